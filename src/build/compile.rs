//! From guides to findings and documents: some guides at a time, then all together.

use std::collections::BTreeSet;
use std::mem;
use std::sync::Arc;

use rayon::prelude::*;

use super::chunk::{Chunk, chunks};
use super::gathered::Gathered;
use super::load::{Load, Loaded, Loader};
use super::part::{Part, Run};
use super::pictures::Pictures;
use super::press::Press;
use super::printed::Printed;
use super::rules::{Head, Judged, Printing, judge, levelled};
use super::window::Left;
use super::{Project, beside, only_for, site};
use crate::analysis::{each_told_once, judge_usage, told_once, told_together};
use crate::diagnostic::codes::prose::{NOBODY_LEFT, UNUSED_VALUE};
use crate::diagnostic::{Diagnostic, Severity, Tolerated};
use crate::document::shape::{Document, DocumentKind, Site};
use crate::host::{Host, ProjectPath};
use crate::model::guide::Guide;
use crate::model::project::Project as Model;
use crate::readers::Condition;
use crate::resolve::{Elsewhere, ElsewhereBuilder};
use crate::source::{FileId, Sources};
use crate::style;

/// What of a project is kept when all is judged.
#[derive(Clone, Copy, Debug)]
pub enum Keep<'a> {
    /// What was found.
    Findings,
    /// Also pages, which are printed on the way.
    Pages(&'a Press<'a>),
    /// Also documents and what was understood; all guides are looked at together.
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
    /// Empty unless pages were to be printed.
    pub printed: Vec<Printed>,
    /// The ids of documents that a build leaves out: errors of theirs are tolerated, or nobody is left to read them.
    pub left_out: BTreeSet<String>,
    /// What is known of the site without its documents.
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
pub fn compile(host: &dyn Host, project: &Project, keep: Keep<'_>) -> Compiled {
    let mut sources = project.sources.clone();
    let language = site::language(&project.settings);
    let memory = match keep {
        Keep::Pages(press) => press.memory().map(|memory| (memory, press)),
        Keep::Findings | Keep::Model => None,
    };
    let loader = Loader::new(host, project, &mut sources, memory.map(|(memory, _)| memory));
    let mut compiler = Compiler {
        run: Run { host, project, language, keep },
        sources,
        loader,
        gathered: Gathered::new(project, keep),
        unheard: Vec::new(),
    };
    if matches!(keep, Keep::Model) || project.only_for.is_some() {
        compiler.together();
    } else if let Some((memory, press)) = memory {
        compiler.in_units(memory, press);
    } else {
        compiler.in_chunks();
    }
    compiler.finish()
}

pub(super) struct Compiler<'a> {
    pub(super) run: Run<'a>,
    pub(super) sources: Sources,
    pub(super) loader: Loader<'a>,
    pub(super) gathered: Gathered,
    /// Files that were not parsed, as it is remembered what came of them.
    pub(super) unheard: Vec<ProjectPath>,
}

