//! What a body holds before its names are bound: ids for its statements, its named steps and parts, its
//! values, the procedures that it follows.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::{Collected, duplicate};
use super::resolver::Resolver;
use crate::model::ids::{AboutId, ProcedureId, StatementId, ValueId};
use crate::source::{FileId, Span};
use crate::syntax::ast::Name;
use crate::syntax::ast::guide::{About, HeaderKind, HeaderLine, Trouble, ValueDecl};
use crate::syntax::ast::statement::{Block, OrElse, Statement, StatementKind};

/// A named step or part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marker {
    pub(super) id: StatementId,
    pub(super) span: Span,
    /// The block that it stands in.
    pub(super) block: Span,
}

/// What one guide or procedure holds.
#[derive(Default)]
pub(super) struct Outline<'a> {
    /// The id of its first statement; the others follow in order of writing.
    pub(super) first: u32,
    pub(super) markers: BTreeMap<String, Marker>,
    pub(super) values: Vec<(ValueId, &'a ValueDecl)>,
    value_names: BTreeMap<&'a str, Span>,
    /// The procedures that it follows, each with how many blocks that stands in.
    pub(super) follows: Vec<(&'a Name, usize)>,
    /// How deep its blocks stand in each other.
    pub(super) levels: usize,
    /// The `about` texts of a guide, by their names.
    pub(super) abouts: BTreeMap<String, (AboutId, Span)>,
}

/// The outlines of all guides and procedures, by their ids.
#[derive(Default)]
pub(super) struct Outlines<'a> {
    pub(super) guides: Vec<Outline<'a>>,
    pub(super) procedures: Vec<Outline<'a>>,
    /// Procedures that follow themselves. They are reported, and no procedure follows them.
    pub(super) circular: Vec<ProcedureId>,
    /// Where a procedure would be followed too deep inside others. It is reported, and not followed.
    pub(super) too_deep: BTreeSet<Span>,
}

impl<'a> Resolver<'a> {
    /// Numbers all statements of all bodies in order of writing.
    pub(super) fn outline(&mut self, collected: &Collected<'a>) {
        let mut outlines = Outlines::default();
        let mut bodies: Vec<(FileId, u32, Body, usize)> = Vec::new();
        let of_guides = collected.guides.iter().enumerate();
        bodies.extend(of_guides.map(|(place, it)| (it.file, it.tree.span.start, Body::Guide, place)));
        let of_procedures = collected.procedures.iter().enumerate();
        bodies.extend(of_procedures.map(|(place, it)| (it.file, it.tree.span.start, Body::Procedure, place)));
        bodies.sort_by_key(|(file, start, ..)| (*file, *start));
        outlines.guides.resize_with(collected.guides.len(), Outline::default);
        outlines.procedures.resize_with(collected.procedures.len(), Outline::default);
        let mut statements = 0;
        let mut abouts = u32::try_from(collected.pages.len()).unwrap_or(u32::MAX);
        for (_, _, body, place) in bodies {
            let mut outline = Outline { first: statements, ..Outline::default() };
            match body {
                Body::Guide => {
                    let Some(guide) = collected.guides.get(place) else { continue };
                    self.outline_body(
                        &mut outline,
                        &guide.tree.header,
                        &guide.tree.body,
                        &guide.tree.trouble,
                        &mut statements,
                    );
                    self.outline_abouts(&mut outline, &guide.tree.abouts, &mut abouts);
                    if let Some(slot) = outlines.guides.get_mut(place) {
                        *slot = outline;
                    }
                }
                Body::Procedure => {
                    let Some(procedure) = collected.procedures.get(place) else { continue };
                    self.outline_body(
                        &mut outline,
                        &procedure.tree.header,
                        &procedure.tree.body,
                        &[],
                        &mut statements,
                    );
                    if let Some(slot) = outlines.procedures.get_mut(place) {
                        *slot = outline;
                    }
                }
            }
        }
        self.refuse_follows(collected, &mut outlines);
        self.outlines = outlines;
    }

