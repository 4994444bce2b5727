//! All name spaces, and what is said where a name is not found.

use std::cell::Cell;

use super::resolver::Resolver;
use super::table::{Entry, Found, Table};
use crate::diagnostic::codes::names;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::ids::{AboutId, GuideId, ProcedureId, ValueId};
use crate::readers::{ConditionId, DeviceId, MakerId, ProductId, QuestionId, SeriesId};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::text::{and, near_miss};

/// So few names are listed where none is near.
const MOST_LISTED: usize = 12;
/// So many names are compared for files that are looked at together; after that nothing near is looked for.
const MOST_COMPARED: usize = 150_000;

/// What each name stands for.
pub(super) struct Names {
    pub(super) products: Table<ProductId>,
    pub(super) makers: Table<MakerId>,
    pub(super) devices: Table<DeviceId>,
    pub(super) series: Table<SeriesId>,
    pub(super) questions: Table<QuestionId>,
    pub(super) conditions: Table<ConditionId>,
    pub(super) values: Table<ValueId>,
    pub(super) guides: Table<GuideId>,
    pub(super) procedures: Table<ProcedureId>,
    pub(super) pages: Table<AboutId>,
    compared: Cell<usize>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            products: Table::new("product"),
            makers: Table::new("maker"),
            devices: Table::new("device"),
            series: Table::new("series"),
            questions: Table::new("question"),
            conditions: Table::new("condition"),
            values: Table::new("value"),
            guides: Table::new("guide"),
            procedures: Table::new("procedure"),
            pages: Table::new("page"),
            compared: Cell::new(0),
        }
    }
}

/// A name that could have been meant, with the place of its declaration unless it is built in.
pub(super) type Candidate<'n> = (&'n str, Option<Span>);

impl Names {
    /// Whether so many more names may be compared.
    pub(super) fn may_compare(&self, number: usize) -> bool {
        self.compared.set(self.compared.get().saturating_add(number));
        self.compared.get() <= MOST_COMPARED
    }
}

impl Resolver<'_> {
    /// What `name` stands for in one name space; reported if that is nothing or not clear.
    pub(super) fn look_up<I: Copy + PartialEq>(
        &mut self,
        table: impl Fn(&Names) -> &Table<I>,
        name: &Name,
    ) -> Option<I> {
        let space = table(&self.names);
        match space.find(&name.value, &self.scope) {
            Found::One(entry) => Some(entry.id),
            Found::Several(one, other) => {
                let finding = ambiguous(space.what, name, &one, &other);
                self.report(finding);
                None
            }
            Found::Nothing => {
                let elsewhere = self.anywhere(space, &name.value);
                let candidates = self.candidates(space);
                let title = format!("no {} is called `{}`", space.what, name.value);
                let finding = self.unknown(&names::UNKNOWN_NAME, title, name, &candidates, elsewhere);
                self.report_unless_excused(name, finding);
                None
            }
        }
    }

    /// Every visible name of a name space; none once too many were compared.
    pub(super) fn candidates<'n, I: Copy + PartialEq>(&'n self, space: &'n Table<I>) -> Vec<Candidate<'n>> {
        if !self.names.may_compare(space.len()) {
            return Vec::new();
        }
        // What the command line adds has a name that nobody can write.
        space.visible(&self.scope).filter(|(name, _)| !name.starts_with('-')).collect()
    }

    /// A finding about a name that stands for nothing: where it is declared if it is just not visible (a `use` is
    /// offered when all such names are known), else what may have been meant, else what there is.
    pub(super) fn unknown(
        &self,
        code: &'static Code,
        title: String,
        name: &Name,
        candidates: &[Candidate<'_>],
        elsewhere: Option<Span>,
    ) -> Diagnostic {
        let finding = Diagnostic::new(code, title).at(name.span, "");
        if let Some(declared) = elsewhere {
            self.unbound.note(name.span, declared.file);
            return finding.see(declared, "it is declared here");
        }
        suggest(finding, name, candidates)
    }

    /// Reports that a name is unknown, unless that may follow from an error that is reported already.
    pub(super) fn report_unless_excused(&mut self, name: &Name, finding: Diagnostic) {
        if self.scope.excuses(&name.value) || self.dropped.contains(&name.value) {
            self.excused.push(name.span);
        } else {
            self.report(finding);
        }
    }
}

/// Adds the nearest candidate as a cure, or else lists the candidates if they are few.
pub(super) fn suggest(finding: Diagnostic, name: &Name, candidates: &[Candidate<'_>]) -> Diagnostic {
    match near_miss(&name.value, candidates.iter().map(|(candidate, _)| *candidate)) {
        Some(near) => {
            let declared =
                candidates.iter().find(|(candidate, _)| *candidate == near).and_then(|(_, span)| *span);
            let finding = match declared {
                Some(span) => finding.see(span, format!("`{near}` is declared here")),
                None => finding,
            };
            finding.guess(format!("replace it by `{near}`"), name.span, near)
        }
        None if (1..=MOST_LISTED).contains(&candidates.len()) => {
            let quoted: Vec<String> =
                candidates.iter().map(|(candidate, _)| format!("`{candidate}`")).collect();
            finding.note(format!(
                "there {} {}",
                if quoted.len() == 1 { "is only" } else { "are" },
                and(&quoted)
            ))
        }
        None => finding,
    }
}

fn ambiguous<I>(what: &str, name: &Name, one: &Entry<I>, other: &Entry<I>) -> Diagnostic {
    let title = format!("two declarations of the {what} `{}` are visible here", name.value);
    let mut finding = Diagnostic::new(&names::AMBIGUOUS_NAME, title).at(name.span, "which one?");
    for span in [one.span, other.span].into_iter().flatten() {
        finding = finding.see(span, "declared here");
    }
    finding.help("rename one of them, or use only one of the two files")
}
