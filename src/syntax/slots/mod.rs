//! Reads what slots are filled with, one file for each kind of thing.

mod condition;
mod element;
mod leads;
mod name;
mod number;
mod text;
mod version;

pub(super) use condition::{condition, parse_alone};
pub(super) use element::{element, target};
pub(super) use name::name;
pub(super) use number::direction;
pub(super) use text::{Flavour, text};
pub(super) use version::{ranges, rank};

use super::cursor::Cursor;
use super::form::Takes;
use super::lowering::{Lowering, Reported};
use super::value::Value;

/// Reads one argument, which begins at the cursor. `begin` is where its keyword began.
pub(super) fn read(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
    takes: Takes,
    begin: u32,
) -> Result<Value, Reported> {
    Ok(match takes {
        Takes::By => Value::By(name::by(lowering, cursor)?),
        Takes::Condition => Value::Condition(condition(lowering, cursor)?),
        Takes::ConditionOrWords => Value::Scope(condition::scope(lowering, cursor)?),
        Takes::Coordinates => Value::Mark(number::mark(lowering, cursor)?),
        Takes::Count => Value::Number(number::count(lowering, cursor)?),
        Takes::Date => Value::Name(version::version(lowering, cursor)?),
        Takes::Direction => Value::Direction(number::read_direction(lowering, cursor)?),
        Takes::Duration => Value::Duration(number::duration(lowering, cursor)?),
        Takes::DurationRange => Value::Durations(number::durations(lowering, cursor)?),
        Takes::Element => Value::Element(element(lowering, cursor)?),
        Takes::Elements => Value::Elements(element::list(lowering, cursor)?),
        Takes::Flag => Value::Flag(cursor.since(begin)),
        Takes::Leads => Value::Leads(leads::leads(lowering, cursor, begin)?),
        Takes::Literal => Value::Text(text(lowering, cursor, Flavour::Literal)?),
        Takes::Literals => Value::Texts(text::list(lowering, cursor, Flavour::Literal)?),
        Takes::Look => Value::Look(element::look(lowering, cursor)?),
        Takes::Name => Value::Name(name(lowering, cursor)?),
        Takes::Names => Value::Names(name::list(lowering, cursor)?),
        Takes::NamesOr => Value::Names(name::alternatives(lowering, cursor)?),
        Takes::Number => Value::Number(number::number(lowering, cursor)?),
        Takes::Path => Value::Elements(element::path(lowering, cursor)?),
        Takes::Prose => Value::Text(text(lowering, cursor, Flavour::Prose)?),
        Takes::Ranges => Value::Ranges(ranges(lowering, cursor)?),
        Takes::Rank => Value::Rank(version::read_rank(lowering, cursor)?),
        Takes::Sometimes => Value::Sometimes(leads::sometimes(lowering, cursor, begin)?),
        Takes::Suffixes => Value::Suffixes(version::suffixes(lowering, cursor)?),
        Takes::Target => Value::Target(target(lowering, cursor)?),
        Takes::Targets => Value::Targets(element::targets(lowering, cursor)?),
        Takes::Things => Value::Things(name::things(lowering, cursor)?),
        Takes::Typed => Value::Text(text::typed(lowering, cursor)?),
        Takes::VersionNames => Value::VersionNames(version::names(lowering, cursor)?),
        Takes::Versions => Value::Names(version::list(lowering, cursor)?),
    })
}
