//! The first walk: gives every declaration its id, so that later walks can bind names in any order.

use super::names::Names;
use super::resolver::Resolver;
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::model::ids::{AboutId, GuideId, ProcedureId, ValueId};
use crate::model::project::Output;
use crate::readers::{ConditionId, DeviceId, MakerId, ProductId, QuestionId, SeriesId};
use crate::source::{FileId, Span};
use crate::syntax::ast::Name;
use crate::syntax::ast::file::{Head, Item};
use crate::syntax::ast::guide::{About, Guide, Procedure, ValueDecl};
use crate::syntax::ast::product::Product;
use crate::syntax::ast::reader::{Device, Maker, NamedCondition, Question, Series};
use crate::syntax::ast::screen::ScreensOf;

/// A declaration, its name and its id.
pub(super) struct Declared<'a, T, I> {
    pub(super) file: FileId,
    pub(super) name: Name,
    pub(super) tree: &'a T,
    pub(super) id: I,
}

/// All declarations by kind, in order.
#[derive(Default)]
pub(super) struct Collected<'a> {
    pub(super) products: Vec<Declared<'a, Product, ProductId>>,
    pub(super) makers: Vec<Declared<'a, Maker, MakerId>>,
    pub(super) devices: Vec<Declared<'a, Device, DeviceId>>,
    pub(super) series: Vec<Declared<'a, Series, SeriesId>>,
    pub(super) questions: Vec<Declared<'a, Question, QuestionId>>,
    pub(super) conditions: Vec<Declared<'a, NamedCondition, ConditionId>>,
    pub(super) values: Vec<Declared<'a, ValueDecl, ValueId>>,
    pub(super) screens_of: Vec<&'a ScreensOf>,
    pub(super) guides: Vec<Declared<'a, Guide, GuideId>>,
    pub(super) procedures: Vec<Declared<'a, Procedure, ProcedureId>>,
    pub(super) pages: Vec<Declared<'a, About, AboutId>>,
}

impl<'a> Resolver<'a> {
    /// Gives ids to all declarations of all files and refuses names that are declared twice.
    pub(super) fn collect(&mut self) -> Collected<'a> {
        let mut collected = Collected::default();
        let input = self.input;
        for file in &input.files {
            self.scope.enter(file.id);
            for item in &file.tree.items {
                self.collect_item(file.id, file.name, item, &mut collected);
            }
        }
        self.refuse_duplicates(|names| &mut names.products, &collected.products);
        self.refuse_duplicates(|names| &mut names.makers, &collected.makers);
        self.refuse_duplicates(|names| &mut names.devices, &collected.devices);
        self.refuse_duplicates(|names| &mut names.series, &collected.series);
        self.refuse_duplicates(|names| &mut names.questions, &collected.questions);
        self.refuse_duplicates(|names| &mut names.conditions, &collected.conditions);
        self.refuse_duplicates(|names| &mut names.values, &collected.values);
        self.refuse_duplicates(|names| &mut names.procedures, &collected.procedures);
        self.collect_outputs(&collected);
        collected
    }

    fn collect_item(&mut self, file: FileId, file_name: &str, item: &'a Item, collected: &mut Collected<'a>) {
        match item {
            Item::Product(tree) => {
                let name = name_of(&tree.head);
                let id = self.collect_product(tree, &name);
                collected.products.push(Declared { file, name, tree, id });
            }
            Item::Maker(tree) => {
                let name = name_of(&tree.head);
                let id = self.collect_maker(tree, &name);
                collected.makers.push(Declared { file, name, tree, id });
            }
            Item::Device(tree) => {
                let name = name_of(&tree.head);
                let id = self.collect_device(tree, &name);
                collected.devices.push(Declared { file, name, tree, id });
            }
            Item::Series(tree) => {
                let name = name_of(&tree.head);
                let id = self.collect_series(tree, &name);
                collected.series.push(Declared { file, name, tree, id });
            }
            Item::Question(tree) => {
                let name = name_of(&tree.head);
                let id = self.collect_question(tree, &name);
                collected.questions.push(Declared { file, name, tree, id });
            }
            Item::Condition(tree) => {
                let name = tree.name.clone();
                let id = self.collect_condition(tree);
                collected.conditions.push(Declared { file, name, tree, id });
            }
            Item::Value(tree) => {
                let name = tree.name.clone();
                let id = self.collect_value(tree);
                self.names.values.declare(&name.value, id, name.span);
                collected.values.push(Declared { file, name, tree, id });
            }
            Item::ScreensOf(tree) => collected.screens_of.push(tree),
            Item::Guide(tree) => {
                let name = name_of_output(tree.head.name.as_ref(), tree.head.span, file_name);
                let id = GuideId(count(&collected.guides));
                self.names.guides.declare(&name.value, id, name.span);
                collected.guides.push(Declared { file, name, tree, id });
            }
            Item::Procedure(tree) => {
                let name = name_of(&tree.head);
                let id = ProcedureId(count(&collected.procedures));
                self.names.procedures.declare(&name.value, id, name.span);
                collected.procedures.push(Declared { file, name, tree, id });
            }
            Item::About(tree) => {
                let name = name_of_output(tree.name.as_ref(), tree.span, file_name);
                let id = AboutId(count(&collected.pages));
                self.names.pages.declare(&name.value, id, name.span);
                collected.pages.push(Declared { file, name, tree, id });
            }
        }
    }

    fn refuse_duplicates<T, I: Copy + PartialEq>(
        &mut self,
        table: impl Fn(&mut Names) -> &mut Table<I>,
        declared: &[Declared<'a, T, I>],
    ) {
        for Declared { file, name, .. } in declared {
            self.scope.enter(*file);
            let space = table(&mut self.names);
            let what = space.what;
            if let Some(first) = space.refuse_duplicate(&name.value, name.span, &self.scope) {
                self.report(duplicate(what, name, first));
            }
        }
        table(&mut self.names).drop_duplicates();
    }

    /// Guides and pages are printed under their names, so no two of one run may share one; [`same_outputs`] says so.
    fn collect_outputs(&mut self, collected: &Collected<'a>) {
        let guides =
            collected.guides.iter().map(|guide| ("guide", &guide.name, guide.tree.head.name.is_some()));
        let pages = collected.pages.iter().map(|page| ("page", &page.name, page.tree.name.is_some()));
        let outputs = guides.chain(pages).map(|(what, name, is_named)| Output {
            what,
            name: name.value.clone(),
            place: name.span,
            is_named,
        });
        self.project.outputs = outputs.collect();
        self.project.outputs.sort_by_key(|output| output.place);
        self.names.guides.keep_firsts();
        self.names.pages.keep_firsts();
    }
}

