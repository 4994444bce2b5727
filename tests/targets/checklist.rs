//! Plain text, as the checklist has it.

use super::{fixture, render};
use guidec::document::shape::{Document, Inline, Node, Value};

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

#[test]
fn steps_have_the_numbers_that_jumps_name() {
    let guide = fixture::leave_plan();
    let text = render("checklist", std::slice::from_ref(&guide))["leave-mutual-aid.txt"].clone();
    let mut numbers = Vec::new();
    numbers_of(&guide.body, &mut numbers);
    assert!(numbers.iter().any(|number| number == "3a.1"), "{numbers:?}");
    for number in numbers {
        let is_there = text.lines().any(|line| {
            let line = line.trim_start().trim_start_matches("[ ] ");
            line.starts_with(&format!("{number}. ")) || line.starts_with(&format!("{number}a) "))
        });
        assert!(is_there, "{number} is not in\n{text}");
    }
}

/// What each step and branch is called, wherever it lies.
fn numbers_of(nodes: &[Node], numbers: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Step(step) => numbers.push(step.label.clone()),
            Node::Branch(branch) => {
                numbers.push(branch.label.clone());
                branch.arms.iter().for_each(|arm| numbers_of(&arm.body, numbers));
            }
            Node::Part(part) => numbers_of(&part.body, numbers),
            _ => {}
        }
    }
}

#[test]
fn blanks_keep_to_the_width_of_the_sheet() {
    let label = "A name for it that is easy to recognise in a list of many".to_owned();
    let value = Value { name: "name".into(), label, example: None, secret: false };
    let guide = Document { values: vec![value], ..fixture::leave_plan() };
    let text = &render("checklist", &[guide])["leave-mutual-aid.txt"];
    assert!(text.contains("in a list of many:\n____"), "{text}");
}
