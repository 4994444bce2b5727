//! The difference of two texts, as patches show it.

use similar::TextDiff;

use super::safe;
use crate::text::visible;

/// A unified diff of a file. No line of it acts on a terminal or a CI runner; hidden characters are written out, so it is
/// for people and not for `patch`.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let name = visible(name);
    let diff = TextDiff::from_lines(old, new);
    // Where every line ends as on Windows, that need not be said for each.
    let is_windows = [old, new].iter().all(|text| text.matches("\r\n").count() == text.matches('\n').count());
    let mut printed = String::new();
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        if printed.is_empty() {
            printed = format!("--- {name}\n+++ {name}\n");
        }
        printed.push_str(&format!("{}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let line = change.value().trim_end_matches('\n');
            let line = if is_windows { line.trim_end_matches('\r') } else { line };
            printed.push_str(&format!("{}{}\n", change.tag(), line_of(line)));
            if change.missing_newline() {
                printed.push_str("\\ No newline at end of file\n");
            }
        }
    }
    printed
}

/// A runner obeys a line that begins with two colons, whatever blanks stand before them.
fn line_of(line: &str) -> String {
    let shown = safe::without_runner_commands(&visible(&line.replace('\t', "    ")));
    let rest = shown.trim_start();
    match rest.strip_prefix("::") {
        Some(behind) => format!("{}∷{behind}", shown.get(..shown.len() - rest.len()).unwrap_or_default()),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn nothing_in_a_patch_acts() {
        let old = "a\n  ::error::x\n\u{1B}[2J\tz\n##[command]\n";
        let printed = unified("x\u{202E}.guide", old, "b\n  ::error::x\n");
        assert_eq!(
            printed,
            "--- x<U+202E>.guide\n+++ x<U+202E>.guide\n@@ -1,4 +1,2 @@\n-a\n+b\n   ∷error::x\n-<U+001B>[2J    z\n-##⁅command]\n"
        );
        assert_eq!(unified("x", "a\n", "a\n"), "");
        assert_eq!(unified("x", "a\r\n", "b\r\n"), "--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n");
        assert_eq!(
            unified("x", "a\r\nb\n", "a\nb"),
            "--- x\n+++ x\n@@ -1,2 +1,2 @@\n-a<U+000D>\n-b\n+a\n+b\n\\ No newline at end of file\n"
        );
    }
}
