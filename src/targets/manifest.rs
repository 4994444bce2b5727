//! `target.toml`: what a target consists of.

use super::escape::Escape;
use super::failure::{self, Source};
use super::links::Pattern;
use crate::diagnostic::Diagnostic;
use crate::document::shape::DocumentKind;
use crate::host::ProjectPath;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The manifest's file in a target folder.
pub(super) const FILE: &str = "target.toml";

const KEYS: &[&str] =
    &["description", "extends", "escape", "page", "assets", "pictures", "single-file", "web"];
const PAGE_KEYS: &[&str] = &["template", "for", "output", "escape"];

/// What a target consists of.
#[derive(Clone, Debug, Default)]
pub(super) struct Manifest {
    pub(super) description: String,
    /// The built-in target whose files stand in for missing ones.
    pub(super) extends: Option<String>,
    pub(super) pages: Option<Vec<Page>>,
    pub(super) assets: Option<Vec<String>>,
    pub(super) pictures: Option<bool>,
    /// Whether its pages can hold all they use.
    pub(super) single_file: Option<bool>,
    /// Where the web page of a document lies, if the target's own pages are not it.
    pub(super) web: Option<Pattern>,
}

/// A template and what is made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) template: String,
    pub(super) subject: Subject,
    pub(super) output: Pattern,
    pub(super) escape: Escape,
}

/// What a page is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Each guide and each page of facts.
    Document,
    Guide,
    About,
    /// All documents together.
    Site,
}

impl Subject {
    const NAMES: &'static [&'static str] = &["document", "guide", "about", "site"];

    fn named(name: &str) -> Option<Self> {
        match name {
            "document" => Some(Self::Document),
            "guide" => Some(Self::Guide),
            "about" => Some(Self::About),
            "site" => Some(Self::Site),
            _ => None,
        }
    }

    /// The documents that get such a page.
    pub(super) fn kinds(self) -> &'static [DocumentKind] {
        match self {
            Self::Document => &[DocumentKind::Guide, DocumentKind::About],
            Self::Guide => &[DocumentKind::Guide],
            Self::About => &[DocumentKind::About],
            Self::Site => &[],
        }
    }
}

/// Reads the manifest of the target `target`.
pub(super) fn read(target: &str, text: &str) -> (Manifest, Vec<Diagnostic>) {
    let mut reader =
        Reader { source: Source { target, file: FILE }, text, diagnostics: Vec::new(), escape: None };
    let manifest = match DeTable::parse(text) {
        Ok(table) => reader.manifest(table.get_ref()),
        Err(error) => {
            reader.refuse(error.message().to_owned(), error.span().unwrap_or_default());
            Manifest::default()
        }
    };
    (manifest, reader.diagnostics)
}

struct Reader<'a> {
    source: Source<'a>,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
    /// The target's `escape`, for pages without their own.
    escape: Option<Escape>,
}

