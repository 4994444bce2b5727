//! Two guides with one title.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::SAME_TITLE;
use crate::model::project::Project;
use crate::model::text::{Literal, LiteralPiece};

pub(super) fn check(project: &Project, language: &str, found: &mut Vec<Diagnostic>) {
    let mut titles = BTreeMap::new();
    for guide in &project.guides {
        let own = guide.language.as_deref().unwrap_or(language);
        let Some(words) = folded(&guide.title) else { continue };
        let first = titles.entry((own, words)).or_insert(guide.title.span);
        if *first == guide.title.span {
            continue;
        }
        found.push(
            Diagnostic::new(&SAME_TITLE, "another guide has this title")
                .at(guide.title.span, "")
                .see(*first, "the other guide")
                .note("readers see both in lists and in what they search for, and cannot tell them apart")
                .help("say in the title what differs, such as the phone or the app"),
        );
    }
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
