//! What is read from project files, and what is wrong with them.

use super::read;
use crate::host::ProjectPath;
use crate::source::{FileId, Span};

fn findings(text: &str) -> Vec<(&'static str, String)> {
    let (_, diagnostics) = read(FileId(0), text);
    diagnostics.into_iter().map(|finding| (finding.code.id, finding.title)).collect()
}

#[test]
fn a_project_file_is_read() {
    let text = "name = \"Help\"\nlanguage = \"de\"\nsources = [\"guides\"]\nexclude = \"guides/drafts\"\n\
                out = \"public\"\ntargets = [\"html\", \"json\"]\ntrust-templates = true\n\
                [target.html]\naccent = \"#123456\"\nsizes = [1, 2.5]\n";
    let (settings, diagnostics) = read(FileId(0), text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(settings.name.as_deref(), Some("Help"));
    assert_eq!(settings.out.as_str(), "public");
    assert_eq!(settings.targets, ["html", "json"]);
    assert!(settings.trust_templates);
    assert!(settings.sources.contains(&ProjectPath::new("guides/a.guide").unwrap()));
    assert!(!settings.sources.contains(&ProjectPath::new("a.guide").unwrap()));
    assert_eq!(
        serde_json::to_string(&settings.options).unwrap(),
        r##"{"html":{"accent":"#123456","sizes":[1,2.5]}}"##
    );
}

#[test]
fn the_look_of_pages_is_read() {
    let text = "address = \"https://help.example/phones\"\n[theme]\nlogo = \"img/logo.png\"\naccent = \"#0A4\"\n\
                font = [\"Inter\", \"system-ui\"]\n";
    let (settings, _) = read(FileId(0), text);
    assert_eq!(settings.address.as_deref(), Some("https://help.example/phones/"));
    assert_eq!(settings.logo.unwrap().path.as_str(), "img/logo.png");
    let theme = settings.theme.unwrap();
    assert_eq!(theme.font.as_deref(), Some("\"Inter\", system-ui"));
    assert_eq!(theme.light.unwrap().color, "#00aa44");
    // A colour for light pages is made light enough for dark ones.
    assert!(theme.dark.is_some());
}

#[test]
fn what_is_wrong_with_the_look_is_told() {
    let theme = |line: &str| findings(&format!("[theme]\n{line}\n"));
    assert_eq!(theme("acent = \"#123456\""), [("E0902", "there is no setting `acent`".into())]);
    let (_, diagnostics) = read(FileId(0), "[theme]\nacent = \"#123456\"");
    assert_eq!(diagnostics[0].fix.as_ref().unwrap().title, "did you mean `accent`?");
    let pale = "words in the colour #ffcc00 are hard to read: their contrast is 1.3";
    assert_eq!(theme("accent = \"#ffcc00\""), [("E0916", pale.to_owned())]);
    assert_eq!(theme("accent-dark = \"#ffcc00\""), []);
    for wrong in [
        "accent = \"red\"",
        "accent = \"#12345\"",
        "accent = \"#fff;} body{display:none\"",
        "accent = 3",
        "accent-dark = \"url(https://evil.example)\"",
        "font = [\"Inter\", \"a\\\"; } * { color: red\"]",
        "font = \"x</style>\"",
        "font = []\nlogo = \".\"",
    ] {
        assert_eq!(theme(wrong).len(), 1, "{wrong}");
        assert_eq!(theme(wrong)[0].0, "E0903", "{wrong}");
    }
    let font = |letters: usize| theme(&format!("font = \"{}\"", "é".repeat(letters)));
    assert_eq!((font(60).len(), font(61).len()), (0, 1));
    assert_eq!(theme("logo = \"../logo.png\"")[0].0, "E0905");
    assert_eq!(findings("theme = \"dark\"")[0].0, "E0903");
    assert_eq!(findings("address = \"help.example\"")[0].0, "E0903");
}

#[test]
fn terms_that_could_never_be_satisfied_are_errors() {
    let terms = |lines: &str| {
        let (_, diagnostics) = read(FileId(0), &format!("[terms]\n{lines}\n"));
        let told =
            diagnostics.into_iter().map(|finding| (finding.code.id, finding.labels[0].message.to_string()));
        told.collect::<Vec<_>>()
    };
    let held = "this holds `letter`, which is not wanted either".to_owned();
    assert_eq!(terms("mail = \"a letter, please\"\nLetter = \"\""), [("E0903", held)]);
    let twice = "this term stands here twice: capitals and small letters are the same".to_owned();
    assert_eq!(terms("Foo = \"a\"\nfoo = \"b\""), [("E0903", twice)]);
    for wrong in ["star = \"**\"", "\"a*b\" = \"\"", "code = \"`x`\"", "under = \"_x_\"", "link = \"[x]\""] {
        assert_eq!(terms(wrong).len(), 1, "{wrong}");
    }
    for right in
        ["github = \"GitHub\"", "app = \"mobile app\"", "\"C plus\" = \"C++\"", "snake = \"snake_case\""]
    {
        assert_eq!(terms(right), [], "{right}");
    }
}

#[test]
fn a_wrong_value_is_told_with_the_name_of_its_setting() {
    assert_eq!(findings("trust-templates = \"yes\"")[0].1, "`trust-templates` cannot have that value");
    let option = "[rules]\nlong-step = { words = 0 }";
    assert_eq!(findings(option)[0].1, "`rules.long-step.words` cannot have that value");
}

#[test]
fn what_is_unknown_or_wrong_is_an_error_at_its_place() {
    assert_eq!(findings("langauge = \"de\""), [("E0902", "there is no setting `langauge`".into())]);
    let (_, diagnostics) = read(FileId(0), "langauge = \"de\"");
    assert_eq!(diagnostics[0].span(), Some(Span::new(FileId(0), 0, 8)));
    assert_eq!(diagnostics[0].fix.as_ref().unwrap().title, "did you mean `language`?");
    assert_eq!(findings("name = 3\nlanguage = \"klingon!\"\nout = \".\"").len(), 3);
    assert_eq!(findings("name = \"x")[0].0, "E0901");
    assert_eq!(findings("out = \"../x\"")[0].0, "E0905");
    assert_eq!(findings("sources = [\"../x\", \"a{b\"]").len(), 2);
    assert_eq!(findings("target = 1")[0].0, "E0903");
    assert_eq!(findings("[target.checklist]\npaper = \"a3\"")[0].0, "E0903");
    assert_eq!(findings("name = \"\\u001b[31m\\u202e\"")[0].0, "E0903");
    assert_eq!(findings(&format!("name = {}", "[".repeat(100_000)))[0].0, "E0901");
}
