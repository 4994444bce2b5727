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

/// Whether two names are the same but for capitals, signs between words, and at most one slip in each longer word.
///
/// Much stricter than [`near_miss`], for where two names may well differ and both be right: `Log in` and `Log on`,
/// `Edit` and `Exit`, `Day 1` and `Day 2`, `Light mode` and `Night mode` are not nearly the same.
pub fn nearly_same(one: &str, other: &str) -> bool {
    if one == other || one.chars().count().max(other.chars().count()) > LONGEST {
        return one == other;
    }
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    !one.is_empty()
        && one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| slipped(one, other))
}

/// Whether two words in small letters are the same, or long enough for one slip behind the first letter.
fn slipped(one: &str, other: &str) -> bool {
    const LONG: usize = 5;
    let long = one.chars().count().min(other.chars().count()) >= LONG;
    let begins = one.chars().next() == other.chars().next();
    let counts = one.chars().chain(other.chars()).any(char::is_numeric);
    one == other || (long && begins && !counts && osa_distance(one, other) == 1)
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

    #[test]
    fn what_may_well_be_two_names_is_not_nearly_the_same() {
        for (one, other) in [
            ("Battery Optimization", "battery optimisation"),
            ("Sign-in options", "Sign in options"),
            ("Permission", "Permissions"),
        ] {
            assert!(nearly_same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("Log in", "Log on"),
            ("Edit", "Exit"),
            ("Network 1", "Network 2"),
            ("Light mode", "Night mode"),
            ("Import", "Export"),
            ("Security", "Security settings"),
            ("…", "!"),
        ] {
            assert!(!nearly_same(one, other), "{one} {other}");
        }
    }
}
