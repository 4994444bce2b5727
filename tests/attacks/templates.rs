//! Templates that mean harm, and what must become of them: an error with a name, in bounded time and memory; nothing is
//! read outside their folder, and the process never aborts.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Findings that name a limit or what a template may not do.
const NAMED: [&str; 5] = ["E0920", "E0921", "E0922", "E0923", "E0924"];
/// Stands in files that no template may read.
const SECRET: &str = "nobody-may-read-this";
const MANIFEST: &str = "description = \"Ours\"\nescape = \"html\"\n[[page]]\ntemplate = \"page.j2\"\nfor = \"document\"\noutput = \"{id}.html\"\n";
/// What one run may take, also unoptimised on a busy machine.
const SECONDS: u64 = 100;
const KIBIBYTES: u64 = 3 << 20;

pub(crate) struct Attack {
    pub(crate) name: String,
    /// The files of the folder beside the manifest.
    files: Vec<(String, String)>,
    /// Only the limit on time ends it, so it takes that long.
    #[allow(dead_code)]
    pub(crate) is_slow: bool,
    /// It may be refused or do nothing.
    may_do_nothing: bool,
}

fn attack(name: &str, page: impl Into<String>) -> Attack {
    Attack {
        name: name.to_owned(),
        files: vec![("page.j2".to_owned(), page.into())],
        is_slow: false,
        may_do_nothing: false,
    }
}

/// Doubles `x` sixty times.
fn doubled(start: &str, how: &str, end: &str) -> String {
    format!("{{% set x = {start} %}}{}{end}", format!("{{% set x = {how} %}}").repeat(60))
}

pub(crate) fn attacks() -> Vec<Attack> {
    [chains(), bombs(), shared(), loops(), readers()].into_iter().flatten().collect()
}

/// Deep and flat chains, which recursion follows.
fn chains() -> Vec<Attack> {
    let long = |piece: &str| piece.repeat(100_000 / piece.len());
    let expression = |start: &str, piece: &str, end: &str| format!("{{{{ {start}{}{end} }}}}", long(piece));
    let mut attacks = vec![
        attack("sums", expression("1", "+1", "")),
        attack("filters", expression("1", "|abs", "")),
        attack("attributes", expression("document", ".x", "")),
        attack("negations", expression("", "not ", "1")),
        attack("signs", expression("", "-", "1")),
        attack("brackets", expression("", "[", "1")),
        attack("parentheses", expression("", "(", "1")),
        attack("braces", expression("", "{1:", "1")),
        attack("joined texts", expression("'}}'", "~1", "")),
        attack("conditions", expression("1", " if 1 else 1", "")),
        attack("tests", expression("1", " is odd", "")),
        attack("comparisons", expression("1", "<1", "")),
        attack("calls", expression("document", "()", "")),
        attack("elifs", format!("{{% if 1 %}}{}{{% endif %}}", "{% elif 1 %}".repeat(10_000))),
        attack("ifs", "{% if 1 %}".repeat(10_000)),
        attack("fors", "{% for a in [1] %}".repeat(5_000)),
        attack("raw", format!("{{% raw %}}{{#{{% endraw %}}{}", expression("1", "+1", ""))),
        attack("a comment that ends in a tag", format!("{{# {{{{ #}}{}", expression("1", "+1", ""))),
        attack("text", "x".repeat(300_000)),
        // As deep as the largest template can make it, in the folder of others and in parts that include parts.
        attack(
            "lists in lists",
            format!("{}{{{{ x | json | length }}}}{{{{ nothing }}}}", sets(18_000, "[x]")),
        ),
        attack("lists in lists, dropped", format!("{}{{{{ nothing }}}}", sets(18_000, "[x]"))),
        attack(
            "lists in lists, compared",
            format!("{}{{{{ [x] == [x, 1] }}}}{{{{ nothing }}}}", sets(18_000, "[x]")),
        ),
        attack(
            "lists in lists, as words",
            format!("{}{{{{ (x ~ '') | length }}}}{{{{ nothing }}}}", sets(18_000, "[x]")),
        ),
        attack("lists in lists, as blocks", format!("{}{{{{ x | blocks }}}}", sets(18_000, "[x]"))),
        attack(
            "lists behind lists",
            format!("{}{{{{ x | length }}}}{{{{ nothing }}}}", sets(14_000, "x+[1]")),
        ),
    ];
    let mut deeper = attack("lists in lists, over parts", "{% set x = 1 %}{% include 'part.j2' %}");
    deeper
        .files
        .push(("part.j2".to_owned(), format!("{}{{% include 'part.j2' %}}", "{%set x=[x]%}".repeat(15_000))));
    attacks.push(deeper);
    attacks
}

