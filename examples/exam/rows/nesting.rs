//! Row 4: everything that can stand in itself or in a chain, from 10 to 1,000,000 times, on small and large stacks. It
//! ends soon, in little memory, and with the same verdict on each stack.

use crate::child::{self, Manner};
use crate::constructs::{ALL, Case};
use crate::row::{Row, Settings};

pub const ROW: Row = Row { number: 4, name: "nesting", size: 1_000_000, run };

/// In KiB.
const STACKS: [usize; 3] = [1024, 2048, 8192];
/// Unoptimised code is slower, and its frames are larger.
const SECONDS: f64 = if cfg!(debug_assertions) { 20.0 } else { 1.0 };
const BYTES: u64 = 256 << 20;
/// Up to that size not everything is tried.
const SMALL: usize = 100;

pub fn run(settings: &Settings) -> Result<String, String> {
    let mut figures = Figures::default();
    let mut failures = Vec::new();
    let is_small = settings.size <= SMALL;
    // Each run of the tests tries templates, which are what went deepest, and some of the rest.
    let chosen = |at: usize, name: &str| !is_small || name.starts_with("template") || at.is_multiple_of(12);
    for (_, construct) in ALL.iter().enumerate().filter(|(at, construct)| chosen(*at, construct.name)) {
        for depth in depths(settings.size.min(construct.most)) {
            let case = (construct.write)(depth);
            if let Err(what) = try_case(&case, &mut figures) {
                failures.push(format!("{} × {depth}: {what}", construct.name));
            }
        }
    }
    if failures.is_empty() { Ok(figures.words()) } else { Err(failures.join("\n")) }
}

/// 10, what is around the limit of nesting, and powers of ten up to `most`.
fn depths(most: usize) -> Vec<usize> {
    if most <= SMALL {
        return vec![most];
    }
    let tens = (1..).map(|power| 10usize.pow(power)).take_while(|depth| *depth <= most);
    let mut depths: Vec<usize> = tens.chain([60, 64, 65, 70, most]).filter(|depth| *depth <= most).collect();
    depths.sort_unstable();
    depths.dedup();
    depths
}

#[derive(Default)]
struct Figures {
    runs: usize,
    slowest: f64,
    largest: u64,
    /// How many runs ended with 0, 1 and 2.
    codes: [usize; 3],
}

impl Figures {
    fn words(&self) -> String {
        let [clean, errors, refused] = self.codes;
        format!(
            "{} runs of {} constructs ({clean} clean, {errors} with errors, {refused} refused); slowest {:.2} s, largest {} MB",
            self.runs,
            ALL.len(),
            self.slowest,
            self.largest >> 20
        )
    }
}

fn try_case(case: &Case, figures: &mut Figures) -> Result<(), String> {
    let arguments: Vec<&str> = case.arguments.iter().map(String::as_str).collect();
    let mut verdict: Option<(Option<i32>, String)> = None;
    for stack in STACKS {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        child::write(folder.path(), &case.files)?;
        let ended = child::run(folder.path(), &arguments, Manner { stack: Some(stack), most: 60 })?;
        let code = match ended.code {
            Some(code @ 0..=2) => code,
            other => return Err(format!("ends with {other:?} on {stack} KiB: {:.300}", ended.err)),
        };
        figures.runs += 1;
        figures.codes[code as usize] += 1;
        figures.slowest = figures.slowest.max(ended.seconds);
        figures.largest = figures.largest.max(ended.peak);
        if ended.seconds > SECONDS || ended.peak > BYTES {
            return Err(format!("{:.2} s and {} MB on {stack} KiB", ended.seconds, ended.peak >> 20));
        }
        let said = (ended.code, ended.out + &ended.err);
        match &verdict {
            Some(first) if *first != said => {
                return Err(format!("another verdict on {stack} KiB: {:.300} and {:.300}", first.1, said.1));
            }
            _ => verdict = Some(said),
        }
    }
    Ok(())
}
