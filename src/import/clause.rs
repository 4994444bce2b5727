//! A sentence as what stands before its first action, and its actions.

use super::token::{Kind, Token, cut};
use super::verbs::verb;
use super::words::{FILLERS, LEADS, MODALS};

/// One action.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'t> {
    /// What its verb means.
    pub(super) meaning: &'static str,
    pub(super) words: &'t [Token],
    /// What stands behind the verb.
    pub(super) object: &'t [Token],
    /// Whether it is only said that one can do it.
    pub(super) possible: bool,
}

/// A sentence with actions.
#[derive(Debug)]
pub(super) struct Actions<'t> {
    pub(super) lead: &'t [Token],
    pub(super) clauses: Vec<Clause<'t>>,
}

/// A verb that was found.
struct Found {
    meaning: &'static str,
    /// Where its object begins.
    object: usize,
    possible: bool,
}

/// Words that say no more than that something else comes.
const MOST_FILLERS: usize = 7;

fn find(tokens: &[Token], at: usize) -> Option<Found> {
    let mut possible = false;
    for skipped in 0..=MOST_FILLERS {
        let place = at + skipped;
        if let Some((meaning, words)) = verb(tokens.get(place..)?) {
            return Some(Found { meaning, object: place + words, possible });
        }
        let token = tokens.get(place)?;
        let word = token.lower();
        let is_comma = token.is(Kind::Comma) && skipped > 0;
        let is_filler = FILLERS.contains(&word.as_str()) && (word != "to" || skipped > 0);
        let is_modal = MODALS.contains(&word.as_str());
        possible |= is_modal;
        if !is_comma && !is_filler && !is_modal {
            return None;
        }
    }
    None
}

/// The actions of a sentence, if it has some.
pub(super) fn actions(tokens: &[Token]) -> Option<Actions<'_>> {
    let mut starts: Vec<(usize, Found)> = Vec::new();
    let leads = tokens.first().is_some_and(|first| LEADS.contains(&first.lower().as_str()));
    let mut depth = 0usize;
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if at < from || depth > 0 || !may_begin(tokens, at, leads, !starts.is_empty()) {
            continue;
        }
        if let Some(found) = find(tokens, at) {
            from = found.object;
            starts.push((at, found));
        }
    }
    let Some((first, _)) = starts.first() else { return way(tokens) };
    let lead = cut(tokens, 0, *first);
    let is_by = tokens.get(*first).is_some_and(|token| token.lower() == "by");
    let is_named = lead.last().is_some_and(|last| last.is(Kind::Colon));
    if !lead.is_empty() && !leads && !is_by && !is_named {
        return way(tokens);
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([tokens.len()]);
    let clauses = starts.iter().zip(ends).map(|((start, found), end)| Clause {
        meaning: found.meaning,
        words: trimmed(cut(tokens, *start, end)),
        object: trimmed(cut(tokens, found.object, end)),
        possible: found.possible,
    });
    Some(Actions { lead, clauses: clauses.collect() })
}

/// Whether an action may begin there.
fn may_begin(tokens: &[Token], at: usize, leads: bool, is_later: bool) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return true };
    let is_by = tokens.get(at).is_some_and(|token| token.lower() == "by");
    match before.kind {
        Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Close | Kind::Break | Kind::Stop => true,
        Kind::Sign => matches!(before.text.as_str(), "-" | "–" | "—"),
        Kind::Word if matches!(before.lower().as_str(), "and" | "then") => is_later || leads,
        Kind::Label => is_by || leads && !is_later,
        Kind::Word => is_by || leads && !is_later && before.lower() == "app",
        _ => is_by,
    }
}

/// A way through menus without a verb, perhaps behind words and a colon, or behind "in".
fn way(tokens: &[Token]) -> Option<Actions<'_>> {
    let arrow = tokens.iter().position(|token| token.is(Kind::Arrow))?;
    let colon =
        cut(tokens, 0, arrow).iter().rposition(|token| matches!(token.kind, Kind::Colon | Kind::Comma));
    let inside = cut(tokens, 0, arrow)
        .iter()
        .rposition(|token| matches!(token.lower().as_str(), "in" | "under" | "via" | "at"));
    let start = colon.max(inside).map_or(0, |place| place + 1);
    let first = cut(tokens, start, arrow);
    let is_label = first.len() == 1
        && first.iter().all(|token| matches!(token.kind, Kind::Label | Kind::Word))
        || first.len() < 5 && !first.is_empty() && first.iter().all(|token| token.is(Kind::Word));
    let marked = first.iter().any(|token| token.is(Kind::Label));
    if !is_label || inside.is_some() && !marked {
        return None;
    }
    let words = trimmed(cut(tokens, start, tokens.len()));
    let clause = Clause { meaning: "go to", words, object: words, possible: false };
    Some(Actions { lead: cut(tokens, 0, start), clauses: vec![clause] })
}

/// Without what only joins at the end.
fn trimmed(tokens: &[Token]) -> &[Token] {
    let joins = |token: &Token| {
        matches!(token.kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Break | Kind::Stop)
            || matches!(token.lower().as_str(), "and" | "then")
            || token.is(Kind::Sign) && matches!(token.text.as_str(), "-" | "–" | "—")
    };
    let end = tokens.iter().rposition(|token| !joins(token)).map_or(0, |last| last + 1);
    cut(tokens, 0, end)
}
