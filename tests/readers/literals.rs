//! What a written version means in a condition.

use guidec::readers::{Literal, Ranges, Scheme};

use super::fixtures::{after, android, before, scheme};

fn has(scheme: &Scheme, versions: &Ranges, text: &str) -> bool {
    versions.contains(&scheme.literal(text).unwrap().version)
}

fn check(scheme: &Scheme, versions: &Ranges, inside: &[&str], outside: &[&str]) {
    for text in inside {
        assert!(has(scheme, versions, text), "{text} is inside");
        assert!(!has(scheme, &versions.complement(), text), "{text} is not outside");
    }
    for text in outside {
        assert!(!has(scheme, versions, text), "{text} is outside");
        assert!(has(scheme, &versions.complement(), text), "{text} is not inside");
    }
}

#[test]
fn a_literal_is_every_version_that_begins_with_it() {
    let numeric = Scheme::default();
    let literal = |text: &str| numeric.literal(text).unwrap();
    let ten_two = literal("10.2");
    let all: &[&str] = &["10.2", "10.2.0", "10.2.53", "10.2.53.1"];
    check(&numeric, &ten_two.exactly(), all, &["10.1.99", "10", "10.3", "10.20"]);
    check(&numeric, &ten_two.or_later(), &["10.2", "10.2.53", "10.3", "11"], &["10.1.9", "9.9", "10"]);
    check(&numeric, &ten_two.after(), &["10.3", "10.10", "11"], &["10.2", "10.2.53"]);
    check(&numeric, &ten_two.or_earlier(), &["10.2.53", "10.2", "10", "9"], &["10.3", "10.10"]);
    check(&numeric, &ten_two.before(), &["10.1.99", "10", "9"], &["10.2", "10.2.53"]);
    let run = literal("10.2.50").to(&literal("10.4"));
    check(&numeric, &run, &["10.2.50", "10.3", "10.4", "10.4.9"], &["10.2.49", "10.5"]);
    assert!(literal("10.4").to(&literal("10.2")).is_empty());
}

#[test]
fn numbers_compare_as_numbers() {
    let numeric = Scheme::default();
    let of = |text: &str| numeric.literal(text).unwrap().version;
    assert!(of("10.9") < of("10.10") && of("10.10") < of("10.10.2"));
    assert_eq!(of("3.3"), of("3.3.0"));
    assert_eq!(of("v25.04"), of("25.4"));
}

#[test]
fn a_letter_after_the_number_belongs_to_it_but_is_not_after_it() {
    let android = android();
    let literal = |text: &str| android.literal(text).unwrap();
    check(&android, &literal("12").exactly(), &["12", "12L", "12.1"], &["11", "13"]);
    check(&android, &literal("12").or_later(), &["12", "12L", "13"], &["11"]);
    check(&android, &literal("12").after(), &["13"], &["12", "12L"]);
    check(&android, &literal("12L").exactly(), &["12L"], &["12", "13", "12.1"]);
    check(&android, &literal("12L").or_later(), &["12L", "12.1", "13"], &["12"]);
    check(&android, &literal("12L").before(), &["12", "12 beta 3"], &["12L", "13"]);
    check(&android, &literal("Pie").exactly(), &["9", "9.1", "P"], &["10", "8.1"]);
    let second = literal("15 QPR2");
    check(&android, &second.or_later(), &["15 QPR2", "16"], &["15 QPR2 Beta 1", "15 QPR1", "15"]);
    check(&android, &literal("15").exactly(), &["15 QPR2 Beta 1", "15 QPR2", "15"], &["16 Beta 1", "14"]);
}

#[test]
fn only_suffixes_that_exist_make_a_difference() {
    let with = scheme(&[before("12b", "12"), after("12L", "12")]);
    let literal = |text: &str| with.literal(text).unwrap();
    assert_eq!(literal("12b").or_later(), literal("12").or_later());
    assert_eq!(literal("12b").before(), literal("12").before());
    assert_ne!(literal("11").after(), literal("12L").or_later());
    let android = android();
    let beta = android.literal("12 beta").unwrap();
    assert_eq!(beta.or_later(), android.literal("12").unwrap().or_later());
}

#[test]
fn backports_are_unions() {
    let numeric = Scheme::default();
    let literal = |text: &str| -> Literal { numeric.literal(text).unwrap() };
    let fixed =
        literal("9.0").exactly().intersect(&literal("9.0.6").or_later()).union(&literal("9.1.2").or_later());
    check(&numeric, &fixed, &["9.0.6", "9.0.99", "9.1.2", "10"], &["9.0.5", "9.1", "9.1.1"]);
}
