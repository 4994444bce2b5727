//! SARIF 2.1.0, which code scanning services and editors read.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use super::findings::{Cure, Finding, Findings, Weight};
use super::place::Place;
use crate::diagnostic::find;
use crate::text::path_reference;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The folder that paths begin at: the repository.
const ROOT: &str = "%SRCROOT%";

pub(in crate::report) fn sarif(findings: &Findings) -> Value {
    let mut ids: Vec<&str> = findings.findings.iter().map(|finding| finding.code.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let results = findings.findings.iter().map(|finding| {
        let rule = ids.binary_search(&finding.code.as_str()).unwrap_or_default();
        result(finding, rule)
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "guidec",
                "version": findings.guidec,
                "semanticVersion": findings.guidec,
                "rules": ids.iter().map(|id| rule(id)).collect::<Value>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "The folder of the repository." } } },
            "results": results.collect::<Value>(),
        }],
    })
}

fn level(weight: Weight) -> &'static str {
    weight.word()
}

/// What a rule is about, in the words of `guidec explain`.
fn rule(id: &str) -> Value {
    let Some(code) = find(id) else { return json!({ "id": id }) };
    json!({
        "id": code.id,
        "name": code.name,
        "shortDescription": { "text": code.summary() },
        "help": { "text": code.explanation, "markdown": code.explanation },
        "defaultConfiguration": { "level": level(code.severity.into()) },
    })
}

fn result(finding: &Finding, rule: usize) -> Value {
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(finding.code));
    result.insert("ruleIndex".to_owned(), json!(rule));
    result.insert("level".to_owned(), json!(level(finding.severity)));
    result.insert("message".to_owned(), json!({ "text": finding.words() }));
    if let Some(place) = &finding.place {
        result.insert("locations".to_owned(), json!([{ "physicalLocation": physical(place) }]));
    }
    let related = finding.related.iter().zip(1u32..).map(|(related, id)| {
        let place = physical(&related.place);
        match related.message.as_str() {
            "" => json!({ "id": id, "physicalLocation": place }),
            words => json!({ "id": id, "physicalLocation": place, "message": { "text": words } }),
        }
    });
    if !finding.related.is_empty() {
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    result.insert("partialFingerprints".to_owned(), json!({ "guidecFinding/v1": finding.fingerprint }));
    if let Some(cure) = &finding.fix {
        result.insert("fixes".to_owned(), json!([fix(cure)]));
    }
    Value::Object(result)
}

fn fix(cure: &Cure) -> Value {
    let mut by_file: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for edit in &cure.edits {
        let replacement =
            json!({ "deletedRegion": region(&edit.place), "insertedContent": { "text": edit.text } });
        by_file.entry(&edit.place.file).or_default().push(replacement);
    }
    let changes = by_file.into_iter().map(
        |(file, replacements)| json!({ "artifactLocation": artifact(file), "replacements": replacements }),
    );
    json!({
        "description": { "text": cure.title },
        "artifactChanges": changes.collect::<Value>(),
        "properties": { "safe": cure.safe },
    })
}

fn physical(place: &Place) -> Value {
    json!({ "artifactLocation": artifact(&place.file), "region": region(place) })
}

fn artifact(file: &str) -> Value {
    json!({ "uri": path_reference(file), "uriBaseId": ROOT })
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}
