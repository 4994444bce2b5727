//! Limits of templates that are not built in: a template is a program, and its writer may have erred.

use super::failure::Source;
use crate::diagnostic::{Diagnostic, codes::build};

/// The most bytes of one template.
const TEMPLATE: usize = 256 * 1024;
/// The most bytes of one `{{ … }}` or `{% … %}`. A chain of a thousand operators is as deep as a tree for the
/// template engine, which would run out of stack.
const TAG: usize = 4 * 1024;
/// The most `elif`s of one template, each of which nests in the one before.
const ELIFS: usize = 100;
/// The most files of one target.
pub(super) const FILES: usize = 1_000;
/// Work for one page: an instruction costs one, and so do 64 bytes of text.
pub(super) const FUEL: u64 = 10_000_000;
/// The most bytes of one page.
pub(super) const PAGE: usize = 16 * 1024 * 1024;
/// How deep macros and loops may nest.
pub(super) const RECURSION: usize = 500;

/// What makes a template too large or too deep to be read.
pub(super) fn measure(source: &Source<'_>, template: &str) -> Vec<Diagnostic> {
    let refused = |cause: String, at: usize| {
        Diagnostic::new(
            &build::TEMPLATE_LIMIT,
            format!("the template `{}` of the target `{}` is too {cause}", source.file, source.target),
        )
        .note(source.line_at(template, at))
    };
    if template.len() > TEMPLATE {
        return vec![refused("large".to_owned(), 0).note(format!("a template has at most {TEMPLATE} bytes"))];
    }
    let mut found = Vec::new();
    let mut elifs = 0;
    for (start, tag) in tags(template) {
        if tag.len() > TAG {
            found.push(
                refused("long in one tag".to_owned(), start).note(format!("a tag has at most {TAG} bytes")),
            );
        }
        let word = tag.trim_start_matches(['{', '%', '-', '+']).trim_start();
        elifs += usize::from(word.starts_with("elif"));
        if elifs == ELIFS + 1 {
            found.push(
                refused("deep".to_owned(), start).note(format!("a template has at most {ELIFS} `elif`s")),
            );
        }
    }
    found
}

/// The tags of a template with where they begin. A tag that is never closed reaches to the end.
fn tags(template: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = template.get(at..)?;
        let start = at + ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min()?;
        let tag = template.get(start..)?;
        let close = match tag.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => "#}",
        };
        let end = tag.find(close).map_or(tag.len(), |end| end + 2);
        at = start + end;
        // Comments cost nothing.
        Some((start, if close == "#}" { "" } else { tag.get(..end)? }))
    })
}
