//! Plain text, as the checklist has it.

use super::{fixture, render};
use guidec::document::shape::{Document, Inline};

#[test]
fn no_line_is_wider_than_72_columns() {
    let files = render("checklist", &[fixture::leave_plan()]);
    for line in files["leave-mutual-aid.txt"].lines() {
        assert!(line.chars().count() <= 72, "{line}");
    }
}

#[test]
fn labels_stand_in_the_quotation_marks_of_their_language() {
    let english = fixture::leave_plan();
    let german = Document { id: "german".into(), language: "de".into(), ..english.clone() };
    let files = render("checklist", &[english.clone(), german.clone()]);
    assert!(files["leave-mutual-aid.txt"].contains("Tap “Mine”."));
    assert!(files["german.txt"].contains("Tap „Mine“."), "{}", files["german.txt"]);
    // Where all is bold, a label is quoted.
    let bold = |document: Document| {
        let words = vec![Inline::Label { text: "Mine".into() }, Inline::Text { text: " is gone".into() }];
        Document { title: vec![Inline::Strong { inlines: words }], ..document }
    };
    let files = render("markdown", &[bold(english), bold(german)]);
    assert!(files["leave-mutual-aid.md"].contains("**“Mine” is gone**"), "{}", files["leave-mutual-aid.md"]);
    assert!(files["german.md"].contains("**„Mine“ is gone**"), "{}", files["german.md"]);
}
