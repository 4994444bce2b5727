//! `guidec config`, and the schema of the project file.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::notes::{misfits, printed};
use guidec::build::{OVERRIDE_SETTINGS, SETTINGS, THEME_SETTINGS, schema};

const SETTINGS_FILE: &str = "name = \"Help\"\nlanguage = \"de\"\nsources = \"guides\"\ntargets = [\n  \"html\",\n  \"json\",\n]\n\
    [theme]\naccent = \"#00704a\"\n[rules]\nunwarned = \"error\"\n\
    [[overrides]]\nfiles = [\"old\"]\nrules = { unused-value = \"off\" }\n[target.ours]\nindent = 2\n";

#[test]
fn every_setting_is_shown_with_where_it_comes_from() {
    let folder = Folder::new(&[("guidec.toml", SETTINGS_FILE), ("guides/a.txt", "")]);
    let out = printed(folder.run("config --deny never-used"));
    assert_eq!(
        out,
        "name                             \"Help\"           guidec.toml:1\n\
         language                         \"de\"             guidec.toml:2\n\
         address                          none             default\n\
         sources                          \"guides\"         guidec.toml:3\n\
         exclude                          []               default\n\
         out                              \"build\"          default\n\
         targets                          [\"html\",\"json\"]  guidec.toml:4\n\
         trust-templates                  false            default\n\
         baseline                         none             default\n\
         theme.logo                       none             default\n\
         theme.accent                     \"#00704a\"        guidec.toml:9\n\
         theme.accent-dark                none             default\n\
         theme.font                       none             default\n\
         target.html.single-file          false            default\n\
         target.checklist.paper           \"a4\"             default\n\
         rules.unwarned                   \"error\"          guidec.toml:11\n\
         overrides[1].files               [\"old\"]          guidec.toml:13\n\
         overrides[1].rules.unused-value  \"off\"            guidec.toml:14\n\
         target.ours.indent               2                guidec.toml:16\n\
         rules.never-used                 \"error\"          --deny\n"
    );
    let json = printed(folder.run("config --format json"));
    assert_eq!(misfits("config", &json), Vec::<String>::new());
    let found: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(found["settings"][1], json!({ "name": "language", "value": "de", "from": "guidec.toml:2" }));
}

#[test]
fn what_the_command_says_is_shown_with_its_option() {
    let folder = Folder::new(&[("guidec.toml", "baseline = \"known.json\"\nout = \"public\"\n")]);
    let line = |arguments: &str, name: &str| {
        let out = printed(folder.run(arguments));
        let line = out.lines().find(|line| line.starts_with(&format!("{name} "))).unwrap();
        line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("config", "baseline"), "\"known.json\" guidec.toml:1");
    assert_eq!(line("config --baseline other.json", "baseline"), "\"other.json\" --baseline");
    assert_eq!(line("config --no-baseline", "baseline"), "none --no-baseline");
    assert_eq!(line("config --out site", "out"), "\"site\" --out");
}

#[test]
fn levels_for_files_that_are_not_there_are_told() {
    let overrides = "[[overrides]]\nfiles = [\"guide\", \"**/no-*.guide\"]\nrules = { long-step = \"off\" }\n\
                     [[overrides]]\nfiles = \"guides\"\nrules = { long-step = \"off\" }\n";
    let guide = "guide lock \"Lock the notes\" {\n  open \"Notes\"\n  tap \"Lock\"\n}\n";
    let folder = Folder::new(&[("guidec.toml", overrides), ("guides/lock.guide", guide)]);
    let run = folder.run("check --format short");
    assert_eq!(
        run.out.lines().filter(|line| line.contains("E0918")).collect::<Vec<_>>(),
        [
            "guidec.toml:2:10: warning[E0918]: no guide of this project is called `guide`",
            "guidec.toml:2:19: warning[E0918]: no guide of this project is called `**/no-*.guide`",
        ]
    );
    assert!(!folder.run("check guides/lock.guide").out.contains("E0918"));
}

