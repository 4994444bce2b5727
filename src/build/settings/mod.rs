//! The project file, `guidec.toml`.

mod address;
mod color;
mod reader;
mod rule_options;
mod rules;
mod schema;
mod target;
mod terms;
#[cfg(test)]
mod tests;
mod theme;
mod written;

pub use rules::OVERRIDE_SETTINGS;
pub use schema::schema;
pub use theme::{NamedLogo, THEME_SETTINGS};
pub use written::WrittenSetting;

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::patterns::Patterns;
use super::rules::Levels;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::PROJECT_SYNTAX;
use crate::document::shape::Theme;
use crate::host::ProjectPath;
use crate::source::{FileId, Span};
use crate::style;
use crate::text::visible;
use reader::Reader;

/// Its name.
pub const PROJECT_FILE: &str = "guidec.toml";

/// Every setting. `docs/project.md` says what each means.
pub const SETTINGS: [&str; 14] = [
    "name",
    "language",
    "address",
    "sources",
    "exclude",
    "out",
    "targets",
    "theme",
    "target",
    "trust-templates",
    "rules",
    "overrides",
    "terms",
    "baseline",
];

/// What the project's owner decided.
#[derive(Clone, Debug)]
pub struct Settings {
    pub name: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Where the site will lie, with `/` at its end.
    pub address: Option<String>,
    /// The look of pages, without its logo.
    pub theme: Option<Theme>,
    pub logo: Option<NamedLogo>,
    pub(super) sources: Patterns,
    /// Where each path of `sources` is written.
    pub(super) source_places: Vec<(String, Span)>,
    pub(super) exclude: Patterns,
    /// The folder for outputs.
    pub out: ProjectPath,
    /// The targets that are built if the command names none.
    pub targets: Vec<String>,
    /// Where each of them is written.
    pub(super) target_places: Vec<(String, Span)>,
    /// For each target what its templates are told.
    pub options: BTreeMap<String, Map<String, Value>>,
    /// Whether target folders that are not built in may be used.
    pub trust_templates: bool,
    /// The levels of rules.
    pub levels: Levels,
    /// What is decided about how guides are written.
    pub style: style::Options,
    /// The file with the findings that are known.
    pub baseline: Option<ProjectPath>,
    /// All that the file says, in its order.
    pub written: Vec<WrittenSetting>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: None,
            language: None,
            address: None,
            theme: None,
            logo: None,
            sources: Patterns::new(["."]).unwrap_or_else(|_| Patterns::empty()),
            source_places: Vec::new(),
            exclude: Patterns::empty(),
            out: ProjectPath::new("build").unwrap_or_default(),
            targets: vec!["html".to_owned()],
            target_places: Vec::new(),
            options: BTreeMap::new(),
            trust_templates: false,
            levels: Levels::default(),
            style: style::Options::default(),
            baseline: None,
            written: Vec::new(),
        }
    }
}

/// Reads the project file. A setting with an error keeps its default.
pub(super) fn read(file: FileId, text: &str) -> (Settings, Vec<Diagnostic>) {
    let mut reader = Reader { file, settings: Settings::default(), diagnostics: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let words = error.message().lines().next().unwrap_or_default();
        let finding = Diagnostic::new(&PROJECT_SYNTAX, "the project file is not valid TOML");
        reader.diagnostics.push(finding.at(reader.span(range), visible(words).into_owned()));
    }
    if reader.diagnostics.is_empty() {
        reader.remember(table.get_ref());
        reader.read(table.get_ref());
    }
    (reader.settings, reader.diagnostics)
}

impl Reader {
    fn read(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => self.settings.name = self.text(value),
                "language" => self.settings.language = self.language(value),
                "address" => self.settings.address = self.address(value),
                "theme" => self.theme(value),
                "sources" => {
                    if let Some((patterns, places)) = self.patterns(value) {
                        self.settings.sources = patterns;
                        self.settings.source_places = places;
                    }
                }
                "exclude" => {
                    if let Some((patterns, _)) = self.patterns(value) {
                        self.settings.exclude = patterns;
                    }
                }
                "out" => self.out(value),
                "targets" => {
                    let texts = self.texts(value);
                    let places = self.places(texts);
                    self.settings.targets = places.iter().map(|(text, _)| text.clone()).collect();
                    self.settings.target_places = places;
                }
                "target" => self.target_options(value),
                "rules" => self.rules(value),
                "overrides" => self.overrides(value),
                "terms" => self.terms(value),
                "baseline" => self.settings.baseline = self.file(value, "write the path of a file"),
                "trust-templates" => match value.get_ref() {
                    DeValue::Boolean(trust) => self.settings.trust_templates = *trust,
                    _ => self.wrong(value, "write `true` or `false`"),
                },
                _ => self.unknown(key, &SETTINGS),
            }
        }
    }
}
