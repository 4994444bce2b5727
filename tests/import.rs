//! What `import` makes of texts: cases on disk, and what holds for every text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

use std::collections::BTreeSet;

use guidec::format::format;
use guidec::import::{Draft, import, is_silent, words};
use guidec::source::FileId;
use guidec::syntax::parse;
use proptest::prelude::*;

/// Makes a draft, and looks that it parses, is in the one style and holds every word of its source.
#[track_caller]
fn hold(name: &str, source: &str) -> Draft {
    let draft = match import(name, source) {
        Ok(draft) => draft,
        Err(finding) => panic!("{}\n{:?}\n=== of\n{source}", finding.title, finding.labels),
    };
    let (_, findings) = parse(FileId(0), &draft.text);
    assert!(findings.is_empty(), "{findings:?}\n{}", draft.text);
    assert_eq!(format(FileId(0), &draft.text).unwrap().text, draft.text);
    let kept: BTreeSet<String> = words(&draft.text).collect();
    let lost: Vec<String> = spoken(source).filter(|word| !is_silent(word) && !kept.contains(word)).collect();
    assert!(lost.is_empty(), "lost {lost:?}\n=== of\n{source}\n=== in\n{}", draft.text);
    draft
}

/// Tags that say all they mean, and signs that HTML writes in letters.
const SILENT: &[&str] = &[
    "{for win10}",
    "{for win11}",
    "{/for}",
    "{% mac %}",
    "{% endmac %}",
    "{% else %}",
    "{% tip %}",
    "{% endtip %}",
    "{button ",
    "{menu ",
    "{pref ",
    "{key ",
    "{for mac}",
    "{for win10,win11}",
    "{% octicon \"lamp\" aria-hidden=\"true\" %}",
    "{% octicon \"gear\" aria-label=",
    "=== ",
    "<TabItem value=\"ios\" label=",
    "<TabItem label=",
    "&lt;",
    "&gt;",
    "&amp;",
];

/// The words of a source without tags and without the numbers of lists and steps.
fn spoken(source: &str) -> impl Iterator<Item = String> {
    let mut shown = String::new();
    let mut source = source.replace("<br>", "\n");
    for tag in SILENT {
        source = source.replace(tag, " ");
    }
    for line in source.lines().filter(|line| line.trim() != "```sh") {
        let mut said = String::new();
        let mut rest = line;
        while let Some((before, tag)) = rest.split_once('<') {
            said.push_str(before);
            said.push(' ');
            rest = tag.split_once('>').map_or(tag, |(_, rest)| rest);
        }
        said.push_str(rest);
        let line = said.trim_start_matches([' ', '\t', '>', '|']);
        let line = line.strip_prefix("Step ").unwrap_or(line);
        let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let ends = behind.trim_start().starts_with('|') || behind.starts_with(['.', ')', ':']);
        let is_numbered = behind.len() < line.len() && ends;
        shown.push_str(if is_numbered { behind } else { line });
        shown.push('\n');
    }
    for hidden in ["\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}"] {
        shown = shown.replace(hidden, "");
    }
    words(&shown).collect::<Vec<_>>().into_iter()
}

#[test]
fn cases() {
    insta::glob!("cases/import", "*.{md,txt}", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let draft = hold(name, &text);
        let counts = format!("{} steps, {} remarks", draft.steps, draft.remarks);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/import", omit_expression => true }, {
            insta::assert_snapshot!(format!("{}\n-----\n{}-----\n{counts}", text.trim_end(), draft.text));
        });
    });
}

