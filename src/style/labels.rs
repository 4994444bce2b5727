//! The labels that are declared, and what a guide uses of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::body::Body;
use super::text::words;
use super::texts::elements;
use crate::model::project::Project;
use crate::model::reference::Written;
use crate::model::statement::StatementKind;
use crate::model::step::{Action, Opened};
use crate::model::text::{Literal, LiteralPiece};
use crate::readers::ProductId;

/// Every label and title of a project, made ready when somebody asks.
pub(super) struct Labels<'a> {
    project: &'a Project,
    folded: OnceLock<BTreeMap<String, Vec<Label<'a>>>>,
    names: OnceLock<BTreeSet<&'a str>>,
}

/// What stands on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label<'a> {
    pub(super) product: Option<ProductId>,
    pub(super) words: &'a str,
}

impl<'a> Labels<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        Self { project, folded: OnceLock::new(), names: OnceLock::new() }
    }

    /// The labels that are these words but for capitals, dots behind them and blanks.
    pub(super) fn like(&self, words: &str) -> &[Label<'a>] {
        let folded = self.folded.get_or_init(|| {
            let mut folded: BTreeMap<String, Vec<Label<'a>>> = BTreeMap::new();
            for label in all(self.project) {
                folded.entry(fold(label.words)).or_default().push(label);
            }
            folded
        });
        folded.get(&fold(words)).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is part of a name that is declared: of a product, a phone, something on a screen.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let readers = &self.project.readers;
            let products = readers.products.iter().map(|(_, it)| it.label.as_str());
            let makers = readers.makers.iter().map(|(_, it)| it.label.as_str());
            let devices = readers.devices.iter().map(|(_, it)| it.label.as_str());
            let labels = all(self.project).map(|label| label.words);
            let names = products.chain(makers).chain(devices).chain(labels);
            names.flat_map(words).map(|(_, word)| word).collect()
        });
        names.contains(word)
    }
}

/// Every label and title that is the same for all who see it.
pub(super) fn all(project: &Project) -> impl Iterator<Item = Label<'_>> {
    let screens = project.screens.iter().flat_map(|screen| {
        let named = screen.titles.iter().map(|title| &title.text).chain(&screen.also_called);
        named.map(|title| (screen.product, title))
    });
    let elements = project.elements.iter().flat_map(|element| {
        let options = element.options.iter().map(|option| &option.label);
        let labels = element.labels.iter().map(|label| &label.text).chain(options);
        labels.map(|label| (element.product, label))
    });
    screens.chain(elements).filter_map(|(product, label)| Some(Label { product, words: plain(label)? }))
}

fn plain(label: &Literal) -> Option<&str> {
    match label.pieces.as_slice() {
        [LiteralPiece::Text(words)] => Some(words),
        _ => None,
    }
}

/// Words without what writers get wrong: capitals, dots behind them, blanks.
fn fold(label: &str) -> String {
    let words = label.trim_end_matches(|sign: char| matches!(sign, '.' | '…' | ':') || sign.is_whitespace());
    let words: Vec<String> =
        words.split_whitespace().map(|word| word.to_lowercase().replace('’', "'")).collect();
    words.join(" ")
}

/// What a guide uses.
pub(super) struct Used<'a> {
    /// The products on whose screens it works.
    pub(super) products: BTreeSet<ProductId>,
    /// Labels that no model knows.
    unknown: BTreeSet<&'a str>,
    /// Whether it opens something that is not declared.
    has_others: bool,
}

impl<'a> Used<'a> {
    pub(super) fn of(project: &Project, body: &Body<'a>) -> Self {
        let mut used = Self { products: BTreeSet::new(), unknown: BTreeSet::new(), has_others: false };
        for (statement, _) in body.statements() {
            match &statement.kind {
                StatementKind::Step(step) => used.action(project, &step.action),
                StatementKind::Never { what, .. } => used.element(project, what),
                StatementKind::Follow { .. } => used.has_others = true,
                _ => {}
            }
        }
        used
    }

    fn action(&mut self, project: &Project, action: &'a Action) {
        match action {
            Action::Open(opened) | Action::ReturnTo(opened) => match opened {
                Opened::Product(product) => {
                    self.products.insert(*product);
                }
                Opened::Words(_) => self.has_others = true,
            },
            Action::GoTo(place) => {
                let screens = place.screens.iter().filter_map(|id| project.screen(*id)?.product);
                self.products.extend(screens);
            }
            action => elements(action).into_iter().for_each(|used| self.element(project, used)),
        }
    }

    fn element(&mut self, project: &Project, used: &'a crate::model::reference::ElementUse) {
        /// More are hardly of one guide's apps.
        const MOST: usize = 8;
        match &used.written {
            Written::Label(label) if used.candidates.is_empty() => self.unknown.extend(plain(label)),
            _ => {
                let elements = used.candidates.iter().take(MOST).filter_map(|id| project.element(*id));
                self.products.extend(elements.filter_map(|element| element.product));
            }
        }
    }

    /// Whether a step names these words, though no model does.
    pub(super) fn names(&self, words: &str) -> bool {
        self.unknown.contains(words)
    }

    /// Whether all is declared of the screens that it works on.
    pub(super) fn is_known(&self, project: &Project) -> bool {
        let is_whole = |product: &ProductId| {
            let surface = project.surface(*product);
            surface.is_some_and(|it| !it.partial && it.seen_on.is_none() && !it.screens.is_empty())
        };
        !self.has_others
            && !self.products.is_empty()
            && self.unknown.is_empty()
            && self.products.iter().all(is_whole)
    }
}
