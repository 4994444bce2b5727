//! What becomes of findings: each gets the level of its rule, then remarks in guides may allow it, then the baseline
//! may know it. All findings go through here once, after all else is done.

mod allowing;
mod baseline;
mod levels;
mod printing;

pub use baseline::Baseline;
pub use levels::{Levels, Origin};
pub(super) use levels::{Override, Written, refusal};
pub(super) use printing::{Head, Printing};

use std::collections::BTreeSet;

use super::{Failure, Project};
use crate::diagnostic::codes::build::OLD_BASELINE;
use crate::diagnostic::{Diagnostic, Level, Severity, Standing, Tolerated, sort};
use crate::host::ProjectPath;
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::ast::remark::Remark;
use crate::text::{count, visible};
use allowing::{Allowing, Reasoned};

/// How many entries of a baseline that are not found any more are shown.
const SHOWN: usize = 5;

/// What came of the findings.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// What is told, in its one order.
    pub(super) told: Vec<Diagnostic>,
    /// What is tolerated.
    pub(super) tolerated: Vec<Diagnostic>,
    pub(super) counts: Tolerated,
}

/// Judges all findings of a run.
pub(super) fn judge<'a>(
    mut found: Vec<Diagnostic>,
    remarks: impl IntoIterator<Item = &'a Remark>,
    project: &Project,
    sources: &Sources,
) -> Judged {
    sort(&mut found);
    let levels = &project.settings.levels;
    let is_complete = project.whole && project.only_for.is_none() && found.iter().all(is_understood);
    let (mut allowing, wrong) = Allowing::new(remarks);
    let mut judged = Judged::default();
    // There may be very many, so most stay where they are.
    found.retain_mut(|finding| {
        let is_allowed = allowing.covers(finding);
        if !is_wanted(levels, finding, sources) {
            return false;
        }
        if let Some(Reasoned(is_reasoned)) = is_allowed {
            // What is allowed without a reason is told as such, and counts as nothing else.
            judged.counts.allowed += usize::from(is_reasoned);
            judged.tolerated.push(finding.clone());
        }
        is_allowed.is_none()
    });
    judged.told = found;
    judged.told.extend(wrong);
    // What an error hides nobody knows: only where there are none can something be there for nothing.
    let troubled = judged.files_with_errors();
    if is_complete {
        let unused = allowing.unused().filter(|finding| !is_within(finding, &troubled));
        judged.told.extend(unused.filter_map(|finding| levelled(levels, finding, sources)));
    }
    sort(&mut judged.told);
    if let Some(baseline) = &project.baseline {
        let rest = judged.take_known(baseline.clone(), sources);
        if is_complete && !levels.is_narrow() {
            judged.told.extend(old(&rest, &troubled, sources).and_then(|it| levelled(levels, it, sources)));
        }
    }
    judged
}

impl Judged {
    /// Puts aside what a baseline knows, and hands back what is left of it.
    fn take_known(&mut self, mut baseline: Baseline, sources: &Sources) -> Baseline {
        let (known, told): (Vec<_>, Vec<_>) = std::mem::take(&mut self.told)
            .into_iter()
            .partition(|finding| finding.severity > Severity::Note && baseline.takes(finding, sources));
        self.counts.known += known.len();
        self.tolerated.extend(known);
        self.told = told;
        baseline
    }

    fn files_with_errors(&self) -> BTreeSet<FileId> {
        let errors = self.told.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter_map(Diagnostic::span).map(|place| place.file).collect()
    }
}

/// Whether a finding leaves it known what was written.
fn is_understood(finding: &Diagnostic) -> bool {
    finding.severity < Severity::Error || finding.code.standing < Standing::Meaning
}

fn is_within(finding: &Diagnostic, files: &BTreeSet<FileId>) -> bool {
    finding.span().is_some_and(|place| files.contains(&place.file))
}

/// A finding with the level of its rule; none if it is not shown.
pub(super) fn levelled(levels: &Levels, mut finding: Diagnostic, sources: &Sources) -> Option<Diagnostic> {
    is_wanted(levels, &mut finding, sources).then_some(finding)
}

/// Gives a finding the severity of its level. Returns false if it is not to be told.
fn is_wanted(levels: &Levels, finding: &mut Diagnostic, sources: &Sources) -> bool {
    if !levels.selects(finding.code) {
        return false;
    }
    let path = || {
        let file = sources.get(finding.span()?.file).map(SourceFile::name);
        file.and_then(|name| ProjectPath::new(name).ok())
    };
    let path = levels.differ_by_file().then(path).flatten();
    match levels.of(finding.code, path.as_ref()) {
        Some((level, _)) => match level.severity() {
            Some(severity) => finding.severity = severity,
            None => return false,
        },
        // Whoever selects a rule asks for it.
        None if levels.is_narrow() => {}
        None if finding.code.usual_level() == Level::Off => return false,
        None => {}
    }
    true
}

/// Says what of a baseline is not found any more.
fn old(rest: &Baseline, troubled: &BTreeSet<FileId>, sources: &Sources) -> Option<Diagnostic> {
    let names: BTreeSet<&str> =
        troubled.iter().filter_map(|file| sources.get(*file)).map(SourceFile::name).collect();
    let gone: Vec<_> = rest.rest().filter(|(file, ..)| !names.contains(file)).collect();
    let number = gone.iter().fold(0, |sum: usize, (.., count)| sum.saturating_add(*count));
    if number == 0 {
        return None;
    }
    let verb = if number == 1 { "is" } else { "are" };
    let title = format!("{} of the baseline {verb} not found any more", count(number, "finding"));
    let mut finding = Diagnostic::new(&OLD_BASELINE, title);
    for (file, rule, line, _) in gone.iter().take(SHOWN) {
        finding = finding.note(format!("`{}`: {} at `{}`", visible(file), visible(rule), visible(line)));
    }
    if gone.len() > SHOWN {
        finding = finding.note(format!("… and {} more", gone.len() - SHOWN));
    }
    Some(finding.help("write the baseline again, so that they cannot come back: `--write-baseline FILE`"))
}
