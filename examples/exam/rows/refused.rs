//! Row 8: the system refuses something: a full disk, a disk that may only be read, too many open files, an error at each call.

use std::path::Path;
use std::process::Command;

use crate::disk::job::{Job, visible};
use crate::disk::project::{Style, sources};
use crate::disk::trace::{self, Calls};
use crate::disk::{Run, renew, run as run_command, run_well, same, tree};
use crate::row::{Row, Settings, guidec};

pub const ROW: Row = Row { number: 8, name: "refused", size: 900, run };

const GUIDES: usize = 2;

/// Commands that only read: what they print must be right, or they must say what was refused.
const READING: [&str; 9] = [
    "check",
    "readers",
    "readers lock-0 --format json",
    "diff --from android --to android",
    "graph notes",
    "graph guides/0.guide --format dot",
    "fmt --check",
    "config",
    "rules",
];

/// What goes wrong, and the words that say so.
const ERRORS: &[(&str, &str)] = &[
    ("EIO", "Input/output error"),
    ("ENOSPC", "No space left on device"),
    ("EACCES", "Permission denied"),
    ("EROFS", "Read-only file system"),
    ("EMFILE", "Too many open files"),
    ("ENOMEM", "Cannot allocate memory"),
    ("EDQUOT", "quota exceeded"),
];

fn run(settings: &Settings) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut problems = Vec::new();
    let mut told = Vec::new();
    let jobs = [Job::build, Job::fmt, Job::fix];
    for (place, make) in jobs.iter().enumerate() {
        let job = make(folder.path(), GUIDES)?;
        if trace::is_there() {
            let most = settings.size / jobs.len();
            told.push(format!(
                "{}: {}",
                job.arguments,
                at_each_call(&job, folder.path(), most, place, &mut problems)?
            ));
        }
        told.push(few_handles(&job, folder.path(), &mut problems)?);
        told.push(full_disk(&job, settings.size, &mut problems)?);
    }
    if trace::is_there() {
        renew(folder.path(), &sources(GUIDES, "locked", Style::Neat));
        for (place, arguments) in READING.iter().enumerate() {
            let most = settings.size.div_ceil(READING.len());
            told.push(reading(arguments, folder.path(), most, place, &mut problems)?);
        }
    }
    match problems.len() {
        0 => Ok(told.join("; ")),
        count => Err(format!("{count} problems ({}):\n{}", told.join("; "), problems.join("\n"))),
    }
}

/// Judges a run to which the system refused something, and the next one, to which it does not.
fn judge(job: &Job, folder: &Path, run: &Run, cause: &str) -> Result<bool, String> {
    let failed = judge_end(job, run, cause, &tree(folder))?;
    job.finish(folder)?;
    Ok(failed)
}

/// Returns whether it failed.
fn judge_end(job: &Job, run: &Run, cause: &str, left: &crate::disk::job::Tree) -> Result<bool, String> {
    match run.code {
        Some(0) => same("it says that all is well", &visible(left), &visible(&job.after)).map(|()| false),
        Some(2) => {
            if !is_told(run, cause) {
                return Err(format!("path and cause are not named: {}", run.text));
            }
            job.judge_failed(left).map(|()| true)
        }
        _ => Err(format!("{run:?}")),
    }
}

/// An error at each call, one after the other; of too many, some.
fn at_each_call(
    job: &Job,
    folder: &Path,
    most: usize,
    first: usize,
    problems: &mut Vec<String>,
) -> Result<String, String> {
    renew(folder, &job.before);
    let calls = Calls::of(folder, job.arguments)?;
    let all = calls.each();
    let step = all.len().div_ceil(most.max(1)).max(1);
    let rounds = (most / all.len().max(1)).max(1);
    let (mut done, mut failed) = (0, 0);
    for round in 0..rounds {
        for (place, (name, number)) in all.iter().enumerate().step_by(step) {
            let (error, cause) = ERRORS[(place / step + round + first) % ERRORS.len()];
            renew(folder, &job.before);
            let options = calls.inject(name, *number, &format!("error={error}"));
            let traced = trace::traced(folder, job.arguments, &options)?;
            match judge(job, folder, &traced.run, cause) {
                Ok(has_failed) => failed += usize::from(has_failed),
                Err(problem) => {
                    let line = traced.lines.iter().find(|line| line.contains("INJECTED"));
                    problems
                        .push(format!("{} {name} {number} {error}: {problem}\n    {line:?}", job.arguments));
                }
            }
            done += 1;
        }
    }
    Ok(format!("{done} errors at calls, {failed} of them fatal"))
}

