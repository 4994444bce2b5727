//! How-tos in Markdown or plain text as drafts of guides: a text to a draft that parses, is in the one style and holds
//! every word of the text, with comments where it is unsure. Must not know names, readers, the disk or what a check finds.
//!
//! ```text
//! tidy       the text without what no guide may hold; tags become marks (html), marks of other systems Markdown (inline, tabs)
//! markup     Markdown -> blocks of tokens (token)
//! section    headings, lists, tags -> parts, branches, steps
//!   options    options beside each other -> a choice
//!   lines      code, and blocks without steps
//! paragraph  sentences: steps, notes, results
//!   pictures   comments beside the steps
//! sentence   lead (lead) and actions (clause)
//! step       one action -> statements: touch, motion, input
//!   alternatives  one action with one of several things -> a choice
//!   object     labels, ways through menus, places
//!   verbs      tables of verbs
//!   platforms  tables of systems; conditions
//!   words      all other lists of words
//! entry      lines of the draft; prose writes texts
//! kept       whether a word was lost
//! ```

mod alternatives;
mod clause;
mod context;
mod entry;
mod html;
mod inline;
mod input;
mod kept;
mod lead;
mod lines;
mod markup;
mod motion;
mod object;
mod options;
mod paragraph;
mod pictures;
mod platforms;
mod prose;
mod section;
mod sentence;
mod step;
mod tabs;
mod tidy;
mod token;
mod touch;
mod verbs;
mod words;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::format::format;
use crate::source::FileId;
use crate::syntax;
use context::{Context, remark};
use entry::{Entry, bounded, steps, write};
pub use kept::{is_silent, words};
use markup::Node;
use platforms::systems_in;
use prose::{joined, literal};
use section::Reader;
use tidy::{Tidy, clean, tidy};

/// A text as a guide to go on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub text: String,
    /// How many steps were found.
    pub steps: usize,
    /// How many comments name a line of the text.
    pub remarks: usize,
}

/// Makes a draft of a text; `name` is what its file is called.
///
/// A finding instead of a draft says why the draft would be no guide: it would be too large, or guidec is wrong.
pub fn import(name: &str, source: &str) -> Result<Draft, Box<Diagnostic>> {
    let file = FileId(0);
    let source = clean(source);
    let tidy = tidy(&source);
    let nodes = markup::read(&tidy);
    let (title, nodes) = titled(&tidy, nodes, name);
    let mut reader = Reader { marks: &tidy.marks, context: Context::default(), depth: 0 };
    let body = reader.steps_below(&nodes);
    let found = steps(&body);
    let text = page(name, &title, &tidy, body, &reader.context);
    let formatted = format(file, &text)?;
    let (_, findings) = syntax::parse(file, &formatted.text);
    match findings.into_iter().next() {
        Some(finding) => Err(Box::new(finding)),
        None => Ok(Draft {
            remarks: formatted.text.matches("# line ").count(),
            text: formatted.text,
            steps: found,
        }),
    }
}

/// The title, and the blocks without it: the first heading of the highest level, the head's title, a short first
/// line, or the name of the file.
fn titled(tidy: &Tidy, mut nodes: Vec<Node>, name: &str) -> (String, Vec<Node>) {
    if let Some(at) = titling(&nodes)
        && let Node::Heading { words, .. } = nodes.remove(at)
        && !joined(&words).trim().is_empty()
    {
        return (joined(&words), nodes);
    }
    if let Some(title) = tidy.title.as_ref().filter(|title| !title.trim().is_empty()) {
        return (title.clone(), nodes);
    }
    if let Some(Node::Paragraph(words)) = nodes.first() {
        let text = joined(words);
        let is_title = text.chars().count() < 120
            && !text.ends_with(['.', ':', ','])
            && !sentence::tells_steps(words, true);
        if is_title && nodes.len() > 1 && kept::words(&text).next().is_some() {
            nodes.remove(0);
            return (text, nodes);
        }
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    (crate::text::upper_letter(&stem.replace(['-', '_'], " ")), nodes)
}

/// Which heading is the title: the first of level 1, else the one that is above all others and stands first.
fn titling(nodes: &[Node]) -> Option<usize> {
    let levels = || {
        nodes.iter().enumerate().filter_map(|(at, node)| match node {
            Node::Heading { level, .. } => Some((at, *level)),
            _ => None,
        })
    };
    if let Some((at, _)) = levels().find(|(_, level)| *level == 1) {
        return Some(at);
    }
    let (at, first) = levels().next()?;
    levels().skip(1).all(|(_, other)| other > first).then_some(at)
}

/// The draft before it is formatted.
fn page(name: &str, title: &str, tidy: &Tidy, body: Vec<Entry>, context: &Context) -> String {
    let mut top =
        Entry::remark(format!("A draft of {}, made by `guidec import`.", prose::comment_name(name)));
    top.remarks.push(
        "Comments with a line tell where the text says more than the statement, or may mean something else."
            .to_owned(),
    );
    top.remarks.extend(tidy.front.iter().map(|(line, words)| format!("head, line {line}: {words}")));
    let mut lines = vec![top];
    lines.extend(context.declarations.iter().map(|line| Entry::said(line.clone())));
    let mut guide = Vec::new();
    guide.extend(audience(title, context));
    guide.extend(context.value_lines());
    guide.extend(bounded(body));
    guide.extend(context.abouts.iter().cloned());
    lines.push(Entry::group(format!("guide {}", literal(title)), guide));
    let mut text = write(&lines, 0);
    let rest = lost(&text, tidy);
    if !rest.is_empty() {
        text.push_str("\n# What found no place above:\n");
        text.push_str(&write(&[Entry { remarks: rest, ..Entry::remark("") }], 0));
    }
    text
}

/// Whom the title says that the guide is for, if no step says otherwise.
fn audience(title: &str, context: &Context) -> Option<Entry> {
    let systems = systems_in(title);
    let fits = context.systems.iter().all(|system| systems.contains(system));
    (fits && !systems.is_empty()).then(|| Entry::said(format!("for {}", systems.join(" or "))))
}

/// The lines of the source of which a word is missing.
fn lost(text: &str, tidy: &Tidy) -> Vec<String> {
    let kept: BTreeSet<String> = kept::words(text).collect();
    let lines = (1u32..).zip(&tidy.lines);
    let lost = lines.filter(|(_, line)| kept::loses(&kept::without_entities(without_marker(line)), &kept));
    lost.map(|(number, line)| remark(number, line.trim())).collect()
}

/// A line without the number that a list has before it.
fn without_marker(line: &str) -> &str {
    let line = line.trim_start_matches([' ', '\t', '>', '|']);
    let line = line.strip_prefix("Step ").unwrap_or(line);
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let ends = rest.trim_start_matches(' ').starts_with('|') || rest.starts_with(['.', ')', ':']);
    if rest.len() < line.len() && ends { rest } else { line }
}
