//! From guides to findings and documents: some guides at a time, then all together.

use std::collections::BTreeSet;
use std::mem;
use std::sync::Arc;

use rayon::prelude::*;

use super::chunk::{Chunk, chunks};
use super::load::{Loaded, Loader};
use super::part::{Kept, Part, Run};
use super::pictures::Pictures;
use super::rules::{Judged, Printing, judge, levelled};
use super::settings::Settings;
use super::{Project, beside, only_for};
use crate::analysis::{each_told_once, judge_usage, told_once, told_together};
use crate::diagnostic::codes::names::DUPLICATE_NAME;
use crate::diagnostic::codes::prose::UNUSED_VALUE;
use crate::diagnostic::{Diagnostic, Severity, Tolerated};
use crate::document::shape::{Document, DocumentKind, Logo, Site, Theme};
use crate::document::site;
use crate::host::{Host, ProjectPath};
use crate::model::guide::Guide;
use crate::model::project::Project as Model;
use crate::readers::Condition;
use crate::resolve::{Elsewhere, resolve, same_outputs};
use crate::source::{FileId, Sources, Span};
use crate::style;
use crate::syntax::ast::remark::Remark;

/// The language of guides and projects that name none.
const LANGUAGE: &str = "en";
/// The name of a project that has none. (Not its folder's: outputs do not depend on where a project lies.)
const NAME: &str = "Guides";

/// How many files are loaded at a time.
const WINDOW: usize = 256;

/// What of a project is kept when all is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// What was found.
    Findings,
    /// Also what is printed.
    Documents,
    /// Also what was understood; all guides are looked at together.
    Model,
}

/// What is known of a project in the end.
#[derive(Debug)]
pub struct Compiled {
    pub sources: Sources,
    /// Empty unless it was to be kept.
    pub model: Model,
    pub pictures: Pictures,
    /// The readers that the documents were made for; none: all.
    pub only_for: Option<Condition>,
    /// Empty unless they were to be kept.
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
pub fn compile(host: &dyn Host, project: &Project, keep: Keep) -> Compiled {
    let mut sources = project.sources.clone();
    let language = project.settings.language.as_deref().unwrap_or(LANGUAGE);
    let loader = Loader::new(host, &project.files, &mut sources);
    let listed = sources.len();
    let mut compiler = Compiler {
        run: Run { host, project, language, names_readers: keep != Keep::Findings },
        keep,
        listed,
        sources,
        loader,
        gathered: Gathered { diagnostics: project.diagnostics.clone(), ..Gathered::default() },
    };
    if keep == Keep::Model || project.only_for.is_some() {
        compiler.together();
    } else {
        compiler.in_chunks();
    }
    compiler.finish()
}

/// What is put together from all chunks.
#[derive(Debug, Default)]
struct Gathered {
    model: Model,
    documents: Vec<Document>,
    pictures: Pictures,
    diagnostics: Vec<Diagnostic>,
    of_procedures: Vec<(Span, Vec<Diagnostic>)>,
    of_guides: Vec<Diagnostic>,
    kept: Kept,
    remarks: Vec<Remark>,
    has_guides: bool,
}

struct Compiler<'a> {
    run: Run<'a>,
    keep: Keep,
    /// The ids of the project's own files are less.
    listed: usize,
    sources: Sources,
    loader: Loader<'a>,
    gathered: Gathered,
}

