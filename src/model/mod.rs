//! What a project means, with all names bound; one file for each construct. Knows nothing of the syntax
//! tree and of printing.
//!
//! Things live in the arenas of [`project::Project`] and refer to each other by the ids of [`ids`].
//! Conditions are [`crate::readers::Condition`]s, already bound.

pub mod branch;
pub mod element;
pub mod guide;
pub mod ids;
pub mod project;
pub mod reference;
pub mod said;
pub mod screen;
pub mod statement;
pub mod step;
pub mod text;
