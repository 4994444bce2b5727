//! What stands for nothing since a file is not used: one `use` is offered where one is enough, and what follows from its
//! absence is not told.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::elsewhere::{Elsewhere, Places};
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names::{UNKNOWN_ELEMENT, UNKNOWN_NAME, UNKNOWN_SCREEN};
use crate::source::{FileId, Span};

/// Unknown names of one run, by their places.
#[derive(Default)]
pub(super) struct Unbound {
    /// The files that declare them.
    declared: RefCell<BTreeMap<Span, FileId>>,
    /// Names of elements and screens, which only those see who use their app.
    parts: BTreeMap<Span, Part>,
}

/// An unknown element or screen.
struct Part {
    /// Where one of that name is declared.
    declared: Places,
    /// What helps if no file that is not used explains it.
    help: Option<String>,
}

/// Files with all that they use.
struct Reach<'a> {
    here: BTreeMap<FileId, &'a [Option<FileId>]>,
    elsewhere: Option<&'a Elsewhere>,
    of: BTreeMap<FileId, BTreeSet<FileId>>,
}

impl Unbound {
    /// Remembers that a name is declared in a file that is not used.
    pub(super) fn note(&self, place: Span, declared: FileId) {
        self.declared.borrow_mut().insert(place, declared);
    }
}

impl<'a> Resolver<'a> {
    /// Remembers an unknown element or screen, with the declarations that are not visible.
    pub(super) fn note_part(&mut self, place: Span, declared: Places, help: Option<String>) {
        self.unbound.parts.insert(place, Part { declared, help });
    }

    /// Gives advice for the names that were noted, and takes out what is known as soon as a file is used.
    pub(super) fn offer_uses(&mut self) {
        let Unbound { declared, parts } = std::mem::take(&mut self.unbound);
        let declared = declared.into_inner();
        if declared.is_empty() && parts.is_empty() {
            return;
        }
        let mut reach = self.reach();
        let mut missing: BTreeMap<FileId, BTreeSet<FileId>> = BTreeMap::new();
        for (place, file) in &declared {
            missing.entry(place.file).or_default().insert(*file);
        }
        missing.values_mut().for_each(|files| reach.fewest(files));
        // Who has an unknown name in a file that is looked at alone may lack a `use`, too.
        let is_unknown = |finding: &&Diagnostic| finding.code.id == UNKNOWN_NAME.id;
        let unknown = self.diagnostics.iter().filter(is_unknown).filter_map(Diagnostic::span);
        let puzzled: BTreeSet<FileId> = unknown.map(|place| place.file).collect();
        for finding in std::mem::take(&mut self.diagnostics) {
            let Some(place) = finding.span() else {
                self.diagnostics.push(finding);
                continue;
            };
            let not_used = missing.get(&place.file);
            let is_part = [UNKNOWN_ELEMENT.id, UNKNOWN_SCREEN.id].contains(&finding.code.id);
            match (declared.get(&place), parts.get(&place).filter(|_| is_part)) {
                (Some(wanted), _) => {
                    let file = reach.by(not_used, |used| used.contains(wanted)).unwrap_or(*wanted);
                    self.offer_use(finding, file, *wanted);
                }
                (None, Some(part))
                    if reach
                        .by(not_used, |used| part.declared.keys().any(|file| used.contains(file)))
                        .is_some() =>
                {
                    self.excused.push(place);
                }
                (None, Some(part)) => {
                    let lacks_use = not_used.is_some() || puzzled.contains(&place.file);
                    self.unknown_part(finding, part, lacks_use);
                }
                (None, None) => self.diagnostics.push(finding),
            }
        }
    }

    /// Words would stand for what nothing declares; as long as a file is not used, nobody knows that.
    fn unknown_part(&mut self, finding: Diagnostic, part: &Part, lacks_use: bool) {
        let finding = match part.help.as_ref().filter(|_| !lacks_use) {
            Some(help) => finding.help(help),
            None => finding,
        };
        match part.declared.values().next() {
            Some(declared) => {
                self.offer_use(finding.see(*declared, "it is declared here"), declared.file, declared.file);
            }
            None => self.diagnostics.push(finding),
        }
    }

    /// Offers to use a file, by which the one that is wanted is seen.
    fn offer_use(&mut self, mut finding: Diagnostic, file: FileId, wanted: FileId) {
        if let Some(place) = finding.span() {
            self.scope.enter(place.file);
        }
        if let (Some(path), Some(inner)) = (self.path_to(file), self.path_to(wanted)) {
            let also = if file == wanted { String::new() } else { format!("; it brings `{inner}` along") };
            finding.help.insert(0, format!("add `use \"{path}\"` at the top of this file{also}"));
        }
        self.diagnostics.push(finding);
    }

    fn reach(&self) -> Reach<'a> {
        let input = self.input;
        let here = input.files.iter().map(|file| (file.id, file.uses.as_slice()));
        Reach { here: here.collect(), elsewhere: input.elsewhere, of: BTreeMap::new() }
    }
}

impl Reach<'_> {
    /// A file with all that it uses, and that these use.
    fn of(&mut self, file: FileId) -> &BTreeSet<FileId> {
        self.of.entry(file).or_insert_with(|| {
            let mut all = BTreeSet::from([file]);
            let mut next = vec![file];
            while let Some(file) = next.pop() {
                let here = self.here.get(&file).copied();
                let used = here.or_else(|| self.elsewhere?.uses.get(file).map(|uses| &**uses));
                next.extend(used.into_iter().flatten().flatten().copied().filter(|file| all.insert(*file)));
            }
            all
        })
    }

    /// Leaves out what others of the files use.
    fn fewest(&mut self, files: &mut BTreeSet<FileId>) {
        for file in files.clone() {
            let others = files.iter().copied().filter(|other| *other != file);
            if others.collect::<Vec<_>>().into_iter().any(|other| self.of(other).contains(&file)) {
                files.remove(&file);
            }
        }
    }

    /// The first of `files` by which becomes visible what is wanted.
    fn by(
        &mut self,
        files: Option<&BTreeSet<FileId>>,
        wanted: impl Fn(&BTreeSet<FileId>) -> bool,
    ) -> Option<FileId> {
        files?.iter().copied().find(|file| wanted(self.of(*file)))
    }
}
