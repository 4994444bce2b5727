//! Screens, groups of elements, and `screens of`.

use super::clause::{Clause, clause};
use super::element::{self, conditional, element, variant};
use super::place::{self, Place};
use crate::source::Span;
use crate::syntax::ast::file::Head;
use crate::syntax::ast::product::SeenOn;
use crate::syntax::ast::screen::{Element, Screen, ScreenClause, ScreenItem, ScreensOf};
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Form, Slot, Takes, may, must};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw;
use crate::syntax::slots;
use crate::syntax::value::Values;
use crate::syntax::verbs::longest;
use crate::text::near_miss;
use crate::vocabulary::{ScreenAct, ScreenKind};

const HEAD: &[Slot] = &[
    must("", Takes::Name),
    may("", Takes::Literal),
    may("like", Takes::Name),
    may("entry", Takes::Flag),
    may("seen on", Takes::ConditionOrWords),
    may("otherwise", Takes::Prose),
    may("described", Takes::Literal),
];

/// The kinds of screens.
pub(super) static KINDS: &[Form] = &[
    kind("screen", "screen home \"Home\" { row settings \"Settings\" }"),
    kind("dialog", "dialog sure described \"the last question\" { button ok \"OK\" }"),
    kind("sheet", "sheet share { icon copy \"Copy\" }"),
    kind("menu", "menu more { row edit \"Edit\" }"),
    kind("page", "page plans \"Plans\" { link free \"Free\" }"),
];