fn sets(count: usize, how: &str) -> String {
    format!("{{%set x=[1]%}}{}", format!("{{%set x={how}%}}").repeat(count))
}

/// Much out of little.
fn bombs() -> Vec<Attack> {
    let mut attacks = vec![
        attack("doubled text", doubled("'aaaaaaaa'", "x ~ x", "{{ x }}")),
        attack("added text", doubled("'aaaaaaaa'", "x + x", "{{ x }}")),
        attack("multiplied text", "{{ 'a' * 100000000000 }}"),
        attack("multiplied text, kept", "{% set x = 'a' * 100000000000 %}"),
        attack(
            "much text in a loop",
            "{% set x = 'a' * 1000000 %}{% for a in [1] * 10000 %}{{ x }}{% endfor %}",
        ),
        attack("a joined list", "{{ (['a' * 1000000] * 100000) | join }}"),
        attack("a joined list with long joints", "{{ (['a'] * 1000000) | join('x' * 1000000) }}"),
        attack("a list as JSON", "{{ (['a' * 1000000] * 100000) | json }}"),
        attack("a list as data", "{{ (['a' * 1000000] * 100000) | data }}"),
        attack("a list as plain words", "{{ (['a' * 1000000] * 100000) | plain }}"),
        attack("a long list as words", "{{ ([1] * 10000000000) | inlines }}"),
        attack("a long list as blocks", "{{ ([{'block': 'rule'}] * 10000000000) | blocks }}"),
        attack(
            "a doubled list as words",
            doubled("[{'inline': 'line_break'}] * 1000000", "x + x", "{{ x | inlines }}"),
        ),
        attack(
            "a doubled list as plain words",
            doubled("[{'inline': 'line_break'}] * 1000000", "x + x", "{{ x | plain }}"),
        ),
        attack("a doubled list", doubled("[{'block': 'rule'}] * 1000000", "x + x", "{{ x }}")),
        attack("a long list made a list", "{{ ([1] * 10000000000) | list | length }}"),
        attack("a long list sorted", "{{ ([1] * 10000000000) | sort | length }}"),
        attack("a long list reversed", "{{ ([1] * 10000000000) | reverse | list | length }}"),
        attack("a long list without doubles", "{{ ([1] * 10000000000) | unique | length }}{{ nothing }}"),
        attack("a long list mapped", "{{ ([1] * 10000000000) | map('abs') | list | length }}"),
        attack("a long list searched", "{{ 2 in [1] * 10000000000 }}"),
        attack("a long list, its greatest", "{{ ([1] * 10000000000) | max }}"),
        attack("a long list joined to a text", "{{ (([1] * 10000000000) ~ '') | length }}"),
        attack("a long list as a text", "{{ ([1] * 10000000000) | string | length }}"),
        attack("a long list in capitals", "{{ ([1] * 10000000000) | upper | length }}"),
        attack("a long list trimmed", "{{ ([1] * 10000000000) | trim | length }}"),
        attack("a long list looked for in a text", "{{ ([1] * 10000000000) in 'abc' }}{{ nothing }}"),
        attack(
            "a long list at the start of a text",
            "{{ 'abc' is startingwith ([1] * 10000000000) }}{{ nothing }}",
        ),
        attack("indented twice", "{{ ('a\n' * 1000000) | indent(1000) | indent(1000) }}"),
        attack("a long prefix", "{{ 'a' | indent('x' * 1000000) }}"),
        attack("hanging far", "{{ ('a ' * 1000000) | hang('x' * 1000) }}"),
        attack("a wide picture", "{{ ('x' * 100000000) | qr }}"),
        attack(
            "a macro called over and over",
            "{% macro a(x) %}{{ x }}{{ x }}{% endmacro %}{% set x = 'a' * 1000 %}{% for i in [1] * 20000 %}{% set y = a(a(a(a(x)))) %}{% endfor %}",
        ),
        attack(
            "captured blocks",
            format!(
                "{{% set x %}}aaaaaaaa{{% endset %}}{}",
                "{% set x %}{{ x }}{{ x }}{% endset %}".repeat(60)
            ),
        ),
    ];
    for name in ["format", "replace", "indent", "pprint", "batch", "slice", "chain", "zip", "tojson", "safe"]
    {
        let call = match name {
            "format" => "'%1000000000d' | format(1)".to_owned(),
            "replace" => "('a' * 10000) | replace('a', 'b' * 10000)".to_owned(),
            "indent" => "'a' | indent(100000000000, true)".to_owned(),
            _ => format!("([1] * 10000000) | {name}(100000000)"),
        };
        attacks.push(attack(&format!("the filter {name}"), format!("{{{{ {call} }}}}")));
    }
    for call in [
        "range(1000000000)",
        "dict(a=1)",
        "namespace(x=1)",
        "debug()",
        "cycler(1)",
        "joiner()",
        "lipsum(100000)",
    ] {
        attacks.push(attack(
            &format!("the function {call}"),
            format!("{{% for x in {call} %}}{{{{ x }}}}{{% endfor %}}"),
        ));
    }
    attacks
}

