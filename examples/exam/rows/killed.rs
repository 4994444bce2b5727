//! Row 7: `kill -9` at random moments, and at each call of the system.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::disk::job::Job;
use crate::disk::trace::{self, Calls};
use crate::disk::{command, renew, start, tree};
use crate::random::Random;
use crate::row::{Row, Settings};

pub const ROW: Row = Row { number: 7, name: "killed", size: 1000, run };

/// So many guides of a project are enough for every kind of call.
const FEW: usize = 2;
const MANY: usize = 20;

fn run(settings: &Settings) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut random = Random::of(settings.seed);
    let (mut moments, mut calls, mut hit) = (0, 0, 0);
    for make in [Job::build, Job::fmt, Job::fix] {
        let job = make(folder.path(), MANY)?;
        let length = length(&job, folder.path())?;
        for round in 0..settings.size {
            let after = length.mul_f64(random.below(1000) as f64 / 900.0);
            hit += usize::from(at_a_moment(&job, folder.path(), after).map_err(|problem| {
                format!("{} {round}, killed after {after:?}: {problem}", job.arguments)
            })?);
            moments += 1;
        }
        if trace::is_there() {
            calls += at_each_call(&make(folder.path(), FEW)?, folder.path(), settings.size)?;
        }
    }
    Ok(format!("{moments} random moments ({hit} before the end), {calls} calls"))
}

/// How long the command takes.
fn length(job: &Job, folder: &Path) -> Result<Duration, String> {
    let mut longest = Duration::ZERO;
    for _ in 0..3 {
        renew(folder, &job.before);
        let start = Instant::now();
        job.finish(folder)?;
        longest = longest.max(start.elapsed());
    }
    Ok(longest)
}

/// Returns whether the run was still at work.
fn at_a_moment(job: &Job, folder: &Path, after: Duration) -> Result<bool, String> {
    renew(folder, &job.before);
    let (mut child, _) = start(&mut command(folder, job.arguments))?;
    std::thread::sleep(after);
    let is_at_work = child.try_wait().map_err(|error| error.to_string())?.is_none();
    child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
    job.judge_half(&tree(folder))?;
    job.finish(folder)?;
    Ok(is_at_work)
}

/// Kills it when it makes a call, one call after the other; of too many, some. Returns how many.
fn at_each_call(job: &Job, folder: &Path, most: usize) -> Result<usize, String> {
    renew(folder, &job.before);
    let calls = Calls::of(folder, job.arguments)?;
    let all = calls.each();
    let step = all.len().div_ceil(most.max(1)).max(1);
    let mut done = 0;
    for (name, number) in all.into_iter().step_by(step) {
        let failed = |problem: String| format!("{}, killed at {name} {number}: {problem}", job.arguments);
        renew(folder, &job.before);
        trace::traced(folder, job.arguments, &calls.inject(name, number, "signal=KILL")).map_err(failed)?;
        job.judge_half(&tree(folder)).map_err(failed)?;
        job.finish(folder).map_err(failed)?;
        done += 1;
    }
    Ok(done)
}
