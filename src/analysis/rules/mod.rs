//! Findings: one file each. They know what was found and turn it into words; they decide nothing.

pub(super) mod again_elsewhere;
pub(super) mod ambiguous;
pub(super) mod follows_too_deep;
pub(super) mod gap;
pub(super) mod impossible;
pub(super) mod never_opened;
pub(super) mod never_taken;
pub(super) mod no_option;
pub(super) mod no_version;
pub(super) mod nobody_supported;
pub(super) mod not_for_callers;
pub(super) mod not_here;
pub(super) mod opens;
pub(super) mod overlap;
pub(super) mod route;
pub(super) mod too_complex;
pub(super) mod too_long;
pub(super) mod too_many_places;
pub(super) mod unchecked;
pub(super) mod unguarded;
pub(super) mod unreachable;
pub(super) mod unwarned;
mod whom;
pub(super) mod without_product;
pub(super) mod wrong_end;
pub(super) mod wrong_place;
pub(super) mod wrong_start;
