//! Mistakes that people make in right guides are found.

mod by_hand;
mod in_apps;
mod in_guides;
mod real;

use guidec::diagnostic::Edit;
use guidec::source::Span;

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    RenameLabel,
    RenameOption,
    RemoveForSome,
    Remove,
    Retarget,
    StaleLabel,
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
}

impl Mutant {
    fn new(kind: Kind, span: Span, replacement: impl Into<String>) -> Self {
        Self { kind, edits: vec![edit(span, replacement)] }
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
