//! What the site says of itself: to people on its index, to machines, and to its own search.

use super::hostile::{HOSTILE, same, tags, with_text};
use super::{build, fixture, render, render_site};
use guidec::document::shape::{Accent, Document, Logo, Site, Theme};
use serde_json::Value;

const ADDRESS: &str = "https://help.example/phones/";

fn documents(text: Option<&str>) -> Vec<Document> {
    let documents = [fixture::leave_plan(), fixture::about_alipay(), fixture::hebrew()];
    documents
        .iter()
        .map(|document| text.map_or_else(|| document.clone(), |text| with_text(document, text)))
        .collect()
}

/// A site that knows all of itself.
fn known(documents: &[Document], name: &str) -> Site {
    let accent = |color: &str| Accent { color: color.into(), tint: "#eeeeee".into() };
    let logo = Logo { path: "img/lo go.png".into(), width: 40, height: 30 };
    let theme = Theme {
        logo: Some(logo),
        light: Some(accent("#112233")),
        dark: Some(accent("#ccddee")),
        font: Some("\"Inter\"".into()),
    };
    Site { name: name.into(), address: Some(ADDRESS.into()), theme: Some(theme), ..build::site(documents) }
}

/// The guide that a page tells machines.
fn how_to(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// All steps, those of sections, too; not what is said between them.
fn steps(how_to: &Value) -> Vec<&Value> {
    let items = how_to["step"].as_array().unwrap().iter();
    let items = items.flat_map(|item| match item["@type"].as_str().unwrap() {
        "HowToSection" => {
            assert!(!item["name"].as_str().unwrap().is_empty());
            item["itemListElement"].as_array().unwrap().iter().collect()
        }
        _ => vec![item],
    });
    items.filter(|item| item["@type"] != "HowToTip").collect()
}

#[test]
fn machines_are_told_every_step() {
    let documents = documents(None);
    let files = render_site("html", &known(&documents, "Help"), &documents);
    let told = how_to(&files["guides/leave-mutual-aid.html"]);
    assert_eq!(told["@context"], "https://schema.org");
    assert_eq!((&told["@type"], &told["inLanguage"]), (&"HowTo".into(), &"en".into()));
    assert_eq!(told["name"], "Leave the mutual aid plan in Alipay");
    assert_eq!(told["totalTime"], "PT2M");
    assert_eq!(told["url"], format!("{ADDRESS}guides/leave-mutual-aid.html"));
    assert_eq!(told["supply"][0]["name"], "Your payment password");
    assert!(told.get("tool").is_none(), "the reader's thing has no name");
    for (place, step) in steps(&told).into_iter().enumerate() {
        assert_eq!((&step["@type"], &step["position"]), (&"HowToStep".into(), &(place + 1).into()));
        assert!(!step["text"].as_str().unwrap().is_empty());
        assert!(
            step["url"]
                .as_str()
                .unwrap()
                .starts_with(&format!("{ADDRESS}guides/leave-mutual-aid.html#step-"))
        );
    }
    assert_eq!(steps(&told).len(), 24);
    let last = steps(&told)[22];
    let parts: Vec<(&str, &str)> = last["itemListElement"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (part["@type"].as_str().unwrap(), part["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        parts,
        [
            ("HowToTip", "Warning: Cover for The member who leaves ends as soon as you confirm."),
            ("HowToTip", "This cannot be undone."),
            ("HowToDirection", "Tap OK."),
        ]
    );
    assert!(steps(&told)[23]["text"].as_str().unwrap().starts_with("Type The member who leaves (not"));
    let short = how_to(&files["guides/read-receipts.html"]);
    assert!(["totalTime", "supply", "tool", "description"].iter().all(|key| short.get(key).is_none()));
    assert!(!files["guides/about-alipay.html"].contains("HowTo"), "facts have no steps");
}

/// Nobody can follow a link on paper: it is printed where it leads, if that is anywhere without the page.
#[test]
fn paper_says_where_links_lead() {
    let documents = documents(None);
    let about = "guides/about-alipay.html";
    for (target, page) in [("html", "guides/leave-mutual-aid.html"), ("checklist", "leave-mutual-aid.html")] {
        let unknown = &render(target, &documents)[page];
        assert!(unknown.contains("data-address=\"https://help.example/search"), "{target}");
        let known = &render_site(target, &known(&documents, "Help"), &documents)[page];
        assert!(known.contains(&format!("data-address=\"{ADDRESS}{about}")), "{target}");
        assert!(!known.contains("data-address=\"#"), "steps have numbers: {target}");
    }
    let text = &render_site("checklist", &known(&documents, "Help"), &documents)["leave-mutual-aid.txt"];
    let text: String = text.split_whitespace().collect();
    assert!(
        text.contains(&format!("{ADDRESS}{about}")) && text.contains("https://help.example/search"),
        "{text}"
    );
}

#[test]
fn an_address_is_told_only_if_it_is_known() {
    let documents = documents(None);
    let without = render("html", &documents);
    assert!(!without.contains_key("sitemap.xml") && !without.contains_key("assets/theme.css"));
    assert!(!without.values().any(|page| page.contains("canonical") || page.contains("og:")));
    let with = render_site("html", &known(&documents, "Help"), &documents);
    let canonical = |page: &str| {
        with[page].split_once("canonical\" href=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    assert_eq!(canonical("index.html"), ADDRESS);
    assert_eq!(canonical("guides/about-alipay.html"), format!("{ADDRESS}guides/about-alipay.html"));
    assert_eq!(with["sitemap.xml"].matches("<loc>").count(), 4);
    assert!(with["index.html"].contains("src=\"pictures/img/lo%20go.png\""));
}

/// Titles and names that try to be markup or program, in everything that is written for machines.
#[test]
fn the_site_has_the_structure_of_its_harmless_twin() {
    let hostile = format!("{HOSTILE} \u{2028}\u{2029} ]]> <!--<script> --> */");
    let files = |text: &str| {
        let documents = documents(Some(text));
        render_site("html", &known(&documents, text), &documents)
    };
    let (hostile_files, harmless_files) = (files(&hostile), files("harmless"));
    for (path, text) in &hostile_files {
        let twin = &harmless_files[path];
        match path.rsplit('.').next().unwrap() {
            "html" => {
                same(&tags(text), &tags(twin));
                assert!(
                    !text.contains("ld+json") || !how_to_text(text).contains(['<', '>', '&', '\u{2028}'])
                );
            }
            "xml" | "css" => assert_eq!(text, twin),
            _ => {}
        }
    }
    let told = how_to(&hostile_files["guides/read-receipts.html"]);
    assert_eq!(told["name"], hostile, "it is told as it was written");

    let index = &hostile_files["search-index.js"];
    let list = index.strip_prefix("window.guidec.index = ").unwrap().trim_end().strip_suffix(';').unwrap();
    assert!(!list.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    let list: Value = serde_json::from_str(list).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 3);
    assert_eq!(list[0]["entry"]["title"], hostile);
}

fn how_to_text(page: &str) -> &str {
    page.split_once("ld+json\">").unwrap().1.split_once("</script>").unwrap().0
}

#[test]
fn guides_are_listed_by_app_and_by_topic() {
    let guide = |id: &str, app: &str, topics: &[&str]| {
        let mut document = fixture::leave_plan();
        (document.id, document.plain_title) = (id.into(), id.to_uppercase());
        document.products[0].label = app.into();
        document.topics = topics.iter().map(|topic| (*topic).into()).collect();
        document
    };
    let documents = [
        guide("a", "Zebra", &["Locks", "Money"]),
        guide("b", "alpha", &["Locks"]),
        guide("c", "Zebra", &[]),
        fixture::about_alipay(),
    ];
    let site = build::site(&documents);
    let listed = |groups: &[guidec::document::shape::Group]| -> Vec<String> {
        let line = |group: &guidec::document::shape::Group| {
            let ids: Vec<&str> =
                group.entries.iter().map(|place| site.entries[*place as usize].id.as_str()).collect();
            format!("{} ({}): {}", group.label, group.anchor, ids.join(" "))
        };
        groups.iter().map(line).collect()
    };
    assert_eq!(listed(&site.apps), ["alpha (app-alpha): b", "Zebra (app-zebra): a c"]);
    assert_eq!(listed(&site.topics), ["Locks (topic-locks): a b", "Money (topic-money): a"]);
    let page = &render("html", &documents)["guides/a.html"];
    let trail = page.split_once("<ol class=\"trail\"").unwrap().1.split_once("</ol>").unwrap().0;
    assert!(trail.contains("../index.html#app-zebra"), "{trail}");
    let related = page.split_once("<nav class=\"related\"").unwrap().1;
    assert!(related.find("c.html") < related.find("b.html"), "the app binds more than the topic: {related}");
}

#[test]
fn readers_for_whom_nobody_has_looked_are_told() {
    for target in ["html", "markdown", "checklist", "json"] {
        let files = render(target, &[fixture::leave_plan()]);
        let guides: Vec<_> = files.iter().filter(|(path, _)| path.contains("leave-mutual-aid")).collect();
        assert!(!guides.is_empty());
        for (path, text) in guides {
            assert!(text.contains("Nobody has tried it"), "{target}/{path}");
            assert!(text.to_lowercase().contains("with alipay 10.6 or later"), "{target}/{path}");
        }
    }
}
