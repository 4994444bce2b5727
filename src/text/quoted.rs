//! Words between quotation marks.

/// Words as a string: between quotation marks, its own ones and backslashes escaped.
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_within_do_not_end_the_string() {
        assert_eq!(quoted(r#"The "best" \ app"#), r#""The \"best\" \\ app""#);
    }
}
