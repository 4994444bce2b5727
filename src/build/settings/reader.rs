//! What all settings share: texts, lists and patterns of the project file, each with its place.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;
use unic_langid::LanguageIdentifier;

use super::{Settings, address};
use crate::build::patterns::Patterns;
use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{UNKNOWN_SETTING, UNUSABLE_PATH, WRONG_SETTING};
use crate::diagnostic::codes::guides::LANGUAGE_WITHOUT_WORDS;
use crate::host::ProjectPath;
use crate::source::{FileId, Span};
use crate::syntax::forbidden_character;
use crate::text::{near_miss, or, visible};

/// The project file at hand.
pub(super) struct Reader {
    pub(super) file: FileId,
    pub(super) settings: Settings,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn unknown(&mut self, key: &Spanned<Cow<'_, str>>, known: &[&str]) {
        let listed: Vec<String> = known.iter().map(|setting| format!("`{setting}`")).collect();
        let name = key.get_ref();
        let mut finding =
            Diagnostic::new(&UNKNOWN_SETTING, format!("there is no setting `{}`", visible(name)))
                .at(self.span(key.span()), "")
                .note(format!("the settings here are {}", or(&listed)));
        if let Some(meant) = near_miss(name, known.iter().copied()) {
            finding = finding.guess(format!("did you mean `{meant}`?"), self.span(key.span()), meant);
        }
        self.diagnostics.push(finding);
    }

    pub(super) fn wrong(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        self.wrong_at(self.span(value.span()), wanted);
    }

    pub(super) fn wrong_at(&mut self, place: Span, wanted: &str) {
        let written = self
            .settings
            .written
            .iter()
            .find(|setting| setting.place.contains(place) || setting.key_place == place);
        let title = match written {
            Some(setting) => format!("`{}` cannot have that value", visible(&setting.key)),
            None => "this setting cannot have that value".to_owned(),
        };
        self.diagnostics.push(Diagnostic::new(&WRONG_SETTING, title).at(place, wanted.to_owned()));
    }

    pub(super) fn text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) if forbidden_character(text).is_some() || text.contains('\n') => {
                self.wrong(value, "this holds a character that cannot be seen");
            }
            DeValue::String(text) if !text.trim().is_empty() => return Some(text.to_string()),
            DeValue::String(_) => self.wrong(value, "this is empty"),
            _ => self.wrong(value, "write a text in quotes"),
        }
        None
    }

    /// A text or a list of texts, each with its place.
    pub(super) fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(String, Range<usize>)> {
        match value.get_ref() {
            DeValue::String(_) => self.text(value).map(|text| (text, value.span())).into_iter().collect(),
            DeValue::Array(items) => {
                items.iter().filter_map(|item| self.text(item).map(|text| (text, item.span()))).collect()
            }
            _ => {
                self.wrong(value, "write a text in quotes, or a list of them in brackets");
                Vec::new()
            }
        }
    }

    pub(super) fn language(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = self.text(value)?;
        if text.parse::<LanguageIdentifier>().is_err() {
            self.wrong(value, "write the code of a language, such as \"en\" or \"pt-BR\"");
            return None;
        }
        if !Catalogue::knows(&text) {
            let title = format!("guidec has no words of its own for the language `{text}`");
            let finding = Diagnostic::new(&LANGUAGE_WITHOUT_WORDS, title).at(self.span(value.span()), "");
            self.diagnostics.push(finding.note(Catalogue::known_languages()));
        }
        Some(text)
    }

    pub(super) fn address(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = self.text(value)?;
        address::read(&text).map_err(|wanted| self.wrong(value, wanted)).ok()
    }

    pub(super) fn places(&self, texts: Vec<(String, Range<usize>)>) -> Vec<(String, Span)> {
        texts.into_iter().map(|(text, range)| (text, self.span(range))).collect()
    }

    pub(super) fn patterns(
        &mut self,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<(Patterns, Vec<(String, Span)>)> {
        let before = self.diagnostics.len();
        let texts = self.texts(value);
        for (text, range) in &texts {
            let place = text.trim_start_matches("./");
            if place.starts_with('/') || place.contains('\\') || place.split('/').any(|name| name == "..") {
                let finding = Diagnostic::new(&UNUSABLE_PATH, "this path leads out of the project");
                let finding = finding.at(self.span(range.clone()), "");
                self.diagnostics.push(finding.note("paths here begin at the folder of the project file"));
            } else if let Err(error) = Patterns::new([text.as_str()]) {
                let finding = Diagnostic::new(&WRONG_SETTING, "this is no path and no pattern");
                self.diagnostics.push(finding.at(self.span(range.clone()), visible(&error).into_owned()));
            }
        }
        if self.diagnostics.len() > before {
            return None;
        }
        let patterns = Patterns::new(texts.iter().map(|(text, _)| text.as_str())).ok()?;
        Some((patterns, self.places(texts)))
    }

    pub(super) fn out(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(text) = self.text(value) else { return };
        match ProjectPath::new(&text) {
            Ok(path) if path.is_root() => self.wrong(value, "outputs need a folder of their own"),
            Ok(path) => self.settings.out = path,
            Err(error) => {
                let finding = Diagnostic::new(&UNUSABLE_PATH, error.to_string());
                self.diagnostics.push(
                    finding
                        .at(self.span(value.span()), "")
                        .help("to write elsewhere, use `--out` on the command line"),
                );
            }
        }
    }

    /// The path of a file of the project.
    pub(super) fn file(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) -> Option<ProjectPath> {
        let text = self.text(value)?;
        match ProjectPath::new(&text) {
            Ok(path) if !path.is_root() => return Some(path),
            Ok(_) => self.wrong(value, wanted),
            Err(error) => {
                let finding =
                    Diagnostic::new(&UNUSABLE_PATH, error.to_string()).at(self.span(value.span()), "");
                self.diagnostics.push(finding.note("paths here begin at the folder of the project file"));
            }
        }
        None
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span::new(self.file, at(range.start), at(range.end))
    }
}
