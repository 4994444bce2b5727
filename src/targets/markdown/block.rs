//! Paragraphs and the like as Markdown.

use super::indent;
use super::inline::{Place, inlines, longest_run};
use crate::document::shape::{Alignment, Block, Inline};
use crate::targets::links::Links;

/// The blocks as Markdown, one blank line between them; a heading of level 1 is written with level `base`.
pub(crate) fn blocks(blocks: &[Block], base: u8, links: &Links) -> String {
    let mut written: Vec<String> = Vec::with_capacity(blocks.len());
    // Two lists in a row would be one if they had the same marker.
    let mut alternate = false;
    for (index, block) in blocks.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| blocks.get(index));
        alternate = !alternate && before.is_some_and(|before| same_kind_of_list(before, block));
        let text = match block {
            Block::List { start, items } => list(*start, items, alternate, base, links),
            _ => block_text(block, base, links),
        };
        if !text.is_empty() {
            written.push(text);
        }
    }
    written.join("\n\n")
}

fn same_kind_of_list(a: &Block, b: &Block) -> bool {
    matches!(
        (a, b),
        (Block::List { start: None, .. }, Block::List { start: None, .. })
            | (Block::List { start: Some(_), .. }, Block::List { start: Some(_), .. })
    )
}

fn block_text(block: &Block, base: u8, links: &Links) -> String {
    match block {
        Block::Paragraph { inlines: content } => inlines(content, Place::Paragraph, links),
        Block::Heading { level, inlines: content } => {
            let level = base.saturating_add(level.saturating_sub(1)).clamp(1, 6);
            let text = inlines(content, Place::Line, links);
            if text.is_empty() { text } else { format!("{} {text}", "#".repeat(level.into())) }
        }
        Block::List { start, items } => list(*start, items, false, base, links),
        Block::Quote { blocks: inner } => {
            let inner = blocks(inner, base, links);
            if inner.is_empty() { inner } else { format!("> {}", indent(&inner, "> ")) }
        }
        Block::Code { language, text } => code(language, text),
        Block::Table { alignments, head, rows } => table(alignments, head, rows, links),
        // Not `---`, which after a bullet would be a rule instead of an item.
        Block::Rule => "___".to_owned(),
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], alternate: bool, base: u8, links: &Links) -> String {
    let tight = items.iter().all(|item| matches!(item.as_slice(), [] | [Block::Paragraph { .. }]));
    let mut written = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let marker = match start {
            None => if alternate { "*" } else { "-" }.to_owned(),
            // Nine digits are the most that make a list.
            Some(start) => {
                let number = start.saturating_add(index as u64).min(999_999_999);
                format!("{number}{}", if alternate { ')' } else { '.' })
            }
        };
        let text = blocks(item, base, links);
        let text = indent(&text, &" ".repeat(marker.len() + 1));
        written.push(format!("{marker} {text}").trim_end().to_owned());
    }
    written.join(if tight { "\n" } else { "\n\n" })
}

fn code(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let language: String = language
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric() || "-+#._".contains(*character))
        .collect();
    let text: String = text
        .chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .collect();
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn table(alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], links: &Links) -> String {
    let columns = rows.iter().map(Vec::len).chain([head.len(), alignments.len()]).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    let mut lines = vec![row(head, columns, links)];
    let rules = (0..columns).map(|column| match alignments.get(column) {
        None | Some(Alignment::None) => " --- |",
        Some(Alignment::Left) => " :-- |",
        Some(Alignment::Center) => " :-: |",
        Some(Alignment::Right) => " --: |",
    });
    lines.push(std::iter::once("|").chain(rules).collect());
    lines.extend(rows.iter().map(|cells| row(cells, columns, links)));
    lines.join("\n")
}

fn row(cells: &[Vec<Inline>], columns: usize, links: &Links) -> String {
    let mut line = String::from("|");
    for column in 0..columns {
        let cell = cells.get(column).map(|cell| inlines(cell, Place::Cell, links)).unwrap_or_default();
        line.push_str(&format!(" {cell} |"));
    }
    line
}
