//! Which guides are whose: shares of the project with about the same number of bytes, the same on every machine.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::build::{Failure, Project};
use crate::host::{GUIDE_LIMIT, Host, ProjectPath};

/// The most shares of a project.
const MOST: u32 = 10_000;

/// One of so many shares, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Share {
    pub(super) number: u32,
    pub(super) count: u32,
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            // A number that no machine can hold is surely too large.
            digits.then(|| text.parse::<u32>().unwrap_or(u32::MAX))
        };
        let numbers = text.split_once('/').and_then(|(one, all)| number(one).zip(number(all)));
        numbers.ok_or("write which shard of how many, such as `2/4`")?.try_into()
    }
}

impl TryFrom<(u32, u32)> for Share {
    type Error = String;

    fn try_from(numbers: (u32, u32)) -> Result<Self, String> {
        match numbers {
            (_, 0) => Err("there is at least one shard: `1/1`".to_owned()),
            (_, count) if count > MOST => Err(format!("there are at most {MOST} shards")),
            (0, count) => Err(format!("shards are counted from 1: the first is `1/{count}`")),
            (number, count) if number > count => Err(format!("the last one is `{count}/{count}`")),
            (number, count) => Ok(Self { number, count }),
        }
    }
}

impl From<Share> for (u32, u32) {
    fn from(share: Share) -> Self {
        (share.number, share.count)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.count)
    }
}

impl Share {
    /// The name of the file that holds what came of it.
    pub(super) fn file_name(self) -> String {
        format!("shard-{}-of-{}.{EXTENSION}", self.number, self.count)
    }

    /// Its part of some files with their lengths in bytes, in the order of their paths. The largest file not given away yet goes to whoever has least.
    fn of(self, mut files: Vec<(u64, ProjectPath)>) -> Vec<ProjectPath> {
        files.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
        let mut least: BinaryHeap<Reverse<(u64, u32)>> =
            (1..=self.count).map(|number| Reverse((0, number))).collect();
        let mut own = Vec::new();
        for (length, path) in files {
            let Some(Reverse((load, number))) = least.pop() else { break };
            if number == self.number {
                own.push(path);
            }
            // An empty file is work, too.
            least.push(Reverse((load.saturating_add(length.max(1)), number)));
        }
        own.sort();
        own
    }
}

/// How the names of shards end.
pub(super) const EXTENSION: &str = "guidec";

impl Project {
    /// Looks at a share of the guides only.
    pub fn take(&mut self, host: &dyn Host, share: Share) -> Result<(), Failure> {
        if !self.whole {
            let words = "`--shard` shares out the whole project; name no guides and folders beside it";
            return Err(Failure::Usage(words.to_owned()));
        }
        let files = self.files.iter().map(|path| (host.size(path).min(GUIDE_LIMIT), path.clone()));
        self.share = Some(share.of(files.collect()));
        self.whole = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(lengths: &[u64]) -> Vec<(u64, ProjectPath)> {
        let path = |number: usize| ProjectPath::new(&format!("g-{number:03}.guide")).unwrap();
        lengths.iter().enumerate().map(|(number, length)| (*length, path(number))).collect()
    }

    #[test]
    fn no_shard_says_that_it_is_one_of_millions() {
        let read =
            |numbers: (u32, u32)| postcard::from_bytes::<Share>(&postcard::to_allocvec(&numbers).unwrap());
        assert_eq!(read((2, 3)).unwrap(), Share { number: 2, count: 3 });
        for numbers in [(1, u32::MAX), (0, 0), (0, 1), (5, 3)] {
            assert!(read(numbers).is_err(), "{numbers:?}");
        }
    }

    #[test]
    fn every_file_is_in_one_share_and_shares_weigh_the_same() {
        let lengths: Vec<u64> = (0..300).map(|number| 200 + (number * 7919) % 3001).collect();
        for count in [1, 2, 7, 299] {
            let shares: Vec<_> =
                (1..=count).map(|number| Share { number, count }.of(files(&lengths))).collect();
            let mut all: Vec<&ProjectPath> = shares.iter().flatten().collect();
            all.sort();
            assert_eq!(all, files(&lengths).iter().map(|(_, path)| path).collect::<Vec<_>>());
            let weight = |share: &Vec<ProjectPath>| -> u64 {
                let weights = files(&lengths);
                share.iter().filter_map(|path| weights.iter().find(|(_, it)| it == path)).map(|it| it.0).sum()
            };
            let weights: Vec<u64> = shares.iter().map(weight).collect();
            let (least, most) = (*weights.iter().min().unwrap(), *weights.iter().max().unwrap());
            assert!(count > 7 || (most - least) * 20 < most, "{count}: {least} to {most}");
        }
    }

    #[test]
    fn the_order_of_files_does_not_matter() {
        let share = Share { number: 2, count: 3 };
        let mut turned = files(&[5, 5, 5, 9, 1, 0, 0]);
        let own = share.of(turned.clone());
        turned.reverse();
        assert_eq!(share.of(turned), own);
    }
}
