//! Two guides have a long run of steps in common.
//!
//! Steps are compared by what they mean, so it does not matter whether one guide names an element and another writes its label. Each
//! window of as many steps as are too many is looked up once by its hash, so this costs time in proportion to all steps.

mod meaning;

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::SHARED_STEPS;
use crate::model::statement::{Block, StatementKind};
use crate::source::Span;
use crate::style::Context;
use crate::style::body::Body;
use serde::{Deserialize, Serialize};

use meaning::{Item, of_follow, of_step};

/// Steps that follow one another.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::style) struct Run {
    /// Where the guide or procedure stands.
    body: Span,
    items: Vec<Item>,
}

impl Run {
    fn place(&self, at: usize) -> Option<Span> {
        self.items.get(at).map(|item| Span { start: item.start, end: item.end, ..self.body })
    }
}

/// What is too long to stand twice: the runs of some guides and procedures.
pub(in crate::style) fn runs(context: &Context<'_>, bodies: &[Body<'_>]) -> Vec<Run> {
    let window = context.options.shared_steps as usize;
    let runs = bodies.iter().flat_map(|body| runs_of(context, body));
    let long = runs.filter(|run| run.items.len() >= window);
    long.map(|mut run| {
        run.items.shrink_to_fit();
        run
    })
    .collect()
}

pub(in crate::style) fn check(runs: &mut [Run], most: u32) -> Vec<Diagnostic> {
    let window = most as usize;
    let mut found = Vec::new();
    runs.sort_by_key(|run| run.place(0));
    let mut seen: HashMap<u64, (usize, usize)> = HashMap::new();
    for (number, run) in runs.iter().enumerate() {
        let hashes = windows(&run.items, window);
        let mut at = 0;
        while let Some(hash) = hashes.get(at) {
            let first = *seen.entry(*hash).or_insert((number, at));
            let same = runs.get(first.0).filter(|other| other.body != run.body);
            let length = same.map_or(0, |other| common(&other.items, first.1, &run.items, at));
            match same.filter(|_| length >= window) {
                Some(other) => {
                    found.extend(finding(other, first.1, run, at, length));
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    found
}

fn runs_of(context: &Context<'_>, body: &Body<'_>) -> Vec<Run> {
    let new = || Run { body: body.span(), items: Vec::new() };
    let mut found = Vec::new();
    let mut blocks: Vec<&Block> = body.blocks().collect();
    while let Some(block) = blocks.pop() {
        let mut run = new();
        for statement in &block.statements {
            match &statement.kind {
                StatementKind::Step(step) => of_step(context, step, &mut run.items),
                StatementKind::Follow { procedure, without } => {
                    run.items.extend(of_follow(context, *procedure, without, statement.span));
                }
                // What is said between steps does not part them.
                StatementKind::Attachment(_) => {}
                kind => {
                    found.push(std::mem::replace(&mut run, new()));
                    blocks.extend(kind.blocks());
                }
            }
        }
        found.push(run);
    }
    found
}

/// The hash of each window, made of the one before it.
fn windows(items: &[Item], window: usize) -> Vec<u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let oldest = (1..window).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0_u64;
    let mut hashes = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(gone) = at.checked_sub(window).and_then(|gone| items.get(gone)) {
            hash = hash.wrapping_sub(gone.meaning.wrapping_mul(oldest));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(item.meaning);
        if at + 1 >= window {
            hashes.push(hash);
        }
    }
    hashes
}

/// How many steps are the same from two places on.
fn common(one: &[Item], from: usize, other: &[Item], at: usize) -> usize {
    let one = one.get(from..).unwrap_or_default();
    let other = other.get(at..).unwrap_or_default();
    one.iter().zip(other).take_while(|(one, other)| one.meaning == other.meaning).count()
}

fn finding(other: &Run, from: usize, run: &Run, at: usize, length: usize) -> Option<Diagnostic> {
    let title = format!("these {length} steps stand in another guide, too");
    Some(
        Diagnostic::new(&SHARED_STEPS, title)
            .at(run.place(at)?, "the first of them")
            .see(run.place(at + length - 1)?, "the last of them")
            .see(other.place(from)?, "they begin here in the other guide")
            .help("make them a `procedure`, and `follow` it in both: what changes is then changed once"),
    )
}
