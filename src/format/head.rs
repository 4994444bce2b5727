//! The words of a statement: on one line, or with its conditions in parentheses over several.

use super::WIDTH;
use super::prose;
use super::remarks::{Remark, Remarks};
use super::source::{Source, head_end};
use super::spelling::{has_blank, spelled};
use crate::syntax::raw::{Kind, Statement, Token};
use crate::text::width;

/// What a block is indented by.
pub(super) const STEP: &str = "  ";

/// What surely has more columns than a line, in bytes.
const MOST_BYTES: usize = 4 * WIDTH;

/// The words of one statement.
pub(super) struct Head<'text> {
    source: Source<'text>,
    tokens: &'text [Token],
    /// The comments between them.
    remarks: &'text [Remark],
    /// As it was written.
    written: &'text str,
    /// Whether it stays so.
    is_kept: bool,
    /// Whether words and signs get their one spelling.
    is_spelled: bool,
    is_tap: bool,
    has_block: bool,
}

impl<'text> Head<'text> {
    pub(super) fn new(
        source: Source<'text>,
        remarks: &'text Remarks,
        statement: &Statement,
        is_wrong: bool,
        is_spelled: bool,
    ) -> Self {
        let tokens = source.tokens(statement);
        let remarks = remarks.between(statement.start, head_end(statement));
        // A text that is never closed may end in blanks, which would become more behind it.
        let is_open = tokens.iter().any(|token| token.kind == Kind::OpenText);
        let is_odd = !remarks.iter().all(|remark| may_stand(&source, tokens, *remark));
        let is_kept = is_wrong || is_open || is_odd;
        let named = tokens.get(2).is_some_and(|token| token.kind == Kind::Colon);
        let verb = source.word(statement, if named { 3 } else { 0 });
        Self {
            source,
            tokens,
            remarks,
            written: source.slice(statement.start, head_end(statement)).trim_end(),
            is_kept,
            is_spelled,
            is_tap: verb.eq_ignore_ascii_case("tap"),
            has_block: statement.block.is_some(),
        }
    }

    /// All on one line, if that is possible and the line is not far too long.
    pub(super) fn flat(&self) -> Option<String> {
        if self.is_kept {
            return (!self.written.contains('\n')).then(|| self.written.to_owned());
        }
        if !self.remarks.is_empty() {
            return None;
        }
        self.flat_part(0, self.tokens.len())
    }

    /// The words from one number to another on one line.
    pub(super) fn flat_part(&self, from: usize, to: usize) -> Option<String> {
        let mut line = String::new();
        for (number, token) in self.tokens.iter().enumerate().take(to).skip(from) {
            let word = self.spelled(*token);
            if word.contains('\n') || line.len() + word.len() > MOST_BYTES {
                return None;
            }
            if number > from && has_blank(&self.source, self.tokens, number) {
                line.push(' ');
            }
            line.push_str(&word);
        }
        Some(line)
    }

    /// Its lines, the first without its indentation.
    pub(super) fn lines(&self, indentation: &str) -> Vec<String> {
        if self.is_kept {
            return self.written.split('\n').map(str::to_owned).collect();
        }
        let mut writer = Writer {
            head: self,
            lines: vec![String::new()],
            remarks: self.remarks,
            indentation: indentation.to_owned(),
            is_first: true,
            ends: false,
        };
        writer.part(0, self.tokens.len(), false);
        writer.lines
    }

