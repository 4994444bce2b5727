//! The command as people use it: whole runs in temporary folders.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, unreachable_pub)]

#[path = "cli/folder.rs"]
mod folder;
#[path = "cli/notes.rs"]
mod notes;

#[path = "cli/anew.rs"]
mod anew;
#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/baseline.rs"]
mod baseline;
#[path = "cli/build.rs"]
mod build;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/explain.rs"]
mod explain;
#[path = "cli/fix.rs"]
mod fix;
#[path = "cli/fmt.rs"]
mod fmt;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/graph.rs"]
mod graph;
#[path = "cli/import.rs"]
mod import;
#[cfg(unix)]
#[path = "cli/interrupted.rs"]
mod interrupted;
#[path = "cli/levels.rs"]
mod levels;
#[path = "cli/manners.rs"]
mod manners;
#[path = "cli/new.rs"]
mod new;
#[path = "exactness/random.rs"]
#[allow(dead_code)]
mod random;
#[path = "cli/readers.rs"]
mod readers;
#[cfg(unix)]
#[path = "cli/refused.rs"]
mod refused;
#[path = "cli/remembered.rs"]
mod remembered;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/shards.rs"]
mod shards;
#[path = "cli/single_file.rs"]
mod single_file;
#[path = "cli/style.rs"]
mod style;
