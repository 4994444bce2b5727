//! A short form of findings and of the model, for snapshots: no places in the model, nothing that is empty.

use guidec::diagnostic::{Diagnostic, Severity};
use guidec::model::ids::ScreenId;
use guidec::model::project::Project;
use guidec::model::screen::{Destination, Leads};
use guidec::model::statement::Block;
use guidec::source::{Sources, Span};

/// One finding: place, code and title, then its labels, notes and advice.
pub(crate) fn finding(sources: &Sources, finding: &Diagnostic) -> String {
    let place = finding.span().map_or_else(String::new, |span| locate(sources, span));
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut shown = format!("{place} {severity} {} {}\n", finding.code.id, finding.title);
    for label in &finding.labels {
        let mark = if label.primary { "^" } else { "-" };
        let slice: String = sources.slice(label.span).chars().take(60).collect();
        let slice = slice.lines().next().unwrap_or_default().to_owned();
        shown.push_str(
            format!("    {mark} {} `{slice}` {}", locate(sources, label.span), label.message).trim_end(),
        );
        shown.push('\n');
    }
    for note in &finding.notes {
        shown.push_str(&format!("    note: {note}\n"));
    }
    for help in &finding.help {
        shown.push_str(&format!("    help: {help}\n"));
    }
    if let Some(fix) = &finding.fix {
        shown.push_str(&format!("    fix: {}\n", fix.title));
    }
    shown
}

fn locate(sources: &Sources, span: Span) -> String {
    sources
        .locate(span)
        .map_or_else(String::new, |(name, at)| format!("{name}:{}:{}", at.line + 1, at.column + 1))
}

/// What the author declared.
pub(crate) fn project(project: &Project) -> String {
    let mut shown = readers(project);
    for (place, screen) in project.screens.iter().enumerate() {
        let owner = screen.product.and_then(|id| project.readers.products.get(id));
        let entry = project.surfaces.iter().any(|surface| surface.entry == Some(ScreenId(place as u32)));
        shown.push_str(&format!(
            "screen {}.{}{} {}\n",
            owner.map_or("?", |product| product.key.as_str()),
            screen.key,
            if entry { " (entry)" } else { "" },
            short(&screen.titles),
        ));
        for act in &screen.acts {
            shown.push_str(&format!("  {:?}{}\n", act.act, leads(project, &act.leads)));
        }
        for id in &screen.elements {
            let Some(element) = project.element(*id) else { continue };
            let targets: String = element.leads.iter().map(|it| leads(project, it)).collect();
            shown.push_str(&format!("  {} #{} {}{targets}\n", element.key, id.0, short(&element.labels)));
            let more = (&element.when, &element.sometimes, &element.options);
            let more = short(&more).replace("None", "").replace("[]", "");
            if !more.trim_matches(['(', ')', ',', ' ']).is_empty() {
                shown.push_str(&format!("    {more}\n"));
            }
        }
    }
    for value in &project.values {
        shown.push_str(&format!("value {}\n", value.key));
    }
    for guide in &project.guides {
        shown.push_str(&format!("guide {} {}\n", guide.key, short(&guide.title)));
        let things: Vec<&str> = guide.things.iter().map(|thing| thing.key.as_str()).collect();
        if things != [""] {
            shown.push_str(&format!("  using {}\n", things.join(", ")));
        }
        shown.push_str(&format!("  for {}\n", short(&guide.audience)));
        let header =
            (&guide.unsupported, &guide.checked, &guide.needs, &guide.takes, &guide.start, &guide.end);
        shown.push_str(&format!("  header {}\n", short(&header)));
        block(&guide.body, 1, &mut shown);
        for trouble in &guide.trouble {
            shown.push_str(&format!("  trouble {}\n", short(&trouble.title)));
            block(&trouble.body, 2, &mut shown);
        }
    }
    for procedure in &project.procedures {
        shown.push_str(&format!("procedure {}\n  for {}\n", procedure.key, short(&procedure.audience)));
        block(&procedure.body, 1, &mut shown);
    }
    for about in &project.abouts {
        shown.push_str(&format!("about {:?} {}\n", about.key, short(&about.prose.blocks)));
    }
    shown
}

