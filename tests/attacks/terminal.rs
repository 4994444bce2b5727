//! Words that a terminal or a CI runner would obey, in every place that a message can repeat, and what may be printed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What somebody could have put into a guide.
const PAYLOADS: &[&str] = &[
    "\u{1B}[31m",
    "\u{1B}[2J\u{1B}[H",
    "\u{1B}]8;;https://evil.example\u{7}x\u{1B}]8;;\u{7}",
    "\u{1B}]8;;https://evil.example\u{1B}\\x",
    "\u{1B}]52;c;ZXZpbA==\u{7}",
    "\u{1B}]0;title\u{7}",
    "\u{1B}P+q544e\u{1B}\\",
    "\u{1B}c",
    "\u{9B}31m",
    "\u{9D}52;c;ZXZpbA==\u{9C}",
    "\u{90}x\u{9C}",
    "\u{8}\u{8}\u{8}ok",
    "\rok",
    "\u{7}",
    "\u{0}",
    "\u{7F}",
    "\u{B}::error::x",
    "\u{C}::error::x",
    "\u{85}::error::x",
    "\u{2028}::error::x",
    "\u{202E}txet",
    "\u{2066}x\u{2069}",
    "\u{200B}x",
    "\u{FEFF}x",
    "\u{E0041}x",
    "::error::x",
    "  ::error file=x::y",
    "\n::error::x",
    "\r\n::add-mask::x",
    "\n  ::set-env name=PATH::x",
    "::stop-commands::x",
    "##[error]x",
    "##[group]x",
    "\n##[command]x",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[buildStop comment='x']",
    "%0A::error::x",
    ",line=1,title=x::y",
    "section_start:1:x\r\u{1B}[0K",
    "]]>&#27;<x/>",
    "\u{FFFE}\u{FFFF}",
];

