//! Printing: what a template makes of a context becomes a file, with gaps for what only all documents tell.

use super::engines::PageId;
use super::failure;
use super::guard::Excess;
use super::later::{Part, parts};
use super::limits::CountedPage;
use super::manifest::Page;
use super::quotes::Quotes;
use super::renderer::Renderer;
use crate::diagnostic::Diagnostic;
use minijinja::{Environment, Error, Value};
use serde::{Deserialize, Serialize};

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

impl FromIterator<Result<File, Box<Diagnostic>>> for Rendered {
    fn from_iter<I: IntoIterator<Item = Result<File, Box<Diagnostic>>>>(all: I) -> Self {
        let mut rendered = Self::default();
        for one in all {
            match one {
                Ok(file) => rendered.files.push(file),
                Err(finding) => rendered.diagnostics.push(*finding),
            }
        }
        rendered
    }
}

/// What is to be printed.
pub(super) struct Sheet<'s> {
    pub(super) id: PageId,
    pub(super) page: &'s Page,
    pub(super) template: &'s str,
    pub(super) context: Value,
    /// The id of the document that it is for; empty for the site.
    pub(super) document: &'s str,
    /// Of that.
    pub(super) language: &'s str,
}

impl Sheet<'_> {
    fn path(&self) -> String {
        self.page.output.path(self.document)
    }
}

impl Renderer<'_> {
    /// The files that become of sheets.
    pub(super) fn files(&self, sheets: Vec<Sheet<'_>>) -> Vec<Result<File, Box<Diagnostic>>> {
        let names = sheets.iter().map(|sheet| (sheet.path(), sheet.id, sheet.document, sheet.language));
        let names: Vec<_> = names.collect();
        let file =
            |(text, (path, page, document, language)): (Result<String, _>, (String, PageId, &str, &str))| {
                let gap = |template: &str| Gap {
                    page,
                    template: template.to_owned(),
                    document: document.to_owned(),
                    language: language.to_owned(),
                };
                Ok(File { path, pieces: pieces(text?, gap) })
            };
        self.texts(sheets).into_iter().zip(names).map(file).collect()
    }

    /// What templates make of sheets. Those of others share one change of threads, which costs as much as a fifth of a page.
    pub(super) fn texts(&self, sheets: Vec<Sheet<'_>>) -> Vec<Result<String, Box<Diagnostic>>> {
        let mut works = Vec::with_capacity(sheets.len());
        let ready = sheets.into_iter().map(|sheet| {
            let (page, path, most) = (sheet.page, sheet.path(), self.engines.most(sheet.page));
            let engine = self.engines.get(sheet.id, &Quotes::of(sheet.language))?;
            let (template, context) = (sheet.template.to_owned(), sheet.context);
            works.push(move || write(&engine, &template, context, most));
            Ok((page, sheet.template, path, most))
        });
        let ready: Vec<Result<_, Box<Diagnostic>>> = ready.collect();
        let written = match self.target.is_built_in {
            true => works.into_iter().map(|work| Ok(work())).collect(),
            false => self.guard.run(works),
        };
        let (name, mut written) = (&self.target.name, written.into_iter());
        let text = |ready: Result<(&Page, &str, String, usize), _>| {
            let (page, template, path, most) = ready?;
            let written = written.next().unwrap_or(Err(Excess::Thread));
            let text = written.map_err(|excess| Box::new(failure::excess(name, template, excess)))?.map_err(
                |error| Box::new(failure::template(name, &page.template, &error, Some((&path, most)))),
            )?;
            Ok(page.escape.tidy(text))
        };
        ready.into_iter().map(text).collect()
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
