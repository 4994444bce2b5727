//! Lengths of time in words.

use super::inlines::plain;
use super::inlines::text;
use super::phrase::Phrase;
use super::shape::Inline;
use crate::catalogue::Catalogue;
use crate::model::guide::Takes;
use crate::model::step::Duration;
use crate::vocabulary::TimeUnit;

/// "8 minutes".
pub(super) fn duration(duration: Duration, catalogue: &Catalogue) -> Vec<Inline> {
    let key = match duration.unit {
        TimeUnit::Seconds => "seconds",
        TimeUnit::Minutes => "minutes",
        TimeUnit::Hours => "hours",
        TimeUnit::Days => "days",
    };
    Phrase::new(key).number("count", duration.amount).say(catalogue)
}

/// "2 minutes", "2 to 5 minutes".
pub(super) fn takes(takes: Takes, catalogue: &Catalogue) -> String {
    let Some(most) = takes.most else { return plain(&duration(takes.least, catalogue)) };
    let least = if takes.least.unit == most.unit {
        text(takes.least.amount.to_string())
    } else {
        duration(takes.least, catalogue)
    };
    plain(
        &Phrase::new("time-range")
            .with("least", least)
            .with("most", duration(most, catalogue))
            .say(catalogue),
    )
}

/// The longest that it takes, for machines: "PT5M".
pub(super) fn longest(takes: Takes) -> String {
    let Duration { amount, unit } = takes.most.unwrap_or(takes.least);
    match unit {
        TimeUnit::Seconds => format!("PT{amount}S"),
        TimeUnit::Minutes => format!("PT{amount}M"),
        TimeUnit::Hours => format!("PT{amount}H"),
        TimeUnit::Days => format!("P{amount}D"),
    }
}
