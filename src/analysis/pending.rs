//! The planned interface of `readers`; replaced by it as soon as it is there.

/// A set of readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set(u32);

/// The readers of a guide.
#[derive(Debug)]
pub struct Universe {}
