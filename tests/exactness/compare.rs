//! What the analysis finds in a text, beside what the interpreter finds.

use std::collections::BTreeMap;

use guidec::analysis;
use guidec::diagnostic::{Diagnostic, Severity};
use guidec::model::ids::{GuideId, ProcedureId};
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{SourceFile, Sources, Span};

use super::alone;
use super::interpret::{Beginning, Interpreter};
use super::readers::World;

/// Findings about limits: what is too much is not compared.
const LIMITS: [&str; 3] = ["E0466", "E0477", "E0478"];

/// Findings that are not compared: warnings before steps, verbs and gestures that do not fit an element (they follow
/// from the element alone), a first step to which nothing leads, labels with a slip, and what is only noted.
const OTHERS: [&str; 7] = ["E0465", "E0480", "E0483", "E0484", "E0485", "E0486", "E0499"];

/// What came of comparing one text.
#[derive(Debug)]
pub enum Outcome {
    /// The text is no right guide; the first mistake.
    Refused(String),
    /// There is too much to list.
    TooMuch,
    Same {
        readers: usize,
        found: Vec<&'static str>,
    },
    Different(Vec<String>),
}

/// Compares the guides and procedures of a text.
pub fn compare(text: &str) -> Outcome {
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("case.guide", text));
    let (tree, mut findings) = guidec::syntax::parse(id, text);
    let errors = findings.iter().filter_map(Diagnostic::span).collect();
    let files = vec![ParsedFile { id, name: "case.guide", tree: &tree, uses: Vec::new(), errors }];
    let (project, found) = resolve(&Input { files }, &sources);
    findings.extend(found);
    if let Some(error) = findings.iter().find(|it| it.severity == Severity::Error) {
        return Outcome::Refused(format!("{} {} {:?}", error.code.id, error.title, error.span()));
    }
    let mut bodies = Vec::new();
    for id in (0..).map(GuideId).take(project.guides.len()) {
        let (_, found) = analysis::follow(&project, id, None);
        bodies.push((project.guides[id.index()].clone(), Beginning::Nowhere, found));
    }
    for id in (0..).map(ProcedureId).take(project.procedures.len()) {
        let found = analysis::check_procedure(&project, id);
        bodies.push((alone::as_guide(&project.procedures[id.index()]), Beginning::Anywhere, found));
    }
    let (mut readers, mut codes) = (0, Vec::new());
    let mut different = Vec::new();
    for (guide, beginning, found) in &bodies {
        if found.iter().any(|finding| LIMITS.contains(&finding.code.id)) {
            return Outcome::TooMuch;
        }
        let Some(world) = World::of(&project, guide, text) else { return Outcome::TooMuch };
        let interpreted = Interpreter::run(&project, guide, &world, *beginning);
        if interpreted.most > 5000 {
            return Outcome::TooMuch;
        }
        // That a part of a condition is impossible is said of the condition, not of readers.
        let of_a_part = |finding: &Diagnostic| finding.title.contains("a part of this condition");
        let compared = |finding: &&Diagnostic| !OTHERS.contains(&finding.code.id) && !of_a_part(finding);
        let told: BTreeMap<(Span, &str), &Diagnostic> = found
            .iter()
            .filter(compared)
            .filter_map(|finding| Some(((finding.span()?, finding.code.id), finding)))
            .collect();
        readers += world.readers.len();
        codes.extend(told.keys().map(|(_, code)| *code));
        for ((span, code), finding) in &told {
            if !interpreted.found.contains_key(&(*span, *code)) {
                let place = place(text, *span);
                different.push(format!(
                    "only the analysis: {code} {place}: {} {:?}",
                    finding.title, finding.notes
                ));
            }
        }
        for ((span, code), who) in &interpreted.found {
            // Whoever becomes another reader on the way is taken to come to an end.
            let changed = *code == "E0479" && (text.contains("install ") || text.contains("update "));
            // A caller of a procedure may have looked.
            let looked = *code == "E0453" && *beginning == Beginning::Anywhere;
            if !changed && !looked && !told.contains_key(&(*span, *code)) {
                let place = place(text, *span);
                different.push(format!("only the readers: {code} {place}: {:?}", world.readers[*who]));
            }
        }
    }
    if different.is_empty() { Outcome::Same { readers, found: codes } } else { Outcome::Different(different) }
}

/// A place as an author finds it.
fn place(text: &str, span: Span) -> String {
    let before = &text[..span.start as usize];
    let words: String = text[span.start as usize..span.end as usize].chars().take(40).collect();
    format!("line {} {words:?}", before.matches('\n').count() + 1)
}
