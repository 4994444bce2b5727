//! Blank lines.

/// Leaves one blank line where templates leave several, drops blanks at line ends, and ends the file with one
/// line end. What stands between code fences is kept.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut blank = true;
    for line in text.lines() {
        // A fence may stand in items and quotes.
        let content = line
            .trim_start_matches(|character: char| " >-*.)".contains(character) || character.is_ascii_digit());
        let ticks = content.len() - content.trim_start_matches('`').len();
        match fence {
            Some(open) if content == open => fence = None,
            None if ticks >= 3 => fence = content.get(..ticks),
            _ => {}
        }
        let line = if fence.is_some() { line } else { line.trim_end() };
        if line.is_empty() && blank && fence.is_none() {
            continue;
        }
        blank = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    let end = out.trim_end_matches('\n').len();
    out.truncate(end);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn blank_lines_are_collapsed_outside_code() {
        assert_eq!(tidy("\n\na  \n\n\n\nb\n\n"), "a\n\nb\n");
        assert_eq!(
            tidy("1. ```sh\n   a\n\n\n   b\n   ```\n\n\nc"),
            "1. ```sh\n   a\n\n\n   b\n   ```\n\nc\n"
        );
    }
}
