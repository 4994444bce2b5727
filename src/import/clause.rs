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
        let is_urged = tokens.get(place + 2).is_some_and(|next| next.lower() == "to")
            && tokens.get(place).is_some_and(|first| first.lower() == "make");
        if let Some((meaning, words)) = verb(tokens.get(place..)?).filter(|_| !is_urged) {
            return Some(Found { meaning, object: place + words, possible });
        }
        let token = tokens.get(place)?;
        let word = token.lower();
        let is_sure = word == "forget" && skipped > 0
            || word == "don't" && tokens.get(place + 1).is_some_and(|next| next.lower() == "forget")
            || word == "sure" && skipped > 0
            || word == "make" && tokens.get(place + 1).is_some_and(|next| next.lower() == "sure");
        let is_comma = token.is(Kind::Comma) && skipped > 0;
        let is_filler = FILLERS.contains(&word.as_str()) && (word != "to" || skipped > 0);
        let is_modal = MODALS.contains(&word.as_str());
        possible |= is_modal;
        if !is_comma && !is_filler && !is_modal && !is_sure {
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
    let appears = lead.last().is_some_and(|last| last.is(Kind::Comma))
        && lead
            .iter()
            .any(|token| matches!(token.lower().as_str(), "appear" | "appears" | "opens" | "displays"));
    if !lead.is_empty() && !leads && !is_by && !is_named && !appears
        || leads && !is_by && holds_a_clause(lead)
    {
        return way(tokens);
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([tokens.len()]);
    let clauses = starts.iter().zip(ends).map(|((start, found), end)| Clause {
        meaning: found.meaning,
        words: trimmed(cut(tokens, *start, end)),
        object: trimmed(cut(tokens, found.object, end)),
        possible: found.possible,
    });
    Some(Actions { lead, clauses: joined(tokens, clauses.collect()) })
}

/// In a sentence with more actions none are joined.
const MOST_CLAUSES: usize = 50;

/// Verbs that need nothing behind them.
const ALONE: &[&str] = &["back", "sign in", "restart", "scan", "wait", "scroll"];

/// "Choose and confirm your password" is one action.
fn joined<'t>(tokens: &'t [Token], clauses: Vec<Clause<'t>>) -> Vec<Clause<'t>> {
    if clauses.len() > MOST_CLAUSES {
        return clauses;
    }
    let mut out: Vec<Clause<'t>> = Vec::new();
    for clause in clauses {
        match out.last_mut().filter(|last| last.object.is_empty() && !ALONE.contains(&last.meaning)) {
            Some(last) => {
                // Both are parts of the same tokens.
                let start = offset(tokens, last.words);
                let end = offset(tokens, clause.words) + clause.words.len();
                let words = cut(tokens, start, end);
                *last = Clause {
                    meaning: super::verbs::BY_HAND,
                    words,
                    object: clause.object,
                    possible: last.possible,
                };
            }
            None => out.push(clause),
        }
    }
    out
}

/// Where a part of some tokens begins among them.
fn offset(tokens: &[Token], part: &[Token]) -> usize {
    let first = part.first();
    tokens
        .iter()
        .position(|token| first.is_some_and(|first| std::ptr::eq(first, token)))
        .unwrap_or(tokens.len())
}

/// Whether what follows a comma in a lead is what the sentence is about: "If you deny, it appears again, and …".
fn holds_a_clause(lead: &[Token]) -> bool {
    let behind = lead.iter().zip(lead.iter().skip(1)).filter(|(comma, _)| comma.is(Kind::Comma));
    behind
        .map(|(_, next)| next.lower())
        .any(|word| matches!(word.as_str(), "it" | "the" | "this" | "they" | "there" | "your"))
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
        _ => is_by,
    }
}

/// A way through menus without a verb, perhaps behind words and a colon, or behind "in".
pub(super) fn way(tokens: &[Token]) -> Option<Actions<'_>> {
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
