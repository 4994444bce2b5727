//! Marks inside lines that other systems have for what Markdown marks with stars, as those stars; and tabs, as marks
//! of their own. Tags of HTML are those of [`super::html`].

use super::tidy::{Mark, Tidy};

/// Names of `{name words}` with what stands around the words in Markdown.
const BRACES: &[(&str, &str)] =
    &[("button", "**"), ("menu", "**"), ("pref", "**"), ("key", "**"), ("kbd", "**"), ("filepath", "`")];
/// Quotation marks of wikis with what stands for them.
const QUOTES: &[(&str, &str)] = &[("'''''", "***"), ("'''", "**")];
/// How `{% octicon … %}` begins: a picture, whose label says what it shows.
const ICON: &str = "{% octicon ";
/// The most bytes of such a mark.
const LONGEST: usize = 300;

/// A line with Markdown for the marks inside it.
pub(super) fn replaced(line: &str) -> String {
    let line = continued(line);
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (words, length) = braces(from).or_else(|| icon(from)).unwrap_or_else(|| ("{".to_owned(), 1));
        out.push_str(&words);
        rest = from.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    QUOTES.iter().fold(out, |out, (quote, mark)| paired(&out, quote, mark))
}

/// `#*` and `*#` with words behind go on with the step above in wikis.
fn continued(line: &str) -> String {
    match line.strip_prefix("#*").or_else(|| line.strip_prefix("*#")) {
        Some(words) => format!("   - {}", words.trim_start()),
        None => line.to_owned(),
    }
}

/// `{button Clear Data…}`: its words between marks, and its bytes.
fn braces(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('{')?;
    let (name, mark) = BRACES
        .iter()
        .find(|(name, _)| inside.strip_prefix(name).is_some_and(|behind| behind.starts_with(' ')))?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b'}')?;
    let words = inside.get(name.len()..end)?.trim();
    let is_plain = !words.is_empty() && !words.contains(['*', '{', '`']);
    is_plain.then(|| (format!("{mark}{words}{mark}"), end + 2))
}

/// An icon: nothing where it only stands before its label.
fn icon(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix(ICON)?;
    let end = inside.as_bytes().windows(2).take(LONGEST).position(|window| window == b"%}")?;
    let label = inside.get(..end)?.split_once("aria-label=\"").and_then(|(_, label)| label.split('"').next());
    let words = label.filter(|label| !label.trim().is_empty()).map(|label| format!("**{}**", label.trim()));
    Some((words.unwrap_or_default(), ICON.len() + end + 2))
}

/// A text in which pairs of quotation marks are marks of Markdown; an odd one stays.
fn paired(text: &str, quote: &str, mark: &str) -> String {
    let parts: Vec<&str> = text.split(quote).collect();
    let odd = parts.len().is_multiple_of(2);
    let last = parts.len().saturating_sub(1);
    let mut out = String::with_capacity(text.len());
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.push_str(if odd && number == last { quote } else { mark });
        }
        out.push_str(part);
    }
    out
}

/// Tabs of MkDocs: `=== "Android"` with what belongs to it indented below.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    /// How far the one that is open is indented.
    open: Option<usize>,
}

impl Tabs {
    /// The line as it stands in no tab, with the marks that go before it.
    pub(super) fn line<'l>(&mut self, tidy: &mut Tidy, line: &'l str) -> (Vec<String>, &'l str) {
        let indent = line.len() - line.trim_start().len();
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

    /// A line of code in a tab.
    pub(super) fn inner<'l>(&self, line: &'l str) -> &'l str {
        let indent = line.len() - line.trim_start_matches(' ').len();
        self.open.and_then(|own| line.get(indent.saturating_sub(own).min(4)..)).unwrap_or(line)
    }

    /// What ends a tab at the end of a text.
    pub(super) fn end(self, tidy: &mut Tidy) -> Option<String> {
        self.open.map(|_| tidy.mark(Mark::End))
    }
}

/// What a tab is called, if a line begins one.
pub(super) fn title(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("===")?.trim_start_matches(['!', '+']).trim_start();
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    let title = rest.strip_prefix(quote)?.strip_suffix(quote)?.trim();
    (!title.is_empty() && !title.contains(quote)).then_some(title)
}
