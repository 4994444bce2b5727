//! From documents to files in the folder for outputs.

use std::collections::BTreeMap;
use std::path::Path;

use super::chosen::Chosen;
use super::options::SINGLE_FILE;
use super::pictures::read;
use super::{Compiled, Failure, Project};
use crate::diagnostic::{Diagnostic, sort};
use crate::host::{Committed, Host, HostError, OsHost, ProjectPath, Reason};
use crate::targets::{Options, Target};

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

    fn place(&self, target: &Target) -> Result<ProjectPath, Failure> {
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
        rendered: &Rendered,
    ) -> Result<Committed, Failure> {
        for (_, file) in compiled.sources.iter() {
            if project.root().join(file.name()).starts_with(self.host.root()) {
                return Err(Failure::OutputsAmongSources(self.shown.clone()));
            }
        }
        Ok(self.host.commit(&rendered.files, &rendered.folders)?)
    }
}

/// What a build would write.
#[derive(Debug, Default)]
pub struct Rendered {
    files: BTreeMap<ProjectPath, Vec<u8>>,
    /// What holds nothing but these files: the pages of guides that are gone are removed from there.
    folders: Vec<ProjectPath>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Renders the documents with every target.
pub fn render(
    host: &dyn Host,
    project: &Project,
    compiled: &Compiled,
    chosen: &Chosen,
    outputs: &Outputs,
) -> Result<Rendered, Failure> {
    let mut rendered = Rendered::default();
    let mut pictures: BTreeMap<&ProjectPath, Vec<u8>> = BTreeMap::new();
    for target in &chosen.targets {
        let folder = outputs.place(target)?;
        let mut values = project.settings.options.get(target.name()).cloned().unwrap_or_default();
        let single = project.wants_single_files(target);
        if single {
            values.insert(SINGLE_FILE.to_owned(), true.into());
        }
        // Some guides only: what the folder has of the others stays, and so does the list of all.
        let alone = !project.whole && outputs.host.kind(&folder).is_some();
        let options = Options { values: values.into(), footer: None, documents_only: alone };
        let (mut files, findings) = target.render(&compiled.site, &compiled.documents, &options);
        rendered.diagnostics.extend(findings);
        let mut shown = BTreeMap::new();
        if target.wants_pictures() {
            for path in compiled.pictures.paths() {
                if !pictures.contains_key(path) {
                    pictures.insert(path, read(host, path)?);
                }
                let picture = pictures.get(path).cloned().unwrap_or_default();
                shown.insert(Target::picture_path(path.as_str()), picture);
            }
        }
        if single {
            let (whole, findings) = target.single_files(files, std::mem::take(&mut shown));
            rendered.diagnostics.extend(findings);
            files = whole;
        }
        for (name, contents) in files.into_iter().chain(shown) {
            rendered.files.insert(join(&folder, &name)?, contents);
        }
        if project.whole {
            rendered.folders.push(folder);
        }
    }
    sort(&mut rendered.diagnostics);
    Ok(rendered)
}

fn join(folder: &ProjectPath, name: &str) -> Result<ProjectPath, Failure> {
    let unusable = |error: crate::host::PathError| HostError::new(name, Reason::System(error.to_string()));
    Ok(folder.join(name).map_err(unusable)?)
}
