//! One page and what it uses.

use super::tags::{Tag, tags};
use super::{Files, SinglePage, policy};
use crate::targets::{html, limits};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeSet;
use std::ops::Range;

/// Puts what the page uses into it; `up` is its way to the output folder. Else what is in the way.
pub(super) fn whole(page: &str, up: &str, files: &Files<'_>) -> Result<SinglePage, BTreeSet<String>> {
    let mut writer = Writer {
        page,
        up,
        files,
        edits: Vec::new(),
        held: BTreeSet::new(),
        named: BTreeSet::new(),
        scripts: Vec::new(),
        styles: Vec::new(),
        problems: BTreeSet::new(),
    };
    let tags = tags(page);
    tags.iter().for_each(|tag| writer.tag(tag));
    writer.end(&tags);
    let Writer { edits, held, mut problems, .. } = writer;
    if problems.is_empty() {
        match edited(page, edits) {
            Some(text) => return Ok(SinglePage { text, held }),
            None => problems.insert(format!("it would have more than {} MiB", limits::PAGE >> 20)),
        };
    }
    Err(problems)
}

struct Writer<'a> {
    page: &'a str,
    up: &'a str,
    files: &'a Files<'a>,
    /// What stands in the place of what.
    edits: Vec<(Range<usize>, String)>,
    held: BTreeSet<String>,
    /// Files that scripts may look for.
    named: BTreeSet<String>,
    /// The texts of scripts, which run when the page is there.
    scripts: Vec<String>,
    /// The hashes of styles.
    styles: Vec<String>,
    problems: BTreeSet<String>,
}

