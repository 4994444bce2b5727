//! Findings that were there before the project was checked, by their identities.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Identity, Severity};
use crate::source::Sources;
use crate::text::{json, visible};

/// The version of the file's shape; raised when a reader of it could break.
const FORMAT: u32 = 1;

/// How often each finding is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<Identity, Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    title: String,
    count: usize,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    /// Tells a baseline from other JSON files.
    #[serde(rename = "guidec-baseline")]
    format: u32,
    findings: Vec<Line>,
}

/// One finding of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    file: String,
    rule: String,
    /// What was found, for people who read the file.
    title: String,
    /// The line of the guide.
    line: String,
    /// The words in it that are wrong.
    at: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(count: &usize) -> bool {
    *count == 1
}

impl Baseline {
    /// The errors and warnings among the findings, and those that none can hold. Notes fail nothing, so they are
    /// told again each time.
    pub fn of(findings: &[Diagnostic], sources: &Sources) -> (Self, Vec<Diagnostic>) {
        let mut baseline = Self::default();
        let mut left = Vec::new();
        for finding in findings.iter().filter(|finding| finding.severity > Severity::Note) {
            match known(finding, sources) {
                Some(identity) => {
                    let entry = Entry { title: finding.title.clone(), count: 0 };
                    baseline.entries.entry(identity).or_insert(entry).count += 1;
                }
                None => left.push(finding.clone()),
            }
        }
        (baseline, left)
    }

    /// Reads the file; the error says in words what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: serde_json::Value =
            serde_json::from_str(text).map_err(|_| "is not a baseline: it is not JSON".to_owned())?;
        match value.get("guidec-baseline").and_then(serde_json::Value::as_u64) {
            None => return Err("is not a baseline of guidec".to_owned()),
            Some(format) if format != u64::from(FORMAT) => {
                return Err(format!("is a baseline of another version of guidec ({format}, not {FORMAT})"));
            }
            Some(_) => {}
        }
        let shape: Shape = serde_json::from_value(value)
            .map_err(|error| format!("is a damaged baseline: {}", visible(&error.to_string())))?;
        let mut baseline = Self::default();
        for Line { file, rule, title, line, at, count } in shape.findings {
            let identity = Identity { file, rule, line, at };
            let entry = baseline.entries.entry(identity).or_insert(Entry { title, count: 0 });
            entry.count = entry.count.saturating_add(count);
        }
        Ok(baseline)
    }

    /// The file: sorted, one value on a line.
    pub fn print(&self) -> Result<String, serde_json::Error> {
        let findings = self.entries.iter().map(|(identity, entry)| {
            let Identity { file, rule, line, at } = identity.clone();
            Line { file, rule, title: entry.title.clone(), line, at, count: entry.count }
        });
        let shape = Shape { format: FORMAT, findings: findings.collect() };
        json(&shape)
    }

    /// How many findings it holds.
    pub fn count(&self) -> usize {
        self.entries.values().fold(0, |sum, entry| sum.saturating_add(entry.count))
    }

    /// Whether it holds a finding. Each time that it does, one finding of the kind is used up.
    pub(super) fn takes(&mut self, finding: &Diagnostic, sources: &Sources) -> bool {
        let entry = known(finding, sources).and_then(|identity| self.entries.get_mut(&identity));
        match entry {
            Some(entry) if entry.count > 0 => {
                entry.count -= 1;
                true
            }
            _ => false,
        }
    }

    /// What is not used up: the file, the rule, the line and how often.
    pub(super) fn rest(&self) -> impl Iterator<Item = (&str, &str, &str, usize)> {
        let rest = self.entries.iter().filter(|(_, entry)| entry.count > 0);
        rest.map(|(place, entry)| {
            (place.file.as_str(), place.rule.as_str(), place.line.as_str(), entry.count)
        })
    }
}

/// None if a baseline cannot hold it.
fn known(finding: &Diagnostic, sources: &Sources) -> Option<Identity> {
    Identity::of(finding, sources).filter(|_| finding.code.standing.can_be_known())
}
