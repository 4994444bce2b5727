//! `guidec graph`

use std::collections::BTreeMap;

use crate::folder::Folder;
use crate::notes::{printed, project, run, run_on_guides};

fn graph(subject: &str, format: &str) -> String {
    printed(run(&project(), &["graph", subject, "--format", format]))
}

#[test]
fn an_app_is_drawn() {
    insta::assert_snapshot!(graph("notes", "svg"));
}

#[test]
fn the_way_of_a_guide_is_marked() {
    insta::assert_snapshot!(graph("lock-notes", "svg"));
}

#[test]
fn a_map_for_graphviz() {
    insta::assert_snapshot!(graph("lock-notes", "dot"));
}

#[test]
fn a_map_for_mermaid() {
    insta::assert_snapshot!(graph("lock-notes", "mermaid"));
}

#[test]
fn a_file_with_one_app_or_one_guide_is_enough() {
    assert_eq!(graph("apps/notes.guide", "svg"), graph("notes", "svg"));
    let by_file = printed(run_on_guides(&["graph", "alipay/leave-mutual-aid.guide", "--format", "mermaid"]));
    assert_eq!(by_file, printed(run_on_guides(&["graph", "leave-mutual-aid", "--format", "mermaid"])));
    insta::assert_snapshot!(by_file);
}

#[test]
fn every_app_and_guide_of_this_repository_is_drawn() {
    for subject in ["alipay", "settings", "company-portal", "xiaomi-background", "enroll-android"] {
        let svg = printed(run_on_guides(&["graph", subject]));
        assert_eq!(svg, printed(run_on_guides(&["graph", subject])), "{subject}");
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"), "{subject}");
        let cards = cards(&svg);
        assert!(cards.len() > 5, "{subject}");
        for (place, one) in cards.iter().enumerate() {
            assert!(!cards.iter().skip(place + 1).any(|other| meet(*one, *other)), "{subject}: {one:?}");
        }
    }
}

/// Left, top, width and height of each card.
fn cards(svg: &str) -> Vec<[u32; 4]> {
    let number = |text: &str, before: &str, after: &str| -> Option<u32> {
        text.split_once(before)?.1.split_once(after)?.0.parse().ok()
    };
    let card = |text: &str| {
        Some([
            number(text, "", " ")?,
            number(text, " ", ")")?,
            number(text, " width=\"", "\"")?,
            number(text, " height=\"", "\"")?,
        ])
    };
    svg.split("<g transform=\"translate(").skip(2).filter_map(card).collect()
}

fn meet([x, y, width, height]: [u32; 4], [left, top, wide, high]: [u32; 4]) -> bool {
    x < left + wide && left < x + width && y < top + high && top < y + height
}

/// The titles of the marked cards, and the marked lines: from, words, to.
fn marked(app: &str, head: &str, steps: &str) -> (Vec<String>, Vec<String>) {
    let app = format!("app k \"K\" on android or ios {{\n{app}\n}}\n");
    let guide = format!("guide g \"G\" {{\n{head}\nopen k\n{steps}\ndone\n}}\n");
    let folder = Folder::new(&[("a.guide", &format!("{app}{guide}"))]);
    let map = printed(run(&folder, &["graph", "g", "--format", "mermaid"]));
    let (mut titles, mut lines, mut marked) = (BTreeMap::new(), Vec::new(), (Vec::new(), Vec::new()));
    for line in map.lines().map(str::trim) {
        if let Some((name, title)) = line.strip_suffix("\"]").and_then(|line| line.split_once("[\"")) {
            titles.insert(name.to_owned(), title.to_owned());
        } else if let Some((from, rest)) = line.split_once(" -->|\"") {
            let (words, to) = rest.split_once("\"| ").unwrap();
            lines.push(format!("{}: {words}: {}", titles[from], titles[to]));
        } else if let Some(cards) = line.strip_prefix("class ") {
            marked.0 =
                cards.trim_end_matches(" marked").split(',').map(|name| titles[name].clone()).collect();
        } else if let Some(numbers) = line.strip_prefix("linkStyle ") {
            let numbers = numbers.split(' ').next().unwrap().split(',');
            marked.1 = numbers.map(|number| lines[number.parse::<usize>().unwrap()].clone()).collect();
        }
    }
    marked
}

