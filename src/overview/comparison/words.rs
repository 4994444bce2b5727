//! How changes are said, in every format alike.

use super::shape::{Change, ChangeKind, GuideChanges, Item, ItemKind, Presence, Report};
use crate::text::count;

/// "Step 3 says something else".
pub(super) fn title(change: &Change) -> String {
    let Some(item) = change.after.as_ref().or(change.before.as_ref()) else { return String::new() };
    let what = what(item);
    match change.change {
        ChangeKind::Added => format!("{what} is new"),
        // Its number may be another step's now.
        ChangeKind::Gone if item.label.is_some() => format!("Former {} is gone", lower(&what)),
        ChangeKind::Gone => format!("{what} is gone"),
        ChangeKind::Reworded => format!("{what} says something else"),
        ChangeKind::OtherBranch => format!("{what} holds in another case"),
        ChangeKind::Moved => format!("{what} stands in another place"),
    }
}

fn lower(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_lowercase().collect::<String>()).unwrap_or_default()
        + characters.as_str()
}

fn what(item: &Item) -> String {
    let noun = match item.kind {
        ItemKind::Step => "Step",
        ItemKind::Need => "What readers need",
        ItemKind::Heading => "A heading",
        ItemKind::Note => "A note",
        ItemKind::Tip => "A tip",
        ItemKind::Warning => "A warning",
        ItemKind::Result => "A result",
        ItemKind::Why => "A reason",
        ItemKind::Picture => "A picture",
        ItemKind::Video => "A video",
        ItemKind::Jump => "Where it goes on",
        ItemKind::Done => "The end",
        ItemKind::NotPossible => "“Not possible”",
    };
    item.label.as_ref().map_or_else(|| noun.to_owned(), |label| format!("{noun} {label}"))
}

/// The branches around an item: "On Android 12 or later, then Use the camera"; none: it is for everybody.
pub(super) fn within(item: &Item) -> Option<String> {
    (!item.within.is_empty()).then(|| item.within.join(", then "))
}

/// "1 guide changes, 3 stay the same, 2 are for neither".
pub(super) fn summary(report: &Report) -> String {
    let both = report.guides.iter().filter(|guide| guide.presence == Presence::Both).count();
    let mut parts = vec![match both {
        0 => "no guide changes".to_owned(),
        1 => "1 guide changes".to_owned(),
        several => format!("{several} guides change"),
    }];
    match report.unchanged {
        0 => {}
        1 => parts.push("1 stays the same".to_owned()),
        several => parts.push(format!("{several} stay the same")),
    }
    match report.neither {
        0 => {}
        1 => parts.push("1 is for neither".to_owned()),
        several => parts.push(format!("{several} are for neither")),
    }
    parts.join(", ")
}

/// "2 changes; 7 steps stay".
pub(super) fn size(guide: &GuideChanges) -> String {
    let stay = match guide.kept {
        1 => "1 step stays".to_owned(),
        kept => format!("{} stay", count(usize::try_from(kept).unwrap_or(usize::MAX), "step")),
    };
    format!("{}; {stay}", count(guide.changes.len(), "change"))
}

/// The guides that only some readers have, under whom they are for.
pub(super) fn alone(report: &Report) -> impl Iterator<Item = (&str, Vec<&GuideChanges>)> {
    let sides = [(Presence::OnlyBefore, report.from.as_str()), (Presence::OnlyAfter, report.to.as_str())];
    let lists = sides.into_iter().map(|(presence, condition)| {
        (condition, report.guides.iter().filter(|guide| guide.presence == presence).collect::<Vec<_>>())
    });
    lists.filter(|(_, guides)| !guides.is_empty())
}
