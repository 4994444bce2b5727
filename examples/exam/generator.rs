//! Random guides that are mostly right, as `tests/exactness` writes them.
#![allow(dead_code)]

use crate::random;

#[path = "../../tests/exactness/app.rs"]
mod app;
#[path = "../../tests/exactness/axes.rs"]
mod axes;
#[path = "../../tests/exactness/doing.rs"]
mod doing;
#[path = "../../tests/exactness/forms.rs"]
mod forms;
#[path = "../../tests/exactness/generate.rs"]
mod generate;

pub use generate::guide;
