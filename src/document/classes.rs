//! The classes of readers between whom no step differs.

use super::readers::Readers;
use crate::readers::Set;

/// More classes than this are not listed.
pub(super) const MOST: usize = 256;

/// More than these say less to a reader than by what the steps differ.
pub(super) const MOST_PRINTED: usize = 6;

/// Splits the supported readers by every set that steps are printed for, in the order of printing. Nothing if there are too many
/// classes, which shows while splitting: no more than [`MOST`] are ever held.
pub(super) fn partition(readers: &Readers<'_>, supported: Set, printed: &[Set]) -> Option<Vec<Set>> {
    let mut classes = vec![supported];
    for set in printed {
        let mut split = Vec::with_capacity(classes.len());
        for class in classes {
            let inside = readers.both(class, *set);
            let outside = readers.without(class, *set);
            split.extend([inside, outside].into_iter().filter(|part| !readers.is_empty(*part)));
            if split.len() > MOST {
                return None;
            }
        }
        classes = split;
    }
    Some(classes)
}

/// The positions of the classes that a printed set has readers of, and of those that it has only some of.
pub(super) fn positions(readers: &Readers<'_>, classes: &[Set], set: Set) -> [Vec<u32>; 2] {
    let touched = (0u32..).zip(classes).filter(|(_, class)| !readers.are_apart(**class, set));
    let (mut all, mut partly) = (Vec::new(), Vec::new());
    for (position, class) in touched {
        all.push(position);
        if !readers.is_within(*class, set) {
            partly.push(position);
        }
    }
    [all, partly]
}

/// The positions of the classes that lie in a set as a whole.
pub(super) fn within(readers: &Readers<'_>, classes: &[Set], set: Set) -> Vec<u32> {
    let inside = (0u32..).zip(classes).filter(|(_, class)| readers.is_within(**class, set));
    inside.map(|(position, _)| position).collect()
}
