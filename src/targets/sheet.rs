//! Printing: what a template makes of a context becomes a file, with gaps for what only all documents tell.

use super::engines::PageId;
use super::failure;
use super::guard::Ticket;
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

/// A file, or why there is none; without a reason if it was not tried, as another page has one.
pub(super) type Outcome<T> = Result<T, Option<Box<Diagnostic>>>;

impl FromIterator<Outcome<File>> for Rendered {
    fn from_iter<I: IntoIterator<Item = Outcome<File>>>(all: I) -> Self {
        let mut rendered = Self::default();
        for one in all {
            match one {
                Ok(file) => rendered.files.push(file),
                Err(finding) => rendered.diagnostics.extend(finding.map(|finding| *finding)),
            }
        }
        rendered
    }
}

/// What is to be printed.
pub(super) struct Sheet<'s, 'r> {
    pub(super) id: PageId,
    pub(super) page: &'r Page,
    pub(super) template: &'s str,
    pub(super) context: Value,
    /// The id of the document that it is for; empty for the site.
    pub(super) document: &'s str,
    /// Of that.
    pub(super) language: &'s str,
}

/// Pages on their way, each with what it will be.
pub(super) struct Pages<'r> {
    ready: Vec<Result<Ready<'r>, Box<Diagnostic>>>,
    texts: Texts,
}

/// A page that a template is to make.
struct Ready<'r> {
    id: PageId,
    page: &'r Page,
    template: String,
    document: String,
    language: String,
    path: String,
    /// The most bytes that it may have.
    most: usize,
}

enum Texts {
    Made(Vec<Result<String, Error>>),
    Begun(Ticket<Result<String, Error>>),
}

impl Pages<'_> {
    /// Whether they are made already.
    pub(super) fn are_made(&self) -> bool {
        matches!(self.texts, Texts::Made(_))
    }
}

impl Renderer<'_> {
    /// Begins to print. Pages of others' templates are made beside all else, and handed over together: who waited for each of them
    /// would wait longer than it takes.
    pub(super) fn begin_sheets<'r>(&'r self, sheets: Vec<Sheet<'_, 'r>>) -> Pages<'r> {
        let mut works = Vec::with_capacity(sheets.len());
        let ready = sheets.into_iter().map(|sheet| {
            let Sheet { id, page, template, context, document, language } = sheet;
            let (path, most) = (page.output.path(document), self.engines.most(page));
            let engine = self.engines.get(id, &Quotes::of(language))?;
            let name = template.to_owned();
            works.push(move || write(&engine, &name, context, most));
            let (template, document, language) =
                (template.to_owned(), document.to_owned(), language.to_owned());
            Ok(Ready { id, page, template, document, language, path, most })
        });
        let ready: Vec<Result<_, Box<Diagnostic>>> = ready.collect();
        let texts = match self.target.is_built_in {
            true => Texts::Made(works.into_iter().map(|work| work()).collect()),
            false => Texts::Begun(self.guard.begin(works)),
        };
        Pages { ready, texts }
    }

    /// The files that become of pages.
    pub(super) fn files(&self, pages: Pages<'_>) -> Vec<Outcome<File>> {
        let file = |(ready, text): (Ready<'_>, String)| {
            let Ready { id, document, language, path, .. } = ready;
            let gap = |template: &str| Gap {
                page: id,
                template: template.to_owned(),
                document: document.clone(),
                language: language.clone(),
            };
            File { path, pieces: pieces(text, gap) }
        };
        self.texts(pages).map(|made| made.map(file)).collect()
    }

    /// What fills a gap that has a page to itself; nothing if it was not tried.
    pub(super) fn text(&self, pages: Pages<'_>) -> Result<String, Box<Diagnostic>> {
        match self.texts(pages).next() {
            Some(Ok((_, text))) => Ok(text),
            Some(Err(Some(finding))) => Err(finding),
            Some(Err(None)) | None => Ok(String::new()),
        }
    }

    fn texts<'p>(&self, pages: Pages<'p>) -> impl Iterator<Item = Outcome<(Ready<'p>, String)>> {
        let texts = match pages.texts {
            Texts::Made(texts) => texts.into_iter().map(Ok).collect(),
            Texts::Begun(ticket) => self.guard.end(ticket),
        };
        let (name, mut texts) = (&self.target.name, texts.into_iter());
        pages.ready.into_iter().map(move |ready| {
            let ready = ready.map_err(Some)?;
            let text = texts.next().unwrap_or(Err(None));
            let excess = |excess| {
                let finding = failure::excess(name, &ready.template, excess, &ready.path);
                self.guard.tell(&finding);
                Box::new(finding)
            };
            let text = text.map_err(|reason| reason.map(excess))?;
            let place = Some((ready.path.as_str(), ready.most));
            let failed = |error| Box::new(failure::template(name, &ready.page.template, &error, place));
            let text = ready.page.escape.tidy(text.map_err(|error| Some(failed(error)))?);
            Ok((ready, text))
        })
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