#[test]
fn what_is_wrong_with_the_project_file_is_told() {
    let folder = Folder::new(&[("guidec.toml", "nmae = \"x\"\n")]);
    let run = folder.run("config");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("help: did you mean `name`?"), "{run:?}");
    assert_eq!(Folder::new(&[]).run("config").code, 0);
}

/// What the schema says of the defaults is so.
#[test]
fn the_defaults_are_those_of_the_schema() {
    let found = schema();
    let default = |name: &str| found["properties"][name]["default"].clone();
    let settings = guidec::build::Settings::default();
    assert_eq!(default("out"), json!(settings.out.as_str()));
    assert_eq!(default("targets"), json!(settings.targets));
    assert_eq!(default("trust-templates"), json!(settings.trust_templates));
    let folder = Folder::new(&[("guidec.toml", ""), ("a.guide", "guide a \"A\" {\n  open \"Notes\"\n}\n")]);
    assert_eq!(folder.run("build --target json").code, 0);
    let index: Value = serde_json::from_str(&folder.read("build/json/index.json")).unwrap();
    assert_eq!((default("name"), default("language")), (index["name"].clone(), index["language"].clone()));
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

fn sorted(names: &[&'static str]) -> Vec<&'static str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

/// Every setting of one is in the other, and the schema refuses what is none.
#[test]
fn the_schema_knows_the_settings() {
    let found = schema();
    jsonschema::meta::validate(&found).unwrap();
    assert_eq!(keys(&found), sorted(&SETTINGS));
    assert_eq!(keys(&found["$defs"]["Theme"]), sorted(&THEME_SETTINGS));
    assert_eq!(keys(&found["$defs"]["Override"]), sorted(&OVERRIDE_SETTINGS));
    let mut rules: Vec<&str> = guidec::diagnostic::codes::all().map(|code| code.name).collect();
    rules.sort_unstable();
    assert_eq!(keys(&found["$defs"]["Rules"]), rules);
    assert_eq!(misfits("project", "{}"), Vec::<String>::new());
}

/// The schema and the command agree about project files.
#[test]
fn the_schema_and_the_reader_agree() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let reference = include_str!("../../docs/project.md");
    let examples = reference.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut files: Vec<(bool, String)> = examples.map(|example| (true, example.to_owned())).collect();
    files.push((true, SETTINGS_FILE.to_owned()));
    for right in [
        "exclude = \"guides/old\"",
        "[rules]\nnot-on-screen = \"error\"",
        "[target.checklist]\npaper = \"letter\"",
    ] {
        files.push((true, right.to_owned()));
    }
    for wrong in [
        "nmae = \"x\"",
        "name = 3",
        "address = \"help.example\"",
        "sources = [1]",
        "out = true",
        "trust-templates = \"yes\"",
        "baseline = []",
        "rules = \"off\"",
        "[rules]\nunwarnd = \"off\"",
        "[rules]\nE0465 = \"error\"",
        "[rules]\nunwarned = \"off\"",
        "[rules]\nunused-value = \"warning\"",
        "[overrides]\nfiles = [\"x\"]",
        "[[overrides]]\nfiles = [\"x\"]",
        "[[overrides]]\nrules = {}",
        "[[overrides]]\nfiles = \"x\"\nrules = {}\nlevel = \"off\"",
        "[theme]\nacent = \"#fff\"",
        "[theme]\naccent = \"red\"",
        "[target.checklist]\npaper = \"a3\"",
        "[target.html]\nsingle-file = 1",
    ] {
        files.push((false, wrong.to_owned()));
    }
    for (is_right, text) in files {
        let value: Value = toml::from_str(&text).unwrap();
        assert_eq!(validator.is_valid(&value), is_right, "the schema: {text}");
        let folder = Folder::new(&[("guidec.toml", text.as_str()), ("apps/x.txt", ""), ("guides/a.txt", "")]);
        folder.write("img/logo.png", "");
        assert_eq!(folder.run("config").code == 0, is_right, "the command: {text}");
    }
}
