//! What the project file says, setting by setting, for `guidec config`.

use std::ops::Range;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reader;
use super::target::json;
use crate::source::Span;

/// A setting of the project file.
#[derive(Clone, Debug)]
pub struct WrittenSetting {
    /// With the names of its tables: `theme.accent`, `overrides[1].files`.
    pub key: String,
    pub value: Value,
    pub place: Span,
    /// Where its name stands.
    pub key_place: Span,
}

impl Reader {
    /// Remembers every setting with its place.
    pub(super) fn remember(&mut self, table: &DeTable<'_>) {
        let mut found = Vec::new();
        settings_of(String::new(), table, &mut found);
        let mut written: Vec<WrittenSetting> = found
            .into_iter()
            .filter_map(|(key, name, value)| {
                let (place, key_place) = (self.span(value.span()), self.span(name));
                Some(WrittenSetting { key, value: json(value.get_ref())?, place, key_place })
            })
            .collect();
        written.sort_by_key(|setting| setting.place);
        self.settings.written = written;
    }
}

/// The TOML parser bounds how deep tables nest.
fn settings_of<'a, 'text>(
    before: String,
    table: &'a DeTable<'text>,
    found: &mut Vec<(String, Range<usize>, &'a Spanned<DeValue<'text>>)>,
) {
    for (key, value) in table {
        let name = key.span();
        let key = format!("{before}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => settings_of(format!("{key}."), inner, found),
            DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => {
                for (number, item) in (1..).zip(items.iter()) {
                    if let DeValue::Table(inner) = item.get_ref() {
                        settings_of(format!("{key}[{number}]."), inner, found);
                    }
                }
            }
            _ => found.push((key, name, value)),
        }
    }
}
