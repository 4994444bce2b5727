//! "Did you mean …?"

use strsim::osa_distance;

/// Longer words are compared only for equality, so that a hostile file cannot buy quadratic work.
const LONGEST: usize = 64;

/// The candidate that `word` was probably meant to be.
///
/// A candidate that differs in upper and lower case alone wins; else the one with the fewest slips
/// (a letter too many, too few, wrong or swapped), at most one for every three letters. Of equals,
/// one that begins with the same letter and then the alphabetically first is taken, whatever the
/// order of the candidates.
pub fn near_miss<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let length = folded.chars().count();
    let allowed = if (3..=LONGEST).contains(&length) { (length / 3).min(4) } else { 0 };

    let mut best: Option<((usize, bool, &'a str), &'a str)> = None;
    for candidate in candidates {
        let Some(slips) = slips(&folded, length, candidate, allowed) else { continue };
        let other_start = candidate.to_lowercase().chars().next() != folded.chars().next();
        let rank = (slips, other_start, candidate);
        if best.as_ref().is_none_or(|(best_rank, _)| rank < *best_rank) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many slips lie between the two, unless more than allowed. `folded` has `length` characters.
fn slips(folded: &str, length: usize, candidate: &str, allowed: usize) -> Option<usize> {
    // Most candidates are told apart by their length, without making a copy. Outside ASCII a character may
    // become up to three, of four bytes each.
    let longest = if candidate.is_ascii() { length + allowed } else { (length + allowed) * 12 };
    if candidate.len() > longest || (candidate.len() + allowed) * 3 < length {
        return None;
    }
    let candidate = candidate.to_lowercase();
    if candidate == folded {
        return Some(0);
    }
    let difference = candidate.chars().count().abs_diff(length);
    if allowed == 0 || difference > allowed {
        return None;
    }
    Some(osa_distance(folded, &candidate)).filter(|slips| *slips <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_word() {
        let names = ["settings", "screen", "mutual-treasure", "my", "home"];
        assert_eq!(near_miss("setings", names), Some("settings"));
        assert_eq!(near_miss("mutual-tresaure", names), Some("mutual-treasure"));
        assert_eq!(near_miss("HOME", names), Some("home"));
        assert_eq!(near_miss("privacy", names), None);
        assert_eq!(near_miss("me", names), None);
    }

    #[test]
    fn equals_are_decided_whatever_the_order() {
        assert_eq!(near_miss("cat", ["bat", "cut", "car"]), Some("car"));
        assert_eq!(near_miss("cat", ["car", "bat", "cut"]), Some("car"));
        assert_eq!(near_miss("Cat", ["CAT", "cap"]), Some("CAT"));
    }

    #[test]
    fn a_huge_word_costs_nothing() {
        let word = "a".repeat(1_000_000);
        let other = "a".repeat(999_999);
        assert_eq!(near_miss(&word, [other.as_str()]), None);
        assert_eq!(near_miss("home", [other.as_str()]), None);
    }
}
