//! Pages that hold all they use: style sheets, scripts and pictures stand in the page itself. Links to other pages stay.
//!
//! This works on printed pages, whatever template made them. What cannot be put into a page is a finding: a page must lack
//! nothing where it lies alone.

mod page;
mod policy;
mod tags;

use super::links::Pattern;
use super::target::Target;
use super::{escape::Escape, manifest::Subject};
use crate::diagnostic::{Diagnostic, codes::build::SINGLE_FILE};
use crate::text::path_reference;
use std::collections::{BTreeMap, BTreeSet};

/// What pages use: files of the output folder by their paths.
pub(super) struct Files<'a> {
    /// By what links to them say behind the way up.
    by_address: BTreeMap<String, (&'a str, &'a [u8])>,
}

impl<'a> Files<'a> {
    fn new(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Self {
        let by_address = files.map(|(path, bytes)| (path_reference(path), (path.as_str(), bytes.as_slice())));
        Self { by_address: by_address.collect() }
    }

    /// The file at an address on a page whose way to the output folder is `up`.
    fn get(&self, up: &str, address: &str) -> Option<(&'a str, &'a [u8])> {
        self.by_address.get(address.strip_prefix(up)?).copied()
    }
}

/// Makes pages of a target hold all they use.
pub struct SinglePages<'a> {
    target: &'a Target,
    used: Files<'a>,
}

/// A page with all it uses.
#[derive(Debug)]
pub struct SinglePage {
    pub text: String,
    /// The files that stand in it.
    pub held: BTreeSet<String>,
}

impl Target {
    /// Whether its pages can hold all they use.
    pub fn makes_single_files(&self) -> bool {
        self.single_file
    }

    /// For pages that use these files, assets and pages for all documents, and these pictures; pictures lie where
    /// [`Self::picture_path`] says.
    pub fn single_pages<'a>(
        &'a self,
        files: &'a BTreeMap<String, Vec<u8>>,
        pictures: &'a BTreeMap<String, Vec<u8>>,
    ) -> SinglePages<'a> {
        SinglePages { target: self, used: Files::new(files.iter().chain(pictures)) }
    }

    /// Where the pages lie that this file is one of, if it is one in HTML.
    fn html_page(&self, path: &str) -> Option<&Pattern> {
        let pages = self.pages.iter().filter(|page| page.escape == Escape::Html);
        pages.map(|page| (page, &page.output)).find_map(|(page, output)| {
            let is_one = match output.0.split_once("{id}") {
                Some((before, after)) => path.starts_with(before) && path.ends_with(after),
                None => page.subject == Subject::Site && path == output.0,
            };
            is_one.then_some(output)
        })
    }
}

impl SinglePages<'_> {
    /// Whether a file is still written beside the pages, which hold these. Scripts and styles are of use to pages alone.
    pub fn is_beside(path: &str, held: &BTreeSet<String>) -> bool {
        let is_part = [".js", ".css"].iter().any(|ending| path.ends_with(ending));
        !is_part && !held.contains(path)
    }

    /// The page at a path with all it uses; none if what lies there is no page in HTML.
    pub fn whole(&self, path: &str, contents: &[u8]) -> Option<Result<SinglePage, Vec<Diagnostic>>> {
        let pattern = self.target.html_page(path)?;
        let text = std::str::from_utf8(contents).ok()?;
        let whole = page::whole(text, &pattern.up(), &self.used).map_err(|problems| {
            let told = problems.into_iter().map(|problem| {
                let title = format!("the page `{path}` cannot be one file: {problem}");
                Diagnostic::new(&SINGLE_FILE, title).note(format!("in the target `{}`", self.target.name))
            });
            told.collect()
        });
        Some(whole)
    }
}
