//! The folder for outputs, and what goes there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use smallvec::SmallVec;

use super::cache::Memory;
use super::pictures::read;
use super::press::Press;
use super::{Compiled, Failure};
use crate::diagnostic::Diagnostic;
use crate::host::{Digest, Host, HostError, OsHost, PathError, Placed, ProjectPath, Reason, Spool, Spooled};
use crate::targets::Target;

/// Where outputs go.
#[derive(Debug)]
pub struct Outputs {
    host: OsHost,
    /// The folder as it was written.
    shown: String,
    /// Whether the only target fills the folder itself and not a folder of its own in it.
    is_flat: bool,
}

impl Outputs {
    /// The folder that the command names, else the project's. A folder that the command names for one
    /// target alone is that target's; otherwise each target has a folder of its name.
    pub fn new(
        current: &Path,
        project: &OsHost,
        out: &ProjectPath,
        named: Option<&Path>,
        targets: usize,
    ) -> Result<Self, Failure> {
        let (host, shown) = match named {
            Some(folder) => (OsHost::new(&current.join(folder))?, folder.display().to_string()),
            None => (project.below(out)?, out.to_string()),
        };
        if project.root().starts_with(host.root()) {
            return Err(Failure::OutputsAmongSources(shown));
        }
        Ok(Self { host, shown, is_flat: named.is_some() && targets == 1 })
    }

    /// The folder, as it was written.
    pub fn folder(&self) -> &str {
        &self.shown
    }

    /// The folder on the disk.
    pub(super) fn host(&self) -> &OsHost {
        &self.host
    }

    /// Where contents wait for their place in the folder.
    pub(super) fn spool(&self) -> Result<Spool, HostError> {
        self.host.spool()
    }

    /// Whether something is there already.
    pub(super) fn has(&self, folder: &ProjectPath) -> bool {
        self.host.kind(folder).is_some()
    }

    /// The folder of a target.
    pub(super) fn place(&self, target: &Target) -> Result<ProjectPath, Failure> {
        if self.is_flat {
            return Ok(ProjectPath::root());
        }
        let unusable = |error| Failure::Usage(format!("the target's name is no folder's name: {error}"));
        ProjectPath::new(target.name()).map_err(unusable)
    }

    /// Writes everything, or nothing.
    pub fn commit(
        &self,
        project: &OsHost,
        compiled: &Compiled,
        press: &Press<'_>,
        rendered: &Rendered,
    ) -> Result<Placed, Failure> {
        // The folder is neither the project's nor one above it, so only one that is below can hold sources.
        if let Ok(below) = self.host.root().strip_prefix(project.root())
            && compiled.sources.iter().any(|(_, file)| Path::new(file.name()).starts_with(below))
        {
            return Err(Failure::OutputsAmongSources(self.shown.clone()));
        }
        let contents = |path: &ProjectPath| match rendered.files.get(path) {
            Some(output) => output.contents(press.spool(), project),
            None => Ok(Vec::new()),
        };
        let paths = rendered.files.keys().cloned().collect();
        let listed = press.of_outputs().map(Memory::listed);
        let same = |path: &ProjectPath| match rendered.files.get(path)? {
            Output::Same(known) => Some(known.hash),
            _ => None,
        };
        Ok(self.host.commit_beside(&paths, &contents, &rendered.folders, &same, listed)?)
    }
}

/// What a build would write.
#[derive(Debug, Default)]
pub struct Rendered {
    pub(super) files: BTreeMap<ProjectPath, Output>,
    /// What holds nothing but these files: the pages of guides that are gone are removed from there.
    pub(super) folders: Vec<ProjectPath>,
    /// Those that are no pages of single documents.
    pub(super) shared: BTreeSet<ProjectPath>,
    /// The hashes of the list of all documents and of what is searched, if somebody remembers them.
    pub(super) site: Digest,
    pub(super) search: Digest,
    pub diagnostics: Vec<Diagnostic>,
}

impl Rendered {
    /// Adds the files of a target.
    pub(super) fn add(&mut self, folder: &ProjectPath, files: Files) -> Result<(), HostError> {
        for (name, output) in files {
            let unusable = |error: PathError| HostError::new(&name, Reason::System(error.to_string()));
            self.files.insert(folder.join(&name).map_err(unusable)?, output);
        }
        Ok(())
    }
}

/// The files of a target, by their names below its folder.
pub(super) type Files = Vec<(String, Output)>;

/// Where the contents of a file are.
#[derive(Debug)]
pub(super) enum Output {
    /// In a spool, one behind the other.
    Spooled(SmallVec<[Spooled; 1]>),
    /// In the project.
    Picture(ProjectPath),
    /// Where it should be.
    Same(Known),
}

/// What is known of an output that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) hash: Digest,
    /// How long its pieces are, in bytes.
    pub(super) lengths: Box<[u64]>,
    /// Its stamp told, so it was not read.
    pub(super) is_stamped: bool,
}

impl Output {
    pub(super) fn spooled(piece: Spooled) -> Self {
        Self::Spooled(SmallVec::from_iter([piece]))
    }

    /// How long its pieces are, in bytes.
    pub(super) fn lengths(&self) -> Box<[u64]> {
        match self {
            Self::Spooled(pieces) => pieces.iter().map(|piece| piece.length() as u64).collect(),
            Self::Picture(_) => Box::default(),
            Self::Same(known) => known.lengths.clone(),
        }
    }

    /// Its bytes, if they are not a picture's.
    pub(super) fn read(&self, spool: &Spool) -> Result<Vec<u8>, HostError> {
        let mut contents = Vec::new();
        match self {
            Self::Spooled(pieces) => {
                for piece in pieces {
                    spool.read(*piece, &mut contents)?;
                }
            }
            Self::Picture(_) | Self::Same(_) => {}
        }
        Ok(contents)
    }

    /// What is written.
    pub(super) fn contents(&self, spool: &Spool, project: &dyn Host) -> Result<Vec<u8>, HostError> {
        match self {
            Self::Picture(path) => read(project, path),
            _ => self.read(spool),
        }
    }
}
