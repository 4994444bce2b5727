//! Words that the project does not want: `[terms]` of the project file.
//!
//! They are looked for in what authors say, not in labels: those are written as the app has them.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::BANNED_TERM;
use crate::style::options::Term;
use crate::style::text::{Text, words};
use crate::text::{upper_letter, visible};

/// The most such places that are told of one text.
const MOST: usize = 20;

/// All terms by their first words in small letters, so that each word of a text is looked up once.
pub(in crate::style) struct Terms<'a> {
    by_word: BTreeMap<String, Vec<&'a Term>>,
}

impl<'a> Terms<'a> {
    pub(in crate::style) fn new(terms: &'a [Term]) -> Self {
        let mut by_word: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
        for term in terms {
            if let Some((_, word)) = words(&term.banned).next() {
                by_word.entry(word.to_lowercase()).or_default().push(term);
            }
        }
        Self { by_word }
    }

    pub(super) fn check(&self, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
        if self.by_word.is_empty() {
            return;
        }
        let mut from = 0;
        let mut told = 0;
        for (at, word) in text.words() {
            // What belongs to a longer term is not looked at again.
            let terms = self.by_word.get(&word.to_lowercase()).filter(|_| at >= from);
            let terms = terms.into_iter().flatten();
            let here =
                terms.filter_map(|term| Some((term, at + length(text.plain.get(at..)?, &term.banned)?)));
            let Some((term, end)) = here.max_by_key(|(_, end)| *end) else { continue };
            let written = text.plain.get(at..end).unwrap_or_default();
            if is_as_wanted(&text.plain, at, written, &term.preferred)
                || is_in_an_address(&text.plain, at, end)
            {
                continue;
            }
            found.push(finding(text, at, written, &term.preferred));
            (from, told) = (end, told + 1);
            if told == MOST {
                return;
            }
        }
    }
}

fn finding(text: &Text<'_>, start: usize, written: &str, preferred: &str) -> Diagnostic {
    let place = text.place(start..start + written.len());
    let title = format!("this project does not write \"{}\"", visible(written));
    let finding = Diagnostic::new(&BANNED_TERM, title).at(place, "");
    if preferred.is_empty() {
        return finding.help("say it without this word");
    }
    let is_capital = written.starts_with(char::is_uppercase);
    let meant = if is_capital { upper_letter(preferred) } else { preferred.to_owned() };
    finding.guess(format!("replace it by `{}`", visible(&meant)), place, meant)
}

/// Whether a place is within something like `mail@example.com` or `example.com/mail`.
fn is_in_an_address(text: &str, start: usize, end: usize) -> bool {
    let is_within = |sign: char| sign.is_alphanumeric() || "@./-_".contains(sign);
    let begin = text.get(..start).map_or(0, |front| front.trim_end_matches(is_within).len());
    let rest = text.get(end..).map_or(0, |rest| rest.len() - rest.trim_start_matches(is_within).len());
    let whole = text.get(begin..end + rest).unwrap_or_default().trim_matches(['.', '/', '-']);
    whole.contains('@')
        || whole.split_once('.').is_some_and(|(name, domain)| {
            !name.is_empty() && domain.starts_with(char::is_lowercase) && !domain.contains(' ')
        })
}

/// Whether what stands at a place is what the project wants: a spelling of the word that is banned in others, or a longer name that
/// holds it.
fn is_as_wanted(text: &str, start: usize, written: &str, preferred: &str) -> bool {
    if preferred.is_empty() {
        return false;
    }
    let capital = upper_letter(preferred);
    let forms = [preferred, capital.as_str()];
    forms.iter().any(|form| {
        // "app" may be banned for "mobile app".
        form.match_indices(written).any(|(before, _)| {
            let begin = start.checked_sub(before);
            begin.and_then(|begin| text.get(begin..begin + form.len())) == Some(*form)
        })
    })
}

/// The length of a term with which a text begins, if it ends there as a whole word.
fn length(text: &str, term: &str) -> Option<usize> {
    let length = begins_with(text, term)?;
    let goes_on = text.get(length..)?.starts_with(char::is_alphanumeric);
    (!goes_on || !term.ends_with(char::is_alphanumeric)).then_some(length)
}

/// How much of a text is a term. A blank of the term is any run of blanks.
fn begins_with(text: &str, term: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in term.chars() {
        if wanted == ' ' {
            let shorter = rest.trim_start();
            if shorter.len() == rest.len() {
                return None;
            }
            rest = shorter;
            continue;
        }
        let mut signs = rest.chars();
        if !signs.next().is_some_and(|sign| same(sign, wanted)) {
            return None;
        }
        rest = signs.as_str();
    }
    Some(text.len() - rest.len())
}

fn same(one: char, other: char) -> bool {
    one == other
        || one.eq_ignore_ascii_case(&other)
        || (!one.is_ascii() && one.to_lowercase().eq(other.to_lowercase()))
}
