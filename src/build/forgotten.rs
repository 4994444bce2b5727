//! Texts that are forgotten as soon as nobody needs them, and read again where something is told of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::load::Loader;
use crate::diagnostic::codes::build::UNREADABLE_FILE;
use crate::diagnostic::{Diagnostic, sort, weightiest};
use crate::host::{Digest, GUIDE_LIMIT, ProjectPath};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax;
use crate::syntax::ast::file::Item;

impl Loader<'_> {
    /// Forgets files that no other file uses, and their texts. Of those that have to do with screens stays what they declare:
    /// whether guides use it is known in the end.
    pub(super) fn forget(&mut self, sources: &mut Sources) {
        let used = &self.used;
        self.loaded.retain(|id, file| {
            if used.contains(id) {
                return true;
            }
            if !file.tree.items.iter().any(has_screens) {
                sources.forget(*id);
                return false;
            }
            if let Some(file) = Arc::get_mut(file).filter(|file| !file.is_bare) {
                file.tree.items.retain(|item| !is_followed_or_told(item));
                file.tree.items.shrink_to_fit();
                file.is_bare = true;
            }
            true
        });
        self.sleeping.retain(|id, _| used.contains(id));
    }

    /// Reads again the texts that the weightiest of these findings are about. What was found in a file that somebody has
    /// changed meanwhile has no place in it any more: that is told instead.
    pub(super) fn recall(&self, findings: &mut Vec<Diagnostic>, most: usize, sources: &mut Sources) {
        let shown = weightiest(findings, most).into_iter().flat_map(|finding| &finding.labels);
        let changed = self.restore(&shown.map(|label| label.span.file).collect(), sources);
        if changed.is_empty() {
            return;
        }
        findings.retain(|finding| finding.labels.iter().all(|label| !changed.contains(&label.span.file)));
        let paths = changed.iter().filter_map(|id| self.ids.path(*id));
        let told = paths.map(|path| {
            let title = format!("`{path}` was changed while guidec looked at it");
            Diagnostic::new(&UNREADABLE_FILE, title).help("run guidec again")
        });
        findings.extend(told);
        sort(findings);
    }

    /// Reads again the texts of these files that were forgotten, and names those that are not what they were.
    pub(super) fn restore(&self, files: &BTreeSet<FileId>, sources: &mut Sources) -> BTreeSet<FileId> {
        let gone = |id: &FileId| sources.get(*id).is_some_and(|file| file.text().is_empty());
        let gone: Vec<(FileId, &ProjectPath)> =
            files.iter().filter(|id| gone(id)).filter_map(|id| Some((*id, self.ids.path(*id)?))).collect();
        let (host, seen) = (self.host, &self.seen);
        let read: Vec<(FileId, Option<SourceFile>)> = gone
            .into_par_iter()
            .map(|(id, path)| {
                let bytes = host.read(path, GUIDE_LIMIT).ok();
                let same = bytes.filter(|bytes| seen.get(&id) == Some(&Digest::of(bytes)));
                (id, same.map(|bytes| SourceFile::new(path.as_str(), syntax::read(id, bytes).0)))
            })
            .collect();
        let mut changed = BTreeSet::new();
        for (id, file) in read {
            match file {
                Some(file) => sources.replace(id, file),
                None => {
                    changed.insert(id);
                }
            }
        }
        changed
    }
}

/// Whether it may declare screens, or what is said of screens that other files declare.
fn has_screens(item: &Item) -> bool {
    matches!(item, Item::Product(_) | Item::ScreensOf(_))
}

/// What screens cannot depend on.
fn is_followed_or_told(item: &Item) -> bool {
    matches!(item, Item::Guide(_) | Item::Procedure(_) | Item::About(_))
}

#[cfg(test)]
mod tests {
    use super::Loader;
    use crate::build::{Keep, Project, compile};
    use crate::diagnostic::codes::guides;
    use crate::host::{Host, MemoryHost, ProjectPath};

    /// How many findings there are, and the texts that are at hand for them.
    fn texts(host: &dyn Host, most_told: Option<usize>) -> (usize, Vec<String>) {
        let project = Project { most_told, ..Project::open(host, &[]).unwrap() };
        let compiled = compile(host, &project, Keep::Findings);
        let texts = compiled.sources.iter().map(|(_, file)| file.text().to_owned());
        (compiled.diagnostics.len(), texts.filter(|text| !text.is_empty()).collect())
    }

