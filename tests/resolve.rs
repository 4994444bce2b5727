//! What names come to mean: each file below `cases/resolve` is a case. `#### file NAME` begins another file of
//! the same case. The snapshot shows the input, then the findings, or what was built if there are none.

mod resolve_dump;

use guidec::diagnostic::{Diagnostic, Severity};
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{FileId, SourceFile, Sources};
use guidec::syntax::{Reading, parse_with_tokens};

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
    files: Vec<(FileId, String, Reading)>,
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
            files.push((file, name.clone(), parse_with_tokens(file, body)));
        }
        Self { sources, files }
    }

    fn resolved(&self) -> (guidec::model::project::Project, Vec<Diagnostic>) {
        let files = self.files.iter().map(|(id, name, reading)| ParsedFile {
            id: *id,
            name,
            tree: &reading.file,
            uses: reading.file.uses.iter().map(|used| self.used(name, &used.path.plain())).collect(),
            errors: reading.doubtful(),
        });
        let input = Input { files: files.collect(), ..Input::default() };
        let (model, resolved) = resolve(&input, &self.sources);
        let mut findings: Vec<Diagnostic> =
            self.files.iter().flat_map(|(.., reading)| reading.diagnostics.clone()).collect();
        findings.extend(resolved);
        findings.extend(guidec::resolve::same_outputs(&model.outputs));
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

#[test]
fn what_grows_without_bound_is_refused() {
    let elements: String = (0..1_000).map(|number| format!("    row r{number} \"R\"\n")).collect();
    let screens: String = (0..600).map(|number| format!("  screen s{number} {{ has rows }}\n")).collect();
    let app = format!("app notes \"Notes\" on android {{\n  group rows {{\n{elements}  }}\n{screens}}}\n");
    assert_eq!(codes(&app), ["E0414"]);

    let dialogs: String =
        (0..2_000).map(|number| format!("  dialog d{number} {{ button ok \"OK\" }}\n")).collect();
    let app = format!(
        "app notes \"Notes\" on android {{\n{dialogs}}}\nguide close \"Close\" {{ tap ok > d7.ok }}\n"
    );
    assert_eq!(codes(&app), ["E0415"]);
}

#[test]
fn long_chains_do_not_overflow() {
    let conditions: String =
        (1..5_000).map(|number| format!("condition c{number} = c{}\n", number - 1)).collect();
    assert_eq!(codes(&format!("condition c0 = android\n{conditions}")), [""; 0]);
    assert_eq!(codes(&format!("condition c0 = c4999\n{conditions}")), ["E0304"]);
    let procedures: String = (0..5_000)
        .map(|number| format!("procedure p{number} \"P\" {{ follow p{} }}\n", (number + 1) % 5_000))
        .collect();
    assert_eq!(codes(&procedures), ["E0409"]);
    let screens: String =
        (1..2_000).map(|number| format!("  screen s{number} like s{}\n", number - 1)).collect();
    assert_eq!(
        codes(&format!("app notes \"Notes\" on android {{\n  screen s0 \"S\"\n{screens}}}\n")),
        [""; 0]
    );
}

/// What a file that is not read at all declares is not known.
#[test]
fn nothing_is_told_of_names_in_a_file_that_is_not_read() {
    let guide = "use \"b.guide\"\nguide a \"A\" {\n  for android\n  tap more\n}\n#### file b.guide\n";
    let deep = format!("app b \"B\" on android {{ screen more {{ button more {} }} }}\n", "(".repeat(70));
    assert_eq!(codes(&format!("{guide}{deep}")), ["E0104"]);
}

#[test]
fn guides_know_whether_they_depend_on_an_error() {
    let in_error = |text: &str| -> Vec<bool> {
        Case::read(text).resolved().0.guides.iter().map(|guide| guide.in_error).collect()
    };
    let two = "guide good \"Good\" { tap \"A\" }\nguide bad \"Bad\" { tap a }\n";
    assert_eq!(in_error(two), [false, true]);
    assert_eq!(in_error("guide words \"Words\" { note \"{lost}\" }\n"), [false]);
    assert_eq!(in_error(&format!("{two}app notes \"Notes\" on androd\n")), [true, true]);
    let files = "use \"b.guide\"\nguide a \"A\" { tap \"A\" }\n#### file b.guide\nguide b \"B\" { tap b }\n";
    assert_eq!(in_error(files), [false, true]);
    assert_eq!(in_error("use \"missing.guide\"\nguide a \"A\" { tap \"A\" }\n"), [true]);
    assert_eq!(in_error("guide a \"A\" { tap \"A\" ??? }\n"), [true]);
}

/// The codes of all findings of one file that are errors.
fn codes(text: &str) -> Vec<&'static str> {
    let case = Case::read(text);
    let (_, findings) = case.resolved();
    findings.iter().filter(|it| it.severity == Severity::Error).map(|it| it.code.id).collect()
}
