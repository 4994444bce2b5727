//! Which project a command is about, and which of its files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::chosen::{Chosen, advice, project_lacks};
use super::options::SINGLE_FILE;
use super::patterns::Patterns;
use super::settings::{PROJECT_FILE, Settings, read};
use super::{Baseline, Failure, only_for, stored};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{MISSING_SOURCE, UNREADABLE_FILE, UNUSED_OVERRIDE, WRONG_SETTING};
use crate::host::{GUIDE_LIMIT, Host, HostError, Kind, OsHost, ProjectPath, Reason};
use crate::source::{SourceFile, Sources};
use crate::targets::Target;
use crate::text::{near_miss, visible};

/// How the names of guides end.
pub const EXTENSION: &str = "guide";

/// A project and what of it is compiled.
#[derive(Debug)]
pub struct Project {
    pub settings: Settings,
    /// All of its guides are compiled, so that what they do not use can be told.
    pub whole: bool,
    /// The guides to compile, in order; what they use is found while compiling.
    pub files: Vec<ProjectPath>,
    /// Those of them that this run looks at, if it does not look at all.
    pub(super) share: Option<Vec<ProjectPath>>,
    /// The other guides below the project's folder, in order: those above may use them.
    pub(super) others: Vec<ProjectPath>,
    /// A condition: the documents are made for readers who meet it; none: for all.
    pub only_for: Option<String>,
    /// Every page holds all it uses.
    pub single_file: bool,
    /// The option that the condition was given with, for messages: `--for`.
    pub reader_option: &'static str,
    /// How many findings are told at most; the texts that the others are about are not kept. None: all.
    pub most_told: Option<usize>,
    /// The findings that are known and not told.
    pub baseline: Option<Baseline>,
    /// The project file, if there is one.
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
}

/// The folder of the project that `paths` belong to, or of the one around `current` if there are
/// none, and the paths below it.
///
/// The root is the nearest folder upwards that holds a project file. Without one it is the given
/// folder itself; for files it is `current` if they lie below it, else their folder.
pub fn locate(current: &Path, paths: &[PathBuf]) -> Result<(OsHost, Vec<ProjectPath>), Failure> {
    let mut root: Option<PathBuf> = None;
    for path in paths {
        refuse_missing(current, path)?;
        let found = root_of(current, &current.join(path))?;
        match &root {
            Some(root) if *root != found => {
                return Err(Failure::SeveralProjects(root.clone(), found));
            }
            _ => root = Some(found),
        }
    }
    let root = match root {
        Some(root) => root,
        None => OsHost::find_above(current, PROJECT_FILE)?.unwrap_or_else(|| current.to_path_buf()),
    };
    let host = OsHost::new(&root)?;
    let selected =
        paths.iter().map(|path| host.relative(&current.join(path))).collect::<Result<Vec<_>, _>>()?;
    Ok((host, selected))
}

/// Refuses a path where nothing is, and says what may have been meant.
fn refuse_missing(current: &Path, path: &Path) -> Result<(), Failure> {
    let there = OsHost::new(current)?;
    let is_missing = |path: &Path| {
        let found = there.relative(&current.join(path));
        matches!(found, Err(HostError { reason: Reason::Missing, .. }))
    };
    if !is_missing(path) {
        return Ok(());
    }
    let shown = path.to_string_lossy();
    let mut guide = path.as_os_str().to_owned();
    guide.push(format!(".{EXTENSION}"));
    let guide = PathBuf::from(guide);
    let advice = if Target::names().any(|name| name == shown) {
        format!("; did you mean `--target {shown}`?")
    } else if is_missing(&guide) {
        String::new()
    } else {
        format!("; did you mean `{}`?", visible(&guide.to_string_lossy()))
    };
    Err(Failure::Usage(format!("there is no `{}`{advice}", visible(&shown))))
}

