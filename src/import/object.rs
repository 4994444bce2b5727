//! What a step is done with: labels, ways through menus, places.

use super::prose::joined;
use super::token::{Dress, Kind, Token, cut};
use super::words::{AROUND_PLACES, ARTICLES, KINDS, NUMBERS, PLACES, PRONOUNS, PURPOSES, SETTINGS, STOPS};

/// A part of what is touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    /// Whether it is surely what stands on the screen.
    pub(super) sure: bool,
    /// Whether the text marks it as such.
    pub(super) marked: bool,
}

impl Label {
    pub(super) fn is_settings(&self) -> bool {
        SETTINGS.contains(&self.text.to_lowercase().as_str())
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Object {
    pub(super) labels: Vec<Label>,
    pub(super) place: Option<String>,
    pub(super) times: Option<u32>,
    /// Where what stands behind it begins.
    pub(super) end: usize,
    /// Whether it is only a word for what was named before.
    pub(super) pronoun: bool,
}

/// More parts than these are no way through menus.
const LONGEST_WAY: usize = 20;
const MOST_WORDS: usize = 12;
const MOST_LETTERS: usize = 100;

/// Reads what stands behind a verb.
pub(super) fn read(tokens: &[Token]) -> Object {
    let mut object = Object::default();
    let mut at = behind_articles(tokens, 0);
    let is_pronoun = tokens.get(at).is_some_and(|token| PRONOUNS.contains(&token.lower().as_str()))
        && tokens.get(at + 1).is_none_or(|next| {
            !next.is(Kind::Word) || STOPS.contains(&next.lower().as_str()) || next.lower() == "to"
        });
    // "Search for it and tap to enable"
    let is_bare_purpose = tokens.len() == 2
        && tokens.first().is_some_and(|first| first.lower() == "to")
        && tokens.get(1).is_some_and(|verb| PURPOSES.contains(&verb.lower().as_str()));
    if is_bare_purpose {
        return Object { pronoun: true, ..object };
    }
    if is_pronoun {
        return Object { end: at + 1, pronoun: true, ..object };
    }
    while let Some((label, end)) = segment(tokens, at) {
        let end = behind_aside(tokens, end);
        object.labels.push(label);
        object.end = end;
        if !tokens.get(end).is_some_and(|token| token.is(Kind::Arrow)) || object.labels.len() > LONGEST_WAY {
            break;
        }
        at = behind_articles(tokens, end + 1);
    }
    if object.labels.len() > LONGEST_WAY {
        return Object::default();
    }
    object.times_and_place(tokens);
    object
}

impl Object {
    fn times_and_place(&mut self, tokens: &[Token]) {
        for _ in 0..2 {
            if let Some((times, end)) = times(tokens, self.end) {
                (self.times, self.end) = (Some(times), end);
            }
            if let Some((place, end)) = place(tokens, self.end) {
                (self.place, self.end) = (Some(place), end);
            }
        }
    }
}

/// Where articles and prepositions end.
pub(super) fn behind_articles(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let word = token.lower();
        let next = tokens.get(at + 1);
        let is_yours = word == "your" && next.is_some_and(|next| next.is(Kind::Label) || next.is_capital());
        let ends = next.is_none_or(|next| {
            !matches!(next.kind, Kind::Word | Kind::Label | Kind::Code | Kind::Arrow | Kind::Open)
                && !is_drawn(tokens, at + 1)
        });
        if (!ARTICLES.contains(&word.as_str()) && !is_yours && !token.is(Kind::Arrow))
            || (ends && !token.is(Kind::Arrow))
        {
            break;
        }
        at += 1;
    }
    at
}

/// One label, and where it ends.
fn segment(tokens: &[Token], at: usize) -> Option<(Label, usize)> {
    let first = tokens.get(at)?;
    match first.kind {
        Kind::Label | Kind::Code if first.text.chars().count() > MOST_LETTERS => None,
        Kind::Label | Kind::Code => {
            let bare = first.text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            let label = Label {
                text: bare.unwrap_or(&first.text).to_owned(),
                sure: first.is_capital() || first.dress == Dress::Quoted || first.dress == Dress::Code,
                marked: true,
            };
            Some((label, behind_kinds(tokens, at + 1)))
        }
        Kind::Open => {
            let close = tokens.iter().skip(at).take(8).position(|token| token.is(Kind::Close))?;
            let behind = at + close + 1;
            let is_way = at > 0 && tokens.get(at - 1).is_some_and(|before| before.is(Kind::Arrow))
                || tokens.get(behind).is_some_and(|next| next.is(Kind::Arrow));
            let words = joined(cut(tokens, at + 1, at + close));
            (is_way && !words.is_empty())
                .then_some((Label { text: words, sure: false, marked: false }, behind))
        }
        Kind::Word => words(tokens, at),
        _ if is_drawn(tokens, at) => Some((
            Label { text: first.text.clone(), sure: false, marked: false },
            behind_kinds(tokens, at + 1),
        )),
        _ => None,
    }
}

/// Whether a sign stands for a picture on the screen: "the ✓ button", "the # icon".
fn is_drawn(tokens: &[Token], at: usize) -> bool {
    let Some(sign) = tokens.get(at).filter(|token| token.is(Kind::Sign) && token.spaced) else {
        return false;
    };
    let is_named = tokens.get(at + 1).is_some_and(|next| KINDS.contains(&next.lower().as_str()));
    is_named || !sign.text.is_ascii() && !matches!(sign.text.as_str(), "–" | "—" | "…" | "’" | "”" | "“")
}

/// Where what stands in parentheses before an arrow ends: "**More** (⋮) button > **Settings**".
fn behind_aside(tokens: &[Token], from: usize) -> usize {
    if !tokens.get(from).is_some_and(|token| token.is(Kind::Open)) {
        return from;
    }
    let close = tokens.iter().skip(from).take(8).position(|token| token.is(Kind::Close));
    let behind = close.map(|close| behind_kinds(tokens, from + close + 1));
    behind.filter(|behind| tokens.get(*behind).is_some_and(|next| next.is(Kind::Arrow))).unwrap_or(from)
}

/// Nouns such as "button" behind a label, if they end what is said of it.
fn behind_kinds(tokens: &[Token], from: usize) -> usize {
    let kinds = tokens.iter().skip(from).take_while(|token| KINDS.contains(&token.lower().as_str())).count();
    from + kinds
}

/// A label of plain words.
fn words(tokens: &[Token], at: usize) -> Option<(Label, usize)> {
    let first = tokens.get(at)?;
    let is_capital = first.is_capital() && first.text.chars().any(char::is_alphabetic);
    let mut end = at;
    let mut goes_on = false;
    while let Some(token) = tokens.get(end) {
        let word = token.lower();
        let next = tokens.get(end + 1);
        let next_is_capital = next.is_some_and(|next| next.is(Kind::Word) && next.is_capital());
        if token.is(Kind::Label) && !is_capital && token.dress != Dress::Emphasis {
            // "the message “Lost”", "the category called **Phones**": the words before are no part of it.
            return segment(tokens, end);
        }
        let is_word = token.is(Kind::Word)
            || token.is(Kind::Sign) && matches!(token.text.as_str(), "…" | "..." | "’" | "'");
        goes_on |= !is_capital && end > at && matches!(word.as_str(), "you" | "that" | "which" | "whose");
        let stops = !goes_on
            && STOPS.contains(&word.as_str())
            && !(is_capital && next_is_capital && word != "then")
            && end > at;
        let purpose = word == "to"
            && end > at
            && !goes_on
            && next.is_some_and(|next| PURPOSES.contains(&next.lower().as_str()))
            && first.text != "I";
        let is_other_link = token.link != first.link;
        if !is_word || stops || purpose || is_other_link {
            break;
        }
        if KINDS.contains(&word.as_str())
            && end > at
            && !tokens.get(end + 1).is_some_and(|next| KINDS.contains(&next.lower().as_str()))
        {
            end += 1;
            let behind = tokens.get(end).map(Token::lower).unwrap_or_default();
            if is_capital || behind.is_empty() || STOPS.contains(&behind.as_str()) || behind == "to" {
                if !is_capital && matches!(behind.as_str(), "you" | "that" | "which" | "whose") {
                    continue;
                }
                break;
            }
            continue;
        }
        end += 1;
    }
    if first.text == "I" {
        let is_end = |token: &Token| !token.is(Kind::Word);
        end = tokens.iter().skip(at).position(is_end).map_or(tokens.len(), |length| at + length);
    }
    let mut last = end;
    while is_capital
        && first.lower() != "your"
        && last > at + 1
        && tokens
            .get(last - 1)
            .is_some_and(|token| KINDS.contains(&token.lower().as_str()) && !token.is_capital())
    {
        last -= 1;
    }
    let words = cut(tokens, at, last);
    let text = joined(words);
    let is_short = words.len() <= MOST_WORDS && text.chars().count() <= MOST_LETTERS && !words.is_empty();
    let begins_elsewhere = STOPS.contains(&first.lower().as_str());
    (is_short && !begins_elsewhere).then_some((Label { text, sure: is_capital, marked: false }, end))
}

/// "in the top right corner": where something is, and where that ends.
pub(super) fn place(tokens: &[Token], from: usize) -> Option<(String, usize)> {
    let first = tokens.get(from)?.lower();
    let begins = matches!(first.as_str(), "in" | "on" | "at" | "from" | "to").then_some(from + 1)?;
    let mut end = begins;
    while let Some(word) = tokens.get(end).filter(|token| token.is(Kind::Word)).map(Token::lower) {
        if !PLACES.contains(&word.as_str()) && !AROUND_PLACES.contains(&word.as_str()) {
            break;
        }
        end += 1;
    }
    let words = cut(tokens, begins, end);
    let is_place = words.iter().any(|token| PLACES.contains(&token.lower().as_str()));
    let start = words.iter().take_while(|token| matches!(token.lower().as_str(), "the" | "your")).count();
    let mut stop = end;
    while tokens
        .get(stop.saturating_sub(1))
        .is_some_and(|token| matches!(token.lower().as_str(), "of" | "the" | "your"))
    {
        stop -= 1;
    }
    let text = joined(cut(tokens, begins + start, stop));
    (is_place && !text.is_empty()).then_some((text, stop))
}

/// "5 times", "twice".
fn times(tokens: &[Token], from: usize) -> Option<(u32, usize)> {
    let word = tokens.get(from)?.lower();
    let number = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    let number = number.or_else(|| word.parse().ok().filter(|number| (2..100).contains(number)))?;
    if word == "twice" {
        return Some((number, from + 1));
    }
    (tokens.get(from + 1)?.lower() == "times").then_some((number, from + 2))
}
