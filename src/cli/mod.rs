//! Arguments and exit codes, one file for each command. The only place that prints.

mod breakdown;
mod build;
mod check;
mod completions;
mod config;
mod diff;
mod explain;
mod fix;
mod fmt;
mod graph;
mod import;
mod levels;
mod making;
mod man;
mod manner;
mod merge;
mod new;
mod output;
mod printing;
mod progress;
mod readers;
mod reporting;
mod rules;
mod schema;
mod targets;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::build::Failure;
use crate::host::{OsHost, Reason, refused};
use crate::text::visible;

use manner::Manner;
use reporting::Reporting;

/// The crate's version, and for a release the commit.
const VERSION: &str = env!("GUIDEC_VERSION");

/// Which guidec this is. What is under development has the same version for long, but not for long the same size and time.
fn program() -> String {
    let path = std::env::current_exe().unwrap_or_default();
    format!("{VERSION} {}", OsHost::mark_of(&path, cfg!(debug_assertions)))
}

/// Checks how-to guides the way a compiler checks programs, and prints them.
#[derive(Debug, Parser)]
#[command(name = "guidec", version = VERSION, max_term_width = 100)]
#[command(after_help = "Examples:
  guidec new help-center        start a project
  guidec check                  check the project around you
  guidec fmt                    write its guides in one style
  guidec build --target html    print it as web pages
  guidec explain E0201          what a finding means

`guidec COMMAND --help` has examples of each command.

Exit codes: 0 all is well; 1 there are errors in the guides; 2 the command could not do its work; \
101 guidec itself is wrong.")]
struct Cli {
    #[command(flatten)]
    manner: Manner,

    #[command(subcommand)]
    command: Command,
}

/// In the order in which one comes to need them.
#[derive(Debug, Subcommand)]
enum Command {
    New(new::Arguments),
    Import(import::Arguments),
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    Build(build::Arguments),
    Merge(merge::Arguments),
    Readers(readers::Arguments),
    Diff(diff::Arguments),
    Graph(graph::Arguments),
    Rules(rules::Arguments),
    Explain(explain::Arguments),
    Config(config::Arguments),
    Targets(targets::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// What `check` and `build` have in common.
#[derive(Args, Debug)]
struct Common {
    /// Guides or folders; without any, the project around you (the nearest folder upwards with a guidec.toml).
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// Make it for one kind of reader only, such as 'android 14 and alipay 10.3'.
    #[arg(long = "for", value_name = "CONDITION")]
    reader: Option<String>,

    #[command(flatten)]
    reporting: Reporting,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Clean,
    Errors,
    /// What the command asked for was not understood.
    Misasked,
}

/// The stack of the thread that works, in bytes. Systems give the first one of a process 1 to 8 MiB, and people set others; how deep
/// a template may go must not depend on that.
const STACK: usize = 8 << 20;

/// Runs the command that the process's arguments name.
pub fn main() -> ExitCode {
    breakdown::prepare(&command_named());
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(run);
    // A panic ends the process where it happens. Without a thread there is still this one.
    worker.map_or_else(|_| run(), |worker| worker.join().unwrap_or(ExitCode::FAILURE))
}

fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Nobody is left to be told if this cannot be printed.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let manner = cli.manner;
    let outcome = match cli.command {
        Command::New(arguments) => new::run(&arguments, manner),
        Command::Import(arguments) => import::run(&arguments, manner),
        Command::Check(arguments) => check::run(&arguments, manner),
        Command::Fmt(arguments) => fmt::run(&arguments, manner),
        Command::Build(arguments) => build::run(&arguments, manner),
        Command::Merge(arguments) => merge::run(&arguments, manner),
        Command::Readers(arguments) => readers::run(&arguments, manner),
        Command::Diff(arguments) => diff::run(&arguments, manner),
        Command::Graph(arguments) => graph::run(&arguments, manner),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Config(arguments) => config::run(&arguments, manner),
        Command::Targets(arguments) => targets::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments, manner),
    };
    // What the system did not let us read was not looked at, whatever came of the rest.
    let refusal = refused().map_err(Failure::from).err();
    // A failure that tells what the system said is enough.
    let is_told = matches!(&outcome, Err(Failure::Host(error)) if matches!(error.reason, Reason::System(_)));
    let refusal = refusal.filter(|_| !is_told);
    let failures: Vec<&Failure> = outcome.as_ref().err().into_iter().chain(&refusal).collect();
    for failure in &failures {
        let message = failure.to_string();
        let message: Vec<_> = message.lines().map(|line| visible(line).into_owned()).collect();
        // Nobody is left to be told if this cannot be printed.
        let _ = output::error(&format!("error: {}\n", message.join("\n")));
    }
    match outcome {
        Ok(Outcome::Clean) if failures.is_empty() => ExitCode::SUCCESS,
        Ok(Outcome::Errors) if failures.is_empty() => ExitCode::from(1),
        _ => ExitCode::from(2),
    }
}

/// The command that is asked for, for a report: a name of guidec's, whatever the arguments are.
fn command_named() -> String {
    let whole = Cli::command();
    let mut names = std::env::args_os().skip(1).filter_map(|argument| {
        let command = whole.find_subcommand(&argument)?;
        Some(command.get_name().to_owned())
    });
    names.next().unwrap_or_default()
}

/// The folder that the process runs in.
fn current_folder() -> Result<PathBuf, Failure> {
    std::env::current_dir().map_err(|error| Failure::Usage(format!("the current folder: {error}")))
}
