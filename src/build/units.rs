//! Looking at each guide's file by itself, so that what came of it can be remembered and only what has changed is looked at.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::cache::{Listener, key};
use super::chunk::{Chunk, used};
use super::compile::Compiler;
use super::groups::{SMALL, groups};
use super::part::{Begun, Part, Run};
use super::press::Press;
use super::remembers::Remembers;
use crate::host::{Digest, ProjectPath};
use crate::model::project::Project as Model;
use crate::resolve::ElsewhereBuilder;
use crate::source::{FileId, SourceFile, Sources};

/// A file with those that it uses.
pub(super) struct Unit {
    path: ProjectPath,
    id: FileId,
    /// Itself among them, in order.
    pub(super) files: BTreeSet<FileId>,
    /// What its places are in: these files and the project's.
    pub(super) ids: Vec<FileId>,
    /// The key of what comes of it; none if that is not remembered.
    pub(super) key: Option<Digest>,
}

/// A unit that is to be looked at, with its place.
type New = (usize, Chunk, Unit);

/// What came of a unit.
type Done = (usize, Unit, Part);

impl Compiler<'_> {
    /// Looks at every file by itself, and forgets it when it is not needed any more.
    pub(super) fn in_units(&mut self, memory: &dyn Remembers, press: &Press<'_>) {
        let files = self.take_over(self.run.project.own_files(), memory, press);
        let mut elsewhere = ElsewhereBuilder::default();
        let mut puzzled: Vec<ProjectPath> = Vec::new();
        self.in_windows(files, Some(&mut elsewhere), |compiler, window| {
            for (unit, part) in compiler.units(window, memory, press) {
                // What other files declare can be told when all are known.
                match part.is_puzzled {
                    true => puzzled.push(unit.path),
                    false => compiler.gathered.add(part),
                }
            }
        });
        if puzzled.is_empty() {
            return;
        }
        self.hear_all(&mut elsewhere);
        let elsewhere = elsewhere.build();
        self.in_windows(puzzled, None, |compiler, window| {
            compiler.loader.wake_all(&mut compiler.sources);
            for (_, part) in compiler.parts(window, Some(&elsewhere)) {
                compiler.gathered.add(part);
            }
        });
    }

    /// Looks at loaded files, side by side.
    fn units(
        &mut self,
        files: &[ProjectPath],
        memory: &dyn Remembers,
        press: &Press<'_>,
    ) -> Vec<(Unit, Part)> {
        let recalled: Vec<(Unit, Option<Part>)> = files
            .par_iter()
            .with_max_len(SMALL)
            .filter_map(|path| {
                let unit = self.unit(path)?;
                let recall = |key| memory.recall(self.run.host, &unit.path, key, &unit.ids, press);
                let part = unit.key.and_then(recall);
                Some((unit, part))
            })
            .collect();
        let unknown = recalled.iter().filter(|(_, part)| part.is_none());
        let needed: BTreeSet<FileId> = unknown.flat_map(|(unit, _)| &unit.files).copied().collect();
        self.loader.wake(&needed, &mut self.sources);
        let (mut done, mut new) = (Vec::with_capacity(recalled.len()), Vec::new());
        for (place, (unit, part)) in recalled.into_iter().enumerate() {
            match part {
                Some(part) => done.push((place, unit, part)),
                None => new.push((place, self.chunk(&unit), self.still_sound(unit))),
            }
        }
        let size = |(_, _, unit): &New| self.loader.size(unit.id).unwrap_or_default();
        let looking =
            Looking { run: &self.run, sources: &self.sources, memory, press, open: Mutex::default() };
        let looked_at = groups(new, size).into_par_iter().with_max_len(1).map(|group| looking.at(group));
        let looked_at: Vec<Vec<Done>> = looked_at.collect();
        done.extend(looked_at.into_iter().chain(looking.rest()).flatten());
        done.sort_by_key(|(place, ..)| *place);
        done.into_iter().map(|(_, unit, part)| (unit, part)).collect()
    }

    fn unit(&self, path: &ProjectPath) -> Option<Unit> {
        let id = self.loader.id_of(path)?;
        if !self.loader.is_there(id) {
            return None;
        }
        let files: BTreeSet<FileId> = used(id, &self.loader).into_iter().chain([id]).collect();
        Some(self.unit_of(path, id, files, |id| self.loader.hash_of(id)))
    }

    /// A file with those that it uses; `hash` is that of a file of which nothing is wrong.
    pub(super) fn unit_of(
        &self,
        path: &ProjectPath,
        id: FileId,
        files: BTreeSet<FileId>,
        hash: impl Fn(FileId) -> Option<Digest>,
    ) -> Unit {
        let name = |id: FileId| self.sources.get(id).map(SourceFile::name);
        let hashes: Option<Vec<(&str, Digest)>> =
            files.iter().map(|id| Some((name(*id)?, hash(*id)?))).collect();
        let of_project = self.run.project.sources.iter().map(|(id, _)| id);
        Unit {
            path: path.clone(),
            id,
            ids: of_project.chain(files.iter().copied()).collect(),
            key: hashes.map(|hashes| key(hashes.into_iter())),
            files,
        }
    }

    /// A unit without its key if a file was found out to be another one when it was to be parsed.
    fn still_sound(&self, unit: Unit) -> Unit {
        let is_sound = unit.files.iter().all(|id| self.loader.hash_of(*id).is_some());
        Unit { key: unit.key.filter(|_| is_sound), ..unit }
    }

    fn chunk(&self, unit: &Unit) -> Chunk {
        let files = unit.files.iter().filter_map(|id| self.loader.get(*id)).map(Arc::clone).collect();
        let unlisted = unit.files.iter().copied().filter(|id| !self.loader.is_listed(*id));
        Chunk { own: unlisted.chain([unit.id]).collect(), files }
    }

    /// Hears what those files declare that were not parsed.
    fn hear_all(&mut self, elsewhere: &mut ElsewhereBuilder) {
        let unheard = std::mem::take(&mut self.unheard);
        self.in_windows(unheard, None, |compiler, window| {
            compiler.loader.wake_all(&mut compiler.sources);
            for path in window {
                let id = compiler.loader.id_of(path);
                let file = id.and_then(|id| compiler.loader.get(id).zip(compiler.sources.get(id)));
                if let Some((file, source)) = file {
                    elsewhere.add(file.id, source.name(), &file.tree, &file.uses);
                }
            }
        });
    }
}

