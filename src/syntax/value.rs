//! What the slots of a statement were filled with.

use super::ast::Name;
use super::ast::branch::Look;
use super::ast::condition::{Condition, VersionRange};
use super::ast::guide::UsingThing;
use super::ast::product::{SeenScope, SuffixRank, SuffixWords, VersionName};
use super::ast::reader::By;
use super::ast::reference::{ElementRef, Target};
use super::ast::screen::{Leads, Sometimes};
use super::ast::statement::Mark;
use super::ast::text::{Duration, Text};
use crate::source::Span;
use crate::vocabulary::Direction;

/// One value for each way of [`super::form::Takes`], and how to get it back.
macro_rules! values {
    ($($variant:ident($type:ty),)*) => {
        #[derive(Debug)]
        pub(super) enum Value {
            $($variant($type),)*
        }

        $(impl TryFrom<Value> for $type {
            type Error = ();

            fn try_from(value: Value) -> Result<Self, ()> {
                match value {
                    Value::$variant(value) => Ok(value),
                    _ => Err(()),
                }
            }
        })*
    };
}

values! {
    By(By),
    Condition(Condition),
    Direction(Direction),
    Duration(Duration),
    Durations((Duration, Option<Duration>)),
    Element(ElementRef),
    Elements(Vec<ElementRef>),
    Flag(Span),
    Leads(Leads),
    Look(Look),
    Mark(Mark),
    Name(Name),
    Names(Vec<Name>),
    Number(u32),
    Rank(SuffixRank),
    Ranges(Vec<VersionRange>),
    Scope(SeenScope),
    Sometimes(Box<Sometimes>),
    Suffixes(SuffixWords),
    Target(Target),
    Targets(Vec<Target>),
    Text(Text),
    Texts(Vec<Text>),
    Things(Vec<UsingThing>),
    VersionNames(Vec<VersionName>),
}

/// The filled slots of one statement, by the slots' numbers.
#[derive(Debug, Default)]
pub(super) struct Values {
    filled: Vec<(usize, Value)>,
    /// Whether something was wrong; it is reported.
    pub(super) failed: bool,
}

impl Values {
    pub(super) fn put(&mut self, slot: usize, value: Value) {
        self.filled.push((slot, value));
    }

    pub(super) fn has(&self, slot: usize) -> bool {
        self.filled.iter().any(|(filled, _)| *filled == slot)
    }

    /// Takes the value of a slot out.
    pub(super) fn take<T: TryFrom<Value>>(&mut self, slot: usize) -> Option<T> {
        let position = self.filled.iter().position(|(filled, _)| *filled == slot)?;
        T::try_from(self.filled.remove(position).1).ok()
    }

    /// Takes all values of a slot that may be written several times.
    pub(super) fn take_all<T: TryFrom<Value>>(&mut self, slot: usize) -> Vec<T> {
        let mut values = Vec::new();
        while let Some(value) = self.take(slot) {
            values.push(value);
        }
        values
    }
}
