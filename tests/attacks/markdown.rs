//! Hostile text in every field, as Markdown, JSON, JSON-LD in pages, and plain text: what programs read of it is what they read of a
//! twin with harmless words.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use comrak::nodes::{AstNode, NodeValue};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What an address may begin with.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// How many files were compared.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Compared {
    pub(crate) markdown: usize,
    pub(crate) others: usize,
}

/// Builds `count` files of guides and their twins, and compares what is printed.
pub(crate) fn compare(guidec: &Path, count: usize, seed: u64) -> Result<Compared, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/hostile");
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let script = Command::new("node")
        .arg(root.join("main.js"))
        .args(["write", &count.to_string(), &seed.to_string()])
        .arg(folder.path())
        .env("GUIDEC", guidec)
        .output()
        .map_err(|error| error.to_string())?;
    if !script.status.success() {
        return Err(format!("{:.3000}", String::from_utf8_lossy(&script.stderr)));
    }
    let (hostile, twin) = (files(&folder.path().join("hostile")), files(&folder.path().join("twin")));
    let mut compared = Compared::default();
    for (name, text) in &hostile {
        let other = twin.get(name).ok_or_else(|| format!("the twin has no {name}"))?;
        same(name, text, other).map_err(|what| format!("{name}: {what}"))?;
        match name.ends_with(".md") {
            true => compared.markdown += 1,
            false => compared.others += 1,
        }
    }
    // Two guides and a page of facts in each file.
    if compared.markdown < count * 3 { Err(format!("only {compared:?}")) } else { Ok(compared) }
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // What guidec keeps for itself.
        if name.starts_with('.') {
            continue;
        }
        match fs::read_to_string(entry.path()) {
            Ok(text) => drop(found.insert(name, text)),
            Err(_) => found.extend(
                files(&entry.path()).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)),
            ),
        }
    }
    found
}

fn same(name: &str, hostile: &str, twin: &str) -> Result<(), String> {
    if hostile == twin {
        return Ok(());
    }
    if let Some(hidden) = hostile.chars().find(|character| character.is_control() && *character != '\n') {
        return Err(format!("it holds {hidden:?}"));
    }
    match name.rsplit('.').next() {
        Some("md") => {
            equal("pulldown-cmark", &ordered(name, by_pulldown(hostile)), &ordered(name, by_pulldown(twin)))?;
            equal("comrak", &ordered(name, by_comrak(hostile)), &ordered(name, by_comrak(twin)))
        }
        Some("json") => {
            equal("JSON", &ordered(name, outlines([hostile])?), &ordered(name, outlines([twin])?))
        }
        Some("html") => equal("JSON-LD", &outlines(scripts(hostile))?, &outlines(scripts(twin))?),
        Some("js") if name.ends_with("search-index.js") => equal(
            "the search",
            &ordered(name, outlines(found(hostile))?),
            &ordered(name, outlines(found(twin))?),
        ),
        Some("xml") if hostile.matches('<').count() != twin.matches('<').count() => {
            Err("it has other tags".to_owned())
        }
        _ => Ok(()),
    }
}

/// What is there for machines in a page.
fn scripts(page: &str) -> Vec<&str> {
    let behind = page.split("<script type=\"application/ld+json\">").skip(1);
    behind.map(|rest| rest.split("</script>").next().unwrap_or_default()).collect()
}

/// What the search goes through, a line each.
fn found(script: &str) -> Vec<&str> {
    script.lines().map(|line| line.trim_end_matches(',')).filter(|line| line.starts_with('{')).collect()
}

fn outlines<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    for text in texts {
        outline(&serde_json::from_str(text).map_err(|error| error.to_string())?, &mut out);
    }
    Ok(out)
}

/// Lists of guides stand in the order of their titles, which is another one in the twin.
fn ordered(name: &str, mut nodes: Vec<String>) -> Vec<String> {
    if ["README.md", "index.json", "search-index.js"].iter().any(|list| name.ends_with(list)) {
        nodes.sort();
    }
    nodes
}

fn equal(reader: &str, hostile: &[String], twin: &[String]) -> Result<(), String> {
    let differs = hostile.iter().zip(twin).find(|(left, right)| left != right);
    match differs {
        Some((left, right)) => Err(format!("{reader}: {left} instead of {right}")),
        None if hostile.len() != twin.len() => {
            Err(format!("{reader}: {} nodes instead of {}", hostile.len(), twin.len()))
        }
        None => match hostile.iter().find(|node| node.starts_with("to ") && !leads_somewhere(node)) {
            Some(node) => Err(format!("{reader}: it leads {node}")),
            None => Ok(()),
        },
    }
}

fn leads_somewhere(node: &str) -> bool {
    let address = node.trim_start_matches("to ");
    !address.contains(':') || SCHEMES.iter().any(|scheme| address.starts_with(scheme))
}

/// Without what the guide says of the place there. Pictures have names of their own.
fn address(address: &str) -> String {
    let known = ["https://good.example/", "mailto:", "?"];
    let begins = known.into_iter().find(|known| address.starts_with(known));
    let is_picture = address.ends_with(".png");
    format!("to {}", if is_picture { "a picture" } else { begins.unwrap_or(address) })
}

fn by_pulldown(markdown: &str) -> Vec<String> {
    let options = Options::all().difference(Options::ENABLE_OLD_FOOTNOTES);
    let told = |event| match event {
        Event::Text(_) | Event::Code(_) | Event::SoftBreak => None,
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(address(&dest_url)),
        event => Some(format!("{event:?}")),
    };
    Parser::new_ext(markdown, options).filter_map(told).collect()
}

fn by_comrak(markdown: &str) -> Vec<String> {
    let mut options = comrak::Options::default();
    options.render.r#unsafe = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    let arena = comrak::Arena::new();
    let mut out = Vec::new();
    nodes(comrak::parse_document(&arena, markdown, &options), &mut out);
    out
}

fn nodes<'a>(node: &'a AstNode<'a>, out: &mut Vec<String>) {
    match &node.data.borrow().value {
        NodeValue::Text(_) | NodeValue::Code(_) | NodeValue::SoftBreak => {}
        NodeValue::Link(link) | NodeValue::Image(link) => out.push(address(&link.url)),
        other => out.push(format!("{other:?}").split(['(', ' ']).next().unwrap_or_default().to_owned()),
    }
    node.children().for_each(|child| nodes(child, out));
}

/// Whether it is a line of words in a drawing.
fn is_line(value: Option<&serde_json::Value>) -> bool {
    value.is_some_and(|value| ["text", "x", "y"].iter().all(|key| value.get(key).is_some()))
}

/// What a value is made of, without its texts.
fn outline(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        // How many lines words of a drawing take depends on their width.
        serde_json::Value::Array(lines)
            if is_line(lines.first()) && lines.iter().all(|line| is_line(Some(line))) =>
        {
            out.push("lines".to_owned());
            lines.first().into_iter().for_each(|line| outline(line, out));
        }
        serde_json::Value::Array(items) => {
            out.push(format!("{} items", items.len()));
            items.iter().for_each(|item| outline(item, out));
        }
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                out.push(name.clone());
                match value.as_str().filter(|_| ["address", "url", "item", "image"].contains(&name.as_str()))
                {
                    Some(text) => out.push(address(text)),
                    None => outline(value, out),
                }
            }
        }
        serde_json::Value::String(_) => out.push("text".to_owned()),
        // Places in lists, and in drawings, which depend on the order and the width of words.
        serde_json::Value::Number(_) => out.push("number".to_owned()),
        other => out.push(other.to_string()),
    }
}
