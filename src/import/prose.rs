//! Texts of a guide: tokens to prose in Markdown, to labels, to comments. Every text that a draft holds is written here.

use super::token::{Dress, Kind, Token};
use crate::text::{is_safe_address, quoted};

/// Longer words are no label.
const LONGEST_LITERAL: usize = 200;

/// Tokens as prose in quotation marks.
pub(super) fn prose(tokens: &[Token]) -> String {
    format!("\"{}\"", inside(&markdown(tokens)))
}

/// Words as prose in quotation marks.
pub(super) fn prose_of(words: &str) -> String {
    format!("\"{}\"", inside(&escaped_line(words)))
}

/// Words as Markdown in which no sign means anything.
pub(super) fn escaped_line(words: &str) -> String {
    at_start(&escaped(words))
}

/// Markdown as it stands in quotation marks of a guide.
pub(super) fn inside(markdown: &str) -> String {
    markdown.replace('"', "\\\"").replace('{', "\\{")
}

/// Words as a label or title in quotation marks.
pub(super) fn literal(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").replace('{', "(").replace('}', ")");
    let short: String = words.chars().take(LONGEST_LITERAL).collect();
    quoted(&short)
}

/// What is typed or run, in quotation marks.
pub(super) fn typed(words: &str) -> String {
    quoted(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Tokens as Markdown.
pub(super) fn markdown(tokens: &[Token]) -> String {
    let mut out = String::new();
    let is_one = |one: &Token, other: &Token| {
        one.dress == other.dress
            && one.link == other.link
            && !matches!(one.dress, Dress::Code | Dress::Quoted)
            && !one.is(Kind::Picture)
            && !other.is(Kind::Picture)
            && !one.is(Kind::Struck)
            && !other.is(Kind::Struck)
    };
    for group in tokens.chunk_by(is_one) {
        let Some(first) = group.first() else { continue };
        if first.is(Kind::Picture) {
            continue;
        }
        if (first.spaced || first.is(Kind::Break)) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        let words = escaped(&joined(group));
        if first.is(Kind::Struck) {
            out.push_str(&format!("~~{words}~~"));
            continue;
        }
        let words = match first.dress {
            Dress::Plain => words,
            Dress::Strong => format!("**{words}**"),
            Dress::Emphasis => format!("*{words}*"),
            Dress::Quoted => format!("“{words}”"),
            Dress::Code => code(&first.text),
        };
        match first.link.as_deref().filter(|address| is_usable(address)) {
            Some(address) => {
                out.push_str(&format!("[{words}]({})", address.replace('(', "%28").replace(')', "%29")))
            }
            None => out.push_str(&words),
        }
    }
    at_start(out.trim())
}

/// Whether an address may stand in a guide: one that guidec prints, and none that would mean a guide.
pub(super) fn is_usable(address: &str) -> bool {
    // `&…;` would be read as a sign.
    let holds_sign = address.contains('&') && address.contains(';');
    let is_other = address.starts_with('@') || address.contains(['{', '[', ']']);
    is_safe_address(address) && !is_other && !holds_sign
}

/// The words of tokens as they are read, with what was marked marked.
pub(super) fn plain(tokens: &[Token]) -> String {
    let mut out = String::new();
    let mut link = None;
    for token in tokens {
        if token.link != link {
            if let Some(address) = link.as_deref() {
                out.push_str(&format!(" ({address})"));
            }
            link.clone_from(&token.link);
        }
        if (token.spaced || token.is(Kind::Break)) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        match token.dress {
            Dress::Quoted => out.push_str(&format!("“{}”", token.text)),
            Dress::Strong => out.push_str(&format!("**{}**", token.text)),
            Dress::Emphasis => out.push_str(&format!("*{}*", token.text)),
            Dress::Code => out.push_str(&format!("`{}`", token.text)),
            Dress::Plain => out.push_str(&token.text),
        }
    }
    if let Some(address) = link.as_deref() {
        out.push_str(&format!(" ({address})"));
    }
    out.trim().to_owned()
}

/// The words of tokens without any marks.
pub(super) fn joined(tokens: &[Token]) -> String {
    let mut out = String::new();
    for (number, token) in tokens.iter().enumerate() {
        if number > 0 && (token.spaced || token.is(Kind::Break)) {
            out.push(' ');
        }
        out.push_str(&token.text);
    }
    out
}

fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    if text.contains(['\\', '`', '{', '"']) || text.trim().is_empty() {
        return escaped(&text);
    }
    format!("`{text}`")
}

/// Words in which no sign means anything to Markdown.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = ' ';
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let means = match character {
            '\\' | '`' | '*' | '[' | ']' | '~' | '<' => true,
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '&' => next == '#' || next.is_alphanumeric(),
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(if character == '\n' { ' ' } else { character });
        before = character;
    }
    out
}

/// A text that does not begin a list, a heading or a quotation.
fn at_start(markdown: &str) -> String {
    let digits = markdown.len() - markdown.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let behind = markdown.get(digits..).unwrap_or("");
    if digits > 0 && behind.starts_with(['.', ')']) {
        return format!("{}\\{behind}", markdown.get(..digits).unwrap_or(""));
    }
    match markdown.starts_with(['#', '>', '+', '-', '=', '|']) {
        true => format!("\\{markdown}"),
        false => markdown.to_owned(),
    }
}

/// A name of a file for a comment.
pub(super) fn comment_name(name: &str) -> String {
    let name: String = crate::text::visible(name).chars().take(LONGEST_LITERAL).collect();
    format!("`{name}`")
}
