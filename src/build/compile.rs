//! From guides to documents: every stage in its turn.

use rayon::prelude::*;

use super::load::{Loaded, load};
use super::pictures::{Pictures, measure};
use super::rules::{Judged, Printing, judge, levelled};
use super::settings::Settings;
use super::{Project, beside, only_for};
use crate::analysis::{
    Following, check_procedure, each_told_once, follow, overview, told_once, told_together,
};
use crate::diagnostic::{Diagnostic, Severity, Tolerated};
use crate::document::shape::{Document, DocumentKind, Logo, Site, Theme};
use crate::document::{self, about_page, site};
use crate::host::Host;
use crate::model::guide::Guide;
use crate::model::ids::{AboutId, GuideId, ProcedureId};
use crate::model::project::Project as Model;
use crate::readers::Condition;
use crate::resolve::{Input, ParsedFile, resolve};
use crate::source::{SourceFile, Sources};
use crate::style;

/// The language of guides and projects that name none.
const LANGUAGE: &str = "en";
/// The name of a project that has none. (Not its folder's: outputs do not depend on where a project lies.)
const NAME: &str = "Guides";

/// What is known about a project after all stages.
#[derive(Debug)]
pub struct Compiled {
    pub sources: Sources,
    pub model: Model,
    pub pictures: Pictures,
    /// The readers that the documents were made for; none: all.
    pub only_for: Option<Condition>,
    pub documents: Vec<Document>,
    pub site: Site,
    /// What is told, in its one order.
    pub diagnostics: Vec<Diagnostic>,
    /// How much is there and not told.
    pub tolerated: Tolerated,
    /// The guides that a build leaves out, as their errors are tolerated.
    pub unprinted: Vec<Diagnostic>,
    /// Whether the condition of `--for` was not understood.
    pub is_misasked: bool,
    /// How many guides were read, those that others use among them.
    pub files: usize,
}

impl Compiled {
    /// Whether there are findings of at least that weight.
    pub fn has(&self, least: Severity) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity >= least)
    }

    /// Whether a guide has errors that are tolerated, so that its readers cannot be followed to an end.
    pub fn leaves_out(&self, guide: &Guide) -> bool {
        self.unprinted.iter().any(|finding| finding.span() == Some(guide.title.span))
    }
}

/// Compiles the guides of a project.
pub fn compile(host: &dyn Host, project: &Project) -> Compiled {
    let mut sources = project.sources.clone();
    let mut diagnostics = project.diagnostics.clone();
    let (mut loaded, findings) = load(host, &project.files, &mut sources);
    diagnostics.extend(findings);
    let files = loaded.len();
    if let Some(text) = &project.only_for {
        diagnostics.extend(only_for::add(project.reader_option, text, &mut sources, &mut loaded));
    }
    let (model, mut findings) = resolve(&input(&loaded, &sources), &sources);
    if project.only_for.is_some() {
        only_for::list_names(project.reader_option, &mut findings, &sources, &model);
    }
    diagnostics.extend(findings);
    let (mut pictures, findings) = measure(host, &model, &sources, &project.settings.style);
    diagnostics.extend(findings);
    diagnostics.extend(beside::check(host, &model, &sources));
    let (theme, finding) = theme(host, &project.settings, &mut pictures);
    diagnostics.extend(finding);

    let language = project.settings.language.as_deref().unwrap_or(LANGUAGE);
    diagnostics.extend(style::check(&model, &sources, &project.settings.style, language));
    let condition = only_for::find(&model);
    let options = document::Options {
        language,
        only_for: condition.as_ref(),
        sources: &sources,
        picture_size: &|path| pictures.size(path),
    };
    let of_procedures = procedures(&model);
    let (mut documents, followings, mut findings) = documents(&model, &options);
    told_once(&of_procedures, &mut findings);
    let mut findings = told_together(findings);
    diagnostics.extend(of_procedures);
    findings.extend(whole(project, &model, &followings));
    if documents.iter().any(|document| document.kind == DocumentKind::Guide) {
        only_for::excuse(&mut findings);
    }
    diagnostics.extend(findings);
    let is_misasked =
        project.only_for.is_some() && only_for::is_wrong(project.reader_option, &diagnostics, &sources);
    let remarks = loaded.iter().flat_map(|file| &file.tree.remarks);
    let Judged { told, tolerated, counts } = judge(diagnostics, remarks, project, &sources);
    let printing = Printing { told: &told, tolerated: &tolerated, sources: &sources };
    let unprinted = printing.narrow(&mut documents, &model);
    let levels = &project.settings.levels;
    let unprinted = unprinted.into_iter().filter_map(|finding| levelled(levels, finding, &sources)).collect();
    let site = Site {
        address: project.settings.address.clone(),
        theme,
        ..site(&documents, project.settings.name.as_deref().unwrap_or(NAME), language)
    };
    Compiled {
        sources,
        model,
        pictures,
        only_for: condition,
        documents,
        site,
        diagnostics: told,
        tolerated: counts,
        unprinted,
        is_misasked,
        files,
    }
}

