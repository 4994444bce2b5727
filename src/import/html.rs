//! Tags of HTML that people write in Markdown: what each becomes. Other tags stay as text.

use super::tidy::{Mark, Tidy};

/// Names of tags with what stands for them in Markdown, opened and closed.
const TAGS: &[(&str, &str, &str)] = &[
    ("strong", "**", "**"),
    ("b", "**", "**"),
    ("kbd", "**", "**"),
    ("em", "*", "*"),
    ("i", "*", "*"),
    ("code", "`", "`"),
    ("li", "\n- ", "\n"),
    ("h1", "\n\n# ", "\n\n"),
    ("h2", "\n\n## ", "\n\n"),
    ("h3", "\n\n### ", "\n\n"),
    ("h4", "\n\n#### ", "\n\n"),
    ("p", "\n\n", "\n\n"),
    ("tr", "\n\n", "\n\n"),
    ("div", "", ""),
    ("figure", "", ""),
    ("small", "", ""),
    ("span", "", ""),
    ("center", "", ""),
    ("ul", "", ""),
    ("ol", "", ""),
    ("u", "", ""),
    ("sub", "", ""),
    ("sup", "", ""),
    ("details", "", ""),
    ("summary", "", ""),
    ("table", "", ""),
    ("thead", "", ""),
    ("tbody", "", ""),
    ("td", " ", " "),
    ("th", " ", " "),
    ("font", "", ""),
    ("section", "", ""),
    ("hr", "\n\n", ""),
    ("br", "", ""),
    ("img", "", ""),
    ("a", "", ""),
    ("figcaption", "", ""),
    ("tabs", "", ""),
    ("tabitem", "", ""),
];

/// The most letters of a tag's name.
const LONGEST_NAME: usize = 12;
/// The most bytes of a tag.
const LONGEST_TAG: usize = 2_000;

/// A tag on a line.
struct Tag<'t> {
    entry: &'static (&'static str, &'static str, &'static str),
    closes: bool,
    /// What stands between its brackets.
    inside: &'t str,
    length: usize,
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inside = text.strip_prefix('<')?;
    let closes = inside.starts_with('/');
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let length = named.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let name = named.get(..length)?.to_ascii_lowercase();
    let entry = TAGS.iter().find(|(known, ..)| *known == name)?;
    let end = inside.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let inside = inside.get(..end)?;
    Some(Tag { entry, closes, inside, length: end + 2 })
}

/// A line in parts: words, each with the tag that ends them, and the line from that tag on.
fn parts<'t>(line: &'t str) -> impl Iterator<Item = (&'t str, Option<(Tag<'t>, &'t str)>)> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let found = text.match_indices('<').find_map(|(at, _)| {
            let (before, from) = text.split_at_checked(at)?;
            Some((before, tag(from)?, from))
        });
        let Some((before, tag, from)) = found else { return Some((text, None)) };
        rest = from.get(tag.length..);
        Some((before, Some((tag, from))))
    })
}

/// The value of an attribute.
fn attribute<'t>(inside: &'t str, name: &str) -> Option<&'t str> {
    let at = inside.find(&format!("{name}="))?;
    let value = inside.get(at + name.len() + 1..)?;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split([' ', '/']).next(),
    }
}

/// A line with its tags replaced, and whether it begins with one.
pub(super) fn replaced(tidy: &mut Tidy, line: &str) -> (String, bool) {
    let mut out = String::new();
    let mut links: Vec<&str> = Vec::new();
    let begins = tag(line.trim_start()).is_some();
    let mut has_tab = false;
    // Where the last link of the line ends, counted from the end of the line.
    let last_end = line.rfind("</a>").map(|at| line.len() - at);
    for (before, found) in parts(line) {
        out.push_str(before);
        let Some((tag, from)) = found else { break };
        let (name, open, close) = *tag.entry;
        let path = attribute(tag.inside, "src");
        match name {
            "br" => out.push_str(&tidy.mark(Mark::Break)),
            "img" => {
                let alt = attribute(tag.inside, "alt").unwrap_or_default().to_owned();
                let path = path.unwrap_or_default().to_owned();
                out.push_str(&tidy.mark(Mark::Picture { path, alt }));
            }
            "tabitem" => {
                has_tab = true;
                let title = attribute(tag.inside, "label").or_else(|| attribute(tag.inside, "value"));
                let mark = match tag.closes {
                    true => Mark::End,
                    false => Mark::Tab(title.unwrap_or("tab").to_owned()),
                };
                out.push_str(&format!("\n\n{}\n\n", tidy.mark(mark)));
            }
            "figcaption" if tag.closes => out.push_str(&(tidy.mark(Mark::CaptionEnd) + "\n\n")),
            "figcaption" => out.push_str(&format!("\n\n{}", tidy.mark(Mark::Caption))),
            "a" if tag.closes => {
                if let Some(address) = links.pop() {
                    out.push_str(&format!("](<{address}>)"));
                }
            }
            // An address that ends on another line stays text.
            "a" => match attribute(tag.inside, "href")
                .filter(|_| last_end.is_some_and(|last| from.len() > last))
            {
                Some(address) => {
                    links.push(address);
                    out.push('[');
                }
                None => out.push_str(from.get(..tag.length).unwrap_or("")),
            },
            _ => out.push_str(if tag.closes { close } else { open }),
        }
    }
    let only_breaks = begins
        && out
            .trim_matches(|letter: char| {
                letter.is_whitespace()
                    || letter.is_ascii_digit()
                    || ('\u{FDD0}'..='\u{FDD1}').contains(&letter)
            })
            .is_empty();
    let is_blank = only_breaks && !has_tab && !line.contains("img");
    (if is_blank { String::new() } else { out }, begins)
}

/// A line without its tags, but with the addresses and words in them: what a reader of it might miss.
pub(super) fn words(line: &str) -> String {
    let mut out = String::new();
    for (before, found) in parts(line) {
        out.push_str(before);
        let Some((tag, _)) = found else { break };
        // In a draft it may be a mark, so words on both sides of it are two.
        out.push(' ');
        for name in ["src", "href", "alt", "label"] {
            if let Some(value) = attribute(tag.inside, name) {
                out.push_str(&format!(" {value} "));
            }
        }
    }
    out
}
