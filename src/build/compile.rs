//! From guides to documents: every stage in its turn.

use super::Project;
use super::load::{Loaded, load};
use super::pictures::{Pictures, measure};
use crate::analysis::{Following, follow};
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::host::Host;
use crate::model::ids::GuideId;
use crate::model::project::Project as Model;
use crate::resolve::{Input, ParsedFile, resolve};
use crate::source::{SourceFile, Sources};

/// What is known about a project after all stages.
#[derive(Debug)]
pub struct Compiled {
    pub sources: Sources,
    pub model: Model,
    /// For each guide of the model; none if its conditions are too complex.
    pub followings: Vec<Option<Following>>,
    pub pictures: Pictures,
    /// In their one order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many guides were read, those that others use among them.
    pub files: usize,
}

impl Compiled {
    /// Whether something is wrong, so that nothing may be written.
    pub fn has(&self, least: Severity) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity >= least)
    }
}

/// Compiles the guides of a project.
pub fn compile(host: &dyn Host, project: &Project) -> Compiled {
    let mut sources = project.sources.clone();
    let mut diagnostics = project.diagnostics.clone();
    let (loaded, findings) = load(host, &project.files, &mut sources);
    diagnostics.extend(findings);
    let (model, findings) = resolve(&input(&loaded, &sources), &sources);
    diagnostics.extend(findings);
    let mut followings = Vec::new();
    for guide in (0..).map(GuideId).take(model.guides.len()) {
        let (following, findings) = follow(&model, guide);
        followings.push(following);
        diagnostics.extend(findings);
    }
    let (pictures, findings) = measure(host, &model, &sources);
    diagnostics.extend(findings);
    sort(&mut diagnostics);
    Compiled { model, followings, pictures, diagnostics, files: loaded.len(), sources }
}

fn input<'a>(loaded: &'a [Loaded], sources: &'a Sources) -> Input<'a> {
    let files = loaded.iter().map(|file| ParsedFile {
        id: file.id,
        name: sources.get(file.id).map(SourceFile::name).unwrap_or_default(),
        tree: &file.tree,
        uses: file.uses.clone(),
        errors: file.errors.clone(),
    });
    Input { files: files.collect() }
}