fn root_of(current: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let given = OsHost::new(path);
    let folder = match &given {
        Ok(folder) => folder.root(),
        Err(HostError { reason: Reason::NotAFolder, .. }) => path.parent().unwrap_or(current),
        Err(error) => return Err(Failure::Host(error.clone())),
    };
    if let Some(root) = OsHost::find_above(folder, PROJECT_FILE)? {
        return Ok(root);
    }
    let is_file_below = given.is_err() && OsHost::new(current)?.relative(path).is_ok();
    let root = if is_file_below { current } else { folder };
    Ok(OsHost::new(root)?.root().to_path_buf())
}

impl Project {
    /// Whether every page of a target should hold all it uses, by the command or by the project file.
    pub(super) fn wants_single_files(&self, target: &Target) -> bool {
        let option = self.settings.options.get(target.name()).and_then(|options| options.get(SINGLE_FILE));
        self.single_file || option.is_some_and(|option| option.as_bool() == Some(true))
    }

    /// Whether what a build of it does is remembered for the next one.
    pub fn can_be_remembered(&self, chosen: &Chosen) -> bool {
        let has_single_files = chosen.targets.iter().any(|target| self.wants_single_files(target));
        self.whole && self.only_for.is_none() && !has_single_files
    }

    /// Reads the project file with its baseline and finds the guides: those that `selected` names, or all.
    pub fn open(host: &dyn Host, selected: &[ProjectPath]) -> Result<Self, Failure> {
        let mut project = Self::open_without_baseline(host, selected)?;
        if let Some(path) = &project.settings.baseline {
            project.baseline = Some(stored::read(host, path, path.as_str())?);
        }
        Ok(project)
    }

    /// The same for a run for which the command says what is known.
    pub fn open_without_baseline(host: &dyn Host, selected: &[ProjectPath]) -> Result<Self, Failure> {
        let mut project = Self::without_guides(host)?;
        project.whole = selected.iter().all(ProjectPath::is_root);
        project.files = project.find(host, selected)?;
        if project.whole {
            project.warn_of_unused_overrides(host);
        }
        if project.files.is_empty() && project.diagnostics.is_empty() {
            let folder = selected.first().cloned().unwrap_or_default();
            return Err(Failure::NoGuides(folder.to_string()));
        }
        Ok(project)
    }

    /// What the project file says, alone.
    pub fn without_guides(host: &dyn Host) -> Result<Self, Failure> {
        let mut project = Self {
            settings: Settings::default(),
            whole: true,
            files: Vec::new(),
            share: None,
            others: Vec::new(),
            only_for: None,
            single_file: false,
            reader_option: only_for::NAME,
            most_told: None,
            baseline: None,
            sources: Sources::default(),
            diagnostics: Vec::new(),
        };
        project.read_settings(host)?;
        Ok(project)
    }

    fn read_settings(&mut self, host: &dyn Host) -> Result<(), Failure> {
        let Ok(path) = ProjectPath::new(PROJECT_FILE) else { return Ok(()) };
        let bytes = match host.read(&path, GUIDE_LIMIT) {
            Err(HostError { reason: Reason::Missing, .. }) => return Ok(()),
            found => found?,
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| HostError::new(&path, Reason::System("this is not UTF-8 text".to_owned())))?;
        let file = self.sources.add(SourceFile::new(PROJECT_FILE, text.as_str()));
        let (settings, diagnostics) = read(file, &text);
        self.settings = settings;
        self.diagnostics.extend(diagnostics);
        self.refuse_missing_sources(host);
        self.refuse_missing_targets(host);
        Ok(())
    }

    /// A folder that is not there would leave its guides unchecked in silence. (A pattern may match nothing.)
    fn refuse_missing_sources(&mut self, host: &dyn Host) {
        for (text, place) in &self.settings.source_places {
            let Ok(path) = ProjectPath::new(text) else { continue };
            if text.contains(['*', '?', '[', '{', '!']) || host.kind(&path).is_some() {
                continue;
            }
            let mut finding = Diagnostic::new(&MISSING_SOURCE, format!("there is no `{}`", visible(text)))
                .at(*place, "")
                .note("paths here begin at the folder of the project file");
            let files = host.list(&ProjectPath::root(), Some(EXTENSION)).unwrap_or_default().files;
            let folders: BTreeSet<ProjectPath> = files.iter().map(ProjectPath::folder).collect();
            if let Some(meant) = near_miss(text, folders.iter().map(ProjectPath::as_str)) {
                finding = finding.guess(format!("did you mean `{meant}`?"), *place, format!("\"{meant}\""));
            }
            self.diagnostics.push(finding);
        }
    }

