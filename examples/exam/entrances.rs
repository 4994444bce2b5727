//! The ways in for what strangers write. Each takes any bytes and says what went wrong, if something did: a panic is
//! the caller's to catch.

use std::collections::BTreeMap;
use std::sync::Arc;

use guidec::build::{Compiled, Failure, Keep, Project, compile};
use guidec::diagnostic::{Diagnostic, Severity};
use guidec::host::{MemoryHost, ProjectPath};
use guidec::source::{FileId, Sources, Span};
use guidec::targets::{Options, Piece, Searched, Target};
use guidec::{document, import, report, syntax};

use crate::laws;

/// A way in.
pub struct Entrance {
    pub name: &'static str,
    #[allow(dead_code, reason = "the exam names the ways in; fuzzer and tests take them")]
    pub enter: fn(&[u8]) -> Result<(), String>,
}

pub const ALL: &[Entrance] = &[
    Entrance { name: "parse", enter: parse },
    Entrance { name: "fmt", enter: fmt },
    Entrance { name: "check", enter: check },
    Entrance { name: "build_html", enter: |bytes| build("html", bytes) },
    Entrance { name: "build_markdown", enter: |bytes| build("markdown", bytes) },
    Entrance { name: "build_json", enter: |bytes| build("json", bytes) },
    Entrance { name: "build_checklist", enter: |bytes| build("checklist", bytes) },
    Entrance { name: "import", enter: import },
    Entrance { name: "project", enter: project },
    Entrance { name: "template", enter: template },
];

const GUIDE: &str = "a.guide";

/// A path in the project.
pub fn path(name: &str) -> ProjectPath {
    ProjectPath::new(name).expect("a path of the exam")
}

/// The text of a file, if it is one.
fn text(bytes: &[u8]) -> Result<Option<String>, String> {
    let (text, findings) = syntax::read(FileId(0), bytes.to_vec());
    in_text(&findings, &text)?;
    Ok(findings.is_empty().then_some(text))
}

/// A guide is parsed: every place is a place of its text.
pub fn parse(bytes: &[u8]) -> Result<(), String> {
    let Some(text) = text(bytes)? else { return Ok(()) };
    let reading = syntax::parse_with_tokens(FileId(0), &text);
    in_text(&reading.diagnostics, &text)?;
    reading.file.comments.iter().try_for_each(|span| place(*span, &text))
}

/// A guide is formatted: twice is once, and it says the same.
pub fn fmt(bytes: &[u8]) -> Result<(), String> {
    let Some(text) = text(bytes)? else { return Ok(()) };
    laws::broken(&text).map(drop)
}

/// A guide is checked, and what was found is told in every format.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    let host = MemoryHost::new();
    host.add(path(GUIDE), bytes);
    checked(&host, &path(GUIDE)).map(drop)
}

/// A guide of a project is checked; what was found stands where its places say, and can be told in every format.
pub fn checked(host: &MemoryHost, guide: &ProjectPath) -> Result<Compiled, String> {
    let project = Project::open(host, std::slice::from_ref(guide)).map_err(|failure| failure.to_string())?;
    let compiled = compile(host, &project, Keep::Findings);
    told(&compiled.diagnostics, &compiled.sources)?;
    Ok(compiled)
}

/// The formats in which findings are told.
const FORMATS: [report::Format; 8] = [
    report::Format::Human,
    report::Format::Short,
    report::Format::Json,
    report::Format::Sarif,
    report::Format::Github,
    report::Format::Gitlab,
    report::Format::Junit,
    report::Format::Checkstyle,
];

fn told(findings: &[Diagnostic], sources: &Sources) -> Result<(), String> {
    in_files(findings, sources)?;
    for format in FORMATS {
        let options = report::Options { format, ..report::Options::default() };
        let said = report::print(findings.to_vec(), sources, &options);
        if said.chars().any(|letter| letter.is_control() && letter != '\n') {
            return Err(format!("{format:?} holds a control character"));
        }
    }
    Ok(())
}

/// A guide becomes pages.
pub fn build(target: &str, bytes: &[u8]) -> Result<(), String> {
    let target = Target::built_in(target).ok_or("no such target")?;
    let host = MemoryHost::new();
    host.add(path(GUIDE), bytes);
    let project = Project::open(&host, &[path(GUIDE)]).map_err(|failure| failure.to_string())?;
    let compiled = compile(&host, &project, Keep::Model);
    told(&compiled.diagnostics, &compiled.sources)?;
    let found = print(&target, &compiled);
    told(&found, &compiled.sources)?;
    let is_ours =
        |finding: &&Diagnostic| finding.severity == Severity::Error && !compiled.has(Severity::Error);
    match found.iter().find(is_ours) {
        // More than a page may hold.
        Some(finding) if finding.code.id != "E0590" && finding.code.id != "E0505" => {
            Err(format!("a built-in target fails: {} {} {:?}", finding.code.id, finding.title, finding.notes))
        }
        _ => Ok(()),
    }
}

