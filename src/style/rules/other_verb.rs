//! "Click" where readers touch a screen, "tap" where they hold a mouse.
//!
//! The verbs of steps are put into words by guidec and always fit; this is about the words of authors.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::OTHER_VERB;
use crate::style::hands::Hands;
use crate::style::language::{Language, words_of};
use crate::style::text::{Text, words};
use crate::text::upper_letter;

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    if text.hands == Hands::Either || !may_say_so(text) {
        return;
    }
    let Some(language) = words_of(text.language) else { return };
    let wrong = language.pairs.iter().filter_map(|(touch, mouse)| match text.hands {
        Hands::Touch => Some((*mouse, *touch)),
        _ if language.touch_is_for_all => None,
        _ => Some((*touch, *mouse)),
    });
    let wrong: Vec<(&str, &str)> = wrong.collect();
    let mut before = "";
    for (at, word) in text.words() {
        let is_noun = language.articles.iter().any(|article| article.eq_ignore_ascii_case(before));
        let is_meant = !is_noun && !is_part(text, at, word) && is_told(language, text, at);
        let meant = wrong.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(word)).filter(|_| is_meant);
        let meant = meant.filter(|_| !is_of_another_thing(language, text, at..at + word.len()));
        if let Some((_, meant)) = meant {
            found.push(finding(text, at, word, meant));
        }
        // What "a double-" is before is a noun, too.
        if text.plain.as_bytes().get(at + word.len()) != Some(&b'-') {
            before = word;
        }
    }
}

/// Whether the sentence says with which other thing something is done: "With a mouse, click the arrow".
fn is_of_another_thing(language: &Language, text: &Text<'_>, place: Range<usize>) -> bool {
    let things = if text.hands == Hands::Touch { language.beside_touch } else { language.beside_mouse };
    let mut named = text.around(&place).into_iter().flat_map(words).map(|(_, word)| word.to_lowercase());
    named.any(|word| things.contains(&word.as_str()))
}

/// Whether a word is quoted or bold, or a part of a longer one, such as "right-click".
fn is_part(text: &Text<'_>, at: usize, word: &str) -> bool {
    let before = front(text, at).chars().next_back();
    let behind = text.plain.as_bytes().get(at + word.len());
    before.is_some_and(|mark| "-*\"“„«'‘".contains(mark)) || behind == Some(&b'-')
}

/// Whether a word tells readers to do something: it begins a sentence or a clause, or a word that tells stands before it. (A lid
/// clicks into place, and water comes from a tap.)
fn is_told(language: &Language, text: &Text<'_>, at: usize) -> bool {
    let front = front(text, at).trim_end();
    let begins = !front.ends_with(|letter: char| letter.is_alphanumeric());
    let tells = |word: &str| language.telling.iter().any(|telling| telling.eq_ignore_ascii_case(word));
    language.telling.is_empty() || begins || words(front).last().is_some_and(|(_, last)| tells(last))
}

/// What stands before a verb, "double-" not counted.
fn front<'t>(text: &'t Text<'_>, at: usize) -> &'t str {
    let front = text.plain.get(..at).unwrap_or_default();
    ["double-", "Double-"].iter().find_map(|double| front.strip_suffix(double)).unwrap_or(front)
}

/// A quick look: most texts say nothing of the kind.
fn may_say_so(text: &Text<'_>) -> bool {
    let bytes = text.written.as_bytes();
    let says = |word: &[u8]| bytes.windows(word.len()).any(|some| some.eq_ignore_ascii_case(word));
    match text.hands {
        Hands::Touch => says(b"lick"),
        _ => says(b"tap"),
    }
}

fn finding(text: &Text<'_>, at: usize, word: &str, meant: &str) -> Diagnostic {
    let readers = match text.hands {
        Hands::Touch => "these readers touch a screen",
        _ => "these readers have a mouse",
    };
    let range = at..at + word.len();
    // "Click on Settings" is "Tap Settings".
    let rest = text.plain.get(range.end..).unwrap_or_default();
    let on = if meant.starts_with("tap") && rest.starts_with(" on ") { 3 } else { 0 };
    let place = text.place(range.start..range.end + on);
    let meant = if word.starts_with(char::is_uppercase) { upper_letter(meant) } else { meant.to_owned() };
    Diagnostic::new(&OTHER_VERB, format!("this says \"{word}\", and {readers}"))
        .at(text.place(range), "")
        .guess(format!("replace it by `{meant}`"), place, meant)
}
