//! A sentence as statements: its actions, inside what stands before them, with a comment if words found no place.

use std::collections::BTreeSet;

use super::clause::{Actions, Clause, actions, way};
use super::context::{Context, remark};
use super::entry::{Entry, Role, steps, write};
use super::kept;
use super::lead::{Lead, leads};
use super::object;
use super::paragraph::noted;
use super::prose::{literal, plain, prose};
use super::step::{make, sentence};
use super::token::{Dress, Kind, Token, cut, line_of};
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
            Kind::Sign => {
                depth == 0
                    && token.spaced
                    && matches!(token.text.as_str(), "-" | "–" | "—")
                    && begins_anew(cut(tokens, at + 1, tokens.len()))
            }
            Kind::Stop
                if (1..=2).contains(&(at - start))
                    && without_number(cut(tokens, start, at + 1)).is_empty() =>
            {
                false
            }
            Kind::Stop => depth == 0 && next.is_none_or(|next| next.spaced || next.is(Kind::Break)),
            _ => false,
        };
        // A note inside a paragraph begins with its bold word.
        let is_before_note = depth == 0
            && next.is_some_and(|next| next.is(Kind::Label) && next.dress == Dress::Strong)
            && noted(cut(tokens, at + 1, tokens.len())).is_some();
        if is_end || is_before_note || next.is_none() {
            sentences.push(start..at + 1);
            (start, depth) = (at + 1, 0);
        }
    }
    sentences
}

/// Whether what stands behind a dash is a sentence with something to do.
fn begins_anew(tokens: &[Token]) -> bool {
    let Some(first) = tokens.first().filter(|first| first.spaced) else { return false };
    matches!(first.lower().as_str(), "in" | "on" | "at" | "if" | "when")
        || super::verbs::verb(tokens).is_some()
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

/// More conditions are not put around the steps of a sentence.
const MOST_LEADS: usize = 3;

/// Meanings that alone make no sentence of free text a step.
const WEAK: &[&str] = &[BY_HAND, "read", CHECK, SET, "wait", "allow", "deny", "find"];

/// The statements for a sentence, if it tells actions. `free`: it stands in free text, where only what is done on the
/// screen counts.
pub(super) fn read(tokens: &[Token], free: bool, context: &mut Context) -> Option<Vec<Entry>> {
    let tokens = without_number(tokens);
    if let Some(made) = bracketed(tokens, free, context) {
        return Some(made);
    }
    if tokens.first().is_some_and(|first| first.lower() == "alternatively") {
        context.started = false;
    }
    if let [code] = without_stop(tokens)
        && code.is(Kind::Code)
        && code.text.contains(' ')
    {
        return Some(vec![Entry::step(format!("run {}", super::prose::typed(&code.text)))]);
    }
    if is_list_of_values(tokens) {
        return None;
    }
    let is_weak = |clause: &Clause<'_>| {
        WEAK.contains(&clause.meaning)
            && !(clause.meaning == SET && clause.object.iter().any(|token| token.is(Kind::Label)))
    };
    let is_idle = |actions: &Actions<'_>| free && actions.clauses.iter().all(is_weak);
    let Actions { lead, clauses } =
        actions(tokens).filter(|found| !is_idle(found)).or_else(|| way(tokens))?;
    let is_possible = clauses.first().is_some_and(|clause| clause.possible && !names_a_label(clause.object));
    let is_announced =
        tokens.iter().rfind(|token| !token.is(Kind::Break)).is_some_and(|last| last.is(Kind::Colon))
            && tokens.iter().any(|token| {
                matches!(token.lower().as_str(), "following" | "these" | "follows" | "enable" | "disable")
            })
            && clauses.iter().all(|clause| {
                !names_a_label(clause.object)
                    || clause.object.iter().any(|token| token.lower() == "following")
            });
    if is_possible || is_announced {
        return None;
    }
    if lead.last().is_some_and(|last| last.is(Kind::Colon)) {
        context.started = false;
    }
    let leads = leads(lead);
    if let [only] = clauses.as_slice()
        && is_about_steps(only)
    {
        return Some(about_steps(tokens, leads, context));
    }
    let mut before = Vec::new();
    for lead in &leads {
        before.extend(place(lead, line_of(tokens), context));
        if let Lead::Way(words) = lead {
            before.extend(make(&Clause { meaning: "go to", words, object: words, possible: false }, context));
        }
        if let Lead::Steps(words) = lead {
            let found = actions(words).into_iter().flat_map(|found| found.clauses);
            before.extend(found.flat_map(|clause| make(&clause, context)));
        }
    }
    if let Some(label) = lead.iter().rfind(|token| token.is(Kind::Label)) {
        context.last = Some(label.text.clone());
    }
    let mut made = all(&clauses, context);
    context.list = None;
    if made.is_empty() && context.place.is_none() {
        return None;
    }
    if clauses.first().is_some_and(|clause| clause.possible)
        && let Some(first) = made.first_mut()
    {
        first.remarks.push(remark(line_of(tokens), "the text says that one can do this; is it a step?"));
    }
    for lead in leads.into_iter().take(MOST_LEADS).rev() {
        made = around(lead, made, context);
    }
    before.extend(made);
    Some(with_source(tokens, before))
}

