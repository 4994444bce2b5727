//! What can stand in itself, and what can follow itself without end.

/// A project and a command.
pub struct Case {
    pub files: Vec<(String, Vec<u8>)>,
    pub arguments: Vec<String>,
}

pub struct Construct {
    pub name: &'static str,
    /// More of it make a file that is refused for its size alone.
    pub most: usize,
    pub write: fn(usize) -> Case,
}

const MILLION: usize = 1_000_000;

const fn construct(name: &'static str, write: fn(usize) -> Case) -> Construct {
    Construct { name, most: MILLION, write }
}

/// One guide, checked.
fn check(text: String) -> Case {
    one("a.guide", text, &["check", "--format", "short"])
}

fn one(name: &str, text: String, arguments: &[&str]) -> Case {
    Case {
        files: vec![(name.to_owned(), text.into_bytes())],
        arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
    }
}

fn guide(body: &str) -> String {
    format!("guide x \"X\" {{\n  for android\n{body}\n}}\n")
}

/// Blocks in each other.
fn blocks(open: &str, depth: usize) -> Case {
    check(guide(&format!("{}back\n{}", format!("{open} {{\n").repeat(depth), "}\n".repeat(depth))))
}

/// A condition.
fn when(condition: &str) -> Case {
    check(guide(&format!("when {condition} {{ back }}")))
}

fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|number| line(number) + "\n").collect()
}

fn app(screens: &str) -> String {
    format!("app a \"A\" on android {{\n  versions 1 or later\n{screens}\n}}\n")
}

/// A text of a step, printed with every target.
fn prose(text: &str) -> Case {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    one("a.guide", guide(&format!("do \"{text}\"")), &["build", "--target", "all", "--format", "short"])
}

/// A longer text of a guide, over several lines.
fn about(text: &str) -> Case {
    let indented = text.replace('\n', "\n    ");
    let about = format!("about \"A\" \"\"\"\n    {indented}\n    \"\"\"\n");
    one("a.guide", guide(&format!("{about}back")), &["build", "--target", "all", "--format", "short"])
}

fn import(text: String) -> Case {
    one("a.md", text, &["import", "a.md"])
}

fn fmt(text: String) -> Case {
    one("a.guide", text, &["fmt", "--check"])
}

fn project(text: String) -> Case {
    let mut case = check(guide("back"));
    case.files.push(("guidec.toml".to_owned(), text.into_bytes()));
    case
}

/// A template of somebody's own.
fn template(text: String) -> Case {
    let mut case = check(guide("back"));
    case.arguments =
        ["build", "--target", "./own", "--trust-templates", "--format", "short"].map(str::to_owned).to_vec();
    let manifest = "description = \"Own\"\nescape = \"html\"\n\n[[page]]\ntemplate = \"page.html.j2\"\nfor = \"document\"\noutput = \"{id}.html\"\n";
    case.files.push(("own/target.toml".to_owned(), manifest.into()));
    case.files.push(("own/page.html.j2".to_owned(), text.into_bytes()));
    case
}

fn baseline(text: String) -> Case {
    let mut case = check(guide("back"));
    case.arguments.extend(["--baseline".to_owned(), "known.json".to_owned()]);
    case.files.push(("known.json".to_owned(), text.into_bytes()));
    case
}

/// Files, each of which uses the next.
fn uses(count: usize) -> Case {
    let file = |number: usize| {
        let text =
            if number + 1 < count { format!("use \"f{}.guide\"\n", number + 1) } else { String::new() };
        (format!("f{number}.guide"), format!("{text}value v{number} \"V\"\n").into_bytes())
    };
    let mut case = check(format!("use \"f0.guide\"\n{}", guide("back")));
    case.files.extend((0..count).map(file));
    case.arguments.push("a.guide".to_owned());
    case
}

/// A condition as an argument.
fn only_for(condition: String) -> Case {
    let mut case = check(guide("back"));
    case.arguments.extend(["--for".to_owned(), condition]);
    case
}

