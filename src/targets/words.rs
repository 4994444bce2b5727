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
        None => list(value, inline).ok_or_else(|| unreadable(value)),
    }
}

/// Paragraphs and the like.
pub(super) fn blocks(value: &Value) -> Result<Vec<Block>, Error> {
    list(value, block).ok_or_else(|| unreadable(value))
}

/// Something else that a document has.
pub(super) fn other<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    read(value).ok_or_else(|| unreadable(value))
}

fn unreadable(value: &Value) -> Error {
    let problem =
        format!("a {} is not what this filter takes: words or paragraphs of a document", value.kind());
    Error::new(ErrorKind::InvalidOperation, problem)
}

fn inline(value: &Value) -> Option<Inline> {
    let text = |name| Some(part(value, name)?.as_str()?.to_owned());
    let inner = || list(&part(value, "inlines")?, inline);
    Some(match part(value, "inline")?.as_str()? {
        "text" => Inline::Text { text: text("text")? },
        "label" => Inline::Label { text: text("text")? },
        "code" => Inline::Code { text: text("text")? },
        "keys" => Inline::Keys { text: text("text")? },
        "strong" => Inline::Strong { inlines: inner()? },
        "emphasis" => Inline::Emphasis { inlines: inner()? },
        "strikethrough" => Inline::Strikethrough { inlines: inner()? },
        "link" => Inline::Link { address: text("address")?, inlines: inner()? },
        "reference" => Inline::Reference { to: read(&part(value, "to")?)?, inlines: inner()? },
        "variants" => Inline::Variants { variants: list(&part(value, "variants")?, variant)? },
        _ => read(value)?,
    })
}

fn variant(value: &Value) -> Option<InlineVariant> {
    Some(InlineVariant { who: read(&part(value, "who")?)?, inlines: list(&part(value, "inlines")?, inline)? })
}

fn block(value: &Value) -> Option<Block> {
    let blocks = |value: &Value| list(value, block);
    Some(match part(value, "block")?.as_str()? {
        "paragraph" => Block::Paragraph { inlines: list(&part(value, "inlines")?, inline)? },
        "quote" => Block::Quote { blocks: blocks(&part(value, "blocks")?)? },
        "list" => {
            Block::List { start: read(&part(value, "start")?)?, items: list(&part(value, "items")?, blocks)? }
        }
        _ => read(value)?,
    })
}

fn part(value: &Value, name: &str) -> Option<Value> {
    value.get_attr(name).ok()
}

/// What serde makes of it.
fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value.clone()).ok()
}

/// A list, however long it says that it is: templates can say so of what nobody holds.
fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let is_list = matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable);
    let parts = value.try_iter().ok().filter(|_| is_list)?;
    parts.map(|part| read(&part)).collect()
}
