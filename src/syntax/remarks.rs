//! Comments that begin with `# guidec:`, and what they are about.
//!
//! A remark behind something on its line is about that line; one before everything else in its file, about the file;
//! any other, about the next statement with its block and its other arms.

use super::ast::remark::{Allow, Remark, RemarkKind};
use super::lowering::Lowering;
use super::raw::{Block, Statement, Tree};
use crate::source::{Span, Spanned};

/// The word behind `#` with which a comment speaks to guidec.
const ADDRESSED: &str = "guidec";
/// The most remarks of a file, and the most rules of one.
const MOST: usize = 1_000;
const MOST_RULES: usize = 100;
/// What begins another arm of the statement before.
const ARMS: [&str; 2] = ["otherwise", "or"];

/// The remarks of a file, in order.
pub(super) fn read(lowering: &Lowering<'_>, tree: &Tree) -> Vec<Remark> {
    let comments = tree.comments.iter().map(|(start, end)| lowering.span(*start, *end));
    let mut remarks: Vec<Remark> =
        comments.filter_map(|comment| remark(lowering, tree, comment)).take(MOST + 1).collect();
    if let Some(surplus) = remarks.get_mut(MOST) {
        surplus.kind = RemarkKind::Surplus;
    }
    remarks
}

fn remark(lowering: &Lowering<'_>, tree: &Tree, span: Span) -> Option<Remark> {
    let mut words = Words::new(lowering, span);
    words.skip("#");
    if !words.skip(ADDRESSED) || !words.skip(":") {
        return None;
    }
    let line = line_of(lowering.text, span);
    let before = lowering.slice(line.start, span.start);
    let stands_alone = before.trim().is_empty();
    let whole = match stands_alone {
        true => line,
        false => Span { start: line.start + before.trim_end().len() as u32, ..span },
    };
    let scope = || match stands_alone {
        true => ahead(lowering, tree, span),
        false => Span { end: span.start, ..line },
    };
    let kind = words.allow(scope).map_or(RemarkKind::Unclear, RemarkKind::Allow);
    Some(Remark { span, kind, whole })
}

/// The whole line that holds a place, with its end.
fn line_of(text: &str, place: Span) -> Span {
    let (before, after) = text.split_at_checked(place.start as usize).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1) as u32;
    let end = after.find('\n').map_or(text.len(), |end| place.start as usize + end + 1) as u32;
    Span { start, end, ..place }
}

/// What a remark on a line of its own is about: the file, if nothing stands before it, else the next statement.
fn ahead(lowering: &Lowering<'_>, tree: &Tree, remark: Span) -> Span {
    let first = tree.top.statements.first();
    if first.is_none_or(|first| remark.end <= first.start) {
        return lowering.span(0, lowering.text.len() as u32);
    }
    let mut block = &tree.top;
    while let Some(inner) = inner_block(block, remark) {
        block = inner;
    }
    let next = block.statements.partition_point(|statement| statement.end <= remark.start);
    let rest = block.statements.get(next..).unwrap_or(&[]);
    let Some((statement, others)) = rest.split_first() else { return remark.end_point() };
    let arms = others.iter().take_while(|other| ARMS.contains(&lowering.word(other)));
    lowering.span(statement.start, arms.last().unwrap_or(statement).end)
}

/// The block of a statement here that holds a place.
fn inner_block(block: &Block, place: Span) -> Option<&Block> {
    let at = block.statements.partition_point(|statement: &Statement| statement.end <= place.start);
    let inner = block.statements.get(at)?.block.as_ref()?;
    (inner.open < place.start && place.start < inner.end).then_some(inner)
}

/// The words of a comment, read from left to right.
struct Words<'text> {
    text: &'text str,
    /// Where the rest begins and the comment ends.
    rest: Span,
}

impl<'text> Words<'text> {
    fn new(lowering: &Lowering<'text>, comment: Span) -> Self {
        Self { text: lowering.text, rest: comment }
    }

    fn rest(&self) -> &'text str {
        self.text.get(self.rest.start as usize..self.rest.end as usize).unwrap_or("")
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.rest.start += (rest.len() - rest.trim_start().len()) as u32;
    }

    /// Passes over a word or sign and the blanks around it, if it is there.
    fn skip(&mut self, word: &str) -> bool {
        self.skip_blanks();
        let found = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if found {
            self.rest.start += word.len() as u32;
            self.skip_blanks();
        }
        found
    }

    /// `allow(rule, rule) because …`.
    fn allow(&mut self, scope: impl FnOnce() -> Span) -> Option<Allow> {
        if !self.skip("allow") || !self.skip("(") {
            return None;
        }
        let (names, _) = self.rest().split_once(')')?;
        let is_long = names.split(',').nth(MOST_RULES).is_some();
        if is_long || names.split(',').any(|name| name.trim().is_empty()) {
            return None;
        }
        let mut rules = Vec::new();
        let mut start = self.rest.start;
        for name in names.split(',') {
            let blanks = (name.len() - name.trim_start().len()) as u32;
            let place =
                Span { start: start + blanks, end: start + blanks + name.trim().len() as u32, ..self.rest };
            rules.push(Spanned::new(name.trim().to_owned(), place));
            start += name.len() as u32 + 1;
        }
        self.rest.start += names.len() as u32;
        self.skip(")");
        let explains = self.skip("because");
        let reason = self.rest().trim();
        let reason = (explains && !reason.is_empty()).then(|| reason.to_owned());
        Some(Allow { rules, reason, scope: scope() })
    }
}