/// Nested first, then flat.
pub const ALL: &[Construct] = &[
    construct("optional", |depth| blocks("optional", depth)),
    construct("when", |depth| blocks("when android", depth)),
    construct("otherwise", |depth| {
        let open = "when ios { back } otherwise {\n".repeat(depth);
        check(guide(&format!("{open}back\n{}", "}\n".repeat(depth))))
    }),
    construct("either", |depth| blocks("either \"A\"", depth)),
    construct("try", |depth| blocks("try", depth)),
    construct("if", |depth| blocks("if \"it rings\"", depth)),
    construct("if see", |depth| blocks("if see \"A\"", depth)),
    construct("at", |depth| blocks("at \"A\"", depth)),
    construct("part", |depth| blocks("part \"A\"", depth)),
    construct("repeat", |depth| blocks("repeat \"so often\"", depth)),
    construct("exactly one", |depth| blocks("exactly one", depth)),
    construct("using", |depth| blocks("using phone", depth)),
    construct("screens in screens", |depth| {
        check(app(&format!("{}{}", "screen s {\n".repeat(depth), "}\n".repeat(depth))))
    }),
    construct("elements in elements", |depth| {
        check(app(&format!("screen s {{\n{}{}}}", "row r \"R\" {\n".repeat(depth), "}\n".repeat(depth))))
    }),
    construct("open braces", |depth| check("{".repeat(depth))),
    construct("close braces", |depth| check("}".repeat(depth))),
    construct("open guides", |depth| check("guide x \"X\" {\n".repeat(depth))),
    construct("parentheses", |depth| when(&format!("{}android{}", "(".repeat(depth), ")".repeat(depth)))),
    construct("open parentheses", |depth| when(&"(".repeat(depth))),
    construct("not", |depth| when(&format!("{}android", "not ".repeat(depth)))),
    construct("not in parentheses", |depth| {
        when(&format!("{}android{}", "not (".repeat(depth), ")".repeat(depth)))
    }),
    construct("and", |depth| when(&format!("android{}", " and android".repeat(depth)))),
    construct("or", |depth| when(&format!("android{}", " or android".repeat(depth)))),
    construct("versions", |depth| {
        let versions: Vec<String> = (1..=depth).map(|version| version.to_string()).collect();
        when(&format!("android {}", versions.join(" or ")))
    }),
    construct("otherwise when", |depth| {
        check(guide(&format!("when ios {{ back }}{}", " otherwise when ios { back }".repeat(depth))))
    }),
    construct("or arms", |depth| {
        check(guide(&format!("either \"A\" {{ back }}{}", " or \"B\" { back }".repeat(depth))))
    }),
    construct("or else", |depth| {
        check(guide(&format!("try {{ back }}{}", " or else { back }".repeat(depth))))
    }),
    construct("taps on a line", |depth| check(guide(&format!("tap \"a\"{}", " > \"a\"".repeat(depth))))),
    construct("points in a name", |depth| check(guide(&format!("tap a{}", ".a".repeat(depth))))),
    construct("numbers of a version", |depth| when(&format!("android 1{}", ".1".repeat(depth)))),
    construct("digits", |depth| when(&format!("android {}", "1".repeat(depth)))),
    construct("letters of a name", |depth| check(guide(&format!("tap {}", "a".repeat(depth))))),
    construct("marks on a letter", |depth| check(guide(&format!("do \"a{}\"", "\u{301}".repeat(depth))))),
    construct("letters of a text", |depth| check(guide(&format!("do \"{}\"", "a".repeat(depth))))),
    construct("empty lines", |depth| check(guide(&"\n".repeat(depth)))),
    construct("comments", |depth| check(guide(&"# a\n".repeat(depth)))),
    construct("steps", |depth| check(guide(&"back\n".repeat(depth)))),
    construct("names that use names", |depth| {
        let conditions = each(depth, |place| format!("condition c{} \"C\" = not c{place}", place + 1));
        check(format!(
            "condition c0 \"C\" = android\n{conditions}{}",
            guide(&format!("when c{depth} {{ back }}"))
        ))
    }),
    construct("procedures that follow procedures", |depth| {
        let procedures =
            each(depth, |place| format!("procedure p{place} \"P\" {{\nfollow p{}\n}}", place + 1));
        check(format!("{procedures}procedure p{depth} \"P\" {{\nback\n}}\n{}", guide("follow p0")))
    }),
    Construct {
        name: "procedures that follow procedures in groups",
        most: 10_000,
        write: |depth| {
            let (open, close) = ("optional {\n".repeat(20), "}\n".repeat(20));
            let procedures = each(depth, |place| {
                format!("procedure p{place} \"P\" {{\n{open}follow p{}\n{close}}}", place + 1)
            });
            check(format!("{procedures}procedure p{depth} \"P\" {{\nback\n}}\n{}", guide("follow p0")))
        },
    },
    Construct {
        name: "names that use names in parentheses",
        most: 10_000,
        write: |depth| {
            let (open, close) = ("not (".repeat(20), ")".repeat(20));
            let conditions =
                each(depth, |place| format!("condition c{} \"C\" = {open}c{place}{close}", place + 1));
            let step = guide(&format!("when c{depth} {{ back }}"));
            check(format!("condition c0 \"C\" = android\n{conditions}{step}"))
        },
    },
    construct("screens like screens", |depth| {
        check(app(&format!(
            "screen s0\n{}",
            each(depth, |place| format!("screen s{} like s{place}", place + 1))
        )))
    }),
    Construct { name: "files that use files", most: 1_000, write: uses },
    construct("prose: quotes", |depth| prose(&format!("{}a", "> ".repeat(depth)))),
    construct("prose: stars", |depth| prose(&format!("{}a{}", "*".repeat(depth), "*".repeat(depth)))),
    construct("prose: emphasis", |depth| prose(&"*a **b ".repeat(depth))),
    construct("prose: brackets", |depth| prose(&format!("{}a{}", "[".repeat(depth), "](b)".repeat(depth)))),
    construct("prose: backquotes", |depth| prose(&"`a``b```".repeat(depth))),
    construct("prose: backslashes", |depth| prose(&"\\".repeat(depth))),
    construct("prose: entities", |depth| prose(&"&#38;".repeat(depth))),
    construct("prose: values", |depth| prose(&"{v}".repeat(depth))),
    construct("prose: tags", |depth| prose(&"<a>".repeat(depth))),
    construct("prose: lists", |depth| about(&"- ".repeat(depth))),
    construct("prose: quotes in a block", |depth| about(&format!("{}a", ">".repeat(depth)))),
    construct("prose: columns", |depth| {
        about(&format!("|{}\n|{}\n|{}", "a|".repeat(depth), "-|".repeat(depth), "b|".repeat(depth)))
    }),
    construct("prose: rows", |depth| about(&format!("| a |\n| - |\n{}", "| b |\n".repeat(depth)))),
    construct("formatted blocks", |depth| {
        fmt(guide(&format!("{}back\n{}", "optional {\n".repeat(depth), "}\n".repeat(depth))))
    }),
    construct("formatted conditions", |depth| {
        fmt(guide(&format!("for android{}", " and (android)".repeat(depth))))
    }),
    construct("formatted texts", |depth| fmt(guide(&format!("do \"{}\"", "a ".repeat(depth))))),
    construct("imported quotes", |depth| import(format!("{}Tap **A**.", "> ".repeat(depth)))),
    construct("imported lists", |depth| import(format!("{}Tap **A**.", "- ".repeat(depth)))),
    Construct {
        name: "imported lists in lists",
        most: 3_000,
        write: |depth| {
            import((0..depth).map(|level| format!("{}- Tap **A**.\n", "  ".repeat(level))).collect())
        },
    },
    construct("imported stars", |depth| import("*".repeat(depth) + "a" + &"*".repeat(depth))),
    construct("imported brackets", |depth| import("[".repeat(depth) + "a" + &"](b)".repeat(depth))),
    construct("imported tags", |depth| import("<div>".repeat(depth) + "Tap **A**.")),
    construct("imported details", |depth| {
        import("<details><summary>a</summary>\n".repeat(depth) + "Tap **A**.")
    }),
    construct("imported headings", |depth| import("# A\n\nTap **A**.\n\n".repeat(depth))),
    construct("imported ways", |depth| import(format!("Tap **A**{}.", " > **B**".repeat(depth)))),
    construct("imported sentences", |depth| import("Tap **A**. ".repeat(depth))),
    construct("project: lists", |depth| {
        project(format!("name = {}{}", "[".repeat(depth), "]".repeat(depth)))
    }),
    construct("project: tables", |depth| {
        project(format!("name = {}1{}", "{a=".repeat(depth), "}".repeat(depth)))
    }),
    construct("project: points", |depth| project(format!("a{} = 1", ".a".repeat(depth)))),
    construct("project: headings", |depth| project(format!("[a{}]", ".a".repeat(depth)))),
    construct("template: if", |depth| {
        template("{% if 1 %}".repeat(depth) + "a" + &"{% endif %}".repeat(depth))
    }),
    construct("template: for", |depth| {
        template("{% for a in [1] %}".repeat(depth) + "a" + &"{% endfor %}".repeat(depth))
    }),
    construct("template: elif", |depth| {
        template(format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(depth)))
    }),
    construct("template: parentheses", |depth| {
        template(format!("{{{{ {}1{} }}}}", "(".repeat(depth), ")".repeat(depth)))
    }),
    construct("template: not", |depth| template(format!("{{{{ {}1 }}}}", "not ".repeat(depth)))),
    construct("template: sums", |depth| template(format!("{{{{ 1{} }}}}", "+1".repeat(depth)))),
    construct("template: filters", |depth| template(format!("{{{{ 1{} }}}}", "|upper".repeat(depth)))),
    construct("template: items", |depth| template(format!("{{{{ a{} }}}}", "[0]".repeat(depth)))),
    construct("template: calls of itself", |depth| {
        template(format!(
            "{{% macro m(n) %}}{{% if n %}}{{{{ m(n - 1) }}}}{{% endif %}}{{% endmacro %}}{{{{ m({depth}) }}}}"
        ))
    }),
    construct("template: lists", |depth| {
        template(format!("{{{{ {}{} }}}}", "[".repeat(depth), "]".repeat(depth)))
    }),
    construct("template: with", |depth| {
        template("{% with a=1 %}".repeat(depth) + &"{% endwith %}".repeat(depth))
    }),
    construct("template: macros", |depth| {
        template("{% macro m() %}".repeat(depth) + &"{% endmacro %}".repeat(depth))
    }),
    construct("template: raw tags", |depth| template("{{ 1 }}".repeat(depth))),
    construct("baseline: lists", |depth| baseline("[".repeat(depth) + &"]".repeat(depth))),
    construct("baseline: objects", |depth| baseline("{\"a\":".repeat(depth) + "1" + &"}".repeat(depth))),
    Construct { name: "--for: parentheses", most: 100_000, write: |depth| only_for("(".repeat(depth)) },
    Construct { name: "--for: not", most: 10_000, write: |depth| only_for("not ".repeat(depth) + "android") },
    Construct {
        name: "--for: and",
        most: 10_000,
        write: |depth| only_for(format!("android{}", " and android".repeat(depth))),
    },
];