/// Lists that hold one list twice, sixty times over: they are small until somebody looks at all of them.
fn shared() -> Vec<Attack> {
    let list = |end: &str| doubled("[1]", "[x, x]", end);
    let named = |name: &str, end: &str, is_slow: bool| Attack {
        is_slow,
        ..attack(&format!("a shared list {name}"), list(&format!("{end}{{{{ nothing }}}}")))
    };
    let quote = doubled("{'block': 'rule'}", "{'block': 'quote', 'blocks': [x, x]}", "{{ [x] | blocks }}");
    let compared = "{% set a = x %}{% set x = [1] %}";
    let again = "{% set x = [x, x] %}".repeat(60);
    vec![
        named("as JSON", "{{ x | json }}", false),
        named("joined to a text", "{{ (x ~ 'a') | length }}", false),
        named("as a text", "{{ x | string | length }}", false),
        named("in small letters", "{{ x | lower | length }}", false),
        named("trimmed", "{{ x | trim | length }}", false),
        named("looked for in a text", "{{ x in 'abc' }}", false),
        named("at the end of a text", "{{ 'abc' is endingwith x }}", false),
        named("as words", "{{ x | inlines }}", false),
        named("in the name of a template", "{% include [x, x] %}", false),
        named("as a key", "{{ {x: 1} }}", true),
        named("compared", &format!("{compared}{again}{{{{ a == x }}}}"), true),
        named("sorted", &format!("{compared}{again}{{{{ [a, x] | sort | length }}}}"), true),
        named("looked for", &format!("{compared}{again}{{{{ a in [x] }}}}"), true),
        attack("a shared quotation", quote),
    ]
}

