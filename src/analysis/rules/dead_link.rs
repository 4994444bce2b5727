//! A link to a step or part that some who read it do not get.

use super::whom::{Parting, Whom};
use crate::analysis::context::Context;
use crate::analysis::copies;
use crate::analysis::following::Site;
use crate::analysis::walk::Walk;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::guide::Guide;
use crate::model::ids::StatementId;
use crate::model::said::{links, said};
use crate::model::statement::{Block, Guard, StatementKind};
use crate::model::text::{LinkTarget, Prose};
use crate::readers::Set;
use crate::source::Span;

/// A link to a statement of the same body.
struct Link {
    at: Site,
    span: Span,
    to: StatementId,
    /// Who reads it.
    readers: Set,
}

/// Judges the links of a guide and of the procedures that it follows, when all its readers have been followed.
pub(in crate::analysis) fn check(walk: &mut Walk<'_>, guide: &Guide) {
    let mut links = Vec::new();
    of_head(walk, guide, &mut links);
    for call in copies::calls(walk).into_keys() {
        let procedure = walk.calls.get(call.0 as usize).and_then(|call| call.procedure);
        let context = Context { call, ..Context::of_guide() };
        let context = Context { thing: walk.thing(context, context.thing), ..context };
        match procedure.and_then(|procedure| walk.project.procedure(procedure)) {
            Some(procedure) => of_block(walk, context, &procedure.body, &mut links),
            None => {
                of_block(walk, context, &guide.body, &mut links);
                guide.trouble.iter().for_each(|it| of_block(walk, context, &it.body, &mut links));
            }
        }
    }
    // Whoever was lost on the way is told of already.
    let lost = walk.concerns.values().map(|concern| concern.whom.readers());
    let lost = lost.fold(walk.sets.nobody(), |all, readers| walk.sets.union(all, readers));
    for link in links {
        judge(walk, &link, lost);
    }
}

/// What is said to everybody, outside of the steps.
fn of_head(walk: &Walk<'_>, guide: &Guide, links: &mut Vec<Link>) {
    let context = Context::of_guide();
    let at = context.site(StatementId(u32::MAX));
    let needs = guide.needs.iter().map(|need| (&need.text, need.when.as_ref()));
    let abouts = guide.abouts.iter().filter_map(|about| Some((&walk.project.about(*about)?.prose, None)));
    let goal = guide.goal.iter().map(|goal| (goal, None));
    for (prose, guard) in goal.chain(needs).chain(abouts) {
        of_prose(walk, (context, at), (prose, guard), walk.supported, links);
    }
    // Whom it is not for reads why, and comes to no step.
    let named = walk.sets.of(&guide.audience.condition, context.thing);
    let mut rest = walk.sets.intersection(named, walk.sets.beginners());
    for unsupported in &guide.unsupported {
        let meeting = walk.sets.of(&unsupported.guard.condition, context.thing);
        let readers = walk.sets.intersection(rest, meeting);
        rest = walk.sets.difference(rest, meeting);
        let because = unsupported.because.iter();
        because.for_each(|prose| of_prose(walk, (context, at), (prose, None), readers, links));
    }
}

fn of_block(walk: &Walk<'_>, context: Context, block: &Block, links: &mut Vec<Link>) {
    for statement in &block.statements {
        let at = context.site(statement.id);
        if let Some(facts) = walk.facts.get(&at) {
            for words in said(&statement.kind) {
                of_prose(walk, (context, at), words, facts.readers, links);
            }
        }
        let context = match &statement.kind {
            StatementKind::On { thing, .. } => Context { thing: walk.thing(context, *thing), ..context },
            _ => context,
        };
        statement.kind.blocks().into_iter().for_each(|block| of_block(walk, context, block, links));
    }
}

fn of_prose(
    walk: &Walk<'_>,
    (context, at): (Context, Site),
    (prose, guard): (&Prose, Option<&Guard>),
    readers: Set,
    all: &mut Vec<Link>,
) {
    for (span, to) in links(prose) {
        let LinkTarget::Statement { guide, statement } = to else { continue };
        let here =
            guide.is_none_or(|guide| walk.project.guide(guide).is_some_and(|it| it.span == walk.guide.span));
        if here && walk.statement_of(at.call, statement).is_some() {
            let meeting = guard.map_or(readers, |guard| {
                walk.sets.intersection(readers, walk.meeting(context, &guard.condition))
            });
            all.push(Link { at, span, to: statement, readers: meeting });
        }
    }
}

fn judge(walk: &mut Walk<'_>, link: &Link, lost: Set) {
    let getting = walk.facts.get(&Site { statement: link.to, ..link.at });
    let getting = getting.map_or(walk.sets.nobody(), |facts| facts.readers);
    // Whoever comes there may have been another reader here, or become one.
    let getting = walk.changes.iter().fold(getting, |all, change| {
        let (thing, product) = change.product;
        walk.sets.whatever(all, &[product], thing)
    });
    let readers = walk.sets.difference(link.readers, lost);
    let without = walk.sets.difference(readers, getting);
    let Some(whom) = Whom::some(&walk.sets, without, readers) else { return };
    let Some(target) = walk.statement_of(link.at.call, link.to) else { return };
    let (span, name, step) = (link.span, target.key.clone().unwrap_or_default(), target.span);
    let follow = walk.leaving_out(link.at.call, link.to).map(|follow| follow.span);
    walk.at = link.at;
    whom.report(walk, Parting::OnTheWay, move |walk, whom| {
        let others = whom.others(walk);
        let title = match others {
            Some(_) => format!("not everybody who reads this comes to `{name}`"),
            None => format!("nobody who reads this comes to `{name}`"),
        };
        let finding = Diagnostic::new(&codes::guides::DEAD_LINK, title)
            .at(span, whom.if_some(walk, "it leads nowhere"))
            .see(step, format!("this is `{name}`"));
        let finding = match follow {
            Some(follow) => finding.see(follow, format!("here `{name}` is left out")),
            None => finding,
        };
        finding.help(match others {
            Some(others) => format!("say it only to those who come there: {others}"),
            None => "take away the link, or the text".to_owned(),
        })
    });
}
