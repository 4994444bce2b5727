//! The top of a file: `use` and declarations.

use super::braces;
use super::device::{self, DEVICE, MAKER, SERIES};
use super::guide::{self, GUIDE, PROCEDURE};
use super::place::{self, DECLARATIONS, Place};
use super::product;
use super::question::{self, CONDITION, QUESTION};
use super::{block, screen};
use crate::syntax::ast::file::{File, Head, Item, Use};
use crate::syntax::ast::statement::StatementKind;
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Form, Takes, must};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::{Kind, Statement, Tree};
use crate::syntax::value::Values;

static USE: Form = Form {
    words: "use",
    slots: &[must("", Takes::Literal)],
    help: "Makes what another file declares visible here",
    example: "use \"../apps/alipay.guide\"",
};

/// A whole file.
pub(in crate::syntax) fn file(lowering: &mut Lowering<'_>, tree: &Tree) -> File {
    let mut file = File {
        comments: tree.comments.iter().map(|(start, end)| lowering.span(*start, *end)).collect(),
        ..File::default()
    };
    braces::separators(lowering, tree);
    let mut before: Option<&Statement> = None;
    let mut rest = tree.top.statements.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if is_declaration(lowering, first) {
            braces::unclosed(lowering, first);
            declaration(lowering, first, &mut file);
            before = Some(first);
        } else {
            rest = stray(lowering, before, first, after);
        }
    }
    file
}

fn is_declaration(lowering: &Lowering<'_>, raw: &Statement) -> bool {
    let word = Cursor::new(lowering, raw).word();
    DECLARATIONS
        .iter()
        .any(|words| words.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word)))
}

/// Reports what is no declaration and passes over what goes on with it.
fn stray<'raw>(
    lowering: &mut Lowering<'_>,
    before: Option<&Statement>,
    first: &'raw Statement,
    after: &'raw [Statement],
) -> &'raw [Statement] {
    let next = after.iter().take_while(|statement| !is_declaration(lowering, statement)).count();
    let (skipped, rest) = after.split_at_checked(next).unwrap_or((after, &[]));
    let surplus = std::iter::once(first).chain(skipped).find(|statement| is_surplus(lowering, statement));
    if let Some(surplus) = surplus {
        braces::surplus(lowering, before, surplus);
        return rest;
    }
    braces::unclosed(lowering, first);
    place::refuse_line(lowering, first, Place::File);
    let indented = skipped.iter().take_while(|statement| lowering.indentation(statement.start) > 0).count();
    after.get(indented..).unwrap_or(&[])
}

fn is_surplus(lowering: &Lowering<'_>, raw: &Statement) -> bool {
    Cursor::new(lowering, raw).kind() == Some(Kind::Surplus)
}

fn declaration(lowering: &mut Lowering<'_>, raw: &Statement, file: &mut File) {
    let word = lowering.word(raw).to_ascii_lowercase();
    let item = match word.as_str() {
        "use" => {
            file.uses.extend(used(lowering, raw));
            return;
        }
        "guide" => {
            let (values, head) = head(lowering, raw, &GUIDE);
            Some(Item::Guide(guide::guide(lowering, raw, values, head)))
        }
        "about" => guide::about(lowering, raw).map(Item::About),
        "value" | "secret" => value(lowering, raw),
        "screens" => screen::screens_of(lowering, raw).map(Item::ScreensOf),
        _ => named(lowering, raw, &word),
    };
    file.items.extend(item);
}

/// A declaration that cannot do without its name.
fn named(lowering: &mut Lowering<'_>, raw: &Statement, word: &str) -> Option<Item> {
    let forms = [&PROCEDURE, &MAKER, &DEVICE, &SERIES, &QUESTION, &CONDITION];
    let form = forms.into_iter().chain(product::KINDS).find(|form| form.words == word)?;
    let (values, head) = head(lowering, raw, form);
    let item = match word {
        "condition" => return question::named(lowering, raw, values).map(Item::Condition),
        "procedure" => Item::Procedure(guide::procedure(lowering, raw, values, head)),
        "maker" => Item::Maker(device::maker(lowering, raw, head)),
        "device" => Item::Device(device::device(lowering, raw, values, head)),
        "series" => Item::Series(device::series(lowering, raw, values, head)),
        "question" => Item::Question(question::question(lowering, raw, values, head)),
        _ => Item::Product(product::product(lowering, raw, values, head)),
    };
    Some(item)
}

/// The line of a declaration: its name and title, which most begin with, and its other slots.
fn head(lowering: &mut Lowering<'_>, raw: &Statement, form: &'static Form) -> (Values, Head) {
    let mut cursor = Cursor::new(lowering, raw);
    cursor.advance(1);
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, form, &[]);
    lowering.leave();
    let span = lowering.span(raw.start, cursor.end());
    if form.words == "condition" {
        return (values, Head { span, name: None, title: None });
    }
    let head = Head { span, name: values.take(0), title: values.take(1) };
    (values, head)
}

fn used(lowering: &mut Lowering<'_>, raw: &Statement) -> Option<Use> {
    let mut cursor = Cursor::new(lowering, raw);
    cursor.advance(1);
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, &USE, &[]);
    lowering.leave();
    place::no_block(lowering, raw, "use");
    Some(Use { span: lowering.span(raw.start, cursor.end()), path: values.take(0)? })
}

fn value(lowering: &mut Lowering<'_>, raw: &Statement) -> Option<Item> {
    match block::statement(lowering, raw, &[], Place::File).0?.kind {
        StatementKind::Value(value) => Some(Item::Value(value)),
        _ => None,
    }
}
