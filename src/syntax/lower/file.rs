//! The top of a file: `use` and declarations.

use super::braces;
use super::device::{self, DEVICE, MAKER, SERIES};
use super::guide::{self, GUIDE, PROCEDURE};
use super::place::{self, DECLARATIONS, Place};
use super::product;
use super::question::{self, CONDITION, QUESTION};
use super::{block, header, screen};
use crate::syntax::ast::file::{File, Head, Item, Use};
use crate::syntax::ast::statement::StatementKind;
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Form, Takes, must};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw::{Kind, Statement, Tree};
use crate::syntax::remarks;
use crate::syntax::value::Values;
use crate::syntax::verbs::{self, longest};
use crate::text::near_miss;

static USE: Form =
    Form { words: "use", slots: &[must("", Takes::Literal)], example: "use \"../apps/alipay.guide\"" };

/// A whole file.
pub(in crate::syntax) fn file(lowering: &mut Lowering<'_>, tree: &Tree) -> File {
    let mut file = File {
        comments: tree.comments.iter().map(|(start, end)| lowering.span(*start, *end)).collect(),
        remarks: remarks::read(lowering, tree),
        ..File::default()
    };
    braces::separators(lowering, tree);
    braces::late(lowering, tree);
    let mut before: Option<&Statement> = None;
    let mut rest = tree.top.statements.as_slice();
    while let Some(first) = rest.first() {
        if is_declaration(lowering, first) {
            braces::unclosed(lowering, first);
            let word = lowering.word(first).to_ascii_lowercase();
            declaration(lowering, first, &word, &mut file);
            before = Some(first);
            rest = rest.get(1..).unwrap_or(&[]);
        } else {
            let run = rest.iter().take_while(|statement| !is_declaration(lowering, statement)).count();
            let (strays, others) = rest.split_at_checked(run).unwrap_or((rest, &[]));
            self::strays(lowering, before, strays, &mut file);
            rest = others;
        }
    }
    file
}

fn is_declaration(lowering: &Lowering<'_>, raw: &Statement) -> bool {
    begins_a_declaration(lowering.word(raw))
}

/// Whether a statement that begins with this word declares something.
pub fn begins_a_declaration(word: &str) -> bool {
    let first_words = DECLARATIONS.iter().filter_map(|words| words.split(' ').next());
    first_words.into_iter().any(|first| first.eq_ignore_ascii_case(word))
}

/// Reports what stands between two declarations and is none: once if a brace too many explains it;
/// else each line in column 1, with which the indented ones go.
fn strays(lowering: &mut Lowering<'_>, before: Option<&Statement>, strays: &[Statement], file: &mut File) {
    let surplus = strays.iter().find(|statement| is_surplus(lowering, statement));
    if let Some(surplus) = surplus {
        braces::surplus(lowering, before, surplus);
        return;
    }
    for (number, stray) in strays.iter().enumerate() {
        if number > 0 && !lowering.is_in_first_column(stray.start) {
            continue;
        }
        braces::unclosed(lowering, stray);
        place::refuse_line(lowering, stray, Place::File);
        if let Some(word) = meant(lowering, stray) {
            declaration(lowering, stray, word, file);
        }
    }
}

/// The declaration that was meant, by its word or by what stands in its block.
fn meant(lowering: &Lowering<'_>, raw: &Statement) -> Option<&'static str> {
    let block = raw.block.as_ref()?;
    if let Some(word) = near_miss(lowering.word(raw), DECLARATIONS.iter().copied()) {
        return Some(word);
    }
    block.statements.iter().take(10).find_map(|inner| {
        let cursor = Cursor::new(lowering, inner);
        let of_product = longest(product::FORMS.iter(), |clause| &clause.form, &cursor).is_some();
        let of_guide = longest(header::FORMS.iter(), |clause| &clause.form, &cursor).is_some();
        if of_product || cursor.matches("screen") > 0 {
            Some("app")
        } else if of_guide || verbs::find(&cursor).is_some() {
            Some("guide")
        } else {
            None
        }
    })
}

fn is_surplus(lowering: &Lowering<'_>, raw: &Statement) -> bool {
    Cursor::new(lowering, raw).kind() == Some(Kind::Surplus)
}

fn declaration(lowering: &mut Lowering<'_>, raw: &Statement, word: &str, file: &mut File) {
    let item = match word {
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
        _ => named(lowering, raw, word),
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
        _ => Item::Product(product::product(lowering, raw, word, values, head)),
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
