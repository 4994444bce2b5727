//! What stands on the map of a guide: for each file below `cases/maps` the snapshot shows the input, then the cards, what is on
//! them and the lines between them.

use super::{compiled, documents};
use guidec::document::shape::{DrawnWords, MapStep, ScreenMap, Who};
use std::fmt::Write;

#[test]
fn cases() {
    insta::glob!("../cases", "maps/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../cases/maps", omit_expression => true }, {
            insta::assert_snapshot!(shown(&text));
        });
    });
}

/// A chain of screens.
fn chain(count: usize) -> Option<ScreenMap> {
    let mut screens = String::new();
    let mut taps = String::new();
    for place in 1..count {
        let _ = writeln!(
            screens,
            "screen s{place} \"S{place}\" {{ button b{place} \"B{place}\" -> s{} }}",
            place + 1
        );
        let _ = writeln!(taps, "tap b{place}");
    }
    let text = format!(
        "app lamp \"Lamp\" on android {{\n{screens}screen s{count} \"S{count}\"\n}}\n\
         guide long \"Long\" {{\nfor android and lamp\nopen lamp\n{taps}done \"There.\"\n}}\n"
    );
    documents(&compiled(&text), None).remove(0).0.unwrap().map
}

#[test]
fn a_map_has_from_three_to_forty_screens() {
    assert!(chain(2).is_none());
    assert_eq!(chain(3).unwrap().screens.len(), 3);
    let map = chain(40).unwrap();
    assert_eq!((map.screens.len(), map.ways.len()), (40, 39));
    assert!(chain(41).is_none());
}

fn shown(text: &str) -> String {
    let mut shown = format!("{}\n", text.trim_end());
    for (document, findings) in documents(&compiled(text), None) {
        let _ = write!(shown, "-----\n{findings}");
        let Some(document) = document else { continue };
        let _ = writeln!(shown, "{} for {} classes", document.plain_title, document.classes.len());
        match &document.map {
            Some(map) => shown.push_str(&self::map(map)),
            None => shown.push_str("no map\n"),
        }
    }
    shown
}

fn map(map: &ScreenMap) -> String {
    let mut shown = format!("{} by {}\n", map.width, map.height);
    for screen in &map.screens {
        let over = if screen.lies_over { ", over another" } else { "" };
        let (x, y, width, height) = (screen.x, screen.y, screen.width, screen.height);
        let _ = writeln!(
            shown,
            "{}[{}]{over} at {x},{y} {width} by {height}{}",
            who(&screen.who),
            screen.title,
            steps(&screen.opened_by)
        );
        let _ = writeln!(shown, "    {}", lines(&screen.head));
        for row in &screen.rows {
            let beside = if row.taken { "" } else { " (beside)" };
            let to: Vec<&str> = row.to.iter().map(|to| map.screens[*to as usize].title.as_str()).collect();
            let _ = writeln!(
                shown,
                "  {}{} -> {:?}{}{beside}\n    {} | {}",
                who(&row.who),
                row.label,
                to,
                steps(&row.steps),
                lines(&row.words),
                lines(&row.notes)
            );
        }
    }
    for way in &map.ways {
        let title = |at: u32| map.screens[at as usize].title.as_str();
        let points: Vec<String> = way.points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
        let _ = writeln!(
            shown,
            "{}{} to {}: {}",
            who(&way.who),
            title(way.from),
            title(way.to),
            points.join(" ")
        );
    }
    shown
}

fn who(who: &Option<Who>) -> String {
    who.as_ref().map(|who| format!("{} {:?}: ", who.words, who.classes)).unwrap_or_default()
}

fn steps(steps: &[MapStep]) -> String {
    steps.iter().map(|step| format!(" {}#{} = {}", who(&step.who), step.anchor, step.label)).collect()
}

fn lines(lines: &[DrawnWords]) -> String {
    let line = |line: &DrawnWords| format!("{} ({},{})", line.text, line.x, line.y);
    lines.iter().map(line).collect::<Vec<_>>().join(" / ")
}
