//! Versions as points, and what a written version means: the interval of all that begin with it.
//! Knows nothing of how a product's strings are read; that is [`super::scheme`].

mod interval;
mod literal;
mod point;
mod ranges;

pub use interval::Interval;
pub use literal::Literal;
pub(crate) use point::trimmed;
pub use point::{Mark, Version};
pub use ranges::Ranges;
