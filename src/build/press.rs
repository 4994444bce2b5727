//! Printing on the way: every document becomes pages as soon as it is there, and is forgotten. The pages wait outside of
//! memory until all guides are judged and known.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use serde::Serialize;

use super::cache::Memory;
use super::chosen::Chosen;
use super::options::SINGLE_FILE;
use super::outputs::{Known, Output, Outputs, Rendered};
use super::pictures::{Pictures, read};
use super::printed::{Documents, Kept, Printed, Waiting};
use super::remembers::Remembers;
use super::{Compiled, Failure, Project, site};
use crate::diagnostic::{Diagnostic, sort};
use crate::document::shape::Document;
use crate::document::{References, entry, searchable};
use crate::host::{Digest, Host, HostError, ProjectPath, Reason, Spool};
use crate::targets::{Completer, Gap, Options, Piece, Renderer, Searched, SinglePages, Target};

/// The targets of a build, ready for its documents.
#[derive(Debug)]
pub struct Press<'a> {
    targets: Vec<Printer<'a>>,
    spool: Spool,
    /// Whether a page of some target uses what is searched.
    searches: bool,
    /// Documents that pages do not lead to.
    left_out: BTreeSet<String>,
    /// What is remembered of the last build, if anything is to be.
    memory: Option<&'a dyn Remembers>,
}

#[derive(Debug)]
struct Printer<'a> {
    target: &'a Target,
    renderer: Renderer<'a>,
    /// Every page holds all it uses.
    single: bool,
    folder: ProjectPath,
}

/// The hash of what is written down of something; of what cannot be, that of nothing.
fn hash(of: &impl Serialize) -> Digest {
    Digest::of(&postcard::to_allocvec(of).unwrap_or_default())
}

