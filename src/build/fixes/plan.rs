//! Which cures go together, and what they make of the texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::{Compiled, PROJECT_FILE, Project};
use crate::diagnostic::{Curable, Edit, Fix};
use crate::host::ProjectPath;
use crate::source::{FileId, Sources};

/// Which cures may be applied.
#[derive(Clone, Debug, Default)]
pub(super) struct Reach {
    /// The files that may be changed.
    files: BTreeSet<ProjectPath>,
    /// Whether cures count that may say something else than was meant.
    pub(super) guesses: bool,
}

impl Reach {
    /// The files that the command is about; those that they use belong to somebody else.
    pub(super) fn new(project: &Project, guesses: bool) -> Self {
        let mut files: BTreeSet<ProjectPath> = project.files.iter().cloned().collect();
        files.extend(ProjectPath::new(PROJECT_FILE).ok().filter(|_| project.whole));
        Self { files, guesses }
    }

    /// Changes nothing in that file any more.
    pub(super) fn leave(&mut self, path: &ProjectPath) {
        self.files.remove(path);
    }

    fn holds(&self, fix: &Fix, sources: &Sources) -> bool {
        let within = |edit: &Edit| path(edit.span.file, sources).is_some_and(|it| self.files.contains(&it));
        (fix.is_safe || self.guesses) && !fix.edits.is_empty() && fix.edits.iter().all(within)
    }
}

/// The path of a file that can be written.
fn path(file: FileId, sources: &Sources) -> Option<ProjectPath> {
    let file = sources.get(file).filter(|file| !file.is_argument())?;
    ProjectPath::new(file.name()).ok()
}

/// How many findings can be cured.
pub(super) fn curable(compiled: &Compiled, reach: &Reach) -> Curable {
    let all = Reach { guesses: true, ..reach.clone() };
    let fixes = compiled.diagnostics.iter().filter_map(|finding| finding.fix.as_ref());
    let mut curable = Curable::default();
    for fix in fixes.filter(|fix| all.holds(fix, &compiled.sources)) {
        if fix.is_safe { curable.safe += 1 } else { curable.guessed += 1 }
    }
    curable
}

/// What one round changes.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) texts: BTreeMap<ProjectPath, String>,
    /// How many findings that cures.
    pub(super) cures: usize,
}

/// Takes every cure that does not touch one before it; the others have their turn in the next round.
pub(super) fn plan(compiled: &Compiled, reach: &Reach) -> Plan {
    let mut taken: BTreeMap<(FileId, u32), &Edit> = BTreeMap::new();
    let mut plan = Plan::default();
    for fix in compiled.diagnostics.iter().filter_map(|finding| finding.fix.as_ref()) {
        let is_free = |edit: &Edit| {
            let before = taken.range(..=(edit.span.file, edit.span.end)).next_back();
            before
                .is_none_or(|((file, _), other)| *file != edit.span.file || other.span.end < edit.span.start)
        };
        if reach.holds(fix, &compiled.sources) && fix.edits.iter().all(is_free) {
            taken.extend(fix.edits.iter().map(|edit| ((edit.span.file, edit.span.start), edit)));
            plan.cures += 1;
        }
    }
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for ((file, _), edit) in taken {
        by_file.entry(file).or_default().push(edit);
    }
    for (file, edits) in by_file {
        let text = compiled.sources.get(file).map_or("", |file| file.text());
        if let Some((path, new)) = path(file, &compiled.sources).zip(apply(text, &edits)) {
            plan.texts.insert(path, new);
        }
    }
    plan
}

