//! Row 9: several commands at once in one project, and one of them killed while the others wait for it.

use std::fs::File;
use std::path::Path;
use std::process::Child;
use std::time::Duration;

use crate::disk::job::{Job, Tree};
use crate::disk::project::{Style, sources};
use crate::disk::trace;
use crate::disk::{command, end, renew, run_well, same, start, tree};
use crate::random::Random;
use crate::row::{Row, Settings};

pub const ROW: Row = Row { number: 9, name: "together", size: 200, run };

const GUIDES: usize = 6;

/// What runs at once; the last one of some is killed.
const MIXES: &[(&[&str], bool)] = &[
    (&["build", "build", "build", "build"], false),
    (&["build --target html", "build --target json", "build --target html", "build --target json"], false),
    (&["fmt", "fmt", "fmt"], false),
    (&["build", "fmt", "build", "fmt"], false),
    (&["build", "build", "build"], true),
    (&["fmt", "fmt", "fmt"], true),
    (&["build", "fmt", "fmt", "build"], true),
];

/// Calls that move a file; a `?` lets strace pass over those that the machine does not have.
const MOVES: &str = "?rename,?renameat,?renameat2";
const LOCKS_AND_MOVES: &str = "flock,?rename,?renameat,?renameat2";

/// The first command is held up at one of these calls while the second is at work, which may be held up, too.
const HELD_UP: &[[(&str, Option<&str>); 2]] = &[
    // A draft is not in its place yet, or not even locked.
    [("fmt guides/0.guide", Some(MOVES)), ("fmt guides/1.guide", None)],
    [("fmt guides/0.guide", Some("flock")), ("fmt guides/1.guide", None)],
    // The second has found that a draft is not locked and is about to remove it; the first locks it and moves it.
    [("fmt guides/0.guide", Some(LOCKS_AND_MOVES)), ("fmt guides/1.guide", Some("?unlink,?unlinkat"))],
    // A build has opened the lock of another one that then ends.
    [("build --target html", Some(MOVES)), ("build --target json", Some("flock"))],
];

/// How long the second command comes after the first.
const LATER: Duration = Duration::from_millis(700);

fn run(settings: &Settings) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut random = Random::of(settings.seed);
    let build = Job::build(folder.path(), GUIDES)?;
    let mut loose = build.before.clone();
    loose.extend(sources(GUIDES, "closed", Style::Loose));
    let after = one_by_one(&loose, folder.path())?;
    for round in 0..settings.size {
        let (mix, is_one_killed) = MIXES[round % MIXES.len()];
        renew(folder.path(), &loose);
        let moment = is_one_killed.then(|| Duration::from_millis(random.below(150) as u64));
        at_once(mix, moment, folder.path())
            .and_then(|()| same("afterwards", &finished(folder.path())?, &after))
            .map_err(|problem| format!("round {round}, {mix:?}, one killed after {moment:?}: {problem}"))?;
    }
    let pairs = if trace::is_there() { HELD_UP } else { &[] };
    for pair in pairs {
        renew(folder.path(), &loose);
        held_up(pair, folder.path())
            .and_then(|()| same("afterwards", &finished(folder.path())?, &after))
            .map_err(|problem| format!("{pair:?}: {problem}"))?;
    }
    Ok(format!("{} rounds, {} pairs that are held up", settings.size, pairs.len()))
}

fn held_up(pair: &[(&str, Option<&str>); 2], folder: &Path) -> Result<(), String> {
    let mut started = Vec::new();
    for ((arguments, calls), time) in pair.iter().zip([LATER * 3, LATER * 4]) {
        let mut one = match calls {
            None => command(folder, arguments),
            Some(calls) => trace::held_up(folder, arguments, calls, time),
        };
        started.push(start(&mut one)?);
        std::thread::sleep(LATER);
    }
    all_well(started, &pair.map(|(arguments, _)| arguments))
}

/// What the commands make, one after the other.
fn one_by_one(before: &Tree, folder: &Path) -> Result<Tree, String> {
    renew(folder, before);
    finished(folder)
}

fn finished(folder: &Path) -> Result<Tree, String> {
    run_well(folder, "fmt", 0)?;
    run_well(folder, "build", 0)?;
    Ok(tree(folder))
}

fn at_once(mix: &[&str], moment: Option<Duration>, folder: &Path) -> Result<(), String> {
    let mut started =
        mix.iter().map(|one| start(&mut command(folder, one))).collect::<Result<Vec<_>, _>>()?;
    if let Some(moment) = moment {
        std::thread::sleep(moment);
        if let Some((mut victim, _)) = started.pop() {
            victim.kill().and_then(|()| victim.wait()).map_err(|error| error.to_string())?;
        }
    }
    all_well(started, mix)
}

fn all_well(started: Vec<(Child, File)>, mix: &[&str]) -> Result<(), String> {
    let runs =
        started.into_iter().map(|(child, output)| end(child, output)).collect::<Result<Vec<_>, _>>()?;
    match runs.iter().zip(mix).find(|(run, _)| run.code != Some(0)) {
        Some((run, arguments)) => Err(format!("`guidec {arguments}`: {run:?}")),
        None => Ok(()),
    }
}
