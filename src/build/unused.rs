//! What of the declared screens no guide uses, which is known in the end.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::chunk::{Chunk, chunks};
use super::compile::Compiler;
use super::window::windows;
use crate::analysis::{Usage, judge_usage};
use crate::diagnostic::Diagnostic;
use crate::host::ProjectPath;
use crate::resolve::resolve;
use crate::source::{FileId, Sources};

impl Compiler<'_> {
    /// Judges what is loaded together, and files that were forgotten, of which no other file uses anything, again some at a
    /// time.
    pub(super) fn unused(&mut self, usage: &Usage) -> Vec<Diagnostic> {
        self.loader.wake_all(&mut self.sources);
        let all = Chunk::of_all(self.loader.iter().map(Arc::clone));
        let mut findings = unused_of(&all, usage, &self.sources);
        let forgotten: Vec<ProjectPath> = std::mem::take(&mut self.loader.with_screens)
            .difference(&self.loader.used)
            .map(|id| self.loader.path(*id))
            .collect();
        for window in windows(self.run.host, &forgotten) {
            self.load(window, None);
            let ids: BTreeSet<FileId> = window.iter().filter_map(|path| self.loader.id_of(path)).collect();
            let chunks = chunks(ids, &self.loader);
            let sources = &self.sources;
            let found = chunks.into_par_iter().map(|chunk| unused_of(&chunk, usage, sources));
            findings.extend(found.flatten().collect::<Vec<_>>());
            self.loader.forget(&mut self.sources);
        }
        findings
    }
}

fn unused_of(chunk: &Chunk, usage: &Usage, sources: &Sources) -> Vec<Diagnostic> {
    let (model, _) = resolve(&chunk.input(sources, None), sources);
    let mut findings = judge_usage(&model, usage);
    findings.retain(|finding| finding.span().is_some_and(|place| chunk.own.contains(&place.file)));
    findings
}

#[cfg(test)]
mod tests {
    use crate::build::{Keep, Project, compile};
    use crate::diagnostic::codes::guides::NEVER_USED;
    use crate::host::{MemoryHost, ProjectPath};

    #[test]
    fn what_was_forgotten_is_judged_in_the_end() {
        let host = MemoryHost::new();
        let comments = "# Much is written here.\n".repeat(200);
        let app = "app a \"A\" on android {
            versions 1 or later
            screen s \"S\" {
              button b \"B\" -> t
              button c \"C\" -> u
            }
            screen t \"T\"
            screen u \"U\"
        }\n";
        let steps = "  for android\n  open a\n  now at s\n  tap b\n";
        for number in 0..100 {
            let guide = format!("guide g{number} \"G {number}\" {{\n{steps}}}\n");
            let path = ProjectPath::new(&format!("g{number:02}.guide")).unwrap();
            host.add(path, comments.clone() + app + &guide);
        }
        // One that uses the screen of another file, which was forgotten before.
        let last =
            "use \"g50.guide\"\nguide last \"Last\" {\n  for android\n  open a\n  now at s\n  tap c\n}\n";
        host.add(ProjectPath::new("last.guide").unwrap(), last);
        let project = Project::open(&host, &[]).unwrap();
        let compiled = compile(&host, &project, Keep::Findings);
        let unused = compiled.diagnostics.iter().filter(|finding| finding.code == &NEVER_USED);
        let files: Vec<&str> =
            unused.filter_map(|finding| Some(compiled.sources.locate(finding.span()?)?.0)).collect();
        assert_eq!(files.len(), 99, "{:#?}", compiled.diagnostics.first());
        assert!(!files.contains(&"g50.guide"));
    }
}
