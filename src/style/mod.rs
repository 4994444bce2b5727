//! How guides are written: their words, titles, labels in texts, and what several of them share. Nothing here depends on
//! where readers are; knows nothing of following them and of printing.
//!
//! ```text
//! texts      every text of an author's, with what it is, its language and where it stands
//! plain      the same without what is no language: code, addresses, references
//! rules      one rule for each file; most look at one text
//! ```

mod body;
mod hands;
mod labels;
mod mention;
mod options;
mod plain;
mod rules;
mod text;
mod texts;

pub use options::{OPTIONS, Options, RuleOption, Term, Wanted};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::project::Project;
use crate::source::Sources;
use body::Body;
use labels::Labels;
use rules::banned_term::Terms;

/// What the rules look at.
struct Context<'a> {
    project: &'a Project,
    sources: &'a Sources,
    options: &'a Options,
    labels: Labels<'a>,
    terms: Terms<'a>,
}

/// Finds what is written in a way that a careful editor would change. `language` is that of guides that name none.
pub fn check(project: &Project, sources: &Sources, options: &Options, language: &str) -> Vec<Diagnostic> {
    let (labels, terms) = (Labels::new(project), Terms::new(&options.terms));
    let context = Context { project, sources, options, labels, terms };
    let bodies: Vec<Body<'_>> = body::all(project);
    let mut found: Vec<Diagnostic> =
        bodies.par_iter().flat_map_iter(|body| rules::of_body(&context, body, language)).collect();
    for text in texts::declared(project, sources, language) {
        rules::of_text(&context, None, &text, &mut found);
    }
    rules::of_project(&context, &bodies, language, &mut found);
    found
}
