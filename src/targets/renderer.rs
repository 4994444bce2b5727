//! One target, fitted to a run: pages of single documents, one after another or several at once. What needs to know all
//! documents is left open; see [`super::completer`].

use super::engines::{Engines, PageId};
use super::escape::Escape;
use super::failure;
use super::guard::Guard;
use super::later::{Part, parts};
use super::limits::{self, CountedPage};
use super::links::{self, Listed, Pattern};
use super::manifest::Page;
use super::quotes::Quotes;
use super::target::Target;
use crate::diagnostic::Diagnostic;
use crate::document::shape::{Document, Site};
use crate::document::{AppPlace, Crumbs, References, app_place, how_to, preview};
use crate::text::path_reference;
use minijinja::value::Serde;
use minijinja::{Environment, Error, Value, context};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The page that servers show for a folder.
const INDEX: &str = "index.html";

/// What only pages that know all documents see of a site.
const LISTS: [&str; 3] = ["entries", "apps", "topics"];

/// What a run adds to what documents say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project's own settings for this target: a table, or nothing.
    pub values: serde_json::Value,
    /// A line for the end of pages: "Made with guidec".
    pub footer: Option<String>,
    /// Documents that are not printed, though others may refer to them, by their ids.
    pub left_out: BTreeSet<String>,
}

/// A file below the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    /// What it holds, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Bytes(Vec<u8>),
    Gap(Gap),
}

impl Piece {
    /// What is printed already.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Gap(_) => None,
        }
    }
}

/// A piece that is printed when all documents are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub(super) page: PageId,
    pub(super) template: String,
    /// The id of the document that the page is for.
    pub(super) document: String,
    pub(super) language: String,
}

/// Files, and what went wrong.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub files: Vec<File>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A target whose templates know the run.
#[derive(Debug)]
pub struct Renderer<'a> {
    pub(super) target: &'a Target,
    pub(super) engines: Engines<'a>,
    pub(super) listed: Arc<Listed>,
    /// Without the lists of documents.
    site: Value,
    /// Where the site will lie, if that is known.
    address: Option<String>,
    options: Value,
    footer: Option<String>,
    crumbs: Option<Crumbs>,
    /// For templates of others.
    guard: Guard,
    /// Some template names the steps for machines, which are not made otherwise.
    has_how_to: bool,
}

impl Target {
    /// Fits this target to a run. Of the site its documents do not matter yet.
    pub fn renderer(&self, site: &Site, options: Options) -> Renderer<'_> {
        let listed = Arc::new(Listed::without(options.left_out));
        Renderer {
            target: self,
            engines: Engines::new(self, site.address.clone(), Arc::clone(&listed)),
            listed,
            site: head(site),
            address: site.address.clone(),
            options: Value::from(Serde(options.values)),
            footer: options.footer,
            crumbs: Crumbs::new(site),
            guard: Guard::new(limits::ALLOWANCE),
            has_how_to: self.templates.values().any(|text| text.contains("how_to")),
        }
    }
}

/// A site as it is before its documents are known.
fn head(site: &Site) -> Value {
    let mut values = match serde_json::to_value(site) {
        Ok(serde_json::Value::Object(values)) => values,
        // It has only strings for keys.
        _ => serde_json::Map::new(),
    };
    values.retain(|name, _| !LISTS.contains(&name.as_str()));
    Value::from(Serde(values))
}