type Value<'i> = toml::Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn manifest(&mut self, table: &DeTable<'_>) -> Manifest {
        self.keys(table, KEYS);
        self.escape = self.escape(table);
        let pages = table.get("page").map(|pages| self.pages(pages));
        if table.get("description").is_none() {
            self.refuse("`description` is missing".to_owned(), 0..0);
        }
        Manifest {
            description: self.string(table, "description").unwrap_or_default(),
            extends: self.string(table, "extends"),
            pages,
            assets: table.get("assets").map(|assets| self.assets(assets)),
            pictures: self.boolean(table, "pictures"),
            single_file: self.boolean(table, "single-file"),
            web: self.output(table, "web", Subject::Document),
        }
    }

    fn pages(&mut self, value: &Value<'_>) -> Vec<Page> {
        let DeValue::Array(array) = value.get_ref() else {
            self.refuse("`page` must be written as `[[page]]`".to_owned(), value.span());
            return Vec::new();
        };
        array.iter().filter_map(|page| self.page(page)).collect()
    }

    fn page(&mut self, value: &Value<'_>) -> Option<Page> {
        let DeValue::Table(table) = value.get_ref() else {
            self.refuse("`page` must be written as `[[page]]`".to_owned(), value.span());
            return None;
        };
        self.keys(table, PAGE_KEYS);
        for key in ["template", "for", "output"] {
            if table.get(key).is_none() {
                self.refuse(format!("a `[[page]]` has no `{key}`"), value.span());
            }
        }
        let template = self.string(table, "template");
        let subject = self.subject(table);
        let own = self.escape(table);
        let escape = own.or(self.escape);
        if escape.is_none() && table.get("escape").is_none() {
            self.refuse("`escape` is missing".to_owned(), value.span());
        }
        let output = subject.and_then(|subject| self.output(table, "output", subject));
        Some(Page { template: template?, subject: subject?, output: output?, escape: escape? })
    }

    fn subject(&mut self, table: &DeTable<'_>) -> Option<Subject> {
        let name = self.string(table, "for")?;
        let subject = Subject::named(&name);
        if subject.is_none() {
            let span = table.get("for").map(Value::span).unwrap_or_default();
            self.refuse_word(format!("a page cannot be `for = \"{name}\"`"), &name, Subject::NAMES, span);
        }
        subject
    }

    fn escape(&mut self, table: &DeTable<'_>) -> Option<Escape> {
        let name = self.string(table, "escape")?;
        let escape = Escape::named(&name);
        if escape.is_none() {
            let span = table.get("escape").map(Value::span).unwrap_or_default();
            self.refuse_word(format!("`escape` cannot be `{name}`"), &name, Escape::NAMES, span);
        }
        escape
    }

    /// A page's path below the output folder. Only the last name may hold `{id}`.
    fn output(&mut self, table: &DeTable<'_>, key: &str, subject: Subject) -> Option<Pattern> {
        let output = self.string(table, key)?;
        let span = table.get(key).map(Value::span).unwrap_or_default();
        let name = output.rsplit('/').next().unwrap_or_default();
        let ids = output.matches("{id}").count();
        if subject == Subject::Site && ids > 0 {
            self.refuse(format!("`{key}` of a page for the site cannot hold `{{id}}`"), span);
            return None;
        }
        if subject != Subject::Site && (ids != 1 || !name.contains("{id}")) {
            self.refuse(format!("`{key}` must hold `{{id}}` once, in the file's name"), span);
            return None;
        }
        let written = output.replace("{id}", "id");
        if written.contains(['{', '}']) {
            self.refuse(format!("`{key}` knows no other name in braces than `{{id}}`"), span);
            return None;
        }
        self.path(&written, span)?;
        Some(Pattern(output))
    }

    fn assets(&mut self, value: &Value<'_>) -> Vec<String> {
        let DeValue::Array(array) = value.get_ref() else {
            self.refuse("`assets` must be a list of files".to_owned(), value.span());
            return Vec::new();
        };
        let mut assets = Vec::new();
        for asset in array.iter() {
            match asset.get_ref().as_str() {
                Some(path) => assets.extend(self.path(path, asset.span())),
                None => self.refuse("`assets` must be a list of files".to_owned(), asset.span()),
            }
        }
        assets
    }

    /// A path that stays below the folder and is written the shortest way.
    fn path(&mut self, path: &str, span: Range<usize>) -> Option<String> {
        match ProjectPath::new(path) {
            Ok(checked) if checked.as_str() == path && !checked.is_root() => Some(path.to_owned()),
            Ok(_) => {
                self.refuse(format!("`{path}` is not the name of a file"), span);
                None
            }
            Err(error) => {
                let path = crate::text::visible(path).into_owned();
                self.refuse(format!("the path `{path}` cannot be used: {error}"), span);
                None
            }
        }
    }

    fn keys(&mut self, table: &DeTable<'_>, allowed: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !allowed.contains(&name) {
                self.refuse_word(format!("nothing is called `{name}` there"), name, allowed, key.span());
            }
        }
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.refuse(format!("`{key}` must be text in quotation marks"), value.span());
        }
        text
    }

    fn boolean(&mut self, table: &DeTable<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.refuse(format!("`{key}` must be `true` or `false`"), value.span());
        }
        boolean
    }

    fn refuse(&mut self, problem: String, span: Range<usize>) {
        let place = self.source.line_at(self.text, span.start);
        self.diagnostics.push(failure::manifest(&self.source, problem).note(place));
    }

    fn refuse_word(&mut self, problem: String, word: &str, allowed: &[&str], span: Range<usize>) {
        let place = self.source.line_at(self.text, span.start);
        let diagnostic = failure::manifest(&self.source, problem).note(place);
        self.diagnostics.push(failure::suggest(diagnostic, word, allowed));
    }
}
