//! What comes of one chunk: every stage in its turn.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::{mem, slice};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::chunk::Chunk;
use super::groups::groups;
use super::pictures::{Pictures, measure};
use super::press::{self, Press};
use super::printed::Printed;
use super::rules::Head;
use super::{Keep, Project, beside, only_for};
use crate::analysis::{Navigation, Usage, check_procedure, follow, judge_screens};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::shape::Document;
use crate::document::{self, about_page};
use crate::host::Host;
use crate::model::ids::{AboutId, GuideId, ProcedureId};
use crate::model::project::{Output, Project as Model};
use crate::resolve::{Elsewhere, resolve};
use crate::source::{FileId, Sources, Span};
use crate::style::{self, Written};

/// What all chunks of a run have in common.
pub(super) struct Run<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) project: &'a Project,
    /// The language of guides that name none.
    pub(super) language: &'a str,
    pub(super) keep: Keep<'a>,
}

/// Documents of parts that are being printed.
pub(super) struct Begun<'p> {
    press: &'p Press<'p>,
    /// How many each part has.
    counts: Vec<usize>,
    documents: press::Begun<'p>,
}

/// What came of a chunk.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Part {
    #[serde(skip)]
    pub(super) model: Model,
    /// Those that are to be kept, and those that are still to be printed.
    #[serde(skip)]
    pub(super) documents: Vec<Document>,
    pub(super) printed: Vec<Printed>,
    /// Whether there were documents of guides, also where they are not kept.
    pub(super) has_guides: bool,
    pub(super) pictures: Pictures,
    /// Names could not be bound, so it matters what other files declare.
    #[serde(skip)]
    pub(super) is_puzzled: bool,
    /// What is wrong with what was written, as far as that can be told without following anybody.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was found in procedures by themselves, with their places.
    pub(super) of_procedures: Vec<(Span, Vec<Diagnostic>)>,
    pub(super) of_guides: Vec<Diagnostic>,
    pub(super) kept: Kept,
}

/// What is kept to judge all guides together.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) written: Written,
    pub(super) navigation: Navigation,
    pub(super) usage: Usage,
    /// A guide could not be followed to its end, so what it uses is not known.
    pub(super) is_incomplete: bool,
    pub(super) outputs: Vec<Output>,
    pub(super) guides: Vec<Head>,
    /// Links to places of the same site, but not of the same page.
    pub(super) links: BTreeSet<beside::Link>,
    /// Where values are declared that something is done with.
    pub(super) used_values: BTreeSet<Span>,
}

impl Part {
    /// Whether it is all that there is to know of its files.
    pub(super) fn can_be_kept(&self) -> bool {
        !self.is_puzzled && self.printed.iter().all(Printed::is_whole)
    }

    fn add(&mut self, made: Made) {
        self.documents.extend(made.document.map(|document| *document));
        self.printed.extend(made.printed.map(|printed| *printed));
        self.of_guides.extend(made.findings);
    }
}

impl Kept {
    pub(super) fn join(&mut self, other: Self) {
        self.written.join(other.written);
        self.navigation.join(other.navigation);
        self.usage.join(other.usage);
        self.is_incomplete |= other.is_incomplete;
        self.outputs.extend(other.outputs);
        self.guides.extend(other.guides);
        self.links.extend(other.links);
        self.used_values.extend(other.used_values);
    }
}

impl<'a> Run<'a> {
    /// Looks at a chunk.
    pub(super) fn part(&self, chunk: &Chunk, sources: &Sources, elsewhere: Option<&Elsewhere>) -> Part {
        let mut part = self.unprinted(chunk, sources, elsewhere);
        let begun = self.begin(slice::from_mut(&mut part));
        self.end(begun, slice::from_mut(&mut part));
        part
    }

