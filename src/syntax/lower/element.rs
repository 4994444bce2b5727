//! Elements of a screen.

use super::place::{self, Place};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::screen::{Element, Leads, PickerOption, Variant};
use crate::syntax::ast::text::Text;
use crate::syntax::cursor::Cursor;
use crate::syntax::fill::fill;
use crate::syntax::form::{Form, Need, Slot, Takes, any, may, must};
use crate::syntax::lowering::Lowering;
use crate::syntax::raw;
use crate::syntax::slots::{self, Flavour};
use crate::syntax::value::Values;
use crate::syntax::verbs::longest;
use crate::vocabulary::ElementKind;

const HEAD: &[Slot] = &[must("", Takes::Name), may("", Takes::Literal)];

/// What may stand on an element's line in any order, and in its block.
static ATTRIBUTES: &[Slot] = &[
    may("described", Takes::Literal),
    may("looks", Takes::Literal),
    may("at", Takes::Literal),
    may("further down", Takes::Flag),
    any("->", Takes::Leads),
    may("when", Takes::Condition),
    Slot { keyword: "sometimes", takes: Takes::Sometimes, need: Need::Optional },
    may("disabled when", Takes::Condition),
    may("cannot be undone", Takes::Flag),
    may("options", Takes::Literals),
];

macro_rules! kinds {
    ($($words:literal $kind:ident,)*) => {
        /// The kinds of elements.
        pub(super) static FORMS: &[Form] = &[
            $(Form { words: $words, slots: HEAD, example: concat!($words, " settings \"Settings\" -> settings") },)*
            Form { words: "element", slots: HEAD, example: "element \"dial\" volume \"Volume\"" },
        ];

        fn kind(words: &str) -> Option<ElementKind<Text>> {
            match words {
                $($words => Some(ElementKind::$kind),)*
                _ => None,
            }
        }
    };
}

kinds! {
    "button" Button,
    "row" Row,
    "tab" Tab,
    "link" Link,
    "card" Card,
    "icon" Icon,
    "toggle" Toggle,
    "checkbox" Checkbox,
    "radio" Radio,
    "field" Field,
    "picker" Picker,
    "menu" Menu,
    "slider" Slider,
    "image" Image,
    "text" Text,
    "notification" Notification,
    "tile" Tile,
    "key" Key,
}

static LABEL: Form = Form {
    words: "label",
    slots: &[must("", Takes::Literal), may("when", Takes::Condition), may("otherwise", Takes::Flag)],
    example: "label \"Insurance\" when alipay before 10.5",
};

static LEADS: Form = Form {
    words: "->",
    slots: &[must("", Takes::Leads), may("when", Takes::Condition), may("otherwise", Takes::Flag)],
    example: "-> settings when android 12 or later",
};

static OPTION: Form = Form {
    words: "option",
    slots: &[
        must("", Takes::Literal),
        may("", Takes::Name),
        any("->", Takes::Leads),
        may("when", Takes::Condition),
    ],
    example: "option \"PIN\" -> pin when android",
};

static LINE: Form = Form { words: "element", slots: &[], example: "looks \"three dots\"" };

/// The element that the statement declares; `None` if it begins with no kind of element.
pub(super) fn element(lowering: &mut Lowering<'_>, raw: &raw::Statement) -> Option<Option<Element>> {
    let form = longest(FORMS.iter(), |form| form, &Cursor::new(lowering, raw))?;
    Some(element_of(lowering, raw, form))
}

