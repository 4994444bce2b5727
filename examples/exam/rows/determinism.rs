//! Row 10: whatever the threads, the locale, the time zone, the folder, the order in which files were made, the umask: the
//! outputs are the same, bit for bit, and so is what is told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::random::Random;
use crate::row::{Row, Settings, guidec};
use crate::{child, texts};

/// The size is how many ways to run it are compared.
pub const ROW: Row = Row { number: 10, name: "determinism", size: 100, run };

const THREADS: [&str; 3] = ["1", "2", "8"];
const LOCALES: [&str; 5] = ["C", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"];
const ZONES: [&str; 4] = ["UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu"];
const FOLDERS: [&str; 4] = ["a", "a folder with blanks", "ordner-äöü-文件夹", "deep/er/and/deeper/still"];
const UMASKS: [&str; 4] = ["022", "077", "002", "000"];

/// How it is run.
#[derive(Clone, Debug)]
struct Way {
    threads: &'static str,
    locale: &'static str,
    zone: &'static str,
    folder: &'static str,
    umask: &'static str,
    /// The files are made in an order of that seed.
    order: u64,
    /// The command is run from a folder below.
    from_below: bool,
}

pub fn run(settings: &Settings) -> Result<String, String> {
    let right: Vec<_> = below("guides");
    let wrong: Vec<_> = below("tests/cases/analysis");
    let mut random = Random::of(settings.seed);
    let (mut first, mut files) = (None, 0);
    for number in 0..settings.size {
        let way = Way {
            threads: THREADS[number % THREADS.len()],
            locale: random.pick::<&str>(&LOCALES),
            zone: random.pick::<&str>(&ZONES),
            folder: FOLDERS[number % FOLDERS.len()],
            umask: UMASKS[number / 2 % UMASKS.len()],
            order: settings.seed + number as u64,
            from_below: number % 2 == 1,
        };
        let outcome = Outcome { built: build(&right, &way)?, told: check(&wrong, &way)? };
        files = outcome.built.len();
        match &first {
            None => first = Some((way, outcome)),
            Some((first, before)) if *before != outcome => {
                return Err(format!("{} differs between {first:?} and {way:?}", before.difference(&outcome)));
            }
            Some(_) => {}
        }
    }
    Ok(format!(
        "{} ways to run it, {files} outputs of {} guides and the findings of {} wrong ones",
        settings.size,
        count(&right),
        count(&wrong)
    ))
}

type Files = Vec<(String, Vec<u8>)>;

fn count(files: &Files) -> usize {
    files.iter().filter(|(name, _)| name.ends_with(".guide")).count()
}

/// The files below a folder of the repository, by their paths in it.
fn below(folder: &str) -> Files {
    let start = format!("{folder}/");
    let files = texts::below(&[folder]).into_iter();
    files.map(|(name, text)| (name.strip_prefix(&start).unwrap_or(&name).to_owned(), text)).collect()
}

#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    built: BTreeMap<String, Vec<u8>>,
    told: Vec<u8>,
}

impl Outcome {
    fn difference(&self, other: &Self) -> String {
        let names = self.built.keys().chain(other.built.keys());
        let mut differing = names.filter(|name| self.built.get(*name) != other.built.get(*name));
        differing.next().map_or("what is told".to_owned(), |name| format!("the output {name}"))
    }
}

/// A project in a new folder, its files made in the order of the way.
fn project(files: &Files, way: &Way) -> Result<(tempfile::TempDir, PathBuf), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let root = folder.path().join(way.folder);
    let mut files = files.clone();
    let mut random = Random::of(way.order);
    for place in (1..files.len()).rev() {
        files.swap(place, random.below(place + 1));
    }
    child::write(&root, &files)?;
    std::fs::create_dir_all(root.join("apps")).map_err(|error| error.to_string())?;
    Ok((folder, root))
}

/// The command, run in that way.
fn command(root: &Path, way: &Way, arguments: &[&str]) -> Result<std::process::Output, String> {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("umask {}; exec \"$0\" \"$@\"", way.umask)]).arg(guidec()).args(arguments);
    command.current_dir(if way.from_below { root.join("apps") } else { root.to_path_buf() });
    command.env_clear().env("RAYON_NUM_THREADS", way.threads).env("TZ", way.zone);
    command.env("LANG", way.locale).env("LC_ALL", way.locale).env("XDG_CACHE_HOME", root.join(".cache"));
    command.output().map_err(|error| error.to_string())
}

fn build(files: &Files, way: &Way) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let (folder, root) = project(files, way)?;
    let out = folder.path().join("printed");
    let output = command(&root, way, &["build", "--target", "all", "--out", &out.to_string_lossy()])?;
    if !output.status.success() {
        return Err(format!("{way:?}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let mut built = BTreeMap::new();
    let mut open = vec![out.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| error.to_string())? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with(".guidec-cache") {
                let name = path.strip_prefix(&out).unwrap_or(&path).to_string_lossy().into_owned();
                built.insert(name, std::fs::read(&path).map_err(|error| error.to_string())?);
            }
        }
    }
    Ok(built)
}

/// What is found in wrong guides, as programs read it.
fn check(files: &Files, way: &Way) -> Result<Vec<u8>, String> {
    let mut files = files.clone();
    files.push(("guidec.toml".to_owned(), Vec::new()));
    let (_folder, root) = project(&files, way)?;
    let output = command(&root, way, &["check", "--format", "json"])?;
    match output.status.code() {
        Some(1) => Ok(output.stdout),
        other => Err(format!("{way:?} ends with {other:?}: {}", String::from_utf8_lossy(&output.stderr))),
    }
}
