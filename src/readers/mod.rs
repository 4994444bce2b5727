//! Versions, conditions and exact sets of readers, and their words. Knows nothing of guides and findings.

pub mod asking;
pub mod condition;
pub mod declarations;
pub mod describe;
pub mod ids;
pub mod scheme;
pub mod space;
pub mod version;
pub mod witness;
mod words;

pub use condition::Condition;
pub use declarations::Declarations;
pub use describe::Description;
pub use ids::{ConditionId, DeviceId, MakerId, ProductId, QuestionId, SeriesId, ThingId};
pub use scheme::Scheme;
pub use space::{Set, SpaceError, Universe};
pub use version::{Interval, Literal, Ranges, Version};
pub use witness::Witness;
pub use words::Wording;
