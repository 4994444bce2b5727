//! Compiling guides for two kinds of readers, to compare what they get.

use super::Chosen;
use super::comparison::{self, Report};
use crate::build::{Compiled, Failure, Keep, compile};
use crate::diagnostic::codes::prose::NOBODY_LEFT;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::document_id;
use crate::document::shape::Document;
use crate::source::SourceFile;
use crate::text::visible;

/// What came of comparing.
#[derive(Debug)]
pub enum Difference {
    Report(Report),
    /// The guides have errors.
    Errors(Box<Compiled>),
    /// A condition was not understood; only what is wrong with it.
    Misunderstood(Box<Compiled>),
}

/// What changes in these guides from the readers of one condition to those of another.
pub fn difference(chosen: &mut Chosen, from: &str, to: &str) -> Result<Difference, Failure> {
    let mut sides = Vec::new();
    for (option, condition) in [("--from", from), ("--to", to)] {
        chosen.project.only_for = Some(condition.to_owned());
        chosen.project.reader_option = option;
        let mut compiled = compile(&chosen.host, &chosen.project, Keep::Model);
        if compiled.diagnostics.iter().any(|finding| is_about(finding, &compiled, option)) {
            let mut own = std::mem::take(&mut compiled.diagnostics);
            own.retain(|finding| is_about(finding, &compiled, option));
            compiled.diagnostics = own;
            return Ok(Difference::Misunderstood(Box::new(compiled)));
        }
        compiled.diagnostics.retain(|finding| *finding.code != NOBODY_LEFT);
        if compiled.has(Severity::Error) {
            return Ok(Difference::Errors(Box::new(compiled)));
        }
        sides.push((option, condition, compiled));
    }
    let mut documents: Vec<Vec<Option<&Document>>> = Vec::new();
    for (option, condition, compiled) in &sides {
        let found = chosen.guides(compiled)?.into_iter().map(|id| {
            let id = compiled.model.guide(id).map(document_id);
            compiled.documents.iter().find(|document| Some(&document.id) == id.as_ref())
        });
        let found: Vec<_> = found.collect();
        if found.iter().all(Option::is_none) {
            let condition = visible(condition);
            let message = format!("{option} '{condition}': none of these guides is for such readers");
            return Err(Failure::Usage(message));
        }
        documents.push(found);
    }
    let mut sides = documents.into_iter();
    let (before, after) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
    let pairs: Vec<comparison::Pair<'_>> = before.into_iter().zip(after).collect();
    Ok(Difference::Report(comparison::report(from, to, &pairs)))
}

fn is_about(finding: &Diagnostic, compiled: &Compiled, option: &str) -> bool {
    let file = finding.span().and_then(|span| compiled.sources.get(span.file)).map(SourceFile::name);
    finding.severity == Severity::Error && file == Some(option)
}