/// The element of that form, whatever word the statement begins with.
pub(super) fn element_of(
    lowering: &mut Lowering<'_>,
    raw: &raw::Statement,
    form: &'static Form,
) -> Option<Element> {
    let mut cursor = Cursor::new(lowering, raw);
    cursor.advance(1);
    lowering.enter(raw);
    let kind = match kind(form.words) {
        Some(kind) => Some(kind),
        None => slots::text(lowering, &mut cursor, Flavour::Literal).ok().map(ElementKind::Other),
    };
    let mut values = match kind {
        Some(_) => fill(lowering, &mut cursor, form, ATTRIBUTES),
        None => Values::default(),
    };
    lowering.leave();
    let span = lowering.span(raw.start, raw.end);
    let mut element = new(span, kind?, values.take(0)?, values.take(1));
    apply(&mut element, &mut values, HEAD.len());
    for statement in raw.block.iter().flat_map(|block| &block.statements) {
        lowering.enter(statement);
        line(lowering, statement, &mut element);
        lowering.leave();
    }
    // There are very many of these, and most lead to one screen.
    element.leads.shrink_to_fit();
    Some(element)
}

fn new(span: Span, kind: ElementKind<Text>, name: Name, label: Option<Text>) -> Element {
    Element {
        span,
        kind,
        name,
        label,
        described: None,
        looks: None,
        at: None,
        further_down: false,
        when: None,
        sometimes: None,
        disabled_when: None,
        cannot_be_undone: false,
        leads: Vec::new(),
        labels: Vec::new(),
        options: Vec::new(),
    }
}

/// Adds the attributes whose slots begin with number `first`.
fn apply(element: &mut Element, values: &mut Values, first: usize) {
    fn set<T>(place: &mut Option<T>, value: Option<T>) {
        if value.is_some() {
            *place = value;
        }
    }
    set(&mut element.described, values.take(first));
    set(&mut element.looks, values.take(first + 1));
    set(&mut element.at, values.take(first + 2));
    element.further_down |= values.has(first + 3);
    element.leads.extend(values.take_all::<Leads>(first + 4));
    set(&mut element.when, values.take(first + 5));
    set(&mut element.sometimes, values.take(first + 6));
    set(&mut element.disabled_when, values.take(first + 7));
    element.cannot_be_undone |= values.has(first + 8);
    let labels: Vec<Text> = values.take(first + 9).unwrap_or_default();
    element.options.extend(labels.into_iter().map(|label| PickerOption {
        span: label.span,
        name: None,
        label,
        when: None,
        leads: Vec::new(),
    }));
}

/// A line of an element's block.
fn line(lowering: &mut Lowering<'_>, raw: &raw::Statement, element: &mut Element) {
    let mut cursor = Cursor::new(lowering, raw);
    let span = lowering.span(raw.start, cursor.end());
    if cursor.take(LABEL.words).is_some() {
        let mut values = fill(lowering, &mut cursor, &LABEL, &[]);
        element.labels.extend(variant(&mut values, span));
    } else if cursor.take(LEADS.words).is_some() {
        let mut values = fill(lowering, &mut cursor, &LEADS, &[]);
        element.leads.extend(conditional(&mut values, 0));
    } else if cursor.take(OPTION.words).is_some() {
        let mut values = fill(lowering, &mut cursor, &OPTION, &[]);
        element.options.extend(option(&mut values, span));
    } else if ATTRIBUTES.iter().any(|slot| cursor.matches(slot.keyword) > 0) {
        let mut values = fill(lowering, &mut cursor, &LINE, ATTRIBUTES);
        apply(element, &mut values, 0);
    } else {
        place::refuse(lowering, &cursor, Place::Element);
        return;
    }
    place::no_block(lowering, raw, "a line of an element");
}

/// A text with `when` and `otherwise`.
pub(super) fn variant(values: &mut Values, span: Span) -> Option<Variant> {
    Some(Variant { span, text: values.take(0)?, when: values.take(1), otherwise: values.has(2) })
}

/// A target with `when` and `otherwise`.
pub(super) fn conditional(values: &mut Values, slot: usize) -> Option<Leads> {
    let leads: Leads = values.take(slot)?;
    Some(Leads { when: values.take(slot + 1), otherwise: values.has(slot + 2), ..leads })
}

fn option(values: &mut Values, span: Span) -> Option<PickerOption> {
    let label: Text = values.take(0)?;
    Some(PickerOption { span, name: values.take(1), label, leads: values.take_all(2), when: values.take(3) })
}
