//! HTML: the one place that writes tags and escapes text for them.

mod block;
mod inline;

pub(super) use block::blocks;
pub(super) use inline::inlines;

/// A page without the blank lines that tags of templates leave behind. In `pre` and the like they mean something.
pub(super) fn tidy(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut kept: Option<&str> = None;
    for line in page.split_inclusive('\n') {
        if kept.is_none() && line.trim().is_empty() {
            continue;
        }
        out.push_str(line);
        kept = match kept {
            Some(name) => (!line.contains(&format!("</{name}"))).then_some(name),
            None => left_open(line),
        };
    }
    out
}

/// Elements in which blank lines stay.
const KEPT: [&str; 4] = ["pre", "textarea", "script", "style"];

/// The element of these that a line begins and does not end.
fn left_open(line: &str) -> Option<&'static str> {
    let mut open = None;
    for tag in line.as_bytes().split(|byte| *byte == b'<').skip(1) {
        let (name, closes) = tag.strip_prefix(b"/").map_or((tag, false), |name| (name, true));
        let Some(name) = KEPT.into_iter().find(|kept| name.starts_with(kept.as_bytes())) else { continue };
        if !closes {
            open = Some(name);
        } else if open == Some(name) {
            open = None;
        }
    }
    open
}

/// `text` for a text node or a quoted attribute.
pub(super) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, tidy};

    #[test]
    fn blank_lines_stay_where_they_mean_something() {
        let page = "\n<p>\n\n  \na</p>\n<pre dir=\"ltr\"><code>b\n\nc</code></pre>\n\nd";
        assert_eq!(tidy(page), "<p>\na</p>\n<pre dir=\"ltr\"><code>b\n\nc</code></pre>\nd");
        let inside = "<style>\n\na</p>\n\n</style>\n";
        assert_eq!(tidy(&format!("{inside}\n")), inside);
        assert_eq!(
            tidy("<pre>a</pre>\n\n<pre>b</pre><pre>\n\n</pre>"),
            "<pre>a</pre>\n<pre>b</pre><pre>\n\n</pre>"
        );
        assert_eq!(tidy("</pre><pre>\n\n</script>\n\n</pre>"), "</pre><pre>\n\n</script>\n\n</pre>");
    }

    #[test]
    fn words_are_no_tags_and_close_no_attribute() {
        let mut out = "a".to_owned();
        escape("<b c='d' e=\"f\">&g;\n\t\u{1B}\r\u{85}\0ü", &mut out);
        assert_eq!(out, "a&lt;b c=&#39;d&#39; e=&quot;f&quot;&gt;&amp;g;\n\tü");
    }
}
