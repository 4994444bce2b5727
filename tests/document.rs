//! What guides become: for each file below `cases/document` the snapshot shows the input, then the document as a
//! person would read it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "document/drawings.rs"]
mod drawings;
#[path = "document/dump.rs"]
mod dump;
#[path = "document/maps.rs"]
mod maps;
#[path = "document/words.rs"]
mod words;

use guidec::analysis::follow;
use guidec::build::{Compiled, Keep, Project, compile};
use guidec::document::shape::Document;
use guidec::document::{Options, about_page, document};
use guidec::host::{MemoryHost, OsHost, ProjectPath};
use guidec::model::ids::{AboutId, GuideId};
use guidec::readers::Condition;
use guidec::report;

/// A line that begins so names the readers of another printing of the case.
const FOR: &str = "# for: ";

/// The beginning of a picture of 12 by 34 pixels.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x0c\0\0\0\x22\x08\x02\0\0\0";

#[test]
fn cases() {
    insta::glob!("cases/document/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/document", omit_expression => true }, {
            insta::assert_snapshot!(shown(&text));
        });
    });
}

/// The input, then each of its documents, then those for the readers that it names.
fn shown(text: &str) -> String {
    let compiled = compiled(text);
    let mut shown = format!("{}\n", text.trim_end());
    for (document, findings) in documents(&compiled, None) {
        shown.push_str(&format!(
            "-----\n{}{}",
            findings,
            document.map(|it| dump::document(&it)).unwrap_or_default()
        ));
    }
    for condition in text.lines().filter_map(|line| line.strip_prefix(FOR)) {
        // A named condition of the case says whom it is for.
        let place = compiled.model.readers.conditions.iter().find(|(_, named)| named.key == condition);
        let (id, _) = place.unwrap_or_else(|| panic!("no condition {condition}"));
        let condition = Condition::Named { condition: id, thing: guidec::readers::ThingId::FIRST };
        for (document, findings) in documents(&compiled, Some(&condition)) {
            let document = document.map(|it| dump::document(&it)).unwrap_or_default();
            shown.push_str(&format!("----- for {id:?}\n{findings}{document}"));
        }
    }
    shown
}

fn compiled(text: &str) -> Compiled {
    let host = MemoryHost::new();
    host.add(ProjectPath::new("case.guide").unwrap(), text);
    host.add(ProjectPath::new("img/a.png").unwrap(), PNG);
    compile(&host, &Project::open(&host, &[]).unwrap(), Keep::Model)
}

/// Every guide and page with the errors that were found.
fn documents(compiled: &Compiled, only_for: Option<&Condition>) -> Vec<(Option<Document>, String)> {
    let pictures = &compiled.pictures;
    let size = |path: &str| pictures.size(path);
    let options = Options {
        language: "en",
        only_for,
        names_readers: true,
        sources: &compiled.sources,
        picture_size: &size,
    };
    let mut made = Vec::new();
    for id in (0u32..).map(GuideId).take(compiled.model.guides.len()) {
        let (following, mut found) = follow(&compiled.model, id, only_for);
        found.retain(|finding| finding.severity > guidec::diagnostic::Severity::Warning);
        let document = following.and_then(|following| {
            let (document, more) = document(&compiled.model, &following, id, &options);
            found.extend(more);
            document
        });
        made.push((document, printed(compiled, found)));
    }
    let pages = (0u32..).map(AboutId).zip(&compiled.model.abouts).filter(|(_, about)| about.page);
    for (id, _) in pages {
        made.push((about_page(&compiled.model, id, &options).0, String::new()));
    }
    made
}

fn printed(compiled: &Compiled, mut found: Vec<guidec::diagnostic::Diagnostic>) -> String {
    found.extend(
        compiled.diagnostics.iter().filter(|it| it.severity > guidec::diagnostic::Severity::Warning).cloned(),
    );
    report::print(found, &compiled.sources, &report::Options::default())
}

#[test]
fn every_guide_of_the_project_becomes_a_document() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/guides");
    let host = OsHost::new(std::path::Path::new(root)).unwrap();
    let compiled = compile(&host, &Project::open(&host, &[]).unwrap(), Keep::Model);
    for (document, findings) in documents(&compiled, None) {
        let document = document.unwrap_or_else(|| panic!("{findings}"));
        assert!(!document.plain_title.is_empty());
        assert!(!dump::document(&document).contains('\u{E000}'), "a draft is left in {}", document.id);
    }
}

/// Groups in groups, as deep as the language allows, on the small stack of a worker.
#[test]
fn deep_groups_need_little_stack() {
    let depth = 62;
    let text =
        format!("guide \"Deep\" {{\n{}do \"x\"\n{}}}\n", "optional {\n".repeat(depth), "}\n".repeat(depth));
    let work = move || {
        let compiled = compiled(&text);
        let made = documents(&compiled, None);
        assert_eq!(made[0].1, "");
        assert!(made[0].0.is_some());
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(work).unwrap().join().unwrap();
}

/// Many questions make too many classes to list; conditions still say whom each step is for.
#[test]
fn many_classes_are_left_out() {
    let mut text = String::new();
    for number in 0..12 {
        text.push_str(&format!("question q{number} \"Your choice {number}\" {{ a \"A\", b \"B\" }}\n"));
    }
    text.push_str("guide \"Classes\" {\n");
    for number in 0..12 {
        text.push_str(&format!("when q{number} is a {{ do \"x\" }}\n"));
    }
    text.push_str("}\n");
    let compiled = compiled(&text);
    let document = documents(&compiled, None).remove(0).0.unwrap();
    assert!(document.classes_omitted && document.classes.is_empty());
    assert!(dump::document(&document).contains("If your choice 11 is A"));
}
