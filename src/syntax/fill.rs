//! Fills the slots of a form from the tokens of a statement.

use super::advice::{self, lines, slips};
use super::cursor::Cursor;
use super::form::{Form, Need, Slot, Takes};
use super::lowering::{Lowering, Reported};
use super::raw::{Kind, Token};
use super::reserved::is_reserved;
use super::slots;
use super::value::Values;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;

/// Reads the arguments behind a form's words. `further` slots are numbered after the form's own.
///
/// The first thing that is wrong is reported, and what was understood up to there is returned.
pub(super) fn fill<'text>(
    lowering: &mut Lowering<'text>,
    cursor: &mut Cursor<'text>,
    form: &'static Form,
    further: &'static [Slot],
) -> Values {
    let mut filling = Filling { form, further, values: Values::default(), next: 0, after_condition: false };
    while let Some(token) = cursor.peek() {
        let Some((number, slot)) = filling.choose(cursor, token) else {
            filling.wrong(lowering, cursor, token);
            return filling.values;
        };
        let begin = cursor.here().start;
        cursor.advance(cursor_words(cursor, slot));
        let findings = lowering.findings();
        match slots::read(lowering, cursor, slot.takes, begin) {
            Ok(value) => {
                filling.after_condition = takes_condition(slot.takes);
                filling.values.failed |= filling.after_condition && lowering.findings() > findings;
                filling.values.put(number, value);
            }
            Err(Reported { .. }) => {
                filling.values.failed = true;
                return filling.values;
            }
        }
    }
    filling.require_all(lowering, cursor);
    filling.values
}

fn takes_condition(takes: Takes) -> bool {
    matches!(takes, Takes::Condition | Takes::ConditionOrWords)
}

/// How many tokens the slot's keyword takes up.
fn cursor_words(cursor: &Cursor<'_>, slot: &Slot) -> usize {
    if slot.keyword.is_empty() { 0 } else { cursor.matches(slot.keyword) }
}

struct Filling {
    form: &'static Form,
    further: &'static [Slot],
    values: Values,
    /// The first slot without a keyword that may still be filled.
    next: usize,
    /// Whether the last slot was filled with a condition.
    after_condition: bool,
}

impl Filling {
    fn slots(&self) -> impl Iterator<Item = (usize, &'static Slot)> + use<> {
        self.form.slots.iter().chain(self.further).enumerate()
    }

    /// The slot that the token at hand belongs to.
    fn choose(&mut self, cursor: &Cursor<'_>, token: Token) -> Option<(usize, &'static Slot)> {
        let plain = self.next_plain(cursor, token);
        let required = plain.filter(|(_, slot)| slot.need == Need::Once);
        let chosen = required.or_else(|| self.by_keyword(cursor)).or(plain)?;
        if chosen.1.keyword.is_empty() && chosen.1.need != Need::Repeated {
            self.next = chosen.0 + 1;
        }
        Some(chosen)
    }

    /// The slot whose keyword stands here; it must not come before an argument that is needed.
    fn by_keyword(&self, cursor: &Cursor<'_>) -> Option<(usize, &'static Slot)> {
        let needed = self.slots().position(|slot| self.is_missing(slot) && slot.1.keyword.is_empty());
        self.slots().take(needed.unwrap_or(usize::MAX)).find(|(number, slot)| {
            !slot.keyword.is_empty()
                && cursor.matches(slot.keyword) > 0
                && (slot.need == Need::Repeated || !self.values.has(*number))
        })
    }

    /// The next slot without a keyword that can begin with the token; one that must be filled is
    /// never passed over.
    fn next_plain(&self, cursor: &Cursor<'_>, token: Token) -> Option<(usize, &'static Slot)> {
        for (number, slot) in self.slots().skip(self.next).filter(|(_, slot)| slot.keyword.is_empty()) {
            if can_begin(slot.takes, cursor, token) {
                return Some((number, slot));
            }
            if slot.need == Need::Once {
                return None;
            }
        }
        None
    }

