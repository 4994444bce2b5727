//! What names come to mean: each file below `cases/resolve` is a case. `#### file NAME` begins another file of
//! the same case. The snapshot shows the input, then the findings, or what was built if there are none.

mod resolve_dump;

use guidec::diagnostic::{Diagnostic, Severity};
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{FileId, SourceFile, Sources};
use guidec::syntax::ast::file::File;
use guidec::syntax::parse;

#[test]
fn cases() {
    insta::glob!("cases/resolve/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/resolve", omit_expression => true }, {
            insta::assert_snapshot!(shown(&text));
        });
    });
}

/// The input, then each finding, or a summary of the project.
fn shown(text: &str) -> String {
    let project = Case::read(text);
    let (model, findings) = project.resolved();
    let mut shown = format!("{}\n-----\n", text.trim_end());
    for finding in &findings {
        shown.push_str(&resolve_dump::finding(&project.sources, finding));
    }
    if !findings.iter().any(|finding| finding.severity == Severity::Error) {
        shown.push_str(&resolve_dump::project(&model));
    }
    shown
}

/// The files of one case, parsed.
struct Case {
    sources: Sources,
    files: Vec<(FileId, String, File, Vec<Diagnostic>)>,
}

impl Case {
    fn read(text: &str) -> Self {
        let mut sources = Sources::default();
        let mut files = Vec::new();
        let mut name = "case.guide".to_owned();
        for (place, part) in text.split("#### file ").enumerate() {
            let body = match place {
                0 => part,
                _ => {
                    let (line, body) = part.split_once('\n').unwrap_or((part, ""));
                    name = line.trim().to_owned();
                    body
                }
            };
            if body.trim().is_empty() {
                continue;
            }
            let file = sources.add(SourceFile::new(name.clone(), body));
            let (tree, findings) = parse(file, body);
            files.push((file, name.clone(), tree, findings));
        }
        Self { sources, files }
    }

    fn resolved(&self) -> (guidec::model::project::Project, Vec<Diagnostic>) {
        let files = self.files.iter().map(|(id, name, tree, findings)| ParsedFile {
            id: *id,
            name,
            tree,
            uses: tree.uses.iter().map(|used| self.used(name, &used.path.plain())).collect(),
            errors: findings.iter().filter_map(Diagnostic::span).collect(),
        });
        let input = Input { files: files.collect() };
        let (model, resolved) = resolve(&input, &self.sources);
        let mut findings: Vec<Diagnostic> = self.files.iter().flat_map(|(.., found)| found.clone()).collect();
        findings.extend(resolved);
        guidec::diagnostic::sort(&mut findings);
        (model, findings)
    }

    /// The file that `path` means in file `name`, if the case has it.
    fn used(&self, name: &str, path: &str) -> Option<FileId> {
        let mut folders: Vec<&str> = name.split('/').collect();
        folders.pop();
        for step in path.split('/') {
            match step {
                ".." => drop(folders.pop()),
                step => folders.push(step),
            }
        }
        let wanted = folders.join("/");
        self.files.iter().find(|(_, name, ..)| *name == wanted).map(|(id, ..)| *id)
    }
}
