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
    let mut failures: BTreeMap<String, String> = BTreeMap::new();
    let (mut right, mut commands) = (0, 0);
    for number in 0..settings.size {
        let (name, text) = &guides[number % guides.len()];
        let kind = KINDS[number / guides.len() % KINDS.len()];
        let other = &guides[random.below(guides.len())].1;
        let damaged = damage(kind, text, other, &mut random);
        host.add(entrances::path(name), damaged.as_slice());
        let is_sample = number % TO_THE_COMMAND == 0;
        match look(&host, name, &damaged, is_sample) {
            Ok(is_right) => right += usize::from(is_right),
            Err(what) => {
                let key = what.lines().next().unwrap_or_default().to_owned();
                let damaged = String::from_utf8_lossy(&damaged).into_owned();
                failures
                    .entry(key)
                    .or_insert(format!("{what}\n=== {kind:?} of {name}, number {number}\n{damaged}"));
            }
        }
        commands += usize::from(is_sample);
        host.add(entrances::path(name), text.as_slice());
        if failures.len() >= MOST_FAILURES {
            break;
        }
    }
    if failures.is_empty() {
        Ok(format!(
            "{} mutants of {} files, {right} without an error, {commands} through the command",
            settings.size,
            guides.len()
        ))
    } else {
        Err(failures.into_values().collect::<Vec<_>>().join("\n\n"))
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
