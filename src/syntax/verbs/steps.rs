//! Steps that look, read, or say in words what is done.

use super::{Make, Verb};
use crate::syntax::ast::step::Action;
use crate::syntax::form::{Form, Takes, may, must};

pub(super) static VERBS: &[Verb] = &[
    Verb {
        form: Form {
            words: "do",
            slots: &[must("", Takes::Prose), may("leaves", Takes::Flag)],
            example: "do \"Put the card into the reader.\"",
        },
        make: Make::Action(|values| Some(Action::Do { text: values.take(0)?, leaves: values.has(1) })),
    },
    Verb {
        form: Form { words: "see", slots: &[must("", Takes::Element)], example: "see \"Connected\"" },
        make: Make::Action(|values| values.take(0).map(Action::See)),
    },
    Verb {
        form: Form { words: "read", slots: &[must("", Takes::Prose)], example: "read \"the terms\"" },
        make: Make::Action(|values| values.take(0).map(Action::Read)),
    },
    Verb {
        form: Form {
            words: "scan",
            slots: &[may("", Takes::Prose)],
            example: "scan \"the code on the computer\"",
        },
        make: Make::Action(|values| Some(Action::Scan(values.take(0)))),
    },
];
