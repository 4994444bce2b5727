//! Taking over what came of guides that are, with all that they use, what they were when the last build read them: nothing
//! of them is read.

use std::collections::BTreeSet;
use std::mem;

use rayon::prelude::*;

use super::cache::FileRecord;
use super::compile::Compiler;
use super::groups::SMALL;
use super::load::Loader;
use super::press::Press;
use super::remembers::Remembers;
use super::units::Unit;
use crate::host::ProjectPath;
use crate::source::FileId;

/// A file that is what the last build has read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steady<'a> {
    pub(super) record: &'a FileRecord,
    /// How many it has.
    pub(super) bytes: u64,
}

/// How many guides are taken over at a time.
const AT_ONCE: usize = 256;

impl Compiler<'_> {
    /// Takes over what can be, and returns the other files.
    pub(super) fn take_over(
        &mut self,
        files: &[ProjectPath],
        memory: &dyn Remembers,
        press: &Press<'_>,
    ) -> Vec<ProjectPath> {
        self.loader.survey(files);
        let (mut gathered, mut parts) = (mem::take(&mut self.gathered), Vec::new());
        let (mut taken, mut rest) = (BTreeSet::new(), Vec::new());
        for files in files.chunks(AT_ONCE) {
            let recall = |path: &ProjectPath| {
                let unit = self.steady_unit(path)?;
                let part = memory.recall(self.run.host, path, unit.key?, &unit.ids, press)?;
                Some((unit.files, part))
            };
            // Meanwhile those before are put together.
            let (found, ()) = rayon::join(
                || files.par_iter().with_max_len(SMALL).map(recall).collect::<Vec<_>>(),
                || parts.drain(..).for_each(|part| gathered.add(part)),
            );
            for (path, found) in files.iter().zip(found) {
                match found {
                    Some((used, part)) => {
                        taken.extend(used);
                        parts.push(part);
                    }
                    None => rest.push(path.clone()),
                }
            }
        }
        parts.into_iter().for_each(|part| gathered.add(part));
        self.gathered = gathered;
        taken.into_iter().for_each(|id| self.note_steady(id));
        rest
    }

    /// A file with those that it uses, if nothing of them has to be read.
    fn steady_unit(&self, path: &ProjectPath) -> Option<Unit> {
        let loader = &self.loader;
        let id = loader.id_of(path)?;
        let (mut files, mut next) = (BTreeSet::from([id]), vec![id]);
        while let Some(id) = next.pop() {
            for used in &*loader.steady.get(id)?.record.uses {
                let used = loader.id_of(used)?;
                if files.insert(used) {
                    next.push(used);
                }
            }
        }
        Some(self.unit_of(path, id, files, |id| Some(loader.steady.get(id)?.record.hash)))
    }

    /// Takes a file for one that was read.
    fn note_steady(&mut self, id: FileId) {
        let loader = &mut self.loader;
        let Some((memory, Steady { record, bytes })) = loader.memory.zip(loader.steady.get(id).copied())
        else {
            return;
        };
        if loader.met.insert(id) {
            loader.seen.insert(id, (record.hash, bytes));
            let uses: Vec<FileId> = record.uses.iter().filter_map(|path| loader.id_of(path)).collect();
            loader.used.extend(uses);
            let path = loader.path(id);
            memory.keep_file(path.clone(), record, None);
            self.gathered.remarks.extend(record.remarks(id).into_iter().flatten());
            self.unheard.push(path);
        }
    }
}

