//! Mistakes that people make in right guides are found.

mod by_hand;
mod declared;
mod effect;
mod in_apps;
mod in_guides;
mod project;
mod real;
mod reasons;

use guidec::diagnostic::Edit;
use guidec::source::Span;
use reasons::Reason;

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    RenameLabel,
    RenameOption,
    RemoveForSome,
    Remove,
    Retarget,
    StaleLabel,
    Slip,
    DropArm,
    Widen,
    Swap,
    Delete,
    DropWarning,
}

/// One mistake in one file.
#[derive(Clone, Debug)]
struct Mutant {
    kind: Kind,
    /// Replacements that do not overlap, from the first to the last.
    edits: Vec<Edit>,
    /// Why it may not be found, as far as its own text shows.
    shown: Option<Reason>,
    /// Another change of the same file that shows why.
    probe: Option<Box<Mutant>>,
    /// Names of elements, or words, that it is about.
    keys: Vec<String>,
}

impl Mutant {
    fn new(kind: Kind, span: Span, replacement: impl Into<String>) -> Self {
        Self::with(kind, vec![edit(span, replacement)])
    }

    fn with(kind: Kind, edits: Vec<Edit>) -> Self {
        Self { kind, edits, shown: None, probe: None, keys: Vec::new() }
    }

    fn shown(self, shown: Option<Reason>) -> Self {
        Self { shown, ..self }
    }

    fn probe(self, edits: Vec<Edit>) -> Self {
        let probe = Some(Box::new(Self::with(self.kind, edits)));
        Self { probe, ..self }
    }

    fn about(self, keys: Vec<String>) -> Self {
        Self { keys, ..self }
    }

    /// The text with the mistake.
    fn apply(&self, text: &str) -> String {
        let mut changed = text.to_owned();
        for edit in self.edits.iter().rev() {
            changed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        }
        changed
    }
}

fn edit(span: Span, replacement: impl Into<String>) -> Edit {
    Edit { span, replacement: replacement.into() }
}

/// What stands at a place.
fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap()
}

/// A label with a slip that somebody may make: a letter in the middle of its longest word is missing.
fn slip(label: &str) -> Option<String> {
    const LONG: usize = 6;
    let word = label
        .split(' ')
        .filter(|word| word.chars().all(char::is_alphabetic))
        .max_by_key(|word| word.len())?;
    (word.len() >= LONG).then(|| {
        let mut wrong = word.to_owned();
        wrong.remove(wrong.len() / 2);
        label.replacen(word, &wrong, 1)
    })
}
