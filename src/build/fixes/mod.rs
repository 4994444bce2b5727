//! Curing what is found: rounds of applying cures and looking again. Nothing is written here.

mod plan;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use super::{Compiled, Failure, Keep, Project, compile};
use crate::diagnostic::Curable;
use crate::host::{Host, Overlay, ProjectPath};
use plan::{Plan, Reach, plan};
use weight::Weights;

/// The most rounds; cures that touch each other need several.
const ROUNDS: usize = 10;

/// How often a round is tried with fewer files before it is given up.
const TRIES: usize = 4;

/// Opens the project, in which some files may have changed.
pub type Open<'a> = &'a dyn Fn(&dyn Host) -> Result<Project, Failure>;

/// What is there after curing.
pub struct Fixed {
    pub project: Project,
    pub compiled: Compiled,
    /// The files with other texts.
    pub changes: BTreeMap<ProjectPath, Change>,
    /// How many findings were cured.
    pub cures: usize,
    /// Files of which cures would have made new errors.
    pub left: BTreeSet<ProjectPath>,
    /// What could still be cured.
    pub curable: Curable,
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub before: String,
    pub after: String,
}

/// How many of the findings `--fix` can cure.
pub fn curable(compiled: &Compiled, project: &Project) -> Curable {
    plan::curable(compiled, &Reach::new(project, false))
}

/// Applies the safe cures of what is told in the files of the project, and with `guesses` all of them, until there are none
/// left. Cures in a file after which there would be errors that are not there now are not applied.
pub fn fix(host: &dyn Host, guesses: bool, open: Open<'_>) -> Result<Fixed, Failure> {
    let mut host = Overlay::new(host);
    let project = open(&host)?;
    let compiled = compile(&host, &project, Keep::Findings);
    let mut fixed = Fixed {
        project,
        compiled,
        changes: BTreeMap::new(),
        cures: 0,
        left: BTreeSet::new(),
        curable: Curable::default(),
    };
    // Guesses come when all else is cured: beside errors that a safe cure takes away, new ones of theirs would pass unseen.
    let mut reach = fixed.rounds(&mut host, Reach::new(&fixed.project, false), open);
    if guesses {
        reach = fixed.rounds(&mut host, Reach::new(&fixed.project, true), open);
    }
    fixed.changes.retain(|_, change| change.before != change.after);
    fixed.curable = plan::curable(&fixed.compiled, &reach);
    Ok(fixed)
}

impl Fixed {
    /// Applies cures until there are none left; gives what is left out of reach.
    fn rounds(&mut self, host: &mut Overlay<'_>, mut reach: Reach, open: Open<'_>) -> Reach {
        for _ in 0..ROUNDS {
            // For whom the findings are is not known then.
            if self.compiled.is_misasked || !self.round(host, &mut reach, open) {
                break;
            }
        }
        reach
    }

    /// Returns whether something was changed.
    fn round(&mut self, host: &mut Overlay<'_>, reach: &mut Reach, open: Open<'_>) -> bool {
        for attempt in 1..=TRIES {
            let plan = plan(&self.compiled, reach);
            if plan.texts.is_empty() {
                return false;
            }
            let mut trial = host.clone();
            for (path, text) in &plan.texts {
                trial.put(path.clone(), text.as_str());
            }
            let opened = open(&trial).ok();
            let tried = opened.map(|project| (compile(&trial, &project, Keep::Findings), project));
            let worse = match &tried {
                Some((compiled, _)) => self.worse(&plan, compiled),
                None => plan.texts.keys().cloned().collect(),
            };
            if let Some((compiled, project)) = tried.filter(|_| worse.is_empty()) {
                self.accept(plan, compiled, project);
                *host = trial;
                return true;
            }
            let left = if attempt == TRIES { plan.texts.into_keys().collect() } else { worse };
            left.iter().for_each(|path| reach.leave(path));
            self.left.extend(left);
        }
        false
    }

    /// The files that are worse with their new texts; all, if it is another that is worse.
    fn worse(&self, plan: &Plan, compiled: &Compiled) -> BTreeSet<ProjectPath> {
        let (before, after) = (Weights::of(&self.compiled), Weights::of(compiled));
        let is_worse = |path: &&ProjectPath| after.of_file(path.as_str()) > before.of_file(path.as_str());
        let worse: BTreeSet<ProjectPath> = plan.texts.keys().filter(is_worse).cloned().collect();
        match worse.is_empty() && after.all > before.all {
            true => plan.texts.keys().cloned().collect(),
            false => worse,
        }
    }

    fn accept(&mut self, plan: Plan, compiled: Compiled, project: Project) {
        for (path, after) in plan.texts {
            let before = self.compiled.sources.iter().map(|(_, file)| file);
            let before = before.filter(|file| file.name() == path.as_str()).map(|file| file.text()).next();
            let before = before.unwrap_or_default().to_owned();
            self.changes.entry(path).or_insert(Change { before, after: String::new() }).after = after;
        }
        self.cures += plan.cures;
        self.compiled = compiled;
        self.project = project;
    }
}
