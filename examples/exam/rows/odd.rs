//! Row 11: odd files in every place from which something is read: each run ends soon, with the right result or a clear error.

use std::fs::{self, File, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use crate::disk::project::{Style, sources};
use crate::disk::{Run, command, renew, run as run_command, write};
use crate::row::{Row, Settings, guidec};

pub const ROW: Row = Row { number: 11, name: "odd", size: 200, run };

/// What stands in place of a file.
const KINDS: &[&str] = &[
    "pipe",
    "socket",
    "device",
    "folder",
    "lost link",
    "circle",
    "link to a device",
    "sparse",
    "unreadable",
    "empty",
];

/// Files that are read, and the lists of what a run may say of them: nothing, or the name.
const PLACES: &[&str] = &[
    "guides/odd.guide",
    "apps/notes.guide",
    "pictures/locked/of/more.png",
    "guidec.toml",
    ".gitignore",
    "guides/.gitignore",
    "known.json",
    "build/.guidec-outputs",
    "build/.guidec-new",
    "build/.guidec-new/lock",
    "build/html/index.html",
];

/// Bytes that no guide may hold; each stands at each place of one.
const BYTES: &[(&str, &[u8])] = &[
    ("a NUL", b"\0"),
    ("a byte that is none of UTF-8", b"\xFF"),
    ("half a character", b"\xE2\x82"),
    ("a long form", b"\xC0\xAF"),
    ("a surrogate", b"\xED\xA0\x80"),
    ("too large a character", b"\xF4\x90\x80\x80"),
    ("an escape", b"\x1B[2J"),
    ("a turned direction", "\u{202E}".as_bytes()),
    ("a BOM", "\u{FEFF}".as_bytes()),
];

/// Before which words of a guide they stand.
const SPOTS: &[&str] =
    &["use ", "../apps", "guide lock", "-0 ", "Lock 0", "for notes", "open", "More", "}\n"];

fn run(settings: &Settings) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let cases = kinds().into_iter().chain(bytes()).chain(names()).collect::<Vec<_>>();
    let step = (cases.len() / settings.size.max(1)).max(1);
    let mut problems = Vec::new();
    let mut done = 0;
    for case in cases.iter().step_by(step) {
        renew(folder.path(), &sources(1, "locked", Style::Neat));
        if let Err(problem) = (case.prepare)(folder.path()) {
            // Not every machine lets a test make a device.
            problems
                .extend((!problem.contains("not permitted")).then(|| format!("{}: {problem}", case.name)));
            continue;
        }
        for arguments in case.arguments {
            if let Err(problem) =
                bounded(folder.path(), arguments).and_then(|run| judge(case, arguments, &run))
            {
                problems.push(format!("{} with `{arguments}`: {problem}", case.name));
            }
            done += 1;
        }
    }
    done += changing(folder.path(), settings.size / 10)?;
    match problems.len() {
        0 => Ok(format!("{} cases, {done} runs", cases.len().div_ceil(step))),
        count => Err(format!("{count} problems of {done} runs:\n{}", problems.join("\n"))),
    }
}

/// A run that may take 4 GiB of memory at most.
fn bounded(folder: &Path, arguments: &str) -> Result<Run, String> {
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("ulimit -v 4194304; exec \"$0\" {arguments}")])
        .arg(guidec())
        .current_dir(folder);
    run_command(&mut shell)
}

type Prepare = Box<dyn Fn(&Path) -> Result<(), String>>;

struct Case {
    name: String,
    prepare: Prepare,
    arguments: &'static [&'static str],
    /// What a run that fails must say; none: it may not fail.
    says: Option<String>,
    must_fail: bool,
}

fn judge(case: &Case, arguments: &str, run: &Run) -> Result<(), String> {
    match (run.code, &case.says) {
        // `fmt` leaves statements with errors as they are.
        (Some(0), _) if !case.must_fail || arguments == "fmt" => Ok(()),
        (Some(1 | 2), Some(says)) if run.text.contains(says.as_str()) => Ok(()),
        _ => Err(format!("{run:?}")),
    }
}

fn kinds() -> Vec<Case> {
    let mut cases = Vec::new();
    for place in PLACES {
        for kind in KINDS {
            let name = match *place {
                "build/.guidec-new/lock" => ".guidec-new",
                _ => place.rsplit('/').next().unwrap_or(place),
            };
            let arguments: &[&str] = match *place {
                "known.json" => &["check --baseline known.json"],
                "build/.guidec-outputs"
                | "build/.guidec-new"
                | "build/.guidec-new/lock"
                | "build/html/index.html" => &["build"],
                "pictures/locked/of/more.png" => &["check", "build"],
                _ => &["check", "fmt", "build", "check --fix"],
            };
            cases.push(Case {
                name: format!("{kind} as {place}"),
                prepare: Box::new(move |folder| odd(&folder.join(place), kind)),
                arguments,
                says: Some(name.to_owned()),
                must_fail: false,
            });
        }
    }
    cases
}

