//! What is drawn of steps, and for whom: for each file below `cases/drawings` the snapshot shows the input, then each
//! step with what stands on its drawings.

use super::{compiled, documents};
use guidec::document::shape::{Document, Drawing, DrawnWords, Node, Step};
use std::fmt::Write;

#[test]
fn cases() {
    insta::glob!("../cases", "drawings/*.guide", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../cases/drawings", omit_expression => true }, {
            insta::assert_snapshot!(shown(&text));
        });
    });
}

fn shown(text: &str) -> String {
    let mut shown = format!("{}\n", text.trim_end());
    for (document, findings) in documents(&compiled(text), None) {
        let _ = write!(shown, "-----\n{findings}");
        let Some(document) = document else { continue };
        let _ = writeln!(shown, "{} for {} classes", document.plain_title, document.classes.len());
        for step in steps(&document) {
            let _ = writeln!(shown, "{} {}", step.label, words(step));
            step.drawings.iter().for_each(|drawing| shown.push_str(&self::drawing(drawing)));
        }
    }
    shown
}

fn steps(document: &Document) -> Vec<&Step> {
    fn add<'d>(nodes: &'d [Node], found: &mut Vec<&'d Step>) {
        for node in nodes {
            match node {
                Node::Step(step) => found.push(step),
                Node::Branch(branch) => branch.arms.iter().for_each(|arm| add(&arm.body, found)),
                Node::Part(part) => add(&part.body, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    add(&document.body, &mut found);
    found
}

fn words(step: &Step) -> String {
    super::dump::inlines(&step.text)
}

fn lines(lines: &[DrawnWords]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" / ")
}

fn drawing(drawing: &Drawing) -> String {
    let who = drawing.who.as_ref().map(|who| format!("{} {:?}: ", who.words, who.classes));
    let mut shown = format!("    {}{}\n", who.unwrap_or_default(), drawing.alt);
    let (frame, width, height) = (drawing.frame, drawing.width, drawing.height);
    let panel = if drawing.panel.is_some() { ", over the screen" } else { "" };
    let _ = writeln!(shown, "      {frame:?} {width}x{height} [{}]{panel}", lines(&drawing.title));
    for element in &drawing.elements {
        let mark = if element.marked { '>' } else { ' ' };
        let (kind, x, y) = (element.kind, element.x, element.y);
        let sometimes = if element.sometimes { " sometimes" } else { "" };
        let described = if element.described { " described" } else { "" };
        let sign = element.sign.map(|sign| format!(" {:?}", sign.picture)).unwrap_or_default();
        let label = lines(&element.words);
        let _ = writeln!(shown, "     {mark}{kind:?} at {x},{y} [{label}]{sign}{described}{sometimes}");
    }
    let more = if drawing.more.is_empty() { "" } else { ", more" };
    let to = drawing.touch.to.map(|to| format!(" to {},{}", to.x, to.y)).unwrap_or_default();
    let touch = drawing.touch;
    let _ = writeln!(shown, "      {:?} at {},{}{to}{more}", touch.gesture, touch.x, touch.y);
    shown
}
