//! Markdown that says what the document says.

use super::{build, fixture, render};
use guidec::document::shape::{Branch, Document, Node};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// "depth: number" for every item of an ordered list that holds steps, as a Markdown reader numbers them.
fn rendered_numbers(markdown: &str) -> Vec<String> {
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut numbers = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_GFM | Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::List(start)) => lists.push(start),
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => {
                let depth = lists.iter().flatten().count();
                if let Some(Some(number)) = lists.last_mut() {
                    numbers.push(format!("{depth}: {number}"));
                    *number += 1;
                }
            }
            _ => {}
        }
    }
    numbers
}

fn document_numbers(nodes: &[Node], depth: usize, numbers: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Step(step) => numbers.push(format!("{depth}: {}", step.number)),
            Node::Branch(Branch { number, arms, .. }) => {
                numbers.push(format!("{depth}: {number}"));
                arms.iter().for_each(|arm| document_numbers(&arm.body, depth + 1, numbers));
            }
            Node::Part(part) => document_numbers(&part.body, depth, numbers),
            Node::Aside(_) | Node::End(_) | Node::Jump(_) => {}
        }
    }
}

fn assert_numbers(document: Document) {
    let mut expected = Vec::new();
    document_numbers(&document.body, 1, &mut expected);
    document.trouble.iter().for_each(|trouble| document_numbers(&trouble.body, 1, &mut expected));
    let document = Document { abouts: vec![], ..document };
    let files = render("markdown", std::slice::from_ref(&document));
    let markdown = &files[&format!("{}.md", document.id)];
    assert_eq!(rendered_numbers(markdown), expected, "{markdown}");
}

#[test]
fn rendered_numbers_and_nesting_are_the_documents() {
    assert_numbers(fixture::leave_plan());
    assert_numbers(fixture::hebrew());
    let long = (1..=120).map(|number| build::tap(number, "", "Next")).collect();
    assert_numbers(Document { body: long, ..build::document("long", "Long") });
}