/// An error at each call of a command that only reads; of too many, some.
fn reading(
    arguments: &str,
    folder: &Path,
    most: usize,
    first: usize,
    problems: &mut Vec<String>,
) -> Result<String, String> {
    let right = run_well(folder, arguments, 0)?;
    let calls = Calls::of(folder, arguments)?;
    let all = calls.each();
    let step = all.len().div_ceil(most.max(1)).max(1);
    let (mut done, mut failed) = (0, 0);
    for (place, (name, number)) in all.iter().enumerate().step_by(step) {
        let (error, cause) = ERRORS[(place / step + first) % ERRORS.len()];
        let run =
            trace::traced(folder, arguments, &calls.inject(name, *number, &format!("error={error}")))?.run;
        match run.code {
            Some(0) if run.text == right.text => {}
            Some(2) if is_told(&run, cause) => failed += 1,
            _ => problems.push(format!("{arguments} {name} {number} {error}: {run:?}")),
        }
        done += 1;
    }
    Ok(format!("{arguments}: {done} errors at calls, {failed} of them fatal"))
}

/// Whether path and cause are named.
fn is_told(run: &Run, cause: &str) -> bool {
    let is_said = |line: &str| line.starts_with("error") && line.contains('`') && line.contains(cause);
    run.text.lines().any(is_said)
}

/// With a few files that may be open at a time.
fn few_handles(job: &Job, folder: &Path, problems: &mut Vec<String>) -> Result<String, String> {
    let mut failed = 0;
    let levels = 4..24;
    for level in levels.clone() {
        renew(folder, &job.before);
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &format!("ulimit -n {level}; exec \"$0\" {}", job.arguments)])
            .arg(guidec())
            .current_dir(folder);
        let run = run_command(&mut shell)?;
        if run.code == Some(127) {
            continue;
        }
        match judge(job, folder, &run, "Too many open files") {
            Ok(has_failed) => failed += usize::from(has_failed),
            Err(problem) => problems.push(format!("{} with {level} files open: {problem}", job.arguments)),
        }
    }
    Ok(format!("{} limits of open files, {failed} fatal", levels.len()))
}

/// Mounts a small disk where nobody else sees it, and runs the command there; then once more with room enough.
const ON_A_SMALL_DISK: &str = r#"
mount -t tmpfs -o "$1" none "$2" || exit 90
cp -a "$3"/. "$2"/ 2>/dev/null || exit 91
cd "$2" || exit 92
[ "$6" = ro ] && mount -o remount,ro "$2"
"$4" $5 > "$7/text" 2>&1; echo $? > "$7/code"
[ "$6" = ro ] && mount -o remount,rw "$2"
cp -a . "$7/left" || exit 93
mount -o remount,size=64m,nr_inodes=10000 "$2"
"$4" $5 > "$7/text-after" 2>&1; echo $? > "$7/code-after"
cp -a . "$7/after" || exit 94
"#;

/// A disk that is full at every level, by bytes and by files, and one that may only be read.
fn full_disk(job: &Job, size: usize, problems: &mut Vec<String>) -> Result<String, String> {
    let before = tempfile::tempdir().map_err(|error| error.to_string())?;
    renew(before.path(), &job.before);
    let pages: usize = job.before.values().map(|bytes| bytes.len().div_ceil(4096)).sum();
    let names = job.before.len() + 1;
    let step = (300 / size.max(1)).max(1);
    let mut levels: Vec<(String, &str)> = vec![("size=64m".to_owned(), "ro")];
    levels.extend((0..100).step_by(step).map(|more| (format!("size={}k", (pages + more) * 4), "rw")));
    levels.extend((0..60).step_by(step).map(|more| (format!("size=64m,nr_inodes={}", names + more), "rw")));
    let (mut done, mut failed) = (0, 0);
    for (level, mode) in levels {
        let results = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mount = tempfile::tempdir().map_err(|error| error.to_string())?;
        let mut command = Command::new("unshare");
        command.args(["-rm", "sh", "-c", ON_A_SMALL_DISK, "sh", &level]).arg(mount.path()).arg(before.path());
        command.arg(guidec()).arg(job.arguments).arg(mode).arg(results.path());
        let outcome = run_command(&mut command)?;
        match outcome.code {
            Some(0) => {}
            Some(91) => continue,
            _ if done == 0 => return Ok(format!("no small disks here ({})", outcome.text.trim())),
            _ => return Err(format!("a small disk with {level}: {outcome:?}")),
        }
        let text = |name: &str| std::fs::read_to_string(results.path().join(name)).unwrap_or_default();
        let run = Run { code: text("code").trim().parse().ok(), text: text("text") };
        let cause = if mode == "ro" { "Read-only file system" } else { "No space left on device" };
        let judged =
            judge_end(job, &run, cause, &tree(&results.path().join("left"))).and_then(|has_failed| {
                same("with room enough", &tree(&results.path().join("after")), &job.after)?;
                Ok(has_failed)
            });
        match judged {
            Ok(has_failed) => failed += usize::from(has_failed),
            Err(problem) => {
                problems.push(format!("{} on a disk with {level} ({mode}): {problem}", job.arguments))
            }
        }
        done += 1;
    }
    Ok(format!("{done} small disks, {failed} full"))
}
