//! `maker`, `device`, `series`.

use crate::readers::{Condition, MakerId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maker {
    pub key: String,
    pub label: String,
}

/// One model.
#[derive(Clone, Debug)]
pub struct Device {
    pub key: String,
    pub label: String,
    pub maker: Option<MakerId>,
    /// What holds for everyone who has it: all of these. Its tests speak of
    /// [`crate::readers::ThingId::UNSTATED`], the device itself.
    pub runs: Vec<Condition>,
}

/// Models that follow one another, so that `oneplus 6 or later` means something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub key: String,
    pub label: String,
    pub maker: Option<MakerId>,
    /// What each is called after the series' label, in order: "3", "5", "6".
    pub generations: Vec<String>,
}
