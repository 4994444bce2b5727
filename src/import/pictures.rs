//! Pictures of a text. They need their files, so they are comments beside the steps that they belong to; inside a sentence
//! a picture can stand where a label would.

use super::context::remark;
use super::entry::{Entry, Role};
use super::markup::Node;
use super::prose::literal;
use super::token::{Kind, Token, cut};
use super::verbs::verb;
use super::words::{ARTICLES, KINDS};

/// Comments for what is no word of a paragraph: its pictures, and what is struck out.
pub(super) fn comments(tokens: &[Token]) -> Vec<Entry> {
    let mut out = Vec::new();
    for token in tokens.iter().filter(|token| token.is(Kind::Struck)) {
        out.push(Entry::remark(remark(token.line, &format!("struck out: {}", token.text))));
    }
    for token in tokens.iter().filter(|token| token.is(Kind::Picture)) {
        let path = token.link.as_deref().unwrap_or_default();
        let line = format!("picture {} {}", literal(path), literal(&token.text));
        out.push(Entry::remark(remark(
            token.line,
            &format!("{line} (its file has to stand in the project)"),
        )));
        if token.text.chars().count() > 190 {
            out.push(Entry::remark(remark(token.line, &token.text)));
        }
    }
    out
}

/// The same for blocks of which only the words are read.
pub(super) fn comments_below(nodes: &[Node]) -> Vec<Entry> {
    let of = |node: &Node| match node {
        Node::Paragraph(words) => comments(words),
        Node::Quote(nodes) => comments_below(nodes),
        Node::List { items, .. } => items.iter().flat_map(|item| comments_below(item)).collect(),
        _ => Vec::new(),
    };
    nodes.iter().flat_map(of).collect()
}

/// Puts comments to what a paragraph said, which stands from `start` on: into the block of its `if` or `when`, else before
/// it. `in_item`: what it said, if it has no words, is what stands before it.
pub(super) fn place(comments: Vec<Entry>, start: usize, in_item: bool, out: &mut Vec<Entry>) {
    let said_nothing = out.len() <= start;
    let own = if said_nothing && in_item { 0 } else { start };
    let is_block = |entry: &&mut Entry| {
        matches!(entry.role, Role::Group | Role::Arm)
            && ["if ", "when ", "otherwise"].iter().any(|word| entry.head.starts_with(word))
    };
    let last = out.iter_mut().skip(own).rev().find(|entry| !entry.head.is_empty());
    match last.filter(is_block) {
        Some(block) if said_nothing => block.block.extend(comments),
        Some(block) => drop(block.block.splice(..0, comments)),
        None => drop(out.splice(start..start, comments)),
    }
}

/// Whether a picture is what something is done with: "tap the ![gear] icon".
pub(super) fn is_label(tokens: &[Token], at: usize) -> bool {
    let ends = tokens.get(at + 1).is_none_or(|next| {
        matches!(next.kind, Kind::Stop | Kind::Break | Kind::Comma) || KINDS.contains(&next.lower().as_str())
    });
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_article = before.is_some_and(|word| ARTICLES.contains(&word.lower().as_str()));
    let follows_verb = (1..=3).any(|length| {
        let start = at.checked_sub(length);
        let found = start.and_then(|start| verb(cut(tokens, start, at)));
        found.is_some_and(|(_, words)| words == length)
    });
    ends && (is_article || follows_verb)
}
