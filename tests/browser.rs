//! The printed pages in a real browser: `tests/browser/run.js` says what a reader would notice.
//!
//! Runs where Node and Chromium are installed. Where `GUIDEC_BROWSER` is `required` (as in `.ci/run`), a machine without
//! them fails.

#[path = "attacks/markdown.rs"]
mod markdown;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// The folder of the scripts, else what is missing to run them.
static SCRIPTS: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    prepare(&folder).map(|()| folder)
});

#[test]
fn hostile_words_are_words_in_markdown_and_json() {
    if scripts().is_some() {
        let compared = markdown::compare(Path::new(env!("CARGO_BIN_EXE_guidec")), 3, 1);
        assert!(compared.is_ok(), "{compared:?}");
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "who runs the tests should know what was measured")]
fn pages_do_what_readers_expect() {
    let Some(folder) = scripts() else { return };
    let run =
        Command::new("node").arg(folder.join("run.js")).env("GUIDEC", env!("CARGO_BIN_EXE_guidec")).output();
    let Output { status, stdout, stderr } = run.unwrap();
    let told = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(status.success(), "{}{}", told[0], told[1]);
    // With `--nocapture`: what pages weigh, and how quickly they change.
    eprintln!("{}", told[0]);
}

/// The folder of the scripts, if this machine can run them; says why not.
#[expect(clippy::print_stderr, reason = "who runs the tests should know what was not run")]
fn scripts() -> Option<&'static Path> {
    match &*SCRIPTS {
        Ok(folder) => Some(folder),
        Err(missing) => {
            assert_ne!(std::env::var("GUIDEC_BROWSER").as_deref(), Ok("required"), "{missing}");
            eprintln!("not looked at in a browser: {missing}");
            None
        }
    }
}

/// Finds the browser, and installs the packages of the folder where they are not those of its list.
fn prepare(folder: &Path) -> Result<(), String> {
    let chromium = std::env::var_os("CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from);
    if !chromium.exists() {
        return Err(format!("there is no {}", chromium.display()));
    }
    run("node", &["--version"], folder)?;
    let written = |file: &str| folder.join(file).metadata().and_then(|file| file.modified()).ok();
    if written("node_modules/.package-lock.json") >= written("package-lock.json") {
        return Ok(());
    }
    run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
}

fn run(program: &str, arguments: &[&str], folder: &Path) -> Result<(), String> {
    match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr))),
        Err(error) => Err(format!("{program}: {error}")),
    }
}