/// Looks at units in groups. Their pages may be made while others are looked at; then they are open.
struct Looking<'r> {
    run: &'r Run<'r>,
    sources: &'r Sources,
    memory: &'r dyn Remembers,
    press: &'r Press<'r>,
    /// In the order in which they were begun.
    open: Mutex<VecDeque<Open<'r>>>,
}

/// Units with what came of them, but for their pages.
struct Open<'r> {
    /// Each with its place and with what it has asked.
    units: Vec<(usize, Unit, Listener<'r>)>,
    parts: Vec<Part>,
    begun: Option<Begun<'r>>,
}

impl<'r> Looking<'r> {
    /// Looks at a group and begins to print it. Returns what is done of an earlier one, if many are open.
    fn at(&self, group: Vec<New>) -> Vec<Done> {
        let (mut parts, mut units) = (Vec::with_capacity(group.len()), Vec::with_capacity(group.len()));
        for (place, chunk, unit) in group {
            let listener = Listener::new(self.run.host, self.memory.asked());
            let run = Run { host: &listener, ..*self.run };
            parts.push(Part { model: Model::default(), ..run.unprinted(&chunk, self.sources, None) });
            units.push((place, unit, listener));
        }
        let begun = self.run.begin(&mut parts);
        let oldest = {
            let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
            open.push_back(Open { units, parts, begun });
            // Enough that nobody has to wait, and no more: pages may be large.
            if open.len() > 2 * rayon::current_num_threads() { open.pop_front() } else { None }
        };
        oldest.map(|oldest| self.end(oldest)).unwrap_or_default()
    }

    /// What is done of those that are still open.
    fn rest(self) -> Vec<Vec<Done>> {
        let open = std::mem::take(&mut *self.open.lock().unwrap_or_else(PoisonError::into_inner));
        open.into_par_iter().with_max_len(1).map(|open| self.end(open)).collect()
    }

    /// With their pages; what can be kept is remembered.
    fn end(&self, mut open: Open<'_>) -> Vec<Done> {
        self.run.end(open.begun.take(), &mut open.parts);
        let done = open.units.into_iter().zip(open.parts).map(|((place, unit, listener), part)| {
            if let Some(key) = unit.key.filter(|_| part.can_be_kept()) {
                self.memory.keep(&unit.path, key, &unit.ids, &part, listener, self.press);
            }
            (place, unit, part)
        });
        done.collect()
    }
}
