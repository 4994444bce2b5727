//! Pages that hold all they use.

use super::{build, fixture};
use guidec::document::shape::Document;
use guidec::targets::{Options, SinglePages, Target};
use std::collections::{BTreeMap, BTreeSet};

const MANIFEST: &str = r#"
description = "Ours"
escape = "html"
pictures = true
single-file = true
assets = ["assets/style.css", "assets/run.js", "assets/logo.svg", "assets/unused.txt"]
[[page]]
template = "page.j2"
for = "document"
output = "pages/{id}.html"
[[page]]
template = "words.j2"
for = "site"
output = "words.js"
escape = "json"
"#;

const TEMPLATE: &str = r#"<!doctype html><html><head>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'">
<link rel="icon" href="{{ "assets/logo.svg" | file }}">
<link rel="canonical" href="https://help.example/">
<link rel="stylesheet" href="{{ "assets/style.css" | file }}" media="screen">
<script defer src="{{ "words.js" | file }}"></script>
<script defer src="{{ "assets/run.js" | file }}"></script>
<script type="application/json">{"a": "<img src='no.png'>"}</script>
</head><body><p>{{ document.plain_title }}</p><a href="{{ "index.html" | file }}">All</a></body></html>
"#;

fn files(changed: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let files = [
        ("target.toml", MANIFEST),
        ("page.j2", TEMPLATE),
        ("words.j2", "const words = {{ site.name }};"),
        ("assets/style.css", "p { background: url(data:image/png;base64,AA==) }\r\n"),
        ("assets/run.js", "run();"),
        ("assets/logo.svg", "<svg/>"),
        ("assets/unused.txt", "A licence."),
    ];
    let files = files.iter().chain(changed);
    files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The files of a target whose pages hold all they use, or what was found.
fn single(target: &Target, documents: &[Document]) -> Result<BTreeMap<String, String>, String> {
    let values = [("single-file".to_owned(), true.into())].into_iter().collect::<serde_json::Map<_, _>>();
    let options = Options { values: values.into(), ..Options::default() };
    let (mut files, found) = super::print(target, &build::site(documents), documents, &options);
    assert_eq!(found, []);
    let pictures = documents.iter().flat_map(|_| ["a.png", "img/leave.png"]);
    let pictures = pictures.map(|path| (Target::picture_path(path), b"\x89PNG".to_vec())).collect();
    let pages = target.single_pages(&files, &pictures);
    let made = files.iter().filter_map(|(path, bytes)| Some((path.clone(), pages.whole(path, bytes)?)));
    let (mut whole, mut held, mut titles) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
    for (path, page) in made {
        match page {
            Ok(page) => {
                held.extend(page.held);
                whole.insert(path, page.text.into_bytes());
            }
            Err(found) => titles.extend(found.into_iter().map(|finding| finding.title)),
        }
    }
    files.retain(|path, _| SinglePages::is_beside(path, &held));
    files.extend(whole);
    if titles.is_empty() {
        Ok(files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect())
    } else {
        Err(titles.join("\n"))
    }
}

fn ours(changed: &[(&str, &str)]) -> Result<BTreeMap<String, String>, String> {
    single(&Target::from_files("ours", files(changed)).unwrap(), &[fixture::about_alipay()])
}

#[test]
fn a_page_holds_all_it_uses_and_nothing_else_changes() {
    let files = ours(&[]).unwrap();
    let names: Vec<&String> = files.keys().collect();
    assert_eq!(
        names,
        ["assets/unused.txt", "pages/about-alipay.html"],
        "what is in the pages is not beside them"
    );
    assert_eq!(
        files["pages/about-alipay.html"],
        "<!doctype html><html><head>\n\
         <meta http-equiv=\"content-security-policy\" content=\"default-src &#39;none&#39;; \
         style-src &#39;sha256-f5mYniLpglG8Jn9shh8igEhiOzJBArdcYhn3Q3qqUEw=&#39;; \
         script-src &#39;sha256-RzQcy0w5rsK6mDL2r/+RWa7KMa8np3upGMalG5eW0Yk=&#39; &#39;sha256-vUOElbTHLp1UxxGV/I6teJfpCV5vgaasYjEhPKN2fqQ=&#39;; img-src data:\">\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\">\n\
         <link rel=\"canonical\" href=\"https://help.example/\">\n\
         <style media=\"screen\">p { background: url(data:image/png;base64,AA==) }\n</style>\n\n\n\
         <script type=\"application/json\">{\"a\": \"<img src='no.png'>\"}</script>\n\
         </head><body><p>What Alipay is</p><a href=\"../index.html\">All</a>\
         <script>const words = \"Help centre\";</script>\n<script>run();</script>\n</body></html>\n"
    );
}

#[test]
fn what_cannot_stand_in_a_page_is_told() {
    let page = |tag: &str| ours(&[("page.j2", &TEMPLATE.replace("<p>", &format!("{tag}<p>")))]).unwrap_err();
    for (tag, told) in [
        ("<script src=\"https://a.example/x.js\"></script>", "it loads `https://a.example/x.js`"),
        ("<link rel=stylesheet href=\"../missing.css\">", "it loads `../missing.css`"),
        ("<script type=module src=\"../assets/run.js\"></script>", "the script `assets/run.js` is a module"),
        ("<img src=\"../missing.png\">", "it shows `../missing.png`"),
        ("<img src=\"../assets/unused.txt\">", "it shows `../assets/unused.txt`"),
        ("<img srcset=\"../a.png 2x\">", "it shows `../a.png 2x`"),
        ("<svg><use href=\"../a.svg#b\"/></svg>", "it shows `../a.svg#b`"),
        ("<form data-later=\"../assets/unused.txt\"></form>", "a script may load `assets/unused.txt`"),
        ("<iframe src=\"x.html\"></iframe>", "it shows `x.html`"),
    ] {
        let found = page(tag);
        assert!(
            found.starts_with(&format!("the page `pages/about-alipay.html` cannot be one file: {told}")),
            "{found}"
        );
    }
    for (file, text) in [
        ("assets/style.css", "a { background: url(x.png) }"),
        ("assets/style.css", "@import 'x.css';"),
        ("assets/style.css", "a::after { content: '</STYLE>' }"),
        ("assets/run.js", "x = '</script>';"),
        ("assets/run.js", "x = '<!--<script>';"),
        ("assets/run.js", "\0"),
        ("assets/logo.svg", &" ".repeat(13 << 20)),
    ] {
        let found = ours(&[(file, text)]).unwrap_err();
        assert!(found.contains("cannot be one file"), "{file}: {found}");
    }
}

#[test]
fn targets_say_whether_their_pages_can_be_one_file() {
    let can = |name: &str| Target::built_in(name).unwrap().makes_single_files();
    let able: Vec<&str> = Target::names().filter(|name| can(name)).collect();
    assert_eq!(able, ["html"]);
    let manifest = "description = \"Ours\"\nextends = \"html\"\n";
    let extended = Target::from_files("ours", [("target.toml".to_owned(), manifest.into())].into()).unwrap();
    assert!(extended.makes_single_files());
}

/// What a guide says changes neither the policy of its page nor what stands in it.
#[test]
fn hostile_guides_change_no_policy() {
    let target = Target::built_in("html").unwrap();
    let hostile = "</style></script><script>x</script><link rel=stylesheet href=../assets/guidec.css><img src=a.png><!--";
    let json = serde_json::to_value(fixture::about_alipay()).unwrap().to_string();
    let twin = |words: &str| {
        let quoted = serde_json::to_string(words).unwrap();
        let json = json.replace("What Alipay is", quoted.trim_matches('"'));
        let document: Document = serde_json::from_str(&json).unwrap();
        single(&target, &[document]).unwrap().remove("guides/about-alipay.html").unwrap()
    };
    let (hostile, harmless) = (twin(hostile), twin("harmless"));
    let policy =
        |page: &str| page.lines().find(|line| line.contains("Content-Security-Policy")).unwrap().to_owned();
    assert_eq!(policy(&hostile), policy(&harmless));
    for mark in ["<script", "<style", "<link", "<img", "data:image"] {
        assert_eq!(hostile.matches(mark).count(), harmless.matches(mark).count(), "{mark}");
    }
    assert!(hostile.contains("&lt;/style&gt;"));
}
