//! Writing down what a build will be remembered by.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::store::{HEADING, NewList, OutputRecord, UnitRecord};
use super::{Came, Memory};
use crate::build::outputs::{Known, Output, Rendered};
use crate::host::{HostError, Placed, ProjectPath, Reason, Stamp};

impl Memory<'_> {
    /// Writes down what was done. Outputs are right without that, so nobody is told if it fails.
    pub fn save(&self, left_out: &BTreeSet<String>, rendered: &Rendered, placed: &Placed) {
        let units = std::mem::take(&mut self.fresh().units);
        let known = self.old.sources.iter().filter(|(_, source)| source.unit.is_some()).count();
        let same = self.fresh().files.len() == self.old.sources.len()
            && units.len() == known
            && (self.old.site, self.old.search) == (rendered.site, rendered.search)
            && self.old.left_out == *left_out
            && rendered.files.len() == self.old.outputs.len()
            && placed.committed.written == 0;
        if same && !self.is_new.load(Ordering::Relaxed) {
            return;
        }
        if self.write(units, left_out, rendered, placed).is_err() {
            self.outputs.host().forget();
        }
    }

    /// Writes down what came of each guide, and behind it a list of all that is known.
    fn write(
        &self,
        units: BTreeMap<ProjectPath, Option<Box<Came>>>,
        left_out: &BTreeSet<String>,
        rendered: &Rendered,
        placed: &Placed,
    ) -> Result<(), HostError> {
        let gone = |path: &ProjectPath| HostError::new(path, Reason::Changed);
        let again = rendered.files.par_iter().map(|(path, output)| match output {
            Output::Same(known) => self.stamp_again(path, known),
            Output::Spooled(_) | Output::Picture(_) => None,
        });
        let again: Vec<Option<Stamp>> = again.collect();
        self.outputs.host().remember(HEADING, |bundle| {
            let mut written = Vec::new();
            let mut records = Vec::with_capacity(units.len());
            for (path, came) in units {
                let start = bundle.length();
                let hash = match came {
                    None => {
                        let known = self.old.sources.get(&path).and_then(|source| source.unit.as_ref());
                        let unit = known.ok_or_else(|| gone(&path))?;
                        // It was looked at in this run, and whoever reads it next looks again.
                        written = self.old.read_unit(unit).ok_or_else(|| gone(&path))?;
                        unit.hash
                    }
                    Some(came) => {
                        written.clear();
                        self.spool.read(came.place, &mut written)?;
                        came.hash
                    }
                };
                bundle.add(&written)?;
                records.push((path, UnitRecord { start, length: written.len(), hash }));
            }
            let mut list = NewList::new(bundle, self.environment, &self.secret)?;
            // Both are in the order of paths.
            let (new, mut records) = (self.fresh(), records.into_iter().peekable());
            let sources = new.files.iter().map(|(path, new)| {
                let known = || self.old.sources.get(path).map(|source| &source.file);
                let file = new.as_deref().or_else(known).ok_or_else(|| gone(path))?;
                while records.next_if(|(of, _)| of < path).is_some() {}
                let unit = records.next_if(|(of, _)| of == path).map(|(_, unit)| unit);
                Ok((path, (file, unit)))
            });
            list.add_map(sources.collect::<Result<Vec<_>, HostError>>()?.into_iter())?;
            let mut seen = placed.seen.iter();
            list.add_map(rendered.files.iter().zip(again).map(|((path, output), again)| {
                let (hash, stamp) = match output {
                    Output::Same(known) => (known.hash, again),
                    // What has no hash is not known again.
                    _ => seen.next().map_or_else(Default::default, |seen| {
                        (seen.hash.unwrap_or_default(), seen.stamp.clone())
                    }),
                };
                let is_shared = rendered.shared.contains(path);
                (path, OutputRecord { hash, stamp, lengths: output.lengths(), is_shared })
            }))?;
            list.add(&(rendered.site, rendered.search, left_out))?;
            list.close()
        })
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
