//! One target: a folder that was read and checked.

use super::escape::Escape;
use super::failure::{self, Source};
use super::links::Pattern;
use super::manifest::{self, Manifest, Page};
use super::{built_in, engine, limits, links};
use crate::diagnostic::{Diagnostic, codes::build};
use crate::text::count;
use std::collections::BTreeMap;

/// How the names of templates end.
const TEMPLATE_ENDING: &str = ".j2";

/// A kind of output.
#[derive(Debug)]
pub struct Target {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) pages: Vec<Page>,
    pub(super) assets: BTreeMap<String, Vec<u8>>,
    pub(super) pictures: bool,
    /// Its pages can hold all they use.
    pub(super) single_file: bool,
    /// Where the web page of a document lies, if its own pages are not it.
    pub(super) web: Option<Pattern>,
    /// Came with guidec: its templates need no limits.
    pub(super) is_built_in: bool,
    /// The texts of the templates by their names.
    pub(super) templates: BTreeMap<String, String>,
}

impl Target {
    /// Hands on everything that decides what it prints, in parts.
    pub fn each_part(&self, part: &mut dyn FnMut(&[u8])) {
        let Self { name, description, pages, assets, pictures, single_file, web, is_built_in, templates } =
            self;
        part(format!("{:?}", (name, description, pages, pictures, single_file, web, is_built_in)).as_bytes());
        part(&(templates.len() as u64).to_le_bytes());
        for (name, text) in templates {
            part(name.as_bytes());
            part(text.as_bytes());
        }
        for (name, contents) in assets {
            part(name.as_bytes());
            part(contents);
        }
    }

    /// The most files of a target folder.
    pub const MOST_FILES: usize = limits::FILES;

    /// The target of that name that comes with guidec.
    pub fn built_in(name: &str) -> Option<Self> {
        let files = built_in::files(name)?;
        // The tests read every built-in target.
        read(name, files, true).ok()
    }

    /// The names of the targets that come with guidec.
    pub fn names() -> impl Iterator<Item = &'static str> {
        built_in::names()
    }

    /// Reads a target folder: `files` has the contents by their paths in it, with `/`.
    ///
    /// Its templates are code of others: ask the project's owner before this is called.
    pub fn from_files(name: &str, files: BTreeMap<String, Vec<u8>>) -> Result<Self, Vec<Diagnostic>> {
        read(name, files, false)
    }

    /// The name by which it was asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it makes, in a sentence.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Whether the pictures of guides must be copied, each to [`Self::picture_path`].
    pub fn wants_pictures(&self) -> bool {
        self.pictures
    }

    /// Where a picture goes, below the output folder; `path` is relative to the project's root.
    pub fn picture_path(path: &str) -> String {
        links::picture_path(path)
    }
}

fn read(
    name: &str,
    mut files: BTreeMap<String, Vec<u8>>,
    is_built_in: bool,
) -> Result<Target, Vec<Diagnostic>> {
    let source = Source { target: name, file: manifest::FILE };
    let Some(text) = files.remove(manifest::FILE) else {
        let missing = failure::manifest(&source, format_args!("it has no `{}`", manifest::FILE));
        return Err(vec![missing]);
    };
    let Ok(text) = String::from_utf8(text) else {
        return Err(vec![failure::manifest(&source, format_args!("`{}` is not UTF-8", manifest::FILE))]);
    };
    if files.len() > limits::FILES {
        let files = count(files.len(), "file");
        return Err(vec![failure::manifest(&source, format_args!("it has {files}"))]);
    }
    let (manifest, mut diagnostics) = manifest::read(name, &text);
    let manifest = extend(&source, manifest, &mut files, &mut diagnostics);
    let templates = templates(name, &files, is_built_in, &mut diagnostics);
    let pages = manifest.pages.unwrap_or_default();
    if pages.is_empty() && diagnostics.is_empty() {
        diagnostics.push(failure::manifest(&source, "it has no `[[page]]`"));
    }
    for page in &pages {
        if !page.template.ends_with(TEMPLATE_ENDING) || !files.contains_key(&page.template) {
            diagnostics.push(missing(&source, &page.template, &files, true));
        }
    }
    let mut assets = BTreeMap::new();
    for path in manifest.assets.unwrap_or_default() {
        match files.remove(&path) {
            Some(bytes) => drop(assets.insert(path, bytes)),
            None => diagnostics.push(missing(&source, &path, &files, false)),
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    Ok(Target {
        name: name.to_owned(),
        description: manifest.description,
        pages,
        assets,
        pictures: manifest.pictures.unwrap_or(false),
        single_file: manifest.single_file.unwrap_or(false),
        web: manifest.web,
        is_built_in,
        templates,
    })
}

/// Adds the files and the manifest's parts of the built-in target that this one extends.
fn extend(
    source: &Source<'_>,
    manifest: Manifest,
    files: &mut BTreeMap<String, Vec<u8>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Manifest {
    let Some(name) = &manifest.extends else { return manifest };
    let Some(mut base_files) = built_in::files(name) else {
        let names: Vec<&str> = built_in::names().collect();
        let unknown = failure::manifest(source, format_args!("no target `{name}` comes with guidec"));
        diagnostics.push(failure::suggest(unknown, name, &names));
        return manifest;
    };
    let text = base_files.remove(manifest::FILE).and_then(|text| String::from_utf8(text).ok());
    let (base, _) = manifest::read(name, &text.unwrap_or_default());
    // One that came with guidec may extend another.
    let base = extend(source, base, &mut base_files, diagnostics);
    for (path, bytes) in base_files {
        files.entry(path).or_insert(bytes);
    }
    Manifest {
        pages: manifest.pages.or(base.pages),
        assets: manifest.assets.or(base.assets),
        pictures: manifest.pictures.or(base.pictures),
        single_file: manifest.single_file.or(base.single_file),
        ..manifest
    }
}

/// Takes every template, whether a page names it or another template does, and tries those of others.
fn templates(
    name: &str,
    files: &BTreeMap<String, Vec<u8>>,
    is_built_in: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    let mut environment = engine::environment(Escape::Html, is_built_in);
    let mut templates = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(TEMPLATE_ENDING)) {
        let source = Source { target: name, file: path };
        let Ok(template) = std::str::from_utf8(bytes) else {
            diagnostics.push(failure::manifest(&source, format_args!("`{path}` is not UTF-8")));
            continue;
        };
        if !is_built_in {
            let refused = limits::measure(&source, template);
            if refused.is_empty()
                && let Err(error) = environment.add_template_owned(path.clone(), template.to_owned())
            {
                diagnostics.push(failure::template(name, path, &error, None));
            }
            diagnostics.extend(refused);
        }
        templates.insert(path.clone(), template.to_owned());
    }
    templates
}

fn missing(source: &Source<'_>, path: &str, files: &BTreeMap<String, Vec<u8>>, template: bool) -> Diagnostic {
    let what = if template { "template" } else { "asset" };
    let title = format!("the target `{}` has no {what} `{path}`", source.target);
    let diagnostic =
        Diagnostic::new(&build::TARGET_FILE, title).note(format!("`{}` names it", manifest::FILE));
    let diagnostic = match crate::text::near_miss(path, files.keys().map(String::as_str)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    };
    if template && !path.ends_with(TEMPLATE_ENDING) {
        return diagnostic.note(format!("the name of a template ends in `{TEMPLATE_ENDING}`"));
    }
    diagnostic
}
