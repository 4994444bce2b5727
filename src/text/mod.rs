//! Words: near misses, safe addresses, wrapping, joining into prose, making hidden characters visible. Knows nothing of the language.

mod address;
mod join;
mod json;
mod letter;
mod letters;
mod near_miss;
mod percent;
mod quoted;
mod visible;
mod width;
mod wrap;

pub use address::{RefusedAddress, SCHEMES as ADDRESS_SCHEMES, check_address, is_safe_address};
pub use join::{and, count, or};
pub use json::{json, json_schema};
pub use letter::{lower_letter, upper_letter};
pub use letters::letters;
pub use near_miss::{near_miss, nearly_same};
pub use percent::{path_reference, percent_encoded};
pub use quoted::quoted;
pub use visible::{is_hidden, visible};
pub use width::{breaks_anywhere, character_width, width};
pub use wrap::wrap;
