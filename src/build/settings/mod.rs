//! The project file, `guidec.toml`.

mod address;
mod color;
mod theme;

pub use theme::{NamedLogo, THEME_SETTINGS};

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unic_langid::LanguageIdentifier;

use super::options::wanted;
use super::patterns::Patterns;
use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{PROJECT_SYNTAX, UNKNOWN_SETTING, UNUSABLE_PATH, WRONG_SETTING};
use crate::diagnostic::codes::guides::LANGUAGE_WITHOUT_WORDS;
use crate::document::shape::Theme;
use crate::host::ProjectPath;
use crate::source::{FileId, Span};
use crate::syntax::forbidden_character;
use crate::text::{near_miss, or, visible};

/// Its name.
pub const PROJECT_FILE: &str = "guidec.toml";

/// Every setting. `docs/project.md` says what each means.
pub const SETTINGS: [&str; 10] = [
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
        reader.diagnostics.push(finding.at(reader.span(range), visible(words)));
    }
    if reader.diagnostics.is_empty() {
        reader.read(table.get_ref());
    }
    (reader.settings, reader.diagnostics)
}

struct Reader {
    file: FileId,
    settings: Settings,
    diagnostics: Vec<Diagnostic>,
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
                "trust-templates" => match value.get_ref() {
                    DeValue::Boolean(trust) => self.settings.trust_templates = *trust,
                    _ => self.wrong(value, "write `true` or `false`"),
                },
                _ => self.unknown(key, &SETTINGS),
            }
        }
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, known: &[&str]) {
        let listed: Vec<String> = known.iter().map(|setting| format!("`{setting}`")).collect();
        let name = key.get_ref();
        let mut finding =
            Diagnostic::new(&UNKNOWN_SETTING, format!("there is no setting `{}`", visible(name)))
                .at(self.span(key.span()), "")
                .note(format!("the settings here are {}", or(&listed)));
        if let Some(meant) = near_miss(name, known.iter().copied()) {
            finding = finding.fix(format!("did you mean `{meant}`?"), self.span(key.span()), meant);
        }
        self.diagnostics.push(finding);
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        self.wrong_at(self.span(value.span()), wanted);
    }

    fn wrong_at(&mut self, place: Span, wanted: &str) {
        let finding = Diagnostic::new(&WRONG_SETTING, "this setting cannot have that value");
        self.diagnostics.push(finding.at(place, wanted));
    }

    fn text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
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
    fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(String, Range<usize>)> {
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

    fn language(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
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

    fn address(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = self.text(value)?;
        address::read(&text).map_err(|wanted| self.wrong(value, wanted)).ok()
    }

    fn places(&self, texts: Vec<(String, Range<usize>)>) -> Vec<(String, Span)> {
        texts.into_iter().map(|(text, range)| (text, self.span(range))).collect()
    }

    fn patterns(&mut self, value: &Spanned<DeValue<'_>>) -> Option<(Patterns, Vec<(String, Span)>)> {
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
                self.diagnostics.push(finding.at(self.span(range.clone()), visible(&error)));
            }
        }
        if self.diagnostics.len() > before {
            return None;
        }
        let patterns = Patterns::new(texts.iter().map(|(text, _)| text.as_str())).ok()?;
        Some((patterns, self.places(texts)))
    }

    fn out(&mut self, value: &Spanned<DeValue<'_>>) {
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

    fn target_options(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(targets) = value.get_ref() else {
            return self.wrong(value, "write the options of a target under `[target.NAME]`");
        };
        for (name, options) in targets {
            match json(options.get_ref()) {
                Some(Value::Object(read)) => {
                    self.known_options(name.get_ref(), options, &read);
                    self.settings.options.insert(name.get_ref().to_string(), read);
                }
                Some(_) => self.wrong(options, "write the options of a target under `[target.NAME]`"),
                None => self.wrong(options, "a number here is too large"),
            }
        }
    }

    /// What the targets that come with guidec would not understand.
    fn known_options(&mut self, target: &str, table: &Spanned<DeValue<'_>>, read: &Map<String, Value>) {
        let DeValue::Table(table) = table.get_ref() else { return };
        for (option, value) in table {
            let option = option.get_ref().as_ref();
            if let Some(wanted) = read.get(option).and_then(|read| wanted(target, option, read)) {
                self.wrong(value, wanted);
            }
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span::new(self.file, at(range.start), at(range.end))
    }
}

/// A TOML value as templates see it; none if a number does not fit. The depth is bounded by the
/// TOML parser.
fn json(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            Value::from(i64::from_str_radix(&digits, number.radix()).ok()?)
        }
        DeValue::Float(number) => Value::from(number.as_str().replace('_', "").parse::<f64>().ok()?),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(moment) => Value::String(moment.to_string()),
        DeValue::Array(items) => {
            Value::Array(items.iter().map(|item| json(item.get_ref())).collect::<Option<_>>()?)
        }
        DeValue::Table(table) => {
            let entry = |(key, value): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
                Some((key.get_ref().to_string(), json(value.get_ref())?))
            };
            Value::Object(table.iter().map(entry).collect::<Option<_>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> Vec<(&'static str, String)> {
        let (_, diagnostics) = read(FileId(0), text);
        diagnostics.into_iter().map(|finding| (finding.code.id, finding.title)).collect()
    }

    #[test]
    fn a_project_file_is_read() {
        let text = "name = \"Help\"\nlanguage = \"de\"\nsources = [\"guides\"]\nexclude = \"guides/drafts\"\n\
                    out = \"public\"\ntargets = [\"html\", \"json\"]\ntrust-templates = true\n\
                    [target.html]\naccent = \"#123456\"\nsizes = [1, 2.5]\n";
        let (settings, diagnostics) = read(FileId(0), text);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(settings.name.as_deref(), Some("Help"));
        assert_eq!(settings.out.as_str(), "public");
        assert_eq!(settings.targets, ["html", "json"]);
        assert!(settings.trust_templates);
        assert!(settings.sources.contains(&ProjectPath::new("guides/a.guide").unwrap()));
        assert!(!settings.sources.contains(&ProjectPath::new("a.guide").unwrap()));
        assert_eq!(
            serde_json::to_string(&settings.options).unwrap(),
            r##"{"html":{"accent":"#123456","sizes":[1,2.5]}}"##
        );
    }

    #[test]
    fn the_look_of_pages_is_read() {
        let text = "address = \"https://help.example/phones\"\n[theme]\nlogo = \"img/logo.png\"\naccent = \"#0A4\"\n\
                    font = [\"Inter\", \"system-ui\"]\n";
        let (settings, _) = read(FileId(0), text);
        assert_eq!(settings.address.as_deref(), Some("https://help.example/phones/"));
        assert_eq!(settings.logo.unwrap().path.as_str(), "img/logo.png");
        let theme = settings.theme.unwrap();
        assert_eq!(theme.font.as_deref(), Some("\"Inter\", system-ui"));
        assert_eq!(theme.light.unwrap().color, "#00aa44");
        // A colour for light pages is made light enough for dark ones.
        assert!(theme.dark.is_some());
    }

    #[test]
    fn what_is_wrong_with_the_look_is_told() {
        let theme = |line: &str| findings(&format!("[theme]\n{line}\n"));
        assert_eq!(theme("acent = \"#123456\""), [("E0902", "there is no setting `acent`".into())]);
        let (_, diagnostics) = read(FileId(0), "[theme]\nacent = \"#123456\"");
        assert_eq!(diagnostics[0].fix.as_ref().unwrap().title, "did you mean `accent`?");
        let pale = "words in the colour #ffcc00 are hard to read: their contrast is 1.3";
        assert_eq!(theme("accent = \"#ffcc00\""), [("E0916", pale.to_owned())]);
        assert_eq!(theme("accent-dark = \"#ffcc00\""), []);
        for wrong in [
            "accent = \"red\"",
            "accent = \"#12345\"",
            "accent = \"#fff;} body{display:none\"",
            "accent = 3",
            "accent-dark = \"url(https://evil.example)\"",
            "font = [\"Inter\", \"a\\\"; } * { color: red\"]",
            "font = \"x</style>\"",
            "font = []\nlogo = \".\"",
        ] {
            assert_eq!(theme(wrong).len(), 1, "{wrong}");
            assert_eq!(theme(wrong)[0].0, "E0903", "{wrong}");
        }
        assert_eq!(theme("logo = \"../logo.png\"")[0].0, "E0905");
        assert_eq!(findings("theme = \"dark\"")[0].0, "E0903");
        assert_eq!(findings("address = \"help.example\"")[0].0, "E0903");
    }

    #[test]
    fn what_is_unknown_or_wrong_is_an_error_at_its_place() {
        assert_eq!(findings("langauge = \"de\""), [("E0902", "there is no setting `langauge`".into())]);
        let (_, diagnostics) = read(FileId(0), "langauge = \"de\"");
        assert_eq!(diagnostics[0].span(), Some(Span::new(FileId(0), 0, 8)));
        assert_eq!(diagnostics[0].fix.as_ref().unwrap().title, "did you mean `language`?");
        assert_eq!(findings("name = 3\nlanguage = \"klingon!\"\nout = \".\"").len(), 3);
        assert_eq!(findings("name = \"x")[0].0, "E0901");
        assert_eq!(findings("out = \"../x\"")[0].0, "E0905");
        assert_eq!(findings("sources = [\"../x\", \"a{b\"]").len(), 2);
        assert_eq!(findings("target = 1")[0].0, "E0903");
        assert_eq!(findings("[target.checklist]\npaper = \"a3\"")[0].0, "E0903");
        assert_eq!(findings("name = \"\\u001b[31m\\u202e\"")[0].0, "E0903");
        assert_eq!(findings(&format!("name = {}", "[".repeat(100_000)))[0].0, "E0901");
    }
}
