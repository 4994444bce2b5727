//! Blocks that tell no steps, and code, as lines.

use super::context::remark;
use super::entry::Entry;
use super::markup::Node;
use super::prose::{escaped_line, markdown, typed};
use super::token::{Kind, Token, line_of};

/// Blocks as paragraphs of Markdown, each one line.
pub(super) fn texts(nodes: &[Node], out: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Paragraph(words)
            | Node::Heading { words, .. }
            | Node::Caption(words)
            | Node::Columns(words) => {
                let words: Vec<Token> =
                    words.iter().filter(|token| !matches!(token.kind, Kind::Mark(_))).cloned().collect();
                let text = markdown(&words);
                out.extend((!text.is_empty()).then_some(text));
            }
            Node::List { items, .. } => {
                for item in items {
                    let start = out.len();
                    texts(item, out);
                    if let Some(first) = out.get_mut(start) {
                        *first = format!("- {first}");
                    }
                }
            }
            Node::Quote(nodes) => texts(nodes, out),
            Node::Code { text, .. } => {
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    out.push(escaped_line(line.trim()));
                }
            }
            Node::Mark(..) => {}
        }
    }
}

/// The line that an item begins on.
pub(super) fn first_line(nodes: &[Node]) -> u32 {
    let lines = nodes.iter().filter_map(|node| match node {
        Node::Paragraph(words) => Some(line_of(words)),
        _ => None,
    });
    lines.min().unwrap_or(0)
}

/// Languages of commands.
pub(super) const COMMANDS: &[&str] =
    &["", "sh", "bash", "shell", "console", "zsh", "powershell", "cmd", "terminal", "text", "shell-session"];
/// More lines are no commands that somebody types.
const MOST_COMMANDS: usize = 30;

/// A block of code: commands to run, or a comment.
pub(super) fn code(language: &str, text: &str, line: u32, out: &mut Vec<Entry>) {
    let is_command = COMMANDS.contains(&language) && text.lines().count() <= MOST_COMMANDS;
    for (number, words) in text.lines().enumerate().filter(|(_, words)| !words.trim().is_empty()) {
        let line = line + number as u32 + 1;
        let command = words.trim().trim_start_matches("$ ");
        if is_command && !command.starts_with('#') {
            out.push(Entry::step(format!("run {}", typed(command))));
        } else {
            out.push(Entry::remark(remark(line, &format!("code: {words}"))));
        }
    }
    if !is_command && !language.is_empty() {
        out.push(Entry::remark(remark(line, &format!("code: {language}"))));
    }
}
