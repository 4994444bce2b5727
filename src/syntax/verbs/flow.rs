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
            help: "This path has reached its goal",
            example: "done \"You have left the plan.\"",
        },
        make: Make::Plain(|values, _| Some(StatementKind::Done(values.take(0)))),
    },
    Verb {
        form: Form {
            words: "stop",
            slots: &[may("", Takes::Prose)],
            help: "This path cannot reach the goal",
            example: "stop \"Not possible on EMUI 4.\"",
        },
        make: Make::Plain(|values, _| Some(StatementKind::Stop(values.take(0)))),
    },
    Verb {
        form: Form {
            words: "now at",
            slots: &[must("", Takes::Targets)],
            help: "The reader is on this screen now",
            example: "now at alipay.home",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::NowAt)),
    },
    Verb {
        form: Form {
            words: "now see",
            slots: &[must("", Takes::Element)],
            help: "This element is there now",
            example: "now see \"Developer options\"",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::NowSee)),
    },
    Verb {
        form: Form {
            words: "follow",
            slots: &[must("", Takes::Name), may("without", Takes::Names)],
            help: "Run a procedure, perhaps without some of its named steps",
            example: "follow battery without adaptive",
        },
        make: Make::Plain(|values, _| {
            let without = values.take(1).unwrap_or_default();
            Some(StatementKind::Follow(Follow { procedure: values.take(0)?, without }))
        }),
    },
    Verb {
        form: Form {
            words: "skip to",
            slots: &[must("", Takes::Name)],
            help: "Go on at a later named step",
            example: "skip to pair",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::SkipTo)),
    },
    Verb {
        form: Form {
            words: "again from",
            slots: &[must("", Takes::Name)],
            help: "Go back to an earlier named step",
            example: "again from pair",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::AgainFrom)),
    },
    Verb {
        form: Form {
            words: "never tap",
            slots: &[must("", Takes::Element), may("", Takes::Prose)],
            help: "Warn of an element",
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
            help: "Name the things in the reader's hands",
            example: "using phone on android or ios, computer on windows",
        },
        make: Make::Plain(|values, _| values.take(0).map(StatementKind::Using)),
    },
    Verb {
        form: Form {
            words: "value",
            slots: VALUE,
            help: "Name a text that each reader has a different one of",
            example: "value member \"The member who leaves\" example \"Ada\"",
        },
        make: Make::Plain(|values, span| value(values, span, false).map(StatementKind::Value)),
    },
    Verb {
        form: Form {
            words: "secret",
            slots: VALUE,
            help: "Name a value that is never shown",
            example: "secret pin \"Your PIN\"",
        },
        make: Make::Plain(|values, span| value(values, span, true).map(StatementKind::Value)),
    },
];

static VALUE: &[Slot] = &[must("", Takes::Name), may("", Takes::Literal), may("example", Takes::Typed)];

fn value(values: &mut Values, span: Span, secret: bool) -> Option<ValueDecl> {
    Some(ValueDecl { span, secret, name: values.take(0)?, label: values.take(1), example: values.take(2) })
}
