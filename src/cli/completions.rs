//! `guidec completions`

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Cli, Outcome, output};
use crate::build::Failure;

/// Print what a shell needs to complete guidec's commands and options
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  guidec completions bash > ~/.local/share/bash-completion/completions/guidec
  guidec completions zsh > ~/.zfunc/_guidec      if ~/.zfunc is in your fpath
  guidec completions fish > ~/.config/fish/completions/guidec.fish
  guidec completions powershell >> $PROFILE
  guidec completions elvish >> ~/.config/elvish/rc.elv")]
pub(super) struct Arguments {
    /// Your shell.
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut Cli::command(), "guidec", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
