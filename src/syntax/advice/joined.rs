//! What is said about the words between tests: commas, mixed `and` and `or`, `not` before `or`.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::ast::condition::Condition;
use crate::syntax::characters::is_name_character;
use crate::syntax::lowering::Lowering;

/// What stands between two tests.
#[derive(Clone, Copy)]
pub(in crate::syntax) struct Joint {
    pub(in crate::syntax) kind: JointKind,
    pub(in crate::syntax) span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) enum JointKind {
    And,
    Or,
    Comma,
}

/// With more tests than this, readings are too long to be read.
const READABLE: usize = 6;

/// A comma.
pub(in crate::syntax) fn comma(lowering: &Lowering<'_>, tests: &[Span], joints: &[Joint]) -> Diagnostic {
    let of = |title: &str| Diagnostic::new(&codes::COMMA_IN_CONDITION, title);
    let diagnostic = of("a comma in a condition may mean `and` or `or`");
    let place = joints.iter().position(|joint| joint.kind == JointKind::Comma).unwrap_or(0);
    let Some(comma) = joints.get(place) else { return diagnostic };
    let diagnostic = diagnostic.at(comma.span, "say which of the two");
    if let Some(cure) = decimal(lowering, tests, comma.span) {
        return of("a comma cannot stand in a version")
            .at(comma.span, "the numbers of a version are parted by points")
            .guess(format!("write `{cure}`"), comma.span, ".");
    }
    let written: Vec<&str> = tests.iter().map(|test| lowering.slice(test.start, test.end)).collect();
    if let Some((last, cure)) = answers(&written, joints, place) {
        let span = tests.get(place).zip(tests.get(last)).map(|(first, last)| first.to(*last));
        return match span {
            Some(span) => diagnostic.guess(format!("write `{cure}`"), span, cure),
            None => diagnostic,
        };
    }
    let commas_alone = joints.iter().all(|joint| joint.kind == JointKind::Comma);
    if !commas_alone || tests.len() > READABLE {
        return diagnostic.help("write `and` if all of it must hold, `or` if one of it is enough");
    }
    let versions_follow =
        written.iter().skip(1).all(|test| test.starts_with(|first: char| first.is_ascii_digit()));
    if versions_follow {
        return diagnostic.help(format!("write `{}`", written.join(" or ")));
    }
    diagnostic
        .help(format!("write `{}` if all of it must hold", written.join(" and ")))
        .help(format!("write `{}` if one of it is enough", written.join(" or ")))
}

/// `7.2` for `7,2`: a comma directly between two digits, of which no list is made (`12,13`).
fn decimal(lowering: &Lowering<'_>, tests: &[Span], comma: Span) -> Option<String> {
    let before = tests.iter().find(|test| test.end == comma.start)?;
    let after = tests.iter().find(|test| test.start == comma.end)?;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let before = lowering.slice(before.start, before.end);
    let after = lowering.slice(after.start, after.end);
    let before = before.rsplit(char::is_whitespace).next()?;
    let after = after.get(..digits(after))?;
    let (first, second): (u64, u64) = (before.parse().ok()?, after.parse().ok()?);
    (second != first + 1).then(|| format!("{before}.{after}"))
}

/// `plan is one of free, paid` for `plan is free, paid`, and the last of the tests that it takes in.
fn answers(written: &[&str], joints: &[Joint], place: usize) -> Option<(usize, String)> {
    let (subject, answer) = written.get(place)?.split_once(" is ")?;
    let one = |text: &str| !text.is_empty() && text.chars().all(is_name_character);
    let mut all = vec![answer.trim().trim_start_matches("one of ").trim()];
    let mut last = place;
    for (joint, test) in joints.iter().zip(written.iter().skip(1)).skip(place) {
        // "free, paid or trial" goes on, "free, paid and android" does not.
        if joint.kind == JointKind::And || !one(test) {
            break;
        }
        all.push(test);
        last += 1;
    }
    let cure = format!("{subject} is one of {}", all.join(", "));
    (last > place && one(all.first()?.split(',').next()?)).then_some((last, cure))
}

