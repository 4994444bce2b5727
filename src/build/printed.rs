//! What is kept of a document when its pages are printed: what others are told of it, and where the pages wait.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::outputs::Known;
use crate::diagnostic::Diagnostic;
use crate::document::shape::Entry;
use crate::host::{Digest, HostError, Spooled};
use crate::targets::{Gap, Searched};

/// What is kept of a document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Printed {
    pub(super) entry: Entry,
    /// The file that it was written in.
    pub(super) source: String,
    pub(super) searched: Option<Searched>,
    /// The ids of documents that it leads to.
    pub(super) leads_to: BTreeSet<String>,
    /// Those of them that its pages do not lead to, as they are left out.
    pub(super) shut: BTreeSet<String>,
    /// The hashes of what all documents and a search know of it, if somebody remembers them.
    pub(super) hashes: (Digest, Digest),
    /// For each target.
    pub(super) files: Vec<Vec<Waiting>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Its pages could not be kept.
    #[serde(skip)]
    pub(super) failure: Option<Box<HostError>>,
}

/// A file that may have gaps.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) path: String,
    pub(super) pieces: Vec<Kept>,
    /// What is known of it if it was printed by an earlier build.
    #[serde(skip)]
    pub(super) known: Option<Box<Known>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Kept {
    Printed {
        #[serde(skip)]
        place: Spooled,
    },
    Gap(Gap),
}

/// What was kept of all documents, each kind of it by itself, in their order.
#[derive(Debug, Default)]
pub(super) struct Documents {
    pub(super) entries: Vec<Entry>,
    pub(super) search: Arc<Vec<Searched>>,
    /// The hashes of entries, and of what a search knows.
    pub(super) listed: Vec<Digest>,
    pub(super) found: Vec<Digest>,
    /// The files of each, for each target.
    pub(super) pages: Vec<Vec<Vec<Waiting>>>,
}

impl Documents {
    pub(super) fn of(all: Vec<Printed>) -> Self {
        let mut documents = Self::default();
        let mut search = Vec::new();
        for printed in all {
            let (listed, found) = printed.hashes;
            documents.listed.push(listed);
            documents.found.push(found);
            documents.entries.push(printed.entry);
            documents.pages.push(printed.files);
            search.extend(printed.searched);
        }
        Self { search: Arc::new(search), ..documents }
    }
}

impl Printed {
    /// Whether all its pages were kept.
    pub(super) fn is_whole(&self) -> bool {
        self.failure.is_none()
    }

    /// Where the pieces of its pages are.
    pub(super) fn places(&mut self) -> impl Iterator<Item = &mut Spooled> {
        let pieces = self.files.iter_mut().flatten().flat_map(|file| &mut file.pieces);
        pieces.filter_map(|piece| match piece {
            Kept::Printed { place } => Some(place),
            Kept::Gap(_) => None,
        })
    }

    /// The pieces of its pages, as they were kept.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Spooled> {
        let pieces = self.files.iter().flatten().flat_map(|file| &file.pieces);
        pieces.filter_map(|piece| match piece {
            Kept::Printed { place } => Some(*place),
            Kept::Gap(_) => None,
        })
    }
}

impl Waiting {
    pub(super) fn has_gaps(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Kept::Gap(_)))
    }
}
