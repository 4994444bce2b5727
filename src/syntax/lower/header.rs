//! The lines that a guide or procedure begins with.

use super::clause::Clause;
use crate::syntax::ast::guide::HeaderKind;
use crate::syntax::ast::guide::HeaderLine;
use crate::syntax::form::{Form, Takes, may, must};

/// Lines of a header, beside `value`, `secret` and `using`, which may stand among steps, too.
pub(super) static FORMS: &[Clause<HeaderLine>] = &[
    Clause {
        form: Form {
            words: "for",
            slots: &[must("", Takes::Condition)],
            example: "for android 12 or later or ios",
        },
        make: |values, span| Some(HeaderLine { span, kind: HeaderKind::For(values.take(0)?) }),
    },
    Clause {
        form: Form {
            words: "unsupported",
            slots: &[must("", Takes::Condition), may("because", Takes::Prose)],
            example: "unsupported android before 9 because \"The switch is not there.\"",
        },
        make: |values, span| {
            let condition = values.take(0)?;
            Some(HeaderLine { span, kind: HeaderKind::Unsupported { condition, because: values.take(1) } })
        },
    },
    Clause {
        form: Form {
            words: "checked",
            slots: &[may("", Takes::Date), may("on", Takes::Condition)],
            example: "checked 2026-05-01 on pixel-8 with android 16",
        },
        make: |values, span| {
            Some(HeaderLine { span, kind: HeaderKind::Checked { date: values.take(0), on: values.take(1) } })
        },
    },
    Clause {
        form: Form {
            words: "needs",
            slots: &[must("", Takes::Prose), may("when", Takes::Condition)],
            example: "needs \"Your payment password\"",
        },
        make: |values, span| {
            Some(HeaderLine { span, kind: HeaderKind::Needs { text: values.take(0)?, when: values.take(1) } })
        },
    },
    Clause {
        form: Form {
            words: "takes",
            slots: &[must("", Takes::DurationRange)],
            example: "takes 2 to 5 minutes",
        },
        make: |values, span| {
            let (least, most) = values.take(0)?;
            Some(HeaderLine { span, kind: HeaderKind::Takes { least, most } })
        },
    },
    Clause {
        form: Form {
            words: "goal",
            slots: &[must("", Takes::Prose)],
            example: "goal \"Nobody sees when you have read a message.\"",
        },
        make: |values, span| Some(HeaderLine { span, kind: HeaderKind::Goal(values.take(0)?) }),
    },
    Clause {
        form: Form {
            words: "topics",
            slots: &[must("", Takes::Literals)],
            example: "topics \"privacy\", \"messages\"",
        },
        make: |values, span| Some(HeaderLine { span, kind: HeaderKind::Topics(values.take(0)?) }),
    },
    Clause {
        form: Form { words: "language", slots: &[must("", Takes::Literal)], example: "language \"en\"" },
        make: |values, span| Some(HeaderLine { span, kind: HeaderKind::Language(values.take(0)?) }),
    },
    Clause {
        form: Form { words: "start", slots: &[must("", Takes::Targets)], example: "start alipay.home" },
        make: |values, span| Some(HeaderLine { span, kind: HeaderKind::Start(values.take(0)?) }),
    },
    Clause {
        form: Form { words: "end", slots: &[must("", Takes::Targets)], example: "end left" },
        make: |values, span| Some(HeaderLine { span, kind: HeaderKind::End(values.take(0)?) }),
    },
];
