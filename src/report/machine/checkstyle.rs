//! The XML of Checkstyle, which many CI systems read.
//! <https://checkstyle.sourceforge.io/config.html> and its `checkstyle` element with `file` and `error`.

use super::findings::{Finding, Findings, Weight};
use crate::report::safe;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::collections::BTreeMap;
use std::io;

/// # Errors
/// None in truth: it is written to memory.
pub(in crate::report) fn checkstyle(findings: &Findings) -> io::Result<String> {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &findings.findings {
        let file = finding.place.as_ref().map_or(".", |place| place.file.as_str());
        by_file.entry(file).or_default().push(finding);
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("checkstyle").with_attribute(("version", "10.0")).write_inner_content(
        |writer| {
            for (file, findings) in &by_file {
                let name = safe::line(file);
                writer.create_element("file").with_attribute(("name", name.as_str())).write_inner_content(
                    |writer| findings.iter().try_for_each(|finding| write(finding, writer)),
                )?;
            }
            Ok(())
        },
    )?;
    Ok(String::from_utf8_lossy(&writer.into_inner()).into_owned() + "\n")
}

fn write(finding: &Finding, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    let severity = match finding.severity {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "info",
    };
    let (line, column) =
        finding.place.as_ref().map_or((1, 1), |place| (place.start.line, place.start.column));
    let (line, column) = (line.to_string(), column.to_string());
    let (message, source) = (safe::line(&finding.title), format!("guidec.{}", finding.rule));
    let attributes = [
        ("line", line.as_str()),
        ("column", column.as_str()),
        ("severity", severity),
        ("message", message.as_str()),
        ("source", source.as_str()),
    ];
    writer.create_element("error").with_attributes(attributes).write_empty()?;
    Ok(())
}