#[test]
fn screens_that_are_reached_without_a_touch_are_marked() {
    let app = "screen home \"Home\" {\n  button a \"A\" -> pb\n}\nscreen pb \"Page B\" {\n  back -> pc\n  scan -> pd\n}\n\
        screen pc \"Page C\"\nscreen pd \"Page D\" {\n  wait -> pe\n}\nscreen pe \"Page E\"";
    let (screens, lines) = marked(app, "for k", "tap home.a\nback");
    assert_eq!(screens, ["Home", "Page B", "Page C"]);
    assert_eq!(lines, ["Home: A: Page B", "Page B: (back): Page C"]);
    let (screens, lines) = marked(app, "for k", "tap home.a\nscan \"the code\"\nwait");
    assert_eq!(screens, ["Home", "Page B", "Page D", "Page E"]);
    assert_eq!(lines, ["Home: A: Page B", "Page B: (scanning): Page D", "Page D: (waiting): Page E"]);
}

#[test]
fn where_only_other_readers_come_to_is_not_marked() {
    let app = "screen home \"Home\" {\n  button long \"L\" {\n    -> pa when android\n    -> pb otherwise\n  }\n}\n\
        screen pa \"Page A\"\nscreen pb \"Page B\"";
    let (screens, lines) = marked(app, "for k and ios", "tap long");
    assert_eq!(
        (screens, lines),
        (vec!["Home".into(), "Page B".into()], vec!["Home: L (iOS): Page B".into()])
    );
    let (screens, lines) = marked(app, "for k", "tap long");
    assert_eq!(screens, ["Home", "Page A", "Page B"]);
    // Also what is for the others says for whom it is.
    assert_eq!(lines, ["Home: L (Android): Page A", "Home: L (iOS): Page B"]);
}

#[test]
fn options_that_nobody_chooses_are_not_marked() {
    let app = "screen home \"Home\" {\n  picker p \"P\" {\n    option \"One\" -> pa\n    option \"Two\" -> pb\n  }\n}\n\
        screen pa \"Page A\"\nscreen pb \"Page B\"";
    for step in ["choose \"Two\" in p", "choose \"Two\""] {
        let (screens, lines) = marked(app, "for k", step);
        assert_eq!(
            (screens, lines),
            (vec!["Home".into(), "Page B".into()], vec!["Home: P: Two: Page B".into()])
        );
    }
}

#[test]
fn what_is_only_scrolled_to_is_not_marked() {
    let app = "screen home \"Home\" {\n  row a \"A\" -> pa\n}\nscreen pa \"Page A\"";
    assert_eq!(marked(app, "for k", "scroll to a"), (vec!["Home".into()], vec![]));
}

#[test]
fn wrong_use_is_told() {
    let folder = project();
    let refused = |argument: &str| {
        let run = run(&folder, &["graph", argument]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
        run.err
    };
    assert_eq!(refused("noets"), "error: there is no app and no guide `noets`; did you mean `notes`?\n");
    assert_eq!(
        refused("something-else"),
        "error: there is no app and no guide `something-else`; name an app with screens, the id of a guide, or a file\n"
    );
    assert_eq!(
        refused("lock.guide"),
        "error: `lock.guide` holds several; name `lock-notes` or `open-notes`\n"
    );
    assert_eq!(
        refused("guidec.toml"),
        "error: `guidec.toml` is no guide: name one file, the name of an app, or the id of a guide\n"
    );
    folder.write("plain.guide", "guide plain \"Plain\" {\n  open \"Notes\"\n}\n");
    assert_eq!(
        refused("plain"),
        "error: no screens are declared that the guide `plain` comes to, so there is no map\n"
    );
    folder.write("facts.guide", "about facts \"Facts\" \"\"\"\nSome.\n\"\"\"\n");
    assert_eq!(refused("facts.guide"), "error: `facts.guide` holds neither a guide nor screens\n");
}

#[test]
fn a_guide_with_errors_is_not_drawn() {
    let run = run(&project(), &["graph", "broken.guide"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.ends_with("1 error in 1 file\n"), "{}", run.err);
}
