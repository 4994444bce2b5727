//! Row 1: each way in, with bytes that a fuzzer chooses by the code that they reach. The targets are in `tests/fuzz` and call
//! the same functions as the tests. Needs a compiler for C++, for the fuzzer; `cargo fuzz` would do the same.
//!
//! A whole run takes five hours of a processor: one that is ended goes on the next time, unless something was changed.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::child::watch;
use crate::row::{Row, Settings};
use crate::{entrances, texts};

/// The size is how many seconds each way in is tried: of processor time, but by the clock in a short run.
pub const ROW: Row = Row { number: 1, name: "fuzz", size: 1_800, run };

/// What makes code tell the fuzzer where it is.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// How long one run of a fuzzer is, in seconds; it goes on with what the runs before it found.
const SITTING: u64 = 120;
/// Runs of fewer seconds are short: they look for what is found at once, beside other work.
const SHORT: usize = 600;

pub fn run(settings: &Settings) -> Result<String, String> {
    let built = build(settings.size)?;
    let kept = texts::root().join("target/fuzz");
    let of = sources();
    begin(&kept, &of, settings.size)?;
    let names = Mutex::new(entrances::ALL.iter().map(|entrance| entrance.name));
    let work = || {
        let mut figures = Vec::new();
        while let Some(name) = { names.lock().expect("nobody panics with it").next() } {
            figures.push(tried(&built, &kept, name, &of, settings).map_err(|told| format!("{name}: {told}")));
        }
        figures
    };
    // As many at a time as there are processors; twice as many in a short run, which counts by the clock.
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let count = if settings.size < SHORT { 2 * processors } else { processors };
    let figures = thread::scope(|scope| {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it does not panic")).collect::<Vec<_>>()
    });
    let figures = figures.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{} s each, runs: {}", settings.size, figures.join(", ")))
}

