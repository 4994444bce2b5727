//! Row 12: hostile paths and links: nothing outside the project is opened, and nothing is written but outputs.

use std::time::Duration;

use crate::disk::ground::{Ground, Writes};
use crate::disk::race::RACES;
use crate::disk::{trace, write};
use crate::row::{Row, Settings};

pub const ROW: Row = Row { number: 12, name: "outside", size: 300, run };

/// Names that lead out, or mean something else on some system. `SECRET` becomes the absolute path of a folder outside.
const NAMES: &[&str] = &[
    "../secret/x",
    "../../secret/x",
    "a/../../secret/x",
    "./../secret/x",
    "SECRET/x",
    "/SECRET/x",
    "//SECRET/x",
    "file://SECRET/x",
    "/etc/passwd",
    "/proc/self/environ",
    "/dev/stdin",
    "~/x",
    "$HOME/x",
    "..\\secret\\x",
    "C:/x",
    "C:x",
    "\\\\server\\share\\x",
    "//server/share/x",
    "%2e%2e/secret/x",
    "..%2fsecret/x",
    "%252e%252e/x",
    "．．/secret/x",
    "..\u{2215}secret/x",
    "..\u{200B}/secret/x",
    "link/x",
    "./link/x",
    "link/../secret/x",
    "way/x",
    "leaf",
    "NUL",
    "con/x",
    "aux.png",
    "x:stream",
    "x.",
    "x ",
    " ../secret/x",
    ".",
    "..",
    "",
    "/",
    "a/..//../secret/x",
    "....//secret/x",
];

/// Where such a name stands.
const PLACES: &[&str] =
    &["use", "picture", "out", "sources", "logo", "baseline", "targets", "include", "output", "slug"];

fn run(settings: &Settings) -> Result<String, String> {
    if !trace::is_there() {
        return Err("strace is needed".to_owned());
    }
    let ground = Ground::new()?;
    let cases = PLACES.iter().flat_map(|place| NAMES.iter().map(move |name| (*place, *name)));
    let cases: Vec<_> = cases.collect();
    let step = (cases.len() / settings.size.max(1)).max(1);
    let mut problems = Vec::new();
    let mut done = 0;
    for (place, name) in cases.iter().step_by(step) {
        ground.renew();
        put(&ground, place, name);
        if let Err(problem) = ground.judge("build --trust-templates", Writes::Outputs) {
            problems.push(format!("{place} {name:?}: {problem}"));
        }
        done += 1;
    }
    for (name, prepare) in LINKS {
        ground.renew();
        prepare(&ground);
        if let Err(problem) = ground.judge("build", Writes::Outputs) {
            problems.push(format!("{name}: {problem}"));
        }
        done += 1;
    }
    let mut told = format!("{done} paths and links");
    let length = Duration::from_secs_f64(settings.size as f64 / 5.0).min(Duration::from_secs(60));
    for race in RACES {
        let raced = race.run(&ground, length)?;
        told += &format!("; {}: {} runs, {} swaps", race.name, raced.runs, raced.swaps);
        problems.extend(raced.problems.into_iter().map(|problem| format!("{}: {problem}", race.name)));
    }
    match problems.len() {
        0 => Ok(told),
        count => Err(format!("{count} problems of {told}:\n{}", problems.join("\n"))),
    }
}

/// Links in the places to which guidec writes or from which it reads on its own.
type Prepare = fn(&Ground);
const LINKS: &[(&str, Prepare)] = &[
    ("the outputs are a link", |ground| ground.link("build", "")),
    ("a target's folder is a link", |ground| ground.link("build/html", "")),
    ("a folder of pages is a link", |ground| ground.link("build/html/guides", "")),
    ("a page is a link", |ground| ground.link("build/html/index.html", "x")),
    ("the list of outputs is a link", |ground| ground.link("build/.guidec-outputs", "x")),
    ("the folder for files on their way is a link", |ground| ground.link("build/.guidec-new", "")),
    ("the lock is a link", |ground| ground.link("build/.guidec-new/lock", "x")),
    ("the lock is a link to nothing", |ground| ground.link("build/.guidec-new/lock", "new")),
    ("what is on its way is a link", |ground| ground.link("build/.guidec-new/0", "x")),
    ("the project file is a link", |ground| ground.link("guidec.toml", "x")),
    ("the rules of what is passed over are a link", |ground| ground.link(".gitignore", "x")),
    ("the rules of a folder are a link", |ground| ground.link("guides/.gitignore", "x")),
    ("rules stand above the project", |ground| write(&ground.whole, ".gitignore", "*\n")),
    ("a folder of guides is a link", |ground| ground.link("guides/more", "")),
    ("a guide is a link", |ground| ground.link("guides/1.guide", "x")),
];

/// Writes a project in which the name stands at that place.
fn put(ground: &Ground, place: &str, name: &str) {
    let name = name.replace("SECRET", &ground.secret.to_string_lossy());
    let quoted = format!("{name:?}").replace("\\u{200b}", "\u{200B}");
    let project = |more: &str| format!("name = \"Fixture\"\n{more}\n");
    let guide = |head: &str, id: &str, steps: &str| {
        format!("{head}\nguide {id} \"X\" {{\n  for android\n  open \"Notes\"\n{steps}  done \"Done.\"\n}}\n")
    };
    let target = |output: &str, template: &str| {
        let manifest = format!(
            "description = \"Ours\"\nescape = \"html\"\n[[page]]\ntemplate = \"page.j2\"\nfor = \"document\"\noutput = {output}\n"
        );
        write(&ground.project, "ours/target.toml", manifest);
        write(&ground.project, "ours/page.j2", template);
        write(&ground.project, "guidec.toml", project("targets = [\"ours\"]\ntrust-templates = true"));
    };
    match place {
        "use" => write(
            &ground.project,
            "guides/1.guide",
            guide(&format!("use \"{name}.guide\"\nuse \"{name}\""), "x", ""),
        ),
        "picture" => {
            let steps = format!("  picture \"{name}.png\" \"X\"\n  picture \"{name}\" \"X\"\n");
            write(&ground.project, "guides/1.guide", guide("", "x", &steps));
        }
        "sources" => write(&ground.project, "guidec.toml", project(&format!("sources = [{quoted}]"))),
        "targets" => {
            write(
                &ground.project,
                "guidec.toml",
                project(&format!("targets = [{quoted}]\ntrust-templates = true")),
            );
        }
        "include" => target("\"{id}.html\"", &format!("{{% include {quoted} %}}")),
        "output" => target(&quoted, "x"),
        "slug" => write(&ground.project, "guides/1.guide", guide("", &name, "").replace("\"X\"", &quoted)),
        setting => write(&ground.project, "guidec.toml", project(&format!("{setting} = {quoted}"))),
    }
}
