//! Runs of versions in the author's texts where there are any, else in the versions' own numbers.

use super::term::{High, Low, Run};
use super::written::Written;
use crate::readers::declarations::Product;
use crate::readers::version::{Interval, Literal, Version};

/// How the versions of one product can be written.
pub(in crate::readers) struct Texts<'t> {
    product: &'t Product,
    pub(in crate::readers) written: &'t Written,
}

impl<'t> Texts<'t> {
    pub(in crate::readers) fn new(product: &'t Product, written: &'t Written) -> Self {
        Self { product, written }
    }

    pub(in crate::readers) fn write(&self, version: &Version) -> String {
        self.product.scheme.write(version)
    }

    /// See [`crate::readers::Scheme::plain`].
    pub(in crate::readers) fn plain(&self, version: &Version) -> Version {
        self.product.scheme.plain(version)
    }

    /// The run in words; nothing if it has no bounds.
    pub(in crate::readers) fn run(&self, run: &Interval) -> Option<Run> {
        if let Some(text) = self.exact(run) {
            return Some(Run::Exactly(text));
        }
        let low = (!run.low.is_least()).then(|| self.low(&run.low));
        let high = run.high.as_ref().map(|high| self.high(&run.low, high));
        (low.is_some() || high.is_some()).then_some(Run::Between { low, high })
    }

    /// A literal for exactly this run.
    fn exact(&self, run: &Interval) -> Option<String> {
        if let Some(text) = self.written.exactly(run) {
            return Some(text.clone());
        }
        // Nobody says "0" for what came before 1.
        if run.low.is_least() && !self.product.scheme.is_closed() {
            return None;
        }
        let low = self.product.scheme.plain(&run.low);
        let mut text = self.product.scheme.write(&low);
        let length = run.high.as_ref().map_or(0, |high| high.numbers().len());
        // 4.2.0 alone is narrower than 4.2: the zeros at the end count.
        for _ in 0..=length.saturating_sub(low.numbers().len()) {
            match self.product.scheme.literal(&text) {
                Ok(literal) if literal.interval == *run => return Some(literal.text),
                _ => text.push_str(".0"),
            }
        }
        None
    }

    fn low(&self, low: &Version) -> Low {
        if let Some(text) = self.written.from(low) {
            return Low::From(text.clone());
        }
        if !low.is_just_after() {
            return Low::From(self.write(&self.plain(low)));
        }
        Low::After(self.written.through(&Version::LEAST, low).cloned().unwrap_or_else(|| self.write(low)))
    }

    /// A run that also has a beginning is better ended with its last version: "12 to 13", "12.0.6 up to the last 12".
    fn high(&self, low: &Version, high: &Version) -> High {
        let before = self.written.from(high);
        if !low.is_least() {
            if let Some(last) = self.last_before(high) {
                let begins_inside = last.interval.low < *low;
                return if begins_inside { High::LastOf(last.text) } else { High::Through(last.text) };
            }
            if let Some(text) = self.written.through(low, high) {
                return High::Through(text.clone());
            }
        }
        match (self.written.through(low, high), before) {
            (Some(text), None) => High::Through(text.clone()),
            (_, Some(text)) => High::Before(text.clone()),
            (None, None) if high.is_just_after() => High::Through(self.write(high)),
            (None, None) => High::Before(self.write(&self.plain(high))),
        }
    }

    /// The literal that ends there, with as many numbers as the end has: before 10.4 it is 10.3.
    fn last_before(&self, high: &Version) -> Option<Literal> {
        let (last, rest) = high.numbers().split_last()?;
        let last = last.checked_sub(1).filter(|last| *last > 0 || !rest.is_empty())?;
        let numbers: Vec<u64> = rest.iter().copied().chain([last]).collect();
        let version = Version::of(high.line(), &numbers, Vec::new());
        let mut text = self.product.scheme.write(&version);
        // The zeros at the end count: 4.2.0 ends before 4.2.1, and 4.2 before 4.3.
        for _ in version.numbers().len()..numbers.len() {
            text.push_str(".0");
        }
        let literal = self.product.scheme.literal(&text).ok()?;
        let ends_there = literal.interval.high.as_ref() == Some(high);
        ends_there.then(|| match self.written.exactly(&literal.interval) {
            Some(written) => Literal { text: written.clone(), ..literal },
            None => literal,
        })
    }
}
