//! `--for 'android 14 and alipay 10.3'`: the readers that a run is for.
//!
//! The condition is written outside every file and yet sees all of them, so it becomes a named condition in a
//! file of its own that uses all others.

use super::load::Loaded;
use crate::diagnostic::codes::names::UNKNOWN_NAME;
use crate::diagnostic::codes::prose::NOBODY_LEFT;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::project::Project;
use crate::readers::Condition;
use crate::source::{FileId, SourceFile, Sources, Span, Spanned};
use crate::syntax::ast::file::{File, Item};
use crate::syntax::ast::reader::NamedCondition;
use crate::syntax::parse_condition;
use crate::text::and;

/// The name of the condition, and of the option that it is usually given with; nobody can declare one of
/// that name.
pub(super) const NAME: &str = "--for";

/// Names that are listed at most.
const MOST_NAMES: usize = 30;

/// The condition, the text of an option, as a file that uses others.
pub(super) fn parse(
    option: &str,
    text: &str,
    uses: Vec<FileId>,
    sources: &mut Sources,
) -> (Loaded, Vec<Diagnostic>) {
    let id = sources.add(SourceFile::argument(option, text));
    let (condition, findings) = parse_condition(id, text);
    let span = Span::new(id, 0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    let name = Spanned::new(NAME.to_owned(), span);
    let item = Item::Condition(NamedCondition { span, name, title: None, condition });
    let tree = File { items: vec![item], ..File::default() };
    let errors = findings.iter().filter_map(Diagnostic::span).collect();
    let uses = uses.into_iter().map(Some).collect();
    (Loaded { id, tree, uses, errors }, findings)
}

/// The condition, resolved.
pub(super) fn find(project: &Project) -> Option<Condition> {
    let mut named = project.readers.conditions.iter();
    let (_, named) = named.find(|(_, named)| named.key == NAME)?;
    Some(named.condition.clone())
}

/// Whether a finding is about the condition itself.
fn is_about_it(option: &str, finding: &Diagnostic, sources: &Sources) -> bool {
    let file = finding.span().and_then(|place| sources.get(place.file));
    file.is_some_and(|file| file.name() == option)
}

/// Whether the condition is in error.
pub(super) fn is_wrong(option: &str, findings: &[Diagnostic], sources: &Sources) -> bool {
    findings.iter().any(|it| it.severity == Severity::Error && is_about_it(option, it, sources))
}

/// Where a name in the condition is unknown, says which there are.
pub(super) fn list_names(option: &str, findings: &mut [Diagnostic], sources: &Sources, project: &Project) {
    let mut names: Vec<String> =
        project.readers.products.iter().map(|(_, it)| format!("`{}`", it.key)).collect();
    let questions = project.readers.questions.iter().map(|(_, it)| format!("`{}`", it.key));
    names.extend(questions);
    names.truncate(MOST_NAMES);
    for finding in
        findings.iter_mut().filter(|it| *it.code == UNKNOWN_NAME && is_about_it(option, it, sources))
    {
        finding.notes.push(format!("readers can be told apart by {}", and(&names)));
    }
}

/// A guide that is for nobody of them is left out; that is wrong only if no guide is left.
pub(super) fn excuse(findings: &mut [Diagnostic]) {
    findings
        .iter_mut()
        .filter(|finding| *finding.code == NOBODY_LEFT)
        .for_each(|it| it.severity = Severity::Note);
}

/// Says how to ask for others, where guides are for nobody of them.
pub(super) fn advise(option: &str, findings: &mut [Diagnostic]) {
    for finding in findings.iter_mut().filter(|finding| *finding.code == NOBODY_LEFT) {
        finding.help.push(format!("name other readers with `{option}`, or guides that are for these"));
    }
}
