//! Runs of words as plain text.

use super::clean;
use crate::document::shape::{Block, Inline};
use crate::targets::address;
use crate::targets::links::{Links, unsaid};
use crate::targets::spelled::spelled;
use crate::text::lower_letter;

/// The words for reading: labels and typed text in quotation marks, addresses in parentheses.
pub(crate) fn inlines(inlines: &[Inline], links: &Links) -> String {
    let mut out = String::new();
    write(inlines, Some(links), &mut out);
    out
}

/// The bare words, for titles and attributes.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    write(inlines, None, &mut out);
    out
}

/// The bare words of paragraphs, with blanks between them.
pub(crate) fn plain_blocks(blocks: &[Block]) -> String {
    let mut words = Vec::new();
    collect(blocks, &mut words);
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn collect(blocks: &[Block], words: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } | Block::Heading { inlines, .. } => words.push(plain(inlines)),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, words)),
            Block::Quote { blocks } => collect(blocks, words),
            Block::Code { text, .. } => words.push(text.clone()),
            Block::Table { head, rows, .. } => {
                words.extend(head.iter().chain(rows.iter().flatten()).map(|cell| plain(cell)));
            }
            Block::Rule => {}
        }
    }
}

/// With quotation marks, addresses and names for reading; without them, the bare words.
fn write(inlines: &[Inline], links: Option<&Links>, out: &mut String) {
    let quotes = links.map(Links::quotes);
    let marked = links.is_some();
    let mut rest = inlines;
    while let Some((inline, others)) = rest.split_first() {
        if let (Some(quotes), Some((run, after))) = (quotes, spelled(rest)) {
            // Typed text with values is one thing, so it stands in one pair of quotation marks.
            out.push_str(&quotes.open);
            write(run, None, out);
            out.push_str(&quotes.close);
            rest = after;
            continue;
        }
        rest = others;
        match inline {
            Inline::Text { text } | Inline::Keys { text } => clean(text, out),
            Inline::Label { text } | Inline::Code { text } => {
                out.push_str(quotes.map_or("", |quotes| &quotes.open));
                clean(text, out);
                out.push_str(quotes.map_or("", |quotes| &quotes.close));
            }
            Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Strikethrough { inlines } => {
                write(inlines, links, out)
            }
            Inline::Reference { to, inlines } => {
                write(inlines, links, out);
                let address = links.and_then(|links| links.on_paper(to));
                let called = unsaid(to, inlines).filter(|_| marked);
                let more: Vec<&str> = called.into_iter().chain(address.as_deref()).collect();
                if !more.is_empty() {
                    out.push_str(" (");
                    clean(&more.join(", "), out);
                    out.push(')');
                }
            }
            Inline::Link { address, inlines } => {
                write(inlines, links, out);
                let address = address::allowed(address).filter(|_| marked);
                if let Some(shown) = address.as_deref().and_then(|address| address::shown(address, inlines)) {
                    out.push_str(&format!(" ({shown})"));
                }
            }
            Inline::Value { label, .. } => {
                out.push('<');
                clean(label, out);
                out.push('>');
            }
            Inline::Variants { variants } => {
                for (index, variant) in variants.iter().enumerate() {
                    out.push_str(if index > 0 { " / " } else { "" });
                    write(&variant.inlines, links, out);
                    out.push_str(" (");
                    clean(&lower_letter(&variant.who.words), out);
                    out.push(')');
                }
            }
            Inline::LineBreak => out.push(if marked { '\n' } else { ' ' }),
        }
    }
}
