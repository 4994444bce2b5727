//! The rules, and the level that each has in a project.

mod page;
mod words;

pub use page::page;
pub use words::explained;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::FORMAT;
use crate::build::{Origin, PROJECT_FILE, Project};
use crate::diagnostic::{Code, Level, codes};
use crate::report::safe_line;
use crate::source::Span;
use crate::text::json_schema;

/// All rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The version of this shape.
    pub format: u32,
    pub rules: Vec<Rule>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rule {
    pub name: String,
    pub code: String,
    /// The level now in force: `error`, `warn`, `note` or `off`.
    pub level: String,
    /// Where that comes from: `usual`, a place in the project file, or an option of the command.
    pub from: String,
    /// The level if nobody says anything.
    pub usual: String,
    /// The levels that it can have.
    pub levels: Vec<String>,
    /// Whether `# guidec: allow(…) because …` can allow what it finds.
    pub can_be_allowed: bool,
    /// What it finds, in one line.
    pub summary: String,
    /// Where some files have another level.
    pub overrides: Vec<Override>,
}

/// A level for some files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Override {
    pub files: Vec<String>,
    pub level: String,
    pub from: String,
}

/// The rules with their levels in a project.
pub fn report(project: &Project) -> Report {
    Report { format: FORMAT, rules: codes::all().map(|code| rule(project, code)).collect() }
}

/// The JSON Schema of a [`Report`].
pub fn schema() -> Value {
    json_schema::<Report>()
}

fn rule(project: &Project, code: &'static Code) -> Rule {
    let (level, origin) = project.settings.levels.in_force(code);
    let overrides = project.settings.levels.overridden(code).map(|(files, level, place)| Override {
        files: files.to_vec(),
        level: level.name().to_owned(),
        from: written_at(project, place),
    });
    Rule {
        name: code.name.to_owned(),
        code: code.id.to_owned(),
        level: level.name().to_owned(),
        from: match origin {
            Origin::Usual => "usual".to_owned(),
            Origin::Project(place) => written_at(project, place),
            Origin::Option(option) => option.to_owned(),
        },
        usual: code.usual_level().name().to_owned(),
        levels: code.standing.levels(code.usual_level()).map(|level| level.name().to_owned()).collect(),
        can_be_allowed: code.standing.can_be_allowed(),
        summary: code.summary(),
        overrides: overrides.collect(),
    }
}

/// `guidec.toml:4`.
pub(super) fn written_at(project: &Project, place: Span) -> String {
    let line = project.sources.locate(place).map_or(0, |(_, position)| position.line + 1);
    format!("{PROJECT_FILE}:{line}")
}

impl Report {
    /// For people: a line for each rule, and one for each level that is not its usual one.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for rule in &self.rules {
            let Rule { name, code, level, summary, .. } = rule;
            let line = format!("{name:<26}  {code}  {level:<5}  {summary}");
            text.push_str(&(safe_line(&line) + "\n"));
            if rule.from != "usual" {
                text.push_str(&format!("{:<26}  `{level}` by {}\n", "", rule.from));
            }
            for files in &rule.overrides {
                let line =
                    format!("{:<26}  `{}` in {} by {}", "", files.level, files.files.join(", "), files.from);
                text.push_str(&(safe_line(&line) + "\n"));
            }
        }
        text
    }
}

/// The levels of a rule as a table prints them: the usual one first.
pub(super) fn levels(code: &Code) -> String {
    let usual = code.usual_level();
    let others = code.standing.levels(usual).filter(|level| *level != usual);
    let names: Vec<&str> = others.map(Level::name).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}
