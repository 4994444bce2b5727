//! Prose: the author's Markdown, with its values, labels and links.

use super::builder::{Builder, Place};
use super::links::Target;
use super::literal::{Style, words};
use super::name::slug;
use super::shape::{Alignment, Block, DocumentKind, Inline, Reference};
use crate::model::guide::Guide;
use crate::model::ids::{AboutId, GuideId, ProcedureId, StatementId};
use crate::model::text::{self as model, LinkTarget, Prose, ProseBlock};

impl Builder<'_> {
    pub(super) fn prose(&mut self, place: Place, prose: &Prose) -> Vec<Block> {
        self.prose_blocks(place, &prose.blocks)
    }

    fn prose_blocks(&mut self, place: Place, blocks: &[ProseBlock]) -> Vec<Block> {
        blocks.iter().map(|block| self.prose_block(place, block)).collect()
    }

    fn prose_block(&mut self, place: Place, block: &ProseBlock) -> Block {
        match block {
            ProseBlock::Paragraph(inlines) => Block::Paragraph { inlines: self.inlines(place, inlines) },
            ProseBlock::Heading { level, inlines } => {
                Block::Heading { level: *level, inlines: self.inlines(place, inlines) }
            }
            ProseBlock::List { start, items } => {
                let items = items.iter().map(|item| self.prose_blocks(place, item)).collect();
                Block::List { start: *start, items }
            }
            ProseBlock::Quote(blocks) => Block::Quote { blocks: self.prose_blocks(place, blocks) },
            ProseBlock::Code { text, .. } if !self.has_room(text.len()) => Block::Rule,
            ProseBlock::Code { language, text } => {
                Block::Code { language: language.clone(), text: text.clone() }
            }
            ProseBlock::Table { alignments, head, rows } => self.table(place, alignments, head, rows),
            ProseBlock::Rule => Block::Rule,
        }
    }

    fn table(
        &mut self,
        place: Place,
        alignments: &[model::Alignment],
        head: &[Vec<model::Inline>],
        rows: &[Vec<Vec<model::Inline>>],
    ) -> Block {
        let mut row = |cells: &[Vec<model::Inline>]| -> Vec<Vec<Inline>> {
            cells.iter().map(|cell| self.inlines(place, cell)).collect()
        };
        let head = row(head);
        let rows = rows.iter().map(|cells| row(cells)).collect();
        Block::Table { alignments: alignments.iter().map(|side| alignment(*side)).collect(), head, rows }
    }

    pub(super) fn inlines(&mut self, place: Place, inlines: &[model::Inline]) -> Vec<Inline> {
        let mut said = Vec::with_capacity(inlines.len());
        for inline in inlines {
            self.inline(place, inline).into_iter().for_each(|inline| super::phrase::push(&mut said, inline));
        }
        said
    }

    fn inline(&mut self, place: Place, inline: &model::Inline) -> Vec<Inline> {
        use model::Inline as From;
        let words = match inline {
            From::Text(text) | From::Code(text) => text.len(),
            _ => 0,
        };
        if !self.has_room(words) {
            return Vec::new();
        }
        let one = match inline {
            From::Text(text) => Inline::Text { text: text.clone() },
            From::Code(text) => Inline::Code { text: text.clone() },
            From::Strong(inner) => Inline::Strong { inlines: self.inlines(place, inner) },
            From::Emphasis(inner) => Inline::Emphasis { inlines: self.inlines(place, inner) },
            From::Strikethrough(inner) => Inline::Strikethrough { inlines: self.inlines(place, inner) },
            From::Link { address, inlines } => {
                Inline::Link { address: address.clone(), inlines: self.inlines(place, inlines) }
            }
            From::Reference { to, inlines, .. } => {
                let inlines = self.inlines(place, inlines);
                return self.reference(place, *to, inlines);
            }
            From::Value(value) => return self.value(*value).into_iter().collect(),
            From::Label(element) => return self.element_name(place, *element),
            From::LineBreak => Inline::LineBreak,
        };
        vec![one]
    }

    /// A checked link. Words that are missing are the target's title, or its number once that is known.
    fn reference(&mut self, place: Place, to: LinkTarget, inlines: Vec<Inline>) -> Vec<Inline> {
        match to {
            LinkTarget::Guide(guide) => self.link_guide(guide, None, inlines),
            LinkTarget::Procedure(procedure) => self.link_procedure(procedure, inlines),
            LinkTarget::About(about) => self.link_about(about, inlines),
            LinkTarget::Statement { guide: Some(guide), statement } if !self.is_this(guide) => {
                let name = self.project.guide(guide).and_then(|guide| name_of(guide, statement));
                self.link_guide(guide, name.map(slug), inlines)
            }
            LinkTarget::Statement { statement, .. } => self.link_statement(place, statement, inlines),
        }
    }

    fn is_this(&self, guide: GuideId) -> bool {
        self.project.guide(guide).is_some_and(|guide| std::ptr::eq(guide, self.guide))
    }

    fn link_guide(&mut self, id: GuideId, anchor: Option<String>, inlines: Vec<Inline>) -> Vec<Inline> {
        let Some(guide) = self.project.guide(id) else { return inlines };
        let inlines = if inlines.is_empty() { self.literal(&guide.title, Style::Plain) } else { inlines };
        let document = if self.is_this(id) { None } else { Some(slug(&guide.key)) };
        let called = Some(words(&guide.title));
        let to = match document {
            None => Reference { anchor, called, ..Reference::default() },
            document => Reference {
                document,
                kind: Some(DocumentKind::Guide),
                anchor,
                called,
                ..Reference::default()
            },
        };
        vec![Inline::Reference { to: Box::new(to), inlines }]
    }

    /// To where this guide follows it first; a procedure that is not followed here is not printed anywhere.
    fn link_procedure(&mut self, id: ProcedureId, inlines: Vec<Inline>) -> Vec<Inline> {
        let Some(procedure) = self.project.procedure(id) else { return inlines };
        let inlines = if inlines.is_empty() { self.literal(&procedure.title, Style::Plain) } else { inlines };
        if !self.following.calls.iter().any(|call| call.procedure == Some(id)) {
            return inlines;
        }
        let to = self.place_of(Target::Procedure(id));
        vec![Inline::Reference { to: Box::new(to), inlines }]
    }

    fn link_about(&mut self, id: AboutId, inlines: Vec<Inline>) -> Vec<Inline> {
        let Some(about) = self.project.about(id) else { return inlines };
        let title = about.title.as_ref().map(words).unwrap_or_default();
        let inlines = if inlines.is_empty() { super::inlines::text(title.clone()) } else { inlines };
        let name = about.key.as_deref().map_or_else(|| slug(&title), slug);
        let home = self.project.guides.iter().find(|guide| guide.abouts.contains(&id));
        let to = match home {
            _ if about.page => Reference {
                document: Some(name),
                kind: Some(DocumentKind::About),
                called: Some(title),
                ..Reference::default()
            },
            Some(home) if !std::ptr::eq(home, self.guide) => Reference {
                document: Some(slug(&home.key)),
                kind: Some(DocumentKind::Guide),
                anchor: Some(name),
                called: Some(title),
                ..Reference::default()
            },
            _ => self.place_of(Target::About(id)),
        };
        vec![Inline::Reference { to: Box::new(to), inlines }]
    }

    /// To a step or part of this document.
    pub(super) fn link_statement(
        &mut self,
        place: Place,
        statement: StatementId,
        inlines: Vec<Inline>,
    ) -> Vec<Inline> {
        let to = self.place_of(Target::Statement(place.call, statement));
        vec![Inline::Reference { to: Box::new(to), inlines }]
    }

    /// A place of this document, which gets its anchor and what it is called when all of it stands.
    pub(super) fn place_of(&mut self, target: Target) -> Reference {
        Reference { anchor: Some(self.links.draft(target)), ..Reference::default() }
    }
}

fn alignment(side: model::Alignment) -> Alignment {
    match side {
        model::Alignment::None => Alignment::None,
        model::Alignment::Left => Alignment::Left,
        model::Alignment::Center => Alignment::Center,
        model::Alignment::Right => Alignment::Right,
    }
}

/// The name of a step or part of another guide: its anchor there.
fn name_of(guide: &Guide, wanted: StatementId) -> Option<&str> {
    let trouble = guide.trouble.iter().map(|trouble| &trouble.body);
    let mut open: Vec<_> = std::iter::once(&guide.body).chain(trouble).collect();
    while let Some(block) = open.pop() {
        for statement in &block.statements {
            if statement.id == wanted {
                return statement.key.as_deref();
            }
            open.extend(super::blocks::within(&statement.kind));
        }
    }
    None
}
