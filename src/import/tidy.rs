//! The source as lines that the Markdown reader takes: forbidden characters replaced, the head cut off, and tags of
//! HTML and of documentation systems turned into Markdown or into marks.

use super::html;
use super::inline;
use super::tabs::{Tabs, title};

/// What stands in the place of a tag: in the text `U+FDD0`, its number, `U+FDD1`, which no text may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// From here on for some readers, or a note: the words of the tag.
    Begin(String),
    /// From here on for those who choose it, or who have what it names: a tab.
    Tab(String),
    End,
    Picture {
        path: String,
        alt: String,
    },
    Break,
    /// The words below a picture.
    Caption,
    CaptionEnd,
}

/// A source that is ready to be read.
#[derive(Debug, Default)]
pub(super) struct Tidy {
    pub(super) text: String,
    /// The line of the source for each line of the text, from 1.
    pub(super) origins: Vec<u32>,
    pub(super) marks: Vec<Mark>,
    /// The lines of the head.
    pub(super) front: Vec<(u32, String)>,
    pub(super) title: Option<String>,
    /// Each line of the source without tags.
    pub(super) lines: Vec<String>,
}

/// The most bytes of a tag of a documentation system.
const LONGEST_TAG: usize = 300;
/// The most lines of a head.
const LONGEST_FRONT: usize = 200;

/// Replaces what no guide may hold.
pub(super) fn clean(source: &str) -> String {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source).replace("\r\n", "\n");
    source
        .chars()
        .filter(|character| !matches!(character, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}'))
        .map(|character| match character {
            '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
            '\t' => '\t',
            '\n' => '\n',
            _ if crate::syntax::forbidden_character(character.encode_utf8(&mut [0; 4])).is_some() => {
                char::REPLACEMENT_CHARACTER
            }
            _ if character != ' ' && character.is_whitespace() => ' ',
            _ => character,
        })
        .collect()
}

/// Makes a cleaned source ready.
pub(super) fn tidy(source: &str) -> Tidy {
    let mut tidy = Tidy::default();
    let lines: Vec<&str> = source.split('\n').collect();
    let front = front_length(&lines);
    let mut fence: Option<&str> = None;
    let mut comment = false;
    let mut tabs = Tabs::default();
    for (number, line) in lines.iter().enumerate() {
        let origin = number as u32 + 1;
        if number < front {
            tidy.head(origin, line);
            tidy.lines.push((*line).to_owned());
            continue;
        }
        let (marks, line) =
            if fence.is_some() { (Vec::new(), tabs.inner(line)) } else { tabs.line(&mut tidy, line) };
        for mark in marks {
            tidy.alone(origin, &mark);
        }
        if let Some(title) = lines.get(number).and_then(|line| title(line)).filter(|_| line.is_empty()) {
            tidy.lines.push(title.to_owned());
            continue;
        }
        let begins = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| begins.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            let language = begins.trim_start_matches(['`', '~']).trim();
            let is_silent = mark.is_some() && super::lines::COMMANDS.contains(&language);
            tidy.lines.push(if is_silent { String::new() } else { line.to_owned() });
            tidy.push(origin, line);
            continue;
        }
        let shown = without_comments(line, &mut comment);
        tidy.lines.push(if shown.trim() == line.trim() {
            without_tags(&html::words(&inline::replaced(line)))
        } else {
            line.to_owned()
        });
        tidy.line(origin, &inline::replaced(&shown));
    }
    for mark in tabs.end(&mut tidy) {
        tidy.alone(lines.len() as u32, &mark);
    }
    tidy
}

/// How many lines the head has: what stands between two `---`, or says who wrote a mail to whom.
fn front_length(lines: &[&str]) -> usize {
    const OF_MAILS: [&str; 8] = ["subject", "from", "to", "cc", "bcc", "date", "sent", "reply-to"];
    let is_of_mail = |line: &&&str| {
        let name = line.split_once(':').map(|(name, _)| name.trim_matches('*').to_lowercase());
        name.is_some_and(|name| OF_MAILS.contains(&name.as_str()))
    };
    let of_mail = lines.iter().take_while(is_of_mail).count();
    if of_mail > 1 {
        return of_mail;
    }
    if lines.first().is_none_or(|first| first.trim_end() != "---") {
        return 0;
    }
    let end = lines.iter().skip(1).take(LONGEST_FRONT).position(|line| line.trim_end() == "---");
    end.map_or(0, |end| end + 2)
}

/// The line without what stands in `<!-- … -->`.
fn without_comments(line: &str, open: &mut bool) -> String {
    let mut shown = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (mark, next) = if *open { ("-->", false) } else { ("<!--", true) };
        let (before, behind) = match rest.split_once(mark) {
            Some((before, behind)) => {
                let was_open = std::mem::replace(open, next);
                (if was_open { "" } else { before }, behind)
            }
            None => (if *open { "" } else { rest }, ""),
        };
        shown.push_str(before);
        rest = behind;
    }
    shown
}

