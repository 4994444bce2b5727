//! Any words, as Markdown, are read back as the same words and no more markup than they had.

use super::{build, render};
use comrak::nodes::NodeValue;
use comrak::{Arena, Options};
use guidec::document::shape::{Block, Document, Inline};
use proptest::prelude::*;

const CHARACTERS: &str = "[a-z0-9 \n*_~`\\[\\](){}<>#+.!|&;:/@$=\\\\'\"é点。w-]{0,9}";

fn words() -> impl Strategy<Value = Inline> {
    let text = prop_oneof![
        CHARACTERS.prop_map(|text| Inline::Text { text }),
        CHARACTERS.prop_map(|text| Inline::Label { text }),
        CHARACTERS.prop_map(|text| Inline::Code { text }),
        Just(Inline::Text { text: "see https://x.example/ or www.x.example!".into() }),
        Just(Inline::LineBreak),
    ];
    text.prop_recursive(3, 12, 4, |inner| {
        let inlines = prop::collection::vec(inner, 0..4);
        prop_oneof![
            inlines.clone().prop_map(|inlines| Inline::Strong { inlines }),
            inlines.clone().prop_map(|inlines| Inline::Emphasis { inlines }),
            inlines.clone().prop_map(|inlines| Inline::Strikethrough { inlines }),
            inlines.prop_map(|inlines| Inline::Link { address: "a(b)[c]<d>.html".into(), inlines }),
        ]
    })
}

/// The characters that people read, without blanks, each with its markup.
fn written(inlines: &[Inline], markup: &str, out: &mut String) {
    for inline in inlines {
        let with = |mark: char| if markup.contains(mark) { markup.to_owned() } else { sorted(markup, mark) };
        match inline {
            Inline::Text { text } => add(text, markup, out),
            Inline::Label { text } if markup.contains('B') => add(&format!("“{text}”"), markup, out),
            Inline::Label { text } => add(text, &with('B'), out),
            // This would be taken for a definition, so it is plain text.
            Inline::Code { text } if markup.contains('L') && text.contains("]:") => add(text, markup, out),
            Inline::Code { text } => add(text, &with('C'), out),
            Inline::Strong { inlines } if matches!(inlines.as_slice(), [Inline::Label { .. }]) => {
                written(inlines, markup, out);
            }
            Inline::Strong { inlines } => written(inlines, &with('B'), out),
            Inline::Emphasis { inlines } => written(inlines, &with('I'), out),
            Inline::Strikethrough { inlines } => written(inlines, &with('S'), out),
            Inline::Link { inlines, .. } => written(inlines, &with('L'), out),
            _ => {}
        }
    }
}

fn add(text: &str, markup: &str, out: &mut String) {
    for character in text.chars().filter(|character| !character.is_whitespace()) {
        out.push(character);
        out.push_str(markup);
    }
}

fn sorted(markup: &str, mark: char) -> String {
    let mut marks: Vec<char> = markup.chars().chain([mark]).collect();
    marks.sort_unstable();
    marks.into_iter().collect()
}

/// The same of what a reader of GitHub's Markdown makes of it, and the kinds of blocks.
fn read<'a>(node: &'a comrak::nodes::AstNode<'a>, markup: &str, out: &mut String, blocks: &mut Vec<String>) {
    let mut inner = markup.to_owned();
    match &node.data.borrow().value {
        NodeValue::Text(text) => add(text, markup, out),
        NodeValue::Code(code) => add(&code.literal, &sorted(markup, 'C'), out),
        NodeValue::Strong => inner = sorted(markup, 'B'),
        NodeValue::Emph => inner = sorted(markup, 'I'),
        NodeValue::Strikethrough => inner = sorted(markup, 'S'),
        NodeValue::Link(_) => inner = sorted(markup, 'L'),
        NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Document => {}
        other => blocks.push(format!("{other:?}").split(['(', ' ']).next().unwrap().to_owned()),
    }
    for child in node.children() {
        read(child, &inner, out, blocks);
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    options
}

fn check(block: Block, inlines: &[Inline]) -> Result<(), TestCaseError> {
    let document = Document { goal: vec![block.clone()], ..build::document("x", "x") };
    let files = render("markdown", &[document]);
    let markdown =
        files["x.md"].strip_prefix("# x\n").unwrap().strip_suffix("\n---\n\nMade with guidec\n").unwrap();
    let mut expected = String::new();
    written(inlines, "", &mut expected);
    let arena = Arena::new();
    let (mut text, mut blocks) = (String::new(), Vec::new());
    read(comrak::parse_document(&arena, markdown, &options()), "", &mut text, &mut blocks);
    prop_assert_eq!(text, expected, "{}", markdown);
    let allowed = ["Paragraph", "Heading", "Table", "TableRow", "TableCell"];
    prop_assert!(blocks.iter().all(|block| allowed.contains(&block.as_str())), "{:?} {}", blocks, markdown);
    prop_assert!(!matches!(block, Block::Paragraph { .. }) || blocks.len() <= 1, "{:?} {}", blocks, markdown);
    Ok(())
}

proptest! {
    #[test]
    fn words_of_a_paragraph_are_read_back(inlines in prop::collection::vec(words(), 0..6)) {
        check(Block::Paragraph { inlines: inlines.clone() }, &inlines)?;
    }

    #[test]
    fn words_of_a_heading_are_read_back(inlines in prop::collection::vec(words(), 0..6)) {
        check(Block::Heading { level: 1, inlines: inlines.clone() }, &inlines)?;
    }

    #[test]
    fn words_of_a_cell_are_read_back(inlines in prop::collection::vec(words(), 0..6)) {
        // Code with `\|` is plain text in a cell.
        prop_assume!(!format!("{inlines:?}").contains("\\\\|"));
        let cell = inlines.clone();
        check(Block::Table { alignments: vec![], head: vec![cell], rows: vec![] }, &inlines)?;
    }
}
