//! What MkDocs has indented below a line of its own, as marks around it: tabs, `=== "Android"`, and notes, `!!! warning`.

use super::tidy::{Mark, Tidy};
use super::words::NOTES;
use crate::text::upper_letter;

/// What is open at a line.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    /// How far the tab that is open is indented.
    open: Option<usize>,
    note: Option<Note>,
}

/// A note that is open; there is none in another.
#[derive(Clone, Copy, Debug)]
struct Note {
    indent: usize,
    /// The same without the indentation of a tab around it.
    shown: usize,
}

impl Tabs {
    /// The line as it stands in no tab and no note, with the lines that go before it.
    pub(super) fn line<'l>(&mut self, tidy: &mut Tidy, line: &'l str) -> (Vec<String>, &'l str) {
        let mut before = Vec::new();
        if let Some(note) = self.note {
            if line.trim().is_empty() || indent(line) > note.indent {
                return (before, self.inner(line));
            }
            before.push(" ".repeat(note.shown) + &tidy.mark(Mark::End));
            self.note = None;
        }
        let (marks, line_in_tab) = self.tab(tidy, line);
        before.extend(marks);
        let Some((kind, title)) = note(line_in_tab) else { return (before, line_in_tab) };
        let own = Note { indent: indent(line), shown: indent(line_in_tab) };
        for words in [tidy.mark(Mark::Begin(kind.to_owned())), title] {
            before.push(" ".repeat(own.shown) + &words);
        }
        self.note = Some(own);
        (before, "")
    }

    fn tab<'l>(&mut self, tidy: &mut Tidy, line: &'l str) -> (Vec<String>, &'l str) {
        let indent = indent(line);
        let mut marks = Vec::new();
        if let Some(own) = self.open {
            if line.trim().is_empty() {
                return (marks, line);
            }
            if indent > own {
                let inner = self.inner(line);
                return match title(inner) {
                    // Tabs in tabs are read as if they were beside each other.
                    Some(title) => (vec![tidy.mark(Mark::End), tidy.mark(Mark::Tab(title.to_owned()))], ""),
                    None => (marks, inner),
                };
            }
            marks.push(" ".repeat(own) + &tidy.mark(Mark::End));
            self.open = None;
        }
        match title(line) {
            Some(title) => {
                let mark = tidy.mark(Mark::Tab(title.to_owned()));
                marks.push(format!("{}{mark}", line.get(..indent).unwrap_or("")));
                self.open = Some(indent);
                (marks, "")
            }
            None => (marks, line),
        }
    }

    /// A line inside, such as one of code, without the indentation of what it is in.
    pub(super) fn inner<'l>(&self, line: &'l str) -> &'l str {
        let without = |line: &'l str, own: Option<usize>| {
            let indent = line.len() - line.trim_start_matches(' ').len();
            own.and_then(|own| line.get(indent.saturating_sub(own).min(4)..)).unwrap_or(line)
        };
        without(without(line, self.note.map(|note| note.indent)), self.open)
    }

    /// What ends what is open at the end of a text.
    pub(super) fn end(self, tidy: &mut Tidy) -> Vec<String> {
        let open = self.note.iter().count() + self.open.iter().count();
        (0..open).map(|_| tidy.mark(Mark::End)).collect()
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// What a tab is called, if a line begins one.
pub(super) fn title(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("===")?.trim_start_matches(['!', '+']).trim_start();
    let title = quoted(rest)?;
    (!title.is_empty()).then_some(title)
}

/// What a line begins that is a note or can be unfolded, and its title: `!!! tip "Faster"`, `??? example`. A kind that the
/// language has no word of its own for is a part of the title.
fn note(line: &str) -> Option<(&'static str, String)> {
    let line = line.trim();
    let rest = line.strip_prefix("!!!").or_else(|| line.strip_prefix("???"))?.trim_start_matches('+');
    let (kind, title) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
    let is_kind = !kind.is_empty() && kind.chars().all(|letter| letter.is_ascii_alphabetic());
    let title = if title.trim().is_empty() { Some("") } else { quoted(title.trim()) };
    let title = title.filter(|_| rest.starts_with(' ') && is_kind)?;
    let known = NOTES.iter().find(|(name, _)| name.eq_ignore_ascii_case(kind));
    let (name, statement) = known.copied().unwrap_or(("note", "note"));
    let title = match (statement.eq_ignore_ascii_case(kind), title) {
        (true, title) => title.to_owned(),
        (false, "") => upper_letter(kind),
        (false, title) => format!("{}: {title}", upper_letter(kind)),
    };
    Some((name, title))
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let inside = text.strip_prefix(quote)?.strip_suffix(quote)?.trim();
    (!inside.contains(quote)).then_some(inside)
}
