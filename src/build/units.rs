//! Looking at each guide's file by itself, so that what came of it can be remembered and only what has changed is looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

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
struct Unit {
    path: ProjectPath,
    id: FileId,
    /// Itself among them, in order.
    files: BTreeSet<FileId>,
    /// What its places are in: these files and the project's.
    ids: Vec<FileId>,
    /// The key of what comes of it; none if that is not remembered.
    key: Option<Digest>,
}

/// What came of a unit, or what is to be looked at for it.
type Found = (Unit, Result<Part, Chunk>);

impl Compiler<'_> {
    /// Looks at every file by itself, and forgets it when it is not needed any more.
    pub(super) fn in_units(&mut self, memory: &dyn Remembers, press: &Press<'_>) {
        let files = self.run.project.own_files();
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
        self.in_windows(&puzzled, None, |compiler, window| {
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
        let found = recalled.into_iter().map(|(unit, part)| {
            let found = part.ok_or_else(|| self.chunk(&unit));
            (unit, found)
        });
        let size = |found: &Found| match found {
            (_, Ok(_)) => 0,
            (unit, Err(_)) => self.loader.bytes(&BTreeSet::from([unit.id])),
        };
        let (run, sources) = (&self.run, &self.sources);
        // Pages are made while other guides are looked at.
        let looked_at = groups(found.collect(), size).into_par_iter().with_max_len(1);
        let looked_at: Vec<LookedAt<'_>> =
            looked_at.map(|group| look_at(run, sources, group, memory)).collect();
        let done = looked_at.into_par_iter().with_max_len(1);
        done.flat_map_iter(|group| group.done(run, memory, press)).collect()
    }

    fn unit(&self, path: &ProjectPath) -> Option<Unit> {
        let id = self.loader.id_of(path)?;
        if !self.loader.is_there(id) {
            return None;
        }
        let files: BTreeSet<FileId> = used(id, &self.loader).into_iter().chain([id]).collect();
        let hashes: Option<Vec<(&str, Digest)>> = files
            .iter()
            .map(|id| Some((self.sources.get(*id).map(SourceFile::name)?, self.loader.hash_of(*id)?)))
            .collect();
        let of_project = self.run.project.sources.iter().map(|(id, _)| id);
        Some(Unit {
            path: path.clone(),
            id,
            ids: of_project.chain(files.iter().copied()).collect(),
            key: hashes.map(|hashes| key(hashes.into_iter())),
            files,
        })
    }

    fn chunk(&self, unit: &Unit) -> Chunk {
        let files = unit.files.iter().filter_map(|id| self.loader.get(*id)).map(Arc::clone).collect();
        let unlisted = unit.files.iter().copied().filter(|id| !self.loader.is_listed(*id));
        Chunk { own: unlisted.chain([unit.id]).collect(), files }
    }

    /// Hears what those files declare that were not parsed.
    fn hear_all(&mut self, elsewhere: &mut ElsewhereBuilder) {
        let unheard = std::mem::take(&mut self.unheard);
        self.in_windows(&unheard, None, |compiler, window| {
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

/// Units with what came of them, but for their pages.
struct LookedAt<'r> {
    /// Each with what it has asked, unless it was known.
    units: Vec<(Unit, Option<Listener<'r>>)>,
    parts: Vec<Part>,
    begun: Option<Begun<'r>>,
}

/// Looks at what is not known yet, and begins to print all of it.
fn look_at<'r>(
    run: &Run<'r>,
    sources: &Sources,
    group: Vec<Found>,
    memory: &'r dyn Remembers,
) -> LookedAt<'r> {
    let (mut parts, mut units) = (Vec::with_capacity(group.len()), Vec::with_capacity(group.len()));
    for (unit, found) in group {
        let mut listener = None;
        parts.push(found.unwrap_or_else(|chunk| {
            let listener = listener.insert(Listener::new(run.host, memory.asked()));
            let run = Run { host: listener, ..*run };
            Part { model: Model::default(), ..run.unprinted(&chunk, sources, None) }
        }));
        units.push((unit, listener));
    }
    let begun = run.begin(&mut parts);
    LookedAt { units, parts, begun }
}

impl LookedAt<'_> {
    /// With their pages; what is new is remembered.
    fn done(
        mut self,
        run: &Run<'_>,
        memory: &dyn Remembers,
        press: &Press<'_>,
    ) -> impl Iterator<Item = (Unit, Part)> {
        run.end(self.begun.take(), &mut self.parts);
        for ((unit, listener), part) in self.units.iter_mut().zip(&self.parts) {
            if let (Some(key), Some(listener), true) = (unit.key, listener.take(), part.can_be_kept()) {
                memory.keep(&unit.path, key, &unit.ids, part, listener, press);
            }
        }
        self.units.into_iter().map(|(unit, _)| unit).zip(self.parts)
    }
}
