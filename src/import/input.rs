//! Actions that are no touch of an element: typing, signing in, waiting, and the like.

use super::clause::Clause;
use super::context::Context;
use super::entry::Entry;
use super::object;
use super::prose::{joined, literal, prose, typed};
use super::step::{by_hand, tail, unclear};
use super::token::{Dress, Kind, Token, cut};
use super::touch::finish;
use super::words::STOPS;

/// "Enter your PIN into the field": words in quotation marks are typed as they are, others are the reader's own.
pub(super) fn write(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let into = clause.object.iter().position(|token| matches!(token.lower().as_str(), "in" | "into"));
    let what = cut(clause.object, 0, into.unwrap_or(clause.object.len()));
    let field = into.map(|into| (into, object::read(cut(clause.object, into, clause.object.len()))));
    let first = what.iter().find(|token| !matches!(token.lower().as_str(), "the" | "a" | "your" | "text"));
    let (text, taken) = match first {
        Some(token) if token.is(Kind::Label) && token.dress != Dress::Emphasis || token.is(Kind::Code) => (
            typed(&token.text),
            what.iter().position(|other| std::ptr::eq(other, token)).map_or(0, |at| at + 1),
        ),
        Some(token) if token.lower() == "it" && context.typed.is_some() => {
            (format!("{{{}}}", context.typed.clone().unwrap_or_default()), 1)
        }
        _ => match own_words(what) {
            Some((words, taken)) => match context.value(&words) {
                Some(name) => {
                    context.typed = Some(name.clone());
                    (format!("{{{name}}}"), taken)
                }
                None => return unclear(clause, context),
            },
            None => return unclear(clause, context),
        },
    };
    let mut head = format!("type {text}");
    let mut end = taken;
    if let Some((at, field)) = field
        && let [label] = field.labels.as_slice()
    {
        head.push_str(&format!(" into {}", literal(&label.text)));
        end = at + field.end;
    }
    context.started = true;
    finish(vec![Entry::step(head)], clause, end, context)
}

/// What the reader types, in words: "a new passcode".
fn own_words(tokens: &[Token]) -> Option<(String, usize)> {
    let skips = |token: &&Token| matches!(token.lower().as_str(), "the" | "a" | "an" | "your" | "in" | "it");
    let start = tokens.iter().take_while(skips).count();
    let stops = |token: &Token| {
        !matches!(token.kind, Kind::Word | Kind::Label)
            || (STOPS.contains(&token.lower().as_str()) && token.lower() != "or")
            || token.lower() == "to"
    };
    let end = tokens.iter().skip(start).position(stops).map_or(tokens.len(), |length| start + length);
    let words = joined(cut(tokens, start, end));
    (!words.is_empty() && end - start <= 6).then_some((words, end))
}

/// How one signs in is prose.
pub(super) fn sign_in(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    (context.started, context.moved) = (true, true);
    let place = clause.words.iter().position(|token| matches!(token.lower().as_str(), "in" | "into" | "on"));
    let how = place.map_or(clause.object, |place| cut(clause.words, place + 1, clause.words.len()));
    let is_into =
        place.and_then(|place| clause.words.get(place)).is_some_and(|token| token.lower() == "into");
    match how {
        [] => vec![Entry::step("sign in")],
        how if is_into => vec![Entry::step(format!("sign in \"to {}", prose(how).trim_start_matches('"')))],
        how => vec![Entry::step(format!("sign in {}", prose(how)))],
    }
}

pub(super) fn permit(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let object = object::read(clause.object);
    let is_short = clause.object.len() <= 8
        && clause.object.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Label));
    match object.labels.as_slice() {
        [label] if label.marked => finish(
            vec![Entry::step(format!("{} {}", clause.meaning, literal(&label.text)))],
            clause,
            object.end,
            context,
        ),
        _ if is_short && !clause.object.is_empty() => {
            vec![Entry::step(format!("{} {}", clause.meaning, literal(&joined(clause.object))))]
        }
        _ => by_hand(clause, context),
    }
}

pub(super) fn wait(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    context.moved = true;
    let verb = clause.words.iter().position(|token| token.lower() == "wait").map_or(0, |at| at + 1);
    match cut(clause.words, verb, clause.words.len()) {
        [] => by_hand(clause, context),
        what => vec![Entry::step(format!("wait {}", prose(what)))],
    }
}

const DEVICES: &[&str] = &["device", "phone", "tablet", "computer", "mac", "pc", "iphone", "ipad", "it"];

pub(super) fn restart(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    let is_device = clause.object.iter().any(|token| DEVICES.contains(&token.lower().as_str()));
    if !is_device && !clause.object.is_empty() {
        return by_hand(clause, context);
    }
    (context.started, context.moved) = (true, true);
    vec![Entry::step("restart")]
}

/// Steps that go on in prose.
pub(super) fn told(clause: &Clause<'_>, context: &mut Context) -> Vec<Entry> {
    if clause.object.is_empty() {
        return by_hand(clause, context);
    }
    let purpose = clause.object.iter().position(|token| token.lower() == "to").unwrap_or(clause.object.len());
    let (block, after) = tail(cut(clause.object, purpose, clause.object.len()));
    let what = if block.is_empty() { clause.object } else { cut(clause.object, 0, purpose) };
    let mut step = Entry::step(format!("{} {}", clause.meaning, prose(what)));
    step.block = block;
    [vec![step], after].concat()
}
