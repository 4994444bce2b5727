//! From a version back to text, for versions that nobody wrote.

use super::Scheme;
use crate::readers::version::Version;

impl Scheme {
    /// The version as people would write it; a cut between versions is written as the version below it.
    pub fn write(&self, version: &Version) -> String {
        let place = version.numbers().first().copied().unwrap_or(0);
        if let Some(release) = usize::try_from(place).ok().and_then(|place| self.releases.get(place)) {
            return release.clone();
        }
        let mut text = self.write_numbers(version);
        for (place, mark) in version.suffix().iter().enumerate().filter(|(_, mark)| mark.rank != 0) {
            let Some(word) = self.words.word(mark.rank) else {
                text = self.name_of(version, place).unwrap_or(text);
                continue;
            };
            let is_long = word.chars().nth(1).is_some();
            if is_long {
                text.push(' ');
            }
            text.push_str(word);
            let numbers = mark.numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".");
            if !numbers.is_empty() && word.chars().any(char::is_lowercase) {
                text.push(' ');
            }
            text.push_str(&numbers);
        }
        text
    }

    /// Without its suffix, if it is the least version with its numbers: the one where "13 or later" begins.
    pub fn plain(&self, version: &Version) -> Version {
        let base = Version::of(version.line(), version.numbers(), Vec::new());
        let is_least = self.least_suffixed(version.line(), version.numbers()) == *version;
        if is_least && !version.is_least() { base } else { version.clone() }
    }

    fn write_numbers(&self, version: &Version) -> String {
        let mark = self.lines.get(version.line() as usize).map(|line| line.mark.as_str());
        let separator = self.separators.first().map_or(".", String::as_str);
        let numbers = version.numbers().iter().map(u64::to_string).collect::<Vec<_>>().join(separator);
        format!("{}{}", mark.unwrap_or_default(), if numbers.is_empty() { "0" } else { &numbers })
    }

    /// The declared name of the version that ends with the suffix word at `place`.
    fn name_of(&self, version: &Version, place: usize) -> Option<String> {
        let suffix = version.suffix().iter().take(place + 1).cloned().collect();
        let named = Version::of(version.line(), version.numbers(), suffix);
        self.names.values().find(|literal| literal.version == named).map(|literal| literal.text.clone())
    }
}
