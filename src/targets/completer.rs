//! What is printed when all documents are known: the pages for all of them, and the gaps in those of single ones.

use super::engines::PageId;
use super::lists::{List, Searched, seen};
use super::manifest::{Page, Subject};
use super::renderer::Renderer;
use super::sheet::{File, Gap, Piece, Rendered, Sheet};
use super::target::Target;
use crate::diagnostic::Diagnostic;
use crate::document::shape::Site;
use crate::document::words;
use minijinja::value::Serde;
use minijinja::{Value, context};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A target that knows all documents of its run.
#[derive(Debug)]
pub struct Completer<'r> {
    renderer: &'r Renderer<'r>,
    site: Value,
    language: String,
    /// Words for headings and labels, by language.
    words: BTreeMap<String, Value>,
    search: Value,
}

impl Target {
    /// Whether it has pages for all documents.
    pub fn has_lists(&self) -> bool {
        self.pages.iter().any(|page| page.subject == Subject::Site)
    }

    /// Whether its pages use what a search goes through.
    pub fn searches(&self) -> bool {
        let sites = self.pages.iter().filter(|page| page.subject == Subject::Site);
        let mut templates = sites.filter_map(|page| self.templates.get(&page.template));
        templates.any(|text| text.contains("search"))
    }
}

impl Renderer<'_> {
    /// Lets all documents be known, and what of each is searched.
    pub fn complete(&self, site: &Arc<Site>, search: &Arc<Vec<Searched>>) -> Completer<'_> {
        self.listed.complete(site);
        let languages: BTreeSet<&String> = site.entries.iter().map(|entry| &entry.language).collect();
        let words = languages.into_iter().map(|tag| (tag.clone(), Value::from(Serde(words(tag)))));
        let own = (site.language.clone(), Value::from(Serde(&site.words)));
        Completer {
            renderer: self,
            site: seen(site),
            language: site.language.clone(),
            words: words.chain([own]).collect(),
            search: Value::from_object(List(Arc::clone(search))),
        }
    }
}

impl Completer<'_> {
    /// What goes into a gap.
    pub fn fill(&self, gap: &Gap) -> Result<Vec<u8>, Box<Diagnostic>> {
        let Some(page) = self.renderer.target.pages.get(gap.page) else { return Ok(Vec::new()) };
        let context = context! {
            words => self.words.get(&gap.language),
            entry => self.entry(&gap.document),
            site => self.site.clone(),
            ..self.renderer.shared(&page.output)
        };
        let sheet = Sheet {
            id: gap.page,
            page,
            template: &gap.template,
            context,
            document: &gap.document,
            language: &gap.language,
        };
        self.renderer.text(self.renderer.begin_sheets(vec![sheet])).map(String::into_bytes)
    }

    /// The pages for all documents.
    pub fn pages(&self) -> Rendered {
        let pages = self.renderer.target.pages.iter().enumerate();
        // They may be large, so there is one at a time.
        let print = |(id, page): (PageId, &Page)| {
            let context = context! {
                words => self.words.get(&self.language),
                address => self.renderer.address(&page.output, ""),
                search => self.search.clone(),
                site => self.site.clone(),
                ..self.renderer.shared(&page.output)
            };
            let (template, language) = (&page.template, &self.language);
            let sheet = Sheet { id, page, template, context, document: "", language };
            self.renderer.files(self.renderer.begin_sheets(vec![sheet]))
        };
        let mut rendered: Rendered =
            pages.filter(|(_, page)| page.subject == Subject::Site).flat_map(print).collect();
        // A page that a project has no use for is blank.
        rendered.files.retain(|file| !is_blank(file));
        rendered
    }

    /// What the site's list says of a document.
    fn entry(&self, id: &str) -> Value {
        let place = self.renderer.listed.place(id);
        let entries = self.site.get_attr("entries").unwrap_or_default();
        place.and_then(|place| entries.get_item_by_index(place).ok()).unwrap_or_default()
    }
}

fn is_blank(file: &File) -> bool {
    file.pieces.iter().all(|piece| matches!(piece, Piece::Bytes(bytes) if bytes.trim_ascii().is_empty()))
}
