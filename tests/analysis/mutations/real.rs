//! Mistakes in the guides of this repository: how many of each kind are found. With `--nocapture` the test prints a
//! table, and each mistake that is not found.
#![allow(clippy::print_stdout)]

use super::{Kind, Mutant, in_apps, in_guides};
use guidec::build::{Project, compile};
use guidec::diagnostic::Severity;
use guidec::host::{Host, MemoryHost, OsHost, ProjectPath};
use guidec::source::FileId;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Mistakes of one kind that are tried at most; they are taken evenly from all.
const MOST: usize = 20;

/// Each kind with its words, and how many of a hundred have to be found. What is not found is mostly one of two: the
/// guide stays right, or what was written of the app says too little to know.
const KINDS: [(Kind, &str, usize); 11] = [
    // The guides name elements by id: what is printed follows the app, and nothing is wrong.
    (Kind::RenameLabel, "a label is renamed in the app", 0),
    // Options are named by their labels. Not found: options that no guide chooses.
    (Kind::RenameOption, "an option is renamed in the app", 60),
    // Not found: elements that no guide uses, and those of which a guide asks `if see` before it uses them.
    (Kind::RemoveForSome, "an element is gone for some versions", 65),
    (Kind::Remove, "an element is gone", 80),
    // Not found: where nothing follows on the screen that it leads to; and where the app decides between several screens
    // and the new one is among them, or is where the guide comes to next by waiting.
    (Kind::Retarget, "an element leads elsewhere", 65),
    // Found in the two apps whose screens are all declared. The others are `partial`, so an element may be there that
    // nobody declared: the step is counted as unchecked, in a note.
    (Kind::StaleLabel, "a step has a label that is no more", 10),
    // Not found: what only some are to do on the way and comes back to one place, such as an `otherwise` whose readers then
    // do less, or a part with a path of its own.
    (Kind::DropArm, "an arm is dropped", 50),
    // Not found: where nobody new comes in (all Nokia phones have Android), where the newcomers cannot have what
    // everybody opens and are left out again, and where the app is the same for them.
    (Kind::Widen, "a condition lets in more readers", 35),
    // Not found: two steps that keep the screen, such as two fields or two commands; and `do` and `read`, which say
    // nothing of the screen.
    (Kind::Swap, "two neighbouring steps are swapped", 65),
    // Not found: steps that keep the screen, the last step of a path without an `end`, and a first `open`, as a
    // guide without it begins where nobody knows.
    (Kind::Delete, "a step is deleted", 45),
    // Not found: warnings of what can be undone.
    (Kind::DropWarning, "a warning becomes a note", 50),
];

/// The files of the project, with the files that each uses, also through others.
struct Guides {
    files: BTreeMap<ProjectPath, Vec<u8>>,
    uses: BTreeMap<ProjectPath, BTreeSet<ProjectPath>>,
    mutants: Vec<(ProjectPath, Mutant)>,
}

#[test]
fn mistakes_in_real_guides_are_found() {
    let guides = Guides::read();
    let host = host(&guides.files);
    assert!(!compile(&host, &Project::open(&host, &[]).unwrap()).has(Severity::Warning));
    let mut low = Vec::new();
    println!("{:40}{:>6}{:>6}{:>6}{:>6}", "", "all", "tried", "found", "%");
    for (kind, words, floor) in KINDS {
        let all: Vec<_> = guides.mutants.iter().filter(|(_, mutant)| mutant.kind == kind).collect();
        let tried = all.len().min(MOST);
        let sample: Vec<_> = (0..tried).map(|place| all[place * all.len() / tried]).collect();
        let found: Vec<bool> =
            sample.par_iter().map(|(path, mutant)| guides.is_found(path, mutant)).collect();
        let missed = sample.iter().zip(&found).filter(|(_, found)| !**found);
        missed.for_each(|((path, mutant), _)| println!("    not found: {}", guides.shown(path, mutant)));
        let count = found.iter().filter(|found| **found).count();
        let share = count * 100 / tried;
        println!("{words:40}{:6}{tried:6}{count:6}{share:6}", all.len());
        if share < floor {
            low.push(format!("{words}: {share} of a hundred are found, not {floor}"));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

fn host(files: &BTreeMap<ProjectPath, Vec<u8>>) -> MemoryHost {
    let host = MemoryHost::new();
    files.iter().for_each(|(path, contents)| host.add(path.clone(), contents.clone()));
    host
}

impl Guides {
    fn read() -> Self {
        let disk = OsHost::new(concat!(env!("CARGO_MANIFEST_DIR"), "/guides").as_ref()).unwrap();
        let listed = disk.list(&ProjectPath::root(), None).unwrap().files;
        let listed = listed.into_iter().filter(|path| !path.as_str().starts_with("build/"));
        let files: BTreeMap<_, _> =
            listed.map(|path| (path.clone(), disk.read(&path, 10_000_000).unwrap())).collect();
        let (mut uses, mut mutants) = (BTreeMap::new(), Vec::new());
        for (path, bytes) in files.iter().filter(|(path, _)| path.extension() == Some("guide")) {
            let text = std::str::from_utf8(bytes).unwrap();
            let (tree, findings) = guidec::syntax::parse(FileId(0), text);
            assert!(findings.is_empty(), "{path}: {findings:?}");
            let used = tree.uses.iter().map(|used| path.beside(&used.path.plain()).unwrap());
            uses.insert(path.clone(), used.collect());
            let made = in_apps::mutants(&tree, text).into_iter().chain(in_guides::mutants(&tree, text));
            mutants.extend(made.map(|mutant| (path.clone(), mutant)));
        }
        Self { files, uses, mutants }
    }

    fn text(&self, path: &ProjectPath) -> &str {
        std::str::from_utf8(&self.files[path]).unwrap()
    }

    /// Whether some guide then has an error or a warning. Without the mistake none has.
    fn is_found(&self, path: &ProjectPath, mutant: &Mutant) -> bool {
        let host = host(&self.files);
        host.add(path.clone(), mutant.apply(self.text(path)));
        let concerned: Vec<ProjectPath> =
            self.uses.keys().filter(|user| self.reaches(user, path)).cloned().collect();
        compile(&host, &Project::open(&host, &concerned).unwrap()).has(Severity::Warning)
    }

    fn reaches(&self, user: &ProjectPath, path: &ProjectPath) -> bool {
        user == path || self.uses[user].iter().any(|used| self.reaches(used, path))
    }

    /// Where a mistake is and what it is.
    fn shown(&self, path: &ProjectPath, mutant: &Mutant) -> String {
        let text = self.text(path);
        let edit = &mutant.edits[0];
        let line = text.get(..edit.span.start as usize).unwrap().lines().count();
        let before = super::slice(text, edit.span).lines().next().unwrap_or_default();
        format!("{path}:{line}: {before:?} -> {:?}", edit.replacement.lines().next().unwrap_or_default())
    }
}
