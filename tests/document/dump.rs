//! A document as plain text, short enough to be reviewed.

use guidec::document::shape::{Aside, AsideKind, Block, Document, Inline, Node, Picture, Reference, Who};
use std::fmt::Write;

pub(crate) fn document(document: &Document) -> String {
    let mut out = String::new();
    let d = document;
    line(&mut out, 0, &format!("{} = {} [{} {:?}]", d.id, inlines(&d.title), d.language, d.direction));
    let mut head = |name: &str, text: String| {
        if !text.is_empty() {
            line(&mut out, 0, &format!("{name}: {text}"));
        }
    };
    head("specialised", d.specialised.clone().unwrap_or_default());
    head("audience", d.audience.as_ref().map(|who| who.words.clone()).unwrap_or_default());
    for unsupported in &d.unsupported {
        head(
            "unsupported",
            format!("{} {}", who(&Some(unsupported.who.clone())), blocks(&unsupported.because)),
        );
    }
    if let Some(checked) = &d.checked {
        head("checked", format!("{:?} {:?}", checked.date, checked.on));
    }
    for need in &d.needs {
        head("needs", format!("{}{}", who(&need.who), blocks(&need.blocks)));
    }
    head("takes", d.takes.clone().unwrap_or_default());
    head("goal", blocks(&d.goal));
    head("topics", d.topics.join(", "));
    head("products", d.products.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(", "));
    head("things", d.things.iter().map(|it| it.label.clone()).collect::<Vec<_>>().join(", "));
    for value in &d.values {
        head(
            "value",
            format!("{} = {} {:?} secret {}", value.name, value.label, value.example, value.secret),
        );
    }
    for question in &d.questions {
        let answers: Vec<&str> = question.answers.iter().map(|answer| answer.label.as_str()).collect();
        head("question", format!("{} [{}] {:?}", question.label, answers.join(", "), question.help));
    }
    for (place, class) in d.classes.iter().enumerate().filter(|_| d.classes.len() > 1) {
        head("class", format!("{place} {}", class.words));
    }
    if d.classes_omitted {
        head("class", "…".to_owned());
    }
    asides(&mut out, 0, &d.always);
    nodes(&mut out, 0, &d.body);
    for trouble in &d.trouble {
        line(
            &mut out,
            0,
            &format!("trouble #{} {}{}", trouble.anchor, who(&trouble.who), inlines(&trouble.title)),
        );
        nodes(&mut out, 1, &trouble.body);
    }
    for about in &d.abouts {
        line(&mut out, 0, &format!("about #{} {}", about.anchor, inlines(&about.title)));
        line(&mut out, 1, &blocks(&about.blocks));
    }
    out
}

fn line(out: &mut String, depth: usize, text: &str) {
    writeln!(out, "{}{text}", "    ".repeat(depth)).unwrap();
}

fn nodes(out: &mut String, depth: usize, items: &[Node]) {
    for node in items {
        match node {
            Node::Step(step) => {
                asides(out, depth, &step.before);
                let danger = if step.cannot_be_undone { " !" } else { "" };
                let copy = step.copy.as_ref().map(|copy| format!(" copy({copy})")).unwrap_or_default();
                let name = named(&step.anchor, &step.label);
                line(out, depth, &format!("{}. {}{danger}{copy}{name}", step.number, inlines(&step.text)));
                if !step.more.is_empty() {
                    line(out, depth + 1, &blocks(&step.more));
                }
                asides(out, depth + 1, &step.after);
            }
            Node::Branch(branch) => {
                let name = named(&branch.anchor, &branch.label);
                line(
                    out,
                    depth,
                    &format!("{}. <{:?}> {}{name}", branch.number, branch.kind, inlines(&branch.intro)),
                );
                for arm in &branch.arms {
                    let heading = inlines(&arm.heading);
                    let same = arm.who.as_ref().is_some_and(|who| who.words == heading);
                    let who = if same { classes(arm.who.as_ref().unwrap()) } else { who(&arm.who) };
                    line(out, depth, &format!("  - {heading} {who}").replace("  - \n", "  -\n"));
                    nodes(out, depth + 1, &arm.body);
                }
            }
            Node::Part(part) => {
                line(out, depth, &format!("== {} #{}", inlines(&part.title), part.anchor));
                nodes(out, depth, &part.body);
            }
            Node::Aside(item) => aside(out, depth, item),
            Node::End(end) => {
                let word = if end.success { "DONE" } else { "STOP" };
                line(out, depth, &format!("{word} {}", blocks(&end.blocks)));
            }
            Node::Jump(jump) => {
                line(
                    out,
                    depth,
                    &format!("JUMP {} -> {} back {}", inlines(&jump.text), to(&jump.to), jump.back),
                );
            }
        }
    }
}