/// Prints what goes into a gap.
type Fill<'f> = &'f (dyn Fn(&Gap) -> Result<Vec<u8>, Box<Diagnostic>> + Sync);

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
        let targets = chosen.targets.iter().map(|target| {
            let mut values = project.settings.options.get(target.name()).cloned().unwrap_or_default();
            let single = project.wants_single_files(target);
            if single {
                values.insert(SINGLE_FILE.to_owned(), true.into());
            }
            let options = Options { values: values.into(), footer: None, left_out: left_out.clone() };
            let folder = outputs.place(target)?;
            Ok(Printer { target, renderer: target.renderer(&site, options), single, folder })
        });
        Ok(Self {
            targets: targets.collect::<Result<_, Failure>>()?,
            spool: outputs.spool()?,
            searches: chosen.targets.iter().any(Target::searches),
            left_out: left_out.clone(),
            memory,
        })
    }

    /// Prints the pages of a document.
    pub(super) fn print(&self, document: &Document) -> Printed {
        let leads_to = References::of(document).documents;
        let mut printed = Printed {
            entry: entry(document),
            source: document.source.clone(),
            searched: self.searches.then(|| Searched::from(&searchable(document))),
            shut: leads_to.intersection(&self.left_out).cloned().collect(),
            leads_to,
            hashes: Default::default(),
            files: Vec::new(),
            diagnostics: Vec::new(),
            failure: None,
        };
        if self.of_outputs().is_some() {
            printed.hashes = (hash(&printed.entry), hash(&printed.searched));
        }
        for printer in &self.targets {
            let rendered = printer.renderer.document(document);
            printed.diagnostics.extend(rendered.diagnostics);
            let files = rendered.files.into_iter().map(|file| {
                let pieces = file.pieces.into_iter().map(|piece| match piece {
                    Piece::Bytes(bytes) => Ok(Kept::Printed { place: self.spool.add(&bytes)? }),
                    Piece::Gap(gap) => Ok(Kept::Gap(gap)),
                });
                let mut pieces = pieces.collect::<Result<Vec<_>, HostError>>()?;
                pieces.shrink_to_fit();
                Ok(Waiting { path: file.path, pieces, known: None })
            });
            match files.collect::<Result<Vec<_>, HostError>>() {
                // They wait for all others, so they take no more room than they need.
                Ok(mut files) => {
                    files.shrink_to_fit();
                    printed.files.push(files);
                }
                Err(error) => printed.failure = Some(Box::new(error)),
            }
        }
        printed
    }

    /// Finds the pages of a document that an earlier build has printed; nothing if they are not there or would come out
    /// differently.
    pub(super) fn recall(&self, memory: &Memory<'_>, printed: &mut Printed) -> Option<()> {
        self.leads_as_before(printed)?;
        for (printer, files) in self.targets.iter().zip(&mut printed.files) {
            for file in files {
                let known = memory.output(&printer.folder.join(&file.path).ok()?)?;
                file.known = Some(Box::new(known)).filter(|known| known.lengths.len() == file.pieces.len());
                file.known.as_ref()?;
            }
        }
        Some(())
    }

    /// Nothing if a document has pages for other targets, or they lead elsewhere by now.
    fn leads_as_before(&self, printed: &Printed) -> Option<()> {
        let is_same = printed.files.len() == self.targets.len()
            && printed.leads_to.intersection(&self.left_out).eq(&printed.shut);
        is_same.then_some(())
    }

    /// Takes over the pages of documents, whose pieces stand one behind the other; nothing if they would come out differently.
    pub(super) fn take(&self, documents: &mut [Printed], pages: &[u8], lengths: &[u64]) -> Option<()> {
        documents.iter().try_for_each(|printed| self.leads_as_before(printed))?;
        let mut pieces = self.spool.add(pages).ok()?.parts(lengths)?.into_iter();
        for place in documents.iter_mut().flat_map(Printed::places) {
            *place = pieces.next()?;
        }
        pieces.next().is_none().then_some(())
    }

    /// What is wrong with the pages of documents by themselves.
    pub(super) fn found(&self, compiled: &Compiled) -> Result<Vec<Diagnostic>, Failure> {
        if let Some(error) = compiled.printed.iter().find_map(|printed| printed.failure.as_ref()) {
            return Err(HostError::clone(error).into());
        }
        Ok(compiled.printed.iter().flat_map(|printed| printed.diagnostics.iter().cloned()).collect())
    }

    /// Completes the pages when all documents are known. What was kept of these is not needed afterwards, and goes.
    pub fn finish(
        &self,
        host: &dyn Host,
        project: &Project,
        compiled: &mut Compiled,
        outputs: &Outputs,
    ) -> Result<Rendered, Failure> {
        let memory = self.of_outputs();
        let mut rendered = Rendered { diagnostics: self.found(compiled)?, ..Rendered::default() };
        let documents = Documents::of(mem::take(&mut compiled.printed));
        if memory.is_some() {
            (rendered.site, rendered.search) = (hash(&documents.listed), hash(&documents.found));
        }
        let Documents { entries, search, pages, .. } = documents;
        // Of a build that changes little, often nothing needs to know all documents.
        let mut site = compiled.site.clone();
        let site = LazyLock::new(move || {
            site.list(entries);
            Arc::new(site)
        });
        for (place, printer) in self.targets.iter().enumerate() {
            let folder = printer.folder.clone();
            let completer = LazyLock::new(|| printer.renderer.complete(&site, &search));
            let waiting = pages.iter().filter_map(|files| files.get(place)).flatten();
            let waiting: Vec<&Waiting> = waiting.collect();
            let fill: Fill<'_> = &|gap| completer.fill(gap);
            let is_same = memory.is_some_and(|memory| memory.is_same_site(rendered.site));
            let pages: Vec<(Output, Vec<Diagnostic>)> = waiting
                .par_iter()
                .map(|file| match &file.known {
                    Some(known) if is_same || !file.has_gaps() => {
                        Ok((Output::Same(Known::clone(known)), Vec::new()))
                    }
                    Some(known) => self.complete_again(fill, file, known, (outputs, &folder)),
                    None => self.complete(fill, file),
                })
                .collect::<Result<_, HostError>>()?;
            let mut files: BTreeMap<String, Output> = BTreeMap::new();
            for (file, (output, diagnostics)) in waiting.iter().zip(pages) {
                files.insert(file.path.clone(), output);
                rendered.diagnostics.extend(diagnostics);
            }
            // Some guides only: what the folder has of the others stays, and so does the list of all.
            let is_whole = project.whole || !outputs.has(&folder);
            let same = memory.and_then(|memory| memory.shared(&folder, rendered.site, rendered.search));
            for (path, known) in same.iter().flatten() {
                rendered.shared.insert(path.clone());
                rendered.files.insert(path.clone(), Output::Same(known.clone()));
            }
            let (shared, diagnostics) = if same.is_some() {
                Default::default()
            } else {
                shared(&printer.renderer, &completer, is_whole)
            };
            rendered.diagnostics.extend(diagnostics);
            let wanted = compiled.pictures.paths().filter(|_| printer.target.wants_pictures());
            let wanted = wanted.map(|path| (Target::picture_path(path.as_str()), path));
            for (path, bytes) in &shared {
                files.insert(path.clone(), Output::Spooled(vec![self.spool.add(bytes)?]));
            }
            if printer.single {
                let pictures = wanted.map(|(to, path)| Ok((to, read(host, path)?)));
                let pictures: BTreeMap<_, _> = pictures.collect::<Result<_, HostError>>()?;
                let pages = printer.target.single_pages(&shared, &pictures);
                let (whole, diagnostics) = self.bind(&pages, files)?;
                rendered.diagnostics.extend(diagnostics);
                files = whole;
            } else {
                for (to, path) in wanted {
                    let copy = folder.join(&to).ok();
                    let same = memory.zip(copy).and_then(|(memory, copy)| memory.picture(&copy, path));
                    files.insert(to, same.map_or_else(|| Output::Picture(path.clone()), Output::Same));
                }
                for name in shared.keys() {
                    rendered.shared.extend(folder.join(name).ok());
                }
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
    fn complete(&self, fill: Fill<'_>, file: &Waiting) -> Result<(Output, Vec<Diagnostic>), HostError> {
        let mut pieces = Vec::with_capacity(file.pieces.len());
        let mut diagnostics = Vec::new();
        for piece in &file.pieces {
            match piece {
                Kept::Printed { place } => pieces.push(*place),
                Kept::Gap(gap) => match fill(gap) {
                    Ok(bytes) => pieces.push(self.spool.add(&bytes)?),
                    Err(finding) => diagnostics.push(*finding),
                },
            }
        }
        Ok((Output::Spooled(pieces), diagnostics))
    }

    /// The same for a file of an earlier build, of which all but the gaps stays.
    fn complete_again(
        &self,
        fill: Fill<'_>,
        file: &Waiting,
        known: &Known,
        (outputs, folder): (&Outputs, &ProjectPath),
    ) -> Result<(Output, Vec<Diagnostic>), HostError> {
        let path = folder.join(&file.path).unwrap_or_default();
        // It was there a moment ago.
        let changed = || HostError::new(&path, Reason::Changed);
        let contents = outputs.host().read_output(&path, known.hash).ok_or_else(changed)?;
        let mut rest = contents.as_slice();
        let mut pieces = Vec::with_capacity(file.pieces.len());
        for (piece, length) in file.pieces.iter().zip(&known.lengths) {
            let (text, behind) = rest.split_at_checked(*length as usize).ok_or_else(changed)?;
            rest = behind;
            pieces.push(match piece {
                Kept::Printed { .. } => Kept::Printed { place: self.spool.add(text)? },
                Kept::Gap(gap) => Kept::Gap(gap.clone()),
            });
        }
        self.complete(fill, &Waiting { path: file.path.clone(), pieces, known: None })
    }

    /// Makes every page hold all it uses; what pages hold is not written beside them.
    fn bind(
        &self,
        pages: &SinglePages<'_>,
        files: BTreeMap<String, Output>,
    ) -> Result<(BTreeMap<String, Output>, Vec<Diagnostic>), HostError> {
        let files: Vec<(String, Output)> = files.into_iter().collect();
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

    /// What is remembered of the last build.
    pub(super) fn memory(&self) -> Option<&'a dyn Remembers> {
        self.memory
    }

    /// What is known of the outputs in their folder.
    fn of_outputs(&self) -> Option<&Memory<'_>> {
        self.memory.and_then(Remembers::of_outputs)
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
