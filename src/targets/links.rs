//! What words must know of the page they stand on: where other pages lie, and how its language quotes.

use super::quotes::Quotes;
use super::text;
use crate::document::shape::{DocumentKind, Inline, Reference, Site};
use crate::text::path_reference;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Where a document's page lies below the output folder: `guides/{id}.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(pub(super) String);

impl Pattern {
    /// The path for one document; a pattern without `{id}` is the path itself.
    pub(super) fn path(&self, id: &str) -> String {
        self.0.replace("{id}", id)
    }

    /// The way up from the page to the output folder: `../`.
    pub(super) fn up(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

/// What a place is called, unless the words of a link to it say so.
pub(super) fn unsaid<'r>(to: &'r Reference, words: &[Inline]) -> Option<&'r str> {
    let said = text::plain(words).to_lowercase();
    to.called.as_deref().filter(|called| !called.is_empty() && !said.contains(&called.to_lowercase()))
}

/// Which documents a run prints.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Known when every document was seen, with their places in the list of all; what refers to others before that says
    /// what they are.
    all: OnceLock<BTreeMap<String, (DocumentKind, usize)>>,
    /// Those that are not printed, though others may refer to them.
    left_out: BTreeSet<String>,
}

impl Listed {
    pub(super) fn without(left_out: BTreeSet<String>) -> Self {
        Self { all: OnceLock::new(), left_out }
    }

    /// From now on all are known.
    pub(super) fn complete(&self, site: &Site) {
        let placed =
            site.entries.iter().zip(0..).map(|(entry, place)| (entry.id.clone(), (entry.kind, place)));
        self.all.get_or_init(|| placed.collect());
    }

    /// How many there are, once that is known.
    pub(super) fn count(&self) -> usize {
        self.all.get().map_or(0, BTreeMap::len)
    }

    /// The place of a document in the list of all, once that is known.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.all.get()?.get(id).map(|(_, place)| *place)
    }

    fn is_printed(&self, id: &str, kind: Option<DocumentKind>, kinds: &[DocumentKind]) -> bool {
        match self.all.get() {
            Some(all) => all.get(id).is_some_and(|(kind, _)| kinds.contains(kind)),
            None => !self.left_out.contains(id) && kind.is_none_or(|kind| kinds.contains(&kind)),
        }
    }
}

/// The addresses that the pages of one pattern use, and their quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Links {
    up: String,
    documents: Option<Pattern>,
    /// The address of the site, and where the web pages of documents lie below it, if that is known.
    web: Option<(String, Pattern)>,
    /// The documents that have such a page.
    kinds: &'static [DocumentKind],
    listed: Arc<Listed>,
    pictures: bool,
    /// Whether the words stand on a page of a target at all.
    on_page: bool,
    quotes: Quotes,
}

impl Links {
    /// For words outside of all pages.
    pub(super) fn nowhere() -> Self {
        Self {
            up: String::new(),
            documents: None,
            web: None,
            kinds: &[],
            listed: Arc::default(),
            pictures: false,
            on_page: false,
            quotes: Quotes::default(),
        }
    }

    /// Links from pages at `from` to the documents of `kinds` that are listed, whose pages lie at `documents`.
    pub(super) fn new(
        from: &Pattern,
        documents: Option<Pattern>,
        (kinds, listed): (&'static [DocumentKind], Arc<Listed>),
        pictures: bool,
        quotes: Quotes,
    ) -> Self {
        Self { up: from.up(), documents, web: None, kinds, listed, pictures, on_page: true, quotes }
    }

    /// The same where the web pages of documents lie like this below the site's address.
    pub(super) fn on_web(self, web: Option<(String, Pattern)>) -> Self {
        Self { web, ..self }
    }

    pub(super) fn quotes(&self) -> &Quotes {
        &self.quotes
    }

    /// The address of a place of the project; none if this target has no page for it.
    pub(super) fn address(&self, to: &Reference) -> Option<String> {
        let mut address = match &to.document {
            Some(id) => self.document(id, to.kind)?,
            None if !self.on_page => return None,
            None => String::new(),
        };
        match &to.anchor {
            Some(anchor) => {
                address.push('#');
                address.push_str(&path_reference(anchor));
            }
            None if to.document.is_none() => address.push('#'),
            None => {}
        }
        Some(address)
    }

    /// The whole address of another document's place on the web, if that is known: paper cannot be clicked.
    pub(super) fn on_paper(&self, to: &Reference) -> Option<String> {
        let (site, pages) = self.web.as_ref()?;
        let mut address = format!("{site}{}", path_reference(&pages.path(to.document.as_ref()?)));
        if let Some(anchor) = &to.anchor {
            address.push('#');
            address.push_str(&path_reference(anchor));
        }
        Some(address)
    }

    /// The address of a document's page; before all documents are known it needs to be said what it is.
    pub(super) fn document(&self, id: &str, kind: Option<DocumentKind>) -> Option<String> {
        let is_printed = self.listed.is_printed(id, kind, self.kinds);
        let pattern = self.documents.as_ref().filter(|_| is_printed)?;
        Some(self.file(&pattern.path(id)))
    }

    /// The address of a file below the output folder.
    pub(super) fn file(&self, path: &str) -> String {
        format!("{}{}", self.up, path_reference(path))
    }

    /// The address of a copied picture; none if this target has no pictures.
    pub(super) fn picture(&self, path: &str) -> Option<String> {
        self.pictures.then(|| self.file(&picture_path(path)))
    }
}

/// Where the build copies a picture to, below the output folder.
pub(super) fn picture_path(path: &str) -> String {
    format!("pictures/{path}")
}
