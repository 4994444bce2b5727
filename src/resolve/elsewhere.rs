//! Names that files declare which are not resolved at the moment.

use std::collections::BTreeMap;

use super::collect::{name_of, name_of_output};
use super::resolver::Resolver;
use super::table::Table;
use crate::source::{FileId, Span};
use crate::syntax::ast::Name;
use crate::syntax::ast::file::{File, Item};
use crate::syntax::ast::screen::{ScreenClause, ScreenItem};

/// By files.
pub(super) type Places = BTreeMap<FileId, Span>;

/// What files declare and use.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    /// The first declaration of each name, by what it names.
    declared: BTreeMap<(&'static str, String), Span>,
    /// The first screen or element of each name in each file: apps often have some of one name.
    parts: BTreeMap<(&'static str, String), Places>,
    pub(super) uses: BTreeMap<FileId, Vec<Option<FileId>>>,
}

impl Elsewhere {
    /// Adds what a file declares for others, and what it uses. `name` is the file's.
    pub fn add(&mut self, id: FileId, name: &str, tree: &File, uses: &[Option<FileId>]) {
        self.uses.insert(id, uses.to_vec());
        for item in &tree.items {
            let screens = match item {
                Item::Product(it) => it.screens.as_slice(),
                Item::ScreensOf(it) => it.screens.as_slice(),
                _ => &[],
            };
            self.add_screens(id, screens);
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

    fn add_screens(&mut self, file: FileId, screens: &[ScreenItem]) {
        for item in screens {
            match item {
                ScreenItem::Screen(screen) => {
                    self.add_part("screen", file, &name_of(&screen.head));
                    for clause in &screen.clauses {
                        if let ScreenClause::Element(element) = clause {
                            self.add_part("element", file, &element.name);
                        }
                    }
                }
                ScreenItem::Group { elements, .. } => {
                    elements.iter().for_each(|element| self.add_part("element", file, &element.name));
                }
            }
        }
    }

    fn add_part(&mut self, what: &'static str, file: FileId, name: &Name) {
        self.parts.entry((what, name.value.clone())).or_default().entry(file).or_insert(name.span);
    }
}

impl Resolver<'_> {
    /// Where a name of a name space is declared, visible or not.
    pub(super) fn anywhere<I: Copy + PartialEq>(&self, table: &Table<I>, name: &str) -> Option<Span> {
        let here = table.anywhere(name).and_then(|entry| entry.span);
        let there = || self.input.elsewhere?.declared.get(&(table.what, name.to_owned())).copied();
        here.or_else(there)
    }

    /// Where screens or elements of a name are declared, visible or not; `here` are those of the files at hand.
    pub(super) fn parts_anywhere(
        &self,
        what: &'static str,
        name: &str,
        here: impl Iterator<Item = Span>,
    ) -> Places {
        let there = self.input.elsewhere.and_then(|all| all.parts.get(&(what, name.to_owned())));
        let mut places = there.cloned().unwrap_or_default();
        for place in here {
            places.insert(place.file, place);
        }
        places
    }

    /// The path that a `use` in the file at hand would name another file by.
    pub(super) fn path_to(&self, file: FileId) -> Option<String> {
        self.scope.path_to(self.sources.get(file)?.name())
    }
}
