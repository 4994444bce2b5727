//! The screens of each product: gives ids to screens, groups and elements.

use std::collections::BTreeMap;

use super::collect::{Collected, duplicate, name_of};
use super::resolver::Resolver;
use super::screens::in_product;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::model::ids::{ElementId, ScreenId};
use crate::model::screen::{self, Screen, SeenOn, Surface};
use crate::readers::ProductId;
use crate::source::{FileId, Span};
use crate::syntax::ast::Name;
use crate::syntax::ast::product::{self as ast, ProductClauseKind, SeenScope};
use crate::syntax::ast::screen::{self as tree, ScreenClause, ScreenItem};

/// A block that declares screens: of an app, or `screens of`.
pub(super) struct Block<'a> {
    pub(super) file: FileId,
    pub(super) product: ProductId,
    items: &'a [ScreenItem],
    partial: bool,
    seen_on: Option<&'a ast::SeenOn>,
    /// The block of the product itself.
    own: bool,
}

impl Block<'_> {
    /// What is known of it when the screens of the product are complete; it is the block at that place.
    fn outlined(&self, place: usize, screens: &[&ScreenTree<'_>]) -> screen::Block<ScreenId> {
        let here = of_block(screens, place);
        let marked = here.iter().find(|screen| entry_mark(screen.tree).is_some());
        screen::Block {
            file: self.file,
            is_own: self.own,
            partial: self.partial,
            marked: marked.map(|screen| screen.id),
            first: here.first().map(|screen| screen.id),
        }
    }
}

/// A screen with the ids of its own elements, in order.
pub(super) struct ScreenTree<'a> {
    pub(super) file: FileId,
    pub(super) product: ProductId,
    pub(super) name: Name,
    pub(super) tree: &'a tree::Screen,
    pub(super) id: ScreenId,
    pub(super) elements: Vec<ElementId>,
    /// The block that it stands in.
    block: usize,
}

/// A group with the ids of its elements, in order.
pub(super) struct GroupTree<'a> {
    pub(super) file: FileId,
    pub(super) product: ProductId,
    pub(super) name: &'a Name,
    pub(super) trees: &'a [tree::Element],
    pub(super) elements: Vec<ElementId>,
}

/// Everything that declares screens.
#[derive(Default)]
pub(super) struct Surfaces<'a> {
    blocks: Vec<Block<'a>>,
    pub(super) screens: Vec<ScreenTree<'a>>,
    pub(super) groups: Vec<GroupTree<'a>>,
}

impl<'a> Resolver<'a> {
    /// Finds all screens and groups and gives ids to them and to their elements.
    pub(super) fn collect_surfaces(&mut self, collected: &Collected<'a>) -> Surfaces<'a> {
        let mut surfaces = Surfaces { blocks: self.blocks(collected), ..Surfaces::default() };
        let items = surfaces.blocks.iter().flat_map(|block| block.items);
        self.project.elements.reserve_exact(items.map(|item| item.elements().len()).sum());
        for (place, block) in surfaces.blocks.iter().enumerate() {
            for item in block.items {
                match item {
                    ScreenItem::Screen(tree) => {
                        let screen = self.collect_screen(tree, block, place);
                        surfaces.screens.push(screen);
                    }
                    ScreenItem::Group { name, elements, .. } => {
                        let key = in_product(block.product, &name.value);
                        self.screens.groups.declare(&key, surfaces.groups.len(), name.span);
                        surfaces.groups.push(GroupTree {
                            file: block.file,
                            product: block.product,
                            name,
                            trees: elements,
                            elements: self.element_ids(elements),
                        });
                    }
                }
            }
        }
        self.refuse_twin_screens(&surfaces);
        surfaces
    }

    fn blocks(&mut self, collected: &Collected<'a>) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        for product in &collected.products {
            let seen_on = product.tree.clauses.iter().find_map(|clause| match &clause.kind {
                ProductClauseKind::SeenOn(seen_on) => Some(seen_on),
                _ => None,
            });
            let partial =
                product.tree.clauses.iter().any(|clause| matches!(clause.kind, ProductClauseKind::Partial));
            if !product.tree.screens.is_empty() || seen_on.is_some() || partial {
                let items = &product.tree.screens;
                let (file, product) = (product.file, product.id);
                blocks.push(Block { file, product, items, partial, seen_on, own: true });
            }
        }
        for tree in &collected.screens_of {
            self.scope.enter(tree.span.file);
            let Some(product) = self.look_up(|names| &names.products, &tree.product) else {
                // Its names are not unknown where they are used: this is the one error.
                self.excuse_screens(&tree.screens);
                continue;
            };
            let seen_on = tree.seen_on.as_ref();
            blocks.push(Block {
                file: tree.span.file,
                product,
                items: &tree.screens,
                partial: tree.partial,
                seen_on,
                own: false,
            });
        }
        blocks.sort_by_key(|block| block.file);
        blocks
    }