    fn host() -> MemoryHost {
        let host = MemoryHost::new();
        for name in ["a", "b"] {
            let guide = format!("guide {name} \"{name}\" {{\n    tap \"Save\"\n    tap\n}}\n");
            host.add(ProjectPath::new(&format!("{name}.guide")).unwrap(), guide);
        }
        host
    }

    #[test]
    fn texts_are_at_hand_for_what_is_told() {
        let (findings, all) = texts(&host(), None);
        assert!(findings >= 2 && all.len() == 2, "{findings} findings, {all:?}");
        let (same, first) = texts(&host(), Some(1));
        assert_eq!((same, first), (findings, vec![all[0].clone()]));
    }

    #[test]
    fn a_text_that_was_changed_is_not_taken_for_what_was_read() {
        let host = host();
        let project = Project::open(&host, &[]).unwrap();
        let mut sources = project.sources.clone();
        let mut loader = Loader::new(&host, &project, &mut sources, None);
        let (_, mut findings) = loader.load(&project.files, &mut sources);
        loader.forget(&mut sources);
        host.add(ProjectPath::new("a.guide").unwrap(), "# changed meanwhile\n");
        loader.recall(&mut findings, usize::MAX, &mut sources);
        let (whole, placed): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.span().is_none());
        let told: Vec<&str> = whole.iter().map(|finding| finding.title.as_str()).collect();
        assert_eq!(told, ["`a.guide` was changed while guidec looked at it"]);
        let places = placed.iter().filter_map(|finding| sources.locate(finding.span()?));
        assert_eq!(places.map(|(name, at)| (name, at.line)).collect::<Vec<_>>(), [("b.guide", 2)]);
    }

    /// What is told of screens, with its places.
    fn unused(host: &dyn Host, keep: Keep<'_>) -> Vec<(String, u32, String)> {
        let project = Project::open(host, &[]).unwrap();
        let compiled = compile(host, &project, keep);
        let codes = [&guides::NEVER_USED, &guides::NO_WAY_TO, &guides::NO_WAY_FROM];
        let told = compiled.diagnostics.iter().filter(|finding| codes.contains(&finding.code));
        let told = told.filter_map(|finding| {
            let (file, at) = compiled.sources.locate(finding.span()?)?;
            Some((file.to_owned(), at.line, finding.title.clone()))
        });
        told.collect()
    }

    /// Apps lead to each other, and files that were loaded are used later.
    #[test]
    fn screens_that_no_guide_uses_are_known_although_guides_were_forgotten() {
        let host = MemoryHost::new();
        let add = |name: &str, text: String| host.add(ProjectPath::new(name).unwrap(), text);
        let comments = "# Much is written here.\n".repeat(1_000);
        let app = |name: &str, target: &str| {
            let screens = format!("button b \"B\" -> t\nbutton c \"C\" -> u\nbutton d \"D\" -> {target}");
            format!(
                "app {name} \"A\" on android {{\nversions 1 or later\nscreen s \"S\" {{\n{screens}\n}}\nscreen t \"T\"\nscreen u \"U\"\n}}\n"
            )
        };
        let guide = |id: &str, app: &str, button: &str| {
            format!("guide {id} \"{id}\" {{\nfor android\nopen {app}\nnow at {app}.s\ntap {button}\n}}\n")
        };
        add("lib.guide", app("lib", "t"));
        for number in 0..30 {
            let text = comments.clone() + "use \"lib.guide\"\n" + &app("own", "lib.u");
            add(
                &format!("g{number:02}.guide"),
                text + "procedure p \"P\" { do \"Wait.\" }\n" + &guide(&format!("g{number}"), "own", "d"),
            );
        }
        add("os.guide", "os android \"Android\" { versions 5 or later\npartial }\n".to_owned());
        add("z1.guide", "use \"g10.guide\"\n".to_owned() + &guide("z1", "own", "c\nfollow p"));
        add("z2.guide", "use \"lib.guide\"\n".to_owned() + &guide("z2", "lib", "b"));
        let told = unused(&host, Keep::Findings);
        assert!(told.len() >= 30 && told == unused(&host, Keep::Model), "{told:#?}");
    }
}
