//! Files of a target that would have the same name.

use std::collections::BTreeMap;
use std::fmt;

use super::manifest::Subject;
use super::target::Target;
use crate::diagnostic::{Diagnostic, codes::build};
use crate::document::shape::DocumentKind;

impl Target {
    /// Pages and assets that would have the same name, also where upper and lower case are one; for all documents, by their
    /// kinds and ids.
    pub fn clashes<'d>(
        &'d self,
        documents: impl Iterator<Item = (DocumentKind, &'d str)> + Clone,
    ) -> Vec<Diagnostic> {
        let mut names = Names::default();
        for asset in self.assets.keys() {
            names.take(asset.clone(), Owner::Asset(asset));
        }
        for page in &self.pages {
            if page.subject == Subject::Site {
                names.take(page.output.path(""), Owner::All);
            }
            for (_, id) in documents.clone().filter(|(kind, _)| page.subject.kinds().contains(kind)) {
                names.take(page.output.path(id), Owner::Document(id));
            }
        }
        let told = names.clashes.into_iter().map(|title| {
            Diagnostic::new(&build::OUTPUT_CLASH, title).note(format!("in the target `{}`", self.name))
        });
        told.collect()
    }
}

/// What a file is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner<'d> {
    Asset(&'d str),
    All,
    Document(&'d str),
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asset(path) => write!(formatter, "the asset `{path}`"),
            Self::All => formatter.write_str("the page for all guides"),
            Self::Document(id) => write!(formatter, "`{id}`"),
        }
    }
}

/// The names of files and folders that were given away, in small letters.
#[derive(Default)]
struct Names<'d> {
    files: BTreeMap<String, Owner<'d>>,
    folders: BTreeMap<String, Owner<'d>>,
    clashes: Vec<String>,
}

impl<'d> Names<'d> {
    fn take(&mut self, path: String, what: Owner<'d>) {
        let lower = path.to_lowercase();
        let above: Vec<&str> = lower.match_indices('/').filter_map(|(at, _)| lower.get(..at)).collect();
        let inside = above.iter().find_map(|folder| self.files.get(*folder)).or(self.folders.get(&lower));
        let title = match (self.files.get(&lower), inside) {
            (Some(other), _) if *other == what => format!("{what} would be written to `{path}` twice"),
            (Some(other), _) => format!("{what} and {other} would both be written to `{path}`"),
            (None, Some(other)) => format!("{what} and {other} would be a file and a folder of one name"),
            (None, None) => {
                self.folders.extend(above.iter().map(|folder| ((*folder).to_owned(), what)));
                self.files.insert(lower, what);
                return;
            }
        };
        self.clashes.push(title);
    }
}
