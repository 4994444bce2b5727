//! From a text to what following its readers finds.

use guidec::analysis::{self, Following};
use guidec::diagnostic::{self, Diagnostic};
use guidec::model::ids::{GuideId, ProcedureId};
use guidec::model::project::Project;
use guidec::report;
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{SourceFile, Sources};

/// What is known of a text after all stages up to the following of its guides.
pub(crate) struct Followed {
    pub sources: Sources,
    pub project: Project,
    /// Of each guide.
    pub followings: Vec<Option<Following>>,
    /// Of all stages.
    pub findings: Vec<Diagnostic>,
}

/// Takes a file through all stages.
pub(crate) fn follow(text: &str) -> Followed {
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("case.guide", text));
    let reading = guidec::syntax::parse_with_tokens(id, text);
    let (tree, errors, mut findings) = (&reading.file, reading.doubtful(), reading.diagnostics.clone());
    let files = vec![ParsedFile { id, name: "case.guide", tree, uses: Vec::new(), errors }];
    let (project, found) = resolve(&Input { files, ..Input::default() }, &sources);
    findings.extend(found);
    let procedures = (0..).map(ProcedureId).zip(&project.procedures);
    let of_procedures = procedures.map(|(id, it)| (it.span, analysis::check_procedure(&project, id)));
    let of_procedures = analysis::each_told_once(of_procedures.collect());
    let mut followings = Vec::new();
    let mut of_guides = Vec::new();
    for guide in (0..).map(GuideId).take(project.guides.len()) {
        let (following, found) = analysis::follow(&project, guide, None);
        followings.push(following);
        of_guides.extend(found);
    }
    analysis::told_once(&of_procedures, &mut of_guides);
    findings.extend(of_procedures);
    findings.extend(analysis::told_together(of_guides));
    diagnostic::sort(&mut findings);
    Followed { sources, project, followings, findings }
}

/// All findings as they are printed; "clean" if there are none.
pub(crate) fn printed(text: &str) -> String {
    let followed = follow(text);
    if followed.findings.is_empty() {
        return "clean".to_owned();
    }
    report::print(followed.findings, &followed.sources, &report::Options::default())
}

/// The codes that were found, each once, notes left out.
pub(crate) fn codes(text: &str) -> Vec<&'static str> {
    let serious = |finding: &&Diagnostic| finding.severity > guidec::diagnostic::Severity::Note;
    let followed = follow(text);
    let mut codes: Vec<_> = followed.findings.iter().filter(serious).map(|finding| finding.code.id).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
