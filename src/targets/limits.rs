//! Limits of templates that are not built in: a template is a program, and its writer may have erred.

use super::failure::Source;
use super::guard::Allowance;
use crate::diagnostic::{Diagnostic, codes::build};
use minijinja::{Error, ErrorKind};
use std::io;
use std::time::Duration;

/// The most bytes of one template.
const TEMPLATE: usize = 256 * 1024;
/// The most bytes of one `{{ … }}` or `{% … %}`. A chain of operators is as deep as a tree for the template
/// engine, which runs out of a thread's stack at about 2,000 of them.
const TAG: usize = 1024;
/// The most `elif`s of one template, each of which nests in the one before.
const ELIFS: usize = 100;
/// The most files of one target.
pub(super) const FILES: usize = 1_000;
/// Work for one page: an instruction costs one, and so do 64 bytes of text.
pub(super) const FUEL: u64 = 2_000_000;
/// The most bytes of one page.
pub(super) const PAGE: usize = 16 * 1024 * 1024;
/// A page for all documents may have as many bytes again for every so many of them. It may not do more work: that bounds how
/// deep its values are.
const DOCUMENTS: usize = 1_000;
/// What one page may take beside that: far more than any page needs, even on a busy machine.
pub(super) const ALLOWANCE: Allowance = Allowance { time: Duration::from_secs(30), memory: 1 << 30 };
/// How deep macros and loops may nest.
pub(super) const RECURSION: usize = 500;

/// How much of a page lies in one piece: a large one in one piece would be copied each time that it grows.
const BLOCK: usize = 1 << 16;

/// The most bytes of a page for so many documents.
pub(super) fn page(documents: usize) -> usize {
    PAGE.saturating_mul(1 + documents / DOCUMENTS)
}

/// A page that does not grow without end.
pub(super) struct CountedPage {
    blocks: Vec<Vec<u8>>,
    /// In bytes.
    length: usize,
    most: usize,
}

impl CountedPage {
    /// One of at most so many bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { blocks: Vec::new(), length: 0, most }
    }

    /// What was written.
    pub(super) fn into_text(mut self) -> Result<String, Error> {
        let bytes = match self.blocks.as_mut_slice() {
            [all] => std::mem::take(all),
            _ => {
                let mut bytes = Vec::with_capacity(self.length);
                // Each block is gone before the next one is copied.
                self.blocks.into_iter().for_each(|block| bytes.extend_from_slice(&block));
                bytes
            }
        };
        String::from_utf8(bytes).map_err(|_| Error::from(ErrorKind::BadSerialization))
    }
}

impl io::Write for CountedPage {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.length += bytes.len();
        if self.length > self.most {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        match self.blocks.last_mut().filter(|block| block.len() + bytes.len() <= BLOCK) {
            Some(block) => block.extend_from_slice(bytes),
            None => self.blocks.push(bytes.to_vec()),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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
        if word.starts_with("elif") {
            elifs += 1;
            if elifs == ELIFS + 1 {
                let finding = refused("deep".to_owned(), start);
                found.push(finding.note(format!("a template has at most {ELIFS} `elif`s")));
            }
        }
        if tag.starts_with("{%") && word.starts_with("raw") {
            // What is raw ends by rules of its own, so what comes behind it could not be measured.
            found.push(refused("hard to measure".to_owned(), start).note("`raw` cannot be used".to_owned()));
        }
    }
    found
}

/// The tags of a template with where they begin; comments cost nothing and are left out. A tag that is never
/// closed reaches to the end.
fn tags(template: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + next_tag(template.get(at..)?)?;
            let tag = template.get(start..)?;
            if tag.starts_with("{#") {
                at = start + tag.find("#}")? + 2;
                continue;
            }
            let tag = tag.get(..tag_length(tag))?;
            at = start + tag.len();
            return Some((start, tag));
        }
    })
}

fn next_tag(text: &str) -> Option<usize> {
    text.bytes().zip(text.bytes().skip(1)).position(|pair| matches!(pair, (b'{', b'{' | b'%' | b'#')))
}