fn readers(project: &Project) -> String {
    let mut shown = String::new();
    let readers = &project.readers;
    for ((id, product), place) in readers.products.iter().zip(&project.places.products) {
        if place.is_some() {
            let facts = (
                &product.on,
                &product.supported,
                &product.releases,
                product.built_in,
                product.always_present,
            );
            shown.push_str(&format!(
                "product {} {} {:?} {}\n",
                id.0,
                product.key,
                product.kind,
                short(&facts)
            ));
            for runs in &product.runs {
                shown.push_str(&format!("  runs {}\n", short(runs)));
            }
        }
    }
    for (_, device) in readers.devices.iter() {
        shown.push_str(&format!("device {} {:?} {}\n", device.key, device.maker, short(&device.runs)));
    }
    for (_, series) in readers.series.iter() {
        shown.push_str(&format!("series {} {:?}\n", series.key, series.generations));
    }
    for (_, question) in readers.questions.iter() {
        shown.push_str(&format!(
            "question {} {}\n",
            question.key,
            short(&(&question.values, &question.when))
        ));
    }
    for (_, named) in readers.conditions.iter() {
        shown.push_str(&format!("condition {} = {}\n", named.key, short(&named.condition)));
    }
    shown
}

fn leads(project: &Project, leads: &Leads) -> String {
    let to: Vec<&str> = leads
        .to
        .iter()
        .map(|to| match to {
            Destination::Screen(id) => project.screen(*id).map_or("?", |screen| screen.key.as_str()),
            Destination::Under => "under",
        })
        .collect();
    let when = leads.when.as_ref().map(|when| format!(" when {}", short(when))).unwrap_or_default();
    let gesture = leads.gesture.map(|gesture| format!(" on {gesture:?}")).unwrap_or_default();
    format!(" -> {}{gesture}{when}", to.join(" or "))
}

fn block(tree: &Block, depth: usize, shown: &mut String) {
    for statement in &tree.statements {
        let name = statement.key.as_ref().map(|key| format!("{key}: ")).unwrap_or_default();
        shown.push_str(&format!(
            "{}{} {name}{}\n",
            "  ".repeat(depth),
            statement.id.0,
            short(&statement.kind)
        ));
    }
}

/// The debugging form without places and without what says nothing.
fn short(value: &impl std::fmt::Debug) -> String {
    let mut text = format!("{value:?}");
    text = without(&text, "span: Span {", '{', '}');
    text = without(&text, "Span {", '{', '}');
    text = without(&text, ", written: [Literal {", '[', ']');
    for (long, brief) in [
        ("{ , ", "{ "),
        (", , ", ", "),
        ("Literal { pieces: [Text(", "[("),
        (", candidates: []", ""),
        (", screens: []", ""),
        (", looks: None", ""),
        (", at: None", ""),
        (", further_down: false", ""),
        (", opens: []", ""),
        (", cannot_be_undone: false", ""),
        (", attachments: []", ""),
        (", when: None", ""),
        ("ProductId", "product"),
        ("ThingId(0)", "thing"),
        ("ElementId", ""),
        ("numbers: ", ""),
        (", suffix: []", ""),
        ("Version { line: 1, ", "v{"),
        ("Version { line: 0, []", "v{least"),
        (", suffix: [Mark { rank: -1, [] }]", " first"),
        ("Ranges { intervals: ", ""),
        ("Interval { low: v{", "{"),
        ("ThingId(4294967295)", "any"),
    ] {
        text = text.replace(long, brief);
    }
    text
}

/// Without everything that begins with `head`, up to the sign that closes it.
fn without(text: &str, head: &str, open: char, close: char) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(head) {
        kept.push_str(before);
        let mut depth =
            head.chars().filter(|it| *it == open).count() as i32 - head.matches(close).count() as i32;
        let end = after.find(|character: char| {
            depth += i32::from(character == open) - i32::from(character == close);
            depth == 0
        });
        rest = end.and_then(|end| after.get(end + 1..)).unwrap_or_default();
    }
    kept + rest
}
