//! The words for sets of readers, in a table that is read: for each line of `words.txt`, whom a guide is for and
//! a condition, the words over the branch and over what is left, then those in lists.

use super::{compiled, documents};
use guidec::document::shape::{Document, Node};

const DECLARED: &str = include_str!("words.guide");
const LINES: &str = include_str!("words.txt");

#[test]
fn conditions_have_one_reading() {
    let lines: Vec<&str> = LINES.lines().filter(|line| !line.starts_with('#')).collect();
    let languages = ["en", "de"].map(|language| printed(&lines, language));
    let mut shown = String::new();
    for (place, line) in lines.iter().enumerate() {
        shown.push_str(&format!("{line}\n"));
        for documents in &languages {
            shown.push_str(&words(&documents[place]));
        }
    }
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => ".", omit_expression => true }, {
        insta::assert_snapshot!("words", shown);
    });
}

fn printed(lines: &[&str], language: &str) -> Vec<Document> {
    let mut text = DECLARED.to_owned();
    for (place, line) in lines.iter().enumerate() {
        let (readers, condition) = line.split_once(" | ").unwrap();
        let audience = if readers == "any" { String::new() } else { format!("for {readers}\n") };
        text.push_str(&format!(
            "guide g{place} \"{line}\" {{\n{audience}language \"{language}\"\n\
             when {condition} {{\ndo \"in\"\n}} otherwise {{\ndo \"out\"\n}}\ndone\n}}\n"
        ));
    }
    let made = documents(&compiled(&text), None);
    made.into_iter()
        .map(|(document, findings)| {
            assert!(findings.is_empty(), "{findings}");
            document.unwrap()
        })
        .collect()
}

fn words(document: &Document) -> String {
    let mut shown = String::new();
    let audience = document.audience.as_ref().map_or("", |who| who.words.as_str());
    shown.push_str(&format!("    {}\n", audience).replace("    \n", ""));
    let branch = document.body.iter().find_map(|node| match node {
        Node::Branch(branch) => Some(branch),
        _ => None,
    });
    let arms = branch.unwrap_or_else(|| panic!("no branch in {}", document.plain_title)).arms.iter();
    for (arm, class) in arms.zip(&document.classes) {
        let who = arm.who.as_ref().unwrap();
        shown.push_str(&format!("    {}\n        {}\n", who.words, class.words));
    }
    shown
}
