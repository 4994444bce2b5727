//! Row 9: several commands at once in one project, and one of them killed while the others wait for it.

use std::path::Path;
use std::time::Duration;

use crate::disk::job::{Job, Tree};
use crate::disk::project::{Style, sources};
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
    Ok(format!("{} rounds", settings.size))
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
    let runs =
        started.into_iter().map(|(child, output)| end(child, output)).collect::<Result<Vec<_>, _>>()?;
    match runs.iter().zip(mix).find(|(run, _)| run.code != Some(0)) {
        Some((run, arguments)) => Err(format!("`guidec {arguments}`: {run:?}")),
        None => Ok(()),
    }
}
