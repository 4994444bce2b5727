//! Folders of others: what they can do, what is refused, and how that is told.

use super::{build, fixture};
use guidec::diagnostic::Diagnostic;
use guidec::document::shape::{BranchKind, Document, Entry};
use guidec::targets::{Options, Target};
use std::collections::BTreeMap;

const MANIFEST: &str = r#"
description = "Ours"
escape = "html"
[[page]]
template = "page.j2"
for = "document"
output = "{id}.txt"
"#;

fn folder(files: &[(&str, &str)]) -> Result<Target, Vec<Diagnostic>> {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    Target::from_files("ours", files.collect())
}

/// What a page of this template says, or what was found.
fn page(template: &str) -> Result<String, Vec<Diagnostic>> {
    let target = folder(&[("target.toml", MANIFEST), ("page.j2", template)])?;
    let documents = [fixture::leave_plan()];
    let options = Options { values: serde_json::json!({ "colour": "<red>" }), ..Options::default() };
    let (files, diagnostics) = super::print(&target, &build::site(&documents), &documents, &options);
    if diagnostics.is_empty() {
        Ok(String::from_utf8(files["leave-mutual-aid.txt"].clone()).unwrap())
    } else {
        Err(diagnostics)
    }
}

/// Titles, notes and help of all findings.
fn told(diagnostics: Vec<Diagnostic>) -> String {
    let mut lines = Vec::new();
    for diagnostic in diagnostics {
        lines.push(format!("{} {}", diagnostic.code.id, diagnostic.title));
        lines.extend(diagnostic.notes.into_iter().map(|note| format!("  note: {note}")));
        lines.extend(diagnostic.help.into_iter().map(|help| format!("  help: {help}")));
    }
    lines.join("\n")
}

#[test]
fn a_template_sees_the_document_the_site_and_its_options() {
    let template = "{{ document.plain_title }} / {{ site.name }} / {{ options.colour }} / {{ document.body[1].text | inlines }}";
    assert_eq!(
        page(template).unwrap(),
        "Leave the mutual aid plan in Alipay / Help centre / &lt;red&gt; / Tap <strong class=\"label\">Mine</strong>."
    );
}

#[test]
fn words_are_printed_as_words() {
    assert_eq!(page("{{ document.title }}").unwrap(), "Leave the mutual aid plan in Alipay");
    assert_eq!(
        page("{{ document.title }}|{{ document.goal }}").unwrap(),
        page("{{ document.title | inlines }}|{{ document.goal | blocks }}").unwrap()
    );
}

#[test]
fn the_template_in_the_docs_prints_a_page() {
    let docs = include_str!("../../docs/targets.md");
    let (_, template) = docs.split_once("```jinja\n").unwrap();
    let (template, _) = template.split_once("```").unwrap();
    assert_eq!(template.lines().count(), 6);
    let page = page(template).unwrap();
    assert!(page.starts_with("<h1>Leave the mutual aid plan in Alipay</h1>\n<ol>\n<li>"), "{page}");
    assert!(page.contains("<li>Tap <strong class=\"label\">Mine</strong>.</li>"), "{page}");
}

#[test]
fn templates_include_templates_of_their_folder_only() {
    let template = "{% include 'part.j2' %}{% include '../../etc/passwd' ignore missing %}{% include '/etc/passwd' ignore missing %}";
    let files = [("target.toml", MANIFEST), ("page.j2", template), ("part.j2", "part")];
    let documents = [build::document("x", "x")];
    let (files, diagnostics) =
        super::print(&folder(&files).unwrap(), &build::site(&documents), &documents, &Options::default());
    assert_eq!((diagnostics, files["x.txt"].as_slice()), (vec![], b"part".as_slice()));
}

#[test]
fn a_folder_can_extend_a_built_in_target() {
    let manifest = "description = \"Our colours\"\nextends = \"html\"\n";
    let files = [("target.toml", manifest), ("assets/guidec.css", "body { color: red }")];
    let documents = [build::document("x", "x")];
    let (files, diagnostics) =
        super::print(&folder(&files).unwrap(), &build::site(&documents), &documents, &Options::default());
    assert_eq!(diagnostics, []);
    assert_eq!(files["assets/guidec.css"], b"body { color: red }");
    assert!(files.contains_key("guides/x.html") && files.contains_key("index.html"));
}

