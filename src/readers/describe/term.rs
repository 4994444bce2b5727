//! What descriptions and witnesses are made of: facts about a reader, in no language.

use crate::readers::{ConditionId, DeviceId, MakerId, ProductId, QuestionId, SeriesId, ThingId};
use crate::vocabulary::ProductKind;

/// One thing that is said of a reader: any of these facts holds or, negated, none of them does. All are about the same
/// subject: the device, the OS, one app, one question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The thing in hand, where the guide names several.
    pub thing: Option<ThingName>,
    pub negated: bool,
    pub any_of: Vec<Fact>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ThingName {
    pub id: ThingId,
    pub key: String,
    pub label: String,
}

/// What was declared, with how it is written and printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named<I> {
    pub id: I,
    pub key: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Has the product, in one of these runs of versions; in any, if there are none.
    Product {
        product: Named<ProductId>,
        kind: ProductKind,
        versions: Vec<Run>,
    },
    /// Does not have the product.
    Without {
        product: Named<ProductId>,
        kind: ProductKind,
    },
    NoSkin,
    /// A skin that the guide does not speak of.
    OtherSkin,
    Device(Named<DeviceId>),
    /// One of these runs of generations; any, if there are none.
    Series {
        series: Named<SeriesId>,
        generations: Vec<Run>,
    },
    Maker(Named<MakerId>),
    /// A device by this maker that the guide does not speak of.
    OtherBy {
        maker: Named<MakerId>,
        /// Those that it speaks of.
        except: Vec<String>,
    },
    /// Any declared device.
    KnownDevice,
    /// A device that the guide does not speak of.
    OtherDevice,
    Answer {
        question: Named<QuestionId>,
        answer: Named<usize>,
    },
    /// The question does not arise.
    NotAsked(Named<QuestionId>),
    /// A condition that the author named and gave words.
    Condition(Named<ConditionId>),
}

/// Versions that follow one another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Run {
    /// "10.2": all that begin with it.
    Exactly(String),
    /// With one bound at least.
    Between { low: Option<Low>, high: Option<High> },
}

/// Where a run begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Low {
    /// "10.2 or later"
    From(String),
    /// "after 10.2": after all of it.
    After(String),
}

/// Where a run ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum High {
    /// "10.2 or earlier", "to 10.2": with all of it.
    Through(String),
    /// "10.2.3 up to the last 10.2": with all of it, and the run begins inside.
    LastOf(String),
    /// "before 10.2"
    Before(String),
}
