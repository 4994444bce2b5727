//! "Choose A or B": one action that is done with one of several things, as a choice of the reader.

use super::clause::Clause;
use super::context::Context;
use super::entry::Entry;
use super::object;
use super::options::chosen;
use super::prose::literal;
use super::step::make;
use super::token::{Kind, cut};
use super::verbs::verb;

/// What can be done with one thing or with another.
const MEANINGS: &[&str] = &[
    "tap",
    "press",
    "choose",
    "hold",
    "double-tap",
    "turn on",
    "turn off",
    "tick",
    "untick",
    "open",
    "go to",
];
/// More things are no choice that anybody reads.
const MOST: usize = 12;

/// A choice, if the action names several things to choose from.
pub(super) fn choice(clause: &Clause<'_>, context: &mut Context) -> Option<Vec<Entry>> {
    if !MEANINGS.contains(&clause.meaning) {
        return None;
    }
    let things = things(clause)?;
    let (list, place) = (context.list.take(), context.place.take());
    let mut options = Vec::new();
    for (title, one) in things {
        (context.list, context.place) = (list.clone(), place.clone());
        options.push(Entry::group(format!("option {}", literal(&title)), make(&one, context)));
    }
    Some(chosen(options))
}

/// What is done with each thing, by the thing's label.
fn things<'t>(clause: &Clause<'t>) -> Option<Vec<(String, Clause<'t>)>> {
    let object = clause.object;
    let is_or = |at: usize| object.get(at).is_some_and(|token| token.lower() == "or");
    let mut start = usize::from(object.first().is_some_and(|first| first.lower() == "either"));
    let mut things = Vec::new();
    while things.len() < MOST {
        let read = object::read(cut(object, start, object.len()));
        let label = read.labels.last().filter(|_| read.labels.iter().all(|label| label.marked))?;
        let end = start + read.end;
        let joint = end + usize::from(object.get(end).is_some_and(|token| token.is(Kind::Comma)));
        let words = cut(object, start, end);
        things.push((label.text.clone(), Clause { words, object: words, ..*clause }));
        if is_or(joint) {
            let rest = cut(object, joint + 1, object.len());
            let last = object::read(rest);
            let label = last.labels.last().filter(|_| last.labels.iter().all(|label| label.marked))?;
            // "A or B or C": the rest is read in its turn.
            if rest.get(last.end).is_none_or(|next| next.lower() != "or") {
                // "… or press Enter"
                let verb = verb(rest).filter(|_| rest.first().is_some_and(|first| first.is(Kind::Word)));
                let (meaning, verb) = verb.unwrap_or((clause.meaning, 0));
                let object = cut(rest, verb, rest.len());
                things.push((label.text.clone(), Clause { meaning, words: rest, object, ..*clause }));
                return Some(things);
            }
            start = joint + 1;
        } else if joint > end {
            start = joint;
        } else {
            return None;
        }
    }
    None
}
