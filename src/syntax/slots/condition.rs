//! Conditions and ranges of versions: the pairs of the grammar's last part become the tree's.

use super::name;
use super::text::{Flavour, text};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use crate::syntax::advice::conditions;
use crate::syntax::advice::joined::{self, Joint, JointKind};
use crate::syntax::ast::Name;
use crate::syntax::ast::condition::{Condition, RangeKind, Test, TestKind, VersionRange, VersionText};
use crate::syntax::ast::product::SeenScope;
use crate::syntax::cursor::Cursor;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::{Kind, Token};
use pest::Parser;
use pest::iterators::Pair;

/// What `rule` reads at the beginning of `text`.
pub(super) fn parse(rule: Rule, text: &str) -> Option<Pair<'_, Rule>> {
    Grammar::parse(rule, text).ok()?.next()
}

/// A condition that begins at the cursor.
pub(in crate::syntax) fn condition(
    lowering: &mut Lowering<'_>,
    cursor: &mut Cursor<'_>,
) -> Result<Condition, Reported> {
    let rest = cursor.rest();
    let Some(pair) = parse(Rule::condition, lowering.slice(rest.start, rest.end)) else {
        lowering.report(conditions::missing(cursor));
        cursor.skip_to(rest.end);
        return Ok(Condition::Wrong(rest));
    };
    let end = rest.start + pair.as_span().end() as u32;
    let mut conditions = Conditions { cursor: cursor.clone(), lowering, base: rest.start, wrong: false };
    let condition = conditions.condition(pair);
    // What follows a mistake may follow from it.
    cursor.skip_to(if conditions.wrong { rest.end } else { end });
    Ok(condition)
}

/// A condition, or words.
pub(super) fn scope(lowering: &mut Lowering<'_>, cursor: &mut Cursor<'_>) -> Result<SeenScope, Reported> {
    match cursor.kind() {
        Some(Kind::Text | Kind::OpenText) => Ok(SeenScope::Words(text(lowering, cursor, Flavour::Prose)?)),
        _ => Ok(SeenScope::Readers(condition(lowering, cursor)?)),
    }
}

/// Lowers `pair`, a list of ranges in the text that begins at the cursor.
pub(super) fn ranges(
    lowering: &mut Lowering<'_>,
    cursor: &Cursor<'_>,
    pair: Pair<'_, Rule>,
) -> Vec<VersionRange> {
    let base = cursor.here().start;
    Conditions { lowering, cursor: cursor.clone(), base, wrong: false }.ranges(pair)
}

/// Reads a text that is a condition alone.
pub(in crate::syntax) fn parse_alone(file: FileId, text: &str) -> (Condition, Vec<Diagnostic>) {
    let tree = crate::syntax::raw::read(text);
    let mut lowering = Lowering::new(file, text, &tree.tokens);
    let all = Span::new(file, 0, text.len() as u32);
    let mut condition = Condition::Wrong(all);
    match tree.top.statements.as_slice() {
        [statement] if statement.block.is_none() => {
            let mut cursor = Cursor::new(&lowering, statement);
            if let Ok(read) = self::condition(&mut lowering, &mut cursor) {
                condition = read;
            }
            if let Some(token) = cursor.peek() {
                lowering.report(conditions::leftover(&cursor, token));
                condition = Condition::Wrong(all);
            }
        }
        _ => {
            lowering.report(conditions::not_one_line(all));
        }
    }
    (condition, lowering.finish())
}

struct Conditions<'lowering, 'text, 'line> {
    lowering: &'lowering mut Lowering<'text>,
    /// At the first token of the pairs.
    cursor: Cursor<'line>,
    /// Where the text of the pairs begins in the file.
    base: u32,
    /// Whether something was reported.
    wrong: bool,
}

