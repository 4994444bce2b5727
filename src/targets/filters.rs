//! What templates can do with what they are given.

use super::address;
use super::escape::Escape;
use super::limits::CountedPage;
use super::links::Links;
use super::{markdown, qr, text, words};
use crate::document::shape::{Block, Inline, Reference};
use crate::text::{letters, lower_letter, path_reference};
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, Value};
use std::sync::Arc;

/// Which level headings begin with, if a template says nothing.
const LEVEL: u8 = 2;
/// How wide lines of text are, if a template says nothing.
const COLUMNS: usize = 72;
/// The widest that they can be.
const WIDEST: usize = 200;
const NARROWEST: usize = 16;
/// The most that text can be indented by.
const INDENT: usize = 1_000;

/// Adds the filters of one page, of at most so many bytes.
pub(super) fn add(environment: &mut Environment<'static>, escape: Escape, links: &Arc<Links>, most: usize) {
    add_markup(environment, escape, links);
    add_addresses(environment, escape, links);
    environment.add_filter("plain", plain);
    environment.add_filter("indent", indent);
    environment.add_filter("hang", hang);
    environment.add_filter("join", move |values: &Value, between: Option<&str>| join(values, between, most));
    environment.add_filter("letter", |place: u32| letters(place as usize));
    environment.add_filter("json", move |value: &Value| json(value, most));
    environment.add_filter("qr", qr::qr);
    environment.add_filter("data", move |value: &Value| data(value, most));
    environment.add_filter("small", |words: &str| lower_letter(words));
}

/// Words and paragraphs as markup of the page's language.
fn add_markup(environment: &mut Environment<'static>, escape: Escape, links: &Arc<Links>) {
    let page = Arc::clone(links);
    environment.add_filter("inlines", move |value: &Value, options: Kwargs| -> Result<Value, Error> {
        let one_line = options.get::<Option<bool>>("one_line")?.unwrap_or(false);
        let inlines = wrapped(words::inlines(value)?, &options)?;
        options.assert_all_used()?;
        let place = if one_line { markdown::Place::Line } else { markdown::Place::Paragraph };
        Ok(Value::from_safe_string(escape.inlines(&inlines, place, &page)))
    });
    let page = Arc::clone(links);
    environment.add_filter("blocks", move |value: &Value, options: Kwargs| -> Result<Value, Error> {
        let level = options.get::<Option<u8>>("level")?.unwrap_or(LEVEL);
        let columns = columns(options.get("columns")?);
        let blocks = led(words::blocks(value)?, options.get("lead")?);
        options.assert_all_used()?;
        Ok(Value::from_safe_string(escape.blocks(&blocks, level, columns, &page)))
    });
}

/// What a template prints without a filter, if it is a run of words or paragraphs.
pub(super) fn printed(value: &Value, escape: Escape, links: &Links) -> Option<String> {
    if let Ok(inlines) = words::inlines(value) {
        return Some(escape.inlines(&inlines, markdown::Place::Paragraph, links));
    }
    let blocks = words::blocks(value).ok()?;
    Some(escape.blocks(&blocks, LEVEL, COLUMNS, links))
}

/// The words with what the options add: text before the end, strong print, a link around all.
fn wrapped(mut inlines: Vec<Inline>, options: &Kwargs) -> Result<Vec<Inline>, Error> {
    if let Some(text) = options.get::<Option<String>>("end")? {
        inlines.push(Inline::Text { text });
    }
    if options.get::<Option<bool>>("strong")?.unwrap_or(false) {
        inlines = vec![Inline::Strong { inlines }];
    }
    if let Some(to) = options.get::<Option<Value>>("to")? {
        inlines = vec![Inline::Reference { to: Box::new(words::other(&to)?), inlines }];
    }
    Ok(inlines)
}

/// The blocks with a bold word before the first paragraph, or above what is none. With nothing behind it, it has
/// no colon.
fn led(mut blocks: Vec<Block>, lead: Option<String>) -> Vec<Block> {
    let Some(lead) = lead else { return blocks };
    let text = if blocks.is_empty() { lead } else { format!("{lead}:") };
    let lead = Inline::Strong { inlines: vec![Inline::Text { text }] };
    if let Some(Block::Paragraph { inlines }) = blocks.first_mut() {
        inlines.splice(0..0, [lead, Inline::Text { text: " ".to_owned() }]);
    } else {
        blocks.insert(0, Block::Paragraph { inlines: vec![lead] });
    }
    blocks
}

/// A width that a template asks for; it may have subtracted more than there was.
fn columns(asked: Option<i64>) -> usize {
    asked.and_then(|columns| usize::try_from(columns.max(0)).ok()).unwrap_or(COLUMNS).clamp(NARROWEST, WIDEST)
}

