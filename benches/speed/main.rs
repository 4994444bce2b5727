//! Whole runs of guidec beside the least that any tool would do with the same files, as ratios: `docs/performance.md`.
//!
//! `cargo bench --bench speed` takes 1,000 and 10,000 guides, `cargo bench --bench speed -- 100000` others, and
//! `cargo bench --bench speed -- --project DIR 1000` only writes such a project.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]

mod cost;
mod project;
mod work;

use cost::Cost;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How often everything is run; the median is told.
const RUNS: usize = 5;
const SIZES: [u32; 2] = [1_000, 10_000];

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let paths: Vec<&Path> = arguments.iter().skip(1).map(Path::new).collect();
    match arguments.first().map(String::as_str) {
        Some("--meter") => cost::meter(&arguments[1..]),
        Some("--floor") => work::floor(paths[0], paths[1]),
        Some("--hash") => work::hash(paths[0]),
        Some("--parse") => work::parse(paths[0]),
        Some("--project") => project::write(paths[0], arguments[2].parse().map_err(io::Error::other)?),
        // `cargo bench -- --test` only wants to see that it runs.
        Some("--test") => tell(&[20], 1),
        _ => {
            let sizes: Vec<u32> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
            tell(if sizes.is_empty() { &SIZES } else { &sizes }, RUNS)
        }
    }
}

/// Prints the tables.
fn tell(sizes: &[u32], runs: usize) -> io::Result<()> {
    for size in sizes {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() };
        let folder = tempfile::tempdir_in(folder)?;
        project::write(folder.path(), *size)?;
        let table = Table { folder: folder.path(), size: *size, runs };
        table.tell()?;
    }
    Ok(())
}

#[derive(Clone, Copy)]
struct Table<'a> {
    folder: &'a Path,
    size: u32,
    runs: usize,
}

impl Table<'_> {
    fn tell(&self) -> io::Result<()> {
        let lean = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed/lean");
        let build = |target: &str, before: Before| {
            self.guidec(&["build", "--trust-templates", "--target", target, "--out", "OUT", "."], before)
        };
        let floor = self.own("--floor", "OUT", Before::Empty)?;
        let hash = self.own("--hash", "", Before::Keep)?;
        let parse = self.own("--parse", "", Before::Keep)?;
        println!(
            "\n| {} guides | time | CPU a guide | memory | compared |\n|---|---|---|---|---|",
            self.size
        );
        self.row("read all, write all", floor, None);
        self.row("read and hash", hash, None);
        self.row("read and parse", parse, None);
        let check = self.guidec(&["check", "."], Before::Keep)?;
        self.row("`check`", check, Some(("read and parse", parse)));
        let cold = build(lean, Before::Empty)?;
        self.row("cold build, lean pages", cold, Some(("read all, write all", floor)));
        let again = build(lean, Before::Keep)?;
        self.row("the same again, nothing changed", again, Some(("read and hash", hash)));
        let changed = build(lean, Before::ChangeOne)?;
        self.row("one guide changed", changed, Some(("nothing changed", again)));
        let start = SystemTime::now();
        let app = build(lean, Before::ChangeApp)?;
        let pages = self.written(start)?;
        self.row(
            &format!("one app file changed, pages written: {pages}"),
            app,
            Some(("nothing changed", again)),
        );
        let page = build("html", Before::Empty)?;
        self.row("cold build, `html`", page, Some(("read all, write all", floor)));
        let version = self.guidec(&["--version"], Before::Keep)?;
        // These look at no more than one guide.
        let one_only = Table { size: 1, ..*self };
        one_only.row("`--version`", version, None);
        let one = self.guidec(&["check", "guides/guide-000000.guide"], Before::Keep)?;
        one_only.row("`check` of one guide", one, None);
        Ok(())
    }

    /// How many pages were written since then.
    fn written(&self, start: SystemTime) -> io::Result<usize> {
        let mut count = 0;
        for entry in std::fs::read_dir(self.folder.with_extension("out"))? {
            let entry = entry?;
            let is_page = entry.path().extension().is_some_and(|extension| extension == "html");
            count += usize::from(is_page && entry.metadata()?.modified()? > start);
        }
        Ok(count)
    }

    fn row(&self, what: &str, cost: Cost, against: Option<(&str, Cost)>) {
        let compared = against.map(|(what, other)| {
            format!("{:.1} times \"{what}\"", cost.wall as f64 / other.wall.max(1) as f64)
        });
        println!(
            "| {what} | {:.1} ms | {:.0} µs | {:.1} MB | {} |",
            cost.wall as f64 / 1e3,
            cost.cpu as f64 / f64::from(self.size),
            cost.memory as f64 / 1024.0,
            compared.unwrap_or_default()
        );
    }

    fn own(&self, what: &str, out: &str, before: Before) -> io::Result<Cost> {
        let program = std::env::current_exe()?;
        let arguments = [what, ".", out].into_iter().filter(|argument| !argument.is_empty());
        self.median(&program, &arguments.map(str::to_owned).collect::<Vec<_>>(), before)
    }

    fn guidec(&self, arguments: &[&str], before: Before) -> io::Result<Cost> {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        self.median(Path::new(env!("CARGO_BIN_EXE_guidec")), &arguments, before)
    }

    fn median(&self, program: &Path, arguments: &[String], before: Before) -> io::Result<Cost> {
        let out = self.folder.with_extension("out");
        let place = |argument: &String| match argument.as_str() {
            "OUT" => out.clone(),
            "." => self.folder.to_path_buf(),
            other if other.starts_with("guides/") => self.folder.join(other),
            other => PathBuf::from(other),
        };
        let arguments: Vec<String> =
            arguments.iter().map(|argument| place(argument).to_string_lossy().into_owned()).collect();
        let mut costs = Vec::new();
        for run in 0..self.runs {
            before.prepare(self.folder, &out, run)?;
            costs.push(cost::of(program, &arguments)?);
        }
        costs.sort_by_key(|cost| cost.wall);
        Ok(costs[costs.len() / 2])
    }
}

/// What is done before each run.
#[derive(Clone, Copy)]
enum Before {
    /// Nothing.
    Keep,
    /// The outputs are removed.
    Empty,
    /// A guide gets other words.
    ChangeOne,
    /// An app gets another name, which stands on the pages of all guides that use it.
    ChangeApp,
}

impl Before {
    fn prepare(self, project: &Path, out: &Path, run: usize) -> io::Result<()> {
        match self {
            Self::Keep => Ok(()),
            Self::Empty if out.exists() => std::fs::remove_dir_all(out),
            Self::Empty => Ok(()),
            Self::ChangeOne => {
                change(&project.join("guides/guide-000007.guide"), "needs \"", &format!("needs \"{run} "))
            }
            Self::ChangeApp => {
                change(&project.join("apps/app-7.guide"), "\"Messenger", &format!("\"{run} Messenger"))
            }
        }
    }
}

fn change(file: &Path, from: &str, to: &str) -> io::Result<()> {
    let text = std::fs::read_to_string(file)?;
    std::fs::write(file, text.replacen(from, to, 1))
}
