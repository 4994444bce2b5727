//! What stands in a sentence before its first action: for whom, when, where.

use super::object;
use super::platforms::{Condition, condition};
use super::prose::{is_usable, joined, prose};
use super::token::{Kind, Token, cut};
use super::words::{LEADS, LISTS, RESULTS};

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
    /// In which list something is chosen.
    List(String),
    /// A way through menus to where the first thing is.
    Way(&'t [Token]),
    /// What is done before: "When you open the list".
    Steps(&'t [Token]),
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
        "when" if begins(rest, "you", "see") => Lead::If(prose(rest)),
        "when" | "once" | "after" if rest.first().is_some_and(|token| token.lower() == "you") => {
            Lead::Steps(rest)
        }
        "when" | "once" | "after" if happens => {
            let words = prose(rest);
            Lead::Wait(format!("\"until {}", words.trim_start_matches('"')))
        }
        "optionally" | "optional" => Lead::Optional,
        "next" if rest.first().is_some_and(|token| token.lower() == "to") => Lead::Place(joined(part)),
        "near" | "below" | "above" if !rest.is_empty() => Lead::Place(joined(part)),
        "on" | "in" | "from" | "at" | "within" | "under" => screen(part, rest),
        _ if happens => Lead::Wait(format!("\"until {}", prose(part).trim_start_matches('"'))),
        _ => Lead::Nothing,
    }
}

fn begins(tokens: &[Token], first: &str, second: &str) -> bool {
    tokens.first().is_some_and(|token| token.lower() == first)
        && tokens.get(1).is_some_and(|token| token.lower() == second)
}

fn screen<'t>(part: &'t [Token], rest: &'t [Token]) -> Lead<'t> {
    let has = |kinds: &[&str]| rest.iter().any(|token| kinds.contains(&token.lower().as_str()));
    if let Some((place, end)) = object::place(part, 0)
        && end == part.len()
    {
        return Lead::Place(place);
    }
    let marked = rest.iter().position(|token| token.is(Kind::Label)).unwrap_or(0);
    if has(LISTS)
        && let [list] = object::read(rest).labels.as_slice()
        && list.sure
    {
        return Lead::List(list.text.clone());
    }
    if has(SCREENS) || has(&["menu"]) && rest.iter().any(|token| token.is(Kind::Label)) {
        let object = object::read(cut(rest, marked, rest.len()));
        let label = object.labels.first();
        let text = label.map(|label| label.text.clone()).unwrap_or_default();
        let mut words: Vec<&str> = text.split(' ').collect();
        let is_marked = label.is_some_and(|label| label.marked);
        if !is_marked && words.len() > 1 && words.last().is_some_and(|last| SCREENS.contains(last)) {
            words.pop();
        }
        return if text.is_empty() { Lead::Nothing } else { Lead::Screen(words.join(" ")) };
    }
    let object = object::read(rest);
    let is_whole = object.end == rest.len();
    let is_way = object.labels.len() > 1 && object.labels.iter().all(|label| label.sure) && is_whole;
    if is_way {
        return Lead::Way(rest);
    }
    let [label] = object.labels.as_slice() else { return Lead::Nothing };
    match (has(APPS) || label.sure) && is_whole {
        true if !has(&["section", "menu", "tab", "list", "submenu"]) => {
            let link = rest
                .iter()
                .find_map(|token| token.link.clone())
                .filter(|link| link.starts_with("http") && is_usable(link));
            Lead::App(link.map_or_else(|| label.text.clone(), |link| link.to_string()))
        }
        _ => Lead::Nothing,
    }
}
