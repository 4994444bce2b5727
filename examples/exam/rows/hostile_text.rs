//! Rows 13 to 16: hostile text on pages, in Markdown and JSON, on terminals; and what is asked of the system.

use std::path::Path;
use std::process::Command;

use crate::row::{Row, Settings, guidec};

#[path = "../../../tests/attacks/markdown.rs"]
mod markdown;
#[path = "../../../tests/attacks/system.rs"]
mod system;
#[path = "../../../tests/attacks/terminal.rs"]
mod terminal;

pub(crate) const PAGES: Row = Row { number: 13, name: "pages", size: 10_000, run: pages };
pub(crate) const MARKDOWN: Row = Row { number: 14, name: "markdown", size: 10_000, run: in_markdown };
pub(crate) const TERMINAL: Row = Row { number: 15, name: "terminal", size: 2_000, run: on_terminals };
pub(crate) const SYSTEM: Row = Row { number: 16, name: "system", size: 1, run: asked_of_the_system };

/// How many files of guides are built at once.
const BATCH: usize = 40;

fn pages(settings: &Settings) -> Result<String, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/hostile/main.js");
    let output = Command::new("node")
        .arg(script)
        .args(["pages", &settings.size.to_string(), &settings.seed.to_string()])
        .env("GUIDEC", guidec())
        .output()
        .map_err(|error| error.to_string())?;
    let told = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match output.status.success() {
        true => Ok(told),
        false => Err(format!("{told}\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}

fn in_markdown(settings: &Settings) -> Result<String, String> {
    let (mut markdown, mut others, mut seed) = (0, 0, settings.seed);
    while markdown < settings.size {
        let compared = markdown::compare(&guidec(), BATCH, seed)?;
        markdown += compared.markdown;
        others += compared.others;
        seed += 1;
    }
    Ok(format!("{markdown} files of Markdown and {others} others like their harmless twins"))
}

fn on_terminals(settings: &Settings) -> Result<String, String> {
    let step = (terminal::count() / settings.size).max(1);
    let cases =
        (0..settings.size).map(|number| terminal::case(number * step + settings.seed as usize, &guidec()));
    let failures: Vec<String> = cases.filter_map(Result::err).collect();
    match failures.is_empty() {
        true => Ok(format!("{} runs of {} possible ones", settings.size, terminal::count())),
        false => Err(format!("{}\n{}", failures.len(), failures.join("\n"))),
    }
}

fn asked_of_the_system(_: &Settings) -> Result<String, String> {
    match system::watch(&guidec())? {
        Some(commands) => Ok(format!("{commands} commands: one program each, no socket")),
        None => Err("there is no strace".to_owned()),
    }
}
