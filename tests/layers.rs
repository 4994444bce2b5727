//! The shape of the crate: which module may use which, and how long a file may be.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the lowest layer to the highest. A module may use those of lower layers only.
const LAYERS: [&[&str]; 12] = [
    &["source", "text", "vocabulary", "diagram"],
    &["diagnostic", "host", "catalogue"],
    &["syntax"],
    &["format", "readers"],
    &["model", "import"],
    &["resolve"],
    &["analysis", "style"],
    &["document"],
    &["targets"],
    &["build", "report"],
    &["overview"],
    &["cli"],
];

/// Edges that point down and are still wrong.
const NEVER: [(&str, &str); 17] = [
    ("format", "host"),
    ("import", "host"),
    ("import", "readers"),
    ("import", "catalogue"),
    ("readers", "diagnostic"),
    ("model", "syntax"),
    ("analysis", "syntax"),
    ("analysis", "host"),
    ("analysis", "catalogue"),
    ("style", "syntax"),
    ("style", "host"),
    ("style", "catalogue"),
    ("report", "analysis"),
    ("report", "model"),
    ("document", "syntax"),
    ("targets", "model"),
    ("targets", "syntax"),
];

/// What only some modules may mention.
const OWNED: [(&str, &[&str]); 26] = [
    ("std::fs", &["host"]),
    ("std::env", &["cli"]),
    ("codespan_reporting", &["report"]),
    ("pest", &["syntax"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("etcetera", &["cli"]),
    ("getrandom", &["host"]),
    ("fluent_bundle", &["catalogue"]),
    ("minijinja", &["targets"]),
    ("pulldown_cmark", &["resolve", "import"]),
    ("strsim", &["text"]),
    ("imagesize", &["build"]),
    ("postcard", &["build", "targets"]),
    ("cap_fs_ext", &["host"]),
    ("cap_std", &["host"]),
    ("rustix", &["host"]),
    ("ignore", &["host", "build"]),
    ("foldhash", &["build", "readers"]),
    ("indexmap", &["build"]),
    ("base64", &["targets"]),
    ("sha2", &["targets"]),
    ("fast_qr", &["targets"]),
    ("unicode_script", &["style"]),
    ("unicode_security", &["style"]),
];

/// What asks the disk without naming `std::fs`.
const DISK: [&str; 5] = [".is_dir()", ".is_file()", ".exists()", ".canonicalize()", ".metadata()"];

/// The most lines of a file.
const LONGEST: usize = 400;

struct Source {
    /// Relative to the crate.
    name: String,
    /// The first name below `src`.
    module: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
                sources.push(Source { name, module, text: fs::read_to_string(path).unwrap() });
            }
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The text without comments and unit tests.
fn code(source: &Source) -> String {
    let text = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The modules that a file names as `crate::module` or in `use crate::{module, …}`.
fn used_modules(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let rest = rest.strip_prefix('{').map_or_else(
            || vec![rest],
            |group| group.split('}').next().unwrap().split(',').map(str::trim).collect(),
        );
        for path in rest {
            used.insert(path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    used
}

/// Whether code names a library or a module of one: `std::fs::read`, `use std::fs;`, `use std::{fs, io}`.
fn names_library(code: &str, library: &str) -> bool {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(library) {
        let begins =
            !before.ends_with(is_name) && !before.ends_with(['.', '"', '`']) && !before.ends_with("::");
        let ends =
            after.starts_with("::") || after.starts_with(';') || after.starts_with([',', '}', ' ', '\n']);
        let is_path = library.contains("::") || after.starts_with("::") || before.ends_with("use ");
        if begins && ends && is_path {
            return true;
        }
        rest = after;
    }
    let Some((parent, module)) = library.split_once("::") else { return false };
    code.split(&format!("{parent}::{{")).skip(1).any(|group| {
        let group = group.split('}').next().unwrap();
        group.split(',').any(|name| name.trim() == module || name.trim().starts_with(&format!("{module}::")))
    })
}

#[test]
fn libraries_are_found() {
    for code in [
        "use std::fs;",
        "use std::{fs, io};",
        "use std::{\n    io,\n    fs::File,\n};",
        "let text = std::fs::read(path);",
        "use std::fs::{self, File};",
    ] {
        assert!(names_library(code, "std::fs"), "{code}");
    }
    for code in
        ["use std::fsync;", "use std::io::{self, fs_like};", "use std::{io, fmt};", "my_std::fs::read()"]
    {
        assert!(!names_library(code, "std::fs"), "{code}");
    }
    assert!(names_library("use ignore::Walk;", "ignore") && !names_library("self.ignore(true)", "ignore"));
}

#[test]
fn every_module_has_a_layer() {
    let crate_file = sources().into_iter().find(|source| source.name == "lib.rs").unwrap();
    let declared: BTreeSet<&str> =
        crate_file.text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let known: BTreeSet<&str> = LAYERS.iter().copied().flatten().copied().collect();
    assert_eq!(declared, known);
}

#[test]
fn no_edge_points_up() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = layer(&source.module) else { continue };
        for used in used_modules(&code(&source)) {
            let is_never = NEVER.contains(&(source.module.as_str(), used.as_str()));
            let is_up = used != source.module && layer(&used).is_some_and(|layer| layer >= own);
            if is_up || is_never {
                wrong.push(format!("src/{} may not use `{used}`", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn libraries_stay_in_their_module() {
    let mut wrong = Vec::new();
    for source in sources() {
        let code = code(&source);
        for (library, owners) in OWNED {
            if names_library(&code, library) && !owners.contains(&source.module.as_str()) {
                wrong.push(format!("src/{}: `{library}` belongs to {owners:?}", source.name));
            }
        }
        for question in DISK.iter().filter(|question| code.contains(**question)) {
            if source.module != "host" {
                wrong.push(format!("src/{}: `{question}` asks the disk", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_have_one_subject() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("src/{} has {lines} lines, more than {LONGEST}", source.name));
        }
        let has_purpose = source.text.lines().any(|line| line.starts_with("//!"));
        if !has_purpose {
            wrong.push(format!("src/{} does not say what it is for", source.name));
        }
        if code(&source).contains("use super::*") {
            wrong.push(format!("src/{} imports everything from above", source.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn used_modules_are_found() {
    let code =
        "use crate::text::or;\nuse crate::{source::Span, host};\npub(crate) fn f() { crate::cli::g() }";
    let used: Vec<String> = used_modules(code).into_iter().collect();
    assert_eq!(used, ["cli", "host", "source", "text"]);
}