/// Puts something odd at a place.
fn odd(place: &Path, kind: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let _ = fs::remove_file(place);
    let call = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).arg(place).args(arguments).output().map_err(failed)?;
        if output.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    };
    match kind {
        "pipe" => call("mkfifo", &[]),
        "device" => call("mknod", &["c", "1", "5"]),
        "socket" => std::os::unix::net::UnixListener::bind(place).map(drop).map_err(failed),
        "folder" => fs::create_dir(place).map_err(failed),
        "lost link" => symlink("nowhere.guide", place).map_err(failed),
        "circle" => symlink(place.file_name().unwrap_or_default(), place).map_err(failed),
        "link to a device" => symlink("/dev/zero", place).map_err(failed),
        "sparse" => File::create(place).and_then(|file| file.set_len(10 << 30)).map_err(failed),
        "unreadable" => fs::write(place, "x")
            .and_then(|()| fs::set_permissions(place, Permissions::from_mode(0o000)))
            .map_err(failed),
        _ => fs::write(place, "").map_err(failed),
    }
}

fn bytes() -> Vec<Case> {
    let mut cases = Vec::new();
    for (called, bytes) in BYTES {
        for spot in SPOTS {
            let prepare = move |folder: &Path| {
                let place = folder.join("guides/0.guide");
                let text = fs::read_to_string(&place).map_err(|error| error.to_string())?;
                let (before, after) = text.split_once(spot).ok_or("the guide has no such words")?;
                fs::write(&place, [before.as_bytes(), bytes, spot.as_bytes(), after.as_bytes()].concat())
                    .map_err(|error| error.to_string())
            };
            // A byte order mark at the beginning is what some editors write.
            // In a title it is a blank of no width, which is let pass.
            let is_fine = *called == "a BOM" && ["use ", "Lock 0"].contains(spot);
            cases.push(Case {
                name: format!("{called} before {spot:?}"),
                prepare: Box::new(prepare),
                arguments: &["check", "build", "fmt"],
                says: Some("guides/0.guide".to_owned()),
                must_fail: !is_fine,
            });
        }
    }
    for (called, end) in [("CR LF", "\r\n"), ("CR", "\r")] {
        let prepare = move |folder: &Path| {
            let place = folder.join("guides/0.guide");
            let text = fs::read_to_string(&place).map_err(|error| error.to_string())?;
            fs::write(&place, text.replace('\n', end)).map_err(|error| error.to_string())
        };
        cases.push(Case {
            name: format!("lines that end in {called}"),
            prepare: Box::new(prepare),
            arguments: &["check", "build", "fmt"],
            says: Some("guides/0.guide".to_owned()),
            must_fail: false,
        });
    }
    cases
}

fn names() -> Vec<Case> {
    let names: &[(&[u8], bool)] = &[
        (b"guides/\xFF.guide", true),
        (b"guides/a\nb.guide", true),
        (b"guides/a\x1B[2Jb.guide", true),
        (b"guides/nul.guide", true),
        (b"guides/a:b.guide", true),
        (b"guides/ .guide", false),
        (b"guides/-.guide", false),
        (b"guides/\xE2\x80\xAEx.guide", true),
        (b"guides/a\xFF/0.guide", true),
        (b"guides/a\n/0.guide", true),
    ];
    let mut cases = Vec::new();
    for (name, must_fail) in names {
        let prepare = |folder: &Path| {
            let place = folder.join(std::ffi::OsStr::from_bytes(name));
            fs::create_dir_all(place.parent().unwrap_or(folder)).map_err(|error| error.to_string())?;
            let text = "use \"../apps/notes.guide\"\nguide x \"X\" {\n  for notes\n  open notes\n  tap \"More\"\n  tap \"About\"\n  done \"Done.\"\n}\n";
            fs::write(place, text.replace("..", if name.ends_with(b"/0.guide") { "../.." } else { ".." }))
                .map_err(|error| error.to_string())
        };
        cases.push(Case {
            name: format!("a file called {}", String::from_utf8_lossy(name).escape_debug()),
            prepare: Box::new(prepare),
            arguments: &["check", "build"],
            says: Some("guides/".to_owned()),
            must_fail: *must_fail,
        });
    }
    let circle =
        |folder: &Path| symlink("..", folder.join("guides/again")).map_err(|error| error.to_string());
    cases.push(Case {
        name: "a folder that holds itself".to_owned(),
        prepare: Box::new(circle),
        arguments: &["check", "build", "fmt"],
        says: None,
        must_fail: false,
    });
    cases
}

/// Guides that grow, shrink and go while they are read.
fn changing(folder: &Path, rounds: usize) -> Result<usize, String> {
    renew(folder, &sources(4, "locked", Style::Neat));
    for round in 0..rounds {
        let (mut child, output) = crate::disk::start(&mut command(folder, "check"))?;
        let mut turn = 0;
        while child.try_wait().map_err(|error| error.to_string())?.is_none() && turn < 5_000 {
            match turn % 3 {
                0 => write(folder, "guides/0.guide", "guide \"x\" {".repeat(1 + turn % 400)),
                1 => write(folder, "guides/0.guide", ""),
                _ => drop(fs::remove_file(folder.join("guides/0.guide"))),
            }
            turn += 1;
        }
        let run = crate::disk::end(child, output)?;
        if !matches!(run.code, Some(0..=2)) {
            return Err(format!("changed while it is read, round {round}: {run:?}"));
        }
    }
    Ok(rounds)
}
