//! The folder for outputs, and what goes there.

use std::collections::BTreeMap;
use std::path::Path;

use super::pictures::read;
use super::press::Press;
use super::{Compiled, Failure};
use crate::diagnostic::Diagnostic;
use crate::host::{Committed, Host, HostError, OsHost, PathError, ProjectPath, Reason, Spool, Spooled};
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
    ) -> Result<Committed, Failure> {
        for (_, file) in compiled.sources.iter() {
            if project.root().join(file.name()).starts_with(self.host.root()) {
                return Err(Failure::OutputsAmongSources(self.shown.clone()));
            }
        }
        let contents = |path: &ProjectPath| match rendered.files.get(path) {
            Some(output) => output.contents(press.spool(), project),
            None => Ok(Vec::new()),
        };
        let paths = rendered.files.keys().cloned().collect();
        Ok(self.host.commit(&paths, &contents, &rendered.folders)?)
    }
}

/// What a build would write.
#[derive(Debug, Default)]
pub struct Rendered {
    pub(super) files: BTreeMap<ProjectPath, Output>,
    /// What holds nothing but these files: the pages of guides that are gone are removed from there.
    pub(super) folders: Vec<ProjectPath>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Rendered {
    /// Adds a file below a target's folder.
    pub(super) fn add(&mut self, folder: &ProjectPath, name: &str, output: Output) -> Result<(), HostError> {
        let unusable = |error: PathError| HostError::new(name, Reason::System(error.to_string()));
        self.files.insert(folder.join(name).map_err(unusable)?, output);
        Ok(())
    }
}

/// Where the contents of a file are.
#[derive(Debug)]
pub(super) enum Output {
    Bytes(Vec<u8>),
    /// In a spool, one behind the other.
    Spooled(Vec<Spooled>),
    /// In the project.
    Picture(ProjectPath),
}

impl Output {
    /// Its bytes, if they are not a picture's.
    pub(super) fn read(&self, spool: &Spool) -> Result<Vec<u8>, HostError> {
        let mut contents = Vec::new();
        match self {
            Self::Bytes(bytes) => contents.extend_from_slice(bytes),
            Self::Spooled(pieces) => {
                for piece in pieces {
                    spool.read(*piece, &mut contents)?;
                }
            }
            Self::Picture(_) => {}
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
