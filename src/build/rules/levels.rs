//! Which level each rule has: by the command, else by the project file, else its usual one.

use std::collections::{BTreeMap, BTreeSet};

use super::Failure;
use crate::build::patterns::Patterns;
use crate::diagnostic::{Code, Level, Standing, find, meant};
use crate::host::ProjectPath;
use crate::source::Span;
use crate::text::{or, visible};

/// The levels of a run.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// `[rules]`, by the ids of codes.
    everywhere: BTreeMap<&'static str, Written>,
    /// `[[overrides]]`, in order; of several for a file the last that names the rule holds.
    overrides: Vec<Override>,
    /// What the command says.
    asked: BTreeMap<&'static str, (Level, &'static str)>,
    /// The only rules that are looked at; none: all.
    selected: BTreeSet<&'static str>,
}

/// A level and where the project file gives it.
#[derive(Clone, Copy, Debug)]
pub(in crate::build) struct Written {
    pub(in crate::build) level: Level,
    pub(in crate::build) place: Span,
}

/// Levels for some files.
#[derive(Clone, Debug)]
pub(in crate::build) struct Override {
    /// As they are written.
    pub(in crate::build) files: Vec<String>,
    /// Where each of them is written.
    pub(in crate::build) places: Vec<Span>,
    pub(in crate::build) patterns: Patterns,
    pub(in crate::build) rules: BTreeMap<&'static str, Written>,
}

/// Where a level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything about the rule.
    Usual,
    /// A place in the project file.
    Project(Span),
    /// An option of the command.
    Option(&'static str),
}

impl Levels {
    pub(in crate::build) fn set(&mut self, code: &Code, written: Written) {
        self.everywhere.insert(code.id, written);
    }

    pub(in crate::build) fn set_for(&mut self, files: Override) {
        self.overrides.push(files);
    }

    /// Whether the project file says something for some files.
    pub(super) fn differ_by_file(&self) -> bool {
        !self.overrides.is_empty()
    }

    /// What the project file says for some files: each pattern with its place.
    pub(in crate::build) fn patterns(&self) -> impl Iterator<Item = (&str, Span)> {
        let all = self.overrides.iter();
        all.flat_map(|files| files.files.iter().map(String::as_str).zip(files.places.iter().copied()))
    }

    /// Gives a rule a level for this run. The rule is named by its code or its name.
    pub fn ask(&mut self, option: &'static str, rule: &str, level: Level) -> Result<(), Failure> {
        let code = known(option, rule)?;
        if !code.can_be(level) {
            return Err(Failure::Usage(format!("{option} {}: {}", code.name, refusal(code, level))));
        }
        match self.asked.insert(code.id, (level, option)) {
            Some((before, other)) if before != level => {
                Err(Failure::Usage(format!("{other} and {option} name the same rule, `{}`", code.name)))
            }
            _ => Ok(()),
        }
    }

    /// Looks only at this rule, and at others that are selected.
    pub fn select(&mut self, option: &'static str, rule: &str) -> Result<(), Failure> {
        self.selected.insert(known(option, rule)?.id);
        Ok(())
    }

    /// Whether only some rules are looked at.
    pub fn is_narrow(&self) -> bool {
        !self.selected.is_empty()
    }

    /// Whether findings of a rule are looked at. Where something is not understood, nothing else could be found,
    /// so that is always looked at.
    pub(super) fn selects(&self, code: &Code) -> bool {
        self.selected.is_empty() || self.selected.contains(code.id) || code.standing >= Standing::Meaning
    }

    /// The level of a rule for findings in a file and where it comes from; none if nobody said anything.
    pub(super) fn of(&self, code: &Code, file: Option<&ProjectPath>) -> Option<(Level, Origin)> {
        if let Some((level, option)) = self.asked.get(code.id) {
            return Some((*level, Origin::Option(option)));
        }
        let here = |files: &&Override| file.is_some_and(|file| files.patterns.contains(file));
        let overrides = self.overrides.iter().rev().filter(here);
        let written = overrides.filter_map(|files| files.rules.get(code.id)).next();
        let written = written.or_else(|| self.everywhere.get(code.id))?;
        Some((written.level, Origin::Project(written.place)))
    }

    /// The level of a rule outside of all overrides.
    pub fn in_force(&self, code: &Code) -> (Level, Origin) {
        self.of(code, None).unwrap_or((code.usual_level(), Origin::Usual))
    }

    /// What overrides say of a rule: the files, the level and its place.
    pub fn overridden(&self, code: &Code) -> impl Iterator<Item = (&[String], Level, Span)> {
        self.overrides.iter().filter_map(|files| {
            let written = files.rules.get(code.id)?;
            Some((files.files.as_slice(), written.level, written.place))
        })
    }

    /// What the command says: each rule with its level and the option.
    pub fn asked(&self) -> impl Iterator<Item = (&'static Code, Level, &'static str)> {
        self.asked.iter().filter_map(|(id, (level, option))| Some((find(id)?, *level, *option)))
    }
}

fn known(option: &str, rule: &str) -> Result<&'static Code, Failure> {
    find(rule).ok_or_else(|| {
        let advice = match meant(rule) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`guidec rules` lists all".to_owned(),
        };
        Failure::Usage(format!("{option}: there is no rule `{}`; {advice}", visible(rule)))
    })
}

/// Why a rule cannot have a level.
pub(in crate::build) fn refusal(code: &Code, level: Level) -> String {
    let levels = code.standing.levels(code.usual_level());
    let levels: Vec<String> = levels.map(|level| format!("`{}`", level.name())).collect();
    let why =
        format!("it cannot be `{}`, as {}; it can be {}", level.name(), code.standing.reason(), or(&levels));
    match code.standing.can_be_allowed() {
        true => {
            format!(
                "{why}. Where one is right all the same, the guide can say so: `# guidec: allow({}) because …`",
                code.name
            )
        }
        false => why,
    }
}
