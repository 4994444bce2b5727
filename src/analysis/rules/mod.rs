//! Findings: one file each. What depends on where readers are is decided by the walk, and turned into words
//! here; what a step, a header or a declaration shows by itself is judged here as well.

pub(super) mod again_elsewhere;
pub(super) mod ambiguous;
pub(super) mod checked;
pub(super) mod do_stays;
pub(super) mod gap;
pub(super) mod impossible;
pub(super) mod never_ends;
pub(super) mod never_opened;
pub(super) mod never_taken;
pub(super) mod never_used;
pub(super) mod no_option;
pub(super) mod no_version;
pub(super) mod no_way;
pub(super) mod no_words;
pub(super) mod nobody_supported;
pub(super) mod not_for_callers;
pub(super) mod not_here;
pub(super) mod nothing_to_turn;
pub(super) mod opens;
pub(super) mod overlap;
pub(super) mod route;
pub(super) mod too_complex;
pub(super) mod too_long;
pub(super) mod too_many_places;
pub(super) mod unchecked;
pub(super) mod unguarded;
pub(super) mod unknown_screen;
pub(super) mod unreachable;
pub(super) mod unwarned;
mod whom;
pub(super) mod without_product;
pub(super) mod wrong_end;
pub(super) mod wrong_gesture;
pub(super) mod wrong_place;
pub(super) mod wrong_start;
pub(super) mod wrong_verb;