    /// The first slot that must be filled and is not.
    fn missing(&self) -> Option<&'static Slot> {
        self.slots().find(|slot| self.is_missing(*slot)).map(|(_, slot)| slot)
    }

    fn is_missing(&self, (number, slot): (usize, &Slot)) -> bool {
        slot.need == Need::Once && !self.values.has(number)
    }

    fn require_all(&mut self, lowering: &mut Lowering<'_>, cursor: &Cursor<'_>) {
        if let Some(slot) = self.missing().filter(|_| !self.values.failed) {
            self.values.failed = true;
            lowering.report(self.explain(advice::missing(slot, self.form, cursor)));
        }
    }

    /// Reports a token that fits no slot.
    fn wrong(&mut self, lowering: &mut Lowering<'_>, cursor: &Cursor<'_>, token: Token) {
        self.values.failed = true;
        let twice =
            self.slots().find(|(number, slot)| self.values.has(*number) && cursor.matches(slot.keyword) > 0);
        let known = self
            .reserved_name(cursor)
            .or_else(|| slips::argument(self.form, cursor))
            .or_else(|| lines::second(self.form, cursor));
        if let Some(diagnostic) = known {
            lowering.report(diagnostic);
            return;
        }
        let diagnostic = match (twice, self.missing()) {
            (Some((_, slot)), _) => {
                let title = format!("`{}` is said twice", slot.keyword);
                Diagnostic::new(&codes::SAID_TWICE, title).at(cursor.here(), "already said before")
            }
            (None, _) if self.after_condition => advice::conditions::leftover(cursor, token),
            (None, Some(slot)) if slot.keyword.is_empty() => {
                advice::wrong_argument(slot, self.form, cursor, token)
            }
            (None, _) => advice::unexpected(self.form, cursor, token, self.text_is_free()),
        };
        let diagnostic = if self.after_condition { diagnostic } else { self.explain(diagnostic) };
        lowering.report(diagnostic);
    }

    /// A reserved word that was meant as the name of what is declared: a title or a block follows.
    fn reserved_name(&self, cursor: &Cursor<'_>) -> Option<Diagnostic> {
        let (_, slot) = self.slots().skip(self.next).find(|(_, slot)| slot.keyword.is_empty())?;
        let word = Some(cursor.word()).filter(|word| slot.takes == Takes::Name && is_reserved(word))?;
        let titled = matches!(cursor.peek_at(1).map(|next| next.kind), None | Some(Kind::Text | Kind::Arrow));
        titled.then(|| advice::reserved(word, cursor.here()))
    }

    /// Whether a text without a keyword could still have followed.
    fn text_is_free(&self) -> bool {
        let texts = [Takes::Prose, Takes::Literal];
        self.slots().any(|(number, slot)| {
            slot.keyword.is_empty() && texts.contains(&slot.takes) && !self.values.has(number)
        })
    }

    fn explain(&self, diagnostic: Diagnostic) -> Diagnostic {
        advice::with_form(diagnostic, self.form, self.further)
    }
}

/// Whether a slot's argument can begin with this token.
fn can_begin(takes: Takes, cursor: &Cursor<'_>, token: Token) -> bool {
    let word = token.kind == Kind::Word && !is_reserved(cursor.written(token));
    let label = matches!(token.kind, Kind::Text | Kind::OpenText);
    let text = label || token.kind == Kind::BlockText;
    match takes {
        Takes::Name | Takes::Names | Takes::NamesOr | Takes::Things => word,
        Takes::Literal | Takes::Literals => label,
        Takes::Prose => text,
        Takes::Typed => text || token.kind == Kind::Reference,
        Takes::Element | Takes::Elements | Takes::Path | Takes::Leads => word || label,
        Takes::Target | Takes::Targets | Takes::By => word || label,
        Takes::Direction => slots::direction(cursor.word()).is_some(),
        Takes::Rank => slots::rank(cursor.word()).is_some(),
        Takes::Count => token.kind == Kind::Number && cursor.word_at(1).eq_ignore_ascii_case("times"),
        Takes::Coordinates | Takes::Date | Takes::Duration | Takes::DurationRange | Takes::Number => {
            token.kind == Kind::Number
        }
        Takes::Versions => label || token.kind == Kind::Number,
        Takes::VersionNames => label,
        Takes::Suffixes => label || cursor.matches("any") > 0,
        Takes::Look => text || cursor.matches("see") > 0 || cursor.matches("at") > 0,
        Takes::Condition | Takes::ConditionOrWords | Takes::Ranges => true,
        Takes::Flag | Takes::Sometimes => false,
    }
}