#[test]
fn what_needs_to_know_all_documents_is_printed_later() {
    let template = "<p>{{ app.label }}</p>\n{{ later('next.j2') }}\n<i>{{ later('count.j2') }}</i>\n";
    let next = "{% for place in entry.related %}<b>{{ site.entries[place].title }}</b>{% endfor %}.\n";
    let files = [
        ("target.toml", MANIFEST),
        ("page.j2", template),
        ("next.j2", next),
        ("count.j2", "{{ site.entries | length }} of {{ site.name }}"),
    ];
    let documents = [fixture::leave_plan(), Document { id: "other".into(), ..fixture::leave_plan() }];
    let target = folder(&files).unwrap();
    let (files, found) = super::print(&target, &build::site(&documents), &documents, &Options::default());
    assert_eq!(found, []);
    let page = String::from_utf8(files["other.txt"].clone()).unwrap();
    let expected = "<p>Alipay</p>\n<b>Leave the mutual aid plan in Alipay</b>.\n<i>2 of Help centre</i>\n";
    assert_eq!(page, expected);
    // A page of one document does not know the others yet.
    let found = told(self::page("{{ site.entries | length }}").unwrap_err());
    assert!(found.contains("E0922"), "{found}");
    let found = told(self::page("{{ later('nothing.j2') }}").unwrap_err());
    assert!(found.contains("nothing.j2"), "{found}");
}

#[test]
fn what_is_searched_is_a_list_like_any_other() {
    let manifest = "description = \"Ours\"\nescape = \"text\"\n[[page]]\ntemplate = \"found.j2\"\nfor = \"site\"\noutput = \"found.txt\"\n";
    let template = "{{ search | length }} {{ search[1].id }} {{ search[2] is defined }} {{ (search | last).labels[0] }} \
         {{ search | map(attribute='title') | unique | join }} {% for found in search[:1] %}{{ loop.length }}{% endfor %} \
         {{ (search | data | length) > 500 }}";
    let documents = [fixture::leave_plan(), Document { id: "other".into(), ..fixture::leave_plan() }];
    let target = folder(&[("target.toml", manifest), ("found.j2", template)]).unwrap();
    let (files, found) = super::print(&target, &build::site(&documents), &documents, &Options::default());
    assert_eq!(found, []);
    let page = String::from_utf8(files["found.txt"].clone()).unwrap();
    assert_eq!(page, "2 other False A Leave the mutual aid plan in Alipay 1 True\n");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let manifest = r#"
descripton = "Ours"
escape = "markdwon"
assets = ["../secret", "logo.svg"]
[[page]]
template = "pages.j2"
for = "documents"
output = "out"
[[page]]
template = "page.j2"
for = "site"
output = "/etc/{id}"
"#;
    let found = [
        told(folder(&[]).unwrap_err()),
        told(folder(&[("target.toml", "description = ")]).unwrap_err()),
        told(folder(&[("target.toml", manifest), ("page.j2", "")]).unwrap_err()),
        told(folder(&[("target.toml", MANIFEST), ("pages.j2", "")]).unwrap_err()),
        told(folder(&[("target.toml", "description = \"x\"\nextends = \"htm\"")]).unwrap_err()),
        told(page("a\n{% if document %}\nb").unwrap_err()),
        told(page("a\n{{ document.titel }}").unwrap_err()),
        told(page("{{ document.products }}").unwrap_err()),
        told(page("{{ document.title | safe }}").unwrap_err()),
        told(page("{{ document.takes | blocks }}").unwrap_err()),
        told(page("{% macro a() %}{{ nothing }}{% endmacro %}\n{{ a() }}").unwrap_err()),
    ];
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("told", found.join("\n\n"));
    });
}

#[test]
fn no_template_takes_all_time_memory_or_stack() {
    let long = |piece: &str, count: usize| piece.repeat(count);
    let bombs = [
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}".to_owned(),
        "{% include 'page.j2' %}".to_owned(),
        format!("{{% set x = 'aaaaaaaa' %}}{}", long("{% set x = x ~ x %}", 100)),
        "{% set ns = namespace(x=[1]) %}".to_owned(),
        format!("{{% set x = [1] %}}{}{{{{ x | json }}}}", long("{% set x = [x, x] %}", 100)),
        "{% for a in [1] * 100000 %}{% for a in [1] * 100000 %}{% endfor %}{% endfor %}".to_owned(),
        "{% set x = 'a' * 1000000 %}{% for a in [1] * 10000 %}{{ x }}{% endfor %}".to_owned(),
        "{{ 'a' * 100000000000 }}".to_owned(),
        "{{ (['a' * 1000000] * 100000) | join }}".to_owned(),
        "{{ (['a' * 1000000] * 100000) | json }}".to_owned(),
        "{{ (['a' * 1000000] * 100000) | plain }}".to_owned(),
        "{{ ('a\n' * 1000000) | indent(1000) | indent(1000) }}".to_owned(),
        format!("{{{{ 1{} }}}}", long("+1", 100_000)),
        format!("{{{{ 1{} }}}}", long("|abs", 100_000)),
        format!("{{{{ x{} }}}}", long(".x", 100_000)),
        format!("{{{{ {} 1 }}}}", long("not ", 100_000)),
        format!("{{{{ {}1 }}}}", long("[", 100_000)),
        format!("{{{{ '}}}}'{} }}}}", long("~1", 100_000)),
        format!("{{{{ {{1: {{}}}}{} }}}}", long("+1", 100_000)),
        format!("{{% raw %}}{{#{{% endraw %}}{{{{ 1{} }}}}", long("+1", 100_000)),
        format!("{{# {{{{ #}}{{{{ 1{} }}}}", long("+1", 100_000)),
        format!("{{% if 1 %}}{}{{% endif %}}", long("{% elif 1 %}", 10_000)),
        long("{% if 1 %}", 10_000),
        long("x", 300_000),
    ];
    for bomb in bombs {
        let found = told(page(&bomb).unwrap_err());
        assert!(found.contains("E0921") || found.contains("E0922") || found.contains("E0923"), "{found}");
    }
}

