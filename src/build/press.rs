//! Printing on the way: every document becomes pages as soon as it is there, and is forgotten. The pages wait outside of
//! memory until all guides are judged and known.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::chosen::Chosen;
use super::options::SINGLE_FILE;
use super::outputs::{Output, Outputs, Rendered};
use super::pictures::{Pictures, read};
use super::{Compiled, Failure, Keep, Project, compile, site};
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::document::shape::{Document, Entry, Searchable};
use crate::document::{References, entry, searchable};
use crate::host::{Host, HostError, Spool, Spooled};
use crate::targets::{Completer, Gap, Options, Piece, Renderer, SinglePages, Target};

/// The targets of a build, ready for its documents.
#[derive(Debug)]
pub struct Press<'a> {
    targets: Vec<Printer<'a>>,
    spool: Spool,
    /// Whether a page of some target uses what is searched.
    searches: bool,
}

#[derive(Debug)]
struct Printer<'a> {
    target: &'a Target,
    renderer: Renderer<'a>,
    /// Every page holds all it uses.
    single: bool,
}

/// What is kept of a document.
#[derive(Debug)]
pub struct Printed {
    pub(super) entry: Entry,
    /// The file that it was written in.
    pub(super) source: String,
    searchable: Option<Searchable>,
    /// The ids of documents that it leads to.
    leads_to: BTreeSet<String>,
    /// For each target.
    files: Vec<Vec<Waiting>>,
    diagnostics: Vec<Diagnostic>,
    /// Its pages could not be kept.
    failure: Option<HostError>,
}

/// A file that may have gaps.
#[derive(Debug)]
struct Waiting {
    path: String,
    pieces: Vec<Kept>,
}

#[derive(Debug)]
enum Kept {
    Printed(Spooled),
    Gap(Gap),
}

impl<'a> Press<'a> {
    /// For the targets of a build. What refers to documents that are `left_out` does not lead to them.
    pub fn new(
        host: &dyn Host,
        project: &Project,
        chosen: &'a Chosen,
        outputs: &Outputs,
        left_out: &BTreeSet<String>,
    ) -> Result<Self, Failure> {
        // What is wrong with the logo is told when the guides are judged.
        let (site, _) = site::head(host, &project.settings, &mut Pictures::default());
        let targets = chosen.targets.iter().map(|target| {
            let mut values = project.settings.options.get(target.name()).cloned().unwrap_or_default();
            let single = project.wants_single_files(target);
            if single {
                values.insert(SINGLE_FILE.to_owned(), true.into());
            }
            let options = Options { values: values.into(), footer: None, left_out: left_out.clone() };
            Printer { target, renderer: target.renderer(&site, options), single }
        });
        Ok(Self {
            targets: targets.collect(),
            spool: outputs.spool()?,
            searches: chosen.targets.iter().any(Target::searches),
        })
    }

    /// Prints the pages of a document.
    pub(super) fn print(&self, document: &Document) -> Printed {
        let mut printed = Printed {
            entry: entry(document),
            source: document.source.clone(),
            searchable: self.searches.then(|| searchable(document)),
            leads_to: References::of(document).documents,
            files: Vec::new(),
            diagnostics: Vec::new(),
            failure: None,
        };
        for printer in &self.targets {
            let rendered = printer.renderer.document(document);
            printed.diagnostics.extend(rendered.diagnostics);
            let files = rendered.files.into_iter().map(|file| {
                let pieces = file.pieces.into_iter().map(|piece| match piece {
                    Piece::Bytes(bytes) => Ok(Kept::Printed(self.spool.add(&bytes)?)),
                    Piece::Gap(gap) => Ok(Kept::Gap(gap)),
                });
                Ok(Waiting { path: file.path, pieces: pieces.collect::<Result<_, HostError>>()? })
            });
            match files.collect::<Result<_, HostError>>() {
                Ok(files) => printed.files.push(files),
                Err(error) => printed.failure = Some(error),
            }
        }
        printed
    }

    /// Completes the pages when all documents are known.
    pub fn finish(
        &self,
        host: &dyn Host,
        project: &Project,
        compiled: &Compiled,
        outputs: &Outputs,
    ) -> Result<Rendered, Failure> {
        if let Some(error) = compiled.printed.iter().find_map(|printed| printed.failure.as_ref()) {
            return Err(error.clone().into());
        }
        let mut rendered = Rendered::default();
        for printed in &compiled.printed {
            rendered.diagnostics.extend(printed.diagnostics.iter().cloned());
        }
        let search: Vec<&Searchable> =
            compiled.printed.iter().filter_map(|printed| printed.searchable.as_ref()).collect();
        for (place, printer) in self.targets.iter().enumerate() {
            let folder = outputs.place(printer.target)?;
            let completer = printer.renderer.complete(&compiled.site, &search);
            let waiting = compiled.printed.iter().filter_map(|printed| printed.files.get(place)).flatten();
            let waiting: Vec<&Waiting> = waiting.collect();
            let pages: Vec<(Vec<Spooled>, Vec<Diagnostic>)> = waiting
                .par_iter()
                .map(|file| self.complete(&completer, file))
                .collect::<Result<_, HostError>>()?;
            let mut files: BTreeMap<String, Output> = BTreeMap::new();
            for (file, (pieces, diagnostics)) in waiting.iter().zip(pages) {
                files.insert(file.path.clone(), Output::Spooled(pieces));
                rendered.diagnostics.extend(diagnostics);
            }
            // Some guides only: what the folder has of the others stays, and so does the list of all.
            let is_whole = project.whole || !outputs.has(&folder);
            let (shared, diagnostics) = shared(&printer.renderer, &completer, is_whole);
            rendered.diagnostics.extend(diagnostics);
            let wanted = compiled.pictures.paths().filter(|_| printer.target.wants_pictures());
            let wanted = wanted.map(|path| (Target::picture_path(path.as_str()), path));
            if printer.single {
                let pictures = wanted.map(|(to, path)| Ok((to, read(host, path)?)));
                let pictures: BTreeMap<_, _> = pictures.collect::<Result<_, HostError>>()?;
                let pages = printer.target.single_pages(&shared, &pictures);
                let (whole, diagnostics) = self.bind(&pages, files, &shared)?;
                rendered.diagnostics.extend(diagnostics);
                files = whole;
            } else {
                files.extend(wanted.map(|(to, path)| (to, Output::Picture(path.clone()))));
                files.extend(shared.into_iter().map(|(path, bytes)| (path, Output::Bytes(bytes))));
            }
            for (name, output) in files {
                rendered.add(&folder, &name, output)?;
            }
            if project.whole {
                rendered.folders.push(folder);
            }
        }
        sort(&mut rendered.diagnostics);
        Ok(rendered)
    }

