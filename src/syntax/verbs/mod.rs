//! The words that a statement of a guide may begin with, what each takes, and what it becomes.
//!
//! To add one, add its entry to the table that fits and a case below `tests/cases/syntax`.

mod beside;
mod branches;
mod flow;
mod steps;
mod system;
mod touch;

pub(super) use branches::{OR, OR_ELSE, OTHERWISE, OTHERWISE_IF, OTHERWISE_WHEN};

use super::ast::statement::{AttachmentKind, Block, StatementKind};
use super::ast::step::Action;
use super::cursor::Cursor;
use super::form::Form;
use super::value::Values;
use crate::source::Span;
use std::sync::LazyLock;

/// A statement of a guide.
pub(super) struct Verb {
    pub(super) form: Form,
    pub(super) make: Make,
}

/// What a statement becomes. The span is its line.
pub(super) enum Make {
    /// A step of the reader.
    Action(fn(&mut Values) -> Option<Action>),
    /// Something that is said beside a step.
    Attachment(fn(&mut Values) -> Option<AttachmentKind>),
    /// A statement without a block.
    Plain(fn(&mut Values, Span) -> Option<StatementKind>),
    /// A statement with a block of statements.
    Block(fn(&mut Values, Block) -> Option<StatementKind>),
    /// A statement that further arms may follow.
    Branch(Branch),
}

/// The forms of branching, and `within`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Branch {
    When,
    ExactlyOne,
    Either,
    Try,
    If,
    Within,
}

/// All tables, the most frequent first.
static TABLES: &[&[Verb]] =
    &[touch::VERBS, beside::VERBS, branches::VERBS, system::VERBS, steps::VERBS, flow::VERBS];

/// All statements of a guide.
pub(super) fn all() -> impl Iterator<Item = &'static Verb> {
    TABLES.iter().copied().flatten()
}

/// The words that the reader's steps begin with.
pub(super) fn actions() -> impl Iterator<Item = &'static str> {
    all().filter(|verb| matches!(verb.make, Make::Action(_))).map(|verb| verb.form.words)
}

/// All statements, by their first letter.
static BY_LETTER: LazyLock<[Vec<&'static Verb>; 26]> = LazyLock::new(|| {
    let mut letters = [const { Vec::new() }; 26];
    for verb in all() {
        if let Some(verbs) = letter(verb.form.words).and_then(|letter| letters.get_mut(letter)) {
            verbs.push(verb);
        }
    }
    letters
});

fn letter(word: &str) -> Option<usize> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    first.checked_sub(b'a').map(usize::from)
}

/// Whether a statement of that form is followed by a block.
pub(super) fn takes_block(form: &Form) -> bool {
    let arms = [&OTHERWISE, &OTHERWISE_WHEN, &OTHERWISE_IF, &OR, &OR_ELSE];
    let verbs = all().filter(|verb| matches!(verb.make, Make::Block(_) | Make::Branch(_)));
    verbs.map(|verb| &verb.form).chain(arms).any(|other| std::ptr::eq(other, form))
}

/// The statement that begins at the cursor: of several, the one with most words.
pub(super) fn find(cursor: &Cursor<'_>) -> Option<&'static Verb> {
    let verbs = BY_LETTER.get(letter(cursor.word())?)?;
    longest(verbs.iter().copied(), |verb| &verb.form, cursor)
}

/// The entry with most words among those whose words stand at the cursor.
pub(super) fn longest<T>(
    entries: impl Iterator<Item = &'static T>,
    form: impl Fn(&'static T) -> &'static Form,
    cursor: &Cursor<'_>,
) -> Option<&'static T> {
    let first = cursor.word().as_bytes().first()?.to_ascii_lowercase();
    let mut best = None;
    let mut most = 0;
    for entry in entries {
        let words = form(entry).words;
        if words.as_bytes().first() == Some(&first) {
            let matched = cursor.matches(words);
            if matched > most {
                (best, most) = (Some(entry), matched);
            }
        }
    }
    best
}
