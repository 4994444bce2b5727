//! Paragraphs and the like as plain text.

use super::{clean, hang, inlines};
use crate::document::shape::{Block, Inline};
use crate::targets::links::Links;
use crate::text::width;

/// The blocks in lines of at most `columns`, one blank line between them.
pub(crate) fn blocks(blocks: &[Block], columns: usize, links: &Links) -> String {
    let written: Vec<String> = blocks.iter().map(|block| block_text(block, columns, links)).collect();
    written.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn block_text(block: &Block, columns: usize, links: &Links) -> String {
    match block {
        Block::Paragraph { inlines: content } => hang(&inlines(content, links), "", columns),
        Block::Heading { inlines: content, .. } => hang(&inlines(content, links), "", columns),
        Block::List { start, items } => {
            let items: Vec<String> = items
                .iter()
                .enumerate()
                .map(|(index, item)| {
                    let marker = match start {
                        None => "- ".to_owned(),
                        Some(start) => format!("{}. ", start.saturating_add(index as u64)),
                    };
                    nested(item, &marker, columns, links)
                })
                .collect();
            items.join("\n")
        }
        Block::Quote { blocks } => nested(blocks, "  ", columns, links),
        Block::Code { text, .. } => {
            let mut code = String::new();
            clean(text, &mut code);
            code.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
        }
        Block::Table { head, rows, .. } => table(head, rows, columns, links),
        Block::Rule => "-".repeat(columns.min(24)),
    }
}

/// Blocks that hang behind a marker.
fn nested(inner: &[Block], marker: &str, columns: usize, links: &Links) -> String {
    let indent = " ".repeat(width(marker));
    let text = blocks(inner, columns.saturating_sub(indent.len()).max(16), links);
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(index, line)| match index {
            0 => format!("{marker}{line}"),
            _ if line.is_empty() => String::new(),
            _ => format!("{indent}{line}"),
        })
        .collect();
    lines.join("\n")
}

/// Columns side by side where they fit; else each row as a list of "head: cell".
fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], columns: usize, links: &Links) -> String {
    let head: Vec<String> = head.iter().map(|cell| cell_text(cell, links)).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| cell_text(cell, links)).collect()).collect();
    let count = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count)
        .map(|column| {
            rows.iter().chain([&head]).filter_map(|row| row.get(column)).map(|cell| width(cell)).max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    if widths.iter().sum::<usize>() + count.saturating_sub(1) * 2 > columns {
        return stacked(&head, &rows, columns);
    }
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut lines = Vec::new();
    if head.iter().any(|cell| !cell.is_empty()) {
        lines.push(side_by_side(&head, &widths));
        lines.push(side_by_side(&rule, &widths));
    }
    lines.extend(rows.iter().map(|row| side_by_side(row, &widths)));
    lines.join("\n")
}

fn cell_text(cell: &[Inline], links: &Links) -> String {
    inlines(cell, links).replace('\n', " ")
}

fn side_by_side(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, columns) in cells.iter().zip(widths) {
        line.push_str(cell);
        line.push_str(&" ".repeat(columns.saturating_sub(width(cell)) + 2));
    }
    line.trim_end().to_owned()
}

fn stacked(head: &[String], rows: &[Vec<String>], columns: usize) -> String {
    let mut lines = Vec::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            let marker = if index == 0 { "- " } else { "  " };
            let text = match head.get(index).filter(|name| !name.is_empty()) {
                Some(name) => format!("{name}: {cell}"),
                None => cell.clone(),
            };
            lines.push(hang(&text, marker, columns));
        }
    }
    lines.join("\n")
}
