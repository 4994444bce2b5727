//! Parts of pages that need to know all documents: `{{ later("related.html.j2") }}`. Pages of single documents are
//! written before that; such a part leaves a gap, which is filled in the end.

use minijinja::{Environment, Error, ErrorKind, Value};
use std::collections::BTreeSet;

/// Stands before and behind the name of a template where its part goes. Nothing else that is printed holds it; if anything
/// did, no more could come of it than what a template of the target prints.
const MARK: char = '\u{1}';

/// A printed page between its gaps.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'p> {
    Text(&'p str),
    /// The template that prints what goes here.
    Gap(&'p str),
}

/// Lets templates leave gaps for these templates.
pub(super) fn add(environment: &mut Environment<'static>, templates: BTreeSet<String>) {
    environment.add_function("later", move |name: &str| -> Result<Value, Error> {
        if !templates.contains(name) {
            let problem = format!("template {name:?} does not exist");
            return Err(Error::new(ErrorKind::TemplateNotFound, problem));
        }
        Ok(Value::from_safe_string(format!("{MARK}{name}{MARK}")))
    });
}

/// Takes a page apart. A gap that is alone on its line takes the end of that line with it.
pub(super) fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = page;
    while let Some((before, (name, behind))) =
        rest.split_once(MARK).and_then(|(before, rest)| Some((before, rest.split_once(MARK)?)))
    {
        let is_alone = before.is_empty() || before.ends_with('\n');
        parts.push(Part::Text(before));
        parts.push(Part::Gap(name));
        rest = behind.strip_prefix('\n').filter(|_| is_alone).unwrap_or(behind);
    }
    parts.push(Part::Text(rest));
    parts
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    #[test]
    fn a_page_falls_into_texts_and_gaps() {
        assert_eq!(parts("abc"), [Part::Text("abc")]);
        let expected =
            [Part::Text("a\n"), Part::Gap("x.j2"), Part::Text("b"), Part::Gap("y"), Part::Text("\n")];
        assert_eq!(parts("a\n\u{1}x.j2\u{1}\nb\u{1}y\u{1}\n"), expected);
        assert_eq!(parts("a\u{1}b"), [Part::Text("a\u{1}b")]);
    }
}