    /// Levels for files that are not there hold nowhere, and nobody would notice.
    fn warn_of_unused_overrides(&mut self, host: &dyn Host) {
        if self.settings.levels.patterns().next().is_none() {
            return;
        }
        let files = host.list(&ProjectPath::root(), Some(EXTENSION)).unwrap_or_default().files;
        let mut names: BTreeSet<String> = files.iter().map(ProjectPath::to_string).collect();
        names.extend(files.iter().map(|file| file.folder().to_string()));
        for (text, place) in self.settings.levels.patterns() {
            let patterns = Patterns::new([text]);
            if patterns.is_ok_and(|patterns| files.iter().any(|file| patterns.contains(file))) {
                continue;
            }
            let title = format!("no guide of this project is called `{}`", visible(text));
            let finding = Diagnostic::new(&UNUSED_OVERRIDE, title).at(place, "these levels hold nowhere");
            self.diagnostics.push(match near_miss(text, names.iter().map(String::as_str)) {
                Some(meant) => {
                    finding.guess(format!("did you mean `{meant}`?"), place, format!("\"{meant}\""))
                }
                None => finding.note("paths here begin at the folder of the project file"),
            });
        }
    }

    /// The guides that are looked at.
    pub fn own_files(&self) -> &[ProjectPath] {
        self.share.as_deref().unwrap_or(&self.files)
    }

    fn refuse_missing_targets(&mut self, host: &dyn Host) {
        for (text, place) in &self.settings.target_places {
            if project_lacks(text, host) {
                let title = format!("there is no target `{}`", visible(text));
                let finding = Diagnostic::new(&WRONG_SETTING, title).at(*place, "").help(advice(text));
                let is_below = ProjectPath::new(text).is_ok();
                let where_it_lies = "a folder of templates lies below the folder of the project file";
                self.diagnostics.push(if is_below { finding } else { finding.note(where_it_lies) });
            }
        }
    }

    fn find(&mut self, host: &dyn Host, selected: &[ProjectPath]) -> Result<Vec<ProjectPath>, Failure> {
        if selected.is_empty() {
            return self.list(host, &ProjectPath::root());
        }
        let mut files = BTreeSet::new();
        for path in selected {
            match host.kind(path) {
                Some(Kind::Folder) => files.extend(self.list(host, path)?),
                Some(Kind::File) if path.extension() != Some(EXTENSION) => {
                    let name = visible(path.as_str()).into_owned();
                    return Err(Failure::Usage(format!(
                        "`{name}` is no guide: the names of guides end in `.guide`"
                    )));
                }
                Some(Kind::File) => {
                    files.insert(path.clone());
                }
                None => return Err(HostError::new(path, Reason::Missing).into()),
            }
        }
        Ok(files.into_iter().collect())
    }

    /// The project's guides below a folder.
    fn list(&mut self, host: &dyn Host, folder: &ProjectPath) -> Result<Vec<ProjectPath>, Failure> {
        let listing = host.list(folder, Some(EXTENSION))?;
        // What lies in there nobody knows, so nothing can be said of the project.
        if let Some(error) = listing.unreadable.into_iter().next() {
            return Err(error.into());
        }
        for error in &listing.refused {
            self.diagnostics.push(Diagnostic::new(&UNREADABLE_FILE, error.to_string()));
        }
        let settings = &self.settings;
        let belongs = |file: &ProjectPath| {
            (!folder.is_root() || settings.sources.contains(file))
                && !settings.exclude.contains(file)
                && !file.is_within(&settings.out)
        };
        let (files, others) = listing.files.into_par_iter().partition(belongs);
        if folder.is_root() {
            self.others = others;
        }
        Ok(files)
    }
}
