//! Completing pages when all guides are judged and known: their gaps are filled, and what all of them use is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use smallvec::SmallVec;

use super::outputs::{Files, Known, Output, Outputs, Rendered};
use super::pictures::read;
use super::press::{Press, Printer};
use super::printed::{Kept, Place, Printed, Waiting};
use super::{Compiled, Failure, Project};
use crate::diagnostic::{Diagnostic, sort};
use crate::host::{Digester, Host, HostError, ProjectPath, Reason, Spooled};
use crate::targets::{Completer, Gap, Piece, SinglePages, Target};

/// Prints what goes into a gap.
type Fill<'f> = &'f (dyn Fn(&Gap) -> Result<Vec<u8>, Box<Diagnostic>> + Sync);

impl Press<'_> {
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
        let mut documents = mem::take(&mut compiled.printed);
        if memory.is_some() {
            let (mut listed, mut found) = (Digester::default(), Digester::default());
            for printed in &documents {
                let (entry, searched) = printed.hashes();
                listed.add(entry.as_bytes());
                found.add(searched.as_bytes());
            }
            (rendered.site, rendered.search) = (listed.finish(), found.finish());
        }
        let search = Arc::new(documents.iter_mut().filter_map(|printed| printed.searched.take()).collect());
        // Of a build that changes little, often nothing needs to know all documents.
        let site = LazyLock::new(|| {
            let mut site = compiled.site.clone();
            site.list(documents.iter().filter_map(Printed::entry).collect());
            Arc::new(site)
        });
        for (target, printer) in self.targets.iter().enumerate() {
            let folder = printer.folder.clone();
            let completer = LazyLock::new(|| printer.renderer.complete(&site, &search));
            let fill: Fill<'_> = &|gap| completer.fill(gap);
            let is_same = memory.is_some_and(|memory| memory.is_same_site(rendered.site));
            let complete = |(file, place): (Waiting<&str>, Place<'_>)| {
                let (output, diagnostics) = match place {
                    Place::There(known) if is_same || !file.has_gaps() => {
                        (Output::Same(Known::clone(known)), Vec::new())
                    }
                    Place::There(known) => {
                        let at = folder.join(file.path).unwrap_or_default();
                        self.complete(fill, &file, self.spool_again(&file, known, (outputs, &at))?)?
                    }
                    Place::Spooled(place) => self.complete(fill, &file, place)?,
                };
                Ok((file.path.to_owned(), output, diagnostics))
            };
            let pages: Vec<(String, Output, Vec<Diagnostic>)> = documents
                .par_iter()
                .flat_map_iter(|printed| printed.files(target).into_iter().map(complete))
                .collect::<Result<_, HostError>>()?;
            let mut files: Files = Vec::with_capacity(pages.len());
            for (path, output, diagnostics) in pages {
                files.push((path, output));
                rendered.diagnostics.extend(diagnostics);
            }
            // Some guides only: what the folder has of the others stays, and so does the list of all.
            let is_whole = project.whole || !outputs.has(&folder);
            let same = memory.and_then(|memory| memory.shared(&folder, rendered.site, rendered.search));
            for (path, known) in same.iter().flatten() {
                rendered.shared.insert(path.clone());
                rendered.files.insert(path.clone(), Output::Same(known.clone()));
            }
            let (shared, diagnostics) = match (&same, is_whole) {
                (Some(_), _) => Default::default(),
                (None, true) => printer.shared(&documents, || &completer),
                (None, false) => (printer.renderer.assets(), Vec::new()),
            };
            rendered.diagnostics.extend(diagnostics);
            let wanted = compiled.pictures.paths().filter(|_| printer.target.wants_pictures());
            let wanted = wanted.map(|path| (Target::picture_path(path.as_str()), path));
            for (path, bytes) in &shared {
                files.push((path.clone(), Output::spooled(self.spool().add(bytes)?)));
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
                    files.push((to, same.map_or_else(|| Output::Picture(path.clone()), Output::Same)));
                }
                for name in shared.keys() {
                    rendered.shared.extend(folder.join(name).ok());
                }
            }
            rendered.add(&folder, files)?;
            if project.whole {
                rendered.folders.push(folder);
            }
        }
        sort(&mut rendered.diagnostics);
        Ok(rendered)
    }

    /// Fills the gaps of a file, of which all else is at that place.
    fn complete(
        &self,
        fill: Fill<'_>,
        file: &Waiting<&str>,
        place: Spooled,
    ) -> Result<(Output, Vec<Diagnostic>), HostError> {
        let printed =
            place.parts(&file.lengths()).ok_or_else(|| HostError::new(file.path, Reason::Changed))?;
        let mut printed = printed.into_iter();
        let mut pieces = SmallVec::with_capacity(file.pieces.len());
        let mut diagnostics = Vec::new();
        for piece in &file.pieces {
            match piece {
                Kept::Printed(_) => pieces.extend(printed.next()),
                Kept::Gap(gap) => match fill(gap) {
                    Ok(bytes) => pieces.push(self.spool().add(&bytes)?),
                    Err(finding) => diagnostics.push(*finding),
                },
            }
        }
        Ok((Output::Spooled(pieces), diagnostics))
    }

    /// Reads all but the gaps of a file that an earlier build has written.
    fn spool_again(
        &self,
        file: &Waiting<&str>,
        known: &Known,
        (outputs, path): (&Outputs, &ProjectPath),
    ) -> Result<Spooled, HostError> {
        // It was there a moment ago.
        let changed = || HostError::new(path, Reason::Changed);
        let contents = outputs.host().read_output(path, known.hash).ok_or_else(changed)?;
        let mut rest = contents.as_slice();
        let mut printed = Vec::with_capacity(file.pieces.len());
        for (piece, length) in file.pieces.iter().zip(&known.lengths) {
            let length = usize::try_from(*length).map_err(|_| changed())?;
            let (text, behind) = rest.split_at_checked(length).ok_or_else(changed)?;
            rest = behind;
            printed.extend(matches!(piece, Kept::Printed(_)).then_some(text));
        }
        self.spool().add_all(printed)
    }

    /// Makes every page hold all it uses; what pages hold is not written beside them.
    fn bind(&self, pages: &SinglePages<'_>, files: Files) -> Result<(Files, Vec<Diagnostic>), HostError> {
        let bound: Vec<_> = files
            .into_par_iter()
            .map(|(path, output)| {
                let contents = output.read(self.spool())?;
                Ok(match pages.whole(&path, &contents) {
                    None => (path, output, Ok(BTreeSet::new())),
                    Some(Err(problems)) => (path, output, Err(problems)),
                    Some(Ok(page)) => {
                        let whole = Output::spooled(self.spool().add(page.text.as_bytes())?);
                        (path, whole, Ok(page.held))
                    }
                })
            })
            .collect::<Result<_, HostError>>()?;
        let mut whole = Vec::with_capacity(bound.len());
        let mut all_held = BTreeSet::new();
        let mut diagnostics = Vec::new();
        for (path, output, held) in bound {
            match held {
                Ok(held) => all_held.extend(held),
                Err(problems) => diagnostics.extend(problems),
            }
            whole.push((path, output));
        }
        whole.retain(|(path, _)| SinglePages::is_beside(path, &all_held));
        Ok((whole, diagnostics))
    }
}

impl Printer<'_> {
    /// What all pages use, and the pages for all documents.
    fn shared<'c>(
        &self,
        documents: &[Printed],
        completer: impl FnOnce() -> &'c Completer<'c>,
    ) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
        let mut shared = self.renderer.assets();
        let names = documents.iter().map(|printed| (printed.kind, &*printed.id));
        let mut diagnostics = self.target.clashes(names);
        if !self.target.has_lists() {
            return (shared, diagnostics);
        }
        let completer = completer();
        let rendered = completer.pages();
        diagnostics.extend(rendered.diagnostics);
        for file in rendered.files {
            let mut bytes = Vec::new();
            for piece in file.pieces {
                match piece {
                    // An index of all documents is large, and mostly one piece.
                    Piece::Bytes(piece) if bytes.is_empty() => bytes = piece,
                    Piece::Bytes(piece) => bytes.extend(piece),
                    Piece::Gap(gap) => match completer.fill(&gap) {
                        Ok(piece) => bytes.extend(piece),
                        Err(finding) => diagnostics.push(*finding),
                    },
                }
            }
            shared.insert(file.path, bytes);
        }
        (shared, diagnostics)
    }
}
