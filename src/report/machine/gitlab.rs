//! The code quality report of GitLab.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use super::findings::{Finding, Findings, Weight};
use serde_json::{Value, json};

pub(in crate::report) fn gitlab(findings: &Findings) -> Value {
    findings.findings.iter().map(issue).collect()
}

fn issue(finding: &Finding) -> Value {
    let severity = match finding.severity {
        Weight::Error => "major",
        Weight::Warning => "minor",
        Weight::Note => "info",
    };
    // Every issue needs a place there: what is about none is about the project.
    let (path, begin, end) = match &finding.place {
        Some(place) => (place.file.as_str(), place.start.line, place.end.line),
        None => (".", 1, 1),
    };
    json!({
        "description": finding.title,
        "content": { "body": finding.words() },
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": severity,
        "location": { "path": path, "lines": { "begin": begin, "end": end } },
    })
}
