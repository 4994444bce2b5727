//! The guides of this repository: clean, printed by every target, and a tour of the language.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::Command;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guides")
}

fn guidec(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guidec"));
    let output = command.arg(arguments[0]).arg(folder()).args(&arguments[1..]).output().unwrap();
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_guides_are_clean() {
    guidec(&["check", "--deny", "warnings"]).unwrap();
}

/// What the guides together show of the language; each must stand at the beginning of a line or
/// behind a brace.
const CONSTRUCTS: [&str; 42] = [
    "using computer on windows",
    "within ",
    "when ",
    "otherwise {",
    "otherwise when ",
    "otherwise if ",
    "exactly one {",
    "either \"",
    "or \"",
    "try {",
    "or else \"",
    "or else after all steps {",
    "if see ",
    "if \"",
    "optional {",
    "optional any {",
    "repeat \"",
    "skip to ",
    "again from ",
    "procedure ",
    "follow ",
    "using ",
    "on computer {",
    "on phone {",
    "at ",
    "now at ",
    "now see ",
    "back",
    "return to ",
    "condition ",
    "never ",
    "trouble ",
    "stop ",
    "done ",
    "go to ",
    "value ",
    "secret ",
    "unsupported ",
    "picture ",
    "about ",
    "install ",
    "uninstall ",
];

/// What stands further on in a line.
const ENDINGS: [&str; 6] = [
    " without start-app",
    "or \"In Settings\" when ",
    "\" leaves",
    "MacroDroid\" when ",
    "sometimes instead of ",
    "cannot be undone",
];

#[test]
fn every_target_prints_every_guide() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    guidec(&["build", "--target", "all", "--out", folder]).unwrap();
    let guides = fs::read_dir(out.path().join("json")).unwrap().count() - 1;
    assert!(guides >= 17, "only {guides} guides");
    for (target, pages) in [("html/guides", guides), ("markdown", guides + 1), ("checklist", 2 * guides)] {
        let files = fs::read_dir(out.path().join(target)).unwrap().map(|entry| entry.unwrap().path());
        let pages_there = files.filter(|path| path.is_file()).count();
        assert_eq!(pages_there, pages, "{target}");
    }
}

/// What the texts that the guides come from say, and what must not get lost on the way: page by page.
const FACTS: [(&str, &[&str]); 15] = [
    (
        "leave-mutual-aid",
        &[
            "HONOR 50 with Magic UI 4.2.0.193 and Alipay 10.2.53",
            "Tap **Mine**",
            "Tap **Mutual Treasure**",
            "**My mutual aid**, then **Serious illness mutual aid plan**",
            "Scroll down and tap **Exit the mutual aid plan**",
            "**I still want to give up**",
            "**Give up**",
            "Tap **OK**",
            "8 December 2004",
            "Ant Financial",
            "May 2021",
            "seventh",
            "_personal_ or an _enterprise_ account",
            "1 July 2006",
            "| I | 1 | 1,000 yuan in all",
            "| II | at least 3 | 100,000 yuan a year |",
            "| III | at least 5 | 200,000 yuan a year |",
            "means such as these",
            "_two-dimensional code_",
            "payment shield",
            "15 January 2009",
            "**39** domestic banks",
            "**76 %**",
        ],
    ),
    (
        "oppo-background",
        &[
            "first **four** parts",
            "other OPPO phones",
            "Go back",
            "**Run in background**",
            "**Allow Auto Start-up**",
            "_Smart restriction_",
        ],
    ),
    (
        "sony-background",
        &["Do not set **STAMINA level** to _Prefer battery time_", "**Power management**", "**Excepted**"],
    ),
    ("vivo-background", &["reported from Android 13 on", "_Lockdown_", "**i Manager**"]),
    (
        "oneplus-background",
        &[
            "OnePlus Nord",
            "not certain",
            "**Special Access**, then **Battery Optimization**",
            "**Battery**, then **Battery optimization**",
            "_App Auto-Launch_",
        ],
    ),
    (
        "xiaomi-background",
        &[
            "It stays even when you clear the recent apps",
            "https://piunikaweb.com/",
            "Yunus Ceyhan",
            "NetVor",
            "Ruby Faick",
            "**Background autostart**",
            "**MIUI version** 10 times",
        ],
    ),
    ("stop-power-saver", &["DuraSpeed", "August 2019", "**Force close**", "starts again by itself"]),
    (
        "disable-power-saver",
        &[
            "`pm disable-user com.evenwell.powersaving.g3`",
            "`pm disable-user com.evenwell.emm`",
            "First action: the type **Global**, with the name `setting.duraspeed.enabled` and the value **2**",
            "Second action: the type **System**, with the name `setting.duraspeed.enabled` and the value **2**",
            "Third action: the type **Global**, with the name `setting.duraspeed.enabled` and the value **0**",
            "Fourth action: the type **System**, with the name `setting.duraspeed.enabled` and the value **0**",
        ],
    ),
    (
        "enroll-android",
        &[
            "https://www.youtube.com/watch?v=k0Q_sGLSx6o",
            "send-logs-to-your-it-admin-by-email-android",
            "mailto:wintunedroidfbk@microsoft.com",
            "telecom-expense-management",
            "depends on the rules of your organization",
            "Tap **ALLOW**",
        ],
    ),
    (
        "remove-android",
        &[
            "**Lock screen and security**, then **Other security settings**, then **Device admin apps**",
            "**Security**, then **Additional Security Settings**, then **Device Administrators**",
            "com.microsoft.windowsintune.companyportal",
        ],
    ),
    ("remove-ios", &["**Remove Device**", "Never tap **Factory Reset**", "e-mail profiles"]),
    ("remote-lock", &["Not every device can be locked", "**Remote lock pending**", "Wait a few minutes"]),
    ("passcode-ios", &["**Turn Passcode On**", "**Change Passcode**", "list of common ones"]),
    ("set-pin-android", &["**Secure Startup**", "**Screen Lock**"]),
    ("unknown-sources", &["may take a few minutes"]),
];

