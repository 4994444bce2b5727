//! The settings that hold in a project, and where each comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::FORMAT;
use super::rules::written_at;
use crate::build::{self, Project};
use crate::report::safe_line;
use crate::text::json_schema;

/// All settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The version of this shape.
    pub format: u32,
    pub settings: Vec<Setting>,
}

/// One setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Setting {
    /// As in the project file, with the names of its tables: `theme.accent`.
    pub name: String,
    /// Null if it has none.
    pub value: Value,
    /// Where it comes from: `default`, a place in the project file, or an option of the command.
    pub from: String,
}

/// The settings of a project.
pub fn report(project: &Project) -> Report {
    let mut settings = Vec::new();
    let schema = build::schema();
    defaults(&schema, &schema, "", &mut settings);
    for written in &project.settings.written {
        let from = written_at(project, written.place);
        set(&mut settings, Setting { name: written.key.clone(), value: written.value.clone(), from });
    }
    for (code, level, option) in project.settings.levels.asked() {
        let (name, value) = (format!("rules.{}", code.name), Value::from(level.name()));
        set(&mut settings, Setting { name, value, from: option.to_owned() });
    }
    Report { format: FORMAT, settings }
}

/// The JSON Schema of a [`Report`].
pub fn schema() -> Value {
    json_schema::<Report>()
}

/// Puts a setting in the place of the one of its name.
fn set(settings: &mut Vec<Setting>, setting: Setting) {
    match settings.iter_mut().find(|there| there.name == setting.name) {
        Some(there) => *there = setting,
        None => settings.push(setting),
    }
}

/// Every setting of the schema that is no table, with its default. Levels are listed by `guidec rules`, and terms only where there are some.
fn defaults(schema: &Value, table: &Value, before: &str, settings: &mut Vec<Setting>) {
    let Some(properties) = table.get("properties").and_then(Value::as_object) else { return };
    for (key, property) in
        properties.iter().filter(|(key, _)| !matches!(key.as_str(), "rules" | "overrides" | "terms"))
    {
        let name = format!("{before}{key}");
        let inner = referred(schema, property);
        match inner.filter(|inner| inner.get("properties").is_some()) {
            Some(inner) => defaults(schema, inner, &format!("{name}."), settings),
            None => {
                let value = property.get("default").cloned().unwrap_or_default();
                settings.push(Setting { name, value, from: "default".to_owned() });
            }
        }
    }
}

/// What a property refers to.
fn referred<'a>(schema: &'a Value, property: &'a Value) -> Option<&'a Value> {
    let choices = property.get("anyOf").and_then(Value::as_array);
    let first = choices.and_then(|choices| choices.first()).unwrap_or(property);
    let path = first.get("$ref")?.as_str()?.strip_prefix('#')?;
    schema.pointer(path)
}

impl Report {
    /// Sets what an option of the command says.
    pub fn ask(&mut self, name: &str, value: Value, option: &str) {
        set(&mut self.settings, Setting { name: name.to_owned(), value, from: option.to_owned() });
    }

    /// For people.
    pub fn text(&self) -> String {
        let widest = |word: fn(&Setting) -> usize| self.settings.iter().map(word).max().unwrap_or(0).min(40);
        let names = widest(|setting| setting.name.chars().count());
        let values = widest(|setting| shown(&setting.value).chars().count());
        let lines = self.settings.iter().map(|setting| {
            let value = shown(&setting.value);
            safe_line(&format!("{:<names$}  {value:<values$}  {}", setting.name, setting.from)) + "\n"
        });
        lines.collect()
    }
}

fn shown(value: &Value) -> String {
    if value.is_null() { "none".to_owned() } else { value.to_string() }
}
