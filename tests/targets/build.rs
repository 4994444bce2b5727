//! Short ways to write documents.

use guidec::document::shape::*;

pub(crate) fn text(text: &str) -> Inline {
    Inline::Text { text: text.into() }
}

pub(crate) fn label(text: &str) -> Inline {
    Inline::Label { text: text.into() }
}

pub(crate) fn code(text: &str) -> Inline {
    Inline::Code { text: text.into() }
}

pub(crate) fn link(address: &str, words: &str) -> Inline {
    Inline::Link { address: address.into(), inlines: vec![text(words)] }
}

pub(crate) fn to(document: Option<&str>, anchor: Option<&str>) -> Reference {
    Reference {
        document: document.map(str::to_owned),
        anchor: anchor.map(str::to_owned),
        ..Reference::default()
    }
}

pub(crate) fn reference(to: Reference, words: &str) -> Inline {
    Inline::Reference { to: Box::new(to), inlines: vec![text(words)] }
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph { inlines: vec![text(words)] }
}

pub(crate) fn who(words: &str) -> Who {
    Who { words: words.into(), classes: vec![0], partly: Vec::new(), readers: ReaderSet::default() }
}

pub(crate) fn aside(kind: AsideKind) -> Aside {
    Aside { who: None, kind }
}

pub(crate) fn note(words: &str) -> Aside {
    aside(AsideKind::Note { blocks: vec![paragraph(words)] })
}

pub(crate) fn warning(words: &str) -> Aside {
    aside(AsideKind::Warning { blocks: vec![paragraph(words)] })
}

pub(crate) fn result(words: &str) -> Aside {
    aside(AsideKind::Result { blocks: vec![paragraph(words)] })
}

pub(crate) fn step(number: u32, place: &str, words: Vec<Inline>) -> Step {
    Step {
        number,
        label: format!("{place}{number}"),
        anchor: format!("step-{place}{number}"),
        verb: "tap".into(),
        text: words,
        without_looking: None,
        more: vec![],
        before: vec![],
        after: vec![],
        cannot_be_undone: false,
        copy: None,
        passed_by: vec![],
        drawings: Vec::new(),
    }
}

pub(crate) fn tap(number: u32, place: &str, what: &str) -> Node {
    Node::Step(Box::new(step(number, place, vec![text("Tap "), label(what), text(".")])))
}

pub(crate) fn drawing(who: Option<Who>, what: &str) -> Drawing {
    let element = |y: u32, words: &str, marked: bool| DrawnElement {
        kind: DrawnKind::Row,
        x: 9,
        y,
        width: 126,
        height: 18,
        words: vec![DrawnWords { text: words.into(), x: 13, y: y + 12, centered: false }],
        described: false,
        sign: Some(Sign { picture: SignKind::ToRight, x: 127, y: y + 9 }),
        marked,
        sometimes: false,
    };
    Drawing {
        who,
        alt: format!("The screen “My”, with “{what}” marked, number 1 of 2"),
        frame: DrawnFrame::Phone,
        width: 144,
        height: 88,
        panel: Some(Area { x: 9, y: 20, width: 126, height: 60 }),
        title: vec![DrawnWords { text: "My".into(), x: 12, y: 26, centered: false }],
        elements: vec![element(33, what, true), element(53, "Other", false)],
        more: vec![Point { x: 72, y: 76 }],
        touch: Touch { gesture: DrawnGesture::Tap, x: 124, y: 42, to: Some(Point { x: 20, y: 42 }) },
    }
}

pub(crate) fn branch(number: u32, place: &str, kind: BranchKind, intro: &str, arms: Vec<Arm>) -> Node {
    Node::Branch(Branch {
        number,
        label: format!("{place}{number}"),
        anchor: format!("step-{place}{number}"),
        kind,
        intro: if intro.is_empty() { vec![] } else { vec![text(intro)] },
        arms,
        passed_by: vec![],
        passing: vec![],
    })
}

pub(crate) fn arm(heading: &str, body: Vec<Node>) -> Arm {
    Arm::new(None, if heading.is_empty() { vec![] } else { vec![text(heading)] }, body)
}

pub(crate) fn arm_for(words: &str, body: Vec<Node>) -> Arm {
    Arm::new(Some(who(words)), vec![text(words)], body)
}

pub(crate) fn end(success: bool, words: &str) -> Node {
    Node::End(End { success, blocks: vec![paragraph(words)], passed_by: vec![] })
}

pub(crate) fn document(id: &str, title: &str) -> Document {
    Document {
        format: FORMAT,
        kind: DocumentKind::Guide,
        id: id.into(),
        title: vec![text(title)],
        plain_title: title.into(),
        language: "en".into(),
        direction: Direction::Ltr,
        source: format!("guides/{id}.guide"),
        words: super::words(),
        products: vec![],
        things: vec![],
        audience: None,
        specialised: None,
        unsupported: vec![],
        checked: None,
        needs: vec![],
        takes: None,
        duration: None,
        goal: vec![],
        topics: vec![],
        values: vec![],
        questions: Vec::new(),
        classes: vec![],
        classes_omitted: false,
        picker: None,
        criteria: vec![],
        differ_by: None,
        always: vec![],
        body: vec![],
        trouble: vec![],
        map: None,
        abouts: vec![],
        names: vec![],
    }
}

/// The site of these documents.
pub(crate) fn site(documents: &[Document]) -> Site {
    let mut site = Site::new("Help centre", "en");
    site.list(documents.iter().map(guidec::document::entry).collect());
    site
}
