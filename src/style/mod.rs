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
mod language;
mod mention;
mod options;
mod plain;
mod rules;
mod text;
mod texts;

pub use options::{OPTIONS, Options, RuleOption, Term, Wanted};

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::model::project::Project;
use crate::source::{FileId, Sources};
use body::Body;
use labels::Labels;
use rules::banned_term::Terms;
use rules::look_alikes::DeclaredNames;
use rules::same_title::Titles;
use rules::shared_steps::Run;

/// What the rules look at.
struct Context<'a> {
    project: &'a Project,
    sources: &'a Sources,
    options: &'a Options,
    labels: Labels<'a>,
    terms: Terms<'a>,
}

/// What is kept of guides to compare them with others.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Written {
    titles: Titles,
    runs: Vec<Run>,
    names: DeclaredNames,
}

impl Written {
    /// Adds what is kept of other guides.
    pub fn join(&mut self, other: Self) {
        self.titles.extend(other.titles);
        self.runs.extend(other.runs);
        self.names.join(other.names);
    }
}

/// Finds what is written in a way that a careful editor would change in some of a project's files. `language` is that of
/// guides that name none.
pub fn check(
    project: &Project,
    sources: &Sources,
    files: &BTreeSet<FileId>,
    options: &Options,
    language: &str,
) -> (Vec<Diagnostic>, Written) {
    let (labels, terms) = (Labels::new(project), Terms::new(&options.terms));
    let context = Context { project, sources, options, labels, terms };
    let bodies: Vec<Body<'_>> = body::all(project).filter(|body| files.contains(&body.file())).collect();
    let mut found: Vec<Diagnostic> =
        bodies.par_iter().flat_map_iter(|body| rules::of_body(&context, body, language)).collect();
    for text in texts::declared(project, sources, language) {
        if files.contains(&text.whole().file) {
            rules::of_text(&context, None, &text, &mut found);
        }
    }
    found.extend(rules::look_alikes::in_files(sources, files));
    let written = Written {
        titles: rules::same_title::titles(&bodies, language),
        runs: rules::shared_steps::runs(&context, &bodies),
        names: rules::look_alikes::names(project, files),
    };
    (found, written)
}

/// Finds what is wrong only beside other guides.
pub fn compare(written: &mut Written, options: &Options) -> Vec<Diagnostic> {
    let mut found = rules::same_title::check(&mut written.titles);
    found.extend(rules::shared_steps::check(&mut written.runs, options.shared_steps));
    found.extend(rules::look_alikes::among(&written.names));
    found
}
