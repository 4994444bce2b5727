//! A sentence as statements: its actions, inside what stands before them, with a comment if words found no place.

use std::collections::BTreeSet;

use super::clause::{Actions, Clause, actions};
use super::context::{Context, remark};
use super::entry::{Entry, Role, steps, write};
use super::kept;
use super::lead::{Lead, leads};
use super::object;
use super::prose::{literal, plain};
use super::step::make;
use super::token::{Kind, Token, cut, line_of};
use super::verbs::{BY_HAND, CHECK, SET};

/// Where sentences end: ranges of tokens.
pub(super) fn ends(tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1);
        let is_end = match token.kind {
            Kind::Open => {
                depth += 1;
                false
            }
            Kind::Close => {
                depth = depth.saturating_sub(1);
                false
            }
            Kind::Break | Kind::Semicolon => true,
            Kind::Stop => depth == 0 && next.is_none_or(|next| next.spaced || next.is(Kind::Break)),
            _ => false,
        };
        if is_end || next.is_none() {
            sentences.push(start..at + 1);
            (start, depth) = (at + 1, 0);
        }
    }
    sentences
}

/// Without the number that stands before a step, and signs that say nothing.
pub(super) fn without_number(tokens: &[Token]) -> &[Token] {
    let is_number = |token: &Token| {
        token.is(Kind::Word) && token.text.len() < 4 && token.text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_sign = |token: &Token| matches!(token.kind, Kind::Stop | Kind::Close | Kind::Colon);
    let skipped = usize::from(tokens.first().is_some_and(|first| first.lower() == "step"));
    if tokens.get(skipped).is_some_and(is_number) && tokens.get(skipped + 1).is_some_and(is_sign) {
        return cut(tokens, skipped + 2, tokens.len());
    }
    tokens
}

/// Meanings that alone make no sentence of free text a step.
const WEAK: &[&str] = &[BY_HAND, "read", CHECK, SET, "wait", "allow", "deny", "find"];

/// The statements for a sentence, if it tells actions. `free`: it stands in free text, where only what is done on the
/// screen counts.
pub(super) fn read(tokens: &[Token], free: bool, context: &mut Context) -> Option<Vec<Entry>> {
    let tokens = without_number(tokens);
    if let [code] = without_stop(tokens)
        && code.is(Kind::Code)
        && code.text.contains(' ')
    {
        return Some(vec![Entry::step(format!("run {}", super::prose::typed(&code.text)))]);
    }
    let Actions { lead, clauses } = actions(tokens)?;
    let is_weak = |clause: &Clause<'_>| WEAK.contains(&clause.meaning);
    let is_possible = clauses.first().is_some_and(|clause| clause.possible && !names_a_label(clause.object));
    if is_possible || free && clauses.iter().all(is_weak) {
        return None;
    }
    let leads = leads(lead);
    let mut before = Vec::new();
    for lead in &leads {
        before.extend(place(lead, line_of(tokens), context));
    }
    let mut made: Vec<Entry> = clauses.iter().flat_map(|clause| make(clause, context)).collect();
    if made.is_empty() && context.place.is_none() {
        return None;
    }
    if clauses.first().is_some_and(|clause| clause.possible)
        && let Some(first) = made.first_mut()
    {
        first.remarks.push(remark(line_of(tokens), "the text says that one can do this; is it a step?"));
    }
    for lead in leads.into_iter().rev() {
        made = around(lead, made, context);
    }
    before.extend(made);
    Some(with_source(tokens, before))
}

fn without_stop(tokens: &[Token]) -> &[Token] {
    let end = tokens
        .iter()
        .rposition(|token| !matches!(token.kind, Kind::Stop | Kind::Break))
        .map_or(0, |last| last + 1);
    cut(tokens, 0, end)
}

fn names_a_label(object: &[Token]) -> bool {
    let read = object::read(object);
    read.labels.iter().any(|label| label.marked) || read.labels.len() > 1
}

/// Lines about where the reader is.
fn place(lead: &Lead<'_>, line: u32, context: &mut Context) -> Option<Entry> {
    match lead {
        Lead::Screen(name) if context.moved => {
            context.moved = false;
            let mut entry = Entry::new(Role::Place, format!("now at {}", literal(name)));
            if !name.starts_with(char::is_uppercase) {
                entry.remarks.push(remark(line, &format!("is “{name}” the title of this screen?")));
            }
            Some(entry)
        }
        Lead::App(name) if !context.started => {
            (context.started, context.moved) = (true, true);
            let mut entry = Entry::step(format!("open {}", literal(name)));
            entry.remarks.push(remark(
                line,
                &format!("the text says that one is in “{name}”; is it an app that is opened here?"),
            ));
            Some(entry)
        }
        Lead::Wait(until) => {
            context.moved = true;
            Some(Entry::step(format!("wait {until}")))
        }
        Lead::Place(place) => {
            context.place = Some(place.clone());
            None
        }
        _ => None,
    }
}

/// Blocks around the steps of a sentence.
fn around(lead: Lead<'_>, made: Vec<Entry>, context: &mut Context) -> Vec<Entry> {
    if made.is_empty() {
        return made;
    }
    match lead {
        Lead::When(condition, words) => vec![context.when(&condition, words, made)],
        Lead::If(words) => vec![Entry::group(format!("if {words}"), made)],
        Lead::Optional => vec![Entry::group("optional", made)],
        _ => made,
    }
}

/// Puts the source as a comment before the lines if words of it are not among them.
pub(super) fn with_source(tokens: &[Token], mut made: Vec<Entry>) -> Vec<Entry> {
    let kept: BTreeSet<String> = kept::words(&write(&made, 0)).collect();
    let source = plain(tokens);
    if !kept::loses(&source, &kept) {
        return made;
    }
    let words = remark(line_of(tokens), &format!("says: {source}"));
    match made.first_mut() {
        Some(first) => first.remarks.insert(0, words),
        None => made.push(Entry::remark(words)),
    }
    made
}

/// Whether there is anything to do in some tokens.
pub(super) fn tells_steps(tokens: &[Token], free: bool) -> bool {
    ends(tokens).into_iter().any(|range| {
        let made = read(cut(tokens, range.start, range.end), free, &mut Context::default());
        made.is_some_and(|made| steps(&made) > 0)
    })
}
