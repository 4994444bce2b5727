//! Row 2: damaged files. No panic; every place lies in its file; formatting holds its laws; the command agrees.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};

use guidec::diagnostic::Severity;
use guidec::host::MemoryHost;

use crate::mutation::{KINDS, damage};
use crate::random::Random;
use crate::row::{Row, Settings, guidec};
use crate::{entrances, texts};

pub const ROW: Row = Row { number: 2, name: "mutants", size: 200_000, run };

/// One of so many is given to the command, too.
const TO_THE_COMMAND: usize = 500;
/// More failures are not looked into.
const MOST_FAILURES: usize = 10;

pub fn run(settings: &Settings) -> Result<String, String> {
    let guides = texts::guides();
    let host = MemoryHost::new();
    for (name, text) in &guides {
        host.add(entrances::path(name), text.as_slice());
    }
    let mut random = Random::of(settings.seed);
    let mut tried = Tried::default();
    for number in 0..settings.size {
        let (name, text) = &guides[number % guides.len()];
        let kind = KINDS[number / guides.len() % KINDS.len()];
        let other = &guides[random.below(guides.len())].1;
        let damaged = damage(kind, text, other, &mut random);
        tried.one(&host, name, &damaged, || format!("{kind:?} of {name}, number {number}"));
        host.add(entrances::path(name), text.as_slice());
    }
    let random = tried.count;
    // Of a whole run, everything that a file can be before it ends.
    for (name, text) in guides.iter().filter(|_| settings.size >= ROW.size) {
        for end in 0..text.len() {
            tried.one(&host, name, &text[..end], || format!("the first {end} bytes of {name}"));
        }
        host.add(entrances::path(name), text.as_slice());
    }
    if tried.failures.is_empty() {
        Ok(format!(
            "{random} mutants and {} truncations of {} files, {} without an error, {} through the command",
            tried.count - random,
            guides.len(),
            tried.right,
            tried.count.div_ceil(TO_THE_COMMAND)
        ))
    } else {
        Err(tried.failures.into_values().collect::<Vec<_>>().join("\n\n"))
    }
}

/// What was found so far.
#[derive(Default)]
struct Tried {
    count: usize,
    right: usize,
    /// By what went wrong.
    failures: BTreeMap<String, String>,
}

impl Tried {
    fn one(&mut self, host: &MemoryHost, name: &str, damaged: &[u8], what: impl Fn() -> String) {
        if self.failures.len() >= MOST_FAILURES {
            return;
        }
        host.add(entrances::path(name), damaged);
        match look(host, name, damaged, self.count.is_multiple_of(TO_THE_COMMAND)) {
            Ok(is_right) => self.right += usize::from(is_right),
            Err(wrong) => {
                let key = wrong.lines().next().unwrap_or_default().to_owned();
                let told = format!("{wrong}\n=== {}\n{}", what(), String::from_utf8_lossy(damaged));
                self.failures.entry(key).or_insert(told);
            }
        }
        self.count += 1;
    }
}

/// Whether a damaged file is free of errors; an error is what went wrong.
fn look(host: &MemoryHost, name: &str, damaged: &[u8], is_sample: bool) -> Result<bool, String> {
    let library = AssertUnwindSafe(|| {
        entrances::parse(damaged).map_err(|wrong| format!("parse: {wrong}"))?;
        entrances::fmt(damaged).map_err(|wrong| format!("fmt: {wrong}"))?;
        let compiled =
            entrances::checked(host, &entrances::path(name)).map_err(|wrong| format!("check: {wrong}"))?;
        Ok::<bool, String>(compiled.has(Severity::Error))
    });
    let has_errors = catch_unwind(library).map_err(|panic| format!("panic: {}", words(&*panic)))??;
    if is_sample {
        let code = command(damaged)?;
        let alone =
            catch_unwind(|| alone(damaged)).map_err(|panic| format!("panic: {}", words(&*panic)))??;
        if code != Some(i32::from(alone)) {
            return Err(format!("the command ends with {code:?}, the library finds errors: {alone}"));
        }
    }
    Ok(!has_errors)
}

/// What a panic said.
pub fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

/// Whether a file that stands alone has errors.
fn alone(damaged: &[u8]) -> Result<bool, String> {
    let host = MemoryHost::new();
    host.add(entrances::path("a.guide"), damaged);
    Ok(entrances::checked(&host, &entrances::path("a.guide"))?.has(Severity::Error))
}

/// The exit code of the command for a file that stands alone.
fn command(damaged: &[u8]) -> Result<Option<i32>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    std::fs::write(folder.path().join("a.guide"), damaged).map_err(|error| error.to_string())?;
    let mut command = Command::new(guidec());
    command.args(["check", "a.guide"]).current_dir(folder.path());
    let status =
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().map_err(|error| error.to_string())?;
    Ok(status.code())
}
