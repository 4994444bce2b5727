//! Descriptions in words.

use super::Wording;
use crate::catalogue::Catalogue;
use crate::readers::describe::{Description, Fact, High, Low, Named, Run, Term, ThingName};
use crate::readers::{DeviceId, ProductId, QuestionId, ThingId};
use crate::vocabulary::ProductKind;

fn named<I>(id: I, label: &str) -> Named<I> {
    Named { id, key: label.to_lowercase(), label: label.to_owned() }
}

fn term(any_of: Vec<Fact>) -> Term {
    Term { thing: None, negated: false, any_of }
}

fn product(kind: ProductKind, label: &str, versions: Vec<Run>) -> Term {
    term(vec![Fact::Product { product: named(ProductId(0), label), kind, versions }])
}

fn later(version: &str) -> Vec<Run> {
    vec![Run::Between { low: Some(Low::From(version.to_owned())), high: None }]
}

fn before(version: &str) -> Vec<Run> {
    vec![Run::Between { low: None, high: Some(High::Before(version.to_owned())) }]
}

fn exactly(version: &str) -> Run {
    Run::Exactly(version.to_owned())
}

fn device(label: &str) -> Term {
    term(vec![Fact::Device(named(DeviceId(0), label))])
}

fn answer(question: &str, answer: &str) -> Term {
    term(vec![Fact::Answer { question: named(QuestionId(0), question), answer: named(0, answer) }])
}

/// The words over a step and in a list, in English.
fn said(unless: bool, any_of: Vec<Vec<Term>>) -> [String; 2] {
    let catalogue = Catalogue::for_language("en");
    let wording = Wording::new(&catalogue, "phone");
    let description = Description { unless, any_of, ..Description::nobody() };
    [wording.who(&description), wording.class(&description)]
}

fn os(versions: Vec<Run>) -> Term {
    product(ProductKind::Os, "Android", versions)
}

fn app(versions: Vec<Run>) -> Term {
    product(ProductKind::App, "Alipay", versions)
}

#[test]
fn one_fact() {
    assert_eq!(said(false, vec![vec![os(later("12"))]]), ["On Android 12 or later", "Android 12 or later"]);
    assert_eq!(
        said(false, vec![vec![app(later("10.3"))]]),
        ["With Alipay 10.3 or later", "Alipay 10.3 or later"]
    );
    let either = os(vec![exactly("12"), exactly("14")]);
    assert_eq!(said(false, vec![vec![either]]), ["On Android 12 or 14", "Android 12 or 14"]);
    let account = answer("Your account", "Business");
    assert_eq!(said(false, vec![vec![account]]), ["If your account is Business", "Your account: Business"]);
    let without =
        term(vec![Fact::Without { product: named(ProductId(0), "Alipay"), kind: ProductKind::App }]);
    assert_eq!(said(false, vec![vec![without]])[0], "Without Alipay");
}

#[test]
fn several_facts() {
    let both = vec![os(vec![exactly("12")]), app(before("10.4"))];
    assert_eq!(
        said(false, vec![both]),
        ["On Android 12 with Alipay before 10.4", "Android 12 with Alipay before 10.4"]
    );
    let skin = product(ProductKind::Skin, "Magic UI", vec![exactly("4.2")]);
    let all = vec![device("HONOR 50"), os(vec![exactly("11")]), skin, app(vec![exactly("10.2.53")])];
    assert_eq!(said(false, vec![all])[1], "HONOR 50 with Android 11, Magic UI 4.2 and Alipay 10.2.53");
    let either = vec![vec![os(later("12"))], vec![app(later("10.3"))]];
    assert_eq!(said(false, either)[0], "On Android 12 or later, or with Alipay 10.3 or later");
}

#[test]
fn all_but_some() {
    assert_eq!(said(true, vec![vec![device("HONOR 50")]])[0], "Unless your phone is the HONOR 50");
    assert_eq!(said(true, vec![vec![device("iPhone 15")]])[0], "Unless your phone is the iPhone 15");
    assert_eq!(said(true, vec![vec![app(later("10.3"))]])[0], "Unless you have Alipay 10.3 or later");
    let both = vec![os(vec![exactly("12")]), app(before("10.4"))];
    assert_eq!(said(true, vec![both])[0], "Unless you have Android 12 and Alipay before 10.4");
    let not = Term { negated: true, ..os(vec![exactly("12")]) };
    assert_eq!(said(false, vec![vec![not]]), ["Not on Android 12", "those not on Android 12"]);
}

#[test]
fn several_things() {
    let thing = Some(ThingName { id: ThingId(1), key: "computer".into(), label: "computer".into() });
    let windows = product(ProductKind::Os, "Windows", vec![exactly("11")]);
    let windows = Term { thing, ..windows };
    assert_eq!(said(false, vec![vec![windows]])[0], "With Windows 11 on the computer");
}
