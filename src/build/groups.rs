//! What is done together, by one thread.

/// How many small things a thread does before others may take some of its own. Where nobody says, it may be a quarter of all.
pub(super) const SMALL: usize = 8;

/// The most bytes of guides whose pages are printed together: enough for some small ones, and each large one is alone.
const MOST: u64 = 8 << 10;

/// A list in groups, in its order. All of a group together have at most so many bytes, unless it has one member alone.
pub(super) fn groups<T>(all: Vec<T>, size: impl Fn(&T) -> u64) -> Vec<Vec<T>> {
    let (mut groups, mut bytes): (Vec<Vec<T>>, u64) = (Vec::new(), 0);
    for one in all {
        let more = size(&one);
        bytes = bytes.saturating_add(more);
        match groups.last_mut().filter(|_| bytes <= MOST) {
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
        let sizes = [4 << 10, 4 << 10, 1, 0, 90 << 10, 0, 1, u64::MAX, 8 << 10];
        let found: Vec<usize> = groups(sizes.to_vec(), |size| *size).iter().map(Vec::len).collect();
        assert_eq!(found, [2, 2, 1, 2, 1, 1]);
        assert!(groups(Vec::<u64>::new(), |size| *size).is_empty());
    }
}