    fn collect_screen(&mut self, tree: &'a tree::Screen, block: &Block<'a>, place: usize) -> ScreenTree<'a> {
        let name = name_of(&tree.head);
        let id = ScreenId(u32::try_from(self.project.screens.len()).unwrap_or(u32::MAX));
        self.project.screens.push(Screen {
            key: name.value.clone(),
            span: tree.head.span,
            kind: tree.kind,
            product: Some(block.product),
            described: None,
            titles: Vec::new(),
            also_called: Vec::new(),
            like: None,
            elements: Vec::new(),
            acts: Vec::new(),
            seen_on: None,
        });
        self.screens.own.declare(&in_product(block.product, &name.value), id, name.span);
        let elements = self.element_ids(&tree.elements);
        ScreenTree { file: block.file, product: block.product, name, tree, id, elements, block: place }
    }

    fn refuse_twin_screens(&mut self, surfaces: &Surfaces<'a>) {
        for screen in &surfaces.screens {
            self.scope.enter(screen.file);
            let key = in_product(screen.product, &screen.name.value);
            match self.screens.own.refuse_duplicate(&key, screen.name.span, &self.scope) {
                Some(first) => self.report(duplicate("screen", &screen.name, first)),
                None => self.screens.by_name.entry(screen.name.value.clone()).or_default().push(screen.id),
            }
        }
        for group in &surfaces.groups {
            self.scope.enter(group.file);
            let key = in_product(group.product, &group.name.value);
            if let Some(first) = self.screens.groups.refuse_duplicate(&key, group.name.span, &self.scope) {
                self.report(duplicate("group", group.name, first));
            }
        }
        self.screens.own.drop_duplicates();
        self.screens.groups.drop_duplicates();
    }

    /// Puts the screens of each product together, when all screens are complete.
    pub(super) fn finish_surfaces(&mut self, surfaces: &Surfaces<'a>) {
        let mut by_product: BTreeMap<ProductId, Vec<usize>> = BTreeMap::new();
        for (place, block) in surfaces.blocks.iter().enumerate() {
            by_product.entry(block.product).or_default().push(place);
        }
        let mut screens_of: BTreeMap<ProductId, Vec<&ScreenTree<'a>>> = BTreeMap::new();
        for screen in &surfaces.screens {
            screens_of.entry(screen.product).or_default().push(screen);
        }
        for (product, places) in by_product {
            let blocks: Vec<(usize, &Block<'a>)> =
                places.iter().filter_map(|place| Some((*place, surfaces.blocks.get(*place)?))).collect();
            let screens = screens_of.remove(&product).unwrap_or_default();
            // With several blocks, what one of them was seen on holds for its own screens only.
            let mut seen_on = None;
            for (place, block) in &blocks {
                let Some(tree) = block.seen_on else { continue };
                self.scope.enter(block.file);
                let seen = self.seen_on(tree);
                if blocks.len() == 1 {
                    seen_on = Some(seen);
                    continue;
                }
                for screen in of_block(&screens, *place) {
                    if let Some(screen) = self.project.screens.get_mut(screen.id.index()) {
                        screen.seen_on.get_or_insert_with(|| seen.clone());
                    }
                }
            }
            self.refuse_second_entry(&screens);
            let blocks: Vec<screen::Block<ScreenId>> =
                blocks.iter().map(|(place, block)| block.outlined(*place, &screens)).collect();
            self.project.surfaces.push(Surface {
                product,
                screens: screens.iter().map(|screen| screen.id).collect(),
                entry: screen::entry(&blocks),
                partial: blocks.iter().any(|block| block.partial),
                seen_on,
                blocks,
            });
        }
    }

    fn refuse_second_entry(&mut self, screens: &[&ScreenTree<'a>]) {
        let mut marks = screens.iter().filter_map(|screen| entry_mark(screen.tree));
        let first = marks.next();
        for (second, first) in marks.zip(first.into_iter().cycle()) {
            let finding = Diagnostic::new(&guides::TWO_ENTRIES, "a second screen is marked `entry`")
                .at(second, "")
                .see(first, "the first one")
                .note("`entry` marks the one screen that opening the app leads to");
            self.report(finding);
        }
    }

    /// The limit of what a model claims.
    pub(super) fn seen_on(&mut self, tree: &ast::SeenOn) -> SeenOn {
        let readers = match &tree.scope {
            SeenScope::Readers(condition) => Some(self.bind_past(condition)),
            SeenScope::Words(words) => {
                self.literal(words);
                None
            }
        };
        let otherwise = tree.otherwise.as_ref().map(|text| self.literal(text));
        SeenOn { span: tree.span, readers, otherwise }
    }

    /// Names of screens that are dropped with their block.
    fn excuse_screens(&mut self, items: &'a [ScreenItem]) {
        for item in items {
            if let ScreenItem::Screen(screen) = item {
                self.dropped.insert(name_of(&screen.head).value);
                self.dropped.extend(screen.elements.iter().map(|element| element.name.value.clone()));
            }
        }
    }
}

/// The screens of one block, among some in the order of blocks.
fn of_block<'s, 'a>(screens: &'s [&'s ScreenTree<'a>], place: usize) -> &'s [&'s ScreenTree<'a>] {
    let start = screens.partition_point(|screen| screen.block < place);
    let end = screens.partition_point(|screen| screen.block <= place);
    screens.get(start..end).unwrap_or_default()
}

fn entry_mark(tree: &tree::Screen) -> Option<Span> {
    tree.clauses.iter().find_map(|clause| match clause {
        ScreenClause::Entry(span) => Some(*span),
        _ => None,
    })
}
