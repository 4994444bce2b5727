//! Row 5: hostile shapes from 10 KB up to 100 MB. Twice the size takes at most 2.3 times as long, memory is at most eight
//! times the size, and the findings are counted and not all told.

use crate::adversarial::{ALL, Shape};
use crate::child::{self, Ended, Manner};
use crate::row::{Row, Settings};

/// The size is the most bytes of a case.
pub const ROW: Row = Row { number: 5, name: "shapes", size: 100_000_000, run };

const RATIO: f64 = 2.3;
/// What seems steeper is timed again, so many times, and the shortest times count: whatever else the machine does makes
/// them longer.
const AGAIN: usize = 4;
/// Below that, start and clock say more than the shape.
const CLOCK: f64 = if cfg!(debug_assertions) { 2.0 } else { 0.1 };
/// Memory: eight times the size, and what the command takes for nothing and for the largest file that there may be.
const TIMES: u64 = 8;
const START: u64 = 80 << 20;
/// What a file takes of the disk beside its bytes: its entry and its inode.
const ENTRY: usize = 256;
/// Up to that size not everything is tried.
const SMALL: usize = 100_000;
/// What may be told.
const TOLD: usize = 200_000;

pub fn run(settings: &Settings) -> Result<String, String> {
    let mut rows = Vec::new();
    let mut failures = Vec::new();
    let (mut steepest, mut hungriest, mut runs, mut again) = ((0.0, ""), (0.0, ""), 0, 0);
    // Each run of the tests tries some.
    let is_small = settings.size <= SMALL;
    let chosen = ALL.iter().enumerate().filter(|(at, _)| !is_small || at.is_multiple_of(5));
    for (_, shape) in chosen {
        let mut before: Option<Timed> = None;
        let mut last = String::new();
        for size in sizes(settings.size.min(shape.most)) {
            let (bytes, ended) = match try_shape(shape, size) {
                Ok(found) => found,
                Err(what) => {
                    failures.push(format!("{} of {size} bytes: {what}", shape.name));
                    break;
                }
            };
            runs += 1;
            let mut timed = Timed { size, seconds: ended.seconds };
            if let Some(before) = &mut before {
                again += time_again(shape, before, &mut timed)
                    .map_err(|what| format!("{}: {what}", shape.name))?;
                let (then, now) = (before.seconds, timed.seconds);
                if then > CLOCK && now / then > steepest.0 {
                    steepest = (now / then, shape.name);
                }
                if timed.is_steep_after(before) {
                    failures.push(format!("{} of {bytes} bytes: {then:.2} s, then {now:.2} s", shape.name));
                }
            }
            before = Some(timed);
            let memory = ended.peak.saturating_sub(START) as f64 / bytes as f64;
            if memory > hungriest.0 {
                hungriest = (memory, shape.name);
            }
            if memory > TIMES as f64 {
                failures.push(format!("{} of {bytes} bytes: {} MB of memory", shape.name, ended.peak >> 20));
            }
            last = format!(
                "{} ({bytes} bytes): {:.2} s, {} MB, code {:?}",
                shape.name,
                ended.seconds,
                ended.peak >> 20,
                ended.code
            );
        }
        rows.push(last);
    }
    if std::env::var_os("EXAM_DETAILS").is_some() {
        eprintln!("{}", rows.join("\n"));
    }
    let figures = format!(
        "{runs} runs of {} shapes and {again} of them again; steepest {:.2} ({}), most memory {:.1} times the size above {} MB ({})",
        ALL.len(),
        steepest.0,
        steepest.1,
        hungriest.0,
        START >> 20,
        hungriest.1
    );
    if failures.is_empty() { Ok(figures) } else { Err(format!("{figures}\n{}", failures.join("\n"))) }
}

/// How long a size takes, in seconds of processor time.
struct Timed {
    size: usize,
    seconds: f64,
}

impl Timed {
    /// Whether it takes too long for the double of a size.
    fn is_steep_after(&self, half: &Self) -> bool {
        self.seconds > RATIO * half.seconds + CLOCK
    }
}

/// Times two sizes again as long as they are too steep, and says how often.
fn time_again(shape: &Shape, half: &mut Timed, whole: &mut Timed) -> Result<usize, String> {
    for again in 0..AGAIN {
        if !whole.is_steep_after(half) {
            return Ok(again);
        }
        for timed in [&mut *half, &mut *whole] {
            timed.seconds = timed.seconds.min(try_shape(shape, timed.size)?.1.seconds);
        }
    }
    Ok(AGAIN)
}

/// 10 KB and its doubles, as far as they go.
fn sizes(most: usize) -> Vec<usize> {
    let mut sizes: Vec<usize> = (0..).map(|power| 10_000 << power).take_while(|size| *size <= most).collect();
    let last = if most <= SMALL { 2 } else { 4 };
    if most >= 10_000_000 {
        sizes.push(most);
    } else if sizes.len() > last {
        sizes.drain(..sizes.len() - last);
    }
    sizes
}

fn try_shape(shape: &Shape, size: usize) -> Result<(usize, Ended), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let files = (shape.write)(size);
    let bytes =
        files.iter().map(|(_, contents)| contents.len() + if files.len() > 1 { ENTRY } else { 0 }).sum();
    child::write(folder.path(), &files)?;
    let arguments: Vec<&str> = shape.command.split(' ').collect();
    let manner = Manner { stack: None, most: 120 };
    let ended = child::run(folder.path(), &arguments, manner)?;
    if !matches!(ended.code, Some(0..=2)) {
        return Err(format!("ends with {:?} after {:.1} s: {:.300}", ended.code, ended.seconds, ended.err));
    }
    if shape.command.starts_with("check") && ended.out.len() + ended.err.len() > TOLD {
        return Err(format!("{} bytes are told", ended.out.len() + ended.err.len()));
    }
    Ok((bytes, ended))
}
