//! A version as written, and the tests that can be made with it.

use super::{Interval, Ranges, Version};

/// A written version. `10.2` is the point 10.2 and, in a condition, every version that begins with it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Literal {
    /// As the author wrote it.
    pub text: String,
    /// The version that has exactly these numbers and this suffix.
    pub version: Version,
    /// All versions that the text stands for.
    pub interval: Interval,
}

impl Literal {
    /// `alipay 10.2`
    pub fn exactly(&self) -> Ranges {
        Ranges::from(self.interval.clone())
    }

    /// `alipay 10.2 or later`
    pub fn or_later(&self) -> Ranges {
        Ranges::from(Interval::new(self.interval.low.clone(), None))
    }

    /// `alipay after 10.2`: after all of 10.2.
    pub fn after(&self) -> Ranges {
        match &self.interval.high {
            Some(high) => Ranges::from(Interval::new(high.clone(), None)),
            None => Ranges::none(),
        }
    }

    /// `alipay 10.2 or earlier`: up to the last 10.2.x.
    pub fn or_earlier(&self) -> Ranges {
        Ranges::from(Interval::new(Version::LEAST, self.interval.high.clone()))
    }

    /// `alipay before 10.2`
    pub fn before(&self) -> Ranges {
        Ranges::from(Interval::new(Version::LEAST, Some(self.interval.low.clone())))
    }

    /// `alipay 10.2.50 to 10.4`: from the first 10.2.50 to the last 10.4.x; empty if `last` is earlier.
    pub fn to(&self, last: &Self) -> Ranges {
        Ranges::from(Interval::new(self.interval.low.clone(), last.interval.high.clone()))
    }
}
