//! `docs/rules.md`.

use super::levels;
use crate::diagnostic::codes::{self, AREAS};
use crate::style::{OPTIONS, Options};

const HEAD: &str = "# The rules

<!-- Made by `guidec rules --format markdown`; do not change it here. -->

Everything that guidec finds is found by a rule. Each has a name, a code that is never used for anything else, and a level. [The project file](project.md#levels-of-rules)
sets levels, [a remark in a guide](project.md#allowing-what-a-rule-finds) allows one finding with a reason, and `guidec rules` shows the levels that hold in your project.

- *Usually* is the level if nobody says anything: an `error` fails a run, a `warn` only under `--deny warnings`, a `note` never.
- *Can be* lists the other levels that a project can choose. Rules on which the promise of [a clean check](guarantees.md) rests can become heavier, but not lighter.
- *Allowed* says whether a remark with a reason can allow what is found. What is not understood cannot be allowed, as nothing is known of it.
";

/// The table of all rules with their usual levels, in Markdown.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    for (prefix, title) in AREAS {
        page.push_str(&format!("\n## {title}\n\n| rule | code | usually | can be | allowed | finds |\n|---|---|---|---|---|---|\n"));
        for code in codes::all().filter(|code| code.id.starts_with(prefix)) {
            page.push_str(&format!(
                "| `{}` | [{}](codes/{}.md) | `{}` | {} | {} | {} |\n",
                code.name,
                code.id,
                code.id,
                code.usual_level().name(),
                levels(code),
                if code.standing.can_be_allowed() { "yes" } else { "no" },
                code.summary().replace('|', "\\|"),
            ));
        }
        page.push_str(&options(prefix));
    }
    page
}

/// What can be written beside the levels of rules of an area.
fn options(prefix: &str) -> String {
    let usual = Options::default();
    let rows = OPTIONS.iter().filter(|option| option.code.id.starts_with(prefix)).map(|option| {
        let (name, code) = (option.name, option.code);
        format!("| `{name}` | `{}` | {} | `{}` |\n", code.name, option.says, option.value(&usual))
    });
    match rows.collect::<String>() {
        rows if rows.is_empty() => rows,
        rows => format!("\n| option | of | says | without it |\n|---|---|---|---|\n{rows}"),
    }
}
