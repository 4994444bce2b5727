//! Words and paragraphs read back from what templates hand to filters. Serde reads them as well, but copies everything once
//! more to find out which kind they are, and pages have hundreds of them.

use crate::document::shape::{Block, Inline, InlineVariant};
use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Value};
use serde::de::DeserializeOwned;

/// A run of words; plain text is one, too.
pub(super) fn inlines(value: &Value) -> Result<Vec<Inline>, Error> {
    match value.as_str() {
        Some(text) => Ok(vec![Inline::Text { text: text.to_owned() }]),
        None => list(value, inline),
    }
}

/// Paragraphs and the like.
pub(super) fn blocks(value: &Value) -> Result<Vec<Block>, Error> {
    list(value, block)
}

/// Something else that a document has.
pub(super) fn other<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    T::deserialize(value.clone()).map_err(|_| unreadable(value))
}

fn unreadable(value: &Value) -> Error {
    let problem =
        format!("a {} is not what this filter takes: words or paragraphs of a document", value.kind());
    Error::new(ErrorKind::InvalidOperation, problem)
}

fn inline(value: &Value) -> Result<Inline, Error> {
    let text = || text(value, "text");
    let inner = || list(&value.get_attr("inlines")?, inline);
    Ok(match value.get_attr("inline")?.as_str() {
        Some("text") => Inline::Text { text: text()? },
        Some("label") => Inline::Label { text: text()? },
        Some("code") => Inline::Code { text: text()? },
        Some("keys") => Inline::Keys { text: text()? },
        Some("strong") => Inline::Strong { inlines: inner()? },
        Some("emphasis") => Inline::Emphasis { inlines: inner()? },
        Some("strikethrough") => Inline::Strikethrough { inlines: inner()? },
        Some("link") => Inline::Link { address: self::text(value, "address")?, inlines: inner()? },
        Some("reference") => Inline::Reference { to: other(&value.get_attr("to")?)?, inlines: inner()? },
        Some("value") | Some("line_break") => other(value)?,
        Some("variants") => Inline::Variants { variants: list(&value.get_attr("variants")?, variant)? },
        _ => return Err(unreadable(value)),
    })
}

fn variant(value: &Value) -> Result<InlineVariant, Error> {
    let inlines = list(&value.get_attr("inlines")?, inline)?;
    Ok(InlineVariant { who: other(&value.get_attr("who")?)?, inlines })
}

fn block(value: &Value) -> Result<Block, Error> {
    Ok(match value.get_attr("block")?.as_str() {
        Some("paragraph") => Block::Paragraph { inlines: list(&value.get_attr("inlines")?, inline)? },
        Some("quote") => Block::Quote { blocks: blocks(&value.get_attr("blocks")?)? },
        Some("list") => Block::List {
            start: other(&value.get_attr("start")?)?,
            items: list(&value.get_attr("items")?, blocks)?,
        },
        _ => other(value)?,
    })
}

fn text(value: &Value, name: &str) -> Result<String, Error> {
    value.get_attr(name)?.as_str().map(str::to_owned).ok_or_else(|| unreadable(value))
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    if !matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable) {
        return Err(unreadable(value));
    }
    let mut all = Vec::with_capacity(value.len().unwrap_or_default());
    for part in value.try_iter()? {
        all.push(read(&part)?);
    }
    Ok(all)
}