    fn spelled(&self, token: Token) -> std::borrow::Cow<'text, str> {
        let written = self.source.written(token);
        if self.is_spelled { spelled(written, token.kind, self.is_tap) } else { written.into() }
    }

    fn kind(&self, number: usize) -> Option<Kind> {
        self.tokens.get(number).map(|token| token.kind)
    }

    /// The parenthesis that closes the one at a number.
    fn closing(&self, open: usize, end: usize) -> Option<usize> {
        let mut depth = 0usize;
        for (number, token) in self.tokens.iter().enumerate().take(end).skip(open) {
            match token.kind {
                Kind::OpenParenthesis => depth += 1,
                Kind::CloseParenthesis => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Whether a word joins two tests: the `or` of `12 or later` and of `12 or 14` does not.
    fn joins(&self, number: usize) -> bool {
        let word = |number: usize| match self.tokens.get(number) {
            Some(token) if token.kind == Kind::Word => self.source.written(*token),
            _ => "",
        };
        let follows = |words: &[&str]| words.iter().any(|other| other.eq_ignore_ascii_case(word(number + 1)));
        match self.kind(number + 1) {
            _ if word(number).eq_ignore_ascii_case("and") => true,
            Some(Kind::Word) if word(number).eq_ignore_ascii_case("or") => {
                !follows(&["later", "earlier", "after", "before"])
            }
            Some(Kind::OpenParenthesis) => word(number).eq_ignore_ascii_case("or"),
            _ => false,
        }
    }
}

/// Whether a comment stands where a line may break: in parentheses, beside one of them, `and` or `or`.
fn may_stand(source: &Source<'_>, tokens: &[Token], remark: Remark) -> bool {
    let behind = tokens.partition_point(|token| token.start < remark.start);
    let (before, after) = tokens.split_at_checked(behind).unwrap_or((tokens, &[]));
    let count = |kind| before.iter().filter(|token| token.kind == kind).count();
    let is_inside = count(Kind::OpenParenthesis) > count(Kind::CloseParenthesis);
    let joins = |token: &Token| {
        let word = source.written(*token);
        token.kind == Kind::Word && (word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or"))
    };
    let opens = before.last().is_some_and(|token| token.kind == Kind::OpenParenthesis || joins(token));
    let closes = after.first().is_some_and(|token| token.kind == Kind::CloseParenthesis || joins(token));
    remark.is_comment && is_inside && (opens || closes)
}

/// Writes the words of a statement on lines.
struct Writer<'head, 'text> {
    head: &'head Head<'text>,
    lines: Vec<String>,
    /// The comments that are not yet written.
    remarks: &'text [Remark],
    /// That of the line at hand.
    indentation: String,
    /// Whether the line at hand is the first, whose indentation is written by others.
    is_first: bool,
    /// Whether the line ends here: a comment stands at its end.
    ends: bool,
}

impl Writer<'_, '_> {
    /// Writes the words from one number to another; in parentheses that are broken, `and` and `or` begin a line.
    fn part(&mut self, from: usize, to: usize, is_broken: bool) {
        let head = self.head;
        let mut number = from;
        while number < to {
            self.remarks_before(number);
            if self.ends || is_broken && head.joins(number) && number > from {
                self.new_line();
            }
            let close = head.closing(number, to).filter(|_| head.kind(number) == Some(Kind::OpenParenthesis));
            match close {
                Some(close) if !self.fits(number, close, to, is_broken) => {
                    self.parentheses(number, close);
                    number = close;
                }
                Some(close) => {
                    (number..=close).for_each(|number| self.word(number));
                    number = close;
                }
                None => self.word(number),
            }
            number += 1;
        }
    }

    /// Parentheses over several lines.
    fn parentheses(&mut self, open: usize, close: usize) {
        self.word(open);
        self.indentation.push_str(STEP);
        self.remarks_before(open + 1);
        self.new_line();
        self.part(open + 1, close, true);
        self.remarks_before(close);
        self.indentation.truncate(self.indentation.len() - STEP.len());
        self.new_line();
        self.word(close);
    }

    fn word(&mut self, number: usize) {
        let head = self.head;
        let Some(token) = head.tokens.get(number) else { return };
        let is_at_line_start = self.lines.last().is_none_or(|line| line.trim().is_empty());
        if !is_at_line_start && has_blank(&head.source, head.tokens, number) {
            self.push(" ");
        }
        let written = head.source.written(*token);
        let is_prose = token.kind == Kind::BlockText && head.is_spelled;
        let indentation = format!("{}{STEP}", self.indentation);
        match prose::lines(written, &indentation).filter(|_| is_prose) {
            Some(lines) => {
                self.push(prose::MARKS);
                self.lines.extend(lines);
                self.lines.push(format!("{}{}", self.indentation, prose::MARKS));
                self.is_first = false;
            }
            None => self.push(&head.spelled(*token)),
        }
    }

    /// Whether parentheses fit on the line with what cannot be parted from them.
    fn fits(&self, open: usize, close: usize, to: usize, is_broken: bool) -> bool {
        let head = self.head;
        let range = |number: usize| head.tokens.get(number).map_or(0, |token| token.start);
        if self.remarks.iter().any(|remark| range(open) < remark.start && remark.start < range(close)) {
            return false;
        }
        let next = (close + 1..to)
            .find(|next| head.kind(*next) == Some(Kind::OpenParenthesis) || is_broken && head.joins(*next));
        let line = self.lines.last().map_or(0, |line| width(line));
        let own = if self.is_first { self.indentation.len() } else { 0 };
        let block = if head.has_block { " {".len() } else { 0 };
        let flat = head.flat_part(open, next.unwrap_or(to));
        flat.is_some_and(|flat| own + line + 1 + width(&flat) + block <= WIDTH)
    }

    /// Writes the comments before a word: at the end of the line where they stood so, else on lines of their own.
    fn remarks_before(&mut self, number: usize) {
        let head = self.head;
        let end = head.tokens.get(number).map_or(u32::MAX, |token| token.start);
        let mut at = number.checked_sub(1).and_then(|before| head.tokens.get(before)).map_or(0, |it| it.end);
        while let Some((remark, rest)) = self.remarks.split_first().filter(|(remark, _)| remark.start < end) {
            if head.source.is_one_line(at, remark.start) && !self.ends {
                self.push(STEP);
            } else {
                self.new_line();
            }
            self.push(head.source.slice(remark.start, remark.end));
            self.ends = true;
            at = remark.end;
            self.remarks = rest;
        }
    }

    fn new_line(&mut self) {
        self.lines.push(self.indentation.clone());
        self.is_first = false;
        self.ends = false;
    }

    fn push(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(text);
        }
    }
}
