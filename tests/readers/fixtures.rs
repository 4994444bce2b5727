//! Schemes of real products, as a project would declare them.

use guidec::readers::scheme::{Clause, Line, NameRelation, Scheme, SuffixRank};

pub fn scheme(clauses: &[Clause]) -> Scheme {
    let (scheme, errors) = Scheme::from_clauses(clauses);
    assert_eq!(errors, [], "clauses are accepted");
    scheme
}

pub fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

pub fn suffix(words: &[&str], rank: SuffixRank) -> Clause {
    Clause::Suffix { words: texts(words), rank }
}

pub fn same(text: &str, of: &str) -> Clause {
    Clause::Name { text: text.into(), relation: NameRelation::Same, of: of.into() }
}

pub fn after(text: &str, of: &str) -> Clause {
    Clause::Name { text: text.into(), relation: NameRelation::After, of: of.into() }
}

pub fn before(text: &str, of: &str) -> Clause {
    Clause::Name { text: text.into(), relation: NameRelation::Before, of: of.into() }
}

fn line(mark: &str, drops: &[&str]) -> Line {
    Line { mark: mark.into(), drops: texts(drops) }
}

pub fn android() -> Scheme {
    scheme(&[
        same("Pie", "9"),
        same("P", "9"),
        same("Oreo", "8"),
        after("12L", "12"),
        suffix(&["beta"], SuffixRank::Before),
        suffix(&["QPR"], SuffixRank::After),
    ])
}

/// Two lines, one after the other.
pub fn miui() -> Scheme {
    scheme(&[Clause::Lines(vec![line("V", &[]), line("OS", &[])]), Clause::AnySuffixIgnored])
}
