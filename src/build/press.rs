//! Printing on the way: every document becomes pages as soon as it is there, and is forgotten. The pages wait outside of
//! memory until all guides are judged and known.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use smallvec::SmallVec;

use super::cache::Memory;
use super::chosen::Chosen;
use super::options::SINGLE_FILE;
use super::outputs::Outputs;
use super::pictures::Pictures;
use super::printed::{Kept, Outline, Pages, Printed, Waiting};
use super::remembers::Remembers;
use super::{Compiled, Failure, Project, site};
use crate::diagnostic::Diagnostic;
use crate::document::shape::{Document, Entry};
use crate::document::{References, entry, searchable};
use crate::host::{Digest, Host, HostError, ProjectPath, Spool, Spooled};
use crate::targets::{self, File, Guard, Options, Piece, Rendered, Renderer, Searched, Target};

/// The targets of a build, ready for its documents.
#[derive(Debug)]
pub struct Press<'a> {
    pub(super) targets: Vec<Printer<'a>>,
    spool: Spool,
    /// Who runs templates of others.
    guard: Arc<Guard>,
    /// Whether a page of some target uses what is searched.
    searches: bool,
    /// Documents that pages do not lead to.
    left_out: BTreeSet<String>,
    /// What is remembered of the last build, if anything is to be.
    memory: Option<&'a dyn Remembers>,
}

#[derive(Debug)]
pub(super) struct Printer<'a> {
    pub(super) target: &'a Target,
    pub(super) renderer: Renderer<'a>,
    /// Every page holds all it uses.
    pub(super) single: bool,
    pub(super) folder: ProjectPath,
}

/// Documents that are being printed.
pub(super) struct Begun<'p> {
    summaries: Vec<Summary>,
    of_targets: Vec<OfTarget<'p>>,
}

/// What is known of a document before it is printed.
struct Summary {
    source: String,
    entry: Entry,
    outline: Outline<String>,
    searched: Option<Searched>,
}

/// The pages of documents for a target.
enum OfTarget<'p> {
    Spooled(Vec<TargetPages>),
    Begun(&'p Renderer<'p>, targets::Begun<'p>),
}

/// The pages of a document for a target, and where they wait.
#[derive(Default)]
struct TargetPages {
    files: Vec<Waiting<String>>,
    places: Vec<Spooled>,
    diagnostics: Vec<Diagnostic>,
    failure: Option<Box<HostError>>,
}

impl TargetPages {
    fn of(rendered: Rendered, spool: &Spool) -> Self {
        let mut pages = Self { diagnostics: rendered.diagnostics, ..Self::default() };
        for File { path, pieces } in rendered.files {
            match spool.add_all(pieces.iter().filter_map(Piece::bytes)) {
                Ok(place) => pages.places.push(place),
                Err(error) => pages.failure = Some(Box::new(error)),
            }
            pages.files.push(Waiting { path, pieces: pieces.into_iter().map(Kept::from).collect() });
        }
        pages
    }
}

impl Summary {
    /// With the pages for each target.
    fn printed(mut self, pages: Vec<TargetPages>) -> Printed {
        let (mut places, mut diagnostics, mut failure) = (SmallVec::new(), Vec::new(), None);
        for pages in pages {
            self.outline.files.push(pages.files);
            places.extend(pages.places);
            diagnostics.extend(pages.diagnostics);
            failure = pages.failure.or(failure);
        }
        let mut printed = Printed::new(&self.source, &self.outline, &self.entry, self.searched);
        (printed.pages, printed.diagnostics) = (Pages::Spooled(places), diagnostics);
        printed.failure = printed.failure.or(failure);
        printed
    }
}

/// The hash of what is written down of something; of what cannot be, that of nothing.
fn hash(of: &impl Serialize) -> Digest {
    Digest::of(&postcard::to_allocvec(of).unwrap_or_default())
}

impl<'a> Press<'a> {
    /// For the targets of a build. What refers to documents that are `left_out` does not lead to them.
    pub(super) fn new(
        host: &dyn Host,
        project: &Project,
        chosen: &'a Chosen,
        outputs: &Outputs,
        left_out: &BTreeSet<String>,
        memory: Option<&'a dyn Remembers>,
    ) -> Result<Self, Failure> {
        // What is wrong with the logo is told when the guides are judged.
        let (site, _) = site::head(host, &project.settings, &mut Pictures::default());
        let guard: Arc<Guard> = Arc::default();
        let targets = chosen.targets.iter().map(|target| {
            let mut values = project.settings.options.get(target.name()).cloned().unwrap_or_default();
            let single = project.wants_single_files(target);
            if single {
                values.insert(SINGLE_FILE.to_owned(), true.into());
            }
            let guard = Arc::clone(&guard);
            let options = Options { values: values.into(), footer: None, left_out: left_out.clone(), guard };
            let folder = outputs.place(target)?;
            Ok(Printer { target, renderer: target.renderer(&site, options), single, folder })
        });
        Ok(Self {
            targets: targets.collect::<Result<_, Failure>>()?,
            spool: outputs.spool()?,
            guard,
            searches: chosen.targets.iter().any(Target::searches),
            left_out: left_out.clone(),
            memory,
        })
    }

