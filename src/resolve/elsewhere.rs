//! Names that files declare which are not resolved at the moment.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::collect::{name_of, name_of_output};
use super::resolver::Resolver;
use super::table::Table;
use crate::source::{ByFile, FileId, Span};
use crate::syntax::ast::Name;
use crate::syntax::ast::file::{File, Item};
use crate::syntax::ast::screen::ScreenItem;

/// By files.
pub(super) type Places = BTreeMap<FileId, Span>;

/// What files declare and use.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    /// The first declaration of each name in each file, by the hash of what it names and the name: there may be very many.
    /// Only advice depends on it, so it does not matter if two names should have one hash. In order.
    declared: Vec<(u64, Span)>,
    pub(super) uses: ByFile<Box<[Option<FileId>]>>,
}

/// What files declare and use, file by file.
#[derive(Clone, Debug, Default)]
pub struct ElsewhereBuilder {
    uses: ByFile<Box<[Option<FileId>]>>,
    /// What each file declares.
    declared: Vec<Box<[(u64, Span)]>>,
}

impl ElsewhereBuilder {
    /// Adds what a file declares for others, and what it uses. `name` is the file's.
    pub fn add(&mut self, id: FileId, name: &str, tree: &File, uses: &[Option<FileId>]) {
        self.uses.insert(id, uses.into());
        let mut known = Declared::default();
        for item in &tree.items {
            let screens = match item {
                Item::Product(it) => it.screens.as_slice(),
                Item::ScreensOf(it) => it.screens.as_slice(),
                _ => &[],
            };
            known.add_screens(screens);
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
            known.add(what, &name);
        }
        self.declared.push(known.places.as_slice().into());
    }

    /// What was added, in an order in which it can be asked for.
    pub fn build(self) -> Elsewhere {
        let mut declared = Vec::with_capacity(self.declared.iter().map(|places| places.len()).sum());
        declared.extend(self.declared.into_iter().flatten());
        declared.sort_unstable();
        Elsewhere { declared, uses: self.uses }
    }
}

impl Elsewhere {
    /// In the order of files.
    fn declared(&self, what: &str, name: &str) -> impl Iterator<Item = Span> {
        let wanted = hash(what, name);
        let start = self.declared.partition_point(|(hash, _)| *hash < wanted);
        let from = self.declared.get(start..).unwrap_or_default().iter();
        from.take_while(move |(hash, _)| *hash == wanted).map(|(_, place)| *place)
    }
}

/// The first declarations of their names in a file.
#[derive(Default)]
struct Declared {
    known: BTreeSet<u64>,
    places: Vec<(u64, Span)>,
}

impl Declared {
    fn add_screens(&mut self, screens: &[ScreenItem]) {
        for item in screens {
            if let ScreenItem::Screen(screen) = item {
                self.add("screen", &name_of(&screen.head));
            }
            item.elements().iter().for_each(|element| self.add("element", &element.name));
        }
    }

    fn add(&mut self, what: &str, name: &Name) {
        let hash = hash(what, &name.value);
        if self.known.insert(hash) {
            self.places.push((hash, name.span));
        }
    }
}

fn hash(what: &str, name: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one((what, name))
}

impl Resolver<'_> {
    /// Where a name of a name space is declared, visible or not.
    pub(super) fn anywhere<I: Copy + PartialEq>(&self, table: &Table<I>, name: &str) -> Option<Span> {
        let here = table.anywhere(name).and_then(|entry| entry.span);
        let there = || self.input.elsewhere?.declared(table.what, name).next();
        here.or_else(there)
    }

    /// Where screens or elements of a name are declared, visible or not; `here` are those of the files at hand.
    pub(super) fn parts_anywhere(
        &self,
        what: &'static str,
        name: &str,
        here: impl Iterator<Item = Span>,
    ) -> Places {
        let there = self.input.elsewhere.into_iter().flat_map(|all| all.declared(what, name));
        there.chain(here).map(|place| (place.file, place)).collect()
    }

    /// The path that a `use` in the file at hand would name another file by.
    pub(super) fn path_to(&self, file: FileId) -> Option<String> {
        self.scope.path_to(self.sources.get(file)?.name())
    }
}