impl Tidy {
    fn head(&mut self, origin: u32, line: &str) {
        let line = line.trim_end();
        if line.trim() == "---" || line.trim().is_empty() {
            return;
        }
        if let Some(subject) = line.strip_prefix("Subject:") {
            let is_answer = |word: &str| matches!(word.to_lowercase().as_str(), "re" | "fw" | "fwd" | "aw");
            let mut title = subject.trim();
            while let Some((_, rest)) = title.split_once(':').filter(|(word, _)| is_answer(word)) {
                title = rest.trim();
            }
            self.title = Some(crate::text::upper_letter(title));
        }
        if let Some(title) = line.strip_prefix("title:") {
            let title = title.trim().trim_matches(['"', '\'']);
            self.title = Some(title.split(" | ").next().unwrap_or(title).to_owned());
        }
        self.front.push((origin, line.to_owned()));
    }

    fn push(&mut self, origin: u32, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.origins.push(origin);
    }

    /// Adds a mark; returns what stands for it.
    pub(super) fn mark(&mut self, mark: Mark) -> String {
        self.marks.push(mark);
        format!("\u{FDD0}{}\u{FDD1}", self.marks.len() - 1)
    }

    /// Adds a line, its tags replaced.
    fn line(&mut self, origin: u32, line: &str) {
        let (line, is_html) = html::replaced(self, line);
        let (line, is_alone) = self.systems(&line);
        if is_alone {
            return self.alone(origin, &line);
        }
        for part in line.split('\n') {
            let is_far = is_html && part.starts_with("    ");
            self.push(origin, if is_far { part.trim_start() } else { part });
        }
    }

    /// A condition around whole steps stands in a paragraph of its own.
    fn alone(&mut self, origin: u32, mark: &str) {
        ["", mark, ""].into_iter().for_each(|line| self.push(origin, line));
    }

    /// Replaces `{for …}` and `{% … %}`. Says whether there is nothing else.
    fn systems(&mut self, line: &str) -> (String, bool) {
        let mut out = String::new();
        let mut rest = line;
        let mut found = false;
        let mut words = false;
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            words |= !before.trim().is_empty();
            out.push_str(before);
            let (marks, length) = systems_tag(from);
            if length == 0 {
                words = true;
                out.push('{');
                rest = from.get(1..).unwrap_or("");
                continue;
            }
            found = true;
            let is_note = from.starts_with('{') && note_tag(from).is_some();
            for mark in marks {
                let mark = self.mark(mark);
                // A note is a paragraph wherever it stands.
                out.push_str(&if is_note { format!("\n\n{mark}\n\n") } else { mark });
            }
            rest = from.get(length..).unwrap_or("");
        }
        words |= !rest.trim().is_empty();
        out.push_str(rest);
        (out, found && !words)
    }
}

/// A line without the tags that become conditions or notes: those say what they mean.
fn without_tags(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        let (marks, length) = systems_tag(from);
        let says_all = |mark: &Mark| match mark {
            Mark::Begin(tag) => {
                super::platforms::of_tag(tag).is_some()
                    || tag == "else"
                    || super::words::NOTES.iter().any(|(name, _)| name == tag)
            }
            _ => true,
        };
        out.push_str(before);
        out.push(if length > 0 { ' ' } else { '{' });
        // Of other tags the draft has what they name.
        for mark in marks.iter().filter(|mark| !says_all(mark)) {
            if let Mark::Begin(tag) = mark {
                out.push_str(&format!("{tag} "));
            }
        }
        rest = from.get(length.max(1)..).unwrap_or("");
    }
    out + rest
}

/// `{note}` or `{/note}`: the mark for it, and its bytes.
fn note_tag(text: &str) -> Option<(Mark, usize)> {
    let inside = text.strip_prefix('{')?;
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let (name, _) = super::words::NOTES
        .iter()
        .find(|(name, _)| named.strip_prefix(name).is_some_and(|behind| behind.starts_with('}')))?;
    let closes = named.len() < inside.len();
    let mark = if closes { Mark::End } else { Mark::Begin((*name).to_owned()) };
    Some((mark, name.len() + 2 + usize::from(closes)))
}

/// The marks for the tag of a documentation system at the beginning of a text, and its bytes; none if it is no such tag.
fn systems_tag(text: &str) -> (Vec<Mark>, usize) {
    let none = (Vec::new(), 0);
    if let Some((mark, length)) = note_tag(text) {
        return (vec![mark], length);
    }
    let percent = text.starts_with("{%");
    if !percent && !text.starts_with("{for ") && !text.starts_with("{/for") {
        return none;
    }
    let close = if percent { "%}" } else { "}" };
    let near = text.as_bytes().windows(close.len()).take(LONGEST_TAG);
    let Some(end) = near.into_iter().position(|window| window == close.as_bytes()) else { return none };
    let inside = text.get(if percent { 2 } else { 1 }..end).unwrap_or("").trim_matches(['-', ' ']);
    let length = end + close.len();
    let (first, others) = inside.split_once(' ').unwrap_or((inside, ""));
    let marks = match first {
        "for" if !percent => vec![Mark::Begin(others.to_owned())],
        "/for" if !percent => vec![Mark::End],
        "ifversion" | "if" if percent => vec![Mark::Begin(others.to_owned())],
        "else" | "elsif" if percent => vec![Mark::End, Mark::Begin(inside.to_owned())],
        _ if percent && first.starts_with("end") => vec![Mark::End],
        _ if percent && super::words::BLOCK_TAGS.contains(&first) => vec![Mark::Begin(first.to_owned())],
        _ => return none,
    };
    (marks, length)
}
