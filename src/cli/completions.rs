//! `guidec completions`

use clap::builder::PossibleValuesParser;
use clap::{Arg, Args, Command, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Cli, Outcome, output};
use crate::build::Failure;
use crate::diagnostic::{Code, Level, codes};

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
    generate(arguments.shell, &mut with_rules(Cli::command()), "guidec", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

/// The command, with the names of rules as values of what takes one. (When it runs, it says more of a wrong name than clap
/// would.)
fn with_rules(command: Command) -> Command {
    command.mut_subcommands(|subcommand| {
        subcommand.mut_args(|option| match option.get_value_names() {
            Some([name]) if name.as_str() == "RULE" => {
                let names = rules(&option);
                option.value_parser(PossibleValuesParser::new(names))
            }
            _ => option,
        })
    })
}

/// The rules for which an option can be given.
fn rules(option: &Arg) -> Vec<&'static str> {
    let fits = |code: &&Code| match option.get_id().as_str() {
        "allow" => code.can_be(Level::Off),
        "warn" => code.can_be(Level::Warn),
        _ => true,
    };
    let warnings = (option.get_id() == "deny").then_some(super::levels::WARNINGS);
    codes::all().filter(fits).map(|code| code.name).chain(warnings).collect()
}
