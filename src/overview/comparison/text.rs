//! A comparison for reading in a terminal.

use super::shape::{Change, ChangeKind, Presence, Report};
use super::words::{alone, size, summary, title, within};
use crate::report::safe_line;

impl Report {
    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!("From {} to {}: {}\n", self.from, self.to, summary(self));
        for guide in self.guides.iter().filter(|guide| guide.presence == Presence::Both) {
            text.push_str(&format!("\n{} ({})\n  {}\n\n", guide.title, guide.source, size(guide)));
            guide.changes.iter().for_each(|it| change(it, &mut text));
        }
        for (condition, guides) in alone(self) {
            text.push_str(&format!("\nOnly for {condition}\n"));
            guides.iter().for_each(|it| text.push_str(&format!("  {} ({})\n", it.title, it.source)));
        }
        text.lines().map(|line| safe_line(line) + "\n").collect()
    }
}

fn change(change: &Change, text: &mut String) {
    text.push_str(&format!("  {}", title(change)));
    let both = change.before.as_ref().zip(change.after.as_ref());
    let item = change.after.as_ref().or(change.before.as_ref());
    let place = item.and_then(within);
    match (change.change, both, item) {
        (ChangeKind::Reworded, Some((before, after)), _) => {
            let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
            text.push_str(&format!("{place}\n      before  {}\n      after   {}\n", before.text, after.text));
        }
        (ChangeKind::OtherBranch, Some((before, after)), _) => {
            let said = |words: Option<String>| words.unwrap_or_else(|| "always".to_owned());
            text.push_str(&format!(
                "\n      {}\n      before  {}\n      after   {}\n",
                after.text,
                said(within(before)),
                said(within(after))
            ));
        }
        (_, _, Some(item)) => {
            let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
            text.push_str(&format!("{place}\n      {}\n", item.text));
        }
        (_, _, None) => text.push('\n'),
    }
}