/// A project with `PAYLOAD` in one place: the name of the place, that of the guide's file, the guide, and `guidec.toml`.
const PLACES: &[(&str, &str, &str, &str)] = &[
    (
        "title",
        "g.guide",
        "guide g \"PAYLOAD\" {\n  for android 12\n  tap \"A\"\n  when android 13 { do \"B.\" }\n}\n",
        "",
    ),
    ("id", "g.guide", "guide gPAYLOAD \"G\" {\n  for android\n  tap \"A\"\n}\n", ""),
    (
        "label",
        "g.guide",
        "guide g \"G\" {\n  for android\n  tap \"PAYLOAD\"\n  when android 13 { tap \"PAYLOAD\" } otherwise { tapp \"x\" }\n}\n",
        "",
    ),
    (
        "label of an element",
        "g.guide",
        "app a \"PAYLOAD\" on android {\n  versions 1 or later\n  screen s \"PAYLOAD\" { button b \"PAYLOAD\" -> t }\n  screen t \"T\"\n  screen u \"U\"\n}\nguide g \"G\" {\n  for android and a\n  open a\n  tap b\n  tap b\n  at u\n  when a 2 { do \"PAYLOAD\" }\n}\n",
        "",
    ),
    (
        "a map's labels",
        "g.guide",
        "app a \"PAYLOAD\" on android {\n  versions 1 or later\n  screen s \"PAYLOAD\" { button b \"PAYLOAD\" -> t }\n  screen t \"TPAYLOAD\" { button c \"PAYLOAD\" -> u }\n  screen u \"UPAYLOAD\"\n}\nguide g \"G\" {\n  for android and a\n  open a\n  tap b > c\n  when a 2 { do \"PAYLOAD\" } otherwise { do \"Else PAYLOAD\" }\n}\n",
        "",
    ),
    ("a word", "g.guide", "guide g \"G\" {\n  for android\n  PAYLOAD\n}\n", ""),
    (
        "a comment",
        "g.guide",
        "# PAYLOAD\nguide g \"G\" {\n  for android\n tap \"A\" # PAYLOAD\n  nope\n}\n",
        "",
    ),
    ("before everything", "g.guide", "PAYLOADguide g \"G\" {\n  for android\n  tap \"A\"\n}\n", ""),
    (
        "a remark",
        "g.guide",
        "guide g \"G\" {\n  for android\n  tap \"A\" # guidec: allow(PAYLOAD) because PAYLOAD\n}\n",
        "",
    ),
    (
        "a file that is used",
        "g.guide",
        "use \"PAYLOAD.guide\"\nguide g \"G\" {\n  for android\n  tap \"A\"\n}\n",
        "",
    ),
    (
        "a picture",
        "g.guide",
        "guide g \"G\" {\n  for android\n  tap \"A\"\n  picture \"PAYLOAD.png\" \"PAYLOAD\"\n}\n",
        "",
    ),
    ("a reader", "g.guide", "guide g \"G\" {\n  for PAYLOAD\n  tap \"A\"\n}\n", ""),
    ("a version", "g.guide", "guide g \"G\" {\n  for android \"PAYLOAD\"\n  tap \"A\"\n}\n", ""),
    (
        "prose",
        "g.guide",
        "guide g \"G\" {\n  for android\n  do \"PAYLOAD [PAYLOAD](@PAYLOAD) {PAYLOAD}\"\n  note \"\"\"\n    PAYLOAD\n  \"\"\"\n}\n",
        "",
    ),
    (
        "a condition's words",
        "g.guide",
        "question q \"PAYLOAD\" { answer a \"PAYLOAD\"\n answer b \"PAYLOADb\" }\nguide g \"G\" {\n  for android\n  when q is a { tap \"PAYLOAD\" } otherwise { do \"Else PAYLOAD\" }\n}\n",
        "",
    ),
    (
        "a value",
        "g.guide",
        "value v \"PAYLOAD\" example \"PAYLOAD\"\nguide g \"G\" {\n  for android\n  topics \"PAYLOAD\"\n  language \"PAYLOAD\"\n  run \"x {v} PAYLOAD\"\n}\n",
        "",
    ),
    ("the file's name", "gPAYLOAD.guide", "guide g \"G\" {\n  for android\n  nope\n tap \"A\"\n}\n", ""),
    ("a folder's name", "dPAYLOAD/g.guide", "guide g \"G\" {\n  for android\n  tap   \"A\"\n}\n", ""),
    (
        "the project's settings",
        "g.guide",
        "guide g \"G\" {\n  for android\n  tap \"A\"\n}\n",
        "name = \"\"\"PAYLOAD\"\"\"\n\"PAYLOAD\" = 1\n[rules]\n\"PAYLOAD\" = \"PAYLOAD\"\n",
    ),
    (
        "the project's name",
        "g.guide",
        "guide g \"G\" {\n  for android\n  tap \"A\"\n}\n",
        "name = 'PAYLOAD'\nsources = ['PAYLOAD']\nbaseline = 'PAYLOAD'\n[terms]\n'PAYLOAD' = 'PAYLOAD'\n",
    ),
];

/// How it is printed. `PAYLOAD` stands here, too.
const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--format", "short"],
    &["check", "--format", "json"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "--format", "gitlab"],
    &["check", "--format", "junit"],
    &["check", "--format", "checkstyle"],
    &["check", "--color", "never", "PAYLOAD"],
    &["check", "--for", "PAYLOAD"],
    &["build", "--target", "all"],
    &["build", "--target", "PAYLOAD"],
    &["build", "--for", "android 13"],
    &["readers"],
    &["readers", "--format", "json"],
    &["readers", "--for", "PAYLOAD"],
    &["diff", "--from", "android 12", "--to", "android 13"],
    &["diff", "--from", "android 12", "--to", "android 13", "--format", "markdown"],
    &["diff", "--from", "android 12", "--to", "android 13", "--format", "json"],
    &["diff", "--from", "PAYLOAD", "--to", "a 3"],
    &["graph", "a"],
    &["graph", "g"],
    &["graph", "a", "--format", "dot"],
    &["graph", "a", "--format", "mermaid"],
    &["graph", "g", "--format", "mermaid"],
    &["graph", "PAYLOAD"],
    &["fmt", "--diff"],
    &["fmt", "--check"],
    &["fmt", "PAYLOAD"],
    &["config"],
    &["explain", "PAYLOAD"],
];

