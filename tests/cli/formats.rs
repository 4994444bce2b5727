//! `--format`: what programs read of the findings.

use crate::folder::{Folder, Run};
use crate::notes::misfits;
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// Findings with and without a place, with a cause in another file, a fix, and words that try to act.
fn project() -> Folder {
    Folder::new(&[
        ("guidec.toml", "name = \"Help\"\n"),
        (
            "apps/notes.guide",
            "app notes \"Notes ##[group]\" on android {\n  screen home \"Home\" {\n    row settings \"Settings\" when android 12 or later\n  }\n}\n",
        ),
        (
            "lock it.guide",
            "use \"apps/notes.guide\"\nguide lock \"Lock\" {\n  for android\n  open notes\n  tap setings\n}\n",
        ),
        ("::error::x.guide", ""),
        (
            "act ##[x].guide",
            "guide act \"Act\" {\n  tap \"::error::y\" ##[command]\u{1B}]8;;x\n  for androd\n}\n",
        ),
        ("clean.guide", "guide clean \"Clean\" {\n  for android\n  do \"Wipe the screen.\"\n}\n"),
    ])
}

fn check(arguments: &str) -> Run {
    project().run(&format!("check {arguments}"))
}

/// What is printed, once it is known that no terminal and no runner can take it as a command.
fn harmless(format: &str) -> String {
    let run = check(&format!("--format {format}"));
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert!(!run.out.contains(|character: char| character.is_control() && character != '\n'), "{}", run.out);
    assert!(!run.out.contains("##["), "{}", run.out);
    if format != "github" {
        assert!(!run.out.lines().any(|line| line.trim_start().starts_with("::")), "{}", run.out);
    }
    run.out
}

#[test]
fn json_fits_its_schema() {
    let text = harmless("json");
    assert_eq!(misfits("findings", &text), Vec::<String>::new());
    insta::assert_snapshot!(text);
}

/// The official schema, which comes with the library that the report is read with.
fn sarif_schema() -> Value {
    let cargo = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--locked"]).output();
    let metadata: Value = serde_json::from_slice(&cargo.unwrap().stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let text = std::fs::read_to_string(manifest.with_file_name("src/schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    // A pattern with a bracket too many, which not every validator reads.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    schema
}

#[test]
fn sarif_fits_its_schema() {
    let text = harmless("sarif");
    let validator = jsonschema::validator_for(&sarif_schema()).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let misfits: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert_eq!(misfits, Vec::<String>::new());
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));

    let read: serde_sarif::sarif::Sarif = serde_json::from_str(&text).unwrap();
    let run = &read.runs[0];
    let results = run.results.as_ref().unwrap();
    let here = results.iter().find(|result| result.rule_id.as_deref() == Some("E0206")).unwrap();
    assert_eq!(here.fixes.as_ref().unwrap().len(), 1, "{here:?}");
    let place = here.locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap();
    let file = place.artifact_location.as_ref().unwrap().uri.as_deref().unwrap();
    assert_eq!(file, "lock%20it.guide");
    insta::assert_snapshot!(text.split("\"results\"").nth(1).unwrap());
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let folder = project();
    let of = |folder: &Folder| -> Vec<String> {
        let report: Value = serde_json::from_str(&folder.run("check --format json").out).unwrap();
        let findings = report["findings"].as_array().unwrap();
        findings.iter().map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = of(&folder);
    let guide = folder.read("lock it.guide");
    folder.write("lock it.guide", guide.replace("  open", "\n  # Something else\n  open"));
    assert_eq!(of(&folder), before);
    folder.write("lock it.guide", guide.replace("tap setings", "tap setings\n  tap setings"));
    let twice = of(&folder);
    let different: std::collections::BTreeSet<&String> = twice.iter().collect();
    assert_eq!((twice.len(), different.len()), (before.len() + 1, before.len() + 1));
    assert!(before.iter().all(|fingerprint| twice.contains(fingerprint)));
}

#[test]
fn github_gets_annotations() {
    insta::assert_snapshot!(harmless("github"));
    let folder = project();
    let run = Run::of(&folder.command(".").env("GITHUB_ACTIONS", "true").arg("check").output().unwrap());
    assert!(
        run.out.contains("error[E0206]") && run.out.contains("\n::error file=lock it.guide,line=5,"),
        "{}",
        run.out
    );
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    let report: Value = serde_json::from_str(&harmless("gitlab")).unwrap();
    // What GitLab's documentation asks of each issue.
    let schema = serde_json::json!({
        "type": "array",
        "items": {
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": { "type": "string" },
                "check_name": { "type": "string" },
                "fingerprint": { "type": "string", "minLength": 1 },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "not": { "pattern": "^\\./" } },
                        "lines": { "required": ["begin"], "properties": { "begin": { "type": "integer", "minimum": 1 } } },
                    },
                },
            },
        },
    });
    assert!(jsonschema::is_valid(&schema, &report), "{report}");
    assert!(report.as_array().unwrap().len() >= 3);
}

#[test]
fn junit_counts_what_fails() {
    let text = harmless("junit");
    insta::assert_snapshot!(text);
    let denied = check("--format junit --deny warnings").out;
    let failures = |text: &str| text.matches("<failure ").count();
    assert!(failures(&denied) >= failures(&text));
}

#[test]
fn checkstyle_lists_files() {
    insta::assert_snapshot!(harmless("checkstyle"));
}

#[test]
fn formats_for_programs_are_whole_without_findings() {
    let folder = Folder::new(&[(
        "clean.guide",
        "guide clean \"Clean\" {\n  for android\n  do \"Wipe the screen.\"\n}\n",
    )]);
    let printed = |format: &str| {
        let run = folder.run(&format!("check --format {format}"));
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        run.out
    };
    assert_eq!(printed("gitlab"), "[]\n");
    assert!(printed("sarif").contains("\"results\": []"));
    assert!(printed("junit").contains("<testcase name=\"check\" classname=\"clean.guide\"/>"));
    assert!(printed("checkstyle").contains("<checkstyle"));
    assert_eq!(printed("human"), "1 file checked, nothing found\n");
}

#[test]
fn paths_begin_at_the_repository() {
    let folder = Folder::new(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        ("docs/guidec.toml", "name = \"Help\"\n"),
        ("docs/a.guide", "guide a \"A\" {\n  tpa \"B\"\n}\n"),
    ]);
    let report: Value = serde_json::from_str(&folder.run("check docs --format json").out).unwrap();
    assert_eq!(report["findings"][0]["place"]["file"], "docs/a.guide");
}

#[test]
fn a_build_prints_its_report_for_programs_as_its_result() {
    let folder = project();
    let run = folder.run("build --target json --format json");
    assert!(serde_json::from_str::<Value>(&run.out).is_ok(), "{}", run.out);
    assert!(run.err.contains("nothing was written"), "{}", run.err);
}

#[test]
fn too_many_findings_are_counted() {
    let guide = format!("guide a \"A\" {{\n{}}}\n", "  tpa \"B\"\n".repeat(900));
    let names: Vec<String> = (0..6).map(|number| format!("{number}.guide")).collect();
    let folder = Folder::new(&names.iter().map(|name| (name.as_str(), guide.as_str())).collect::<Vec<_>>());
    let report: Value = serde_json::from_str(&folder.run("check --format json").out).unwrap();
    assert_eq!(report["findings"].as_array().unwrap().len(), 5000);
    assert!(report["summary"]["errors"].as_u64().unwrap() >= 5400, "{}", report["summary"]);
}
