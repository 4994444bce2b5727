//! A small project, as it is before and after.

use std::collections::BTreeMap;

/// One pixel.
pub const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0, 1, 0,
    0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

const NOTES: &str = "app notes \"Notes\" on android {\n  screen home \"Notes\" {\n    button more \"More\" -> more\n  }\n\
                     \x20 screen more \"More\" {\n    row about \"About\"\n    back -> home\n  }\n}\n";

/// How the guides are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As `fmt` writes them.
    Neat,
    /// `fmt` changes them.
    Loose,
    /// `check --fix` changes them.
    Curable,
}

/// The sources of a project with so many guides; `word` is in every one of them, and in the name of a folder. Nothing but
/// another folder is in that one.
pub fn sources(guides: usize, word: &str, style: Style) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::from([
        ("guidec.toml".to_owned(), b"name = \"Fixture\"\ntargets = [\"html\", \"json\"]\n".to_vec()),
        ("apps/".to_owned(), Vec::new()),
        ("apps/notes.guide".to_owned(), NOTES.as_bytes().to_vec()),
        ("pictures/".to_owned(), Vec::new()),
        ("guides/".to_owned(), Vec::new()),
    ]);
    for folder in [format!("pictures/{word}/"), format!("pictures/{word}/of/")] {
        files.insert(folder, Vec::new());
    }
    files.insert(format!("pictures/{word}/of/more.png"), PICTURE.to_vec());
    for number in 0..guides {
        files.insert(format!("guides/{number}.guide"), guide(number, word, style).into_bytes());
    }
    files
}

fn guide(number: usize, word: &str, style: Style) -> String {
    let steps = match style {
        Style::Neat | Style::Loose => "  tap \"More\"\n  tap \"About\"\n",
        Style::Curable => "  1. click on the \"More\" button\n  tap «About»\n",
    };
    let text = format!(
        "use \"../apps/notes.guide\"\n\nguide lock-{number} \"Lock {number}\" {{\n  for notes\n\n  open notes\n{steps}  \
         picture \"../pictures/{word}/of/more.png\" \"The menu\"\n\n  done \"It is {word}.\"\n}}\n"
    );
    if style == Style::Loose { text.replace("\n  ", "\n").replace(" {\n", "   {\n\n") } else { text }
}
