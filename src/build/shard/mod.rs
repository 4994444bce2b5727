//! Spreading a build over machines: each makes a shard of its share of the guides, and a merge makes the site of them.
//!
//! A merge is a build of the whole project that knows from the shards what came of guides. So it is right whatever they
//! hold: a guide of which no shard brings what fits is looked at like in any other build.

mod make;
mod merge;
mod provenance;
mod share;
mod written;

pub use make::ShardMaker;
pub use merge::Shards;
pub use provenance::Provenance;
pub use share::Share;