/// Begins anew after a run that came to its end. One that was ended goes on, also with ways in that it was done with.
fn begin(kept: &Path, of: &str, size: usize) -> Result<(), String> {
    let accounts = entrances::ALL.iter().map(|entrance| account(kept, entrance.name, size));
    let accounts: Vec<PathBuf> = accounts.collect();
    let is_done =
        |account: &PathBuf| Spent::read(account, of).is_some_and(|spent| spent.seconds >= size as f64);
    if accounts.iter().all(is_done) {
        for account in accounts {
            std::fs::remove_file(account).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

/// Where it is written what a way in has been tried.
fn account(kept: &Path, name: &str, size: usize) -> PathBuf {
    kept.join(format!("{name}.{size}.spent"))
}

/// Tries one way in, and says how often.
fn tried(built: &Path, kept: &Path, name: &str, of: &str, settings: &Settings) -> Result<String, String> {
    let found = kept.join(name);
    let is_short = settings.size < SHORT;
    let seeds = seeds(kept, name, is_short)?;
    std::fs::create_dir_all(&found).map_err(|error| error.to_string())?;
    let account = account(kept, name, settings.size);
    let most = settings.size as f64;
    let mut spent = Spent::read(&account, of).unwrap_or_default();
    while spent.seconds < most {
        let mut command = Command::new(built.join(name));
        // The targets themselves look at the processor time that they take; this is for what waits.
        command.env("GUIDEC_FUZZ_SECONDS", if is_short { "20" } else { "1" });
        command.args(["-timeout=120", "-rss_limit_mb=512", "-max_len=20000", "-print_final_stats=1"]);
        command.arg(format!("-max_total_time={}", SITTING.min((most - spent.seconds).ceil() as u64)));
        command.arg(format!("-seed={}", settings.seed + spent.seconds as u64));
        let log = kept.join(format!("{name}.log"));
        let file = File::create(&log).map_err(|error| error.to_string())?;
        command.arg(&found).arg(&seeds).current_dir(kept).stdout(Stdio::null()).stderr(file);
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let start = Instant::now();
        let (seconds, _) = watch(&mut child, Duration::from_secs(10 * SITTING));
        let seconds = if is_short { start.elapsed().as_secs_f64() } else { seconds };
        let status = child.wait().map_err(|error| error.to_string())?;
        let told = std::fs::read(&log).map_err(|error| error.to_string())?;
        let told = String::from_utf8_lossy(&told).into_owned();
        if !status.success() {
            return Err(end_of(&told));
        }
        let figure = |name: &str| {
            let figure = told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            figure.trim().parse::<u64>().map_err(|_| format!("the fuzzer does not say: {name}"))
        };
        spent.runs += figure("stat::number_of_executed_units:")?;
        spent.megabytes = spent.megabytes.max(figure("stat::peak_rss_mb:")?);
        // Each takes some.
        spent.seconds += seconds.max(1.0);
        spent.write(&account, of)?;
    }
    Ok(format!("{name} {} ({} MB)", spent.runs, spent.megabytes))
}

/// What a way in has been tried so far.
#[derive(Default)]
struct Spent {
    /// As the size counts them.
    seconds: f64,
    runs: u64,
    /// The most memory.
    megabytes: u64,
}

impl Spent {
    /// What is written down, if it is `of` the same sources.
    fn read(account: &Path, of: &str) -> Option<Self> {
        let text = std::fs::read_to_string(account).ok()?;
        let mut words = text.strip_prefix(of)?.split_whitespace();
        Some(Self {
            seconds: words.next()?.parse().ok()?,
            runs: words.next()?.parse().ok()?,
            megabytes: words.next()?.parse().ok()?,
        })
    }

    fn write(&self, account: &Path, of: &str) -> Result<(), String> {
        let text = format!("{of} {} {} {}\n", self.seconds, self.runs, self.megabytes);
        std::fs::write(account, text).map_err(|error| error.to_string())
    }
}

/// A hash of all that the targets are built of.
fn sources() -> String {
    let mut hasher = blake3::Hasher::new();
    let below = ["src", "grammar", "targets", "tests/format", "tests/fuzz", "examples/exam"];
    for (path, contents) in texts::below(&below) {
        hasher.update(path.as_bytes()).update(&contents.len().to_le_bytes()).update(&contents);
    }
    hasher.finalize().to_hex().to_string()
}

/// Builds the targets for so many seconds each, and says where they are.
fn build(size: usize) -> Result<PathBuf, String> {
    let version = finished(Command::new("rustc").arg("-vV"))?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
    let (folder, package) = (texts::root().join("target/fuzz/build"), texts::root().join("tests/fuzz"));
    // The versions that guidec is built with; what the fuzzer needs beside them is added.
    std::fs::copy(texts::root().join("Cargo.lock"), package.join("Cargo.lock"))
        .map_err(|error| error.to_string())?;
    let mut command = Command::new("cargo");
    // With a target of its own, the flags do not hold for what runs while building.
    command.args(["build", "--bins", "--target", host]);
    command.arg("--manifest-path").arg(package.join("Cargo.toml"));
    command.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS);
    // For a short run, more time goes into optimising than comes of it.
    let profile = if size < SHORT { "debug" } else { "release" };
    if profile == "release" {
        // Overflows are findings, too.
        command.arg("--release").env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true");
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2");
    }
    command.env("CARGO_PROFILE_DEV_DEBUG", "none");
    finished(&mut command)?;
    Ok(folder.join(host).join(profile))
}

/// The files that a fuzzer begins with: guides, and for a way in that takes something else, what there is of that. Only
/// small ones in a short run, which would read the others for most of its time.
fn seeds(kept: &Path, name: &str, is_short: bool) -> Result<PathBuf, String> {
    let most = if is_short { 1_000 } else { usize::MAX };
    let (folder, ending): (&[&str], &str) = match name {
        "import" => (&["docs"], ".md"),
        "project" => (&["tests/cases", "targets"], ".toml"),
        "template" => (&["targets"], ".j2"),
        _ => (&["guides", "tests/cases"], ".guide"),
    };
    let seeds = kept.join(format!("{name}.seeds"));
    // What an earlier run began with.
    if seeds.exists() {
        std::fs::remove_dir_all(&seeds).map_err(|error| error.to_string())?;
    }
    std::fs::create_dir_all(&seeds).map_err(|error| error.to_string())?;
    let files = texts::below(folder).into_iter();
    let files = files.filter(|(path, contents)| path.ends_with(ending) && contents.len() <= most);
    for (number, (_, contents)) in files.enumerate() {
        std::fs::write(seeds.join(number.to_string()), contents).map_err(|error| error.to_string())?;
    }
    Ok(seeds)
}

/// What a command that succeeds says; the end of what one says that does not.
fn finished(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(output);
    }
    Err(end_of(&String::from_utf8_lossy(&output.stderr)))
}

fn end_of(told: &str) -> String {
    let lines: Vec<&str> = told.lines().rev().take(40).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}
