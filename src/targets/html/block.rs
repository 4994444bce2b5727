//! Paragraphs and the like as HTML.

use super::{escape, inlines};
use crate::document::shape::{Alignment, Block, Inline};
use crate::targets::links::Links;
use std::fmt::Write as _;

/// The blocks as HTML flow content; a heading of level 1 is written with level `base`.
pub(crate) fn blocks(blocks: &[Block], base: u8, links: &Links) -> String {
    let mut writer = Writer { links, base, out: String::new() };
    writer.blocks(blocks);
    writer.out
}

struct Writer<'a> {
    links: &'a Links,
    base: u8,
    out: String,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { inlines } => self.element("p", inlines),
            Block::Heading { level, inlines } => {
                let level = self.base.saturating_add(level.saturating_sub(1)).clamp(1, 6);
                self.element(&format!("h{level}"), inlines);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Quote { blocks } => {
                self.out.push_str("<blockquote>");
                self.blocks(blocks);
                self.out.push_str("</blockquote>");
            }
            Block::Code { text, .. } => {
                self.out.push_str("<pre dir=\"ltr\"><code>");
                escape(text, &mut self.out);
                self.out.push_str("</code></pre>");
            }
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Rule => self.out.push_str("<hr>"),
        }
    }

    fn element(&mut self, name: &str, content: &[Inline]) {
        let content = inlines(content, self.links);
        // Writing to a string cannot fail.
        let _ = write!(self.out, "<{name}>{content}</{name}>");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let close = match start {
            None => "</ul>",
            Some(_) => "</ol>",
        };
        match start {
            None => self.out.push_str("<ul>"),
            Some(1) => self.out.push_str("<ol>"),
            Some(start) => {
                let _ = write!(self.out, "<ol start=\"{start}\">");
            }
        }
        for item in items {
            self.out.push_str("<li>");
            match item.as_slice() {
                // A list of single lines stays tight.
                [Block::Paragraph { inlines: content }, rest @ ..] => {
                    self.out.push_str(&inlines(content, self.links));
                    self.blocks(rest);
                }
                item => self.blocks(item),
            }
            self.out.push_str("</li>");
        }
        self.out.push_str(close);
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.out.push_str("<div class=\"table\" tabindex=\"0\"><table>");
        if !head.is_empty() {
            self.out.push_str("<thead>");
            self.row("<th scope=\"col\"", head, "</th>", alignments);
            self.out.push_str("</thead>");
        }
        self.out.push_str("<tbody>");
        for row in rows {
            self.row("<td", row, "</td>", alignments);
        }
        self.out.push_str("</tbody></table></div>");
    }

    fn row(&mut self, open: &str, cells: &[Vec<Inline>], close: &str, alignments: &[Alignment]) {
        self.out.push_str("<tr>");
        for (index, cell) in cells.iter().enumerate() {
            self.out.push_str(open);
            self.out.push_str(match alignments.get(index) {
                None | Some(Alignment::None) => ">",
                Some(Alignment::Left) => " class=\"left\">",
                Some(Alignment::Center) => " class=\"center\">",
                Some(Alignment::Right) => " class=\"right\">",
            });
            self.out.push_str(&inlines(cell, self.links));
            self.out.push_str(close);
        }
        self.out.push_str("</tr>");
    }
}
