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

/// The blocks of YAML in a part of a page.
fn yaml_blocks(page: &str, part: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let (_, part) = text.split_once(&format!("\n## {part}\n")).unwrap();
    let part = part.split("\n## ").next().unwrap();
    let blocks = part.split("```yaml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    blocks.map(|block| serde_saphyr::from_str(block).unwrap()).collect()
}

/// The recipes for many machines, each job in a copy of its own.
struct Machines {
    /// What one machine writes.
    one: Vec<(String, Vec<u8>)>,
    jobs: Vec<tempfile::TempDir>,
}

impl Machines {
    fn new() -> Self {
        let mut machines = Self { one: Vec::new(), jobs: Vec::new() };
        let one = machines.job();
        assert_eq!(bash("guidec build --target html --out public", &one, &[]).status.code(), Some(0));
        machines.one = files(&one.join("public"));
        assert!(machines.one.len() > 9);
        machines
    }

    /// A machine with the guides.
    fn job(&mut self) -> PathBuf {
        let folder = folder(&[("guidec.toml", "name = \"Help\"\n")]);
        for number in 0..9 {
            let text = RIGHT.replace("right \"Right\"", &format!("right-{number} \"Right {number}\""));
            std::fs::write(folder.path().join(format!("right-{number}.guide")), text).unwrap();
        }
        self.jobs.push(folder);
        self.jobs.last().unwrap().path().to_path_buf()
    }
}

/// Names and contents, but not what a build remembers.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .flat_map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let below = if path.is_dir() {
                files(&path)
            } else {
                vec![(String::new(), std::fs::read(&path).unwrap())]
            };
            below.into_iter().map(move |(below, contents)| (format!("{name}/{below}"), contents))
        })
        .filter(|(name, _)| !name.starts_with(".guidec-cache"))
        .collect();
    files.sort();
    files
}

fn succeeds(script: &str, folder: &Path, variables: &[(&str, &str)]) {
    let run = bash(script, folder, variables);
    assert_eq!(run.status.code(), Some(0), "{script}: {}", String::from_utf8(run.stderr).unwrap());
}

#[test]
fn the_recipe_for_a_matrix_makes_the_site() {
    let workflow = yaml_blocks("docs/ci.md", "On many machines").swap_remove(0);
    let mut machines = Machines::new();
    let artifacts = tempfile::tempdir().unwrap();
    let job = &workflow["jobs"]["shards"];
    for shard in job["strategy"]["matrix"]["shard"].as_array().unwrap() {
        let folder = machines.job();
        let filled =
            |value: &Value| value.as_str().unwrap().replace("${{ matrix.shard }}", &shard.to_string());
        for step in job["steps"].as_array().unwrap() {
            if let Some(script) = step["run"].as_str() {
                let number = filled(&step["env"]["SHARD"]);
                succeeds(script, &folder, &[("SHARD", &number)]);
            } else if step["uses"].as_str().unwrap().starts_with("actions/upload-artifact@") {
                let name = artifacts.path().join(filled(&step["with"]["name"]));
                std::fs::rename(folder.join(step["with"]["path"].as_str().unwrap()), name).unwrap();
            }
        }
    }
    let job = &workflow["jobs"]["site"];
    assert_eq!(job["needs"], "shards");
    let folder = machines.job();
    for step in job["steps"].as_array().unwrap() {
        if let Some(script) = step["run"].as_str() {
            succeeds(script, &folder, &[]);
        } else if step["uses"].as_str().unwrap().starts_with("actions/download-artifact@") {
            assert_eq!(
                (&step["with"]["pattern"], &step["with"]["merge-multiple"]),
                (&"shard-*".into(), &true.into())
            );
            let to = folder.join(step["with"]["path"].as_str().unwrap());
            std::fs::create_dir(&to).unwrap();
            for (name, contents) in files(artifacts.path()) {
                let name = name.trim_end_matches('/').rsplit('/').next().unwrap();
                std::fs::write(to.join(name), contents).unwrap();
            }
        }
    }
    assert!(files(&folder.join("public")) == machines.one);
}

#[test]
fn the_recipe_for_an_indexed_job_makes_the_site() {
    let blocks = yaml_blocks("docs/ci.md", "On many machines");
    let [_, shards, site] = blocks.as_slice() else { unreachable!("{blocks:?}") };
    let mut machines = Machines::new();
    let volume = tempfile::tempdir().unwrap();
    let run = |job: &Value, folder: &Path, variables: &[(&str, &str)]| {
        let container = &job["spec"]["template"]["spec"]["containers"][0];
        assert_eq!(container["command"].as_array().unwrap().as_slice(), ["sh", "-ec"]);
        let mount = container["volumeMounts"][0]["mountPath"].as_str().unwrap();
        let script = container["args"][0].as_str().unwrap().replace(mount, volume.path().to_str().unwrap());
        succeeds(&script, folder, variables);
    };
    assert_eq!(shards["spec"]["completionMode"], "Indexed");
    for index in 0..shards["spec"]["completions"].as_u64().unwrap() {
        let folder = machines.job();
        run(shards, &folder, &[("JOB_COMPLETION_INDEX", &index.to_string())]);
    }
    let folder = machines.job();
    run(site, &folder, &[]);
    assert!(files(&volume.path().join("public")) == machines.one);
}
