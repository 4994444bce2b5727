//! One target, fitted to a run: pages of single documents, one after another or several at once. What needs to know all
//! documents is left open; see [`super::completer`].

use super::engines::{Engines, PageId};
use super::escape::Escape;
use super::guard::Guard;
use super::links::{self, Listed, Pattern};
use super::manifest::Page;
use super::sheet::{Pages, Rendered, Sheet};
use super::shown::{Shown, Words};
use super::target::Target;
use crate::document::shape::{Document, Site};
use crate::document::{AppPlace, Crumbs, References, app_place, how_to, preview};
use crate::text::path_reference;
use minijinja::value::{Serde, merge_maps};
use minijinja::{Value, context};
use std::collections::{BTreeMap, BTreeSet};
use std::slice;
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
    /// Who runs templates of others; the same for all targets of a run.
    pub guard: Arc<Guard>,
    /// Documents that are not printed, though others may refer to them, by their ids.
    pub left_out: BTreeSet<String>,
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
    pub(super) guard: Arc<Guard>,
    /// Some template names the steps for machines, which are not made otherwise.
    has_how_to: bool,
}

/// Pages of documents that are on their way.
pub struct Begun<'r> {
    /// How many each document has.
    counts: Vec<usize>,
    pages: Pages<'r>,
}

impl Begun<'_> {
    /// Whether they are made already, and nobody has to wait for them.
    pub fn is_made(&self) -> bool {
        self.pages.are_made()
    }
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
            guard: options.guard,
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
    pub fn document(&self, document: &Arc<Document>) -> Rendered {
        self.end(self.begin(slice::from_ref(document))).pop().unwrap_or_default()
    }

    /// Begins the pages of documents.
    pub fn begin(&self, documents: &[Arc<Document>]) -> Begun<'_> {
        let sheets: Vec<Vec<Sheet<'_, '_>>> =
            documents.iter().map(|document| self.sheets(document)).collect();
        let counts = sheets.iter().map(Vec::len).collect();
        Begun { counts, pages: self.begin_sheets(sheets.into_iter().flatten().collect()) }
    }

    /// The pages of each document.
    pub fn end(&self, begun: Begun<'_>) -> Vec<Rendered> {
        let mut files = self.files(begun.pages).into_iter();
        begun.counts.into_iter().map(|count| files.by_ref().take(count).collect()).collect()
    }

    /// What is to be printed of a document.
    fn sheets<'s, 'r>(&'r self, document: &'s Arc<Document>) -> Vec<Sheet<'s, 'r>>
    where
        'r: 's,
    {
        let pages = self.target.pages.iter().enumerate();
        let pages = pages.filter(|(_, page)| page.subject.kinds().contains(&document.kind));
        let shown = Shown::of(document);
        let sheet = |(id, page): (PageId, &'r Page)| {
            let address = self.address(self.target.web.as_ref().unwrap_or(&page.output), &document.id);
            let app = app_place(document);
            // Only pages have room for what machines read.
            let is_page = page.escape == Escape::Html;
            let has_how_to = is_page && self.has_how_to;
            let how_to = has_how_to.then(|| how_to(document, address.as_deref())).flatten();
            let crumbs = self.crumbs(document, app.as_ref(), address.as_deref().filter(|_| is_page));
            let anchors = References::of(document).anchors;
            let context = context! {
                document => Value::from_dyn_object(Arc::clone(&shown)),
                app => Value::from(Serde(app)),
                anchors => anchors.into_iter().map(Value::from).collect::<Value>(),
                address => address,
                how_to => Value::from(Serde(how_to)),
                crumbs => crumbs,
                preview => self.preview(document),
                site => self.site.clone(),
                ..merge_maps([Value::from_object(Words(Arc::clone(&shown))), self.shared(&page.output)])
            };
            Sheet {
                id,
                page,
                template: &page.template,
                context,
                document: &document.id,
                language: &document.language,
            }
        };
        pages.map(sheet).collect()
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
}