/// The number of all cases.
pub(crate) fn count() -> usize {
    PAYLOADS.len() * PLACES.len() * COMMANDS.len()
}

/// One case; numbers after one another have little in common.
pub(crate) fn case(number: usize, guidec: &Path) -> Result<(), String> {
    // A prime that divides none of the three lengths' product, so every case comes once.
    let number = (number * 7_919) % count();
    let payload = PAYLOADS.get(number % PAYLOADS.len()).copied().unwrap_or_default();
    let rest = number / PAYLOADS.len();
    let Some((place, file, guide, project)) = PLACES.get(rest % PLACES.len()) else { return Ok(()) };
    let command = COMMANDS.get(rest / PLACES.len() % COMMANDS.len()).copied().unwrap_or_default();
    let told = |what: String| Err(format!("{payload:?} in {place}, {command:?}: {what}"));
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let filled = |text: &str| text.replace("PAYLOAD", payload);
    let name = filled(file).replace('\0', "");
    // A name with `/` lies in a folder; on this system there may be no such name.
    let path = folder.path().join(&name);
    let is_written = path.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok())
        && fs::write(&path, filled(guide)).is_ok()
        && (project.is_empty() || fs::write(folder.path().join("guidec.toml"), filled(project)).is_ok());
    if !is_written {
        return Ok(());
    }
    let arguments: Vec<String> = command.iter().map(|argument| filled(argument).replace('\0', "")).collect();
    let output = Command::new(guidec)
        .args(&arguments)
        .current_dir(folder.path())
        .env_remove("CLICOLOR_FORCE")
        .env_remove("FORCE_COLOR")
        // Annotations stand behind what is for people.
        .env("GITHUB_ACTIONS", if number.is_multiple_of(2) { "true" } else { "" })
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    match judge(&output) {
        Ok(()) => Ok(()),
        Err(wrong) => told(wrong),
    }
}

/// What is printed holds nothing that a terminal or a runner obeys, but annotations of its own.
fn judge(output: &Output) -> Result<(), String> {
    if !matches!(output.status.code(), Some(0..=2)) {
        return Err(format!("{:?}", output.status));
    }
    for bytes in [&output.stdout, &output.stderr] {
        let Ok(text) = std::str::from_utf8(bytes) else { return Err("it is not UTF-8".to_owned()) };
        if text.contains("panicked") {
            return Err(text.to_owned());
        }
        for line in text.split('\n') {
            judge_line(line).map_err(|wrong| format!("{wrong} in {line:?}"))?;
        }
    }
    Ok(())
}

fn judge_line(line: &str) -> Result<(), String> {
    if let Some(acts) = line.chars().find(|character| acts(*character)) {
        return Err(format!("{acts:?}"));
    }
    let marks = ["##[", "##vso[", "##teamcity["];
    if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
        return Err(format!("{mark:?}"));
    }
    let start = line.trim_start();
    if start.starts_with("::") && !is_annotation(start) {
        return Err("a command".to_owned());
    }
    Ok(())
}

/// `::error file=…,title=E0101 name::…`: one of three commands, with properties that each are one.
fn is_annotation(line: &str) -> bool {
    let Some((head, _)) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")) else {
        return false;
    };
    let Some((command, properties)) = head.split_once(' ') else { return false };
    let known = ["file", "line", "endLine", "col", "endColumn", "title"];
    let names: Vec<&str> =
        properties.split(',').map(|property| property.split('=').next().unwrap_or_default()).collect();
    let is_once = names.iter().all(|name| names.iter().filter(|other| *other == name).count() == 1);
    ["error", "warning", "notice"].contains(&command)
        && names.iter().all(|name| known.contains(name))
        && is_once
}

/// What moves the cursor, talks to the terminal, or turns or hides what stands around it. Joiners and the marks that
/// pages use themselves are no such thing.
fn acts(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}' | '\u{2028}' | '\u{2029}')
}
