//! Versions, ranges of versions, and names of versions.

use super::condition;
use crate::syntax::advice::{self, comparisons};
use crate::syntax::ast::condition::{VersionRange, VersionText};
use crate::syntax::ast::product::{NameRelation, SuffixRank, SuffixWords, VersionName};
use crate::syntax::cursor::Cursor;
use crate::syntax::grammar::Rule;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::Kind;

use super::text::{Flavour, text};

/// A version, with or without quotation marks.
pub(super) fn version(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<VersionText, Reported> {
    match cursor.peek() {
        Some(token) if token.kind == Kind::Number => {
            cursor.advance(1);
            Ok(VersionText::new(lowering.written(token).to_owned(), lowering.place(token)))
        }
        Some(token) if matches!(token.kind, Kind::Text | Kind::OpenText) => {
            let text = text(lowering, cursor, Flavour::Verbatim)?;
            Ok(VersionText::new(text.plain(), text.span))
        }
        _ => Err(lowering.report(advice::expected("a version", cursor))),
    }
}

/// Versions with commas.
pub(super) fn list(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<VersionText>, Reported> {
    let mut versions = vec![version(lowering, cursor)?];
    while cursor.take_kind(Kind::Comma).is_some() {
        versions.push(version(lowering, cursor)?);
    }
    Ok(versions)
}

/// `10.3 or later`, `12 or 14`.
pub(in crate::syntax) fn ranges(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<VersionRange>, Reported> {
    let rest = cursor.rest();
    let Some(pair) = condition::parse(Rule::versions, lowering.slice(rest.start, rest.end)) else {
        let slip = comparisons::after_a_name(cursor, cursor.here());
        return Err(lowering
            .report(slip.unwrap_or_else(|| advice::expected("a version, such as `10.3 or later`", cursor))));
    };
    let end = rest.start + pair.as_span().end() as u32;
    let ranges = condition::ranges(lowering, cursor, pair);
    cursor.skip_to(end);
    Ok(ranges)
}

/// `"Pie" = 9, "12L" after 12`.
pub(super) fn names(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Vec<VersionName>, Reported> {
    let mut names = Vec::new();
    loop {
        let name = version(lowering, cursor)?;
        let relation = if cursor.take_kind(Kind::Equals).is_some() {
            NameRelation::Same
        } else if cursor.take("after").is_some() {
            NameRelation::After
        } else if cursor.take("before").is_some() {
            NameRelation::Before
        } else {
            return Err(lowering.report(advice::expected("`=`, `after` or `before`", cursor)));
        };
        names.push(VersionName { name, relation, version: version(lowering, cursor)? });
        if cursor.take_kind(Kind::Comma).is_none() {
            return Ok(names);
        }
    }
}

/// `any`, or `"beta", "rc"`.
pub(super) fn suffixes(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<SuffixWords, Reported> {
    match cursor.take("any") {
        Some(_) => Ok(SuffixWords::Any),
        None => Ok(SuffixWords::These(list(lowering, cursor)?)),
    }
}

/// How a suffix orders, by its word.
pub(in crate::syntax) fn rank(word: &str) -> Option<SuffixRank> {
    match word.to_ascii_lowercase().as_str() {
        "before" => Some(SuffixRank::Before),
        "after" => Some(SuffixRank::After),
        "ignored" => Some(SuffixRank::Ignored),
        _ => None,
    }
}

pub(super) fn read_rank(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<SuffixRank, Reported> {
    let Some(rank) = rank(cursor.word()) else {
        return Err(lowering.report(advice::expected("`before`, `after` or `ignored`", cursor)));
    };
    cursor.advance(1);
    Ok(rank)
}
