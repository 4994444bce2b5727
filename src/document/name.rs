//! Names that are safe in an address and as a file name.

use std::collections::BTreeMap;

/// The longest name; longer ones end in a hash.
const LONGEST: usize = 80;

/// `text` as small ASCII letters, digits and hyphens. What cannot be written so is told apart by a hash.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut lossy = false;
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else {
            lossy |= character.is_alphanumeric();
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    let end = slug.trim_end_matches('-').len();
    slug.truncate(end);
    if lossy || slug.is_empty() || slug.len() > LONGEST || is_device(&slug) {
        slug.truncate(LONGEST - 9);
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let joint = if slug.is_empty() { "n" } else { "-" };
        slug = format!("{slug}{joint}{}", hash.get(..8).unwrap_or_default());
    }
    slug
}

/// Names that some systems keep for devices.
fn is_device(name: &str) -> bool {
    let numbered =
        |head: &str| name.strip_prefix(head).is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Names of one document that have been given away.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each with the number that its next namesake is tried with.
    taken: BTreeMap<String, u32>,
}

impl Names {
    /// `wanted`, or with a number behind it if something else has that name.
    pub(super) fn unique(&mut self, wanted: String) -> String {
        let Some(number) = self.taken.get(&wanted).copied() else {
            self.taken.insert(wanted.clone(), 2);
            return wanted;
        };
        let free = (number..).map(|number| (number, format!("{wanted}-{number}")));
        let Some((number, name)) = free.into_iter().find(|(_, name)| !self.taken.contains_key(name)) else {
            return wanted;
        };
        self.taken.insert(wanted, number.saturating_add(1));
        self.taken.insert(name.clone(), 2);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, slug};

    #[test]
    fn names_are_plain_and_told_apart() {
        assert_eq!(slug("Leave the plan!"), "leave-the-plan");
        assert_eq!(slug("pair"), "pair");
        assert_ne!(slug("设置"), slug("退出"));
        assert!(slug("con").starts_with("con-"));
        for text in ["", "-", "../..", "设置", "größe", &"a".repeat(500)] {
            let slug = slug(text);
            assert!(!slug.is_empty() && slug.len() <= 80, "{slug}");
            assert!(
                slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{slug}"
            );
        }
        let mut names = Names::default();
        assert_eq!(names.unique("a".into()), "a");
        assert_eq!(names.unique("a".into()), "a-2");
    }
}