/// What never ends.
fn loops() -> Vec<Attack> {
    let part = |name: &str, page: &str, part: &str| {
        let mut attack = attack(name, page);
        attack.files.push(("part.j2".to_owned(), part.to_owned()));
        attack
    };
    vec![
        attack("a macro in itself", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"),
        attack(
            "two macros",
            "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
        ),
        attack(
            "a macro with a caller",
            "{% macro a() %}{% call a() %}{{ caller() }}{% endcall %}{% endmacro %}{% call a() %}{% endcall %}",
        ),
        attack("a page in itself", "{% include 'page.j2' %}"),
        attack("a page that imports itself", "{% import 'page.j2' as x %}"),
        attack("a page that extends itself", "{% extends 'page.j2' %}"),
        attack("a loop in itself", "{% for x in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}"),
        attack(
            "loops in loops",
            "{% for a in [1] * 100000 %}{% for a in [1] * 100000 %}{% endfor %}{% endfor %}",
        ),
        attack("a loop over much", "{% for a in [1] * 100000000000 %}{% endfor %}"),
        attack("a block in itself", "{% block a %}{{ self.a() }}{% endblock %}"),
        part("two pages", "{% include 'part.j2' %}", "{% include 'page.j2' %}"),
        part("two pages that extend each other", "{% extends 'part.j2' %}", "{% extends 'page.j2' %}"),
        part("many includes", "{% for a in [1] * 10000000 %}{% include 'part.j2' %}{% endfor %}", "x"),
        part(
            "a later part that asks for itself",
            "{{ later('part.j2') }}",
            "{{ later('part.j2') }}{{ nothing }}",
        ),
    ]
}

/// What stands outside of the folder.
fn readers() -> Vec<Attack> {
    let outside = [
        "/etc/passwd",
        "../secret.j2",
        "../../secret.j2",
        "x/../../secret.j2",
        "..\\secret.j2",
        "C:\\secret.j2",
        "//localhost/secret.j2",
        "file:///etc/passwd",
        "./link.j2",
        "link.j2",
        "folder/secret.j2",
        "\u{0}",
        "%2e%2e/secret.j2",
    ];
    let ways = |path: &str| {
        let path = path.replace('\\', "\\\\");
        [
            format!("{{% include '{path}' %}}"),
            format!("{{% include '{path}' ignore missing %}}"),
            format!("{{% extends '{path}' %}}"),
            format!("{{% from '{path}' import x %}}"),
            format!("{{{{ later('{path}') }}}}"),
        ]
    };
    let each = outside.iter().flat_map(|path| ways(path).map(|page| (format!("read {path}: {page}"), page)));
    each.map(|(name, page)| Attack { may_do_nothing: true, ..attack(&name, page) }).collect()
}

impl Attack {
    /// Runs it; says how long it took and how many KiB it held, or what went wrong.
    pub(crate) fn run(&self, guidec: &Path) -> Result<(Duration, u64), String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        self.write(folder.path()).map_err(|error| error.to_string())?;
        let ended = run(guidec, &folder.path().join("project"))?;
        let wrong = |what: &str| Err(format!("{}: {what}\n{:.1500}", self.name, ended.said));
        let Some(code) = ended.code else { return wrong("the process was ended by a signal") };
        if ended.said.contains("panicked") {
            return wrong("the process panicked");
        }
        let is_named = code == 1 && NAMED.iter().any(|name| ended.said.contains(name));
        let is_nothing = self.may_do_nothing && code == 0;
        if !is_named && !is_nothing {
            return wrong(&format!("it ended with {code} and no limit was named"));
        }
        if ended.said.contains(SECRET) || holds_secret(&folder.path().join("project/out")) {
            return wrong("it read what is outside of its folder");
        }
        if ended.peak > KIBIBYTES {
            return wrong(&format!("it held {} KiB", ended.peak));
        }
        Ok((ended.took, ended.peak))
    }

    fn write(&self, folder: &Path) -> std::io::Result<()> {
        let ours = folder.join("project/ours");
        fs::create_dir_all(&ours)?;
        let guide = "guide x \"X\" {\n  for android\n  do \"Wait.\"\n  do \"Go on.\"\n}\n";
        fs::write(folder.join("project/x.guide"), guide)?;
        fs::write(folder.join("project/secret.j2"), SECRET)?;
        fs::write(folder.join("secret.j2"), SECRET)?;
        fs::write(ours.join("target.toml"), MANIFEST)?;
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.j2", ours.join("link.j2"))?;
            std::os::unix::fs::symlink("..", ours.join("folder"))?;
        }
        self.files.iter().try_for_each(|(path, text)| fs::write(ours.join(path), text))
    }
}

struct Ended {
    code: Option<i32>,
    said: String,
    took: Duration,
    peak: u64,
}

fn run(guidec: &Path, project: &Path) -> Result<Ended, String> {
    let told = project.join("told");
    let file = fs::File::create(&told).map_err(|error| error.to_string())?;
    let start = Instant::now();
    let mut child = Command::new(guidec)
        .args(["build", "--target", "ours", "--trust-templates", "--out", "out"])
        .current_dir(project)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file)
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            break status;
        }
        peak = peak.max(held(child.id()));
        if start.elapsed() > Duration::from_secs(SECONDS) || peak > 2 * KIBIBYTES {
            child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
            return Err(format!("it was ended after {:?} with {peak} KiB", start.elapsed()));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let said = fs::read(&told).map_err(|error| error.to_string())?;
    Ok(Ended {
        code: status.code(),
        said: String::from_utf8_lossy(&said).into_owned(),
        took: start.elapsed(),
        peak,
    })
}

/// The most that a process held, in KiB, where the system says.
fn held(process: u32) -> u64 {
    let told = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}

fn holds_secret(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| match fs::read(entry.path()) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).contains(SECRET),
        Err(_) => holds_secret(&entry.path()),
    })
}
