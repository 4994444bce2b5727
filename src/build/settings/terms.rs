//! `[terms]`: words that the project does not want, and what stands for them.

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::style::Term;
use crate::syntax::forbidden_character;

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
        for (key, value) in table {
            let banned = key.get_ref();
            let DeValue::String(preferred) = value.get_ref() else {
                self.wrong(value, "write the words that should stand there, or \"\" for none");
                continue;
            };
            let texts = [banned.as_ref(), preferred.as_ref()];
            let is_wrong = |text: &&str| text.trim() != *text || text.len() > MOST_BYTES || has_signs(text);
            let is_wanted_too =
                |other: &str| *other == **banned || table.keys().any(|key| key.get_ref() == other);
            if is_wanted_too(preferred) {
                self.wrong(value, "what should stand there is a term that is not wanted itself");
                continue;
            }
            if texts.iter().any(is_wrong) || !banned.starts_with(char::is_alphanumeric) {
                self.wrong_at(
                    self.span(key.span()),
                    "a term begins with a letter and is written on one line, without marks of its own",
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

/// What would be read as something else in a text.
fn has_signs(text: &str) -> bool {
    text.contains(['"', '\\', '{', '}', '\n']) || forbidden_character(text).is_some()
}
