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
            None => KEPT.into_iter().find(|name| is_left_open(line, name)),
        };
    }
    out
}

/// Elements in which blank lines stay.
const KEPT: [&str; 4] = ["pre", "textarea", "script", "style"];

fn is_left_open(line: &str, name: &str) -> bool {
    line.rfind(&format!("<{name}")) > line.rfind(&format!("</{name}"))
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
    use super::tidy;

    #[test]
    fn blank_lines_stay_where_they_mean_something() {
        let page = "\n<p>\n\n  \na</p>\n<pre dir=\"ltr\"><code>b\n\nc</code></pre>\n\nd";
        assert_eq!(tidy(page), "<p>\na</p>\n<pre dir=\"ltr\"><code>b\n\nc</code></pre>\nd");
    }
}
