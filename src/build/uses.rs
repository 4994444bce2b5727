//! Which files the `use`s of a file mean, and what is wrong with them.

use std::sync::atomic::Ordering;

use super::EXTENSION;
use super::load::{Loaded, Loader};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::build::{MISSING_FILE, UNREADABLE_FILE, UNUSABLE_PATH};
use crate::host::{HostError, Kind, ProjectPath, Reason};
use crate::source::{FileId, Span};
use crate::text::near_miss;

impl Loader<'_> {
    /// The files that each `use` means, as far as it can be a path.
    pub(super) fn used_paths(&self, file: &Loaded) -> Vec<Option<ProjectPath>> {
        let user = self.path(file.id);
        let path = |text: String| user.beside(&text).ok().filter(|path| path.extension() == Some(EXTENSION));
        file.tree.uses.iter().map(|used| path(used.path.plain())).collect()
    }

    /// Says for each `use` which file it means, or what is wrong with it.
    pub(super) fn join_uses(&self, file: &Loaded) -> (Vec<Option<FileId>>, Vec<Diagnostic>) {
        let user = self.path(file.id);
        let mut findings = Vec::new();
        let uses = file.tree.uses.iter().map(|used| {
            let judged = self.judge(&user, &used.path.plain(), used.path.span);
            judged.map_err(|finding| findings.push(*finding)).ok()
        });
        (uses.collect(), findings)
    }

    fn judge(&self, user: &ProjectPath, text: &str, span: Span) -> Result<FileId, Box<Diagnostic>> {
        let path = user.beside(text).map_err(|error| {
            let finding = Diagnostic::new(&UNUSABLE_PATH, error.to_string()).at(span, "");
            Box::new(finding.note("the path is relative to this file and stays inside the project"))
        })?;
        let unreadable =
            |error: &HostError| Diagnostic::new(&UNREADABLE_FILE, error.to_string()).at(span, "");
        match self.found(&path) {
            Some(Ok(id)) => Ok(id),
            Some(Err(error)) if error.reason == Reason::Missing => {
                Err(Box::new(self.missing(user, &path, span)))
            }
            Some(Err(error)) => Err(Box::new(unreadable(error))),
            None if self.host.kind(&path) == Some(Kind::Folder) => {
                Err(Box::new(unreadable(&HostError::new(&path, Reason::NotAFile)).help("name a file in it")))
            }
            None => {
                let title = "only guides can be used: the name must end in `.guide`";
                Err(Box::new(Diagnostic::new(&UNUSABLE_PATH, title).at(span, "")))
            }
        }
    }

    fn missing(&self, user: &ProjectPath, path: &ProjectPath, span: Span) -> Diagnostic {
        let finding = Diagnostic::new(&MISSING_FILE, format!("there is no file `{path}`")).at(span, "");
        match self.suggest(user, path) {
            Some(meant) => {
                let relative = meant.relative_to(&user.folder());
                finding.guess(format!("did you mean `{relative}`?"), span, format!("\"{relative}\""))
            }
            None => finding.note("the path is relative to this file"),
        }
    }

    /// A guide of that name elsewhere, else one with a similar path.
    fn suggest(&self, user: &ProjectPath, path: &ProjectPath) -> Option<&ProjectPath> {
        let count = |left: usize| left.checked_sub(1);
        self.suggestions.fetch_update(Ordering::Relaxed, Ordering::Relaxed, count).ok()?;
        let guides = self
            .guides
            .get_or_init(|| self.host.list(&ProjectPath::root(), Some(EXTENSION)).unwrap_or_default().files);
        let others = guides.iter().filter(|guide| *guide != user);
        let near = near_miss(path.as_str(), others.clone().map(ProjectPath::as_str));
        let is_near = |guide: &&ProjectPath| near == Some(guide.as_str());
        others.clone().find(|guide| guide.name() == path.name()).or_else(|| others.clone().find(is_near))
    }
}