impl<'line> Conditions<'_, '_, 'line> {
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        self.lowering.span(self.base + span.start() as u32, self.base + span.end() as u32)
    }

    /// The cursor at the beginning of a place.
    fn at(&self, place: Span) -> Cursor<'line> {
        let mut cursor = self.cursor.clone();
        cursor.skip_to(place.start);
        cursor
    }

    /// The cursor behind a place.
    fn behind(&self, place: Span) -> Cursor<'line> {
        self.at(place.end_point())
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.wrong = true;
        self.lowering.report(diagnostic);
    }

    fn condition(&mut self, pair: Pair<'_, Rule>) -> Condition {
        let span = self.span(&pair);
        let mut parts = Vec::new();
        let mut joints = Vec::new();
        for part in pair.into_inner() {
            let place = self.span(&part);
            match part.as_rule() {
                Rule::test => parts.push(part),
                Rule::and => joints.push(Joint { kind: JointKind::And, span: place }),
                Rule::or => joints.push(Joint { kind: JointKind::Or, span: place }),
                _ => joints.push(Joint { kind: JointKind::Comma, span: place }),
            }
        }
        if joints.iter().any(|joint| joint.kind == JointKind::Comma) {
            let spans: Vec<Span> = parts.iter().map(|part| self.span(part)).collect();
            let diagnostic = joined::comma(self.lowering, &spans, &joints);
            self.report(diagnostic);
            return Condition::Wrong(span);
        }
        let mut tests: Vec<Condition> = parts.into_iter().map(|part| self.test(part)).collect();
        let Some(first) = joints.first() else {
            return tests.pop().unwrap_or(Condition::Wrong(span));
        };
        if let Some(diagnostic) = joined::wrong(self.lowering, &tests, &joints) {
            self.report(diagnostic);
            return Condition::Wrong(span);
        }
        match first.kind {
            JointKind::And => Condition::All(tests, span),
            _ => Condition::Any(tests, span),
        }
    }

    /// One test with the `not`s before it.
    fn test(&mut self, pair: Pair<'_, Rule>) -> Condition {
        let span = self.span(&pair);
        let mut nots = Vec::new();
        let mut condition = Condition::Wrong(span);
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::not => {
                    nots.push(self.span(&part));
                    if part.as_str() == "!" {
                        let diagnostic = joined::sign(self.span(&part), "!", "not ");
                        self.report(diagnostic);
                    }
                }
                Rule::parentheses => condition = self.parentheses(part),
                Rule::known_device => {
                    let span = self.span(&part);
                    let test = Test { span, thing: None, kind: TestKind::KnownDevice };
                    condition = Condition::Test(Box::new(test));
                }
                Rule::versions => {
                    let span = self.span(&part);
                    self.report(conditions::version_alone(span, part.as_str()));
                    condition = Condition::Wrong(span);
                }
                _ => condition = self.subject(part),
            }
        }
        if let [.., second, _] = nots.as_slice() {
            self.report(conditions::not_not(*second));
        }
        match nots.as_slice() {
            [] => condition,
            [..] => Condition::Not(Box::new(condition), span),
        }
    }

    fn parentheses(&mut self, pair: Pair<'_, Rule>) -> Condition {
        let span = self.span(&pair);
        let mut condition = None;
        let mut closed = false;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::condition => condition = Some(self.condition(part)),
                _ => closed = true,
            }
        }
        if !closed || condition.is_none() {
            let diagnostic = conditions::parentheses(&self.behind(span), span, condition.is_none());
            self.report(diagnostic);
        }
        condition.unwrap_or(Condition::Wrong(span))
    }

    /// A name with what is asked of it.
    fn subject(&mut self, pair: Pair<'_, Rule>) -> Condition {
        let span = self.span(&pair);
        let mut names = Vec::new();
        let mut kind = None;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::name => names.push(self.name(part)),
                Rule::versions => kind = Some(Asked::Versions(self.ranges(part))),
                Rule::is => kind = Some(self.is(part, span)),
                Rule::equals => {
                    let sign = self.span(&part);
                    let subject = names.last().cloned().flatten();
                    self.report(conditions::equals(span, sign, subject, part.as_str()));
                    return Condition::Wrong(span);
                }
                _ => {}
            }
        }
        let mut names = names.into_iter();
        let (thing, subject) = match (names.next(), names.next()) {
            (Some(thing), Some(subject)) => (Some(thing), subject),
            (Some(subject), None) => (None, subject),
            _ => return Condition::Wrong(span),
        };
        let (Some(subject), Some(thing)) = (subject, thing.map_or(Some(None), |thing| thing.map(Some)))
        else {
            return Condition::Wrong(span);
        };
        let kind = match kind {
            None => TestKind::Name(subject),
            Some(Asked::Versions(ranges)) => TestKind::Versions { subject, ranges },
            Some(Asked::Values(values)) => TestKind::Is { subject, values },
            Some(Asked::Wrong) => return Condition::Wrong(span),
        };
        Condition::Test(Box::new(Test { span, thing, kind }))
    }

    fn name(&mut self, pair: Pair<'_, Rule>) -> Option<Name> {
        let span = self.span(&pair);
        let token = Token { kind: Kind::Word, start: span.start, end: span.end };
        if let Some(diagnostic) = conditions::not_a_name(self.lowering, pair.as_str(), span) {
            self.report(diagnostic);
            return None;
        }
        let name = name::checked(self.lowering, token);
        self.wrong |= name.is_err();
        name.ok()
    }

    /// `is personal`, `is one of a, b`, in the test at `test`.
    fn is(&mut self, pair: Pair<'_, Rule>, test: Span) -> Asked {
        let span = self.span(&pair);
        let mut values = Vec::new();
        let mut not = None;
        let mut version = None;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::not => not = Some(self.span(&part)),
                Rule::versions => version = Some(self.span(&part)),
                Rule::name => {
                    if let Some(diagnostic) =
                        conditions::is_compared(&self.at(span), &self.at(self.span(&part)))
                    {
                        self.report(diagnostic);
                        return Asked::Wrong;
                    }
                    values.push(self.name(part));
                }
                _ => {}
            }
        }
        let wrong = match (not, version) {
            (Some(not), _) => Some(conditions::is_not(self.lowering, test, span, not)),
            (None, Some(version)) => Some(conditions::is_version(self.lowering, test, span, version)),
            (None, None) => None,
        };
        if let Some(diagnostic) = wrong {
            self.report(diagnostic);
            return Asked::Wrong;
        }
        if values.is_empty() {
            self.report(conditions::is_what(span));
            return Asked::Wrong;
        }
        values.into_iter().collect::<Option<Vec<Name>>>().map_or(Asked::Wrong, Asked::Values)
    }

    fn ranges(&mut self, pair: Pair<'_, Rule>) -> Vec<VersionRange> {
        pair.into_inner()
            .filter(|part| part.as_rule() == Rule::range)
            .filter_map(|part| self.range(part))
            .collect()
    }

    fn range(&mut self, pair: Pair<'_, Rule>) -> Option<VersionRange> {
        let span = self.span(&pair);
        let mut kind = RangeKind::Exactly;
        let mut versions = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::version => versions.push(self.version(part)),
                Rule::bound => kind = bound(part.as_str()),
                Rule::or_later => kind = RangeKind::OrLater,
                Rule::or_earlier => kind = RangeKind::OrEarlier,
                _ => kind = RangeKind::To,
            }
        }
        let mut versions = versions.into_iter();
        Some(VersionRange { span, kind, version: versions.next()?, high: versions.next() })
    }

    fn version(&mut self, pair: Pair<'_, Rule>) -> VersionText {
        let span = self.span(&pair);
        let quoted = pair.clone().into_inner().next().is_some_and(|part| part.as_rule() == Rule::string);
        let written = pair.as_str();
        let version = if quoted { unquote(written) } else { written.to_owned() };
        if !quoted && version.ends_with('+') {
            self.report(conditions::plus(&version, span));
        }
        VersionText::new(version, span)
    }
}

/// What a test asks of its subject.
enum Asked {
    Versions(Vec<VersionRange>),
    Values(Vec<Name>),
    Wrong,
}

fn bound(written: &str) -> RangeKind {
    match written.to_ascii_lowercase().as_str() {
        ">=" | "≥" | "=>" => RangeKind::OrLater,
        ">" | "after" => RangeKind::After,
        "<" | "before" => RangeKind::Before,
        _ => RangeKind::OrEarlier,
    }
}

/// The inside of a string whose only escapes are those of quotation marks and backslashes.
fn unquote(written: &str) -> String {
    let mut characters = written.chars();
    characters.next();
    characters.next_back();
    let mut inside = String::with_capacity(written.len());
    let mut escaped = false;
    for character in characters {
        if escaped || character != '\\' {
            inside.push(character);
            escaped = false;
        } else {
            escaped = true;
        }
    }
    inside
}
