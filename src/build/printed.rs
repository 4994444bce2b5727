//! What is kept of a document when its pages are printed: what others are told of it, and where its pages wait. There may
//! be very many, so it is kept as it is written down, and read where it is asked for.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::outputs::Known;
use crate::diagnostic::Diagnostic;
use crate::document::shape::{DocumentKind, Entry};
use crate::host::{Digest, HostError, Reason, Spooled};
use crate::targets::{Gap, Piece, Searched};

/// What is kept of a document.
#[derive(Debug, Serialize, Deserialize)]
pub struct Printed {
    /// Its kind and id stand in its entry, too; documents are put in order by them, which looks at each many times.
    pub(super) kind: DocumentKind,
    pub(super) id: Box<str>,
    /// The file that it was written in, its outline and its entry in the list of all documents, one behind the other.
    #[serde(with = "serde_bytes")]
    written: Box<[u8]>,
    pub(super) searched: Option<Searched>,
    pub(super) diagnostics: Vec<Diagnostic>,
    #[serde(skip)]
    pub(super) pages: Pages,
    /// Its pages could not be kept.
    #[serde(skip)]
    pub(super) failure: Option<Box<HostError>>,
}

/// What a document has to do with others and with outputs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Outline<S> {
    /// The hashes of what all documents and a search know of it, if somebody remembers them. At first, so that they can be
    /// read without the rest.
    pub(super) hashes: (Digest, Digest),
    /// The ids of documents that it leads to, in order.
    pub(super) leads_to: Vec<S>,
    /// Those of them that its pages do not lead to, as they are left out.
    pub(super) shut: Vec<S>,
    /// For each target.
    pub(super) files: Vec<Vec<Waiting<S>>>,
}

/// A file that may have gaps.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Waiting<S> {
    pub(super) path: S,
    pub(super) pieces: Vec<Kept>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Kept {
    /// So many bytes.
    Printed(u64),
    Gap(Gap),
}

/// Where the files of a document are, those of one target after those of the other.
#[derive(Debug)]
pub(super) enum Pages {
    /// What is printed of each, its pieces one behind the other.
    Spooled(SmallVec<[Spooled; 1]>),
    /// Written by an earlier build.
    There(Vec<Known>),
}

/// Where a file is.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Spooled(Spooled),
    There(&'a Known),
}

impl Default for Pages {
    fn default() -> Self {
        Self::Spooled(SmallVec::new())
    }
}

impl Printed {
    /// What is known of a document by itself.
    pub(super) fn new(
        source: &str,
        outline: &Outline<String>,
        entry: &Entry,
        searched: Option<Searched>,
    ) -> Self {
        let written = postcard::to_allocvec(&(source, outline, entry));
        let refused = |error: &postcard::Error| HostError::new(source, Reason::System(error.to_string()));
        Self {
            kind: entry.kind,
            id: entry.id.as_str().into(),
            failure: written.as_ref().err().map(refused).map(Box::new),
            written: written.unwrap_or_default().into(),
            searched,
            diagnostics: Vec::new(),
            pages: Pages::default(),
        }
    }

    /// Whether all its pages were kept.
    pub(super) fn is_whole(&self) -> bool {
        self.failure.is_none()
    }

    /// The file that it was written in.
    pub(super) fn source(&self) -> &str {
        postcard::take_from_bytes(&self.written).map(|(source, _)| source).unwrap_or_default()
    }

    pub(super) fn outline(&self) -> Outline<&str> {
        let outline = postcard::take_from_bytes::<(&str, Outline<&str>)>(&self.written);
        outline.map(|((_, outline), _)| outline).unwrap_or_default()
    }

    pub(super) fn hashes(&self) -> (Digest, Digest) {
        let hashes = postcard::take_from_bytes::<(&str, (Digest, Digest))>(&self.written);
        hashes.map(|((_, hashes), _)| hashes).unwrap_or_default()
    }

    /// What the list of all documents says of it.
    pub(super) fn entry(&self) -> Option<Entry> {
        let whole = postcard::from_bytes::<(&str, Outline<&str>, Entry)>(&self.written);
        whole.ok().map(|(_, _, entry)| entry)
    }

    /// Where its files wait.
    pub(super) fn spooled(&self) -> impl Iterator<Item = Spooled> {
        self.pages.iter().filter_map(|place| match place {
            Place::Spooled(place) => Some(place),
            Place::There(_) => None,
        })
    }

    /// Its files for the target at that place in the list of targets, and where they are.
    pub(super) fn files(&self, target: usize) -> Vec<(Waiting<&str>, Place<'_>)> {
        let mut places = self.pages.iter();
        let files = self.outline().files.into_iter().enumerate();
        let files = files.flat_map(|(of, files)| files.into_iter().map(move |file| (of, file)));
        let placed = files.filter_map(|(of, file)| places.next().map(|place| (of, file, place)));
        placed.filter(|(of, ..)| *of == target).map(|(_, file, place)| (file, place)).collect()
    }
}

impl Pages {
    fn iter(&self) -> impl Iterator<Item = Place<'_>> {
        let (spooled, there) = match self {
            Self::Spooled(files) => (files.as_slice(), [].as_slice()),
            Self::There(files) => ([].as_slice(), files.as_slice()),
        };
        spooled.iter().copied().map(Place::Spooled).chain(there.iter().map(Place::There))
    }
}

impl From<Piece> for Kept {
    fn from(piece: Piece) -> Self {
        match piece {
            Piece::Bytes(bytes) => Self::Printed(bytes.len() as u64),
            Piece::Gap(gap) => Self::Gap(gap),
        }
    }
}

impl<S> Waiting<S> {
    pub(super) fn has_gaps(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Kept::Gap(_)))
    }

    /// How long each piece is that is printed, in bytes.
    pub(super) fn lengths(&self) -> Vec<u64> {
        let lengths = self.pieces.iter().filter_map(|piece| match piece {
            Kept::Printed(length) => Some(*length),
            Kept::Gap(_) => None,
        });
        lengths.collect()
    }
}