impl Loader<'_> {
    /// Finds out which of the project's files are what the last build has read.
    fn survey(&mut self, files: &[ProjectPath]) {
        let loader = &*self;
        let look = |path: &ProjectPath| {
            let id = loader.id_of(path)?;
            let steady = loader.memory?.unchanged(path, loader.host)?;
            // What is remembered must be of use.
            steady.record.remarks(id)?;
            Some((id, steady))
        };
        let found: Vec<_> = files.par_iter().filter_map(look).collect();
        for (id, steady) in found {
            self.steady.insert(id, steady);
        }
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Mutex;
    use std::thread::sleep;
    use std::time::Duration;

    use crate::build::{Memory, Outputs, Project, choose, print};
    use crate::diagnostic::Severity;
    use crate::host::{Committed, Contents, Host, HostError, Kind, Listing, Look, OsHost, ProjectPath};

    const APP: &str = "app notes \"Notes\" on android {\n  versions 8 or later\n  screen home \"Home\" {\n    button more \"More\"\n  }\n}\n";

    fn guide(number: usize, words: &str) -> String {
        format!(
            "use \"app.guide\"\nguide g-{number} \"Look at {number}\" {{\n  for android and notes\n  open notes\n  tap \"More\"\n  \
             done \"That is {words}.\"\n}}\n"
        )
    }

    /// A folder of the disk that tells which of its files were read.
    struct Watched {
        host: OsHost,
        read: Mutex<Vec<String>>,
        /// What this file holds by the time that it is read.
        changed: Option<(&'static str, &'static str)>,
    }

    impl Host for Watched {
        fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
            self.read.lock().unwrap().push(path.to_string());
            match self.changed.filter(|(changed, _)| path.as_str() == *changed) {
                Some((_, contents)) => Ok(contents.into()),
                None => self.host.read(path, limit),
            }
        }

        fn look(&self, path: &ProjectPath) -> Look {
            self.host.look(path)
        }

        fn kind(&self, path: &ProjectPath) -> Option<Kind> {
            self.host.kind(path)
        }

        fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError> {
            self.host.list(folder, extension)
        }

        fn commit(
            &self,
            files: &std::collections::BTreeSet<ProjectPath>,
            contents: Contents<'_>,
            folders: &[ProjectPath],
        ) -> Result<Committed, HostError> {
            self.host.commit(files, contents, folders)
        }
    }

    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("app.guide"), APP).unwrap();
        for number in 0..3 {
            fs::write(folder.path().join(format!("g-{number}.guide")), guide(number, "all")).unwrap();
        }
        folder
    }

    /// Builds a project some time after something was last done to it. Returns the guides that were read, in order, and
    /// what is told.
    fn build(folder: &Path, changed: Option<(&'static str, &'static str)>) -> (Vec<String>, Vec<String>) {
        sleep(Duration::from_millis(60));
        let host = OsHost::new(folder).unwrap();
        let watched = Watched { host: host.clone(), read: Mutex::default(), changed };
        // Nothing is read only to show it.
        let project = Project { most_told: Some(0), ..Project::open(&watched, &[]).unwrap() };
        let chosen = choose(&["markdown".to_owned()], folder, &host, &project.settings, false).unwrap();
        let outputs = Outputs::new(folder, &host, &project.settings.out, None, 1).unwrap();
        let memory = Memory::open(&watched, &project, &chosen, &outputs, "guidec", [7; 32]).unwrap();
        let remembered = Some(memory.remembered());
        let (mut compiled, press) = print(&watched, &project, &chosen, &outputs, remembered);
        let press = press.unwrap();
        if !compiled.has(Severity::Error) {
            let rendered = press.finish(&watched, &project, &mut compiled, &outputs).unwrap();
            let placed = outputs.commit(&host, &compiled, &press, &rendered).unwrap();
            memory.save(&compiled.left_out, &rendered, &placed);
        }
        let mut read = watched.read.into_inner().unwrap();
        read.retain(|path| path.ends_with(".guide"));
        read.sort();
        let errors = compiled.diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
        (read, errors.map(|finding| finding.title.clone()).collect())
    }

    #[test]
    fn what_is_as_it_was_is_not_read() {
        let folder = project();
        let all = ["app.guide", "g-0.guide", "g-1.guide", "g-2.guide"];
        assert_eq!(build(folder.path(), None).0, all);
        assert!(build(folder.path(), None).0.is_empty());
        fs::write(folder.path().join("g-1.guide"), guide(1, "enough")).unwrap();
        assert_eq!(
            build(folder.path(), None).0,
            all[..1].iter().chain(&all[2..3]).copied().collect::<Vec<_>>()
        );
        assert!(build(folder.path(), None).0.is_empty());
        fs::write(folder.path().join("app.guide"), APP.replace("Home", "House")).unwrap();
        assert_eq!(build(folder.path(), None).0, all);
    }

    /// It is the same, so all that was made of it is.
    #[test]
    fn what_is_written_again_is_read_once() {
        let folder = project();
        build(folder.path(), None);
        fs::write(folder.path().join("g-1.guide"), guide(1, "all")).unwrap();
        assert_eq!(build(folder.path(), None).0, ["g-1.guide"]);
        assert!(build(folder.path(), None).0.is_empty());
    }

    /// It is read only to know the line of a remark, or where a link in it leads from.
    #[test]
    fn what_has_changed_behind_its_stamp_is_told_whoever_reads_it() {
        let baseline = "{\"guidec-baseline\": 1, \"findings\": []}";
        let remark = "# guidec: allow(unwarned) because nobody loses anything.\n";
        let link = guide(2, "[there](elsewhere.html)");
        for (settings, text) in
            [("baseline = \"known.json\"\n", remark.to_owned() + &guide(2, "all")), ("", link)]
        {
            let folder = project();
            for (name, contents) in
                [("known.json", baseline), ("guidec.toml", settings), ("g-2.guide", &text)]
            {
                fs::write(folder.path().join(name), contents).unwrap();
            }
            build(folder.path(), None);
            let (_, told) = build(folder.path(), Some(("g-2.guide", "# nothing\n")));
            assert_eq!(told, ["`g-2.guide` was changed while guidec looked at it"], "{settings}");
            let mut anew = build(folder.path(), None).0;
            // Some are read again for their texts.
            anew.dedup();
            assert_eq!(anew, ["app.guide", "g-0.guide", "g-1.guide", "g-2.guide"], "{settings}");
        }
    }

    /// A guide that has changed uses a file that had not when it was looked at, and has by the time that it is read.
    #[test]
    fn what_changes_before_it_is_read_is_told() {
        let folder = project();
        build(folder.path(), None);
        fs::write(folder.path().join("g-1.guide"), guide(1, "enough")).unwrap();
        let (_, told) = build(folder.path(), Some(("app.guide", "value x \"X\" example \"x\"\n")));
        assert_eq!(told, ["`app.guide` was changed while guidec looked at it"]);
        // Should the stamp be wrong for good, the next run is right all the same.
        let (read, told) = build(folder.path(), None);
        assert_eq!((read.join(" "), told.len()), ("app.guide g-0.guide g-1.guide g-2.guide".to_owned(), 0));
    }
}
