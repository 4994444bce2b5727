//! Numbers, times, points and directions.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::advice;
use crate::syntax::ast::statement::Mark;
use crate::syntax::ast::text::Duration;
use crate::syntax::cursor::Cursor;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::Kind;
use crate::vocabulary::{Direction, TimeUnit};

/// A whole number.
pub(super) fn number(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<u32, Reported> {
    let Some(token) = cursor.take_kind(Kind::Number) else {
        return Err(lowering.report(advice::expected("a number", cursor)));
    };
    let written = lowering.written(token);
    written.parse().map_err(|_| {
        let reason = if written.bytes().all(|byte| byte.is_ascii_digit()) {
            format!("`{written}` is too large a number")
        } else {
            format!("`{written}` is not a whole number")
        };
        lowering.report(
            Diagnostic::new(&codes::BAD_NUMBER, reason)
                .at(lowering.place(token), "a whole number stands here, such as `5`"),
        )
    })
}

/// `5 times`.
pub(super) fn count(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<u32, Reported> {
    let place = cursor.here();
    let count = number(lowering, cursor)?;
    cursor.take("times");
    if count == 0 {
        return Err(lowering.report(
            Diagnostic::new(&codes::BAD_NUMBER, "a step cannot be done zero times").at(place, "at least 1"),
        ));
    }
    Ok(count)
}

/// `540,1810`.
pub(super) fn mark(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Mark, Reported> {
    let x = number(lowering, cursor)?;
    if cursor.take_kind(Kind::Comma).is_none() {
        return Err(lowering.report(advice::expected("a comma and the second number of the point", cursor)));
    }
    Ok(Mark { x, y: number(lowering, cursor)? })
}

/// `5 minutes`.
pub(super) fn duration(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<Duration, Reported> {
    let start = cursor.here().start;
    let amount = number(lowering, cursor)?;
    let unit = unit(lowering, cursor)?;
    Ok(Duration { span: cursor.since(start), amount, unit })
}

/// `2 minutes`, or `2 to 5 minutes`.
pub(super) fn durations(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<(Duration, Option<Duration>), Reported> {
    let start = cursor.here();
    let amount = number(lowering, cursor)?;
    if cursor.take("to").is_some() {
        let most = duration(lowering, cursor)?;
        return Ok((Duration { span: start, amount, unit: most.unit }, Some(most)));
    }
    let unit = unit(lowering, cursor)?;
    let least = Duration { span: cursor.since(start.start), amount, unit };
    let most = match cursor.take("to") {
        Some(_) => Some(duration(lowering, cursor)?),
        None => None,
    };
    Ok((least, most))
}

fn unit(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<TimeUnit, Reported> {
    let unit = match cursor.word().to_ascii_lowercase().as_str() {
        "second" | "seconds" | "s" | "sec" => TimeUnit::Seconds,
        "minute" | "minutes" | "min" => TimeUnit::Minutes,
        "hour" | "hours" | "h" => TimeUnit::Hours,
        "day" | "days" => TimeUnit::Days,
        _ => {
            return Err(lowering.report(advice::expected(
                "a unit of time (`seconds`, `minutes`, `hours` or `days`)",
                cursor,
            )));
        }
    };
    cursor.advance(1);
    Ok(unit)
}

/// The direction that a word names.
pub(in crate::syntax) fn direction(word: &str) -> Option<Direction> {
    [("up", Direction::Up), ("down", Direction::Down), ("left", Direction::Left), ("right", Direction::Right)]
        .into_iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word))
        .map(|(_, direction)| direction)
}

pub(super) fn read_direction(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Direction, Reported> {
    let Some(direction) = direction(cursor.word()) else {
        return Err(lowering.report(advice::expected("`up`, `down`, `left` or `right`", cursor)));
    };
    cursor.advance(1);
    Ok(direction)
}

/// The `5 taps` behind `on`.
pub(super) fn taps(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<(u32, Span), Reported> {
    let start = cursor.here().start;
    let count = number(lowering, cursor)?;
    if cursor.take("taps").or_else(|| cursor.take("tap")).is_none() {
        return Err(lowering.report(advice::expected("`taps`", cursor)));
    }
    Ok((count, cursor.since(start)))
}