/// Addresses as they stand in a quoted attribute or a link; none where there is nothing to link to.
fn add_addresses(environment: &mut Environment<'static>, escape: Escape, links: &Arc<Links>) {
    let written = move |address: Option<String>| {
        address.map(|address| {
            Value::from_safe_string(match escape {
                // An address holds nothing else that Markdown could read.
                Escape::Markdown => address.replace('&', "&amp;"),
                _ => escape.escape(&address),
            })
        })
    };
    environment.add_filter("url", move |address: &str| written(address::allowed(address)));
    environment.add_filter("anchor", move |anchor: &str| written(Some(path_reference(anchor))));
    let page = Arc::clone(links);
    environment.add_filter("link", move |to: &Value| -> Result<Option<Value>, Error> {
        Ok(written(page.address(&words::other::<Reference>(to)?)))
    });
    let page = Arc::clone(links);
    environment.add_filter("document", move |id: &str| written(page.document(id, None)));
    let page = Arc::clone(links);
    environment.add_filter("picture", move |path: &str| written(page.picture(path)));
    let page = Arc::clone(links);
    environment.add_filter("file", move |path: &str| written(Some(page.file(path))));
}

/// The bare words of inlines or blocks, or of plain text.
fn plain(value: &Value) -> Result<String, Error> {
    match words::inlines(value) {
        Ok(inlines) => Ok(text::plain(&inlines)),
        Err(_) => Ok(text::plain_blocks(&words::blocks(value)?)),
    }
}

/// Puts a prefix, or that many blanks, before every line but the first.
fn indent(value: &Value, by: &Value) -> Result<Value, Error> {
    let text = string(value)?;
    let prefix = match (by.as_str(), by.as_usize()) {
        (Some(prefix), _) => prefix.to_owned(),
        (None, Some(blanks)) => " ".repeat(blanks.min(INDENT)),
        (None, None) => {
            return Err(Error::new(ErrorKind::InvalidOperation, "`indent` takes a number or a prefix"));
        }
    };
    if prefix.len() > INDENT {
        return Err(Error::new(ErrorKind::InvalidOperation, "the prefix of `indent` is too long"));
    }
    Ok(same_safety(value, markdown::indent(text, &prefix)))
}

/// Wraps text at `width` columns, its lines hanging behind `first`.
fn hang(value: &Value, first: &str, width: Option<i64>) -> Result<Value, Error> {
    if first.len() > INDENT {
        return Err(Error::new(ErrorKind::InvalidOperation, "the prefix of `hang` is too long"));
    }
    let mut prefix = String::new();
    text::clean(first, &mut prefix);
    Ok(same_safety(value, text::hang(string(value)?, &prefix, columns(width))))
}

fn string(value: &Value) -> Result<&str, Error> {
    value
        .as_str()
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("a {} is not text", value.kind())))
}

fn same_safety(from: &Value, text: String) -> Value {
    if from.is_safe() { Value::from_safe_string(text) } else { Value::from(text) }
}

/// Texts with something between them.
fn join(values: &Value, between: Option<&str>, most: usize) -> Result<String, Error> {
    let mut joined = String::new();
    for (index, value) in values.try_iter()?.enumerate() {
        if index > 0 {
            joined.push_str(between.unwrap_or_default());
        }
        joined.push_str(string(&value)?);
        if joined.len() > most {
            return Err(Error::from(ErrorKind::WriteFailure));
        }
    }
    Ok(joined)
}

/// Any value as JSON, with two blanks for each level.
fn json(value: &Value, most: usize) -> Result<Value, Error> {
    let mut page = CountedPage::new(most);
    serde_json::to_writer_pretty(&mut page, value).map_err(unwritten)?;
    page.into_text().map(Value::from_safe_string)
}

/// Any value as JSON on one line, as it may stand in a script or in a `script` element: what could end either is
/// written as an escape, which only strings can hold.
fn data(value: &Value, most: usize) -> Result<Value, Error> {
    let mut page = CountedPage::new(most);
    serde_json::to_writer(&mut page, value).map_err(unwritten)?;
    let text = page.into_text()?;
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("\\u003c"),
            '>' => escaped.push_str("\\u003e"),
            '&' => escaped.push_str("\\u0026"),
            '\u{2028}' => escaped.push_str("\\u2028"),
            '\u{2029}' => escaped.push_str("\\u2029"),
            _ => escaped.push(character),
        }
    }
    Ok(Value::from_safe_string(escaped))
}

fn unwritten(error: serde_json::Error) -> Error {
    let kind = if error.is_io() { ErrorKind::WriteFailure } else { ErrorKind::BadSerialization };
    Error::new(kind, error.to_string())
}
