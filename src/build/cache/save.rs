//! Writing down what a build will be remembered by.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::store::{OutputRecord, Store, UnitRecord};
use super::{Blob, LIMIT, Memory};
use crate::build::outputs::{Known, Output, Rendered};
use crate::host::{Placed, ProjectPath, Spooled, Stamp};

/// What came of a guide, on its way.
enum Piece<'a> {
    Read(&'a [u8]),
    Spooled(Spooled),
}

impl Memory<'_> {
    /// Writes down what was done. Outputs are right without that, so nobody is told if it fails.
    pub fn save(&self, left_out: &BTreeSet<String>, rendered: &Rendered, placed: &Placed) {
        let units = std::mem::take(&mut self.fresh().units);
        let same = self.fresh().files.len() == self.old.files.len()
            && units.len() == self.old.units.len()
            && (self.old.site, self.old.search) == (rendered.site, rendered.search)
            && self.old.left_out == *left_out
            && rendered.files.len() == self.old.outputs.len()
            && placed.committed.written == 0;
        if same && !self.is_new.load(Ordering::Relaxed) {
            return;
        }
        if self.write(units, left_out, rendered, placed).is_none() {
            self.outputs.host().forget();
        }
    }

    /// Writes down all that is known, and behind it what came of each guide.
    fn write(
        &self,
        units: BTreeMap<ProjectPath, (UnitRecord, Blob)>,
        left_out: &BTreeSet<String>,
        rendered: &Rendered,
        placed: &Placed,
    ) -> Option<()> {
        let mut end = 0_u64;
        let (mut records, mut pieces) = (BTreeMap::new(), Vec::with_capacity(units.len()));
        for (path, (unit, blob)) in units {
            let (piece, length) = match blob {
                Blob::Kept => self.old.at(&unit.place).map(|bytes| (Piece::Read(bytes), bytes.len()))?,
                Blob::Spooled(spooled) => (Piece::Spooled(spooled), spooled.length()),
            };
            let place = end..end.saturating_add(length as u64);
            end = place.end;
            pieces.push(piece);
            records.insert(path, UnitRecord { place, ..unit });
        }
        let files = std::mem::take(&mut self.fresh().files);
        let (outputs, left_out) = (self.records(rendered, placed), left_out.clone());
        let (site, search) = (rendered.site, rendered.search);
        let store = Store { files, units: records, outputs, site, search, left_out, ..Store::default() };
        let list = store.write(self.environment, &self.secret)?;
        if (list.len() as u64).saturating_add(end) > LIMIT {
            return None;
        }
        let written = self.outputs.host().remember(|file| {
            file.add(&list)?;
            let mut read = Vec::new();
            for piece in pieces {
                let bytes = match piece {
                    Piece::Read(bytes) => bytes,
                    Piece::Spooled(spooled) => {
                        read.clear();
                        self.spool.read(spooled, &mut read)?;
                        &read
                    }
                };
                file.add(bytes)?;
            }
            Ok(())
        });
        written.ok()
    }

    fn records(&self, rendered: &Rendered, placed: &Placed) -> BTreeMap<ProjectPath, OutputRecord> {
        let outputs = rendered.files.par_iter().filter_map(|(path, output)| {
            let hash = *placed.hashes.get(path)?;
            let is_shared = rendered.shared.contains(path);
            let (stamp, lengths) = match output {
                Output::Same(known) => (self.stamp_again(path, known), known.lengths.clone()),
                Output::Spooled(pieces) => {
                    let lengths = pieces.iter().map(|piece| u32::try_from(piece.length()).ok());
                    (placed.stamps.get(path).cloned(), lengths.collect::<Option<_>>()?)
                }
                Output::Picture(_) => (placed.stamps.get(path).cloned(), Vec::new()),
            };
            Some((path.clone(), OutputRecord { hash, stamp, lengths, is_shared }))
        });
        outputs.collect()
    }

    /// The stamp of an output that was there before with these contents.
    fn stamp_again(&self, path: &ProjectPath, known: &Known) -> Option<Stamp> {
        if known.is_stamped {
            // Whoever has written to it since has given it another one.
            return self.old.outputs.get(path)?.stamp.clone();
        }
        let host = self.outputs.host();
        let stamp = host.settled_stamp(path)?;
        // Only what still has these contents gets their stamp.
        host.read_output(path, known.hash)?;
        host.settled_stamp(path).filter(|again| *again == stamp)
    }
}
