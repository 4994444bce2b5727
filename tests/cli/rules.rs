//! `guidec rules`, and what is made of the table of rules.

use std::path::Path;

use crate::folder::Folder;
use crate::notes::{misfits, printed};

const SETTINGS: &str = "[rules]\nunwarned = \"error\"\n\n[[overrides]]\nfiles = [\"old\", \"*.guide\"]\n\
    rules = { unused-value = \"off\" }\n";

#[test]
fn rules_are_listed_with_their_levels() {
    let folder = Folder::new(&[("guidec.toml", SETTINGS)]);
    let out = printed(folder.run("rules --warn never-used"));
    for line in [
        "not-on-screen               E0450  error  A step names something that is not on the screen\n",
        "unwarned                    E0465  error  A step cannot be undone, and nobody warns of it\n                            `error` by guidec.toml:2\n",
        "never-used                  E0490  warn   No guide uses some of what is declared\n                            `warn` by --warn\n",
        "unused-value                E0502  warn   A value is never used\n                            `off` in old, *.guide by guidec.toml:6\n",
    ] {
        assert!(out.contains(line), "{line}{out}");
    }
    let json = printed(folder.run("rules --format json"));
    assert_eq!(misfits("rules", &json), Vec::<String>::new());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rule = value["rules"].as_array().unwrap().iter().find(|rule| rule["name"] == "unused-value").unwrap();
    assert_eq!(
        *rule,
        serde_json::json!({
            "name": "unused-value", "code": "E0502", "level": "warn", "from": "usual", "usual": "warn",
            "levels": ["error", "warn", "note", "off"], "can_be_allowed": true, "summary": "A value is never used",
            "overrides": [{ "files": ["old", "*.guide"], "level": "off", "from": "guidec.toml:6" }],
        })
    );
}

/// To renew the page: `UPDATE_DOCS=1 cargo test --test cli`.
#[test]
fn the_page_of_rules_is_current() {
    let page = printed(Folder::new(&[("guidec.toml", SETTINGS)]).run("rules --format markdown"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), page);
}

#[test]
fn an_explanation_says_what_a_project_may_do() {
    let explained = |rule: &str| printed(Folder::new(&[]).run(&format!("explain {rule}")));
    let tail = |rule: &str| explained(rule).split("\n## The rule\n\n").nth(1).unwrap().to_owned();
    assert_eq!(
        tail("unwarned"),
        "`unwarned` is usually `warn`. A project can make it `error`, and nothing less: a clean check promises that there is none.\n\
         Where one is right all the same, say so in the guide:\n\n    # guidec: allow(unwarned) because …\n"
    );
    assert_eq!(
        tail("E0108"),
        "`unknown-word` is usually `error`, and stays so: what is not understood cannot be followed. No remark in a guide allows it.\n"
    );
    assert_eq!(
        tail("unused-value").lines().next().unwrap(),
        "`unused-value` is usually `warn`. A project can make it `error`, `note` or `off`."
    );
}
