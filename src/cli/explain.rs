//! `guidec explain`

use clap::Args;

use super::{Outcome, output};
use crate::build::Failure;
use crate::diagnostic::{Code, codes, find};
use crate::text::{near_miss, visible};

/// Say what a finding means, why it matters, and show its cure
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec explain E0201
  guidec explain              list all findings")]
pub(super) struct Arguments {
    /// The code or the name of a finding; without one, all are listed.
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let text = match &arguments.code {
        None => codes::all().map(line).collect(),
        Some(wanted) => find(wanted).ok_or_else(|| unknown(wanted))?.explanation.to_owned(),
    };
    output::print(&text)?;
    Ok(Outcome::Clean)
}

fn line(code: &Code) -> String {
    let title = code.explanation.lines().next().unwrap_or_default().trim_start_matches("# ");
    format!("{}  {:<26}  {title}\n", code.id, code.name)
}

fn unknown(wanted: &str) -> Failure {
    let names = codes::all().flat_map(|code| [code.id, code.name]);
    let advice = match near_miss(wanted, names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`guidec explain` lists all".to_owned(),
    };
    Failure::Usage(format!("there is no finding `{}`; {advice}", visible(wanted)))
}
