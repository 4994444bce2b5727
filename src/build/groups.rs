//! What one thread does at a time.

/// How many small things a thread takes at a time; where nobody says, it may be a good part of all.
pub(super) const SMALL: usize = 8;

/// The most guides whose pages are printed together: what is made of them is in memory until all are.
const MOST_GUIDES: usize = 4;
/// The most bytes of these guides; a larger one is alone.
const MOST_BYTES: u64 = 8 << 10;

/// Guides in groups, in their order.
pub(super) fn groups<T>(all: Vec<T>, size: impl Fn(&T) -> u64) -> Vec<Vec<T>> {
    let (mut groups, mut bytes): (Vec<Vec<T>>, u64) = (Vec::new(), 0);
    for one in all {
        let more = size(&one);
        bytes = bytes.saturating_add(more);
        match groups.last_mut().filter(|group| group.len() < MOST_GUIDES && bytes <= MOST_BYTES) {
            Some(group) => group.push(one),
            None => {
                groups.push(vec![one]);
                bytes = more;
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn small_ones_are_together_and_large_ones_alone() {
        let sizes = [4 << 10, 4 << 10, 1, 0, 90 << 10, 0, 1, u64::MAX, 8 << 10, 1, 1, 1, 1, 1];
        let found: Vec<usize> = groups(sizes.to_vec(), |size| *size).iter().map(Vec::len).collect();
        assert_eq!(found, [2, 2, 1, 2, 1, 1, 4, 1]);
        assert!(groups(Vec::<u64>::new(), |size| *size).is_empty());
    }
}
