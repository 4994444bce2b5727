//! Links of texts to places of the same site: whether anything is there.
//!
//! What begins with `/` lies outside of what guidec prints, so nobody can tell here.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose::MISSING_PAGE;
use crate::host::{Host, ProjectPath};
use crate::model::guide::About;
use crate::model::project::{Output, Project};
use crate::model::statement::{Block, Statement};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text::{near_miss, visible};

use super::EXTENSION;
use super::rules::Head;

/// What every site has beside the pages of its guides.
const INDEX: &str = "index";

/// An address in a text and where it stands.
pub(super) type Link = (Span, String);

/// The links in some files that lead to a place of the same site, in order.
pub(super) fn links(model: &Project, files: &BTreeSet<FileId>) -> BTreeSet<Link> {
    let links = model.links.iter().filter(|(_, span)| files.contains(&span.file));
    links.map(|(address, span)| (*span, address.clone())).collect()
}

/// Says which links lead to no part or step of their own file.
pub(super) fn within(model: &Project, sources: &Sources, links: &BTreeSet<Link>) -> Vec<Diagnostic> {
    let found = links.iter().filter_map(|(span, address)| {
        let name = address.strip_prefix('#').filter(|name| !name.is_empty())?;
        let names = names_in(model, span.file);
        let is_there = names.contains(name);
        let near = near_miss(name, names.iter().copied());
        (!is_there).then(|| finding(sources, address, *span, near))
    });
    found.collect()
}

/// Says which links lead to nothing that guidec prints and to no file beside.
pub(super) fn check(
    host: &dyn Host,
    sources: &Sources,
    (guides, outputs): (&[Head], &[Output]),
    links: &BTreeSet<Link>,
) -> Vec<Diagnostic> {
    if links.is_empty() {
        return Vec::new();
    }
    let ids = guides.iter().map(|guide| &*guide.id);
    let facts = outputs.iter().filter(|output| output.what == "page").map(|output| output.name.as_str());
    let site = Site { host, sources, guides, outputs, pages: ids.chain(facts).chain([INDEX]).collect() };
    links.iter().filter_map(|(span, address)| site.judge(address, *span)).collect()
}

struct Site<'a> {
    host: &'a dyn Host,
    sources: &'a Sources,
    guides: &'a [Head],
    outputs: &'a [Output],
    /// The names of all pages, without `.html`.
    pages: BTreeSet<&'a str>,
}

impl Site<'_> {
    fn judge(&self, address: &str, span: Span) -> Option<Diagnostic> {
        let path = address.split(['?', '#']).next().unwrap_or_default().replace("%20", " ");
        if path.is_empty() || path.starts_with('/') {
            return None;
        }
        let file = self.sources.get(span.file).map(SourceFile::name).unwrap_or_default();
        let beside = ProjectPath::new(file).and_then(|file| file.beside(&path)).ok();
        let page = path.strip_suffix(".html").unwrap_or(&path);
        let bare = page.strip_suffix(".guide").unwrap_or(page);
        let bare = bare.rsplit('/').next().unwrap_or(bare);
        // A source is not printed under its name, so no reader could open it.
        let is_source = path.ends_with(".guide");
        let is_there = beside.as_ref().is_some_and(|path| self.host.kind(path).is_some());
        if self.pages.contains(page) || is_there && !is_source {
            return None;
        }
        let own = beside.filter(|_| is_there).and_then(|path| self.only_guide_of(&path));
        let names = self.outputs.iter().map(|output| output.name.as_str());
        Some(finding(self.sources, address, span, own.or_else(|| near_miss(bare, names))))
    }

    /// The guide of a file that has no other.
    fn only_guide_of(&self, path: &ProjectPath) -> Option<&str> {
        let is_here = |file: FileId| self.sources.get(file).is_some_and(|it| it.name() == path.as_str());
        let mut guides = self.guides.iter().filter(|guide| is_here(guide.file));
        guides.next().filter(|_| guides.next().is_none()).map(|guide| &*guide.key)
    }
}

fn finding(sources: &Sources, address: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let title = match address {
        part if part.starts_with('#') => format!("no part or step here is called `{}`", visible(part)),
        guide if guide.ends_with(&format!(".{EXTENSION}")) => {
            format!("no page of the site is called `{}`", visible(guide))
        }
        other => format!("there is no page and no file `{}`", visible(other)),
    };
    let finding = Diagnostic::new(&MISSING_PAGE, title).at(span, "");
    let finding = match near {
        // Where an address could not be found in its text, the place is that of the whole text.
        Some(near) if sources.slice(span) == address => {
            finding.guess(format!("did you mean `@{near}`?"), span, format!("@{near}"))
        }
        Some(near) => finding.help(format!("did you mean `@{near}`?")),
        None => finding,
    };
    finding.note("a link to a guide, a part or a named step is `[words](@name)`, and is checked")
}

/// The names of parts, steps and texts in a file.
fn names_in(model: &Project, file: FileId) -> BTreeSet<&str> {
    let guides = model.guides.iter().filter(|guide| guide.file == file);
    let blocks = guides.flat_map(|guide| {
        std::iter::once(&guide.body).chain(guide.trouble.iter().map(|trouble| &trouble.body))
    });
    let procedures = model.procedures.iter().map(|procedure| &procedure.body);
    let blocks = blocks.chain(procedures.filter(|body| body.span.file == file));
    let mut names: BTreeSet<&str> = blocks.flat_map(keys_in).collect();
    let abouts = model.abouts.iter().filter(|about| about.prose.span.file == file);
    names.extend(abouts.filter_map(|about: &About| about.key.as_deref()));
    names
}

fn keys_in(block: &Block) -> Vec<&str> {
    let mut keys = Vec::new();
    let mut next: Vec<&Statement> = block.statements.iter().collect();
    while let Some(statement) = next.pop() {
        keys.extend(statement.key.as_deref());
        next.extend(statement.kind.blocks().into_iter().flat_map(|block| &block.statements));
    }
    keys
}
