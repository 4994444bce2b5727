//! One guide of about 2 KB, on its way from text to pages.
#![allow(clippy::unwrap_used)]

#[path = "../speed/project.rs"]
#[allow(dead_code)]
mod project;

use std::collections::BTreeMap;

use guidec::analysis::{self, Following};
use guidec::document::shape::{Document, Site};
use guidec::document::{self, Options};
use guidec::model::ids::GuideId;
use guidec::model::project::Project;
use guidec::resolve::{Input, ParsedFile, resolve};
use guidec::source::{FileId, SourceFile, Sources};
use guidec::syntax;
use guidec::syntax::ast::file::File;
use guidec::targets::Target;

const APP: &str = "app messenger \"Messenger\" on android or ios {\n  versions 8 or later\n}\n";

/// What each part of the way takes from the one before.
pub(crate) struct Measured {
    pub(crate) text: String,
    pub(crate) id: FileId,
    pub(crate) tree: File,
    pub(crate) sources: Sources,
    pub(crate) model: Project,
    pub(crate) following: Following,
}

impl Measured {
    pub(crate) fn new() -> Self {
        let guide = project::guide(7).unwrap();
        let (_, guide) = guide.split_once('\n').unwrap();
        let text = format!("{APP}{guide}");
        let mut sources = Sources::default();
        let id = sources.add(SourceFile::new("measured.guide", text.as_str()));
        let (tree, findings) = syntax::parse(id, &text);
        assert!(findings.is_empty(), "{findings:?}");
        let model = bind(&tree, &sources);
        let following = analysis::follow(&model, GuideId(0), None).0.unwrap();
        Self { text, id, tree, sources, model, following }
    }

    pub(crate) fn bind(&self) -> Project {
        bind(&self.tree, &self.sources)
    }

    pub(crate) fn document(&self) -> Document {
        let options = Options {
            language: "en",
            only_for: None,
            names_readers: true,
            sources: &self.sources,
            picture_size: &|_| None,
        };
        document::document(&self.model, &self.following, GuideId(0), &options).0.unwrap()
    }
}

fn bind(tree: &File, sources: &Sources) -> Project {
    let file =
        ParsedFile { id: FileId(0), name: "measured.guide", tree, uses: Vec::new(), errors: Vec::new() };
    resolve(&Input { files: vec![file], ..Input::default() }, sources).0
}

pub(crate) fn site() -> Site {
    Site::new("Measured", "en")
}

/// The target of lean pages.
pub(crate) fn lean() -> Target {
    let files = [
        ("target.toml", &include_bytes!("../speed/lean/target.toml")[..]),
        ("page.html.j2", &include_bytes!("../speed/lean/page.html.j2")[..]),
    ];
    let files: BTreeMap<String, Vec<u8>> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.to_vec())).collect();
    Target::from_files("lean", files).unwrap()
}
