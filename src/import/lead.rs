//! What stands in a sentence before its first action: for whom, when, where.

use super::object;
use super::platforms::{Condition, condition};
use super::prose::{joined, prose};
use super::token::{Kind, Token, cut};
use super::words::{LEADS, RESULTS};

#[derive(Debug)]
pub(super) enum Lead<'t> {
    When(Condition, &'t [Token]),
    /// What the reader sees or can tell, as prose.
    If(String),
    /// What is waited for, as prose.
    Wait(String),
    Screen(String),
    App(String),
    /// Beside what the first thing is.
    Place(String),
    Optional,
    Otherwise,
    Nothing,
}

const SCREENS: &[&str] = &["screen", "page", "window", "dialog", "view", "pop-up", "popup", "box"];
const APPS: &[&str] = &["app", "application", "website"];

/// The parts of a lead, each by itself.
pub(super) fn leads(tokens: &[Token]) -> Vec<Lead<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map(Token::lower).unwrap_or_default();
        if at + 1 == tokens.len() || token.is(Kind::Comma) && LEADS.contains(&next.as_str()) {
            parts.push(cut(tokens, start, at + 1));
            start = at + 1;
        }
    }
    parts.into_iter().map(lead).collect()
}

fn lead(part: &[Token]) -> Lead<'_> {
    let ends = |token: &Token| !matches!(token.kind, Kind::Comma | Kind::Colon | Kind::Semicolon);
    let part = cut(part, 0, part.iter().rposition(ends).map_or(0, |last| last + 1));
    let Some(first) = part.first().map(Token::lower) else { return Lead::Nothing };
    if let Some(condition) = condition(part) {
        return Lead::When(condition, part);
    }
    let rest = cut(part, 1, part.len());
    let happens = rest.iter().any(|token| {
        RESULTS.contains(&token.lower().as_str())
            || matches!(token.lower().as_str(), "finishes" | "completes" | "complete" | "finished" | "done")
    });
    match first.as_str() {
        "if" if !rest.is_empty() => Lead::If(prose(rest)),
        "when" if rest.first().is_some_and(|token| token.lower() == "prompted") => Lead::If(prose(rest)),
        "when" | "once" | "after" if happens => {
            let words = prose(rest);
            Lead::Wait(format!("\"until {}", words.trim_start_matches('"')))
        }
        "optionally" | "optional" => Lead::Optional,
        "otherwise" => Lead::Otherwise,
        "next" if rest.first().is_some_and(|token| token.lower() == "to") => Lead::Place(joined(part)),
        "near" | "below" | "above" if !rest.is_empty() => Lead::Place(joined(part)),
        "on" | "in" | "from" | "at" | "within" | "under" => screen(part, rest),
        _ => Lead::Nothing,
    }
}

fn screen<'t>(part: &'t [Token], rest: &'t [Token]) -> Lead<'t> {
    let has = |kinds: &[&str]| rest.iter().any(|token| kinds.contains(&token.lower().as_str()));
    if let Some((place, end)) = object::place(part, 0)
        && end == part.len()
    {
        return Lead::Place(place);
    }
    let object = object::read(rest);
    let [label] = object.labels.as_slice() else { return Lead::Nothing };
    if has(SCREENS) {
        let mut words: Vec<&str> = label.text.split(' ').collect();
        if !label.marked && words.len() > 1 && words.last().is_some_and(|last| SCREENS.contains(last)) {
            words.pop();
        }
        return Lead::Screen(words.join(" "));
    }
    let is_whole = object.end == rest.len();
    match (has(APPS) || label.sure) && is_whole {
        true if !has(&["section", "menu", "tab", "list", "submenu"]) => Lead::App(label.text.clone()),
        _ => Lead::Nothing,
    }
}