/// "Setting: type A, name B, value C": what stands where, and nothing to type.
fn is_list_of_values(tokens: &[Token]) -> bool {
    let tokens = without_stop(tokens);
    let start = tokens.iter().position(|token| token.is(Kind::Colon)).map_or(0, |colon| colon + 1);
    let is_value = |token: &Token| matches!(token.kind, Kind::Label | Kind::Code);
    let mut keys = Vec::new();
    for pair in cut(tokens, start, tokens.len()).split(|token| token.is(Kind::Comma)) {
        match pair {
            [key, value] if key.is(Kind::Word) && is_value(value) => keys.push(key),
            _ => return false,
        }
    }
    let is_name = |key: &&Token| {
        super::verbs::verb(std::slice::from_ref(*key)).is_none()
            && !matches!(key.lower().as_str(), "then" | "and" | "or" | "finally" | "next")
    };
    keys.iter().any(|key| key.lower() == "type") && keys.iter().any(is_name)
}

/// A sentence behind something in parentheses.
fn bracketed(tokens: &[Token], free: bool, context: &mut Context) -> Option<Vec<Entry>> {
    tokens.first().filter(|first| first.is(Kind::Open))?;
    let close = tokens.iter().position(|token| token.is(Kind::Close))?;
    let mut made = vec![Entry::said(format!("note {}", prose(&sentence(cut(tokens, 1, close)))))];
    let rest = cut(tokens, close + 1, tokens.len());
    let is_nested = rest.first().is_none_or(|first| first.is(Kind::Open)) || close < 2;
    made.extend(if is_nested { None } else { read(rest, free, context) }?);
    Some(made)
}

/// "do this step", "go to the next step".
fn is_about_steps(clause: &Clause<'_>) -> bool {
    let words: Vec<String> = clause.object.iter().map(Token::lower).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["this", "step"]
            | ["these", "steps"]
            | ["the", "following"]
            | ["the", "next", "step"]
            | ["the", "following", "steps"]
            | ["this"]
            | ["the", "steps", "below"]
            | ["the", "instructions", "below"]
            | ["these", "instructions"]
    ) && matches!(clause.meaning, BY_HAND | "go to")
}

/// Such a sentence only says whom the steps behind it are for.
fn about_steps(tokens: &[Token], leads: Vec<Lead<'_>>, context: &mut Context) -> Vec<Entry> {
    for lead in leads {
        match lead {
            Lead::When(condition, words) => {
                context.around = Some(context.when(&condition, words, Vec::new()).head)
            }
            Lead::If(words) => context.around = Some(format!("if {words}")),
            Lead::Optional => context.around = Some("optional".to_owned()),
            _ => {}
        }
    }
    vec![Entry::remark(remark(line_of(tokens), &format!("says: {}", plain(tokens))))]
}

/// The statements of all actions. What is done "by tapping" something comes first.
fn all(clauses: &[Clause<'_>], context: &mut Context) -> Vec<Entry> {
    let mut made: Vec<Entry> = Vec::new();
    let mut rest = clauses;
    while let Some((clause, others)) = rest.split_first() {
        rest = others;
        let is_by = |next: &&Clause<'_>| next.words.first().is_some_and(|word| word.lower() == "by");
        let Some(way) = others.first().filter(is_by) else {
            made.extend(make(clause, context));
            continue;
        };
        rest = others.get(1..).unwrap_or(&[]);
        let mut steps = make(way, context);
        let last = context.last.clone();
        if clause.meaning == BY_HAND || !names_something(clause) {
            if let Some(step) = steps.last_mut() {
                step.block.push(Entry::said(format!("why {}", prose(&sentence(clause.words)))));
            }
        } else {
            let main = make(clause, context);
            // "Turn on X by going to A > X": the way ends at what is turned on.
            if context.last == last
                && let Some(shorter) =
                    steps.last().and_then(|step| step.head.rsplit_once(" > ")).map(|(way, _)| way.to_owned())
                && let Some(step) = steps.last_mut()
            {
                step.head = shorter;
            }
            steps.extend(main);
        }
        made.extend(steps);
    }
    made
}

fn names_something(clause: &Clause<'_>) -> bool {
    object::read(clause.object).labels.iter().any(|label| label.sure)
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
        Lead::List(list) => {
            context.list = Some(list.clone());
            None
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
