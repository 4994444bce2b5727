//! A label in a text that differs in its spelling from the one on the screen.
//!
//! Bold words may be stressed words, so a single one counts as a label only where it is to be tapped.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::LABEL_SPELLING;
use crate::style::labels::{Labels, Used};
use crate::style::mention::Mention;
use crate::style::text::Text;
use crate::text::visible;

pub(super) fn check(
    labels: &Labels<'_>,
    used: &Used<'_>,
    text: &Text<'_>,
    mention: &Mention<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let words = mention.words;
    if !mention.is_tapped && !words.contains(' ') {
        return;
    }
    let like = labels.like(words);
    if used.names(words) || like.iter().any(|label| without_mark(label.words) == without_mark(words)) {
        return;
    }
    let mut here = like.iter().filter(|label| label.product.is_some_and(|it| used.products.contains(&it)));
    let Some(meant) = here.next() else { return };
    if here.any(|other| other.words != meant.words) {
        return;
    }
    let place = text.place(mention.range.clone());
    let finding = Diagnostic::new(
        &LABEL_SPELLING,
        format!("on the screen this is written \"{}\"", visible(meant.words)),
    )
    .at(place, "");
    // What a string would read otherwise is left to its author.
    let is_plain = !meant.words.contains(['"', '\\', '{', '}', '*', '_', '`', '[', ']', '<', ';']);
    found.push(match is_plain {
        true => finding.fix(format!("replace it by `{}`", visible(meant.words)), place, meant.words),
        false => finding,
    });
}

/// A colon behind a label leads to what stands beside it, and a stop or a comma inside the marks belongs to the sentence.
fn without_mark(words: &str) -> &str {
    if words.ends_with("..") {
        words
    } else {
        words.strip_suffix([':', '.', ',', ';', '!', '?']).unwrap_or(words)
    }
}
