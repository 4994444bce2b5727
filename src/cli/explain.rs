//! `guidec explain`

use clap::Args;

use super::{Outcome, output};
use crate::build::Failure;
use crate::diagnostic::{Code, codes, find, meant};
use crate::overview::rules;
use crate::text::visible;

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
        Some(wanted) => rules::explained(find(wanted).ok_or_else(|| unknown(wanted))?),
    };
    output::print(&text)?;
    Ok(Outcome::Clean)
}

fn line(code: &Code) -> String {
    format!("{}  {:<26}  {}\n", code.id, code.name, code.summary())
}

fn unknown(wanted: &str) -> Failure {
    let advice = match meant(wanted) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`guidec explain` lists all".to_owned(),
    };
    Failure::Usage(format!("there is no finding `{}`; {advice}", visible(wanted)))
}