/// What lists all documents is not refused as there are many of them.
#[test]
fn a_page_for_all_documents_may_be_larger_the_more_there_are() {
    let manifest = MANIFEST.replace("\"document\"", "\"site\"").replace("{id}.txt", "all.txt");
    let template = "{% set line = 'a' * 20000 %}{% for entry in site.entries %}{{ line }}{% endfor %}";
    let target = folder(&[("target.toml", &manifest), ("page.j2", template)]).unwrap();
    let all = |count: usize| {
        let mut site = build::site(&[fixture::leave_plan()]);
        let first = site.entries[0].clone();
        site.entries = (0..count).map(|id| Entry { id: format!("guide-{id}"), ..first.clone() }).collect();
        let (files, diagnostics) = super::print(&target, &site, &[], &Options::default());
        (files.get("all.txt").map_or(0, Vec::len), told(diagnostics))
    };
    let (length, found) = all(999);
    assert!(length == 0 && found.contains("more than 16777216 bytes"), "{length} {found}");
    assert_eq!(all(1_000), (20_000_000, String::new()));
}

/// What just passes the limits must not overflow the stack of a thread, either.
#[test]
fn the_longest_chains_can_be_read() {
    for (start, piece, end) in [
        ("1", "+1", ""),
        ("1", "|abs", ""),
        ("1", " if 1 else 1", ""),
        ("1", " or 1", ""),
        ("", "-", "1"),
        ("'a'", "~'a'", ""),
    ] {
        let chain = piece.repeat(1_000 / piece.len());
        // Whether it is read or refused does not matter.
        let _ = page(&format!("{{{{ {start}{chain}{end} }}}}"));
    }
    let _ = page(&format!("{{% if 0 %}}{}{{% endif %}}", "{% elif 0 %}".repeat(100)));
    let _ = page(&format!("{}{}", "{% for a in [1] %}".repeat(140), "{% endfor %}".repeat(140)));
}

#[test]
fn pages_of_one_name_are_refused() {
    let documents = [build::document("Index", "x")];
    let target = Target::built_in("json").unwrap();
    let (_, diagnostics) = super::print(&target, &build::site(&documents), &documents, &Options::default());
    assert_eq!(
        told(diagnostics),
        "E0925 the page for all guides and `Index` would both be written to `index.json`\n  note: in the target `json`"
    );
}

#[test]
fn every_target_prints_the_deepest_nesting() {
    let mut body = vec![build::tap(1, "", "deep")];
    for _ in 0..64 {
        body = vec![build::branch(
            1,
            "",
            BranchKind::Variants,
            "",
            vec![build::arm_for("On Android", body), build::arm("x", vec![])],
        )];
    }
    let document = Document { body, ..build::document("x", "x") };
    for target in Target::names() {
        let files: BTreeMap<String, String> = super::render(target, std::slice::from_ref(&document));
        assert!(files.values().any(|text| text.contains("deep")), "{target}");
    }
}

#[test]
fn long_guides_are_printed() {
    let body = (1..=4_000).map(|number| build::tap(number, "", "Next")).collect();
    let document = Document { body, ..build::document("x", "x") };
    for target in Target::names() {
        super::render(target, std::slice::from_ref(&document));
    }
}

#[test]
fn a_page_is_no_folder_of_another_and_knows_one_name_in_braces() {
    let pages = |outputs: [&str; 2]| {
        let page = |output: &str| {
            format!("[[page]]\ntemplate = \"page.j2\"\nfor = \"site\"\noutput = \"{output}\"\n")
        };
        let manifest =
            format!("description = \"Ours\"\nescape = \"text\"\n{}{}", page(outputs[0]), page(outputs[1]));
        let target = folder(&[("target.toml", &manifest), ("page.j2", "x")])?;
        let (files, diagnostics) = super::print(&target, &build::site(&[]), &[], &Options::default());
        if diagnostics.is_empty() { Ok(files.len()) } else { Err(diagnostics) }
    };
    assert_eq!(pages(["a", "b/a"]).unwrap(), 2);
    for (outputs, told_so) in [
        (
            ["a", "a/b"],
            "the page for all guides and the page for all guides would be a file and a folder of one name",
        ),
        (
            ["a/b", "A"],
            "the page for all guides and the page for all guides would be a file and a folder of one name",
        ),
        (["a", "a"], "the page for all guides would be written to `a` twice"),
        (["{nope}", "a"], "`output` knows no other name in braces than `{id}`"),
    ] {
        let found = told(pages(outputs).unwrap_err());
        assert!(found.contains(told_so), "{outputs:?}: {found}");
    }
}