/// Reports all but the first of several outputs with one name.
pub fn same_outputs(outputs: &[Output]) -> Vec<Diagnostic> {
    // There may be very many.
    let mut by_name: Vec<&Output> = outputs.iter().collect();
    by_name.sort_unstable_by_key(|output| (&output.name, output.place));
    let mut found = Vec::new();
    for same in by_name.chunk_by(|one, other| one.name == other.name) {
        let Some(first) = same.first().map(|output| output.place) else { continue };
        for Output { what, name, place, is_named } in same.iter().filter(|output| output.place != first) {
            let finding = duplicate(what, &Name::new(name.clone(), *place), first).note(
                "guides and pages are printed under their names, so a name can be used once in a project",
            );
            found.push(match is_named {
                true => finding,
                false => {
                    finding.help(format!("without a name a {what} is named after its file: give it one"))
                }
            });
        }
    }
    found
}

/// A name that is declared a second time.
pub(super) fn duplicate(what: &str, name: &Name, first: Span) -> Diagnostic {
    Diagnostic::new(&names::DUPLICATE_NAME, format!("the {what} `{}` is declared twice", name.value))
        .at(name.span, "declared again")
        .see(first, "first declared here")
}

/// The name of a declaration; without one, made from its title.
pub(super) fn name_of(head: &Head) -> Name {
    head.name.clone().unwrap_or_else(|| {
        let title = head.title.as_ref().map(|title| title.plain()).unwrap_or_default();
        Name::new(kebab(&title), head.span)
    })
}

/// The name of a guide or page; without one, made from its file's name.
pub(super) fn name_of_output(name: Option<&Name>, span: Span, file_name: &str) -> Name {
    name.cloned().unwrap_or_else(|| {
        let stem = file_name.rsplit('/').next().unwrap_or(file_name).trim_end_matches(".guide");
        Name::new(kebab(stem), span)
    })
}

/// Letters and digits in lower case, everything between them a hyphen.
fn kebab(words: &str) -> String {
    let words = words.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

fn count<T>(declared: &[T]) -> u32 {
    u32::try_from(declared.len()).unwrap_or(u32::MAX)
}
