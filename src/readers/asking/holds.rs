//! What an answer says, so that it answers the same question of another guide.

use std::fmt::Write as _;

use crate::readers::describe::{Vocabulary, interval};
use crate::readers::space::{Axis, Cells, Position, Segment, maker_of};
use crate::readers::version::Version;

/// What holds for whoever gives an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Any of these values.
    Is(Vec<String>),
    /// Something that is none of these values.
    Not(Vec<String>),
    /// A version from the first bound on, up to the second and without it, in a form that can be compared.
    Versions { from: Option<String>, before: Option<String> },
}

/// What an answer says that takes in these positions.
pub(super) fn holds(words: &Vocabulary<'_>, axis: &Axis, versions: Option<usize>, cells: &Cells) -> Holds {
    let touches = |place: usize| cells.touches(&Position::start_of(place), &Position::start_of(place + 1));
    if let Some(place) = versions.filter(|place| touches(*place)) {
        let (start, end) = (Position::start_of(place), Position::start_of(place + 1));
        let here = cells.within(&start, &end);
        let first = here.runs().first().map(|(low, _)| low.clone()).unwrap_or(start);
        let last = here.runs().last().map(|(_, high)| high.clone()).unwrap_or(end.clone());
        let run = interval(&first, &last, &end);
        let from = (!run.low.is_least()).then(|| bound(&run.low));
        return Holds::Versions { from, before: run.high.as_ref().map(bound) };
    }
    let places = || axis.segments.iter().enumerate();
    let others = places().any(|(place, segment)| {
        touches(place) && matches!(segment, Segment::OtherDevice | Segment::OtherSkin)
    });
    let names = |inside: bool| {
        let named = places().filter(|(place, _)| touches(*place) == inside);
        named.filter_map(|(_, segment)| name(words, axis, *segment)).collect()
    };
    if others { Holds::Not(names(false)) } else { Holds::Is(names(true)) }
}

/// The key of a value. Devices say whose they are, so that guides that name others understand them: `galaxy-s7 by samsung`;
/// another device of a maker says which it is not: `by sony!xperia-1`.
fn name(words: &Vocabulary<'_>, axis: &Axis, segment: Segment) -> Option<String> {
    let mut name = words.key(axis.subject, segment)?;
    let declared = &words.scope.declarations;
    if let Segment::OtherBy(maker) = segment {
        let known =
            axis.segments.iter().filter(|it| **it != segment && maker_of(declared, **it) == Some(maker));
        for key in known.filter_map(|known| words.key(axis.subject, *known)) {
            name.push('!');
            name.push_str(&key);
        }
    } else if let Some(maker) = maker_of(declared, segment).and_then(|maker| declared.makers.get(maker)) {
        name.push_str(" by ");
        name.push_str(&maker.key);
    }
    Some(name)
}

/// `10.3`; the line before it where there are several, the words behind the numbers after it: `2:14~-3.1`.
fn bound(version: &Version) -> String {
    let dotted = |numbers: &[u64]| numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".");
    let mut text = String::new();
    if version.line() > 0 {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}:", version.line());
    }
    text.push_str(&dotted(version.numbers()));
    for mark in version.suffix() {
        let _ = write!(text, "~{}", mark.rank);
        mark.numbers.iter().for_each(|number| {
            let _ = write!(text, ".{number}");
        });
    }
    text
}
