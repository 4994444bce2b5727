//! A comparison for the description or a comment of a pull request.

use super::shape::{Change, ChangeKind, Presence, Report};
use super::words::{alone, size, summary, title, within};
use crate::document::shape::Inline;
use crate::targets::excerpt::{escaped, markdown};
use crate::text::visible;

impl Report {
    /// GitHub-flavoured Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "## From {} to {}\n\n{}.\n",
            code(&self.from),
            code(&self.to),
            escaped(&upper(&summary(self)))
        );
        for guide in self.guides.iter().filter(|guide| guide.presence == Presence::Both) {
            let (title, source) = (escaped(&guide.title), code(&guide.source));
            text.push_str(&format!("\n### {title}\n\n{source}: {}.\n\n", escaped(&size(guide))));
            guide.changes.iter().for_each(|it| change(it, &mut text));
        }
        for (condition, guides) in alone(self) {
            text.push_str(&format!("\n### Only for {}\n\n", code(condition)));
            for guide in guides {
                text.push_str(&format!("- {} ({})\n", escaped(&guide.title), code(&guide.source)));
            }
        }
        text
    }
}

fn change(change: &Change, text: &mut String) {
    text.push_str(&format!("- **{}**", escaped(&title(change))));
    let both = change.before.as_ref().zip(change.after.as_ref());
    let item = change.after.as_ref().or(change.before.as_ref());
    let place = item.and_then(within).map(|place| format!(" ({})", escaped(&place))).unwrap_or_default();
    match (change.change, both, item) {
        (ChangeKind::Reworded, Some((before, after)), _) => text
            .push_str(&format!("{place}\n  - before: {}\n  - after: {}\n", before.markdown, after.markdown)),
        (ChangeKind::OtherBranch, Some((before, after)), _) => {
            let said = |words: Option<String>| escaped(&words.unwrap_or_else(|| "always".to_owned()));
            text.push_str(&format!(
                ": {}\n  - before: {}\n  - after: {}\n",
                after.markdown,
                said(within(before)),
                said(within(after))
            ));
        }
        (_, _, Some(item)) => text.push_str(&format!("{place}: {}\n", item.markdown)),
        (_, _, None) => text.push('\n'),
    }
}

fn code(text: &str) -> String {
    markdown(&[Inline::Code { text: visible(text).into_owned() }])
}

fn upper(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default()
        + characters.as_str()
}