/// Parts that texts are made of.
const PARTS: &[&str] = &[
    "Tap ",
    "tap ",
    "click on ",
    "Go to ",
    "**Lamp**",
    "*Lamp > Light*",
    "“Lamp, ”",
    "\"Lamp\"",
    "Settings",
    " > ",
    " → ",
    ", ",
    ", and then ",
    " and ",
    "; ",
    ". ",
    "\n",
    "\n\n",
    "\n1. ",
    "\n2) ",
    "\n- ",
    "\n   ",
    "\n> ",
    "\n# ",
    "\n## ",
    "> [!NOTE]\n> ",
    "Note: ",
    "If you see ",
    "On Android 12 or later, ",
    "On iOS:\n",
    "{for win10}",
    "{/for}",
    "{% mac %}\n",
    "\n{% endmac %}\n",
    "{% else %}",
    "{name}",
    "{",
    "}",
    "[words](https://example.org)",
    "[x](javascript:y)",
    "![a](b.png)",
    "`code`",
    "```\n",
    "turn on ",
    "Enter your PIN",
    "enter it again",
    "in the top right corner",
    "to confirm",
    "until it glows",
    "5 times",
    "(three dots)",
    "(",
    ")",
    "<br>",
    "<b>",
    "</b>",
    "<img src=\"a.png\" alt=\"b\">",
    "<figcaption>",
    "</figcaption>",
    "Option 1:\n",
    "**Option 2**:\n\n",
    "the lamp icon",
    "scroll down",
    "swipe up from the edge",
    "{button Lamp}",
    "{note}",
    "{/note}",
    "\n=== \"Tab\"\n",
    "\n    === \"iOS\"\n\n        ",
    "<TabItem label=\"Lamp\">",
    "</TabItem>",
    "~~",
    "'''",
    "\n#*",
    "Step 3: ",
    "Step 4. ",
    "**Note:** ",
    "**Warning** - ",
    " | ",
    "✓",
    "the ⋮ icon",
    "toggle ",
    "From the **Mode** dropdown, ",
    "In A > B, ",
    "On your computer:\n\n",
    "drag A to B",
    "set X to Y",
    "it",
    "\\",
    "\"",
    "'",
    "“",
    "_",
    "*",
    "**",
    "#",
    "|",
    "\n|a|b|\n|-|-|\n|c|d|\n",
    "&#27;",
    "&amp;",
    "1",
    "3.5",
    "guide \"x\" {",
    "\nguide x \"y\"",
    "\"\"\"",
    "# guidec: allow(x)",
    "sign in with it",
    "wait until done",
    "choose A in B",
    "By tapping ",
    "you can ",
    "do this step",
    "Otherwise, ",
    "…",
    "---\n",
    "\t",
    "    ",
    "\r\n",
    "\u{202E}",
    "\u{0}",
    "é",
    "设置",
    "<!-- hidden -->",
    "https://example.org/a_b?c=d",
    "is set to On",
    "When you open it, ",
    "Next to **A** ",
    "restart your phone",
    "Alternatively, ",
    "for MIUI 12",
    "[!VIDEO https://a.example]",
];

fn many() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.max(400), ..usual }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn every_text_becomes_a_draft(parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..40)) {
        let source = parts.concat();
        // A tag that is not closed on its line takes what is behind it from `spoken`, never from the draft.
        hold("fixture.md", &source);
    }

    #[test]
    fn any_characters_become_a_draft(source in "\\PC{0,80}", controls in "[\\x00-\\x7F]{0,80}") {
        hold("fixture.md", &format!("{source}\n{controls}"));
    }
}

#[test]
fn long_and_deep_texts_become_drafts() {
    let many: String =
        (0..2_500).map(|number| format!("{number}. Tap **Lamp {number}**. It glows.\n")).collect();
    assert_eq!(hold("many.md", &format!("## Lamps\n\n{many}")).steps, 2_500);
    hold("deep.md", &">".repeat(5_000));
    hold(
        "deep.md",
        &(0..300).map(|depth| format!("{}- Tap **A**\n", "  ".repeat(depth))).collect::<String>(),
    );
    hold("way.md", &format!("Tap **A**{}.", " > **B**".repeat(5_000)));
    hold("words.md", &format!("Tap {}.", "lamp ".repeat(15_000)));
    hold("notes.md", &format!("1. Tap **A**.\n\n{}", "   Note: it glows.\n\n".repeat(2_000)));
    hold("marks.md", &"{for win}{% mac %}**".repeat(2_000));
    hold("and.md", &format!("Turn on **A**{}.", " and **B**".repeat(5_000)));
    hold("if.md", &format!("{}tap **A**.", "If it glows, ".repeat(500)));
    hold("signs.md", &"<a<{%{<b ".repeat(5_000));
    hold("inline.md", &"Tap {for win10}**A**{/for}".repeat(300));
    hold("verbs.md", &"tap and ".repeat(5_000));
    hold("tags.md", &"{% mac %}\n\nTap **A**\n\n".repeat(500));
    hold(
        "options.md",
        &(0..200).map(|number| format!("## Option {number}\n\n1. Tap **A**.\n\n")).collect::<String>(),
    );
}