impl Compiler<'_> {
    /// Looks at all files at once.
    fn together(&mut self) {
        let project = self.run.project;
        self.load(&project.files, None);
        let mut loaded: Vec<Arc<Loaded>> = self.loader.iter().map(Arc::clone).collect();
        if let Some(text) = &project.only_for {
            let uses = loaded.iter().map(|file| file.id).collect();
            let (file, findings) = only_for::parse(project.reader_option, text, uses, &mut self.sources);
            self.gathered.diagnostics.extend(findings);
            loaded.push(Arc::new(file));
        }
        let part = self.run.part(&Chunk::of_all(loaded), &self.sources, None);
        self.add(part);
    }

    /// Looks at some files at a time, and forgets each when it is not needed any more.
    fn in_chunks(&mut self) {
        let files = &self.run.project.files;
        let mut elsewhere = Elsewhere::default();
        let mut puzzled: Vec<ProjectPath> = Vec::new();
        for window in files.chunks(WINDOW) {
            self.load(window, Some(&mut elsewhere));
            for (chunk, part) in self.parts(window, None) {
                // What other files declare can be told when all are known.
                match part.is_puzzled {
                    true => puzzled.extend(self.paths(&chunk.own)),
                    false => self.add(part),
                }
            }
            self.forget();
        }
        puzzled.sort();
        puzzled.dedup();
        for window in puzzled.chunks(WINDOW) {
            self.load(window, None);
            for (_, part) in self.parts(window, Some(&elsewhere)) {
                self.add(part);
            }
            self.forget();
        }
    }

    fn load(&mut self, files: &[ProjectPath], elsewhere: Option<&mut Elsewhere>) {
        let (new, findings) = self.loader.load(files, &mut self.sources);
        self.gathered.diagnostics.extend(findings);
        let mut elsewhere = elsewhere;
        for file in new.iter().filter_map(|id| self.loader.get(*id)) {
            self.gathered.remarks.extend(file.tree.remarks.iter().cloned());
            if let (Some(elsewhere), Some(source)) = (&mut elsewhere, self.sources.get(file.id)) {
                elsewhere.add(source.name(), &file.tree);
            }
        }
    }

    /// Looks at loaded files, side by side.
    fn parts(&self, files: &[ProjectPath], elsewhere: Option<&Elsewhere>) -> Vec<(Chunk, Part)> {
        let ids = files.iter().filter_map(|path| self.loader.id_of(path));
        let chunks = chunks(ids, &self.loader, |id| (id.0 as usize) < self.listed);
        let (run, sources, keep) = (&self.run, &self.sources, self.keep);
        let parts = chunks.into_par_iter().map(|chunk| {
            let mut part = run.part(&chunk, sources, elsewhere);
            part.model = Model::default();
            if keep == Keep::Findings {
                part.has_guides = has_guides(&part.documents);
                part.documents = Vec::new();
            }
            (chunk, part)
        });
        parts.collect()
    }

    fn paths(&self, files: &BTreeSet<FileId>) -> Vec<ProjectPath> {
        files.iter().filter(|id| (id.0 as usize) < self.listed).map(|id| self.loader.path(*id)).collect()
    }

    fn add(&mut self, part: Part) {
        let all = &mut self.gathered;
        all.has_guides |= part.has_guides || has_guides(&part.documents);
        all.model = part.model;
        all.documents.extend(part.documents);
        all.pictures.join(part.pictures);
        all.diagnostics.extend(part.diagnostics);
        all.of_procedures.extend(part.of_procedures);
        all.of_guides.extend(part.of_guides);
        all.kept.join(part.kept);
    }

    /// Forgets what is not needed any more.
    fn forget(&mut self) {
        let found = self.gathered.diagnostics.iter().chain(&self.gathered.of_guides);
        let found = places(found);
        self.loader.forget(&found, &mut self.sources);
    }

    /// Judges all together.
    fn finish(mut self) -> Compiled {
        let project = self.run.project;
        let settings = &project.settings;
        let mut all = mem::take(&mut self.gathered);
        let (theme, finding) = theme(self.run.host, settings, &mut all.pictures);
        let mut diagnostics = mem::take(&mut all.diagnostics);
        diagnostics.extend(finding);
        all.judge_names(&mut diagnostics);
        diagnostics.extend(style::compare(&mut all.kept.written, &settings.style));
        let links = mem::take(&mut all.kept.links);
        self.loader.restore(&links.iter().map(|(place, _)| place.file).collect(), &mut self.sources);
        let printed = (all.kept.guides.as_slice(), all.kept.outputs.as_slice());
        diagnostics.extend(beside::check(self.run.host, &self.sources, printed, &links));
        let condition = only_for::find(&all.model);
        if project.only_for.is_some() {
            only_for::list_names(project.reader_option, &mut diagnostics, &self.sources, &all.model);
        }
        let of_procedures = each_told_once(mem::take(&mut all.of_procedures));
        told_once(&of_procedures, &mut all.of_guides);
        let mut findings = told_together(mem::take(&mut all.of_guides));
        diagnostics.extend(of_procedures);
        if project.whole && !all.kept.is_incomplete {
            findings.extend(judge_usage(self.library(&mut all.model), &all.kept.usage));
        }
        if all.has_guides {
            only_for::excuse(&mut findings);
        }
        diagnostics.extend(findings);
        self.loader.restore(&places(&diagnostics), &mut self.sources);
        let sources = self.sources;
        let is_misasked =
            project.only_for.is_some() && only_for::is_wrong(project.reader_option, &diagnostics, &sources);
        let Judged { told, tolerated, counts } = judge(diagnostics, &all.remarks, project, &sources);
        all.documents.sort_by(|a, b| {
            (a.kind != DocumentKind::Guide, &a.id).cmp(&(b.kind != DocumentKind::Guide, &b.id))
        });
        let printing = Printing { told: &told, tolerated: &tolerated, sources: &sources };
        let unprinted = printing.narrow(&mut all.documents, &mut all.kept.guides);
        let unprinted = unprinted
            .into_iter()
            .filter_map(|finding| levelled(&settings.levels, finding, &sources))
            .collect();
        let site = Site {
            address: settings.address.clone(),
            theme,
            ..site(&all.documents, settings.name.as_deref().unwrap_or(NAME), self.run.language)
        };
        Compiled {
            files: self.loader.count(),
            sources,
            model: all.model,
            pictures: all.pictures,
            only_for: condition,
            documents: all.documents,
            site,
            diagnostics: told,
            tolerated: counts,
            unprinted,
            is_misasked,
        }
    }

    /// What the project's guides use, as a project.
    fn library<'m>(&self, model: &'m mut Model) -> &'m Model {
        if model.guides.is_empty() {
            let chunk = Chunk::of_all(self.loader.iter().map(Arc::clone));
            *model = resolve(&chunk.input(&self.sources, None), &self.sources).0;
        }
        model
    }
}

impl Gathered {
    /// Corrects what could be said of names only when all files are known.
    fn judge_names(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let Kept { outputs, used_values, .. } = &mut self.kept;
        outputs.sort_by_key(|output| output.place);
        let printed: BTreeSet<Span> = outputs.iter().map(|output| output.place).collect();
        diagnostics.retain(|finding| {
            let is_in = |places: &BTreeSet<Span>| finding.span().is_some_and(|place| places.contains(&place));
            let is_used = *finding.code == UNUSED_VALUE && is_in(used_values);
            let is_told_anew = *finding.code == DUPLICATE_NAME && is_in(&printed);
            !is_used && !is_told_anew
        });
        diagnostics.extend(same_outputs(outputs));
    }
}

fn has_guides(documents: &[Document]) -> bool {
    documents.iter().any(|document| document.kind == DocumentKind::Guide)
}

/// The files that findings are about.
fn places<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> BTreeSet<FileId> {
    findings.into_iter().flat_map(|finding| &finding.labels).map(|label| label.span.file).collect()
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
