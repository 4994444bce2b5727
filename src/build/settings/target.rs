//! `[target.NAME]`: what the templates of a target are told.

use std::borrow::Cow;

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::build::options::wanted;

impl Reader {
    pub(super) fn target_options(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(targets) = value.get_ref() else {
            return self.wrong(value, "write the options of a target under `[target.NAME]`");
        };
        for (name, options) in targets {
            match json(options.get_ref()) {
                Some(Value::Object(read)) => {
                    self.known_options(name.get_ref(), options, &read);
                    self.settings.options.insert(name.get_ref().to_string(), read);
                }
                Some(_) => self.wrong(options, "write the options of a target under `[target.NAME]`"),
                None => self.wrong(options, "a number here is too large"),
            }
        }
    }

    /// What the targets that come with guidec would not understand.
    fn known_options(&mut self, target: &str, table: &Spanned<DeValue<'_>>, read: &Map<String, Value>) {
        let DeValue::Table(table) = table.get_ref() else { return };
        for (option, value) in table {
            let option = option.get_ref().as_ref();
            if let Some(wanted) = read.get(option).and_then(|read| wanted(target, option, read)) {
                self.wrong(value, wanted);
            }
        }
    }
}

/// A TOML value as templates see it; none if a number does not fit. The depth is bounded by the
/// TOML parser.
pub(super) fn json(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            Value::from(i64::from_str_radix(&digits, number.radix()).ok()?)
        }
        DeValue::Float(number) => Value::from(number.as_str().replace('_', "").parse::<f64>().ok()?),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(moment) => Value::String(moment.to_string()),
        DeValue::Array(items) => {
            Value::Array(items.iter().map(|item| json(item.get_ref())).collect::<Option<_>>()?)
        }
        DeValue::Table(table) => {
            let entry = |(key, value): (&Spanned<Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
                Some((key.get_ref().to_string(), json(value.get_ref())?))
            };
            Value::Object(table.iter().map(entry).collect::<Option<_>>()?)
        }
    })
}
