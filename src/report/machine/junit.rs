//! JUnit's XML: a suite for each file, a case for each finding. What fails the run fails its case.

use super::findings::{Finding, Findings, Weight};
use crate::report::safe;
use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};
use std::collections::BTreeMap;

/// The suite of what is about no file.
const PROJECT: &str = "project";

/// `files`: all that were checked; those without a finding have a case that passed. `failing`: the least weight that fails
/// the run.
///
/// # Errors
/// None in truth: it is written to memory.
pub(in crate::report) fn junit(
    findings: &Findings,
    files: &[String],
    failing: Weight,
) -> Result<String, SerializeError> {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> =
        files.iter().map(|file| (file.as_str(), Vec::new())).collect();
    for finding in &findings.findings {
        let file = finding.place.as_ref().map_or(PROJECT, |place| place.file.as_str());
        by_file.entry(file).or_default().push(finding);
    }
    let mut report = Report::new("guidec");
    for (file, findings) in by_file {
        let file = safe::line(file);
        let mut suite = TestSuite::new(file.as_str());
        if findings.is_empty() {
            suite.add_test_case(in_file(TestCase::new("check", TestCaseStatus::success()), &file));
        }
        for finding in findings {
            suite.add_test_case(in_file(case(finding, failing), &file));
        }
        report.add_test_suite(suite);
    }
    report.to_string()
}

fn in_file(mut case: TestCase, file: &str) -> TestCase {
    case.set_classname(file);
    case
}

fn case(finding: &Finding, failing: Weight) -> TestCase {
    let place = finding.place.as_ref().map(|place| format!(":{}:{}", place.start.line, place.start.column));
    let name = format!("{} {}{}", finding.code, finding.rule, place.unwrap_or_default());
    let words = safe::lines(&finding.words());
    if finding.severity < failing {
        let mut case = TestCase::new(name, TestCaseStatus::success());
        case.set_system_out(format!("{}: {words}", finding.severity.word()));
        return case;
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(safe::line(&finding.title)).set_type(finding.severity.word()).set_description(words);
    TestCase::new(name, status)
}
