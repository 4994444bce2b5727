//! Mistakes in the guides of this repository: how many of each kind are found, and why the others are not. With
//! `--nocapture` the test prints a table, and each mistake that is not found with its reason.
//!
//! `GUIDEC_ALL_MUTANTS=1 cargo test --test analysis mutations -- --nocapture` tries all mistakes, not a sample.
#![allow(clippy::print_stdout)]

use super::project::Guides;
use super::reasons::{Reason, reason};
use super::{Kind, Mutant};
use guidec::host::ProjectPath;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Mistakes of one kind that are tried at most; they are taken evenly from all.
const MOST: usize = 10;

/// Each kind with its words, and how many of a hundred have to be found of the sample.
const KINDS: [(Kind, &str, usize); 12] = [
    (Kind::RenameLabel, "a label is renamed in the app", 0),
    (Kind::RenameOption, "an option is renamed in the app", 60),
    (Kind::RemoveForSome, "an element is gone for some versions", 75),
    (Kind::Remove, "an element is gone", 90),
    (Kind::Retarget, "an element leads elsewhere", 75),
    (Kind::StaleLabel, "a step has a label that is no more", 10),
    (Kind::Slip, "a step has a label with a slip", 90),
    (Kind::DropArm, "an arm is dropped", 40),
    (Kind::Widen, "a condition lets in more readers", 45),
    (Kind::Swap, "two neighbouring steps are swapped", 70),
    (Kind::Delete, "a step is deleted", 45),
    (Kind::DropWarning, "a warning becomes a note", 50),
];

/// What came of one mistake.
enum Outcome {
    Found,
    Missed(Option<Reason>),
}

/// A mistake of a project.
struct Trial<'g> {
    guides: &'g Guides,
    path: &'g ProjectPath,
    mutant: &'g Mutant,
}

#[test]
fn mistakes_in_real_guides_are_found_or_explained() {
    let guides = Guides::read();
    assert!(!guides.all().is_found());
    let (mut low, mut holes) = (Vec::new(), Vec::new());
    println!("{:40}{:>6}{:>6}{:>6}{:>6}", "", "made", "tried", "found", "%");
    for (kind, words, floor) in KINDS {
        let share = try_out(&trials(&guides, kind), words, &mut holes);
        if share < floor {
            low.push(format!("{words}: {share} of a hundred are found, not {floor}"));
        }
    }
    assert!(holes.is_empty(), "not found, and nobody knows why:\n{}", holes.join("\n"));
    assert!(low.is_empty(), "{}", low.join("\n"));
}

/// Where an app is described as if nothing else were in it, a label that it does not have is found.
#[test]
fn stale_labels_are_found_where_apps_are_declared_completely() {
    let guides = Guides::read().complete();
    assert!(!guides.all().is_found());
    let mut holes = Vec::new();
    let words = "the same, if no app were `partial`";
    let share = try_out(&trials(&guides, Kind::StaleLabel), words, &mut holes);
    assert!(holes.is_empty(), "{}", holes.join("\n"));
    assert!(share >= 95, "{share}");
}

/// The mistakes of a kind.
fn trials(guides: &Guides, kind: Kind) -> Vec<Trial<'_>> {
    let all = guides.mutants.iter().filter(|(_, mutant)| mutant.kind == kind);
    all.map(|(path, mutant)| Trial { guides, path, mutant }).collect()
}

/// Tries some mistakes and prints their lines of the table. How many of a hundred are found.
fn try_out(all: &[Trial<'_>], words: &str, holes: &mut Vec<String>) -> usize {
    let everything = std::env::var_os("GUIDEC_ALL_MUTANTS").is_some();
    let tried = if everything { all.len() } else { all.len().min(MOST) };
    let sample: Vec<&Trial<'_>> = (0..tried).map(|place| &all[place * all.len() / tried]).collect();
    let outcomes: Vec<Outcome> = sample.par_iter().map(|trial| outcome(trial)).collect();
    let mut reasons: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
    for (trial, outcome) in sample.iter().zip(&outcomes) {
        let shown = || trial.guides.shown(trial.path, trial.mutant);
        match outcome {
            Outcome::Found => {}
            Outcome::Missed(Some(reason)) => reasons.entry(*reason).or_default().push(shown()),
            Outcome::Missed(None) => holes.push(format!("{words}: {}", shown())),
        }
    }
    let found = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Found)).count();
    let share = found * 100 / tried.max(1);
    let mut table = format!("{words:40}{:6}{tried:6}{found:6}{share:6}\n", all.len());
    for (reason, missed) in &reasons {
        table += &format!("{:4}{:4} {}\n", "", missed.len(), reason.words());
        missed.iter().for_each(|missed| table += &format!("{:12}{missed}\n", ""));
    }
    print!("{table}");
    share
}

fn outcome(trial: &Trial<'_>) -> Outcome {
    let Trial { guides, path, mutant } = trial;
    let told = guides.told(path, mutant);
    if told.is_found() {
        return Outcome::Found;
    }
    Outcome::Missed(reason(guides, &guides.declared, path, mutant, &told))
}
