//! Steps that open, install and restart things.

use super::{Make, Verb};
use crate::syntax::ast::guide::ProductTo;
use crate::syntax::ast::step::Action;
use crate::syntax::form::{Form, Slot, Takes, may, must};
use crate::syntax::value::Values;
use crate::vocabulary::InstallKind;

pub(super) static VERBS: &[Verb] = &[
    Verb {
        form: Form { words: "open", slots: &[must("", Takes::Target)], example: "open \"Signal\"" },
        make: Make::Action(|values| values.take(0).map(Action::Open)),
    },
    Verb {
        form: Form { words: "return to", slots: &[must("", Takes::Target)], example: "return to alipay" },
        make: Make::Action(|values| values.take(0).map(Action::ReturnTo)),
    },
    Verb {
        form: Form { words: "go to", slots: &[must("", Takes::Target)], example: "go to alipay.plan" },
        make: Make::Action(|values| values.take(0).map(Action::GoTo)),
    },
    Verb {
        form: Form { words: "back", slots: &[], example: "back" },
        make: Make::Action(|_| Some(Action::Back)),
    },
    Verb {
        form: Form {
            words: "wait",
            slots: &[may("", Takes::Prose), may("", Takes::Duration), may("up to", Takes::Duration)],
            example: "wait \"until the bar is full\" up to 5 minutes",
        },
        make: Make::Action(|values| {
            let at_most = values.has(2);
            let time = values.take(1).or_else(|| values.take(2));
            Some(Action::Wait { until: values.take(0), time, at_most })
        }),
    },
    Verb {
        form: Form {
            words: "sign in",
            slots: &[may("to", Takes::Target), may("", Takes::Prose)],
            example: "sign in to alipay \"with your own account\"",
        },
        make: Make::Action(|values| Some(Action::SignIn { to: values.take(0), how: values.take(1) })),
    },
    permit("allow", "allow \"Location\"", |values| {
        Some(Action::Permit { allow: true, what: values.take(0)? })
    }),
    permit("deny", "deny \"Contacts\"", |values| {
        Some(Action::Permit { allow: false, what: values.take(0)? })
    }),
    Verb {
        form: Form { words: "restart", slots: &[may("", Takes::Name)], example: "restart computer" },
        make: Make::Action(|values| Some(Action::Restart(values.take(0)))),
    },
    install("install", "install alipay from \"the App Store\"", |values| {
        installed(values, InstallKind::Install)
    }),
    install("update", "update alipay to 10.3 or later", |values| installed(values, InstallKind::Update)),
    install("uninstall", "uninstall alipay", |values| installed(values, InstallKind::Uninstall)),
    Verb {
        form: Form { words: "run", slots: &[must("", Takes::Typed)], example: "run \"adb devices\"" },
        make: Make::Action(|values| values.take(0).map(Action::Run)),
    },
];

const ONE: &[Slot] = &[must("", Takes::Element)];

const INSTALL: &[Slot] = &[must("", Takes::Name), may("to", Takes::Ranges), may("from", Takes::Prose)];

const fn install(
    words: &'static str,
    example: &'static str,
    make: fn(&mut Values) -> Option<Action>,
) -> Verb {
    Verb { form: Form { words, slots: INSTALL, example }, make: Make::Action(make) }
}

const fn permit(words: &'static str, example: &'static str, make: fn(&mut Values) -> Option<Action>) -> Verb {
    Verb { form: Form { words, slots: ONE, example }, make: Make::Action(make) }
}

fn installed(values: &mut Values, kind: InstallKind) -> Option<Action> {
    let product = ProductTo { product: values.take(0)?, to: values.take(1).unwrap_or_default() };
    Some(Action::Install { kind, product, from: values.take(2) })
}
