//! Statements about where the reader is, where they go on, and where a path ends.

use super::{Make, Verb};
use crate::source::Span;
use crate::syntax::ast::guide::ValueDecl;
use crate::syntax::ast::statement::{Follow, StatementKind};
use crate::syntax::form::{Form, Slot, Takes, may, must};
use crate::syntax::value::Values;

pub(super) static VERBS: &[Verb] = &[
    Verb {
        form: Form {
            words: "done",
            slots: &[may("", Takes::Prose)],
            example: "done \"You have left the plan.\"",
        },
        make: Make::Plain(|values, _| Some(StatementKind::Done(values.take(0)))),
    },
    Verb {
        form: Form {
            words: "stop",
            slots: &[may("", Takes::Prose)],
            example: "stop \"Not possible on EMUI 4.\"",
        },
        make: Make::Plain(|values, _| Some(StatementKind::Stop(values.take(0)))),
    },
    Verb {
        form: Form { words: "now at", slots: &[must("", Takes::Targets)], example: "now at alipay.home" },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::NowAt)),
    },
    Verb {
        form: Form {
            words: "now see",
            slots: &[must("", Takes::Element)],
            example: "now see \"Developer options\"",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::NowSee)),
    },
    Verb {
        form: Form {
            words: "follow",
            slots: &[must("", Takes::Name), may("without", Takes::Names)],
            example: "follow battery without adaptive",
        },
        make: Make::Plain(|values, _| {
            let without = values.take(1).unwrap_or_default();
            Some(StatementKind::Follow(Follow { procedure: values.take(0)?, without }))
        }),
    },
    Verb {
        form: Form { words: "skip to", slots: &[must("", Takes::Name)], example: "skip to pair" },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::SkipTo)),
    },
    Verb {
        form: Form { words: "again from", slots: &[must("", Takes::Name)], example: "again from pair" },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::AgainFrom)),
    },
    Verb {
        form: Form {
            words: "never tap",
            slots: &[must("", Takes::Element), may("", Takes::Prose)],
            example: "never tap \"Reset\" \"It deletes all messages.\"",
        },
        make: Make::Plain(|values, _| {
            Some(StatementKind::Never { what: values.take(0)?, reason: values.take(1) })
        }),
    },
    Verb {
        form: Form {
            words: "using",
            slots: &[must("", Takes::Things)],
            example: "using phone on android or ios, computer on windows",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::Using)),
    },
    Verb {
        form: Form {
            words: "value",
            slots: VALUE,
            example: "value member \"The member who leaves\" example \"Ada\"",
        },
        make: Make::Plain(|values, span| value(values, span, false).map(StatementKind::Value)),
    },
    Verb {
        form: Form { words: "secret", slots: VALUE, example: "secret pin \"Your PIN\"" },
        make: Make::Plain(|values, span| value(values, span, true).map(StatementKind::Value)),
    },
];

static VALUE: &[Slot] = &[must("", Takes::Name), may("", Takes::Literal), may("example", Takes::Typed)];

fn value(values: &mut Values, span: Span, secret: bool) -> Option<ValueDecl> {
    Some(ValueDecl { span, secret, name: values.take(0)?, label: values.take(1), example: values.take(2) })
}
