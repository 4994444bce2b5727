//! `[rules]` and `[[overrides]]`: the levels of rules, for all files and for some.

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::build::rules::{Override, Written, refusal};
use crate::diagnostic::codes::build::{UNKNOWN_SETTING, WRONG_SETTING};
use crate::diagnostic::{Code, Diagnostic, Level, find, meant};
use crate::text::{near_miss, or, visible};

/// What other tools call the levels.
const ELSEWHERE: [(&str, Level); 8] = [
    ("deny", Level::Error),
    ("warning", Level::Warn),
    ("info", Level::Note),
    ("hint", Level::Note),
    ("allow", Level::Off),
    ("ignore", Level::Off),
    ("disable", Level::Off),
    ("none", Level::Off),
];

/// Every setting of one of the `[[overrides]]`.
pub const OVERRIDE_SETTINGS: [&str; 2] = ["files", "rules"];

impl Reader {
    pub(super) fn rules(&mut self, value: &Spanned<DeValue<'_>>) {
        for (id, written) in self.levels(value, "write the levels of rules under `[rules]`", true) {
            if let Some(code) = find(id) {
                self.settings.levels.set(code, written);
            }
        }
    }

    pub(super) fn overrides(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong(value, "write what holds for some files under `[[overrides]]`");
        };
        for item in items.iter() {
            self.one_override(item);
        }
    }

    fn one_override(&mut self, item: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = item.get_ref() else {
            return self.wrong(item, "write what holds for some files under `[[overrides]]`");
        };
        let mut files = None;
        let mut rules = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => files = Some(self.patterns(value)),
                "rules" => rules = Some(self.levels(value, "write `{ rule = \"level\" }`", false)),
                _ => self.unknown(key, &OVERRIDE_SETTINGS),
            }
        }
        for (name, is_missing) in [("files", files.is_none()), ("rules", rules.is_none())] {
            if is_missing {
                let finding = Diagnostic::new(&WRONG_SETTING, format!("`{name}` is missing here"));
                let note = "an override says for which `files` it holds, and which levels their `rules` have";
                self.diagnostics.push(finding.at(self.span(item.span()), "").note(note));
            }
        }
        if let (Some(Some((patterns, places))), Some(rules)) = (files, rules) {
            let (files, places) = places.into_iter().unzip();
            self.settings.levels.set_for(Override { files, places, patterns, rules });
        }
    }

    /// The levels of a table, by the ids of codes. Rules may have options beside their levels, where these hold for the project.
    fn levels(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        wanted: &str,
        for_project: bool,
    ) -> BTreeMap<&'static str, Written> {
        let mut levels = BTreeMap::new();
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(value, wanted);
            return levels;
        };
        for (key, value) in table {
            let Some(code) = self.rule(key) else { continue };
            let value = match value.get_ref() {
                DeValue::Table(_) if !for_project => {
                    self.refuse_options(code, value);
                    continue;
                }
                DeValue::Table(options) => match self.rule_options(code, options) {
                    Some(level) => level,
                    None => continue,
                },
                _ => value,
            };
            if let Some(level) = self.level(code, value) {
                levels.insert(code.id, Written { level, place: self.span(value.span()) });
            }
        }
        levels
    }

    fn rule(&mut self, key: &Spanned<Cow<'_, str>>) -> Option<&'static Code> {
        let name = key.get_ref().as_ref();
        let code = find(name);
        if let Some(code) = code.filter(|code| code.name == name) {
            return Some(code);
        }
        let place = self.span(key.span());
        let title = match code {
            Some(_) => format!("rules are called by their names here, and `{}` is none", visible(name)),
            None => format!("there is no rule `{}`", visible(name)),
        };
        let finding = Diagnostic::new(&UNKNOWN_SETTING, title).at(place, "").note("`guidec rules` lists all");
        let finding = match code.or_else(|| meant(name).and_then(find)) {
            Some(code) => finding.guess(format!("did you mean `{}`?", code.name), place, code.name),
            None => finding,
        };
        self.diagnostics.push(finding);
        None
    }

    fn level(&mut self, code: &'static Code, value: &Spanned<DeValue<'_>>) -> Option<Level> {
        let place = self.span(value.span());
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(value, "write a level in quotes, such as \"warn\"");
            return None;
        };
        let Some(level) = Level::read(text) else {
            let levels = Level::ALL.map(|level| format!("`{}`", level.name()));
            let finding = Diagnostic::new(&WRONG_SETTING, format!("there is no level `{}`", visible(text)))
                .at(place, "")
                .note(format!("a rule is {}", or(&levels)));
            let elsewhere = ELSEWHERE.iter().find(|(name, _)| name == text).map(|(_, level)| level.name());
            self.diagnostics.push(match elsewhere.or_else(|| near_miss(text, Level::ALL.map(Level::name))) {
                Some(meant) => {
                    finding.guess(format!("did you mean `{meant}`?"), place, format!("\"{meant}\""))
                }
                None => finding,
            });
            return None;
        };
        if !code.can_be(level) {
            let title = format!("`{}` cannot be `{}`", code.name, level.name());
            let finding = Diagnostic::new(&WRONG_SETTING, title).at(place, "");
            self.diagnostics.push(finding.note(refusal(code, level)));
            return None;
        }
        Some(level)
    }
}
