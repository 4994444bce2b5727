//! Row 12: hostile paths and links: nothing outside the project is opened, and nothing is written but outputs.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::disk::own_folder;
use crate::disk::project::{PICTURE, Style, sources};
use crate::disk::trace::{self, parts};
use crate::disk::{renew, tree, write};
use crate::row::{Row, Settings};

pub const ROW: Row = Row { number: 12, name: "outside", size: 300, run };

/// Names that lead out, or mean something else on some system. `SECRET` becomes the absolute path of a folder outside.
const NAMES: &[&str] = &[
    "../secret/x",
    "../../secret/x",
    "a/../../secret/x",
    "./../secret/x",
    "SECRET/x",
    "/SECRET/x",
    "//SECRET/x",
    "file://SECRET/x",
    "/etc/passwd",
    "/proc/self/environ",
    "/dev/stdin",
    "~/x",
    "$HOME/x",
    "..\\secret\\x",
    "C:/x",
    "C:x",
    "\\\\server\\share\\x",
    "//server/share/x",
    "%2e%2e/secret/x",
    "..%2fsecret/x",
    "%252e%252e/x",
    "．．/secret/x",
    "..\u{2215}secret/x",
    "..\u{200B}/secret/x",
    "link/x",
    "./link/x",
    "link/../secret/x",
    "way/x",
    "leaf",
    "NUL",
    "con/x",
    "aux.png",
    "x:stream",
    "x.",
    "x ",
    " ../secret/x",
    ".",
    "..",
    "",
    "/",
    "a/..//../secret/x",
    "....//secret/x",
];

/// Where such a name stands.
const PLACES: &[&str] =
    &["use", "picture", "out", "sources", "logo", "baseline", "targets", "include", "output", "slug"];

fn run(settings: &Settings) -> Result<String, String> {
    if !trace::is_there() {
        return Err("strace is needed".to_owned());
    }
    let ground = Ground::new()?;
    let cases = PLACES.iter().flat_map(|place| NAMES.iter().map(move |name| (*place, *name)));
    let cases: Vec<_> = cases.collect();
    let step = (cases.len() / settings.size.max(1)).max(1);
    let mut problems = Vec::new();
    let mut done = 0;
    for (place, name) in cases.iter().step_by(step) {
        ground.renew();
        ground.put(place, name);
        if let Err(problem) = ground.judge("build --trust-templates", true) {
            problems.push(format!("{place} {name:?}: {problem}"));
        }
        done += 1;
    }
    for (name, prepare) in LINKS {
        ground.renew();
        prepare(&ground);
        if let Err(problem) = ground.judge("build", true) {
            problems.push(format!("{name}: {problem}"));
        }
        done += 1;
    }
    let length = Duration::from_secs_f64(settings.size as f64 / 5.0).min(Duration::from_secs(60));
    let (runs, swaps, seen) = ground.race(length)?;
    problems.extend(seen);
    let told = format!("{done} paths and links, {runs} runs with {swaps} swaps in {} s", length.as_secs());
    match problems.len() {
        0 => Ok(told),
        count => Err(format!("{count} problems of {told}:\n{}", problems.join("\n"))),
    }
}

/// Links in the places to which guidec writes or from which it reads on its own.
type Prepare = fn(&Ground);
const LINKS: &[(&str, Prepare)] = &[
    ("the outputs are a link", |ground| ground.link("build", "")),
    ("a target's folder is a link", |ground| ground.link("build/html", "")),
    ("a folder of pages is a link", |ground| ground.link("build/html/guides", "")),
    ("a page is a link", |ground| ground.link("build/html/index.html", "x")),
    ("the list of outputs is a link", |ground| ground.link("build/.guidec-outputs", "x")),
    ("the folder for files on their way is a link", |ground| ground.link("build/.guidec-new", "")),
    ("the lock is a link", |ground| ground.link("build/.guidec-new/lock", "x")),
    ("the lock is a link to nothing", |ground| ground.link("build/.guidec-new/lock", "new")),
    ("what is on its way is a link", |ground| ground.link("build/.guidec-new/0", "x")),
    ("the project file is a link", |ground| ground.link("guidec.toml", "x")),
    ("the rules of what is passed over are a link", |ground| ground.link(".gitignore", "x")),
    ("the rules of a folder are a link", |ground| ground.link("guides/.gitignore", "x")),
    ("rules stand above the project", |ground| write(&ground.whole, ".gitignore", "*\n")),
    ("a folder of guides is a link", |ground| ground.link("guides/more", "")),
    ("a guide is a link", |ground| ground.link("guides/1.guide", "x")),
];