impl Compiler<'_> {
    /// Looks at all files at once.
    fn together(&mut self) {
        let project = self.run.project;
        self.loader.keeps_all = true;
        self.in_windows(project.files.clone(), None, |_, _| {});
        let mut loaded: Vec<Arc<Loaded>> = self.loader.iter().map(Arc::clone).collect();
        if let Some(text) = &project.only_for {
            let uses = loaded.iter().map(|file| file.id).collect();
            let (file, findings) = only_for::parse(project.reader_option, text, uses, &mut self.sources);
            self.gathered.diagnostics.extend(findings);
            loaded.push(Arc::new(file));
        }
        let mut part = self.run.part(&Chunk::of_all(loaded), &self.sources, None);
        self.gathered.model = Some(mem::take(&mut part.model));
        self.gathered.add(part);
    }

    /// Looks at some files at a time, and forgets each when it is not needed any more.
    fn in_chunks(&mut self) {
        let files = self.run.project.own_files();
        let mut elsewhere = ElsewhereBuilder::default();
        let mut puzzled: Vec<ProjectPath> = Vec::new();
        self.in_windows(files.to_vec(), Some(&mut elsewhere), |compiler, window| {
            for (chunk, part) in compiler.parts(window, None) {
                // What other files declare can be told when all are known.
                match part.is_puzzled {
                    true => puzzled.extend(compiler.paths(&chunk.own)),
                    false => compiler.gathered.add(part),
                }
            }
        });
        puzzled.sort();
        puzzled.dedup();
        if puzzled.is_empty() {
            return;
        }
        let elsewhere = elsewhere.build();
        self.in_windows(puzzled, None, |compiler, window| {
            for (_, part) in compiler.parts(window, Some(&elsewhere)) {
                compiler.gathered.add(part);
            }
        });
    }

    /// Loads files with what they use. Returns them if they could not be loaded together.
    pub(super) fn load(
        &mut self,
        files: &[ProjectPath],
        elsewhere: Option<&mut ElsewhereBuilder>,
    ) -> Option<Left> {
        let Load { met, diagnostics, left } = self.loader.load(files, &mut self.sources);
        self.gathered.diagnostics.extend(diagnostics);
        let mut elsewhere = elsewhere;
        for id in &met {
            if let Some(remarks) = self.loader.remarks_of_sleeping(*id) {
                self.gathered.remarks.extend(remarks.iter().cloned());
                self.unheard.push(self.loader.path(*id));
            }
        }
        for file in met.iter().filter_map(|id| self.loader.get(*id)) {
            self.gathered.remarks.extend(file.tree.remarks.iter().cloned());
            if let (Some(elsewhere), Some(source)) = (&mut elsewhere, self.sources.get(file.id)) {
                elsewhere.add(file.id, source.name(), &file.tree, &file.uses);
            }
        }
        left
    }

    /// Looks at loaded files, side by side.
    pub(super) fn parts(&self, files: &[ProjectPath], elsewhere: Option<&Elsewhere>) -> Vec<(Chunk, Part)> {
        let ids = files.iter().filter_map(|path| self.loader.id_of(path));
        let chunks = chunks(ids, &self.loader);
        let (run, sources) = (&self.run, &self.sources);
        let parts = chunks.into_par_iter().with_max_len(1).map(|chunk| {
            let part = Part { model: Model::default(), ..run.part(&chunk, sources, elsewhere) };
            (chunk, part)
        });
        parts.collect()
    }

    fn paths(&self, files: &BTreeSet<FileId>) -> Vec<ProjectPath> {
        let listed = files.iter().filter(|id| self.loader.is_listed(**id));
        listed.map(|id| self.loader.path(*id)).collect()
    }

    /// Judges all together.
    fn finish(mut self) -> Compiled {
        let project = self.run.project;
        let settings = &project.settings;
        let mut all = mem::take(&mut self.gathered);
        let (site, finding) = site::head(self.run.host, settings, &mut all.pictures);
        let mut diagnostics = mem::take(&mut all.diagnostics);
        diagnostics.extend(finding);
        diagnostics.extend(self.loader.tell_unreadable(&[]));
        if project.share.is_some() || !self.loader.given_up.is_empty() {
            // What other guides have to do with it is not known here.
            diagnostics.retain(|finding| *finding.code != UNUSED_VALUE);
        }
        if project.share.is_none() {
            self.compare(&mut all, &mut diagnostics);
        }
        // There may be very many, and nobody asks for them any more.
        all.kept.outputs = Vec::new();
        let condition = all.model.as_ref().and_then(only_for::find);
        if let Some(model) = all.model.as_ref().filter(|_| project.only_for.is_some()) {
            only_for::list_names(project.reader_option, &mut diagnostics, &self.sources, model);
        }
        let of_procedures = each_told_once(mem::take(&mut all.of_procedures));
        told_once(&of_procedures, &mut all.of_guides);
        let mut findings = told_together(mem::take(&mut all.of_guides));
        if project.whole && !all.kept.is_incomplete && self.loader.given_up.is_empty() {
            let (navigation, usage) = (mem::take(&mut all.kept.navigation), mem::take(&mut all.kept.usage));
            findings.extend(judge_usage(&navigation, &usage));
        }
        if all.has_guides {
            only_for::excuse(&mut findings);
        }
        only_for::advise(project.reader_option, &mut findings);
        // There may be very many of these.
        findings.extend(of_procedures);
        findings.append(&mut diagnostics);
        let mut diagnostics = findings;
        if project.baseline.is_some() {
            // It knows findings by what stands on their lines, those about remarks, too.
            let remarked = all.remarks.iter().map(|remark| remark.span.file).collect();
            diagnostics.extend(self.loader.recall_texts(&remarked, &mut self.sources));
            self.loader.recall(&mut diagnostics, usize::MAX, &mut self.sources);
        }
        let mut sources = self.sources;
        let is_misasked =
            project.only_for.is_some() && only_for::is_wrong(project.reader_option, &diagnostics, &sources);
        if is_misasked {
            // That guides are for nobody follows from it.
            diagnostics.retain(|finding| *finding.code != NOBODY_LEFT);
        }
        let Judged { mut told, tolerated, counts } = judge(diagnostics, &all.remarks, project, &sources);
        let printing = Printing { told: &told, tolerated: &tolerated, sources: &sources };
        let spoilt = printing.spoilt(&mut all.kept.guides);
        all.documents.sort_by(|a, b| order(a.kind, &a.id).cmp(&order(b.kind, &b.id)));
        all.documents.retain(|it| !spoilt.holds(it.kind, &it.id, &it.source));
        let mut printed = all.printed;
        // In place, as there may be very many.
        printed.par_sort_unstable_by(|a, b| {
            let ids = order(a.kind, &a.id).cmp(&order(b.kind, &b.id));
            ids.then_with(|| a.source().cmp(b.source()))
        });
        // What several files use that the project leaves out was printed with each of them.
        printed.dedup_by(|a, b| (a.kind, &a.id) == (b.kind, &b.id) && a.source() == b.source());
        let is_spoilt = |it: &mut Printed| spoilt.holds(it.kind, &it.id, it.source());
        let left: Vec<Printed> = printed.extract_if(.., is_spoilt).collect();
        let documents = all.documents.iter().map(|document| (document.kind, document.id.as_str()));
        let pages = printed.iter().map(|it| (it.kind, &*it.id));
        let unprinted = printing.missing(&spoilt, &all.kept.guides, documents.chain(pages));
        let mut unprinted: Vec<Diagnostic> = unprinted
            .into_iter()
            .filter_map(|finding| levelled(&settings.levels, finding, &sources))
            .collect();
        let most = project.most_told.unwrap_or(usize::MAX);
        for findings in [&mut told, &mut unprinted] {
            self.loader.recall(findings, most, &mut sources);
        }
        let left_out = left_out(&all.kept.guides, &left, &printed);
        Compiled {
            files: self.loader.count(),
            sources,
            model: all.model.unwrap_or_default(),
            pictures: all.pictures,
            only_for: condition,
            documents: all.documents,
            printed,
            left_out,
            site,
            diagnostics: told,
            tolerated: counts,
            unprinted,
            is_misasked,
        }
    }

    /// Judges what can be judged only when all guides are known.
    fn compare(&mut self, all: &mut Gathered, diagnostics: &mut Vec<Diagnostic>) {
        let mut written = mem::take(&mut all.kept.written);
        let ((), found) = rayon::join(
            || all.judge_names(diagnostics),
            || style::compare(&mut written, &self.run.project.settings.style),
        );
        diagnostics.extend(found);
        let links = mem::take(&mut all.kept.links);
        let files = links.iter().map(|(place, _)| place.file).collect();
        diagnostics.extend(self.loader.recall_texts(&files, &mut self.sources));
        let printed = (all.kept.guides.as_slice(), all.kept.outputs.as_slice());
        diagnostics.extend(beside::check(self.run.host, &self.sources, printed, &links));
    }
}

/// The ids of what is not printed: documents that cannot be, and guides that came to no document. What is printed is in order.
fn left_out(guides: &[Head], left: &[Printed], printed: &[Printed]) -> BTreeSet<String> {
    let is_printed = |id: &str| {
        let kinds = [DocumentKind::Guide, DocumentKind::About].into_iter();
        let mut places =
            kinds.map(|kind| printed.binary_search_by(|it| order(it.kind, &it.id).cmp(&order(kind, id))));
        places.any(|place| place.is_ok())
    };
    let all = guides.iter().map(|guide| &*guide.id).chain(left.iter().map(|page| &*page.id));
    all.filter(|id| !is_printed(id)).map(str::to_owned).collect()
}

/// Guides come first.
fn order(kind: DocumentKind, id: &str) -> (bool, &str) {
    (kind != DocumentKind::Guide, id)
}