    /// Fills the gaps of a file.
    fn complete(
        &self,
        completer: &Completer<'_>,
        file: &Waiting,
    ) -> Result<(Vec<Spooled>, Vec<Diagnostic>), HostError> {
        let mut pieces = Vec::with_capacity(file.pieces.len());
        let mut diagnostics = Vec::new();
        for piece in &file.pieces {
            match piece {
                Kept::Printed(spooled) => pieces.push(*spooled),
                Kept::Gap(gap) => match completer.fill(gap) {
                    Ok(bytes) => pieces.push(self.spool.add(&bytes)?),
                    Err(finding) => diagnostics.push(*finding),
                },
            }
        }
        Ok((pieces, diagnostics))
    }

    /// Makes every page hold all it uses; what pages hold is not written beside them.
    fn bind(
        &self,
        pages: &SinglePages<'_>,
        files: BTreeMap<String, Output>,
        shared: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(BTreeMap<String, Output>, Vec<Diagnostic>), HostError> {
        let shared = shared.iter().map(|(path, bytes)| (path.clone(), Output::Bytes(bytes.clone())));
        let files: Vec<(String, Output)> = files.into_iter().chain(shared).collect();
        let bound: Vec<_> = files
            .into_par_iter()
            .map(|(path, output)| {
                let contents = output.read(&self.spool)?;
                Ok(match pages.whole(&path, &contents) {
                    None => (path, output, Ok(BTreeSet::new())),
                    Some(Err(problems)) => (path, output, Err(problems)),
                    Some(Ok(page)) => {
                        let whole = Output::Spooled(vec![self.spool.add(page.text.as_bytes())?]);
                        (path, whole, Ok(page.held))
                    }
                })
            })
            .collect::<Result<_, HostError>>()?;
        let mut whole = BTreeMap::new();
        let mut all_held = BTreeSet::new();
        let mut diagnostics = Vec::new();
        for (path, output, held) in bound {
            match held {
                Ok(held) => all_held.extend(held),
                Err(problems) => diagnostics.extend(problems),
            }
            whole.insert(path, output);
        }
        whole.retain(|path, _| SinglePages::is_beside(path, &all_held));
        Ok((whole, diagnostics))
    }

    /// What was kept, and where.
    pub(super) fn spool(&self) -> &Spool {
        &self.spool
    }
}

/// What all pages use, and the pages for all documents.
fn shared(
    renderer: &Renderer<'_>,
    completer: &Completer<'_>,
    is_whole: bool,
) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    let mut shared = renderer.assets();
    if !is_whole {
        return (shared, Vec::new());
    }
    let mut rendered = completer.pages();
    for file in rendered.files {
        let mut bytes = Vec::new();
        for piece in file.pieces {
            match piece {
                Piece::Bytes(piece) => bytes.extend(piece),
                Piece::Gap(gap) => match completer.fill(&gap) {
                    Ok(piece) => bytes.extend(piece),
                    Err(finding) => rendered.diagnostics.push(*finding),
                },
            }
        }
        shared.insert(file.path, bytes);
    }
    (shared, rendered.diagnostics)
}

/// Compiles a project and prints its documents. Should others lead to guides that are left out, all is printed once more
/// without that. Where nothing can be printed, the guides are judged all the same.
pub fn print<'a>(
    host: &dyn Host,
    project: &Project,
    chosen: &'a Chosen,
    outputs: &Outputs,
) -> (Compiled, Result<Press<'a>, Failure>) {
    let mut left_out = BTreeSet::new();
    loop {
        let press = match Press::new(host, project, chosen, outputs, &left_out) {
            Ok(press) => press,
            Err(failure) => {
                let mut compiled = compile(host, project, Keep::Findings);
                // No page was to be printed, so none is missed.
                compiled.unprinted.clear();
                return (compiled, Err(failure));
            }
        };
        let compiled = compile(host, project, Keep::Pages(&press));
        // What is left out hangs on the guides alone, so the second time it is the same. Errors keep everything back.
        let known = std::mem::replace(&mut left_out, compiled.left_out.clone());
        let mut led_to = compiled.printed.iter().flat_map(|printed| &printed.leads_to);
        if compiled.has(Severity::Error) || !led_to.any(|id| left_out.contains(id) && !known.contains(id)) {
            return (compiled, Ok(press));
        }
    }
}
