//! What the analysis finds in a text, beside what the interpreter finds.

use std::collections::{BTreeMap, BTreeSet};

use guidec::analysis;
use guidec::diagnostic::{Diagnostic, Severity};
use guidec::model::element::Sometimes;
use guidec::model::guide::Guide;
use guidec::model::ids::{GuideId, ProcedureId};
use guidec::model::project::Project;
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{SourceFile, Sources, Span};
use guidec::vocabulary::ScreenAct;

use super::cells::{self, Followed};
use super::interpret::{Beginning, Interpreter};
use super::{alone, features, points};

/// Findings about limits: what is too much is not compared.
const LIMITS: [&str; 3] = ["E0466", "E0477", "E0478"];

/// Findings that are not compared: a first step to which nothing leads, labels with a slip, and what is only noted.
const OTHERS: [&str; 4] = ["E0480", "E0483", "E0484", "E0499"];

/// How many readers are followed at first, and if what they meet differs from what the analysis found.
const FOLLOWED: [Followed; 2] = [Followed::Sample(2500), Followed::All(24_000)];

/// What came of comparing one text.
#[derive(Debug)]
pub enum Outcome {
    /// The text is no right guide; the first mistake.
    Refused(String),
    /// There is too much to list.
    TooMuch,
    Same {
        readers: usize,
        /// Codes, and what readers came to.
        met: BTreeSet<&'static str>,
    },
    Different(Vec<String>),
}

/// Compares the guides and procedures of a text.
pub fn compare(text: &str) -> Outcome {
    let mut sources = Sources::default();
    let id = sources.add(SourceFile::new("case.guide", text));
    let reading = guidec::syntax::parse_with_tokens(id, text);
    let (tree, errors, mut findings) = (&reading.file, reading.doubtful(), reading.diagnostics.clone());
    let files = vec![ParsedFile { id, name: "case.guide", tree, uses: Vec::new(), errors }];
    let (project, found) = resolve(&Input { files, ..Input::default() }, &sources);
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
    let points = points::of(&project, text);
    let (mut readers, mut met) = (0, BTreeSet::new());
    let mut different = Vec::new();
    for (guide, beginning, found) in &bodies {
        if found.iter().any(|finding| LIMITS.contains(&finding.code.id)) {
            return Outcome::TooMuch;
        }
        let mut last = None;
        for followed in FOLLOWED {
            let Some((world, sampled)) = cells::world(&project, guide, &points, text, followed) else {
                return Outcome::TooMuch;
            };
            let interpreted = Interpreter::run(&project, guide, &world, *beginning);
            if interpreted.most > 5000.max(4 * world.readers.len()) {
                return Outcome::TooMuch;
            }
            let all = differences(text, *beginning, found, &interpreted);
            readers += world.readers.len();
            met.extend(interpreted.met.iter().copied());
            met.extend(interpreted.found.keys().map(|(_, code)| *code));
            met.extend(sampled.then_some("a sample of the readers"));
            let done = all.is_empty() || !sampled;
            last = Some(all);
            if done {
                break;
            }
        }
        different.extend(last.into_iter().flatten());
        met.extend(about(&project, guide, *beginning, points::size(&project, guide, &points)));
    }
    if different.is_empty() { Outcome::Same { readers, met } } else { Outcome::Different(different) }
}

/// What is to be counted of a guide as a whole.
fn about(
    project: &Project,
    guide: &Guide,
    beginning: Beginning,
    (axes, cuts): (usize, usize),
) -> Vec<&'static str> {
    let own = beginning == Beginning::Nowhere;
    let all = [
        (axes >= features::AXES && cuts >= features::CUTS, features::LARGE),
        (guide.things.len() > 1, "two things in hand"),
        (own && !guide.start.is_empty(), "own start"),
        (project.surfaces.iter().any(|surface| surface.seen_on.is_some()), "seen on"),
        (project.surfaces.iter().any(|surface| surface.partial), "partial"),
        (project.elements.iter().any(|it| it.leads.iter().any(|it| it.to.len() > 1)), "uncertain targets"),
        (project.elements.iter().any(|it| it.labels.len() > 1), "labels that differ"),
        (project.elements.iter().any(|it| it.when.is_some()), "availability"),
        (project.elements.iter().any(|it| it.sometimes.is_some()), "sometimes"),
        (
            project.elements.iter().filter_map(|it| it.sometimes.as_deref()).any(for_some_instead),
            "instead for some",
        ),
        (project.elements.iter().any(|it| it.disabled_when.is_some()), "disabled"),
        (
            project.screens.iter().any(|it| it.acts.iter().any(|it| it.act == ScreenAct::Then)),
            "moves by itself",
        ),
    ];
    all.into_iter().filter(|(so, _)| *so).map(|(_, name)| name).collect()
}

/// Whether only some have one of two, and the others surely have this one.
fn for_some_instead(sometimes: &Sometimes) -> bool {
    sometimes.when.is_some() && sometimes.instead_of.is_some()
}

/// What only one of the two found.
fn differences(
    text: &str,
    beginning: Beginning,
    found: &[Diagnostic],
    interpreted: &Interpreter<'_>,
) -> Vec<String> {
    // That a part of a condition is impossible is said of the condition, not of readers.
    let of_a_part = |finding: &Diagnostic| finding.title.contains("a part of this condition");
    let compared = |finding: &&Diagnostic| !OTHERS.contains(&finding.code.id) && !of_a_part(finding);
    let told: BTreeMap<(Span, &str), &Diagnostic> = found
        .iter()
        .filter(compared)
        .filter_map(|finding| Some(((finding.span()?, finding.code.id), finding)))
        .collect();
    let mut different = Vec::new();
    for ((span, code), finding) in &told {
        if !interpreted.found.contains_key(&(*span, *code)) {
            let place = place(text, *span);
            different
                .push(format!("only the analysis: {code} {place}: {} {:?}", finding.title, finding.notes));
        }
    }
    for ((span, code), who) in &interpreted.found {
        // See `Interpreter::never_ending`.
        let trusted = *code == "E0479" && !interpreted.sure.contains(&(*span, *code));
        // A caller of a procedure may know where they are, and may have looked.
        let unknown = ["E0453", "E0473"].contains(code) && beginning == Beginning::Anywhere;
        if !trusted && !unknown && !told.contains_key(&(*span, *code)) {
            let place = place(text, *span);
            let reader = &interpreted.world.readers[*who];
            different.push(format!("only the readers: {code} {place}: {reader:?}"));
        }
    }
    different
}

/// A place as an author finds it.
fn place(text: &str, span: Span) -> String {
    let before = &text[..span.start as usize];
    let words: String = text[span.start as usize..span.end as usize].chars().take(40).collect();
    format!("line {} {words:?}", before.matches('\n').count() + 1)
}