/// The look of pages with its logo, which is copied and shown like the guides' pictures.
fn theme(
    host: &dyn Host,
    settings: &Settings,
    pictures: &mut Pictures,
) -> (Option<Theme>, Option<Diagnostic>) {
    let (Some(theme), Some(logo)) = (&settings.theme, &settings.logo) else {
        return (settings.theme.clone(), None);
    };
    match pictures.add(host, &logo.path, logo.place) {
        Ok((width, height)) => {
            let logo = Logo { path: logo.path.to_string(), width, height };
            (Some(Theme { logo: Some(logo), ..theme.clone() }), None)
        }
        Err(finding) => (Some(theme.clone()), Some(*finding)),
    }
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

/// Follows the readers of every procedure by itself.
fn procedures(model: &Model) -> Vec<Diagnostic> {
    let ids = (0..model.procedures.len() as u32).into_par_iter();
    let found = ids.map(ProcedureId).map(|id| (id, check_procedure(model, id))).collect();
    each_told_once(model, found)
}

/// What is found in the project as a whole. What guides use is known only if all of them could be followed.
fn whole(project: &Project, model: &Model, followings: &[Option<Following>]) -> Vec<Diagnostic> {
    let all: Option<Vec<&Following>> = followings.iter().map(Option::as_ref).collect();
    let complete = project.whole && model.guides.iter().all(|guide| !guide.in_error);
    overview(model, all.filter(|_| complete).as_deref())
}

/// Documents, what was followed for each guide, and findings.
type Made = (Vec<Document>, Vec<Option<Following>>, Vec<Diagnostic>);

/// Follows the readers of every guide and puts it into words: guides first, then pages of facts.
fn documents(model: &Model, options: &document::Options<'_>) -> Made {
    let made: Vec<(Option<Document>, Option<Following>, Vec<Diagnostic>)> = (0u32..model.guides.len() as u32)
        .into_par_iter()
        .map(|index| {
            let guide = GuideId(index);
            // What would be found could follow from what is wrong already, and nothing is printed.
            if model.guide(guide).is_some_and(|guide| guide.in_error) {
                return (None, None, Vec::new());
            }
            let (following, mut findings) = follow(model, guide, options.only_for);
            let errors = || findings.iter().filter(|finding| finding.severity == Severity::Error);
            let is_wrong = errors().next().is_some();
            let has_paths = errors().all(|finding| finding.code.standing.can_be_printed());
            let Some(following) = following.filter(|_| has_paths) else { return (None, None, findings) };
            let (document, found) = document::document(model, &following, guide, options);
            findings.extend(found);
            (document, (!is_wrong).then_some(following), findings)
        })
        .collect();
    let (mut documents, mut followings, mut findings) = (Vec::new(), Vec::new(), Vec::new());
    for (document, following, found) in made {
        documents.extend(document);
        followings.push(following);
        findings.extend(found);
    }
    let pages = (0u32..).zip(&model.abouts).filter(|(_, about)| about.page);
    for (document, found) in pages.map(|(index, _)| about_page(model, AboutId(index), options)) {
        documents.extend(document);
        findings.extend(found);
    }
    (documents, followings, findings)
}
