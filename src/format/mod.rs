//! Guides in one style: from a file as it was written to its canonical text. Reads its own output again and
//! refuses to change what a guide says. Must not know names, readers or the disk.
//!
//! It works on words, strings, signs and blocks, whatever they mean: so a new statement needs nothing here.
//!
//! ```text
//! mistakes   which statements hold errors, and stay as they are
//! layout     statements, blocks, comments, blank lines -> lines
//!   flat     what stands on one line
//!   head     the words of a statement; conditions in parentheses over several lines
//!   prose    texts over several lines
//!   spelling one spelling for each word and sign
//! columns    lines below each other with their second words below each other
//! same       whether two texts say the same
//! ```

mod columns;
mod flat;
mod head;
mod layout;
mod line_ends;
mod mistakes;
mod prose;
mod remarks;
mod same;
mod source;
mod spelling;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax::UNSAFE_FORMAT;
use crate::source::{FileId, Span};
use crate::syntax::{Reading, parse_with_tokens};
use line_ends::LineEnds;
use mistakes::{Care, Mistakes};
use same::says_the_same;

/// The most columns of a line that could be broken; a text is never broken.
const WIDTH: usize = 100;

/// A file in the one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    /// Whether something stays as it was written because it holds an error.
    pub has_errors: bool,
}

/// Formats a file. Statements with errors stay as they are, and if that is not possible, what is around them.
///
/// A finding instead of a text: it would be too large to be read, or, by a mistake of the formatter itself, say something
/// else.
pub fn format(file: FileId, text: &str) -> Result<Formatted, Box<Diagnostic>> {
    let before = parse_with_tokens(file, text);
    let ends = LineEnds::of(text);
    let plain = ends.plain(text);
    let reading = if plain == text { None } else { Some(parse_with_tokens(file, &plain)) };
    let Reading { tree: Some(tree), diagnostics, .. } = reading.as_ref().unwrap_or(&before) else {
        return Ok(Formatted { text: text.to_owned(), has_errors: true });
    };
    let has_errors = !diagnostics.is_empty();
    for care in [Care::Statements, Care::Declarations] {
        let mistakes = Mistakes::new(&plain, tree, diagnostics, care);
        let formatted = ends.restore(&layout::print(&plain, tree, &mistakes));
        let after = parse_with_tokens(file, &formatted);
        if formatted == text || says_the_same((text, &before), (&formatted, &after)) {
            return Ok(Formatted { text: formatted, has_errors });
        }
        if !has_errors {
            return Err(Box::new(refused(file, &after)));
        }
    }
    Ok(Formatted { text: text.to_owned(), has_errors })
}

fn refused(file: FileId, after: &Reading) -> Diagnostic {
    let refused =
        |title| Diagnostic::new(&UNSAFE_FORMAT, title).at(Span::new(file, 0, 0), "it stays as it is");
    match after.diagnostics.first().filter(|_| after.tree.is_none()) {
        // Indentation may make a file larger than files may be.
        Some(finding) => refused("formatted, this file would be refused")
            .note(format!("guidec would say of it: {}", finding.title))
            .help("divide it into several files"),
        None => refused("formatted, this file would say something else")
            .help("this is a mistake of guidec; please report it with the file"),
    }
}
