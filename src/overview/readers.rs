//! The paths of guides, as text and as JSON.

use super::FORMAT;
use crate::analysis::follow;
use crate::build::Compiled;
use crate::document::Options;
use crate::document::paths::{Ends, GuidePaths, Parting, PartingKind, Path, Steps, paths};
use crate::model::ids::GuideId;
use crate::report::safe_line;
use crate::text::{and, count, json_schema};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The paths of some guides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The version of this shape.
    pub format: u32,
    pub guides: Vec<GuidePaths>,
}

/// Finds the paths of these guides, for the readers that they were compiled for.
pub fn report(compiled: &Compiled, guides: &[GuideId]) -> Report {
    let options = Options {
        language: &compiled.site.language,
        only_for: compiled.only_for.as_ref(),
        names_readers: true,
        sources: &compiled.sources,
        picture_size: &|_| None,
    };
    let found = guides.iter().filter_map(|guide| {
        let (following, _) = follow(&compiled.model, *guide, options.only_for);
        paths(&compiled.model, &following?, *guide, &options)
    });
    Report { format: FORMAT, guides: found.collect() }
}

/// The JSON Schema of a [`Report`].
pub fn schema() -> Value {
    json_schema::<Report>()
}

impl Report {
    /// For people.
    pub fn text(&self) -> String {
        let guides: Vec<String> = self.guides.iter().map(guide).collect();
        guides.join("\n").lines().map(|line| safe_line(line) + "\n").collect()
    }
}

fn guide(guide: &GuidePaths) -> String {
    let mut text = format!("{} ({})\n", guide.title, guide.source);
    if let Some(audience) = &guide.audience {
        text.push_str(&format!("{audience}\n"));
    }
    text.push('\n');
    match guide.paths.as_slice() {
        _ if guide.omitted => text.push_str(
            "  There are more kinds of readers than can be listed. Ask for some of them with --for 'CONDITION'.\n",
        ),
        [only] => text.push_str(&format!("  One path for all: {}.\n", length(only))),
        several => paths_of(several, &mut text),
    }
    if !guide.partings.is_empty() {
        text.push_str("\n  They part at\n");
        guide.partings.iter().for_each(|place| parting(place, &mut text));
    }
    text
}

fn paths_of(paths: &[Path], text: &mut String) {
    text.push_str(&format!("  {}\n", count(paths.len(), "path")));
    let lengths: Vec<String> = paths.iter().map(length).collect();
    let widest = lengths.iter().map(|length| length.chars().count()).max().unwrap_or_default();
    for (number, (path, length)) in (1..).zip(paths.iter().zip(&lengths)) {
        text.push_str(&format!("  {number:>3}  {length:<widest$}  {}\n", path.who));
    }
}

/// "9 steps", "7 to 9 steps, or it turns out to be impossible".
fn length(path: &Path) -> String {
    let Steps { least, most } = path.steps;
    let steps = if least == most {
        count(usize::try_from(most).unwrap_or(usize::MAX), "step")
    } else {
        format!("{least} to {most} steps")
    };
    match path.ends {
        Ends::Done => steps,
        Ends::NotPossible if most == 0 => "not possible".to_owned(),
        Ends::NotPossible => format!("{steps}, then not possible"),
        Ends::Either => format!("{steps}, may end as not possible"),
    }
}

fn parting(parting: &Parting, text: &mut String) {
    let what = match parting.kind {
        PartingKind::Steps => "",
        PartingKind::Wording => ", by what it says",
    };
    text.push_str(&format!("  - step {}{what}\n", parting.place));
    for way in &parting.ways {
        let numbers: Vec<String> = way.paths.iter().map(|path| (path + 1).to_string()).collect();
        let noun = if numbers.len() == 1 { "path" } else { "paths" };
        let words = match parting.kind {
            _ if way.words.is_empty() => "nothing to do".to_owned(),
            PartingKind::Steps => way.words.clone(),
            PartingKind::Wording => format!("“{}”", way.words),
        };
        text.push_str(&format!("      {noun} {}: {words}\n", and(&numbers)));
    }
}