    /// Begins to print the documents that wait in these parts, if they are to be printed.
    pub(super) fn begin(&self, parts: &mut [Part]) -> Option<Begun<'a>> {
        let Keep::Pages(press) = self.keep else { return None };
        let counts = parts.iter().map(|part| part.documents.len()).collect();
        let documents = parts.iter_mut().flat_map(|part| mem::take(&mut part.documents));
        let documents: Vec<Arc<Document>> = documents.map(Arc::new).collect();
        Some(Begun { press, counts, documents: press.begin(&documents) })
    }

    /// Puts what was begun into the same parts.
    pub(super) fn end(&self, begun: Option<Begun<'_>>, parts: &mut [Part]) {
        let Some(Begun { press, counts, documents }) = begun else { return };
        let mut printed = press.end(documents).into_iter();
        for (part, count) in parts.iter_mut().zip(counts) {
            part.printed.extend(printed.by_ref().take(count));
        }
    }

    /// Looks at a chunk, of which one document may still have to be printed.
    pub(super) fn unprinted(&self, chunk: &Chunk, sources: &Sources, elsewhere: Option<&Elsewhere>) -> Part {
        let (model, found) = resolve(&chunk.input(sources, elsewhere), sources);
        let style = &self.project.settings.style;
        let (pictures, of_pictures) = measure(self.host, &model, sources, style);
        let mut part = Part {
            is_puzzled: found.iter().any(|finding| finding.severity == Severity::Error),
            pictures,
            diagnostics: found,
            ..Part::default()
        };
        part.diagnostics.extend(of_pictures);
        let (of_style, written) = style::check(&model, sources, &chunk.own, style, self.language);
        part.diagnostics.extend(of_style);
        let mut links = beside::links(&model, &chunk.own);
        part.diagnostics.extend(beside::within(&model, sources, &links));
        links.retain(|(_, address)| !address.starts_with('#'));
        part.diagnostics.extend(judge_screens(&model, &chunk.own));
        // What is wrong with a file that is only used is told with its own chunk.
        part.diagnostics.retain(|finding| finding.span().is_none_or(|place| chunk.own.contains(&place.file)));
        let values = model.used_values.iter().filter_map(|id| model.value(*id));
        let is_own = |output: &&Output| chunk.own.contains(&output.place.file);
        part.kept = Kept {
            written,
            navigation: Navigation::of(&model, &chunk.own),
            usage: Usage::of(&model),
            links,
            is_incomplete: false,
            guides: model
                .guides
                .iter()
                .filter(|guide| chunk.own.contains(&guide.file))
                .map(Head::of)
                .collect(),
            outputs: model.outputs.iter().filter(is_own).cloned().collect(),
            used_values: values.map(|value| value.span).collect(),
        };
        part.of_procedures = procedures(&model, &chunk.own);
        self.guides(&model, &chunk.own, sources, &mut part);
        part.model = model;
        part
    }

    /// Follows the readers of every guide and puts it into words: guides first, then pages of facts.
    fn guides(&self, model: &Model, own: &BTreeSet<FileId>, sources: &Sources, part: &mut Part) {
        let condition = only_for::find(model);
        let pictures = mem::take(&mut part.pictures);
        let options = document::Options {
            language: self.language,
            only_for: condition.as_ref(),
            names_readers: !matches!(self.keep, Keep::Findings),
            sources,
            picture_size: &|path| pictures.size(path),
        };
        let guides = (0u32..).map(GuideId).zip(&model.guides).filter(|(_, guide)| own.contains(&guide.file));
        let pages = (0u32..).map(AboutId).zip(&model.abouts);
        let pages = pages.filter(|(_, about)| about.page && own.contains(&about.span.file));
        let (guides, pages): (Vec<_>, Vec<_>) = (guides.collect(), pages.collect());
        // A document that is alone may wait for those of other units, to be printed with them. A file of very many does not
        // keep them.
        let is_alone = guides.len() + pages.len() == 1;
        let made: Vec<Made> = groups(guides, |(_, guide)| guide.span.length())
            .into_par_iter()
            .with_max_len(1)
            .flat_map_iter(|group| {
                let made = group.into_iter().map(|(id, _)| guide(model, id, &options));
                self.kept(made.collect(), is_alone)
            })
            .collect();
        for mut made in made {
            part.has_guides |= made.is_printable;
            match made.usage.take() {
                Some(usage) => part.kept.usage.join(usage),
                None => part.kept.is_incomplete = true,
            }
            part.add(made);
        }
        for group in groups(pages, |(_, about)| about.span.length()) {
            let made = group.into_iter().map(|(id, _)| {
                let (document, findings) = about_page(model, id, &options);
                Made { document: document.map(Box::new), findings, ..Made::default() }
            });
            self.kept(made.collect(), is_alone).into_iter().for_each(|made| part.add(made));
        }
        part.pictures = pictures;
    }

    /// With what is kept of their documents.
    fn kept(&self, mut all: Vec<Made>, is_alone: bool) -> Vec<Made> {
        all.iter_mut().for_each(|made| made.is_printable = made.document.is_some());
        match self.keep {
            Keep::Findings => all.iter_mut().for_each(|made| made.document = None),
            Keep::Pages(press) if !is_alone => {
                let documents = all.iter_mut().filter_map(|made| made.document.take());
                let documents: Vec<Arc<Document>> = documents.map(Arc::from).collect();
                let printable = all.iter_mut().filter(|made| made.is_printable);
                for (made, printed) in printable.zip(press.end(press.begin(&documents))) {
                    made.printed = Some(Box::new(printed));
                }
            }
            Keep::Pages(_) | Keep::Model => {}
        }
        all
    }
}

/// What came of a guide. There may be many at a time, most without a document, so it is kept small.
#[derive(Default)]
struct Made {
    document: Option<Box<Document>>,
    /// The document's pages, if they are printed on the way.
    printed: Option<Box<Printed>>,
    /// Whether there was a document.
    is_printable: bool,
    /// What it uses, if it could be followed to its end.
    usage: Option<Usage>,
    findings: Vec<Diagnostic>,
}

fn guide(model: &Model, id: GuideId, options: &document::Options<'_>) -> Made {
    // What would be found could follow from what is wrong already, and nothing is printed.
    if model.guide(id).is_some_and(|guide| guide.in_error) {
        return Made::default();
    }
    let (following, mut findings) = follow(model, id, options.only_for);
    let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
    let is_wrong = errors().next().is_some();
    let has_paths = errors().all(|finding| finding.code.standing.can_be_printed());
    let Some(following) = following.filter(|_| has_paths) else {
        return Made { findings, ..Made::default() };
    };
    let (document, found) = document::document(model, &following, id, options);
    findings.extend(found);
    let usage = (!is_wrong).then(|| {
        let mut usage = Usage::default();
        usage.add(model, &following);
        usage
    });
    Made { document: document.map(Box::new), usage, findings, ..Made::default() }
}

/// Follows the readers of every procedure by itself.
fn procedures(model: &Model, own: &BTreeSet<FileId>) -> Vec<(Span, Vec<Diagnostic>)> {
    let procedures = (0u32..).map(ProcedureId).zip(&model.procedures);
    let procedures: Vec<_> = procedures.filter(|(_, it)| own.contains(&it.file)).collect();
    let found = procedures.into_par_iter().map(|(id, it)| (it.span, check_procedure(model, id)));
    found.collect()
}
