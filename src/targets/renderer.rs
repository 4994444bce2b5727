//! One target, fitted to the documents of one run.

use super::engine;
use super::escape::Escape;
use super::failure;
use super::filters;
use super::limits::CountedPage;
use super::links::{self, Links, Pattern};
use super::manifest::{Page, Subject};
use super::quotes::Quotes;
use super::references;
use super::target::Target;
use crate::diagnostic::{Diagnostic, codes::build, sort};
use crate::document::shape::{Document, Searchable, Site};
use crate::document::{Crumbs, how_to, preview, search};
use crate::text::path_reference;
use minijinja::value::Serde;
use minijinja::{Environment, Error, Value, context};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The page that servers show for a folder.
const INDEX: &str = "index.html";

/// What a run adds to what documents say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project's own settings for this target: a table, or nothing.
    pub values: serde_json::Value,
    /// A line for the end of pages: "Made with guidec".
    pub footer: Option<String>,
    /// Only pages of single documents and what they use are made, none for all documents together.
    pub documents_only: bool,
}

/// Files by their paths below the output folder, and what went wrong.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub files: BTreeMap<String, Vec<u8>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The compiled templates of a page, for each way to quote.
type Environments = BTreeMap<Quotes, Environment<'static>>;

/// A target with its templates compiled; turns documents into files, in any order and at the same time.
#[derive(Debug)]
pub struct Renderer<'a> {
    target: &'a Target,
    pages: Vec<(&'a Page, Environments)>,
    site: Value,
    site_words: Value,
    /// How the project's language quotes.
    quotes: Quotes,
    /// Where the site will lie, if that is known.
    address: Option<String>,
    /// The places of documents in the site's list, by their ids.
    places: BTreeMap<String, usize>,
    search: Vec<Searchable>,
    options: Value,
    footer: Option<String>,
    crumbs: Option<Crumbs>,
    references: BTreeMap<String, BTreeSet<String>>,
}

impl Target {
    /// Renders everything: the documents in parallel, then the pages of the site and the assets.
    pub fn render(
        &self,
        site: &Site,
        documents: &[Document],
        options: &Options,
    ) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
        let mut rendered = Rendered { files: BTreeMap::new(), diagnostics: self.clashes(site) };
        match self.renderer(site, documents, options) {
            Ok(renderer) => {
                let each: Vec<Rendered> =
                    documents.par_iter().map(|document| renderer.document(document)).collect();
                let site = (!options.documents_only).then(|| renderer.site_pages());
                for part in each.into_iter().chain(site).chain([renderer.assets()]) {
                    rendered.files.extend(part.files);
                    rendered.diagnostics.extend(part.diagnostics);
                }
            }
            Err(diagnostics) => rendered.diagnostics.extend(diagnostics),
        }
        sort(&mut rendered.diagnostics);
        (rendered.files, rendered.diagnostics)
    }

    /// Fits this target to a run. `documents` are all documents, as some pages mark what others link to.
    pub fn renderer(
        &self,
        site: &Site,
        documents: &[Document],
        options: &Options,
    ) -> Result<Renderer<'_>, Vec<Diagnostic>> {
        let mut pages = Vec::with_capacity(self.pages.len());
        let languages = documents.iter().map(|document| &document.language).chain([&site.language]);
        let quotes: BTreeSet<Quotes> =
            languages.collect::<BTreeSet<_>>().into_iter().map(|tag| Quotes::of(tag)).collect();
        for page in &self.pages {
            let engines = quotes.iter().map(|quotes| Ok((quotes.clone(), self.engine(page, site, quotes)?)));
            pages.push((
                page,
                engines.collect::<Result<_, _>>().map_err(|diagnostic: Box<_>| vec![*diagnostic])?,
            ));
        }
        Ok(Renderer {
            target: self,
            pages,
            site: Value::from(Serde(site)),
            site_words: Value::from(Serde(&site.words)),
            quotes: Quotes::of(&site.language),
            address: site.address.clone(),
            places: site.entries.iter().enumerate().map(|(place, entry)| (entry.id.clone(), place)).collect(),
            search: self.searched(documents),
            options: Value::from(Serde(&options.values)),
            footer: options.footer.clone(),
            crumbs: Crumbs::new(site),
            references: references::collect(documents),
        })
    }

    /// What is searched, if a page says so.
    fn searched(&self, documents: &[Document]) -> Vec<Searchable> {
        let is_named = |page: &Page| {
            let template = self.templates.get(&page.template);
            page.subject == Subject::Site && template.is_some_and(|text| text.contains("search"))
        };
        if self.pages.iter().any(is_named) { search(documents) } else { Vec::new() }
    }

    fn engine(
        &self,
        page: &Page,
        site: &Site,
        quotes: &Quotes,
    ) -> Result<Environment<'static>, Box<Diagnostic>> {
        let documents = match page.subject {
            Subject::Site => self.pages.iter().find(|page| page.subject != Subject::Site),
            _ => Some(page),
        };
        let kinds = documents.map_or(&[][..], |page| page.subject.kinds());
        let documents = documents.map(|page| page.output.clone());
        let pages = self.web.as_ref().or(documents.as_ref());
        let web = site.address.clone().zip(pages.cloned());
        let links = Links::new(&page.output, documents.clone(), site, kinds, self.pictures, quotes.clone());
        let links = Arc::new(links.on_web(web));
        let mut environment = engine::environment(page.escape, self.is_built_in);
        engine::set_printing(&mut environment, page.escape, &links);
        filters::add(&mut environment, page.escape, &links);
        for (name, text) in &self.templates {
            environment
                .add_template_owned(name.clone(), text.clone())
                .map_err(|error| Box::new(failure::template(&self.name, name, &error, None)))?;
        }
        Ok(environment)
    }

    /// Pages and assets that would have the same name, also where upper and lower case are one.
    fn clashes(&self, site: &Site) -> Vec<Diagnostic> {
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        let mut folders: BTreeMap<String, String> = BTreeMap::new();
        let mut clashes = Vec::new();
        let mut take = |path: String, what: String| {
            let lower = path.to_lowercase();
            let above: Vec<&str> = lower.match_indices('/').filter_map(|(at, _)| lower.get(..at)).collect();
            let inside = above.iter().find_map(|folder| taken.get(*folder)).or(folders.get(&lower));
            let title = match (taken.get(&lower), inside) {
                (Some(other), _) if *other == what => format!("{what} would be written to `{path}` twice"),
                (Some(other), _) => format!("{what} and {other} would both be written to `{path}`"),
                (None, Some(other)) => format!("{what} and {other} would be a file and a folder of one name"),
                (None, None) => {
                    folders.extend(above.iter().map(|folder| ((*folder).to_owned(), what.clone())));
                    taken.insert(lower, what);
                    return;
                }
            };
            clashes.push(
                Diagnostic::new(&build::OUTPUT_CLASH, title).note(format!("in the target `{}`", self.name)),
            );
        };
        for asset in self.assets.keys() {
            take(asset.clone(), format!("the asset `{asset}`"));
        }
        for page in &self.pages {
            if page.subject == Subject::Site {
                take(page.output.path(""), "the page for all guides".to_owned());
            }
            for entry in site.entries.iter().filter(|entry| page.subject.kinds().contains(&entry.kind)) {
                take(page.output.path(&entry.id), format!("`{}`", entry.id));
            }
        }
        clashes
    }
}

