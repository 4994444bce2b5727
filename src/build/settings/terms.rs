//! `[terms]`: words that the project does not want, and what stands for them.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::style::Term;
use crate::syntax::forbidden_character;
use crate::text::visible;

/// The most terms: each word of a guide is looked up among them.
const MOST: usize = 10_000;
/// The most bytes of a term.
const MOST_BYTES: usize = 200;

impl Reader {
    pub(super) fn terms(&mut self, value: &Spanned<DeValue<'_>>) {
        let wanted = "write `banned = \"preferred\"` under `[terms]`";
        let DeValue::Table(table) = value.get_ref() else { return self.wrong(value, wanted) };
        if table.len() > MOST {
            return self.wrong(value, &format!("a project has at most {MOST} terms"));
        }
        let all: BTreeSet<String> = table.keys().map(|key| key.get_ref().to_lowercase()).collect();
        let mut seen = BTreeSet::new();
        for (key, value) in table {
            let banned = key.get_ref();
            let DeValue::String(preferred) = value.get_ref() else {
                self.wrong(value, "write the words that should stand there, or \"\" for none");
                continue;
            };
            let texts = [banned.as_ref(), preferred.as_ref()];
            let is_wrong = |text: &&str| text.trim() != *text || text.len() > MOST_BYTES || has_signs(text);
            if preferred == banned {
                self.wrong(value, "what should stand there is the term that is not wanted");
                continue;
            }
            if !seen.insert(banned.to_lowercase()) {
                self.wrong_at(
                    self.span(key.span()),
                    "this term stands here twice: capitals and small letters are the same",
                );
                continue;
            }
            if let Some(other) = banned_in(preferred, banned, &all) {
                self.wrong(value, &format!("this holds `{}`, which is not wanted either", visible(&other)));
                continue;
            }
            if texts.iter().any(is_wrong) || !banned.starts_with(char::is_alphanumeric) {
                self.wrong_at(
                    self.span(key.span()),
                    "a term begins with a letter and is written on one line, without signs that a text reads as marks, such as `*`",
                );
                continue;
            }
            self.settings
                .style
                .terms
                .push(Term { banned: banned.to_string(), preferred: preferred.to_string() });
        }
    }
}

/// A term within what should stand for another: "GitHub" may stand for "github", and "mobile app" for "app".
fn banned_in(preferred: &str, own: &str, all: &BTreeSet<String>) -> Option<String> {
    let own = own.to_lowercase();
    let words: Vec<String> = preferred.split_whitespace().map(str::to_lowercase).collect();
    let runs = (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| start..end));
    let runs = runs.filter_map(|run| Some(words.get(run)?.join(" ")));
    let bare = |run: String| run.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    runs.map(bare).find(|run| *run != own && all.contains(run))
}

/// What would be read as something else in a text, which is Markdown.
fn has_signs(text: &str) -> bool {
    let is_marked = text.contains(['*', '`', '[', ']', '<', '>', '~', '|'])
        || text.starts_with(['_', '#', '-', '+'])
        || text.ends_with('_');
    is_marked || text.contains(['"', '\\', '{', '}', '\n']) || forbidden_character(text).is_some()
}