impl Renderer<'_> {
    /// The pages of one document.
    pub fn document(&self, document: &Document) -> Rendered {
        let mut rendered = Rendered::default();
        let pages = self.target.pages.iter().enumerate();
        let pages = pages.filter(|(_, page)| page.subject.kinds().contains(&document.kind));
        let mut value = None;
        for (id, page) in pages {
            let value = value.get_or_insert_with(|| Value::from(Serde(document))).clone();
            let address = self.address(self.target.web.as_ref().unwrap_or(&page.output), &document.id);
            let app = app_place(document);
            // Only pages have room for what machines read.
            let is_page = page.escape == Escape::Html;
            let has_how_to = is_page && self.has_how_to;
            let how_to = has_how_to.then(|| how_to(document, address.as_deref())).flatten();
            let crumbs = self.crumbs(document, app.as_ref(), address.as_deref().filter(|_| is_page));
            let anchors = References::of(document).anchors;
            let context = context! {
                words => value.get_attr("words").unwrap_or_default(),
                document => value,
                app => Value::from(Serde(app)),
                anchors => anchors.into_iter().map(Value::from).collect::<Value>(),
                address => address,
                how_to => Value::from(Serde(how_to)),
                crumbs => crumbs,
                preview => self.preview(document),
                site => self.site.clone(),
                ..self.shared(&page.output)
            };
            self.page((id, page), context, (&document.id, &document.language), &mut rendered);
        }
        rendered
    }

    /// What all pages use.
    pub fn assets(&self) -> BTreeMap<String, Vec<u8>> {
        self.target.assets.clone()
    }

    fn crumbs(&self, document: &Document, app: Option<&AppPlace>, address: Option<&str>) -> Value {
        let crumbs = self.crumbs.as_ref().zip(address);
        Value::from(Serde(crumbs.map(|(crumbs, address)| crumbs.to(document, app, address))))
    }

    /// The address of a page once the site lies where it should; that of the folder for the page that opens it.
    pub(super) fn address(&self, output: &Pattern, id: &str) -> Option<String> {
        let path = output.path(id);
        let path = if path == INDEX { "" } else { &path };
        self.address.as_ref().map(|site| format!("{site}{}", path_reference(path)))
    }

    /// The address of the picture that stands for a document, and its words, if the target has pictures and a site.
    fn preview(&self, document: &Document) -> Value {
        let Some(site) = self.address.as_ref().filter(|_| self.target.pictures) else {
            return Value::from(());
        };
        let picture = preview(document).map(|picture| {
            let path = path_reference(&links::picture_path(&picture.path));
            context! { address => format!("{site}{path}"), alt => picture.alt.clone() }
        });
        picture.unwrap_or_else(|| Value::from(()))
    }

    pub(super) fn shared(&self, output: &Pattern) -> Value {
        context! {
            options => self.options.clone(),
            footer => self.footer.clone(),
            up => output.up(),
        }
    }

    /// Prints a page for a document of a language; for the site if its id is empty.
    pub(super) fn page(
        &self,
        (id, page): (PageId, &Page),
        context: Value,
        (document, language): (&str, &str),
        into: &mut Rendered,
    ) {
        let path = page.output.path(document);
        match self.print((id, page), &page.template, context, (language, &path)) {
            Ok(text) => {
                let gap = |template: &str| Gap {
                    page: id,
                    template: template.to_owned(),
                    document: document.to_owned(),
                    language: language.to_owned(),
                };
                into.files.push(File { path, pieces: pieces(text, gap) });
            }
            Err(finding) => into.diagnostics.push(*finding),
        }
    }

    /// What a template makes of a context, for the page at `path`.
    pub(super) fn print(
        &self,
        (id, page): (PageId, &Page),
        template: &str,
        context: Value,
        (language, path): (&str, &str),
    ) -> Result<String, Box<Diagnostic>> {
        let engine = self.engines.get(id, &Quotes::of(language))?;
        let most = self.engines.most(page);
        let written = if self.target.is_built_in {
            write(&engine, template, context, most)
        } else {
            let name = template.to_owned();
            let written = self.guard.run(move || write(&engine, &name, context, most));
            written.map_err(|excess| Box::new(failure::excess(&self.target.name, template, excess)))?
        };
        let text = written.map_err(|error| {
            Box::new(failure::template(&self.target.name, &page.template, &error, Some((path, most))))
        })?;
        Ok(page.escape.tidy(text))
    }
}

/// A printed page and its gaps. One without gaps may be large, and is not copied.
fn pieces(page: String, gap: impl Fn(&str) -> Gap) -> Vec<Piece> {
    let parts = parts(&page);
    if let [Part::Text(_)] = parts.as_slice() {
        return vec![Piece::Bytes(page.into_bytes())];
    }
    let pieces = parts.into_iter().filter_map(|part| match part {
        Part::Text("") => None,
        Part::Text(text) => Some(Piece::Bytes(text.as_bytes().to_vec())),
        Part::Gap(template) => Some(Piece::Gap(gap(template))),
    });
    pieces.collect()
}

fn write(
    environment: &Environment<'_>,
    template: &str,
    context: Value,
    most: usize,
) -> Result<String, Error> {
    let mut page = CountedPage::new(most);
    environment.get_template(template)?.render_captured_to(context, &mut page)?;
    page.into_text()
}
