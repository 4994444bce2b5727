//! Says which version is built: that of the crate, and in a release from a repository the commit.
//!
//! Only `guidec --version` tells it; nothing that guidec writes depends on it. A debug build names no commit: it would
//! have to be built anew after each.

#![allow(clippy::print_stdout)]

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = if is_release { commit(Path::new(&folder)) } else { None };
    let version = match &commit {
        Some(commit) => format!("{version} ({commit})"),
        None => version,
    };
    println!("cargo:rustc-env=GUIDEC_VERSION={version}");
    if commit.is_some() {
        watch(Path::new(&folder));
    }
}

/// The commit that is checked out in a folder, if the folder is a repository of its own: one around it is somebody else's.
pub(crate) fn commit(folder: &Path) -> Option<String> {
    if !folder.join(".git").exists() {
        return None;
    }
    let commit = git(folder, &["rev-parse", "--short=10", "HEAD"])?;
    let is_hash = commit.len() >= 10 && commit.chars().all(|letter| letter.is_ascii_hexdigit());
    is_hash.then_some(commit)
}

/// Builds anew when another commit is checked out.
fn watch(folder: &Path) {
    let branch = git(folder, &["symbolic-ref", "--quiet", "HEAD"]);
    for name in ["HEAD", "packed-refs"].into_iter().chain(branch.as_deref()) {
        // Cargo builds every time if a file to watch is not there.
        if let Some(file) = git(folder, &["rev-parse", "--git-path", name])
            && folder.join(&file).exists()
        {
            println!("cargo:rerun-if-changed={file}");
        }
    }
}

/// What git says; nothing if there is no git, or if it has nothing to say.
fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").current_dir(folder).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    (output.status.success() && !text.is_empty()).then(|| text.to_owned())
}