fn named(anchor: &str, label: &str) -> String {
    let usual = format!("step-{}", label.replace('.', "-").to_lowercase());
    if anchor == usual { String::new() } else { format!(" #{anchor}") }
}

fn asides(out: &mut String, depth: usize, items: &[Aside]) {
    items.iter().for_each(|item| aside(out, depth, item));
}

fn aside(out: &mut String, depth: usize, aside: &Aside) {
    let (word, text) = match &aside.kind {
        AsideKind::Note { blocks: text } => ("note", blocks(text)),
        AsideKind::Tip { blocks: text } => ("tip", blocks(text)),
        AsideKind::Warning { blocks: text } => ("WARNING", blocks(text)),
        AsideKind::Unverified { blocks: text } => ("unverified", blocks(text)),
        AsideKind::Result { blocks: text } => ("result", blocks(text)),
        AsideKind::Why { blocks: text } => ("why", blocks(text)),
        AsideKind::Picture { picture } => ("picture", self::picture(picture)),
        AsideKind::Video { address, title } => ("video", format!("{address} {title:?}")),
    };
    line(out, depth, &format!("({word}) {}{text}", who(&aside.who)));
}

fn picture(picture: &Picture) -> String {
    let marks: Vec<String> = picture.marks.iter().map(|mark| format!(" {},{}", mark.x, mark.y)).collect();
    format!("{} {:?} {:?}x{:?}{}", picture.path, picture.alt, picture.width, picture.height, marks.concat())
}

/// `[On Android 12 | 0 2]`: the words and the classes.
fn who(who: &Option<Who>) -> String {
    who.as_ref().map(|who| format!("[{} {}] ", who.words, classes(who))).unwrap_or_default()
}

fn classes(who: &Who) -> String {
    let classes: Vec<String> = who.classes.iter().map(u32::to_string).collect();
    let shortened = if who.readers.shortened { " …" } else { "" };
    format!("|{}{shortened}", classes.join(" "))
}

fn to(reference: &Reference) -> String {
    let document = reference.document.clone().unwrap_or_default();
    let anchor = reference.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    document + &anchor
}

fn blocks(items: &[Block]) -> String {
    let parts = items.iter().map(|block| match block {
        Block::Paragraph { inlines: text } => inlines(text),
        Block::Heading { level, inlines: text } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inlines(text))
        }
        Block::List { start, items } => {
            let items: Vec<String> = items.iter().map(|item| blocks(item)).collect();
            format!("{start:?}({})", items.join("; "))
        }
        Block::Quote { blocks: text } => format!("> {}", blocks(text)),
        Block::Code { language, text } => format!("```{language} {text}```"),
        Block::Table { head, rows, .. } => {
            let row =
                |cells: &Vec<Vec<Inline>>| cells.iter().map(|it| inlines(it)).collect::<Vec<_>>().join(" | ");
            let rows: Vec<String> = std::iter::once(head).chain(rows).map(row).collect();
            rows.join(" // ")
        }
        Block::Rule => "---".to_owned(),
    });
    parts.collect::<Vec<_>>().join(" ¶ ")
}

pub(crate) fn inlines(items: &[Inline]) -> String {
    let parts = items.iter().map(|inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Label { text } => format!("**{text}**"),
        Inline::Code { text } => format!("`{text}`"),
        Inline::Keys { text } => format!("<{text}>"),
        Inline::Strong { inlines: text } => format!("__{}__", inlines(text)),
        Inline::Emphasis { inlines: text } => format!("_{}_", inlines(text)),
        Inline::Strikethrough { inlines: text } => format!("~{}~", inlines(text)),
        Inline::Link { address, inlines: text } => format!("[{}]({address})", inlines(text)),
        Inline::Reference { to: place, inlines: text } => format!("[{}]({})", inlines(text), to(place)),
        Inline::Value { label, .. } => format!("{{{label}}}"),
        Inline::Variants { variants } => {
            let each =
                variants.iter().map(|it| format!("{}{}", who(&Some(it.who.clone())), inlines(&it.inlines)));
            format!("⟨{}⟩", each.collect::<Vec<_>>().join(" / "))
        }
        Inline::LineBreak => "↵".to_owned(),
    });
    parts.collect::<Vec<_>>().concat()
}
