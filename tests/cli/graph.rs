//! `guidec graph`

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
