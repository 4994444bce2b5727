//! Which procedures follow which: not themselves, and not so deep inside one another that going through a guide could
//! take all memory for its stack.

use super::circles::{Place, circles};
use super::collect::Collected;
use super::outline::{Outline, Outlines};
use super::resolver::Resolver;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::model::ids::ProcedureId;
use crate::source::FileId;
use crate::syntax::DEEPEST_NESTING;
use crate::syntax::ast::Name;
use crate::text::and;

/// A `follow` whose procedure is known.
struct Follow<'a> {
    procedure: ProcedureId,
    name: &'a Name,
    /// How many blocks it stands in.
    level: usize,
}

impl<'a> Resolver<'a> {
    /// Notes which procedures and places nobody follows, and reports them.
    pub(super) fn refuse_follows(&mut self, collected: &Collected<'a>, outlines: &mut Outlines<'a>) {
        let files = collected.procedures.iter().map(|procedure| procedure.file);
        let mut procedures = self.followed(files, &outlines.procedures);
        outlines.circular = self.refuse_circles(collected, &procedures);
        for follows in &mut procedures {
            follows.retain(|follow| outlines.circular.binary_search(&follow.procedure).is_err());
        }
        let guides = self.followed(collected.guides.iter().map(|guide| guide.file), &outlines.guides);
        let mut depths = Depths { of: vec![None; procedures.len()], refused: Vec::new() };
        depths.fill(&procedures, &outlines.procedures);
        for follows in &guides {
            depths.measure(follows);
        }
        for (name, depth) in depths.refused {
            outlines.too_deep.insert(name.span);
            self.report(too_deep(name, depth));
        }
    }

    fn followed(
        &mut self,
        files: impl Iterator<Item = FileId>,
        outlines: &[Outline<'a>],
    ) -> Vec<Vec<Follow<'a>>> {
        let mut all = Vec::with_capacity(outlines.len());
        for (file, outline) in files.zip(outlines) {
            if !outline.follows.is_empty() {
                self.scope.enter(file);
            }
            let mut known = Vec::with_capacity(outline.follows.len());
            for (name, level) in &outline.follows {
                if let Found::One(entry) = self.names.procedures.find(&name.value, &self.scope) {
                    known.push(Follow { procedure: entry.id, name, level: *level });
                }
            }
            all.push(known);
        }
        all
    }

    /// Those that follow themselves.
    fn refuse_circles(
        &mut self,
        collected: &Collected<'a>,
        procedures: &[Vec<Follow<'a>>],
    ) -> Vec<ProcedureId> {
        let ids = |follows: &Vec<Follow<'_>>| {
            follows.iter().map(|follow| Place(follow.procedure.index())).collect()
        };
        let uses: Vec<Vec<Place>> = procedures.iter().map(ids).collect();
        let mut circular = Vec::new();
        for circle in circles(&uses) {
            let pairs = circle.iter().zip(circle.iter().skip(1).chain(circle.first()));
            let mut places = pairs.filter_map(|(one, next)| {
                let mut follows = procedures.get(one.0)?.iter();
                Some(follows.find(|follow| follow.procedure.index() == next.0)?.name.span)
            });
            let key =
                |place: &Place| collected.procedures.get(place.0).map_or("", |it| it.name.value.as_str());
            let title = format!("the procedure `{}` follows itself", circle.first().map_or("", key));
            let mut finding = Diagnostic::new(&guides::PROCEDURE_CIRCLE, title);
            if let Some(first) = places.next() {
                finding = finding.at(first, "");
            }
            for place in places.take(5) {
                finding = finding.see(place, "by way of this");
            }
            let names: Vec<String> = circle.iter().take(8).map(|place| format!("`{}`", key(place))).collect();
            if names.len() > 1 {
                finding =
                    finding.note(format!("{} follow one another, so they would never end", and(&names)));
            }
            self.report(finding);
            circular
                .extend(circle.iter().map(|place| ProcedureId(u32::try_from(place.0).unwrap_or(u32::MAX))));
        }
        circular.sort();
        circular
    }
}

/// How deep blocks stand in each other.
struct Depths<'a> {
    /// In each procedure and those that it follows, once that is known.
    of: Vec<Option<usize>>,
    /// What stands too deep, each with the depth that it would come to.
    refused: Vec<(&'a Name, usize)>,
}

impl<'a> Depths<'a> {
    /// For all procedures, which are in no circles. Without recursion: chains may be long.
    fn fill(&mut self, procedures: &[Vec<Follow<'a>>], outlines: &[Outline<'_>]) {
        for start in 0..procedures.len() {
            // The path from `start`, each with the number of its procedures that were looked at.
            let mut path = vec![(start, 0)];
            while let Some((place, looked_at)) = path.last_mut() {
                let follows = procedures.get(*place).map_or(&[][..], Vec::as_slice);
                if let Some(follow) = follows.get(*looked_at) {
                    *looked_at += 1;
                    if self.of.get(follow.procedure.index()) == Some(&None) {
                        path.push((follow.procedure.index(), 0));
                    }
                    continue;
                }
                let place = *place;
                path.pop();
                if self.of.get(place) == Some(&None) {
                    let own = outlines.get(place).map_or(0, |outline| outline.levels);
                    let depth = own.max(self.measure(follows));
                    if let Some(slot) = self.of.get_mut(place) {
                        *slot = Some(depth);
                    }
                }
            }
        }
    }

    /// How deep a body becomes with what it follows. What would be too deep is refused, and does not count.
    fn measure(&mut self, follows: &[Follow<'a>]) -> usize {
        let mut deepest = 0;
        for follow in follows {
            let inner = self.of.get(follow.procedure.index()).copied().flatten().unwrap_or(0);
            let depth = follow.level + inner;
            if depth > DEEPEST_NESTING {
                self.refused.push((follow.name, depth));
            } else {
                deepest = deepest.max(depth);
            }
        }
        deepest
    }
}

fn too_deep(name: &Name, depth: usize) -> Diagnostic {
    let title = format!("`{}` would be followed too deep inside other steps", name.value);
    Diagnostic::new(&guides::FOLLOWS_TOO_DEEP, title)
        .at(name.span, format!("with it, blocks of steps stand {depth} deep in each other"))
        .note(format!("blocks may stand in each other {DEEPEST_NESTING} deep, those of procedures included"))
        .help("write the steps of small procedures where they are followed")
}