impl Renderer<'_> {
    /// The pages of one document.
    pub fn document(&self, document: &Document) -> Rendered {
        let mut rendered = Rendered::default();
        let pages = self.pages.iter().filter(|(page, _)| page.subject.kinds().contains(&document.kind));
        let mut value = None;
        let quotes = Quotes::of(&document.language);
        for (page, environments) in pages {
            let value = value.get_or_insert_with(|| Value::from(Serde(document))).clone();
            let address = self.address(self.target.web.as_ref().unwrap_or(&page.output), &document.id);
            // Only pages have room for what machines read.
            let is_page = page.escape == Escape::Html;
            let how_to = is_page.then(|| how_to(document, address.as_deref())).flatten();
            let crumbs = self.crumbs.as_ref().zip(address.as_deref()).filter(|_| is_page);
            let crumbs = crumbs.map(|(crumbs, address)| crumbs.to(document, address));
            let context = context! {
                words => value.get_attr("words").unwrap_or_default(),
                document => value,
                anchors => self.anchors(&document.id),
                entry => self.entry(&document.id),
                address => address,
                how_to => Value::from(Serde(how_to)),
                crumbs => Value::from(Serde(crumbs)),
                preview => self.preview(document),
                ..self.shared(&page.output)
            };
            self.page(page, environments.get(&quotes), context, &document.id, &mut rendered);
        }
        rendered
    }

    /// What all pages use.
    pub fn assets(&self) -> Rendered {
        Rendered { files: self.target.assets.clone(), diagnostics: Vec::new() }
    }

    /// The pages for all documents.
    pub fn site_pages(&self) -> Rendered {
        let mut rendered = Rendered::default();
        for (page, environments) in self.pages.iter().filter(|(page, _)| page.subject == Subject::Site) {
            let context = context! {
                words => self.site_words.clone(),
                address => self.address(&page.output, ""),
                search => Value::from(Serde(&self.search)),
                ..self.shared(&page.output)
            };
            self.page(page, environments.get(&self.quotes), context, "", &mut rendered);
        }
        // A page that a project has no use for is blank.
        rendered.files.retain(|_, text| !text.trim_ascii().is_empty());
        rendered
    }

    /// The address of a page once the site lies where it should; that of the folder for the page that opens it.
    fn address(&self, output: &Pattern, id: &str) -> Option<String> {
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

    /// What the site's list says of a document.
    fn entry(&self, id: &str) -> Value {
        let place = self.places.get(id).copied();
        let entries = self.site.get_attr("entries").unwrap_or_default();
        place.and_then(|place| entries.get_item_by_index(place).ok()).unwrap_or_default()
    }

    /// The places of a document that something links to.
    fn anchors(&self, id: &str) -> Value {
        let anchors = self.references.get(id).into_iter().flatten();
        anchors.map(|anchor| Value::from(anchor.as_str())).collect()
    }

    fn shared(&self, output: &Pattern) -> Value {
        context! {
            site => self.site.clone(),
            options => self.options.clone(),
            footer => self.footer.clone(),
            up => output.up(),
        }
    }

    fn page(
        &self,
        page: &Page,
        environment: Option<&Environment<'_>>,
        context: Value,
        id: &str,
        into: &mut Rendered,
    ) {
        // There is one for each language of the run.
        let Some(environment) = environment else { return };
        let path = page.output.path(id);
        match write(environment, &page.template, context) {
            Ok(text) => {
                into.files.insert(path, page.escape.tidy(text).into_bytes());
            }
            Err(error) => into.diagnostics.push(failure::template(
                &self.target.name,
                &page.template,
                &error,
                Some(&path),
            )),
        }
    }
}

fn write(environment: &Environment<'_>, template: &str, context: Value) -> Result<String, Error> {
    let mut page = CountedPage::default();
    environment.get_template(template)?.render_captured_to(context, &mut page)?;
    page.into_text()
}