/// The text with edits that are in its order; none if they do not fit it. New lines end as the others do.
fn apply(text: &str, edits: &[&Edit]) -> Option<String> {
    let ends = text.matches('\n').count();
    let is_windows = ends > 0 && text.matches("\r\n").count() == ends;
    let mut new = String::with_capacity(text.len());
    let mut behind = 0;
    for edit in edits {
        new.push_str(text.get(behind..edit.span.start as usize)?);
        let replacement = edit.replacement.replace("\r\n", "\n");
        new.push_str(&if is_windows { replacement.replace('\n', "\r\n") } else { replacement });
        behind = edit.span.end as usize;
    }
    new.push_str(text.get(behind..)?);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Keep, compile};
    use crate::diagnostic::{Diagnostic, codes};
    use crate::host::MemoryHost;
    use crate::source::Span;

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit { span: Span::new(FileId(0), start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn edits_that_do_not_fit_change_nothing() {
        let applied = |edits: &[Edit]| apply("aä\nb", &edits.iter().collect::<Vec<_>>());
        assert_eq!(applied(&[edit(0, 1, "x"), edit(3, 4, "")]).as_deref(), Some("xäb"));
        assert_eq!(applied(&[edit(0, 2, "x")]), None);
        assert_eq!(applied(&[edit(0, 3, "x"), edit(1, 4, "y")]), None);
        assert_eq!(applied(&[edit(4, 9, "x")]), None);
        assert_eq!(apply("a\r\nb", &[&edit(1, 1, "\nx")]).as_deref(), Some("a\r\nx\r\nb"));
    }

    /// A project with two files, and findings with the given edits.
    fn planned(fixes: &[Vec<(u32, Edit)>], selected: &[&str]) -> (BTreeMap<String, String>, usize) {
        let host = MemoryHost::new();
        let path = |name: &str| ProjectPath::new(name).unwrap();
        host.add(path("a.guide"), "abcdef");
        host.add(path("b.guide"), "abcdef");
        let project = Project::open(&host, &[]).unwrap();
        let mut compiled = compile(&host, &project, Keep::Findings);
        let finding = |edits: &Vec<(u32, Edit)>| {
            let edits = edits.iter().map(|(file, edit)| Edit {
                span: Span { file: FileId(*file), ..edit.span },
                replacement: edit.replacement.clone(),
            });
            let mut finding = Diagnostic::new(&codes::syntax::FOREIGN_SPELLING, "x");
            let fix = Fix { title: "x".to_owned(), edits: edits.collect(), is_safe: true };
            finding.fix = Some(Box::new(fix));
            finding
        };
        compiled.diagnostics = fixes.iter().map(finding).collect();
        let mut reach = Reach::new(&project, false);
        reach.files = selected.iter().map(|name| path(name)).collect();
        let plan = plan(&compiled, &reach);
        (plan.texts.into_iter().map(|(path, text)| (path.to_string(), text)).collect(), plan.cures)
    }

    #[test]
    fn a_cure_is_applied_as_a_whole_or_not_at_all() {
        let both = ["a.guide", "b.guide"];
        let texts = |a: &str, b: &str| {
            let texts = [("a.guide", a), ("b.guide", b)].into_iter().filter(|(_, text)| !text.is_empty());
            texts.map(|(name, text)| (name.to_owned(), text.to_owned())).collect::<BTreeMap<_, _>>()
        };
        let one = vec![(0, edit(0, 2, "x")), (1, edit(0, 2, "y"))];
        assert_eq!(planned(std::slice::from_ref(&one), &both), (texts("xcdef", "ycdef"), 1));
        assert_eq!(planned(std::slice::from_ref(&one), &["a.guide"]), (texts("", ""), 0));
        // The first in order wins, also where the second only touches it in one of its files.
        let second = vec![(0, edit(4, 5, "z")), (1, edit(2, 3, "z"))];
        assert_eq!(planned(&[one.clone(), second.clone()], &both), (texts("xcdef", "ycdef"), 1));
        assert_eq!(planned(&[second, one], &both), (texts("abcdzf", "abzdef"), 1));
        // A larger edit around a taken one, and two that stand apart.
        let inner = vec![(0, edit(2, 3, "i"))];
        assert_eq!(planned(&[inner.clone(), vec![(0, edit(0, 6, ""))]], &both), (texts("abidef", ""), 1));
        assert_eq!(planned(&[inner, vec![(0, edit(4, 4, "j"))]], &both), (texts("abidjef", ""), 2));
    }
}