/// What the guides once said and no source does.
const INVENTIONS: [(&str, &[&str]); 7] = [
    ("leave-mutual-aid", &["2 minutes"]),
    ("oppo-background", &["has no such choice", "**all** parts"]),
    ("sony-background", &["Never tap **STAMINA level**"]),
    ("xiaomi-background", &["Then leave it", "padlock appears"]),
    ("remote-lock", &["5 minutes"]),
    ("update-android", &["Restart"]),
    ("remove-android", &["still a device administrator"]),
];

#[test]
fn the_guides_keep_the_facts_of_their_sources() {
    let pages = markdown_pages();
    let page = |name: &str| fs::read_to_string(pages.path().join(format!("{name}.md"))).unwrap();
    for (name, facts) in FACTS {
        let text = page(name);
        for fact in facts {
            assert!(text.contains(fact), "{name}: `{fact}` is missing");
        }
    }
    for (name, inventions) in INVENTIONS {
        let text = page(name);
        for invention in inventions {
            assert!(!text.contains(invention), "{name}: no source says `{invention}`");
        }
    }
}

/// Every guide for people in an organization ends with where to get help, as its source does.
#[test]
fn who_needs_help_learns_whom_to_ask() {
    let pages = markdown_pages();
    for name in ["enroll-android", "passcode-ios", "remote-lock", "remove-android", "remove-ios", "send-logs"]
        .into_iter()
        .chain(["set-pin-android", "unknown-sources", "update-android", "update-ios"])
    {
        let text = fs::read_to_string(pages.path().join(format!("{name}.md"))).unwrap();
        assert!(text.contains("Ask the support of your organization"), "{name}");
    }
}

/// A sheet of paper has no links: what a step needs stands on it.
#[test]
fn the_sheets_can_be_used_on_paper() {
    let out = tempfile::tempdir().unwrap();
    guidec(&["build", "--target", "checklist", "--out", out.path().to_str().unwrap()]).unwrap();
    let sheet = |name: &str| {
        let text = fs::read_to_string(out.path().join(format!("{name}.txt"))).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(sheet("disable-power-saver").contains("and the value 0."));
    assert!(sheet("enroll-android").contains("You can still allow it later (step"));
    assert!(sheet("remove-android").contains("no longer reaches the protected data"));
}

fn markdown_pages() -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    guidec(&["build", "--target", "markdown", "--out", out.path().to_str().unwrap()]).unwrap();
    out
}

#[test]
fn the_guides_use_every_construct() {
    let mut texts = String::new();
    for entry in walk(&folder()) {
        texts.push_str(&fs::read_to_string(entry).unwrap());
    }
    let begins: Vec<&str> =
        texts.lines().flat_map(|line| line.split(['{', '}'])).map(str::trim_start).collect();
    let lines: Vec<&str> = texts.lines().map(|line| line.trim_start_matches([' ', '}'])).collect();
    for construct in CONSTRUCTS {
        let used = lines.iter().chain(&begins).any(|line| line.starts_with(construct));
        assert!(used, "no guide uses `{construct}`");
    }
    for ending in ENDINGS {
        assert!(texts.contains(ending), "no guide uses `{ending}`");
    }
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            guides.extend(walk(&path));
        } else if path.extension().is_some_and(|extension| extension == "guide") {
            guides.push(path);
        }
    }
    guides
}
