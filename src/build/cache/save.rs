//! Writing down what a build will be remembered by.

use std::cmp::Ordering::{Equal, Greater, Less};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::store::{FileRecord, HEADING, NewList, OutputRecord, Source, UnitRecord};
use super::{Came, Memory, New, Unchanged};
use crate::build::outputs::{Known, Output, Rendered};
use crate::host::{HostError, NewBundle, Placed, ProjectPath, Reason, Stamp};

/// How many bytes are copied at once.
const AT_ONCE: u64 = 256 << 10;

/// Where stands what came of a guide at last.
enum Last<'n> {
    Old(&'n UnitRecord),
    New(&'n Came),
}

impl Memory<'_> {
    /// Writes down what was done. Outputs are right without that, so nobody is told if it fails.
    pub fn save(&self, left_out: &BTreeSet<String>, rendered: &Rendered, placed: &Placed) {
        let is_whole = |(source, same): (&Source, &Unchanged)| {
            same.file.load(Ordering::Relaxed) && (source.unit.is_none() || same.unit.load(Ordering::Relaxed))
        };
        let same = self.old.sources.values().zip(&self.same).all(is_whole)
            && (self.old.site, self.old.search) == (rendered.site, rendered.search)
            && self.old.left_out == *left_out
            && rendered.files.len() == self.old.outputs.len()
            && placed.committed.written == 0;
        if same && !self.is_new.load(Ordering::Relaxed) {
            return;
        }
        if self.write(left_out, rendered, placed).is_err() {
            self.outputs.host().forget();
        }
    }

    /// Writes down what came of each guide, and behind it a list of all that is known.
    fn write(
        &self,
        left_out: &BTreeSet<String>,
        rendered: &Rendered,
        placed: &Placed,
    ) -> Result<(), HostError> {
        let new = self.fresh();
        let again = rendered.files.par_iter().map(|(path, output)| match output {
            Output::Same(known) => self.stamp_again(path, known),
            Output::Spooled(_) | Output::Picture(_) => None,
        });
        let again: Vec<Option<Stamp>> = again.collect();
        self.outputs.host().remember(HEADING, |bundle| {
            let records = self.write_units(&new, bundle)?;
            let mut list = NewList::new(bundle, self.environment, &self.secret)?;
            // Both are in the order of paths.
            let mut records = records.into_iter().peekable();
            let files = self.files(&new).map(|(path, (file, stamp))| {
                while records.next_if(|(of, _)| *of < path).is_some() {}
                let unit = records.next_if(|(of, _)| *of == path).map(|(_, unit)| unit);
                (path, (file, stamp, unit))
            });
            list.add_map(self.files(&new).count(), files)?;
            let mut seen = placed.seen.iter();
            let outputs = rendered.files.iter().zip(again).map(|((path, output), again)| {
                let (hash, stamp) = match output {
                    Output::Same(known) => (known.hash, again),
                    // What has no hash is not known again.
                    _ => seen
                        .next()
                        .map_or_else(Default::default, |seen| (seen.hash.unwrap_or_default(), seen.stamp)),
                };
                let is_shared = rendered.shared.contains(path);
                (path, OutputRecord { hash, stamp, lengths: output.lengths(), is_shared })
            });
            list.add_map(rendered.files.len(), outputs)?;
            list.add(&(rendered.site, rendered.search, left_out))?;
            list.close()
        })
    }

    /// Writes down what came of all guides. Returns where each stands now, in the order of their paths.
    fn write_units<'n>(
        &'n self,
        new: &'n New,
        bundle: &mut NewBundle<'_>,
    ) -> Result<Vec<(&'n ProjectPath, UnitRecord)>, HostError> {
        let mut records = Vec::with_capacity(self.units(new).count());
        let mut written = Vec::new();
        // What of the old bundle is to be copied, most of which stands one behind the other.
        let mut run = 0..0;
        for (path, came) in self.units(new) {
            match came {
                Last::Old(unit) => {
                    let end = unit.start.saturating_add(unit.length as u64);
                    if unit.start != run.end || end.saturating_sub(run.start) > AT_ONCE {
                        self.copy(&run, &mut written, bundle)?;
                        run = unit.start..unit.start;
                    }
                    let start = bundle.length().saturating_add(run.end - run.start);
                    run.end = end;
                    records.push((path, UnitRecord { start, ..unit.clone() }));
                }
                Last::New(came) => {
                    self.copy(&run, &mut written, bundle)?;
                    run = 0..0;
                    written.clear();
                    self.spool.read(came.place, &mut written)?;
                    let (start, length) = (bundle.length(), written.len());
                    records.push((path, UnitRecord { start, length, hash: came.hash }));
                    bundle.add(&written)?;
                }
            }
        }
        self.copy(&run, &mut written, bundle)?;
        Ok(records)
    }

    /// Copies what was looked at in this run; whoever reads it next looks again.
    fn copy(
        &self,
        run: &Range<u64>,
        written: &mut Vec<u8>,
        bundle: &mut NewBundle<'_>,
    ) -> Result<(), HostError> {
        if run.is_empty() {
            return Ok(());
        }
        self.old.read(run, written).ok_or_else(|| HostError::new("", Reason::Changed))?;
        bundle.add(written)
    }

    /// All sources, in the order of their paths.
    fn files<'n>(
        &'n self,
        new: &'n New,
    ) -> impl Iterator<Item = (&'n ProjectPath, (&'n FileRecord, &'n Option<Stamp>))> {
        let old = self.old.sources.iter().zip(&self.same);
        let old = old.filter(|(_, same)| same.file.load(Ordering::Relaxed));
        let old = old.map(|((path, source), _)| (path, (&source.file, &source.stamp)));
        merged(old, new.files.iter().map(|(path, new)| (path, (&new.0, &new.1))))
    }

    /// What came of all guides, in the order of their paths.
    fn units<'n>(&'n self, new: &'n New) -> impl Iterator<Item = (&'n ProjectPath, Last<'n>)> {
        let old = self.old.sources.iter().zip(&self.same);
        let old = old.filter(|(_, same)| same.unit.load(Ordering::Relaxed));
        let old = old.filter_map(|((path, source), _)| Some((path, Last::Old(source.unit.as_ref()?))));
        merged(old, new.units.iter().map(|(path, came)| (path, Last::New(came))))
    }

    /// The stamp of an output that was there before with these contents.
    fn stamp_again(&self, path: &ProjectPath, known: &Known) -> Option<Stamp> {
        if known.is_stamped {
            // Whoever has written to it since has given it another one.
            return self.old.outputs.get(path)?.stamp;
        }
        let host = self.outputs.host();
        let stamp = host.settled_stamp(path)?;
        // Only what still has these contents gets their stamp.
        host.read_output(path, known.hash)?;
        host.settled_stamp(path).filter(|again| *again == stamp)
    }
}

/// Two lists in the order of their paths as one; of a path that both have, what the second says.
fn merged<'n, T>(
    old: impl Iterator<Item = (&'n ProjectPath, T)>,
    new: impl Iterator<Item = (&'n ProjectPath, T)>,
) -> impl Iterator<Item = (&'n ProjectPath, T)> {
    let (mut old, mut new) = (old.peekable(), new.peekable());
    std::iter::from_fn(move || {
        let order = old.peek().zip(new.peek()).map(|((one, _), (other, _))| one.cmp(other));
        match order {
            Some(Less) => old.next(),
            Some(Equal) => old.next().and(new.next()),
            Some(Greater) => new.next(),
            None => old.next().or_else(|| new.next()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_lists_the_second_says_what_both_say() {
        let paths = ["a", "b", "c", "d"].map(|name| ProjectPath::new(name).unwrap());
        let [a, b, c, d] = &paths;
        let all = merged([(a, 1), (b, 1), (d, 1)].into_iter(), [(b, 2), (c, 2)].into_iter());
        assert_eq!(all.collect::<Vec<_>>(), [(a, 1), (b, 2), (c, 2), (d, 1)]);
    }
}
