//! What every command has in common: help, completions, manual pages, colours, silence, the version.

use std::process::{Command, Stdio};

use crate::folder::{Folder, Run};
use crate::notes::printed;

#[allow(dead_code)]
#[path = "../../build.rs"]
mod build_script;

const CLEAN: &str =
    "guide lock \"Lock your notes\" {\n  for android\n\n  open \"Notes\"\n  done \"It is locked.\"\n}\n";
const WRONG: &str = "guide lock \"Lock your notes\" {\n  for androit\n}\n";

/// In the order of use, as `guidec --help` lists them.
fn commands() -> Vec<String> {
    let help = printed(Folder::new(&[]).run("--help"));
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names = list.lines().filter(|line| !line.starts_with("   "));
    names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|name| name != "help")
        .collect()
}

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

#[test]
fn commands_are_listed_in_the_order_of_use_and_have_examples() {
    let commands = commands();
    assert_eq!(commands[..5], ["new", "import", "check", "fmt", "build"]);
    for command in commands {
        let help = printed(Folder::new(&[]).run(&format!("{command} --help")));
        let examples = help.split("\nExamples:\n").nth(1).unwrap_or_default();
        assert!(examples.starts_with(&format!("  guidec {command}")), "{command}: {examples}");
        for option in ["--color", "--quiet"] {
            assert!(help.contains(option), "{command}: {option}");
        }
    }
}

#[test]
fn help_is_broken_by_the_terminal_alone() {
    for command in commands().iter().map(String::as_str).chain([""]) {
        let help = printed(Folder::new(&[]).run_with(&format!("{command} --help"), &[("COLUMNS", "80")]));
        let behind = help.split("\nExamples:\n").nth(1).unwrap_or_default();
        let (examples, prose) = behind.split_once("\n\n").unwrap_or((behind, ""));
        for line in examples.lines() {
            let begins = ["  guidec", "  pbpaste | guidec"].iter().any(|start| line.starts_with(start));
            assert!(begins, "{command}: an example is broken: {line}");
        }
        for paragraph in prose.split("\n\n") {
            let lines: Vec<&str> = paragraph.lines().collect();
            for pair in lines.windows(2) {
                let next = pair[1].split(' ').next().unwrap();
                assert!(pair[0].len() + 1 + next.len() > 80, "{command}: broken early: {paragraph}");
            }
        }
    }
}

#[test]
fn completions_are_what_the_shells_understand() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = printed(folder.run(&format!("completions {shell}")));
        for word in ["write-baseline", "completions"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
        folder.write(shell, &script);
        if ["bash", "zsh", "fish"].contains(&shell) && is_installed(shell) {
            let run = Command::new(shell).arg("-n").arg(folder.path().join(shell)).output().unwrap();
            assert!(run.status.success() && run.stderr.is_empty(), "{shell}: {run:?}");
        }
    }
    assert_eq!(folder.run("completions cmd").code, 2);
}

