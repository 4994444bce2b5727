//! The tags of a page that a target printed. What guides say is escaped in it, so that every `<` begins a tag.

use std::ops::Range;

/// An opening tag with its attributes as they are written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) attributes: Vec<Attribute<'a>>,
    /// From `<` to `>`.
    pub(super) place: Range<usize>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub(super) name: String,
    pub(super) value: &'a str,
    /// The value without its quotation marks.
    pub(super) place: Range<usize>,
}

impl Tag<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute<'_>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// All opening tags of a page, but for what only looks like one in comments, scripts and styles.
pub(super) fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = find(page, at, "<") {
        let rest = page.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = find(page, start, "-->").unwrap_or(page.len());
            continue;
        }
        if !rest.get(1..).is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_alphabetic())) {
            at = start + 1;
            continue;
        }
        let tag = read(page, start);
        at = tag.place.end;
        if RAW.contains(&tag.name.as_str()) {
            let end = format!("</{}", tag.name);
            let length =
                page.get(at..).map_or(0, |rest| rest.to_ascii_lowercase().find(&end).unwrap_or(rest.len()));
            at += length;
        }
        tags.push(tag);
    }
    tags
}

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

fn find(page: &str, from: usize, what: &str) -> Option<usize> {
    Some(from + page.get(from..)?.find(what)?)
}

fn read(page: &str, start: usize) -> Tag<'_> {
    let is_end = |letter: char| letter.is_whitespace() || letter == '>' || letter == '/';
    let mut at = skip(page, start + 1, |letter| !is_end(letter));
    let name = page.get(start + 1..at).unwrap_or_default().to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        at = skip(page, at, |letter| letter.is_whitespace() || letter == '/');
        if page.get(at..).is_none_or(|rest| rest.is_empty() || rest.starts_with('>')) {
            let end = (at + 1).min(page.len());
            return Tag { name, attributes, place: start..end };
        }
        let end = skip(page, at, |letter| !is_end(letter) && letter != '=').max(at + 1);
        let key = page.get(at..end).unwrap_or_default().to_ascii_lowercase();
        let place = value(page, end);
        at = place.as_ref().map_or(end, |place| {
            let is_quoted = page.get(place.end..).is_some_and(|rest| rest.starts_with(['"', '\'']));
            place.end + usize::from(is_quoted)
        });
        let place = place.unwrap_or(end..end);
        attributes.push(Attribute { name: key, value: page.get(place.clone()).unwrap_or_default(), place });
    }
}

/// Where the value behind an attribute's name lies, if it has one.
fn value(page: &str, at: usize) -> Option<Range<usize>> {
    let equals = skip(page, at, char::is_whitespace);
    if !page.get(equals..)?.starts_with('=') {
        return None;
    }
    let start = skip(page, equals + 1, char::is_whitespace);
    match page.get(start..)?.chars().next()? {
        quote @ ('"' | '\'') => Some(start + 1..skip(page, start + 1, |letter| letter != quote)),
        _ => Some(start..skip(page, start, |letter| !letter.is_whitespace() && letter != '>')),
    }
}

/// The first place from `at` whose letter does not pass.
fn skip(page: &str, at: usize, passes: impl Fn(char) -> bool) -> usize {
    page.get(at..).map_or(page.len(), |rest| at + rest.find(|letter| !passes(letter)).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_and_attributes_are_found_where_they_stand() {
        let page = "<!doctype html><!-- <link href=a> --><p CLASS='a' hidden>a &lt;link&gt; < b</p>\
                    <script>\"<link>\"</script><img src=\"x.png\" alt=\"a > b\"/><a href=b.html>";
        let found = tags(page);
        let names: Vec<&str> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["p", "script", "img", "a"]);
        for (tag, name, value) in
            [(0, "class", "a"), (0, "hidden", ""), (2, "src", "x.png"), (3, "href", "b.html")]
        {
            let attribute = found[tag].attribute(name).unwrap();
            assert_eq!((attribute.value, page.get(attribute.place.clone())), (value, Some(value)));
        }
        assert_eq!(page.get(found[2].place.clone()), Some("<img src=\"x.png\" alt=\"a > b\"/>"));
        for broken in ["<", "<a", "<a b", "<a b=", "<a b=\"", "<a =>", "<script", "<!--", "<ä"] {
            tags(broken);
        }
    }
}
