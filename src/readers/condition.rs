//! Conditions with every name bound.

use super::ids::Id;
use super::{ConditionId, DeviceId, Literal, MakerId, ProductId, QuestionId, Ranges, SeriesId, ThingId};

/// A test of the reader. Servers, questions and names of conditions that test only those ignore the thing.
///
/// `All` and `Any` are as long as the author's line; only parentheses nest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    Always,
    /// The thing has the product, in any version.
    Present {
        thing: ThingId,
        product: ProductId,
    },
    /// The thing has the product in one of these versions.
    Version {
        thing: ThingId,
        product: ProductId,
        versions: Ranges,
        /// The versions as the author wrote them; words about readers use these texts.
        written: Vec<Literal>,
    },
    Device {
        thing: ThingId,
        device: DeviceId,
    },
    /// Any device or generation of a series that is declared.
    KnownDevice {
        thing: ThingId,
    },
    Maker {
        thing: ThingId,
        maker: MakerId,
    },
    /// One of these generations, by their places in the series.
    Series {
        thing: ThingId,
        series: SeriesId,
        generations: Vec<usize>,
    },
    /// One of these answers, by their places in the question.
    Answer {
        question: QuestionId,
        values: Vec<usize>,
    },
    /// The thing is the one of the place of use, for tests that do not say theirs.
    Named {
        condition: ConditionId,
        thing: ThingId,
    },
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

impl Condition {
    /// A condition that nobody meets.
    pub fn never() -> Self {
        Self::Any(Vec::new())
    }

    /// `not` this.
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// The same for other things: thing n becomes `things[n]`. A procedure's conditions hold for its caller's
    /// things in this way.
    pub fn on_things(&self, things: &[ThingId]) -> Self {
        let mut moved = self.clone();
        moved.move_to(things);
        moved
    }

    fn move_to(&mut self, things: &[ThingId]) {
        match self {
            Self::Always | Self::Answer { .. } => {}
            Self::Present { thing, .. }
            | Self::Version { thing, .. }
            | Self::Device { thing, .. }
            | Self::KnownDevice { thing }
            | Self::Maker { thing, .. }
            | Self::Series { thing, .. }
            | Self::Named { thing, .. } => *thing = things.get(thing.index()).copied().unwrap_or(*thing),
            Self::Not(inner) => inner.move_to(things),
            Self::All(parts) | Self::Any(parts) => parts.iter_mut().for_each(|part| part.move_to(things)),
        }
    }
}