/// How long a tag is: it ends at its mark outside strings and brackets, as the engine reads it.
fn tag_length(tag: &str) -> usize {
    let mark = if tag.starts_with("{{") { (b'}', b'}') } else { (b'%', b'}') };
    let bytes = tag.as_bytes();
    let mut string: Option<u8> = None;
    let mut escaped = false;
    let mut open = 0_usize;
    for (index, byte) in bytes.iter().copied().enumerate().skip(2) {
        match string {
            Some(_) if escaped => escaped = false,
            Some(_) if byte == b'\\' => escaped = true,
            Some(quote) if byte == quote => string = None,
            Some(_) => {}
            None if open == 0 && (byte, bytes.get(index + 1).copied().unwrap_or(0)) == mark => {
                return index + 2;
            }
            None => match byte {
                b'"' | b'\'' => string = Some(byte),
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            },
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    /// What is told of a template, each with its line.
    fn told(template: &str) -> Vec<String> {
        let source = Source { target: "own", file: "a.j2" };
        let title = |finding: &Diagnostic| {
            let line = finding.notes.iter().find(|note| note.starts_with("in `a.j2`")).cloned();
            format!("{}: {}", finding.title, line.unwrap_or_default())
        };
        measure(&source, template).iter().map(title).collect()
    }

    fn found(template: &str) -> Vec<(usize, &str)> {
        tags(template).collect()
    }

    #[test]
    fn tags_end_where_the_engine_ends_them() {
        assert_eq!(found("no { tag % } here {"), []);
        assert_eq!(found("a{{ b }}c{% d %}{{e}}"), [(1, "{{ b }}"), (9, "{% d %}"), (16, "{{e}}")]);
        assert_eq!(found("{# {{ a }} #}{{ b }}{# {% c %}"), [(13, "{{ b }}")]);
        assert_eq!(found("{#{{#}{{ b }}"), [(6, "{{ b }}")]);
        // In a string.
        assert_eq!(found(r#"{{ "}}" ~ '%}"' }}{{ b }}"#), [(0, r#"{{ "}}" ~ '%}"' }}"#), (18, "{{ b }}")]);
        assert_eq!(found(r#"{{ "\"}}" }}-{{ "\\" }}"#), [(0, r#"{{ "\"}}" }}"#), (13, r#"{{ "\\" }}"#)]);
        assert_eq!(found("{{ 'a}}b' }}{{ c }}"), [(0, "{{ 'a}}b' }}"), (12, "{{ c }}")]);
        // In brackets.
        assert_eq!(found("{{ {1: {2: 3}} }}{{ b }}"), [(0, "{{ {1: {2: 3}} }}"), (17, "{{ b }}")]);
        assert_eq!(
            found("{% set a = ([{1: 2}]) %}{{ b }}"),
            [(0, "{% set a = ([{1: 2}]) %}"), (24, "{{ b }}")]
        );
        assert_eq!(found("{{ ) }}{{ b }}"), [(0, "{{ ) }}"), (7, "{{ b }}")]);
        assert_eq!(found("{% a }} %}{{ % %} }}"), [(0, "{% a }} %}"), (10, "{{ % %} }}")]);
        // Never closed.
        for open in ["{{ a", "{% a }}", "{{ 'a }}", "{{ (a }} {{ b }}", "{{ 'a\\' }}"] {
            assert_eq!(found(open), [(0, open)]);
        }
    }

    #[test]
    fn a_template_at_its_limits_passes_and_one_beyond_them_is_told_with_its_line() {
        let tag = |length: usize| format!("\n{{{{ {} }}}}", "a".repeat(length - 6));
        assert_eq!(told(&tag(1024)), [""; 0]);
        assert_eq!(
            told(&tag(1025)),
            ["the template `a.j2` of the target `own` is too long in one tag: in `a.j2`, line 2"]
        );
        let page = |length: usize| "\n".repeat(length);
        assert_eq!(told(&page(262_144)), [""; 0]);
        assert_eq!(
            told(&page(262_145)),
            ["the template `a.j2` of the target `own` is too large: in `a.j2`, line 1"]
        );
        let ways = |count: usize| format!("{{% if a %}}{}{{% endif %}}", "\n{%- elif b %}".repeat(count));
        assert_eq!(told(&ways(100)), [""; 0]);
        let deep = ["the template `a.j2` of the target `own` is too deep: in `a.j2`, line 102"];
        assert_eq!(told(&ways(101)), deep);
        assert_eq!(told(&ways(300)), deep, "it is told once");
        assert_eq!(
            told("\n\n{%+ raw %}{% endraw %}"),
            ["the template `a.j2` of the target `own` is too hard to measure: in `a.j2`, line 3"]
        );
        assert_eq!(told("{{ raw }} elif {% set elif = 1 %}{# {% raw %} #}"), [""; 0]);
    }

    #[test]
    fn a_page_is_what_was_written_until_it_is_too_large() {
        for piece in ["ü", "a page", &"ü".repeat(BLOCK / 2), &"ab".repeat(BLOCK)] {
            let mut page = CountedPage::new(PAGE);
            for _ in 0..9 {
                page.write_all(piece.as_bytes()).unwrap();
            }
            assert_eq!(page.into_text().unwrap(), piece.repeat(9));
        }
        assert_eq!(CountedPage::new(PAGE).into_text().unwrap(), "");
        let mut page = CountedPage::new(PAGE);
        for _ in 0..16 {
            page.write_all(&[b'a'; 1 << 20]).unwrap();
        }
        let error = page.write_all(b"a").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_page_for_all_documents_may_be_larger_the_more_there_are() {
        assert_eq!([0, 999, 1_000, 100_000].map(|documents| page(documents) / PAGE), [1, 1, 2, 101]);
        let mut page = CountedPage::new(page(1_000));
        for _ in 0..32 {
            page.write_all(&[b'a'; 1 << 20]).unwrap();
        }
        assert!(page.write_all(b"a").is_err());
    }

    #[test]
    fn a_page_may_take_what_is_said_of_it() {
        // As in SECURITY.md.
        assert_eq!((FILES, FUEL, PAGE, RECURSION), (1_000, 2_000_000, 16 * 1_048_576, 500));
        assert_eq!((ALLOWANCE.time, ALLOWANCE.memory), (Duration::from_secs(30), 1_073_741_824));
    }
}
