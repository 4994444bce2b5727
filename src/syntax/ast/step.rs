//! Steps: what the reader does.

use super::Name;
use super::guide::ProductTo;
use super::reference::{ElementRef, Target};
use super::statement::Attachment;
use super::text::{Duration, Text};
use crate::source::Span;
use crate::vocabulary::{Direction, InstallKind, TapGesture};

/// An action with what may follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The line without its block.
    pub span: Span,
    pub action: Action,
    /// `opens S [or T]`.
    pub opens: Vec<Target>,
    pub cannot_be_undone: bool,
    /// What stands in its block.
    pub attachments: Vec<Attachment>,
}

/// What the reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// `tap a > b > c`, `hold x`, `tap x 5 times`. At least one element; more than one only of `tap`.
    Tap {
        gesture: TapGesture,
        path: Vec<ElementRef>,
        times: Option<u32>,
    },
    /// `swipe X`, `swipe up [on X] [from "the bottom edge"]`.
    Swipe {
        direction: Option<Direction>,
        on: Option<ElementRef>,
        from: Option<Text>,
    },
    /// `scroll to X`.
    ScrollTo(ElementRef),
    /// `scroll down`.
    Scroll(Direction),
    /// `drag X to Y`.
    Drag {
        what: ElementRef,
        to: ElementRef,
    },
    /// `type "literal" into X`, `type {value} into X`.
    Type {
        text: Text,
        into: Option<ElementRef>,
    },
    /// `choose "PIN" in X`, `choose pin in X`.
    Choose {
        option: Target,
        within: Option<ElementRef>,
    },
    /// `turn on X`.
    Turn {
        on: bool,
        what: ElementRef,
    },
    /// `turn off all [except a, b]`.
    TurnAll {
        on: bool,
        except: Vec<ElementRef>,
    },
    /// `tick X`, `untick X`.
    Tick {
        on: bool,
        what: ElementRef,
    },
    /// `press "Volume up + Power" for 10 seconds`.
    Press {
        keys: Text,
        duration: Option<Duration>,
    },
    /// `open P`, `open "Signal"`.
    Open(Target),
    /// `return to P`.
    ReturnTo(Target),
    Back,
    /// `wait "until …" [up to 5 minutes]`, `wait 30 seconds`.
    Wait {
        until: Option<Text>,
        time: Option<Duration>,
        /// `up to`
        at_most: bool,
    },
    /// `scan`, `scan "the code on the computer"`.
    Scan(Option<Text>),
    /// `sign in`, `sign in to P`, `sign in "with your work account"`.
    SignIn {
        to: Option<Target>,
        how: Option<Text>,
    },
    /// `allow X`, `deny X`.
    Permit {
        allow: bool,
        what: ElementRef,
    },
    /// `restart`, `restart computer`.
    Restart(Option<Name>),
    /// `install P [to C] [from "…"]`.
    Install {
        kind: InstallKind,
        product: ProductTo,
        from: Option<Text>,
    },
    /// `run "shell command"`.
    Run(Text),
    /// `see X`: look, no action.
    See(ElementRef),
    /// `read "…"`.
    Read(Text),
    /// `do "…" [leaves]`.
    Do {
        text: Text,
        leaves: bool,
    },
    /// `go to S`.
    GoTo(Target),
}
