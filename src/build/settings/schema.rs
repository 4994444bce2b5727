//! The JSON Schema of the project file, for editors and for `guidec config`. The reader of the file says what is
//! wrong with one; a test holds the two together.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::rule_options::LEVEL;
use crate::diagnostic::{Code, Level, codes};
use crate::style::{Options, RuleOption, Wanted};

/// The project file of guidec, `guidec.toml`. Paths begin at its folder and stay inside it.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ProjectFile {
    /// The project's name, over the list of guides.
    #[schemars(extend("default" = "Guides"))]
    name: Option<String>,
    /// The language of guides that name none: the code of a language, such as "en" or "pt-BR".
    #[schemars(extend("default" = "en"))]
    language: Option<String>,
    /// Where the site will lie.
    #[schemars(regex(pattern = r"^https?://"))]
    address: Option<String>,
    /// Where guides lie: files, folders, or patterns as in .gitignore.
    #[schemars(extend("default" = ["."]))]
    sources: Option<Texts>,
    /// What of the sources is left out, in the same way.
    #[schemars(extend("default" = []))]
    exclude: Option<Texts>,
    /// The folder that `guidec build` fills.
    #[schemars(extend("default" = "build"))]
    out: Option<String>,
    /// What `guidec build` makes if it is not told.
    #[schemars(extend("default" = ["html"]))]
    targets: Option<Texts>,
    /// Whether templates that did not come with guidec may run.
    #[schemars(extend("default" = false))]
    trust_templates: Option<bool>,
    /// The file with the findings that are known and not told.
    baseline: Option<String>,
    /// The levels of rules.
    rules: Option<Rules>,
    /// The levels of rules for some files; of several, the last that names a rule holds.
    overrides: Option<Vec<Override>>,
    /// Words that are not wanted, each with what stands for it; empty: nothing.
    terms: Option<BTreeMap<String, String>>,
    /// The look of pages.
    theme: Option<Theme>,
    /// Options for targets, each in a table of its own.
    target: Option<Targets>,
}

/// One text, or a list of them.
#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "it stands for its schema")]
enum Texts {
    One(String),
    Several(Vec<String>),
}

#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Override {
    /// Files, folders, or patterns as in .gitignore.
    files: Texts,
    rules: Levels,
}

#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Theme {
    /// A PNG, JPEG, GIF or WebP picture that stands beside the name.
    logo: Option<String>,
    /// The colour of links, numbers and marks.
    accent: Option<Color>,
    /// The same where the reader's device is set to dark.
    accent_dark: Option<Color>,
    /// The names of fonts, the first that a device has is taken.
    font: Option<Texts>,
}

/// `#` and three or six digits.
#[derive(JsonSchema, Serialize)]
#[serde(transparent)]
struct Color(#[schemars(regex(pattern = r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"))] String);

/// Options of the targets that come with guidec; those of others are free.
#[derive(JsonSchema, Serialize)]
struct Targets {
    html: Option<Html>,
    checklist: Option<Checklist>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Html {
    /// Whether every page holds its styles, scripts and pictures.
    #[schemars(extend("default" = false))]
    single_file: Option<bool>,
}

#[derive(JsonSchema, Serialize)]
struct Checklist {
    /// The paper that sheets are made for.
    #[schemars(extend("default" = "a4"))]
    paper: Option<Paper>,
}

#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "it stands for its schema")]
enum Paper {
    A4,
    Letter,
}

/// A level for each rule, as far as it can be chosen, and its options.
#[derive(Serialize)]
struct Rules;

/// Only levels: options hold for the whole project.
#[derive(Serialize)]
struct Levels;

impl JsonSchema for Rules {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let rules: Map<String, Value> = codes::all()
            .map(|code| {
                let level = level(code);
                let rule = match with_options(code, &level) {
                    Some(options) => json!({ "anyOf": [level, options] }),
                    None => level,
                };
                (code.name.to_owned(), rule)
            })
            .collect();
        json_schema!({ "type": "object", "properties": rules, "additionalProperties": false })
    }
}

impl JsonSchema for Levels {
    fn schema_name() -> Cow<'static, str> {
        "Levels".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let rules = generator.subschema_for::<Rules>();
        json_schema!({ "allOf": [rules], "additionalProperties": { "type": "string" } })
    }
}

/// The levels that a rule can have.
fn level(code: &Code) -> Value {
    let usual = code.usual_level();
    let levels: Vec<&str> = code.standing.levels(usual).map(Level::name).collect();
    json!({
        "description": format!("{} ({})", code.summary(), code.id),
        "enum": levels,
        "default": usual.name(),
    })
}

/// The table of a rule that has options.
fn with_options(code: &Code, level: &Value) -> Option<Value> {
    let mut usual = Options::default();
    let options = RuleOption::all(code).map(|option| {
        let mut schema = match &option.wanted {
            Wanted::Number { least, most, of } => {
                json!({ "type": "integer", "minimum": least, "maximum": most, "default": of(&mut usual) })
            }
            Wanted::Choice { among, of } => json!({ "enum": among, "default": of(&mut usual) }),
        };
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), Value::from(option.says));
        }
        (option.name.to_owned(), schema)
    });
    let options: Map<String, Value> = options.collect();
    if options.is_empty() {
        return None;
    }
    let mut properties = Map::from_iter([(LEVEL.to_owned(), level.clone())]);
    properties.extend(options);
    Some(json!({ "type": "object", "properties": properties, "additionalProperties": false }))
}

/// The JSON Schema of the project file.
pub fn schema() -> Value {
    // What is left out has no value; none can be written as nothing.
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<ProjectFile>().to_value();
    without_null(&mut schema);
    schema
}

/// TOML knows no `null`.
fn without_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Array(kinds)) = map.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [only] = kinds.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}
