//! All findings of a run as plain data: what `--format json` prints.

use super::fingerprint::Fingerprints;
use super::place::Place;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::report::Counts;
use crate::source::Sources;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of this shape.
const FORMAT: u32 = 1;

/// The findings of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Findings {
    /// The version of this shape.
    pub format: u32,
    /// The version of guidec.
    pub guidec: String,
    pub summary: Summary,
    /// In their order: by file, place, code. Fewer than the summary counts only if they are too many.
    pub findings: Vec<Finding>,
}

/// How many findings there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    Note,
    Warning,
    Error,
}

impl Weight {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Note => Self::Note,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// "E0450".
    pub code: String,
    /// "not-here": the name of its rule.
    pub rule: String,
    pub severity: Weight,
    /// What is wrong, in lower case and without a full stop.
    pub title: String,
    /// Where; none if it is about no place in a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What is said about this place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// Other places: declarations and causes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Facts: what is allowed, or why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Advice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<String>,
    /// A mechanical cure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Cure>,
    /// Stays when lines move: 32 hexadecimal digits, different for each finding of a run.
    pub fingerprint: String,
}

/// Another place with words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    pub place: Place,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// Edits that cure a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cure {
    /// What they do.
    pub title: String,
    pub edits: Vec<Replacement>,
    /// Whether `--fix` applies it: it neither changes what readers are told nor guesses what was meant.
    pub safe: bool,
}

/// The new text of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    pub place: Place,
    pub text: String,
}

impl Findings {
    /// Of `shown`, which are some of those that `all` counts. `folder`: the path from the repository to the project, empty or with `/` at
    /// its end.
    pub(in crate::report) fn new(
        shown: &[&Diagnostic],
        all: &Counts,
        sources: &Sources,
        folder: &str,
    ) -> Self {
        let mut fingerprints = Fingerprints::default();
        let finding = |diagnostic: &&Diagnostic| finding(diagnostic, sources, folder, &mut fingerprints);
        Self {
            format: FORMAT,
            guidec: env!("CARGO_PKG_VERSION").to_owned(),
            summary: Summary { errors: all.errors, warnings: all.warnings, notes: all.notes },
            findings: shown.iter().map(finding).collect(),
        }
    }
}

fn finding(
    diagnostic: &Diagnostic,
    sources: &Sources,
    folder: &str,
    fingerprints: &mut Fingerprints,
) -> Finding {
    let mut labels: Vec<_> = diagnostic.labels.iter().collect();
    labels.sort_by_key(|label| !label.primary);
    let mut places = labels.into_iter().filter_map(|label| {
        Place::of(label.span, sources, folder)
            .map(|place| Related { place, message: label.message.to_string() })
    });
    let first = places.next();
    let related = places.collect();
    let (place, message) = first.map(|first| (first.place, first.message)).unzip();
    Finding {
        code: diagnostic.code.id.to_owned(),
        rule: diagnostic.code.name.to_owned(),
        severity: diagnostic.severity.into(),
        title: diagnostic.title.clone(),
        place,
        message: message.unwrap_or_default(),
        related,
        notes: diagnostic.notes.clone(),
        help: diagnostic.help.clone(),
        fix: diagnostic.fix.as_ref().and_then(|fix| cure(fix, sources, folder)),
        fingerprint: fingerprints.of(diagnostic, sources),
    }
}

/// None if not all of it is about files.
fn cure(fix: &Fix, sources: &Sources, folder: &str) -> Option<Cure> {
    let edits = fix.edits.iter().map(|edit| {
        Some(Replacement { place: Place::of(edit.span, sources, folder)?, text: edit.replacement.clone() })
    });
    Some(Cure { title: fix.title.clone(), edits: edits.collect::<Option<_>>()?, safe: fix.is_safe })
}

impl Finding {
    /// What is wrong, where, and what to do about it, in one paragraph each.
    pub(super) fn words(&self) -> String {
        let mut words = self.title.clone();
        let message = Some(&self.message).filter(|message| !message.is_empty()).cloned();
        let help = self.help.iter().chain(self.fix.as_ref().map(|fix| &fix.title));
        let rest = message
            .into_iter()
            .chain(self.notes.iter().cloned())
            .chain(help.map(|help| format!("help: {help}")));
        for part in rest {
            words.push('\n');
            words.push_str(&part);
        }
        words
    }
}
