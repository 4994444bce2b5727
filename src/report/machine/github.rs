//! Annotations of GitHub Actions: lines that its runner obeys.
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::findings::{Finding, Findings, Weight};
use crate::report::safe;
use crate::text::visible;

/// One annotation a line.
pub(in crate::report) fn annotations(findings: &Findings) -> String {
    findings.findings.iter().map(annotation).collect()
}

fn annotation(finding: &Finding) -> String {
    let command = match finding.severity {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        properties.push(("file", place.file.clone()));
        properties.push(("line", place.start.line.to_string()));
        properties.push(("endLine", place.end.line.to_string()));
        // Columns are for places on one line.
        if place.start.line == place.end.line {
            properties.push(("col", place.start.column.to_string()));
            properties.push(("endColumn", place.end.column.to_string()));
        }
    }
    properties.push(("title", format!("{} {}", finding.code, finding.rule)));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    format!("::{command} {}::{}\n", properties.join(","), data(&finding.words()))
}

/// The message of a command. Line ends are kept in it; what does not show is written out.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| visible(line).replace('%', "%25")).collect();
    safe::without_runner_commands(&lines.join("%0A"))
}

/// The value of a property, which must not end it.
fn property(text: &str) -> String {
    let text = visible(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C");
    safe::without_runner_commands(&text)
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_its_place() {
        assert_eq!(data("50%: a,b\r\n::error::x ##[y]\u{1B}"), "50%25: a,b%0A::error::x ##⁅y]<U+001B>");
        assert_eq!(property("a,line=9::x%0A.guide\n"), "a%2Cline=9%3A%3Ax%250A.guide<U+000A>");
    }
}
