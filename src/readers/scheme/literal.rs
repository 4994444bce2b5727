//! What a written version stands for.

use super::read::Reading;
use super::text::{LONGEST, begins_with_digit, folded, tidy};
use super::{Scheme, VersionError};
use crate::readers::version::{Interval, Literal, Version};

impl Scheme {
    /// Whether only listed releases exist.
    pub fn is_closed(&self) -> bool {
        !self.releases.is_empty()
    }

    /// Reads a version: a declared name, a release of a closed list, or numbers with what may follow them.
    pub fn literal(&self, text: &str) -> Result<Literal, VersionError> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(VersionError::TooLong);
        }
        let tidy = tidy(text);
        if tidy.is_empty() {
            return Err(VersionError::Empty);
        }
        let (version, interval) = match self.names.get(&folded(text)) {
            Some(named) => {
                let (version, interval) = (named.version.clone(), named.interval.clone());
                return Ok(Literal { text: self.with_number(tidy, &version), version, interval });
            }
            None if !self.releases.is_empty() => {
                return Err(VersionError::UnknownRelease { releases: self.releases.clone() });
            }
            None => self.meaning(&self.read(&tidy)?),
        };
        Ok(Literal { text: tidy, version, interval })
    }

    /// "9 (Pie)": what readers can look up is the number.
    fn with_number(&self, name: String, version: &Version) -> String {
        if begins_with_digit(&name) || !version.suffix().is_empty() {
            return name;
        }
        format!("{} ({name})", self.write(version))
    }

    fn meaning(&self, reading: &Reading) -> (Version, Interval) {
        let version = Version::of(reading.line, &reading.numbers, reading.suffix.clone());
        let interval = if reading.suffix.is_empty() {
            let mut next = reading.numbers.clone();
            if let Some(last) = next.last_mut() {
                *last += 1;
            }
            let low = self.least(reading.line, &reading.numbers);
            Interval::new(low, Some(self.least(reading.line, &next)))
        } else {
            self.alone(&version)
        };
        (version, interval)
    }

    /// The interval of this version and no other.
    pub(super) fn alone(&self, version: &Version) -> Interval {
        let is_first = *version == self.least_suffixed(0, &[]);
        let low = if is_first { Version::LEAST } else { version.clone() };
        Interval::new(low, Some(version.just_after()))
    }

    /// The least version with these numbers, any suffix that exists.
    fn least(&self, line: u32, numbers: &[u64]) -> Version {
        if line == 0 && numbers.iter().all(|&number| number == 0) {
            return Version::LEAST;
        }
        self.least_suffixed(line, numbers)
    }

    pub(super) fn least_suffixed(&self, line: u32, numbers: &[u64]) -> Version {
        let base = Version::of(line, numbers, Vec::new());
        match self.words.lowest(&base, self.name_texts.len()) {
            Some(mark) => Version::of(line, numbers, vec![mark]),
            None => base,
        }
    }
}
