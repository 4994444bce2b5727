//! The files below `cases/format`: the snapshot shows the input, then its canonical text.

use guidec::format::format;
use guidec::source::FileId;

use crate::laws;

#[test]
fn cases() {
    insta::glob!("../cases/format", "*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let formatted = laws::hold(&text);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../cases/format", omit_expression => true }, {
            insta::assert_snapshot!(format!("{}\n-----\n{formatted}", text.trim_end()));
        });
    });
}

/// Even where that makes the file much longer; but not longer than files may be.
#[test]
fn a_text_is_indented_in_blocks_in_blocks() {
    let (open, close) = ("when android {\n".repeat(60), "}\n".repeat(60));
    let text = |lines| {
        let inside = "x\n".repeat(lines);
        format!("guide x \"X\" {{\n{open}do \"\"\"\n{inside}\"\"\"\n{close}}}\n")
    };
    assert!(laws::hold(&text(2_000)).len() > 200_000);
    let refused = format(FileId(0), &text(20_000)).unwrap_err();
    assert_eq!(refused.title, "formatted, this file would be refused");
    assert_eq!(refused.notes, ["guidec would say of it: this file is too large to be a guide"]);
}

/// Where the text stands does not make it too long, nor on which line it begins.
#[test]
fn the_longest_prose_can_be_formatted() {
    let line = "x".repeat(99) + "\n";
    let longest = line.repeat(999) + &"x".repeat(100);
    for written in [format!("\"\"\"{longest}\"\"\""), format!("\"\"\"\n{longest}\n  \"\"\"")] {
        laws::hold(&format!("guide x \"X\" {{\ndo {written}\n}}\n"));
    }
}