/// What is wrong with `and`, `or` and `not`, if anything.
pub(in crate::syntax) fn wrong(
    lowering: &Lowering<'_>,
    tests: &[Condition],
    joints: &[Joint],
) -> Option<Diagnostic> {
    foreign(lowering, joints)
        .or_else(|| mixed(lowering, tests, joints))
        .or_else(|| not_or(lowering, tests, joints))
}

/// `&&` and `||`.
fn foreign(lowering: &Lowering<'_>, joints: &[Joint]) -> Option<Diagnostic> {
    joints.iter().find_map(|joint| match lowering.slice(joint.span.start, joint.span.end) {
        "&&" => Some(sign(joint.span, "&&", "and")),
        "||" => Some(sign(joint.span, "||", "or")),
        _ => None,
    })
}

/// A sign that is a word here.
pub(in crate::syntax) fn sign(span: Span, written: &str, word: &str) -> Diagnostic {
    Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{written}` is written `{}` here", word.trim()))
        .at(span, "a condition is written in words")
        .fix(format!("write `{}`", word.trim()), span, word)
}

/// `and` and `or` side by side, with both readings if they are short enough to be read.
fn mixed(lowering: &Lowering<'_>, tests: &[Condition], joints: &[Joint]) -> Option<Diagnostic> {
    let first = joints.first()?;
    let second = joints.iter().find(|joint| joint.kind != first.kind)?;
    let diagnostic = Diagnostic::new(&codes::MIXED_AND_OR, "`and` and `or` are mixed without parentheses")
        .at(second.span, "which belongs together?")
        .see(first.span, "the other word is here");
    if tests.len() > READABLE {
        return Some(diagnostic.help("put parentheses around what belongs together"));
    }
    Some(
        diagnostic
            .help(format!("write `{}`", reading(lowering, tests, joints, JointKind::And)))
            .help(format!("or write `{}`", reading(lowering, tests, joints, JointKind::Or))),
    )
}

/// The condition with parentheses around what `grouped` joins.
fn reading(lowering: &Lowering<'_>, tests: &[Condition], joints: &[Joint], grouped: JointKind) -> String {
    let is_grouped = |index: usize| joints.get(index).is_some_and(|joint| joint.kind == grouped);
    let mut text = String::new();
    for (index, test) in tests.iter().enumerate() {
        let before = index.checked_sub(1).is_some_and(is_grouped);
        if is_grouped(index) && !before {
            text.push('(');
        }
        text.push_str(lowering.slice(test.span().start, test.span().end));
        if !is_grouped(index) && before {
            text.push(')');
        }
        match joints.get(index).map(|joint| joint.kind) {
            Some(JointKind::And) => text.push_str(" and "),
            Some(_) => text.push_str(" or "),
            None => {}
        }
    }
    text
}

/// `not a or b`.
fn not_or(lowering: &Lowering<'_>, tests: &[Condition], joints: &[Joint]) -> Option<Diagnostic> {
    let (index, or) = joints.iter().enumerate().find_map(|(index, joint)| {
        let negated = matches!(tests.get(index), Some(Condition::Not(..)));
        (negated && joint.kind == JointKind::Or).then_some((index, joint.span))
    })?;
    let (first, second) = (tests.get(index)?.span(), tests.get(index + 1)?.span());
    let negated = lowering.slice(first.start, first.end);
    let inner = negated.get(3..).unwrap_or("").trim_start();
    let other = lowering.slice(second.start, second.end);
    Some(
        Diagnostic::new(&codes::UNCLEAR_NOT, "`not` before `or` can be read in two ways")
            .at(first.to(second), "does `not` take in both?")
            .see(or, "the `or`")
            .help(format!("write `({negated}) or {other}` if only the first is negated"))
            .help(format!("write `not ({inner} or {other})` if both are")),
    )
}
