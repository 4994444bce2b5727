//! Names that files declare which are not resolved at the moment.

use std::collections::BTreeMap;

use super::collect::{name_of, name_of_output};
use super::resolver::Resolver;
use super::table::Table;
use crate::source::{FileId, Span};
use crate::syntax::ast::file::{File, Item};

/// The first declaration of each name, by what it names.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    declared: BTreeMap<(&'static str, String), Span>,
}

impl Elsewhere {
    /// Adds what a file declares for others. `name` is the file's.
    pub fn add(&mut self, name: &str, tree: &File) {
        for item in &tree.items {
            let (what, name) = match item {
                Item::Product(it) => ("product", name_of(&it.head)),
                Item::Maker(it) => ("maker", name_of(&it.head)),
                Item::Device(it) => ("device", name_of(&it.head)),
                Item::Series(it) => ("series", name_of(&it.head)),
                Item::Question(it) => ("question", name_of(&it.head)),
                Item::Condition(it) => ("condition", it.name.clone()),
                Item::Value(it) => ("value", it.name.clone()),
                Item::Guide(it) => ("guide", name_of_output(it.head.name.as_ref(), it.head.span, name)),
                Item::Procedure(it) => ("procedure", name_of(&it.head)),
                Item::About(it) => ("page", name_of_output(it.name.as_ref(), it.span, name)),
                Item::ScreensOf(_) => continue,
            };
            let place = self.declared.entry((what, name.value)).or_insert(name.span);
            *place = (*place).min(name.span);
        }
    }
}

impl Resolver<'_> {
    /// Where a name of a name space is declared, visible or not.
    pub(super) fn anywhere<I: Copy + PartialEq>(&self, table: &Table<I>, name: &str) -> Option<Span> {
        let here = table.anywhere(name).and_then(|entry| entry.span);
        let there = || self.input.elsewhere?.declared.get(&(table.what, name.to_owned())).copied();
        here.or_else(there)
    }

    /// The path that a `use` in the file at hand would name another file by.
    pub(super) fn path_to(&self, file: FileId) -> Option<String> {
        self.scope.path_to(self.sources.get(file)?.name())
    }
}
