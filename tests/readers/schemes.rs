//! What a scheme refuses, and how it writes versions that nobody wrote.

use guidec::readers::Scheme;
use guidec::readers::scheme::{Clause, Line, SchemeError, SuffixRank, VersionError};

use super::fixtures::{after, android, miui, same, scheme, suffix, texts};

fn refused(scheme: &Scheme, text: &str) -> VersionError {
    scheme.literal(text).expect_err(text)
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_reason() {
    let numeric = Scheme::default();
    assert_eq!(refused(&numeric, " "), VersionError::Empty);
    assert_eq!(refused(&numeric, "8.0+"), VersionError::Plus { version: "8.0".into() });
    assert_eq!(refused(&numeric, "6.x"), VersionError::Wildcard { version: "6".into() });
    assert_eq!(refused(&numeric, "Pie"), VersionError::NotANumber { names: vec![] });
    assert_eq!(
        refused(&android(), "Pi"),
        VersionError::NotANumber { names: texts(&["Pie", "P", "Oreo", "12L"]) }
    );
    assert_eq!(refused(&numeric, "12 13"), VersionError::UnknownSuffix { rest: "13".into(), known: vec![] });
    assert_eq!(refused(&numeric, "10.2."), VersionError::UnknownSuffix { rest: ".".into(), known: vec![] });
    assert!(matches!(refused(&numeric, "99999999999999999999"), VersionError::NumberTooLarge { .. }));
    assert_eq!(refused(&numeric, &"1.".repeat(200)), VersionError::TooLong);
    assert_eq!(refused(&numeric, &"1.1".repeat(40)), VersionError::TooLong);
    assert!(matches!(refused(&android(), "15 beta beta"), VersionError::UnknownSuffix { .. }));
}

#[test]
fn a_bare_number_needs_its_lines_mark() {
    let miui = miui();
    assert_eq!(refused(&miui, "14"), VersionError::NeedsLine { marks: texts(&["V", "OS"]) });
    assert!(miui.literal("V14").unwrap().or_later().contains(&miui.literal("OS1.0").unwrap().version));
    assert!(!miui.literal("V14").unwrap().exactly().contains(&miui.literal("OS1.0").unwrap().version));
}

#[test]
fn a_list_of_releases_is_closed() {
    let list = scheme(&[Clause::Releases(texts(&["Cupcake", "Donut", "Eclair"])), same("E", "Eclair")]);
    let literal = |text: &str| list.literal(text).unwrap();
    assert_eq!(literal("E").exactly(), literal("donut").after());
    assert_eq!(literal("Donut").or_later(), literal("Cupcake").exactly().complement());
    assert!(literal("Eclair").after().is_empty());
    assert!(literal("Cupcake").before().is_empty());
    assert_eq!(
        refused(&list, "Froyo"),
        VersionError::UnknownRelease { releases: texts(&["Cupcake", "Donut", "Eclair"]) }
    );
    assert_eq!(list.write(&literal("Donut").version), "Donut");
}

#[test]
fn versions_are_written_as_people_write_them() {
    let android = android();
    for text in ["12L", "9", "4.4.2", "15 QPR2", "15 QPR2 beta 1"] {
        assert_eq!(android.write(&android.literal(text).unwrap().version), text);
    }
    let miui = miui();
    assert_eq!(miui.write(&miui.literal("OS3.0.5.0.WNRMIXM").unwrap().version), "OS3.0.5");
}

#[test]
fn a_refused_clause_is_left_out_and_told() {
    let (scheme, errors) = Scheme::from_clauses(&[
        after("Late", "nothing"),
        Clause::Parts(0),
        suffix(&["beta"], SuffixRank::Before),
        suffix(&["Beta"], SuffixRank::After),
        same("Pie", "9"),
        same("pie", "10"),
        same("12", "13"),
        Clause::Lines(vec![
            Line { mark: "V".into(), drops: vec![] },
            Line { mark: "v".into(), drops: vec![] },
        ]),
    ]);
    let [(0, SchemeError::Unreadable { .. }), (1, SchemeError::BadParts), rest @ ..] = errors.as_slice()
    else {
        panic!("{errors:?}");
    };
    let places: Vec<usize> = rest.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [3, 5, 6, 7]);
    assert!(rest.iter().all(|(_, error)| matches!(error, SchemeError::Repeated { .. })));
    assert_eq!(scheme.literal("Pie").unwrap().version, scheme.literal("9").unwrap().version);
}
