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
use crate::diagnostic::{Diagnostic, codes::build::SINGLE_FILE, sort};
use crate::text::path_reference;
use rayon::prelude::*;
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

impl Target {
    /// Whether its pages can hold all they use.
    pub fn makes_single_files(&self) -> bool {
        self.single_file
    }

    /// The rendered `files` with pages that hold all they use; what they hold is not written beside them. `pictures`
    /// lie where [`Self::picture_path`] says.
    pub fn single_files(
        &self,
        mut files: BTreeMap<String, Vec<u8>>,
        pictures: BTreeMap<String, Vec<u8>>,
    ) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
        let used = Files::new(files.iter().chain(&pictures));
        let pages = files.iter().filter_map(|(path, bytes)| {
            Some((path, self.html_page(path)?, std::str::from_utf8(bytes).ok()?))
        });
        let pages: Vec<_> = pages.collect();
        let made: Vec<_> = pages
            .into_par_iter()
            .map(|(path, pattern, text)| (path.clone(), page::whole(text, &pattern.up(), &used)))
            .collect();
        let mut held = BTreeSet::new();
        let mut diagnostics = Vec::new();
        let mut whole = BTreeMap::new();
        for (path, result) in made {
            match result {
                Ok(page) => {
                    held.extend(page.held);
                    whole.insert(path, page.text.into_bytes());
                }
                Err(problems) => diagnostics.extend(problems.into_iter().map(|problem| {
                    let title = format!("the page `{path}` cannot be one file: {problem}");
                    Diagnostic::new(&SINGLE_FILE, title).note(format!("in the target `{}`", self.name))
                })),
            }
        }
        // Scripts and styles are of use to pages alone.
        let is_part = |path: &str| [".js", ".css"].iter().any(|ending| path.ends_with(ending));
        files.retain(|path, _| !held.contains(path) && !is_part(path));
        files.extend(whole);
        sort(&mut diagnostics);
        (files, diagnostics)
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