/// A project, and a folder outside of it that nobody may look into.
struct Ground {
    _folder: tempfile::TempDir,
    whole: PathBuf,
    project: PathBuf,
    secret: PathBuf,
}

impl Ground {
    fn new() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let whole = folder.path().canonicalize().map_err(|error| error.to_string())?;
        Ok(Self { project: whole.join("project"), secret: whole.join("secret"), whole, _folder: folder })
    }

    fn renew(&self) {
        let _ = fs::remove_file(self.whole.join(".gitignore"));
        for (folder, files) in
            [(&self.project, sources(1, "locked", Style::Neat)), (&self.secret, Self::secrets())]
        {
            let _ = fs::remove_dir_all(folder);
            let _ = fs::create_dir_all(folder);
            renew(folder, &files);
        }
        for (link, target) in [("link", "../secret"), ("way", "link")] {
            let _ = symlink(target, self.project.join(link));
        }
        let _ = symlink("../secret/x", self.project.join("leaf"));
    }

    /// Under every name for which a swapped folder may be asked.
    fn secrets() -> BTreeMap<String, Vec<u8>> {
        let names = [
            "x",
            "x.guide",
            "x.png",
            "0.guide",
            "notes.guide",
            "more.png",
            "index.html",
            "locked/more.png",
            ".gitignore",
        ];
        let contents =
            |name: &str| if name.ends_with(".png") { PICTURE.to_vec() } else { b"secret\n".to_vec() };
        names.iter().map(|name| ((*name).to_owned(), contents(name))).collect()
    }

    fn link(&self, from: &str, to: &str) {
        let place = self.project.join(from);
        let _ = fs::create_dir_all(place.parent().unwrap_or(&self.project));
        let _ = fs::remove_file(&place);
        let _ = fs::remove_dir_all(&place);
        symlink(self.secret.join(to), place).expect("a link of the test's own");
    }

    fn put(&self, place: &str, name: &str) {
        let name = name.replace("SECRET", &self.secret.to_string_lossy());
        let quoted = format!("{name:?}").replace("\\u{200b}", "\u{200B}");
        let project = |more: &str| format!("name = \"Fixture\"\n{more}\n");
        let guide = |head: &str, id: &str, steps: &str| {
            format!(
                "{head}\nguide {id} \"X\" {{\n  for android\n  open \"Notes\"\n{steps}  done \"Done.\"\n}}\n"
            )
        };
        let target = |output: &str, template: &str| {
            let manifest = format!(
                "description = \"Ours\"\nescape = \"html\"\n[[page]]\ntemplate = \"page.j2\"\nfor = \"document\"\noutput = {output}\n"
            );
            write(&self.project, "ours/target.toml", manifest);
            write(&self.project, "ours/page.j2", template);
            write(&self.project, "guidec.toml", project("targets = [\"ours\"]\ntrust-templates = true"));
        };
        match place {
            "use" => write(
                &self.project,
                "guides/1.guide",
                guide(&format!("use \"{name}.guide\"\nuse \"{name}\""), "x", ""),
            ),
            "picture" => {
                let steps = format!("  picture \"{name}.png\" \"X\"\n  picture \"{name}\" \"X\"\n");
                write(&self.project, "guides/1.guide", guide("", "x", &steps));
            }
            "sources" => write(&self.project, "guidec.toml", project(&format!("sources = [{quoted}]"))),
            "targets" => {
                write(
                    &self.project,
                    "guidec.toml",
                    project(&format!("targets = [{quoted}]\ntrust-templates = true")),
                );
            }
            "include" => target("\"{id}.html\"", &format!("{{% include {quoted} %}}")),
            "output" => target(&quoted, "x"),
            "slug" => write(&self.project, "guides/1.guide", guide("", &name, "").replace("\"X\"", &quoted)),
            setting => write(&self.project, "guidec.toml", project(&format!("{setting} = {quoted}"))),
        }
    }

    /// Runs a command under strace, and judges what it opened and wrote.
    fn judge(&self, arguments: &str, is_whole: bool) -> Result<(), String> {
        let before = (tree(&self.secret), tree(&self.project));
        let traced =
            trace::traced(&self.project, arguments, &["-e".to_owned(), "trace=%file,%desc".to_owned()])?;
        if !matches!(traced.run.code, Some(0..=2)) {
            return Err(format!("{:?}", traced.run));
        }
        for line in &traced.lines {
            self.judge_call(line)?;
        }
        if tree(&self.secret) != before.0 {
            return Err("what is outside was changed".to_owned());
        }
        let is_source = |name: &&String| !name.starts_with("build") && !name.ends_with('/');
        let after = tree(&self.project);
        let changed = before.1.keys().filter(is_source).find(|name| before.1.get(*name) != after.get(*name));
        match changed.filter(|_| is_whole) {
            Some(name) => Err(format!("the source {name} was changed")),
            None => Ok(()),
        }
    }

    /// What a call opened, as the system says it, and what it would change, as the program names it.
    fn judge_call(&self, line: &str) -> Result<(), String> {
        let Some((_, name, about)) = parts(line) else { return Ok(()) };
        let Some((asked, answer)) = about.rsplit_once(" = ") else { return Ok(()) };
        if answer.trim_start().starts_with('-') {
            return Ok(());
        }
        let opened = answer
            .split_once('<')
            .and_then(|(_, path)| path.rsplit_once('>'))
            .map(|(path, _)| Path::new(path));
        if let (true, Some(opened)) = (name.starts_with("open"), opened) {
            let is_in_project = opened.starts_with(&self.project);
            let is_own = is_in_project || opened.starts_with(own_folder());
            let system = ["/etc/ld.so", "/lib", "/usr/lib", "/proc", "/sys", "/dev/null"];
            let is_system = system.iter().any(|known| opened.to_string_lossy().starts_with(known))
                && !line.contains("/proc/self/environ");
            let only_passes = asked.contains("O_PATH");
            if !is_own && !is_system && !only_passes {
                return Err(format!("opened outside: {line}"));
            }
            let writes = ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| asked.contains(flag));
            // Contents wait in a file without a name, which nobody can find.
            let writes = writes && !asked.contains("O_TMPFILE");
            if writes && is_in_project && !self.is_for_outputs(opened) {
                return Err(format!("written outside the outputs: {line}"));
            }
        }
        Ok(())
    }

    /// Whether it lies in a folder for outputs: the usual one, or one in the project that the project file names.
    fn is_for_outputs(&self, opened: &Path) -> bool {
        let settings = fs::read_to_string(self.project.join("guidec.toml")).unwrap_or_default();
        opened.starts_with(self.project.join("build")) || settings.contains("\nout = ")
    }

    /// Runs the command while folders become links and folders again. Returns how many runs and swaps, and what was wrong.
    fn race(&self, length: Duration) -> Result<(usize, usize, Vec<String>), String> {
        self.renew();
        let is_over = AtomicBool::new(false);
        let mut seen = Vec::new();
        let (runs, swaps) = std::thread::scope(|scope| {
            let swapper = scope.spawn(|| self.swap(&is_over));
            let start = Instant::now();
            let mut runs = 0;
            while start.elapsed() < length && seen.len() < 5 {
                seen.extend(["check", "build"].iter().filter_map(|one| self.judge(one, false).err()));
                runs += 2;
            }
            is_over.store(true, Ordering::Relaxed);
            (runs, swapper.join().unwrap_or_default())
        });
        Ok((runs, swaps, seen))
    }

    /// Makes folders links to what is outside, and folders again, in turn.
    fn swap(&self, is_over: &AtomicBool) -> usize {
        let mut swaps = 0;
        while !is_over.load(Ordering::Relaxed) {
            for name in ["guides", "apps", "pictures/locked"] {
                let (place, kept) = (self.project.join(name), self.project.join(".kept"));
                if fs::rename(&place, &kept).is_err() {
                    continue;
                }
                let _ = symlink(&self.secret, &place);
                std::thread::sleep(Duration::from_micros(300));
                let _ = fs::remove_file(&place);
                let _ = fs::rename(&kept, &place);
                std::thread::sleep(Duration::from_micros(700));
                swaps += 1;
            }
        }
        swaps
    }
}
