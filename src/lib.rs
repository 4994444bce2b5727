//! guidec: a language for how-to guides, and the compiler that checks and prints them.
//!
//! Data flows one way, and each module may use only those above it:
//!
//! ```text
//! source  text                      bytes, places, words; nothing of the language
//! vocabulary                        the closed lists: kinds, gestures, directions
//! diagram                           where the cards of a map stand
//! diagnostic  host  catalogue       findings; the disk; the words the compiler adds
//! syntax                            text -> syntax tree
//! format                            text -> the same in one style
//! import                            how-tos in Markdown -> drafts of guides
//! readers                           versions, conditions, exact sets of readers
//! model                             what a guide means, every name bound
//! resolve                           syntax tree -> model
//! analysis                          follows every reader through a guide
//! style                             how guides are written: words, titles, labels in texts
//! document                          model -> what is printed, for whom
//! targets                           document -> files in memory
//! build  report                     projects; findings for people and machines
//! overview                          paths of readers, differences, maps of apps
//! cli                               arguments and exit codes
//! ```
//!
//! Every stage is a pure function from its input to an output and a list of
//! [`diagnostic::Diagnostic`]: user text never makes a stage fail. Only [`host`]
//! touches the disk and only [`cli`] prints.

pub mod analysis;
pub mod build;
pub mod catalogue;
pub mod cli;
pub mod diagnostic;
pub mod diagram;
pub mod document;
pub mod format;
pub mod host;
pub mod import;
pub mod model;
pub mod overview;
pub mod readers;
pub mod report;
pub mod resolve;
pub mod source;
pub mod style;
pub mod syntax;
pub mod targets;
pub mod text;
pub mod vocabulary;