impl Writer<'_> {
    fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "link" => self.link(tag),
            "script" => self.script(tag),
            "img" | "image" => self.picture(tag, &["src", "href", "xlink:href"]),
            _ => {}
        }
        let loads: &[&str] = match tag.name.as_str() {
            "img" | "source" => &["srcset"],
            "audio" | "embed" | "frame" | "iframe" | "input" | "track" | "video" => &["src", "poster"],
            "use" => &["href", "xlink:href"],
            "object" => &["data"],
            _ => &[],
        };
        for attribute in &tag.attributes {
            if loads.contains(&attribute.name.as_str()) && !stands_in_page(attribute.value) {
                self.problems.insert(format!("it shows `{}`", attribute.value));
            } else if attribute.name.starts_with("data-") {
                // A script may load it later.
                let file = self.files.get(self.up, attribute.value);
                self.named.extend(file.map(|(path, _)| path.to_owned()));
            }
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        let is = |kind: &str| {
            let kinds = tag.attribute("rel").map_or("", |rel| rel.value);
            kinds.split_whitespace().any(|found| found.eq_ignore_ascii_case(kind))
        };
        if !is("stylesheet") {
            if is("icon") {
                self.picture(tag, &["href"]);
            }
            return;
        }
        let Some((path, style)) = self.text(tag, "href") else { return };
        let lower = style.to_ascii_lowercase();
        let loads = lower
            .split("url(")
            .skip(1)
            .any(|rest| !stands_in_page(rest.trim_start_matches(['"', '\'', ' '])));
        if lower.contains("</style") || lower.contains("@import") || loads {
            self.problems
                .insert(format!("the style sheet `{path}` loads other files or cannot stand in a page"));
            return;
        }
        self.styles.push(policy::hash(&style));
        let media =
            tag.attribute("media").map_or(String::new(), |media| format!(" media=\"{}\"", media.value));
        self.edits.push((tag.place.clone(), format!("<style{media}>{style}</style>")));
    }

    /// A script from a file goes to the end of the page, as it ran when the page was there.
    fn script(&mut self, tag: &Tag<'_>) {
        if tag.attribute("src").is_none() {
            return;
        }
        let Some((path, script)) = self.text(tag, "src") else { return };
        let lower = script.to_ascii_lowercase();
        let is_module = tag.attribute("type").is_some_and(|kind| kind.value.eq_ignore_ascii_case("module"));
        if is_module || lower.contains("</script") || lower.contains("<!--") {
            self.problems.insert(format!("the script `{path}` is a module or cannot stand in a page"));
            return;
        }
        let rest = self.page.get(tag.place.end..).unwrap_or_default();
        let end = rest.find('>').map_or(self.page.len(), |end| tag.place.end + end + 1);
        self.edits.push((tag.place.start..end, String::new()));
        self.scripts.push(script);
    }

    /// The text of a file, with line ends as browsers read them.
    fn text(&mut self, tag: &Tag<'_>, attribute: &str) -> Option<(String, String)> {
        let address = tag.attribute(attribute).map_or("", |attribute| attribute.value);
        let Some((path, bytes)) = self.files.get(self.up, address) else {
            self.problems.insert(format!("it loads `{address}`"));
            return None;
        };
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => {
                self.held.insert(path.to_owned());
                Some((path.to_owned(), text.replace("\r\n", "\n").replace('\r', "\n")))
            }
            _ => {
                self.problems.insert(format!("`{path}` is no text"));
                None
            }
        }
    }

    fn picture(&mut self, tag: &Tag<'_>, attributes: &[&str]) {
        for attribute in tag.attributes.iter().filter(|found| attributes.contains(&found.name.as_str())) {
            if stands_in_page(attribute.value) {
                continue;
            }
            let found = self.files.get(self.up, attribute.value);
            match found.and_then(|(path, bytes)| Some((path, bytes, media_type(path)?))) {
                Some((path, bytes, kind)) => {
                    self.held.insert(path.to_owned());
                    let data = format!("data:{kind};base64,{}", STANDARD.encode(bytes));
                    self.edits.push((attribute.place.clone(), data));
                }
                None => drop(self.problems.insert(format!("it shows `{}`", attribute.value))),
            }
        }
    }

    /// The scripts, and the policy that lets in these and nothing else.
    fn end(&mut self, tags: &[Tag<'_>]) {
        let missed = self.named.difference(&self.held).map(|path| format!("a script may load `{path}`"));
        self.problems.extend(missed);
        let hashes: Vec<String> = self.scripts.iter().map(|script| policy::hash(script)).collect();
        for tag in tags.iter().filter(|tag| tag.name == "meta") {
            let is_policy = tag
                .attribute("http-equiv")
                .is_some_and(|kind| kind.value.eq_ignore_ascii_case("content-security-policy"));
            if let Some(content) = tag.attribute("content").filter(|_| is_policy) {
                let mut exact = String::new();
                html::escape(&policy::exact(content.value, &hashes, &self.styles), &mut exact);
                self.edits.push((content.place.clone(), exact));
            }
        }
        let end = self.page.rfind("</body").unwrap_or(self.page.len());
        let scripts = self.scripts.iter().map(|script| format!("<script>{script}</script>\n"));
        self.edits.push((end..end, scripts.collect()));
    }
}

/// Whether an address is a place of the page itself, or has all in it that it names.
fn stands_in_page(address: &str) -> bool {
    address.is_empty() || address.starts_with('#') || address.starts_with("data:")
}

fn media_type(path: &str) -> Option<&'static str> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    Some(match ending.as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "ico" => "image/x-icon",
        _ => return None,
    })
}

/// The page with other words in some places; nothing if it gets too large.
fn edited(page: &str, mut edits: Vec<(Range<usize>, String)>) -> Option<String> {
    edits.sort_by_key(|(place, _)| (place.start, place.end));
    let added: usize = edits.iter().map(|(_, words)| words.len()).sum();
    if page.len() + added > limits::PAGE {
        return None;
    }
    let mut out = String::with_capacity(page.len() + added);
    let mut at = 0;
    for (place, words) in edits {
        out.push_str(page.get(at..place.start).unwrap_or_default());
        out.push_str(&words);
        at = place.end;
    }
    out.push_str(page.get(at..).unwrap_or_default());
    Some(out)
}
