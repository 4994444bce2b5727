//! Plain text as Markdown.

/// Escapes one run of text onto `out`, whose last line begins at byte `line_start`.
///
/// Blanks and line ends become one blank each. `|` and `~` are always escaped, so the result may stand in a
/// table; the ends of a run are escaped as if any character could follow.
pub(crate) fn escape(text: &str, line_start: usize, out: &mut String) {
    let mut characters =
        text.chars().filter(|character| !character.is_control() || character.is_whitespace());
    let mut current = characters.next();
    while let Some(character) = current {
        let next = characters.next();
        let line = out.get(line_start..).unwrap_or_default();
        if character.is_whitespace() && character != '\u{A0}' {
            if !line.is_empty() && !line.ends_with(' ') {
                out.push(' ');
            }
        } else {
            if is_markup(character, line, next) {
                out.push('\\');
            }
            out.push(character);
        }
        current = next;
    }
}

/// `text` by itself, on one line.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, 0, &mut out);
    out
}

/// Whether `character` after `line` (what stands in its line already) and before `next` could mean something.
fn is_markup(character: char, line: &str, next: Option<char>) -> bool {
    let first = line.is_empty();
    match character {
        // Braces hold attributes of headings, and what generators of sites fill in.
        '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' | '$' | '@' | '^' | '{' | '}' => true,
        '_' => !(line.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
        '&' => next.is_none_or(|next| next.is_alphanumeric() || next == '#'),
        '#' => first || next.is_none_or(|next| next.is_ascii_digit()),
        '>' | '-' | '+' | '=' => first,
        ':' => first || next == Some('/'),
        // After a run that ended in `https:`.
        '/' => line.ends_with(':') && !line.ends_with("\\:"),
        '.' => ends_with_www(line) || is_number(line),
        ')' => is_number(line),
        _ => false,
    }
}

/// Whether a dot or parenthesis here would make a list item.
fn is_number(line: &str) -> bool {
    !line.is_empty() && line.len() <= 9 && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a dot here would make a link of what follows.
fn ends_with_www(line: &str) -> bool {
    line.len()
        .checked_sub(3)
        .and_then(|start| line.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_be_markup_is_escaped() {
        for (text, escaped) in [
            ("Wi-Fi & Bluetooth (on)!?", "Wi-Fi & Bluetooth (on)!?"),
            ("snake_case _x_", "snake_case \\_x\\_"),
            ("1. one", "1\\. one"),
            ("12) one, 2. two", "12\\) one, 2. two"),
            ("- x - y", "\\- x - y"),
            ("# a #b #1 c#", "\\# a #b \\#1 c\\#"),
            ("> a > b", "\\> a > b"),
            ("<b> &lt; AT&T &", "\\<b> \\&lt; AT\\&T \\&"),
            ("[a](b) ![c]", "\\[a\\](b) !\\[c\\]"),
            ("https://x.example www.x.example a@b.c", "https\\://x.example www\\.x.example a\\@b.c"),
            ("  a\n\n  b  ", "a b "),
            ("a|b ~c~ $d$ `e` *f* \\", "a\\|b \\~c\\~ \\$d\\$ \\`e\\` \\*f\\* \\\\"),
            ("2^3^", "2\\^3\\^"),
            ("a {#b c=d} {{ e }}", "a \\{#b c=d\\} \\{\\{ e \\}\\}"),
            ("+ a + b", "\\+ a + b"),
            ("= a = b", "\\= a = b"),
            (": a: b http:/ x", "\\: a: b http\\:/ x"),
            ("1234567890. a", "1234567890. a"),
            ("123456789. a", "123456789\\. a"),
            (". a) b", ". a) b"),
            ("WwW.a ww.b xwww.c", "WwW\\.a ww.b xwww\\.c"),
            ("_a b_ _ a_", "\\_a b\\_ \\_ a\\_"),
            ("&#1; & &-", "\\&\\#1; & &-"),
            ("#a b# c #", "\\#a b# c \\#"),
            ("a\u{A0}b\u{2003}c\u{1B}[d\r\n", "a\u{A0}b c\\[d "),
            ("\u{A0}", "\u{A0}"),
        ] {
            assert_eq!(one_line(text), escaped);
        }
    }

    #[test]
    fn a_run_goes_on_in_the_line_before_it() {
        let behind = |before: &str, line_start: usize, text: &str| {
            let mut out = before.to_owned();
            escape(text, line_start, &mut out);
            out
        };
        assert_eq!(behind("https:", 0, "//a"), "https:\\//a");
        assert_eq!(behind("https\\:", 0, "//a"), "https\\://a");
        assert_eq!(behind("a\n", 2, "- b"), "a\n\\- b");
        assert_eq!(behind("a ", 0, " - b"), "a - b");
        assert_eq!(behind("a\n", 2, "  b"), "a\nb");
    }
}