/// The form whose word was meant.
fn closest(forms: &'static [Form], word: &str) -> Option<&'static Form> {
    let meant = near_miss(word, forms.iter().map(|form| form.words))?;
    forms.iter().find(|form| form.words == meant)
}

const fn kind(words: &'static str, example: &'static str) -> Form {
    Form { words, slots: HEAD, example }
}

static SCREENS_OF: Form = Form {
    words: "screens of",
    slots: &[
        must("", Takes::Name),
        may("partial", Takes::Flag),
        may("seen on", Takes::ConditionOrWords),
        may("otherwise", Takes::Prose),
    ],
    example: "screens of android { screen settings \"Settings\" }",
};

/// The lines of a screen beside its elements.
pub(super) static FORMS: &[Clause<ScreenClause>] = &[
    Clause {
        form: Form { words: "entry", slots: &[], example: "entry" },
        make: |_, span| Some(ScreenClause::Entry(span)),
    },
    Clause {
        form: Form { words: "has", slots: &[must("", Takes::Names)], example: "has tabs" },
        make: |values, span| Some(ScreenClause::Has { span, groups: values.take(0)? }),
    },
    Clause {
        form: Form {
            words: "also called",
            slots: &[must("", Takes::Literals)],
            example: "also called \"Huzhu Bao\"",
        },
        make: |values, _| values.take(0).map(ScreenClause::AlsoCalled),
    },
    Clause {
        form: Form {
            words: "title",
            slots: &[must("", Takes::Literal), may("when", Takes::Condition), may("otherwise", Takes::Flag)],
            example: "title \"Insurance\" when alipay before 10.5",
        },
        make: |values, span| variant(values, span).map(ScreenClause::Title),
    },
    Clause {
        form: Form {
            words: "seen on",
            slots: &[must("", Takes::ConditionOrWords), may("otherwise", Takes::Prose)],
            example: "seen on android 16 otherwise \"Names may differ.\"",
        },
        make: |values, span| seen_on(values, 0, span).map(ScreenClause::SeenOn),
    },
    act("back", "back -> home", |values, span| lead(values, span, ScreenAct::Back)),
    act("scan", "scan -> terms", |values, span| lead(values, span, ScreenAct::Scan)),
    act("wait", "wait -> ready", |values, span| lead(values, span, ScreenAct::Wait)),
    act("then", "then -> home", |values, span| lead(values, span, ScreenAct::Then)),
    act("restart", "restart -> home", |values, span| lead(values, span, ScreenAct::Restart)),
    act("sign in", "sign in -> home", |values, span| lead(values, span, ScreenAct::SignIn)),
    act("swipe", "swipe -> next", |values, span| lead(values, span, ScreenAct::Swipe)),
];

const ACT: &[Slot] =
    &[must("->", Takes::Leads), may("when", Takes::Condition), may("otherwise", Takes::Flag)];

const fn act(
    words: &'static str,
    example: &'static str,
    make: fn(&mut Values, Span) -> Option<ScreenClause>,
) -> Clause<ScreenClause> {
    Clause { form: Form { words, slots: ACT, example }, make }
}

fn lead(values: &mut Values, span: Span, act: ScreenAct) -> Option<ScreenClause> {
    Some(ScreenClause::Act { span, act, leads: conditional(values, 0)? })
}

/// What `seen on` in slot `slot` and `otherwise` in the next say.
pub(super) fn seen_on(values: &mut Values, slot: usize, span: Span) -> Option<SeenOn> {
    Some(SeenOn { span, scope: values.take(slot)?, otherwise: values.take(slot + 1) })
}

/// A screen or a group; `None` if the statement begins with none of their words.
pub(super) fn item(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<Option<ScreenItem>> {
    let cursor = Cursor::new(lowering, raw);
    if cursor.matches("group") > 0 {
        lowering.enter(raw);
        let group = group(lowering, raw, cursor);
        return Some(group);
    }
    let form = longest(KINDS.iter(), |form| form, &cursor)?;
    Some(screen(lowering, raw, cursor, form).map(ScreenItem::Screen))
}

/// The screen that was meant by a word with a slip; the slip is reported.
pub(super) fn meant(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<ScreenItem> {
    let cursor = Cursor::new(lowering, raw);
    let form = closest(KINDS, cursor.word())?;
    screen(lowering, raw, cursor, form).map(ScreenItem::Screen)
}

fn group(lowering: &mut Lowering<'_>, raw: &raw::Statement, mut cursor: Cursor<'_>) -> Option<ScreenItem> {
    cursor.advance(1);
    let name = slots::name(lowering, &mut cursor);
    lowering.leave();
    let mut elements = Vec::new();
    let inner = place::block(lowering, raw, "group", name.is_err());
    for statement in inner.iter().flat_map(|block| &block.statements) {
        elements.extend(group_element(lowering, statement));
    }
    Some(ScreenItem::Group { span: lowering.span(raw.start, raw.end), name: name.ok()?, elements })
}

fn group_element(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<Element> {
    match element(lowering, raw) {
        Some(element) => element,
        None => {
            place::refuse_line(lowering, raw, Place::Group);
            None
        }
    }
}

fn screen<'text>(
    lowering: &mut Lowering<'text>,
    raw: &raw::Statement,
    mut cursor: Cursor<'text>,
    form: &'static Form,
) -> Option<Screen> {
    let kind = match form.words {
        "dialog" => ScreenKind::Dialog,
        "sheet" => ScreenKind::Sheet,
        "menu" => ScreenKind::Menu,
        "page" => ScreenKind::Page,
        _ => ScreenKind::Screen,
    };
    cursor.advance(1);
    lowering.enter(raw);
    let mut values = fill(lowering, &mut cursor, form, &[]);
    lowering.leave();
    let line = lowering.span(raw.start, cursor.end());
    let mut clauses = Vec::new();
    if values.has(3) {
        clauses.push(ScreenClause::Entry(line));
    }
    clauses.extend(seen_on(&mut values, 4, line).map(ScreenClause::SeenOn));
    let mut elements = Vec::new();
    for statement in raw.block.iter().flat_map(|block| &block.statements) {
        screen_line(lowering, statement, &mut clauses, &mut elements);
    }
    // There are very many of these, and most have one line.
    clauses.shrink_to_fit();
    elements.shrink_to_fit();
    let head = Head { span: line, name: Some(values.take(0)?), title: values.take(1) };
    let (like, described) = (values.take(2), values.take(6));
    Some(Screen { span: lowering.span(raw.start, raw.end), kind, head, described, like, clauses, elements })
}

fn screen_line(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    clauses: &mut Vec<ScreenClause>,
    elements: &mut Vec<Element>,
) {
    if let Some(element) = element(lowering, raw) {
        elements.extend(element);
    } else if let Some(clause) = clause(lowering, raw, FORMS) {
        clauses.extend(clause);
    } else {
        place::refuse_line(lowering, raw, Place::Screen);
        let form = closest(element::FORMS, lowering.word(raw));
        elements.extend(form.and_then(|form| element::element_of(lowering, raw, form)));
    }
}

/// `screens of PRODUCT { … }`.
pub(super) fn screens_of(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<ScreensOf> {
    let mut cursor = Cursor::new(lowering, raw);
    lowering.enter(raw);
    if cursor.take(SCREENS_OF.words).is_none() {
        place::refuse(lowering, &cursor, Place::File);
        lowering.leave();
        return None;
    }
    let mut values = fill(lowering, &mut cursor, &SCREENS_OF, &[]);
    lowering.leave();
    let line = lowering.span(raw.start, cursor.end());
    let mut screens = ScreensOf {
        span: lowering.span(raw.start, raw.end),
        product: values.take(0)?,
        partial: values.has(1),
        seen_on: seen_on(&mut values, 2, line),
        screens: Vec::new(),
    };
    let inner = place::block(lowering, raw, SCREENS_OF.words, values.failed);
    for statement in inner.iter().flat_map(|block| &block.statements) {
        screens_line(lowering, statement, &mut screens);
    }
    Some(screens)
}

fn screens_line(lowering: &mut Lowering<'_>, raw: &raw::Statement, screens: &mut ScreensOf) {
    if let Some(item) = item(lowering, raw) {
        screens.screens.extend(item);
        return;
    }
    let cursor = Cursor::new(lowering, raw);
    if cursor.matches("partial") > 0 {
        screens.partial = true;
    } else if let Some(clause) =
        (cursor.matches("seen on") > 0).then(|| clause(lowering, raw, FORMS)).flatten()
    {
        if let Some(ScreenClause::SeenOn(seen_on)) = clause {
            screens.seen_on = Some(seen_on);
        }
    } else {
        place::refuse_line(lowering, raw, Place::ScreensOf);
        screens.screens.extend(meant(lowering, raw));
    }
}