/// Prints all documents, and says what was found.
fn print(target: &Target, compiled: &Compiled) -> Vec<Diagnostic> {
    let mut site = compiled.site.clone();
    site.entries = compiled.documents.iter().map(document::entry).collect();
    let renderer = target.renderer(&site, Options::default());
    let mut rendered: Vec<_> =
        compiled.documents.iter().map(|document| renderer.document(&Arc::new(document.clone()))).collect();
    let search = compiled.documents.iter().map(|document| Searched::from(&document::searchable(document)));
    let completer = renderer.complete(&Arc::new(site.clone()), &Arc::new(search.collect()));
    rendered.push(completer.pages());
    let mut found = Vec::new();
    for rendered in rendered {
        found.extend(rendered.diagnostics);
        for piece in rendered.files.into_iter().flat_map(|file| file.pieces) {
            if let Piece::Gap(gap) = piece {
                found.extend(completer.fill(&gap).err().map(|finding| *finding));
            }
        }
    }
    found
}

/// A how-to becomes a draft that is a guide in the one style.
pub fn import(bytes: &[u8]) -> Result<(), String> {
    let text = match String::from_utf8(bytes.to_vec()) {
        Ok(text) => text,
        Err(_) => return Ok(()),
    };
    match import::import("how-to.md", &text) {
        Ok(draft) => match guidec::format::format(FileId(0), &draft.text) {
            Ok(formatted) if formatted.text == draft.text => Ok(()),
            _ => Err(format!("the draft is not in the one style\n{}", draft.text)),
        },
        // More than a guide may hold.
        Err(finding) if ["E0103", "E0104", "E0140"].contains(&finding.code.id) => Ok(()),
        Err(finding) => Err(format!("{} {}", finding.code.id, finding.title)),
    }
}

/// A project file is read.
pub fn project(bytes: &[u8]) -> Result<(), String> {
    let host = MemoryHost::new();
    host.add(path("guidec.toml"), bytes);
    host.add(path("guides/a.guide"), "guide a \"A\" {\n  do \"It.\"\n}\n");
    match Project::open(&host, &[]) {
        Ok(project) => {
            let compiled = compile(&host, &project, Keep::Findings);
            told(&compiled.diagnostics, &compiled.sources)
        }
        Err(Failure::Usage(_) | Failure::Host(_)) => Ok(()),
        Err(failure) => {
            drop(failure.to_string());
            Ok(())
        }
    }
}

/// A template of somebody's own is read and prints a document.
pub fn template(bytes: &[u8]) -> Result<(), String> {
    let manifest = "description = \"Own\"\nescape = \"html\"\n\n[[page]]\ntemplate = \"page.html.j2\"\nfor = \"document\"\noutput = \"{id}.html\"\n";
    let mut files = BTreeMap::from([("target.toml".to_owned(), manifest.as_bytes().to_vec())]);
    files.insert("page.html.j2".to_owned(), bytes.to_vec());
    let host = MemoryHost::new();
    host.add(path(GUIDE), DOCUMENT);
    let project = Project::open(&host, &[path(GUIDE)]).map_err(|failure| failure.to_string())?;
    let compiled = compile(&host, &project, Keep::Model);
    let found = match Target::from_files("own", files) {
        Ok(target) => print(&target, &compiled),
        Err(findings) => findings,
    };
    told(&found, &compiled.sources)
}

/// What a template prints.
const DOCUMENT: &str =
    "guide a \"A\" {\n  tap \"Menu\" > \"More\"\n  note \"It is *there*.\"\n  when android { back }\n}\n";

/// All places lie in that text.
fn in_text(findings: &[Diagnostic], text: &str) -> Result<(), String> {
    let spans = findings.iter().flat_map(spans);
    spans.into_iter().try_for_each(|span| place(span, text))
}

/// All places lie in their files.
fn in_files(findings: &[Diagnostic], sources: &Sources) -> Result<(), String> {
    for finding in findings {
        for span in spans(finding) {
            let file = sources.get(span.file).ok_or_else(|| format!("{} is in no file", finding.code.id))?;
            place(span, file.text())
                .map_err(|wrong| format!("{} {}: {wrong}", finding.code.id, finding.title))?;
        }
    }
    Ok(())
}

fn spans(finding: &Diagnostic) -> Vec<Span> {
    let labels = finding.labels.iter().map(|label| label.span);
    labels.chain(finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span))).collect()
}

/// A place lies in the text, and its ends are no inside of a character.
fn place(span: Span, text: &str) -> Result<(), String> {
    match text.get(span.start as usize..span.end as usize) {
        Some(_) => Ok(()),
        None => Err(format!("{}..{} is no place in {} bytes", span.start, span.end, text.len())),
    }
}