#[test]
fn bash_completes_commands_and_values() {
    if !is_installed("bash") {
        return;
    }
    let folder = Folder::new(&[]);
    folder.write("completion", printed(folder.run("completions bash")));
    let complete = |words: &str| {
        let ask = format!(
            "source ./completion; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _guidec guidec \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; echo ${{COMPREPLY[@]}}"
        );
        let run = Command::new("bash").arg("-c").arg(ask).current_dir(folder.path()).output().unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    assert_eq!(complete("guidec che"), "check\n");
    assert_eq!(complete("guidec graph --format d"), "dot\n");
    assert_eq!(complete("guidec check --allow no-r"), "no-result\n");
    assert_eq!(complete("guidec check --deny unwar"), "unwarned\n");
    // What cannot be off is not offered for it.
    assert_eq!(complete("guidec check --allow unwar"), "\n");
}

#[test]
fn manual_pages_are_written_and_renewed() {
    let folder = Folder::new(&[]);
    let names: Vec<String> = commands().iter().map(|command| format!("guidec-{command}.1")).collect();
    assert_eq!(folder.run("man --out man1").out, format!("{} pages written to man1\n", names.len() + 1));
    for name in names.iter().map(String::as_str).chain(["guidec.1"]) {
        let page = folder.read(&format!("man1/{name}"));
        assert!(page.contains(".SH EXAMPLES\n"), "{name}");
        for (program, arguments) in
            [("mandoc", ["-Tlint", "-Werror"].as_slice()), ("man", &["-l", "--warnings"])]
        {
            if is_installed(program) {
                let file = folder.path().join("man1").join(name);
                let run = Command::new(program).args(arguments).arg(file).output().unwrap();
                assert!(run.status.success() && run.stderr.is_empty(), "{program} {name}: {run:?}");
            }
        }
    }
    assert_eq!(printed(folder.run("man check")), folder.read("man1/guidec-check.1"));
    assert_eq!(printed(folder.run("man")), folder.read("man1/guidec.1"));
    assert_eq!(folder.run("man chekc").code, 2);

    let before = folder.read("man1/guidec.1");
    folder.write("man1/guidec.1", before.replace(".SH EXAMPLES", ".SH OLD"));
    folder.run("--quiet man --out man1");
    assert_eq!(folder.read("man1/guidec.1"), before);
    folder.write("man1/guidec.1", "mine");
    let run = folder.run("man --out man1");
    assert_eq!((run.code, folder.read("man1/guidec.1").as_str()), (2, "mine"), "{run:?}");
}

#[test]
fn quiet_says_only_what_is_wrong_and_what_was_asked_for() {
    let folder = Folder::new(&[("a.guide", CLEAN), ("wrong/b.guide", WRONG)]);
    let silent = Run { code: 0, out: String::new(), err: String::new() };
    for command in
        ["check a.guide", "fmt a.guide", "build a.guide --target json", "check a.guide --format short"]
    {
        assert_ne!(folder.run(command), silent, "{command}");
        assert_eq!(folder.run(&format!("{command} --quiet")), silent);
        assert_eq!(folder.run(&format!("-q {command}")), silent);
    }
    let (loud, quiet) = (folder.run("check wrong"), folder.run("check wrong -q"));
    assert_eq!(quiet.code, 1);
    let findings = loud.out.split("1 error and 1 warning in 1 file\n").next().unwrap();
    assert_eq!(quiet.out, findings);
    let quiet = folder.run("build wrong -q");
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (1, "", findings));

    folder.write("c.guide", CLEAN.replace("  for", "for"));
    assert_eq!(
        folder.run("fmt c.guide --check -q"),
        Run { code: 1, out: "c.guide\n".into(), err: String::new() }
    );
    assert_eq!(folder.run("new -q phones"), silent);
}

#[test]
fn colours_are_where_they_are_wanted() {
    let folder = Folder::new(&[("b.guide", WRONG)]);
    let has_colour = |arguments: &str, variables: &[(&str, &str)]| {
        let mut command = folder.command(".");
        command.args(["check", "b.guide"]).args(arguments.split_whitespace()).envs(variables.iter().copied());
        Run::of(&command.output().unwrap()).out.contains("\u{1b}[")
    };
    let (force, no) = (("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1"));
    assert!(!has_colour("", &[]));
    assert!(has_colour("", &[force]));
    assert!(!has_colour("", &[("CLICOLOR_FORCE", "0")]));
    assert!(!has_colour("", &[force, no]));
    assert!(has_colour("", &[force, ("NO_COLOR", "")]));
    assert!(has_colour("--color always", &[no]));
    assert!(!has_colour("--color never", &[force]));
}

/// No output of guidec holds the commit; `guidec --version` of a release does.
#[test]
fn the_version_names_the_commit_of_a_repository_of_its_own() {
    assert_eq!(printed(Folder::new(&[]).run("--version")), format!("guidec {}\n", env!("GUIDEC_VERSION")));
    assert!(env!("GUIDEC_VERSION").starts_with(env!("CARGO_PKG_VERSION")));

    let folder = Folder::new(&[("inside/Cargo.toml", "")]);
    let git = |arguments: &[&str]| {
        let options = ["-c", "user.name=Fixture", "-c", "user.email=fixture@example.com"];
        let run = Command::new("git").args(options).args(arguments).current_dir(folder.path()).output();
        run.is_ok_and(|run| run.status.success())
    };
    assert_eq!(build_script::commit(folder.path()), None);
    if git(&["init"]) {
        // There is none yet.
        assert_eq!(build_script::commit(folder.path()), None);
        assert!(git(&["commit", "--allow-empty", "--no-gpg-sign", "-m", "fixture"]));
        assert!(build_script::commit(folder.path()).is_some_and(|commit| commit.len() >= 10));
        assert_eq!(build_script::commit(&folder.path().join("inside")), None);
    }
}
