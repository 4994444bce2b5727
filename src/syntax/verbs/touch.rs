//! Steps that touch the screen.

use super::{Make, Verb};
use crate::syntax::ast::step::Action;
use crate::syntax::form::{Form, Slot, Takes, may, must};
use crate::syntax::value::Values;
use crate::vocabulary::TapGesture;

pub(super) static VERBS: &[Verb] = &[
    Verb {
        form: Form {
            words: "tap",
            slots: &[must("", Takes::Path), may("", Takes::Count)],
            example: "tap \"Settings\" > \"Privacy\"",
        },
        make: Make::Action(|values| tap(values, TapGesture::Tap)),
    },
    Verb {
        form: Form {
            words: "double-tap",
            slots: &[must("", Takes::Element)],
            example: "double-tap \"Photo\"",
        },
        make: Make::Action(|values| touch(values, TapGesture::DoubleTap)),
    },
    Verb {
        form: Form { words: "hold", slots: &[must("", Takes::Element)], example: "hold \"Messages\"" },
        make: Make::Action(|values| touch(values, TapGesture::Hold)),
    },
    Verb {
        form: Form {
            words: "swipe",
            slots: &[
                may("", Takes::Direction),
                may("", Takes::Element),
                may("on", Takes::Element),
                may("from", Takes::Literal),
            ],
            example: "swipe up from \"the bottom edge\"",
        },
        make: Make::Action(|values| {
            let direction = values.take(0);
            let on = values.take(1).or_else(|| values.take(2));
            Some(Action::Swipe { direction, on, from: values.take(3) })
        }),
    },
    Verb {
        form: Form {
            words: "scroll to",
            slots: &[must("", Takes::Element)],
            example: "scroll to \"About phone\"",
        },
        make: Make::Action(|values| values.take(0).map(Action::ScrollTo)),
    },
    Verb {
        form: Form { words: "scroll", slots: &[must("", Takes::Direction)], example: "scroll down" },
        make: Make::Action(|values| values.take(0).map(Action::Scroll)),
    },
    Verb {
        form: Form {
            words: "drag",
            slots: &[must("", Takes::Element), must("to", Takes::Element)],
            example: "drag \"Clock\" to \"Folder\"",
        },
        make: Make::Action(|values| Some(Action::Drag { what: values.take(0)?, to: values.take(1)? })),
    },
    Verb {
        form: Form {
            words: "type",
            slots: &[must("", Takes::Typed), may("into", Takes::Element)],
            example: "type \"42\" into \"Amount\"",
        },
        make: Make::Action(|values| Some(Action::Type { text: values.take(0)?, into: values.take(1) })),
    },
    Verb {
        form: Form {
            words: "choose",
            slots: &[must("", Takes::Target), may("in", Takes::Element)],
            example: "choose \"PIN\" in \"Screen lock\"",
        },
        make: Make::Action(|values| Some(Action::Choose { option: values.take(0)?, within: values.take(1) })),
    },
    turn("turn on", "turn on \"Wi-Fi\"", |values| turn_one(values, true)),
    turn("turn off", "turn off \"Wi-Fi\"", |values| turn_one(values, false)),
    turn_all("turn on all", "turn on all except \"Sounds\"", |values| Some(every(values, true))),
    turn_all("turn off all", "turn off all except \"Sounds\"", |values| Some(every(values, false))),
    turn("tick", "tick \"I agree\"", |values| tick(values, true)),
    turn("untick", "untick \"Send me news\"", |values| tick(values, false)),
    Verb {
        form: Form {
            words: "press",
            slots: &[must("", Takes::Literal), may("for", Takes::Duration)],
            example: "press \"Volume up + Power\" for 10 seconds",
        },
        make: Make::Action(|values| Some(Action::Press { keys: values.take(0)?, duration: values.take(1) })),
    },
];

const ONE: &[Slot] = &[must("", Takes::Element)];
const EXCEPT: &[Slot] = &[may("except", Takes::Elements)];

const fn turn(words: &'static str, example: &'static str, make: fn(&mut Values) -> Option<Action>) -> Verb {
    Verb { form: Form { words, slots: ONE, example }, make: Make::Action(make) }
}

const fn turn_all(
    words: &'static str,
    example: &'static str,
    make: fn(&mut Values) -> Option<Action>,
) -> Verb {
    Verb { form: Form { words, slots: EXCEPT, example }, make: Make::Action(make) }
}

fn tap(values: &mut Values, gesture: TapGesture) -> Option<Action> {
    Some(Action::Tap { gesture, path: values.take(0)?, times: values.take(1) })
}

fn touch(values: &mut Values, gesture: TapGesture) -> Option<Action> {
    Some(Action::Tap { gesture, path: vec![values.take(0)?], times: None })
}

fn turn_one(values: &mut Values, on: bool) -> Option<Action> {
    Some(Action::Turn { on, what: values.take(0)? })
}

fn every(values: &mut Values, on: bool) -> Action {
    Action::TurnAll { on, except: values.take(0).unwrap_or_default() }
}

fn tick(values: &mut Values, on: bool) -> Option<Action> {
    Some(Action::Tick { on, what: values.take(0)? })
}
