//! What is said beside a step.

use super::{Make, Verb};
use crate::syntax::ast::statement::AttachmentKind;
use crate::syntax::form::{Form, Slot, Takes, any, may, must};

pub(super) static VERBS: &[Verb] = &[
    Verb {
        form: Form { words: "note", slots: SAID, example: "note \"The picture may differ.\"" },
        make: Make::Attachment(|values| {
            Some(AttachmentKind::Note { always: values.has(0), text: values.take(1)? })
        }),
    },
    Verb {
        form: Form { words: "tip", slots: SAID, example: "tip \"Use Wi-Fi.\"" },
        make: Make::Attachment(|values| {
            Some(AttachmentKind::Tip { always: values.has(0), text: values.take(1)? })
        }),
    },
    Verb {
        form: Form { words: "warning", slots: SAID, example: "warning \"Your cover ends now.\"" },
        make: Make::Attachment(|values| {
            Some(AttachmentKind::Warning { always: values.has(0), text: values.take(1)? })
        }),
    },
    Verb {
        form: Form {
            words: "result",
            slots: &[must("", Takes::Prose)],
            example: "result \"The list is empty.\"",
        },
        make: Make::Attachment(|values| values.take(0).map(AttachmentKind::Result)),
    },
    Verb {
        form: Form {
            words: "why",
            slots: &[must("", Takes::Prose)],
            example: "why \"The old key is no longer valid.\"",
        },
        make: Make::Attachment(|values| values.take(0).map(AttachmentKind::Why)),
    },
    Verb {
        form: Form {
            words: "picture",
            slots: &[must("", Takes::Literal), may("", Takes::Literal), any("mark", Takes::Coordinates)],
            example: "picture \"img/leave.png\" \"The link at the bottom\" mark 540,1810",
        },
        make: Make::Attachment(|values| {
            Some(AttachmentKind::Picture {
                path: values.take(0)?,
                alt: values.take(1),
                marks: values.take_all(2),
            })
        }),
    },
    Verb {
        form: Form {
            words: "video",
            slots: &[must("", Takes::Literal), may("", Takes::Literal)],
            example: "video \"https://example.org/leave.mp4\" \"How to leave\"",
        },
        make: Make::Attachment(|values| {
            Some(AttachmentKind::Video { address: values.take(0)?, title: values.take(1) })
        }),
    },
];

static SAID: &[Slot] = &[may("always", Takes::Flag), must("", Takes::Prose)];
