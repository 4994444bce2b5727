//! Statements with a block, and the arms that may follow them.

use super::{Branch, Make, Verb};
use crate::syntax::ast::statement::StatementKind;
use crate::syntax::form::{Form, Takes, may, must};

pub(super) static VERBS: &[Verb] = &[
    Verb {
        form: Form {
            words: "when",
            slots: &[must("", Takes::Condition)],
            example: "when android 12 or later { tap \"Menu\" }",
        },
        make: Make::Branch(Branch::When),
    },
    Verb {
        form: Form {
            words: "exactly one",
            slots: &[],
            example: "exactly one { when android { back } when ios { tap \"Done\" } }",
        },
        make: Make::Branch(Branch::ExactlyOne),
    },
    Verb {
        form: Form {
            words: "either",
            slots: &[may("", Takes::Literal), may("when", Takes::Condition)],
            example: "either \"Use the camera\" { scan } or \"Type the code\" { tap \"Type\" }",
        },
        make: Make::Branch(Branch::Either),
    },
    Verb {
        form: Form {
            words: "try",
            slots: &[may("", Takes::Literal)],
            example: "try { tap \"Next\" } or else { restart }",
        },
        make: Make::Branch(Branch::Try),
    },
    Verb {
        form: Form {
            words: "if",
            slots: &[must("", Takes::Look)],
            example: "if see \"Skip\" { tap \"Skip\" }",
        },
        make: Make::Branch(Branch::If),
    },
    Verb {
        form: Form {
            words: "within",
            slots: &[must("", Takes::Duration), may("of", Takes::Name)],
            example: "within 8 minutes of download { tap \"Confirm\" } or else \"Begin again.\"",
        },
        make: Make::Branch(Branch::Within),
    },
    Verb {
        form: Form { words: "optional", slots: &[], example: "optional { turn on \"Sounds\" }" },
        make: Make::Block(|_, body| Some(StatementKind::Optional(body))),
    },
    Verb {
        form: Form { words: "optional any", slots: &[], example: "optional any { turn on \"Sounds\" }" },
        make: Make::Block(|_, body| Some(StatementKind::OptionalAny(body))),
    },
    Verb {
        form: Form {
            words: "repeat",
            slots: &[may("", Takes::Prose)],
            example: "repeat \"for each account\" { tap \"Add\" }",
        },
        make: Make::Block(|values, body| Some(StatementKind::Repeat { why: values.take(0), body })),
    },
    Verb {
        form: Form {
            words: "part",
            slots: &[may("", Takes::Name), must("", Takes::Literal)],
            example: "part lock \"Lock the app\" { tap \"Lock\" }",
        },
        make: Make::Block(|values, body| {
            Some(StatementKind::Part { name: values.take(0), title: values.take(1)?, body })
        }),
    },
    Verb {
        form: Form {
            words: "on",
            slots: &[must("", Takes::Name)],
            example: "on computer { open \"Firefox\" }",
        },
        make: Make::Block(|values, body| Some(StatementKind::On { thing: values.take(0)?, body })),
    },
    Verb {
        form: Form {
            words: "at",
            slots: &[must("", Takes::Targets)],
            example: "at \"My\" { tap \"Settings\" }",
        },
        make: Make::Block(|values, body| Some(StatementKind::At { screens: values.take(0)?, body })),
    },
];

/// The arms of `when` and `if`.
pub(in crate::syntax) static OTHERWISE: Form = Form {
    words: "otherwise",
    slots: &[may("when", Takes::Condition), may("if", Takes::Look)],
    example: "when android { back } otherwise { tap \"Done\" }",
};

/// As [`OTHERWISE`], behind words of another language for it and what follows it.
pub(in crate::syntax) static OTHERWISE_WHEN: Form = Form {
    words: "otherwise when",
    slots: &[must("", Takes::Condition), may("if", Takes::Look)],
    example: "when android 12 { back } otherwise when android { tap \"Done\" }",
};
pub(in crate::syntax) static OTHERWISE_IF: Form = Form {
    words: "otherwise if",
    slots: &[may("when", Takes::Condition), must("", Takes::Look)],
    example: "if see \"Skip\" { tap \"Skip\" } otherwise if see \"Next\" { tap \"Next\" }",
};

/// The further options of `either`.
pub(in crate::syntax) static OR: Form = Form {
    words: "or",
    slots: &[may("", Takes::Literal), may("when", Takes::Condition)],
    example: "either \"Use the camera\" { scan } or \"Type the code\" { tap \"Type\" }",
};

/// The further attempts of `try`, and the end of `within`.
pub(in crate::syntax) static OR_ELSE: Form = Form {
    words: "or else",
    slots: &[may("after all steps", Takes::Flag), may("", Takes::Prose)],
    example: "try { tap \"Next\" } or else { restart }",
};
