//! What is known while a text is read: what was named, what has to be declared, for whom the steps at hand are.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::platforms::Condition;
use super::prose::{literal, prose};
use super::token::Token;

/// What readers type of their own.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) label: String,
    pub(super) secret: bool,
}

#[derive(Debug, Default)]
pub(super) struct Context {
    /// By their names.
    pub(super) values: BTreeMap<String, Value>,
    pub(super) declarations: BTreeSet<String>,
    /// The systems that conditions name.
    pub(super) systems: BTreeSet<&'static str>,
    /// The conditions around the steps at hand.
    scope: Vec<Condition>,
    /// The label that was named last.
    pub(super) last: Option<String>,
    /// Whether the steps at hand have begun somewhere.
    pub(super) started: bool,
    /// Whether a step may have led to another screen since the last one was named.
    pub(super) moved: bool,
    /// What readers typed last, by its name.
    pub(super) typed: Option<String>,
    /// What a heading or the first words of an item name.
    pub(super) subject: Option<String>,
    /// The statement that all steps of the item at hand stand in.
    pub(super) around: Option<String>,
    /// A place that was named before what is there.
    pub(super) place: Option<String>,
    /// A list to choose from that was named before what is chosen.
    pub(super) list: Option<String>,
    /// Sections without steps.
    pub(super) abouts: Vec<Entry>,
    /// Below pictures are words; they are read where nothing else tells steps.
    pub(super) reads_captions: bool,
}

impl Context {
    /// A block for some readers. Where it contradicts what is around it, the reader decides.
    pub(super) fn when(&mut self, condition: &Condition, words: &[Token], block: Vec<Entry>) -> Entry {
        let contradicts = self.scope.iter().any(|outer| {
            let is_within = condition.systems.iter().all(|system| outer.systems.contains(system));
            !outer.systems.is_empty()
                && !condition.systems.is_empty()
                && (!is_within || outer.versions && condition.versions)
                || outer.text == condition.text
        });
        if contradicts {
            let is_if = words.first().is_some_and(|first| first.lower() == "if");
            let words = super::token::cut(words, usize::from(is_if), words.len());
            return Entry::group(format!("if {}", prose(words)), block);
        }
        self.declarations.extend(condition.declarations.iter().map(|line| (*line).to_owned()));
        self.systems.extend(condition.systems.iter());
        Entry::group(format!("when {}", condition.text), block)
    }

    /// Reads something inside a condition.
    pub(super) fn within<T>(&mut self, condition: &Condition, read: impl FnOnce(&mut Self) -> T) -> T {
        self.scope.push(condition.clone());
        let result = read(self);
        self.scope.pop();
        result
    }

    /// A value that readers type, for its words; nothing if no name can be made of them.
    pub(super) fn value(&mut self, words: &str) -> Option<String> {
        let parts: Vec<String> = super::kept::words(words).take(4).collect();
        let name = parts.join("-");
        let is_name = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !super::words::RESERVED.contains(&name.as_str())
            && name.len() < 60;
        if !is_name {
            return None;
        }
        let secret = parts.iter().any(|part| super::words::SECRETS.contains(&part.as_str()));
        self.values.entry(name.clone()).or_insert_with(|| Value { label: words.to_owned(), secret });
        Some(name)
    }

    /// The lines that declare values.
    pub(super) fn value_lines(&self) -> Vec<Entry> {
        let line = |(name, value): (&String, &Value)| {
            let word = if value.secret { "secret" } else { "value" };
            Entry::new(
                super::entry::Role::Said,
                format!("{word} {name} {}", literal(&crate::text::upper_letter(&value.label))),
            )
        };
        self.values.iter().map(line).collect()
    }
}

/// A remark about a line of the source.
pub(super) fn remark(line: u32, words: &str) -> String {
    format!("line {line}: {words}")
}
