//! Text that tries to be more than text, in every field of every kind of node.

use super::{fixture, render};
use guidec::document::shape::Document;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

pub(crate) const HOSTILE: &str = "</script><img src=x onerror=alert(1)>\"'><b> & &lt; [x](javascript:alert(1)) **b** _i_ `c` \
    # h\n- item\n1. x | y\n```\n~~s~~ $x$ ![i](j) https://evil.example www.evil.example @user #1 {{ 7*7 }} {% raw %} \\ \
    <!-- c --> [^1]: [r]: /u \u{202E}x\u{7}\u{0} :::";

/// What is read by programs and not by people.
const NAMES: &[&str] = &[
    "id",
    "anchor",
    "name",
    "verb",
    "kind",
    "node",
    "aside",
    "block",
    "inline",
    "address",
    "path",
    "language",
    "direction",
    "run",
    "document",
    "source",
    "low",
    "high",
    "alignments",
    "version",
    "date",
    "frame",
    "gesture",
];

/// The document with `text` for everything that people read.
pub(crate) fn with_text(document: &Document, text: &str) -> Document {
    let mut json = serde_json::to_value(document).unwrap();
    let words = json["words"].take();
    replace(&mut json, "", text);
    json["words"] = words;
    serde_json::from_value(json).unwrap()
}

fn replace(value: &mut Value, key: &str, text: &str) {
    match value {
        Value::String(string) if !NAMES.contains(&key) => *string = text.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, key, text)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| replace(value, key, text)),
        _ => {}
    }
}

fn twins(target: &str) -> Vec<(String, String)> {
    let documents = [fixture::leave_plan(), fixture::about_alipay(), fixture::hebrew()];
    let files = |text: &str| render(target, &documents.clone().map(|document| with_text(&document, text)));
    files(HOSTILE).into_values().zip(files("harmless").into_values()).collect()
}

/// Panics with the first difference, as the whole would fill screens.
pub(crate) fn same(left: &[String], right: &[String]) {
    for (index, pair) in left.iter().zip(right).enumerate() {
        assert_eq!(pair.0, pair.1, "at {index}, after {:?}", &left[index.saturating_sub(8)..index]);
    }
    assert_eq!(left.len(), right.len());
}

/// The tags of a page with the names of their attributes.
pub(crate) fn tags(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .map(|part| {
            let tag = part.split('>').next().unwrap();
            tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
        })
        .collect()
}

#[test]
fn html_has_the_tags_of_its_harmless_twin() {
    for target in ["html", "checklist"] {
        for (hostile, harmless) in twins(target) {
            if hostile.starts_with("<!doctype") {
                same(&tags(&hostile), &tags(&harmless));
                let scripts = |html: &str| html.matches("<script").count();
                assert!(scripts(&hostile) == scripts(&harmless) && !hostile.contains(" style="));
            }
        }
    }
}

#[test]
fn markdown_has_the_structure_of_its_harmless_twin() {
    for (hostile, harmless) in twins("markdown") {
        same(&structure(&hostile), &structure(&harmless));
    }
}

/// Everything but text, and where links lead.
fn structure(markdown: &str) -> Vec<String> {
    let all = Options::all().difference(Options::ENABLE_OLD_FOOTNOTES);
    Parser::new_ext(markdown, all)
        .filter_map(|event| match event {
            Event::Text(_) | Event::Code(_) | Event::SoftBreak => None,
            Event::Start(Tag::Image { dest_url, .. }) => Some(format!("picture {dest_url}")),
            event => Some(format!("{event:?}")),
        })
        .collect()
}

#[test]
fn plain_text_holds_nothing_that_acts_on_a_terminal() {
    for (hostile, _) in twins("checklist") {
        for line in hostile.lines().filter(|_| !hostile.starts_with("<!doctype")) {
            assert!(!line.contains(['\u{202E}', '\u{7}', '\0']), "{line:?}");
        }
        assert!(!hostile.contains(['\u{7}', '\0']));
    }
}

#[test]
fn addresses_outside_the_list_are_no_links() {
    let mut document = fixture::leave_plan();
    let json = serde_json::to_string(&document).unwrap();
    document = serde_json::from_str(&json.replace("https://", "javascript://")).unwrap();
    for target in ["html", "markdown", "checklist"] {
        for (path, text) in render(target, std::slice::from_ref(&document)) {
            assert!(!text.contains("javascript:"), "{target}/{path}");
        }
    }
}
