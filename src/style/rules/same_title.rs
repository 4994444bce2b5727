//! Two guides with one title.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::SAME_TITLE;
use crate::model::text::{Literal, LiteralPiece};
use crate::source::Span;
use crate::style::body::Body;

/// Where titles stand, by language and words.
pub(in crate::style) type Titles = Vec<(Span, (Box<str>, Box<str>))>;

/// The titles of guides.
pub(in crate::style) fn titles(bodies: &[Body<'_>], language: &str) -> Titles {
    let titles = bodies.iter().filter_map(|body| {
        let Body::Guide(guide) = body else { return None };
        let own = guide.language.as_deref().unwrap_or(language);
        Some((guide.title.span, (own.into(), folded(&guide.title)?.into())))
    });
    titles.collect()
}

pub(in crate::style) fn check(titles: &mut Titles) -> Vec<Diagnostic> {
    titles.sort_unstable_by(|(place, words), (other, others)| (words, place).cmp(&(others, other)));
    let mut found = Vec::new();
    for same in titles.chunk_by(|(_, words), (_, others)| words == others) {
        let Some((first, _)) = same.first() else { continue };
        for (place, _) in same.iter().filter(|(place, _)| place != first) {
            found.push(
                Diagnostic::new(&SAME_TITLE, "another guide has this title")
                    .at(*place, "")
                    .see(*first, "the other guide")
                    .note("readers see both in lists and in what they search for, and cannot tell them apart")
                    .help("say in the title what differs, such as the phone or the app"),
            );
        }
    }
    found
}

/// The words of a title, without what nobody reads a difference in.
fn folded(title: &Literal) -> Option<String> {
    let mut words = String::new();
    for piece in &title.pieces {
        let LiteralPiece::Text(text) = piece else { return None };
        words.push_str(text);
    }
    let words = words.to_lowercase();
    let words: Vec<&str> =
        words.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