    /// Begins to print documents.
    pub(super) fn begin(&self, documents: &[Arc<Document>]) -> Begun<'_> {
        let mut begun = Begun {
            summaries: documents.iter().map(|document| self.summary(document)).collect(),
            of_targets: Vec::with_capacity(self.targets.len()),
        };
        for Printer { renderer, .. } in &self.targets {
            let pages = renderer.begin(documents);
            begun.of_targets.push(match pages.is_made() {
                // They may be large.
                true => OfTarget::Spooled(self.spooled(renderer.end(pages))),
                false => OfTarget::Begun(renderer, pages),
            });
        }
        begun
    }

    /// What is kept of each document that was begun.
    pub(super) fn end(&self, begun: Begun<'_>) -> Vec<Printed> {
        let of_targets = begun.of_targets.into_iter().map(|pages| match pages {
            OfTarget::Spooled(pages) => pages.into_iter(),
            OfTarget::Begun(renderer, pages) => self.spooled(renderer.end(pages)).into_iter(),
        });
        let mut of_targets: Vec<_> = of_targets.collect();
        let printed = begun.summaries.into_iter().map(|summary| {
            let pages = of_targets.iter_mut().map(|pages| pages.next().unwrap_or_default());
            summary.printed(pages.collect())
        });
        printed.collect()
    }

    fn spooled(&self, rendered: Vec<Rendered>) -> Vec<TargetPages> {
        rendered.into_iter().map(|rendered| TargetPages::of(rendered, &self.spool)).collect()
    }

    /// What is known of a document before it is printed.
    fn summary(&self, document: &Document) -> Summary {
        let (entry, leads_to) = (entry(document), References::of(document).documents);
        let searched = self.searches.then(|| Searched::from(&searchable(document)));
        let is_remembered = self.of_outputs().is_some();
        let outline = Outline {
            shut: leads_to.intersection(&self.left_out).cloned().collect(),
            leads_to: leads_to.into_iter().collect(),
            hashes: if is_remembered { (hash(&entry), hash(&searched)) } else { Default::default() },
            files: Vec::with_capacity(self.targets.len()),
        };
        Summary { source: document.source.clone(), entry, outline, searched }
    }

    /// Finds the pages of a document that an earlier build has printed; nothing if they are not there or would come out
    /// differently.
    pub(super) fn recall(&self, memory: &Memory<'_>, printed: &mut Printed) -> Option<()> {
        let outline = printed.outline();
        self.leads_as_before(&outline)?;
        let mut there = Vec::new();
        for (printer, files) in self.targets.iter().zip(&outline.files) {
            for file in files {
                let known = memory.output(&printer.folder.join(file.path).ok()?)?;
                there.push(Some(known).filter(|known| known.lengths.len() == file.pieces.len())?);
            }
        }
        printed.pages = Pages::There(there);
        Some(())
    }

    /// Nothing if a document has pages for other targets, or they lead elsewhere by now.
    fn leads_as_before(&self, outline: &Outline<&str>) -> Option<()> {
        let shut = outline.leads_to.iter().filter(|id| self.left_out.contains(**id));
        (outline.files.len() == self.targets.len() && shut.eq(&outline.shut)).then_some(())
    }

    /// Takes over the pages of documents, which stand one behind the other; nothing if they would come out differently.
    pub(super) fn take(&self, documents: &mut [Printed], pages: &[u8]) -> Option<()> {
        let mut lengths: Vec<Vec<u64>> = Vec::new();
        for printed in &*documents {
            let outline = printed.outline();
            self.leads_as_before(&outline)?;
            // Whoever made them may have erred.
            printed.entry().filter(|entry| (entry.kind, &*entry.id) == (printed.kind, &*printed.id))?;
            let sum = |lengths: Vec<u64>| lengths.into_iter().try_fold(0, u64::checked_add);
            let files = outline.files.iter().flatten();
            lengths.push(files.map(|file| sum(file.lengths())).collect::<Option<_>>()?);
        }
        let mut places = self.spool.add(pages).ok()?.parts(&lengths.concat())?.into_iter();
        for (printed, lengths) in documents.iter_mut().zip(&lengths) {
            printed.pages = Pages::Spooled(places.by_ref().take(lengths.len()).collect());
        }
        Some(())
    }

    /// What is wrong with the pages of documents by themselves.
    pub(super) fn found(&self, compiled: &Compiled) -> Result<Vec<Diagnostic>, Failure> {
        if let Some(error) = compiled.printed.iter().find_map(|printed| printed.failure.as_ref()) {
            return Err(HostError::clone(error).into());
        }
        let found = compiled.printed.iter().flat_map(|printed| printed.diagnostics.iter().cloned());
        let mut found: Vec<Diagnostic> = found.collect();
        // Its document may have been left out since, or looked at once more.
        found.extend(self.gave_up().filter(|it| !found.contains(it)).cloned());
        Ok(found)
    }

    /// What has to be told of a page for which others were not tried.
    pub(super) fn gave_up(&self) -> Option<&Diagnostic> {
        self.guard.told()
    }

    /// What is remembered of the last build.
    pub(super) fn memory(&self) -> Option<&'a dyn Remembers> {
        self.memory
    }

    /// What is known of the outputs in their folder.
    pub(super) fn of_outputs(&self) -> Option<&Memory<'_>> {
        self.memory.and_then(Remembers::of_outputs)
    }

    /// What was kept, and where.
    pub(super) fn spool(&self) -> &Spool {
        &self.spool
    }
}
