//! Texts between three quotation marks, over several lines.

/// The marks around such a text.
pub(super) const MARKS: &str = "\"\"\"";

/// The lines between the marks, for a text that is indented by `indentation`; nothing if the text has one line.
///
/// As the language reads it: what stands behind the opening marks is a first line; the others lose what they all
/// are indented by; nothing is left of blanks at the end. All else is the writer's, blanks at line ends as well.
pub(super) fn lines(written: &str, indentation: &str) -> Option<Vec<String>> {
    let inside = written.strip_prefix(MARKS)?.strip_suffix(MARKS)?;
    let (first, rest) = inside.split_once('\n')?;
    let common = common_indentation(rest);
    let first = first.trim_start();
    let first = (!first.is_empty()).then_some(first);
    let others = rest.split('\n').map(|line| line.get(common.min(indented_by(line))..).unwrap_or(""));
    let mut lines: Vec<String> = first
        .into_iter()
        .chain(others)
        .map(|line| if line.trim().is_empty() { String::new() } else { format!("{indentation}{line}") })
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if let Some(last) = lines.last_mut() {
        last.truncate(last.trim_end().len());
    }
    Some(lines)
}

/// How many bytes of indentation all lines share.
fn common_indentation(text: &str) -> usize {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(indented_by).min().unwrap_or(0)
}

fn indented_by(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn the_content_is_kept() {
        assert_eq!(lines("\"\"\"one line\"\"\"", "  "), None);
        assert_eq!(lines("\"\"\"\n\"\"\"", "  "), Some(vec![]));
        assert_eq!(
            lines("\"\"\" a\n      b  \n\n        c\n   \"\"\"", "  ").unwrap(),
            ["  a", "  b  ", "", "    c"]
        );
        assert_eq!(lines("\"\"\"\n\nx\n\ty\n\"\"\"", "  ").unwrap(), ["", "  x", "  \ty"]);
    }
}