    fn outline_body(
        &mut self,
        outline: &mut Outline<'a>,
        header: &'a [HeaderLine],
        body: &'a Block,
        troubles: &'a [Trouble],
        next: &mut u32,
    ) {
        for line in header {
            if let HeaderKind::Value(value) = &line.kind {
                self.outline_value(outline, value);
            }
        }
        self.outline_block(outline, body, 1, next);
        for trouble in troubles {
            *next += 1;
            self.outline_block(outline, &trouble.body, 2, next);
        }
    }

    /// Recurses as deep as blocks nest, which the parser limits.
    fn outline_block(&mut self, outline: &mut Outline<'a>, block: &'a Block, level: usize, next: &mut u32) {
        outline.levels = outline.levels.max(level);
        for statement in &block.statements {
            let id = StatementId(*next);
            *next += 1;
            if let Some(name) = name_of(statement) {
                let marker = Marker { id, span: name.span, block: block.span };
                match outline.markers.get(&name.value) {
                    Some(first) => self.report(duplicate("step", name, first.span)),
                    None => {
                        outline.markers.insert(name.value.clone(), marker);
                    }
                }
            }
            match &statement.kind {
                StatementKind::Value(value) => self.outline_value(outline, value),
                StatementKind::Follow(follow) => outline.follows.push((&follow.procedure, level)),
                _ => {}
            }
            for inner in blocks(&statement.kind) {
                self.outline_block(outline, inner, level + 1, next);
            }
        }
    }

    fn outline_value(&mut self, outline: &mut Outline<'a>, value: &'a ValueDecl) {
        if let Some(first) = outline.value_names.get(value.name.value.as_str()) {
            let finding = duplicate("value", &value.name, *first);
            self.report(finding);
            return;
        }
        let id = self.collect_value(value);
        outline.value_names.insert(&value.name.value, value.name.span);
        outline.values.push((id, value));
    }

    fn outline_abouts(&mut self, outline: &mut Outline<'a>, abouts: &'a [About], next: &mut u32) {
        for about in abouts {
            let id = AboutId(*next);
            *next += 1;
            let Some(name) = &about.name else { continue };
            if let Some((_, first)) = outline.abouts.get(&name.value) {
                let finding = duplicate("text", name, *first);
                self.report(finding);
            } else {
                outline.abouts.insert(name.value.clone(), (id, name.span));
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Body {
    Guide,
    Procedure,
}

/// The name of a named step or part.
fn name_of(statement: &Statement) -> Option<&Name> {
    match &statement.kind {
        StatementKind::Part { name, .. } => name.as_ref().or(statement.name.as_ref()),
        _ => statement.name.as_ref(),
    }
}

/// The blocks of a statement, in the order in which they are resolved.
fn blocks(kind: &StatementKind) -> Vec<&Block> {
    match kind {
        StatementKind::When(when) => when.arms.iter().map(|arm| &arm.body).chain(&when.otherwise).collect(),
        StatementKind::ExactlyOne(one) => one.arms.iter().map(|arm| &arm.body).collect(),
        StatementKind::Either(either) => either.options.iter().map(|option| &option.body).collect(),
        StatementKind::Try(attempts) => attempts.attempts.iter().map(|attempt| &attempt.body).collect(),
        StatementKind::If(test) => test.arms.iter().map(|arm| &arm.body).chain(&test.otherwise).collect(),
        StatementKind::Optional(body) | StatementKind::OptionalAny(body) => vec![body],
        StatementKind::Repeat { body, .. }
        | StatementKind::Part { body, .. }
        | StatementKind::On { body, .. }
        | StatementKind::At { body, .. } => vec![body],
        StatementKind::Within(within) => match &within.or_else {
            Some(OrElse::Block(block)) => vec![&within.body, block],
            _ => vec![&within.body],
        },
        StatementKind::Step(_)
        | StatementKind::Using(_)
        | StatementKind::Value(_)
        | StatementKind::NowAt(_)
        | StatementKind::NowSee(_)
        | StatementKind::Follow(_)
        | StatementKind::SkipTo(_)
        | StatementKind::AgainFrom(_)
        | StatementKind::Done(_)
        | StatementKind::Stop(_)
        | StatementKind::Attachment(_)
        | StatementKind::Never { .. } => Vec::new(),
    }
}
