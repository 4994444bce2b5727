//! What is ready-made for CI (`action.yml`, `ci/gitlab.yml`, `.pre-commit-hooks.yaml`): its scripts and commands run, as far as
//! that can be seen without the services. `pre_commit.sh` runs the hooks with the real pre-commit.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const RIGHT: &str = "guide right \"Right\" {\n  for android\n  do \"Wipe the screen.\"\n}\n";
const WRONG: &str = "guide wrong \"Wrong\" {\n  for android\n  tpa \"Menu\"\n}\n";
/// A warning: nothing uses the value.
const DOUBTFUL: &str =
    "guide doubtful \"Doubtful\" {\n  for android\n  value name \"A name\"\n  do \"Wipe the screen.\"\n}\n";

fn yaml(path: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_saphyr::from_str(&text).unwrap()
}

/// Runs a script as a runner does, with `guidec` on the path.
fn bash(script: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let guidec = PathBuf::from(env!("CARGO_BIN_EXE_guidec"));
    let path = format!("{}:/usr/bin:/bin", guidec.parent().unwrap().display());
    let mut command = Command::new("bash");
    command.args(["-eo", "pipefail", "-c", script]).current_dir(folder).env_clear().env("PATH", path);
    command.envs(variables.iter().copied()).output().unwrap()
}

fn folder(guides: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in guides {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// The steps of the action in their order, with its inputs as GitHub would fill them in.
fn act(folder: &Path, inputs: &[(&str, &str)]) -> Output {
    let action = yaml("action.yml");
    let given = |name: &str| {
        let given = inputs.iter().find(|(input, _)| *input == name).map(|(_, value)| (*value).to_owned());
        given.unwrap_or_else(|| action["inputs"][name]["default"].as_str().unwrap().to_owned())
    };
    let mut last = None;
    for step in action["runs"]["steps"].as_array().unwrap() {
        assert_eq!(step["shell"], "bash");
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "an input could become a part of the script: {script}");
        let filled = |value: &Value| {
            let name =
                value.as_str().unwrap().strip_prefix("${{ inputs.").unwrap().strip_suffix(" }}").unwrap();
            given(name)
        };
        let environment = step["env"].as_object().into_iter().flatten();
        let mut variables: Vec<(String, String)> =
            environment.map(|(name, value)| (name.clone(), filled(value))).collect();
        variables.push(("GITHUB_ACTIONS".to_owned(), "true".to_owned()));
        let variables: Vec<(&str, &str)> =
            variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        last = Some(bash(script, folder, &variables));
    }
    last.unwrap()
}

#[test]
fn the_action_checks_and_annotates() {
    let folder = folder(&[("right.guide", RIGHT), ("wrong.guide", WRONG), ("doubtful.guide", DOUBTFUL)]);
    let run = act(folder.path(), &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8(run.stdout).unwrap().contains("\n::error file=wrong.guide,line=3,"));

    let chosen = act(folder.path(), &[("paths", "right.guide\ndoubtful.guide\n")]);
    assert_eq!(chosen.status.code(), Some(0));
    let denied = act(folder.path(), &[("paths", "doubtful.guide"), ("deny-warnings", "true")]);
    assert_eq!(denied.status.code(), Some(1));
    let hostile = act(folder.path(), &[("paths", "$(touch hacked); touch hacked\n--out=x\n")]);
    assert_eq!(hostile.status.code(), Some(2));
    assert!(!folder.path().join("hacked").exists());
}

#[test]
fn the_action_writes_sarif_and_still_fails() {
    let folder = folder(&[("wrong.guide", WRONG)]);
    let run = act(folder.path(), &[("sarif", "guidec.sarif")]);
    assert_eq!(run.status.code(), Some(1));
    let text = std::fs::read_to_string(folder.path().join("guidec.sarif")).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["runs"][0]["results"][0]["level"], "error");
}

#[test]
fn the_template_for_gitlab_leaves_reports() {
    let job = &yaml("ci/gitlab.yml")["guidec"];
    let lines = ["before_script", "script"].map(|part| {
        let lines = job[part].as_array().unwrap();
        lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
    });
    let folder = folder(&[("wrong.guide", WRONG)]);
    let run = bash(&lines.join("\n"), folder.path(), &[("GUIDEC_FOLDER", "."), ("GUIDEC_SOURCE", "")]);
    assert_eq!(run.status.code(), Some(1), "{}", String::from_utf8(run.stderr).unwrap());
    for report in job["artifacts"]["reports"].as_object().unwrap().values() {
        let text = std::fs::read_to_string(folder.path().join(report.as_str().unwrap())).unwrap();
        assert!(text.contains("wrong.guide"), "{text}");
    }
}

#[test]
fn a_deletion_is_checked_too() {
    // pre-commit tells a hook of no file that is deleted: it would skip one that waits for files.
    let hooks = yaml(".pre-commit-hooks.yaml");
    let check = hooks.as_array().unwrap().iter().find(|hook| hook["id"] == "guidec-check").unwrap();
    assert_eq!(check["always_run"], true);
    assert_eq!(check["pass_filenames"], false);
}

#[test]
fn the_hooks_name_commands_that_exist() {
    for hook in yaml(".pre-commit-hooks.yaml").as_array().unwrap() {
        let entry = hook["entry"].as_str().unwrap();
        let folder = folder(&[("right.guide", RIGHT)]);
        let run = bash(&format!("{entry} right.guide"), folder.path(), &[]);
        assert_eq!(run.status.code(), Some(0), "{entry}: {}", String::from_utf8(run.stderr).unwrap());
    }
}
