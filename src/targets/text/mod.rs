//! Plain text for paper and terminals: the one place that writes it.

mod block;
mod inline;
mod wrap;

pub(super) use block::blocks;
pub(super) use inline::{inlines, plain, plain_blocks};
pub(super) use wrap::hang;

/// `text` without characters that would act on a terminal.
pub(super) fn clean(text: &str, out: &mut String) {
    out.extend(
        text.chars()
            .filter(|character| matches!(character, '\n' | '\t') || !crate::text::is_hidden(*character)),
    );
}

/// Blank lines: one where templates leave several, none at the ends, one line end at the end of the file.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || !(out.is_empty() || out.ends_with("\n\n")) {
            out.push_str(line);
            out.push('\n');
        }
    }
    let end = out.trim_end_matches('\n').len();
    out.truncate(end);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}
