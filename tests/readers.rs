//! What readers are: versions and their order, conditions as exact sets, their words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, unreachable_pub)]

#[path = "readers/algebra.rs"]
mod algebra;
#[path = "readers/asking.rs"]
mod asking;
#[path = "readers/descriptions.rs"]
mod descriptions;
#[path = "readers/fixtures.rs"]
mod fixtures;
#[path = "readers/limits.rs"]
mod limits;
#[path = "readers/literals.rs"]
mod literals;
#[path = "readers/meaning.rs"]
mod meaning;
#[path = "readers/one_reading.rs"]
mod one_reading;
#[path = "readers/random.rs"]
mod random;
#[path = "readers/schemes.rs"]
mod schemes;
#[path = "readers/things.rs"]
mod things;
#[path = "readers/version_order.rs"]
mod version_order;
#[path = "readers/words.rs"]
mod words;
#[path = "readers/world.rs"]
mod world;
