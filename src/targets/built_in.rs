//! The target folders that come with guidec. Their styles and scripts stand under `targets/small`, as
//! `tests/browser/small.js` makes them from those in the folders: without comments and blanks, for light pages.

use std::collections::BTreeMap;

type Files = &'static [(&'static str, &'static str)];

macro_rules! folder {
    ($folder:literal: $($file:literal),+; $($small:literal),*) => {
        &[
            $(($file, include_str!(concat!("../../targets/", $folder, "/", $file))),)+
            $(($small, include_str!(concat!("../../targets/small/", $folder, "/", $small))),)*
        ]
    };
}

const FOLDERS: &[(&str, Files)] = &[
    (
        "html",
        folder!("html":
            "target.toml",
            "document.html.j2",
            "index.html.j2",
            "page.html.j2",
            "nodes.html.j2",
            "drawing.html.j2",
            "map.html.j2",
            "icons.html.j2",
            "doing.html.j2",
            "picker.html.j2",
            "picture.html.j2",
            "machine.html.j2",
            "related.html.j2",
            "room.html.j2",
            "search-index.js.j2",
            "sitemap.xml.j2",
            "theme.css.j2",
            "trail.html.j2",
            "assets/minisearch.js";
            "assets/arms.css",
            "assets/base.js",
            "assets/drawing.css",
            "assets/doing.js",
            "assets/guidec.css",
            "assets/index.css",
            "assets/picker-facts.js",
            "assets/picker-page.js",
            "assets/picker.js",
            "assets/search.js",
            "assets/typing.css",
            "assets/typing.js"
        ),
    ),
    ("markdown", folder!("markdown": "target.toml", "document.md.j2", "index.md.j2";)),
    ("json", folder!("json": "target.toml", "document.json.j2", "index.json.j2";)),
    (
        "checklist",
        folder!("checklist": "target.toml", "checklist.html.j2", "checklist.txt.j2", "sheet.css.j2"; "assets/checklist.css", "assets/letter.css"),
    ),
];

/// The names of the folders.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FOLDERS.iter().map(|(name, _)| *name)
}

/// The files of a folder.
pub(super) fn files(name: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let (_, files) = FOLDERS.iter().find(|(folder, _)| *folder == name)?;
    Some(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
}
