//! Elements and products as steps refer to them.

use std::collections::BTreeMap;

use super::names::Candidate;
use super::resolver::Resolver;
use super::screens::label_text;
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{guides, names};
use crate::model::ids::{ElementId, ScreenId};
use crate::model::reference::{ElementUse, Written};
use crate::model::step::Opened;
use crate::model::text::{Literal, LiteralPiece};
use crate::readers::ProductId;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::reference::{ElementRef, Target};
use crate::syntax::ast::text::Text;
use crate::text::{near_miss, or};

/// More elements of one name than this have to be told apart by their screens.
const MOST_CANDIDATES: usize = 1_000;

impl Resolver<'_> {
    /// An element that a step names.
    pub(super) fn element_use(&mut self, reference: &ElementRef) -> ElementUse {
        self.element_or_screen(reference, false)
    }

    /// What `see X` names: an element, else a screen.
    pub(super) fn seen(&mut self, reference: &ElementRef) -> ElementUse {
        self.element_or_screen(reference, true)
    }

    fn element_or_screen(&mut self, reference: &ElementRef, or_screen: bool) -> ElementUse {
        let looks = reference.looks.as_ref().map(|text| self.literal(text));
        let at = reference.at.as_ref().map(|text| self.literal(text));
        let (written, candidates, screens) = match &reference.target {
            Target::Path(path) => {
                let (candidates, screens) = self.elements_named(path, reference.span, or_screen);
                (Written::Name(dotted(path)), candidates, screens)
            }
            Target::Label(text) => {
                let literal = self.literal(text);
                let (candidates, screens) = self.elements_labelled(text, or_screen);
                (Written::Label(literal), candidates, screens)
            }
        };
        let candidates = self.few_enough(candidates, reference.span);
        let further_down = reference.further_down;
        ElementUse { span: reference.span, written, candidates, screens, looks, at, further_down }
    }

    /// An element whose words stand for themselves: nothing is looked up.
    pub(super) fn unbound(&mut self, target: &Target, span: Span) -> ElementUse {
        let written = match target {
            Target::Path(path) => Written::Name(dotted(path)),
            Target::Label(text) => Written::Label(self.literal(text)),
        };
        let (candidates, screens) = (Vec::new(), Vec::new());
        ElementUse { span, written, candidates, screens, looks: None, at: None, further_down: false }
    }

    fn elements_named(
        &mut self,
        path: &[Name],
        span: Span,
        or_screen: bool,
    ) -> (Vec<ElementId>, Vec<ScreenId>) {
        let screens = match (or_screen, path) {
            (true, [name]) => self.visible_screens(&name.value),
            (true, [product, name]) => self.screen_in(product, name).into_iter().collect(),
            _ => Vec::new(),
        };
        let elements = match path {
            [name] => self.visible_elements(self.screens.elements_by_name.get(&name.value)),
            [screen, name] => {
                let on: Vec<ScreenId> = self.visible_screens(&screen.value);
                on.into_iter().filter_map(|screen| self.element_on(screen, &name.value)).collect()
            }
            [product, screen, name] => {
                let found = self.screen_in(product, screen);
                found.and_then(|screen| self.element_on(screen, &name.value)).into_iter().collect()
            }
            _ => Vec::new(),
        };
        if elements.is_empty() && screens.is_empty() {
            self.unknown_element(path, span, or_screen);
        }
        (elements, screens)
    }

    fn elements_labelled(&mut self, text: &Text, or_screen: bool) -> (Vec<ElementId>, Vec<ScreenId>) {
        let elements = self.visible_elements(self.screens.elements_by_label.get(&label_text(text)));
        let screens = if or_screen { self.screens_titled(text, None) } else { Vec::new() };
        if !elements.is_empty() || !screens.is_empty() {
            return (elements, screens);
        }
        let mistaken = self.screens_also_called(text);
        (elements, if or_screen { mistaken } else { Vec::new() })
    }

    /// The visible ones of elements in order; at most one more than can be told apart.
    fn visible_elements(&self, elements: Option<&Vec<ElementId>>) -> Vec<ElementId> {
        let file_of = |id| self.project.element(id).map(|element| element.span.file);
        let elements = elements.map(Vec::as_slice).unwrap_or_default();
        self.scope.visible_of(elements, file_of).take(MOST_CANDIDATES + 1).collect()
    }

    fn sees_element(&self, id: ElementId) -> bool {
        self.project.element(id).is_some_and(|element| self.scope.sees(element.span.file))
    }

    /// The element of that name on one screen.
    pub(super) fn element_on(&mut self, screen: ScreenId, name: &str) -> Option<ElementId> {
        let project = &self.project;
        let by_name = self.screens.on_screen.entry(screen).or_insert_with(|| {
            let elements =
                project.screen(screen).map(|screen| screen.elements.as_slice()).unwrap_or_default();
            let named = elements.iter().filter_map(|id| Some((project.element(*id)?.key.clone(), *id)));
            named.collect::<BTreeMap<_, _>>()
        });
        by_name.get(name).copied()
    }

    /// The screen `product.screen`, if there is one.
    fn screen_in(&self, product: &Name, screen: &Name) -> Option<ScreenId> {
        match self.names.products.find(&product.value, &self.scope) {
            Found::One(entry) => self.screen_of(entry.id, &screen.value),
            _ => None,
        }
    }

    /// Reports the first part of a path that is not known.
    fn unknown_element(&mut self, path: &[Name], span: Span, or_screen: bool) {
        match path {
            [name] => self.unknown_element_name(name, or_screen),
            [first, name] => {
                let screens = self.visible_screens(&first.value);
                match screens.first() {
                    Some(screen) => self.not_on_screen(*screen, name),
                    None if matches!(self.names.products.find(&first.value, &self.scope), Found::One(_)) => {
                        let title = format!("`{}` is a product, and the screen is missing", first.value);
                        let finding = Diagnostic::new(&names::WRONG_KIND, title).at(span, "");
                        let note = "an element is named alone, with its screen, or with product and screen: `alipay.my.mine`";
                        self.report(finding.note(note));
                    }
                    None => {
                        self.one_screen(std::slice::from_ref(first), None);
                    }
                }
            }
            [product, screen, name] => {
                if let Some(screen) = self.one_screen(&[product.clone(), screen.clone()], None) {
                    self.not_on_screen(screen, name);
                }
            }
            _ => {
                let finding =
                    Diagnostic::new(&names::UNKNOWN_ELEMENT, "a name has at most three parts").at(span, "");
                self.report(finding.note("product, screen and element: `alipay.my.mine`"));
            }
        }
    }

    fn not_on_screen(&mut self, screen: ScreenId, name: &Name) {
        let Some(built) = self.project.screen(screen) else { return };
        let title = format!("the screen `{}` has no element `{}`", built.key, name.value);
        let compare = self.names.may_compare(built.elements.len());
        let elements = built.elements.iter().take(if compare { built.elements.len() } else { 0 });
        let candidates: Vec<Candidate<'_>> = elements
            .filter_map(|id| self.project.element(*id))
            .map(|element| (element.key.as_str(), Some(element.span)))
            .collect();
        let finding = self.unknown(&names::UNKNOWN_ELEMENT, title, name, &candidates, None);
        self.report_unless_excused(name, finding);
    }

    fn unknown_element_name(&mut self, name: &Name, or_screen: bool) {
        let here = self.screens.elements_by_name.get(&name.value).into_iter().flatten();
        let here = here.filter_map(|id| self.project.element(*id)).map(|element| element.span);
        let elsewhere = self.parts_anywhere("element", &name.value, here);
        let what = if or_screen { "no element or screen" } else { "no element" };
        let title = format!("{what} is called `{}`", name.value);
        let mut candidates = self.near_where_the_reader_is(name);
        if candidates.is_empty() {
            candidates = self.element_names();
            candidates.extend(if or_screen { self.screen_names(None) } else { Vec::new() });
        }
        let mut finding = match elsewhere.is_empty() {
            true => self.unknown(&names::UNKNOWN_ELEMENT, title, name, &candidates, None),
            false => Diagnostic::new(&names::UNKNOWN_ELEMENT, title).at(name.span, ""),
        };
        let mut help = None;
        if elsewhere.is_empty() && finding.fix.is_none() {
            let written = name.value.replace('-', " ");
            let labels = &self.screens.elements_by_label;
            let compare = self.names.may_compare(labels.len());
            let compared = labels.iter().take(if compare { labels.len() } else { 0 });
            let visible = compared.filter(|(_, ids)| ids.iter().any(|id| self.sees_element(*id)));
            if let Some(label) = near_miss(&written, visible.map(|(label, _)| label.as_str())) {
                let label = format!("\"{label}\"");
                finding.notes.clear();
                finding = finding.guess(format!("write its label: {label}"), name.span, label);
            } else if candidates.is_empty() {
                help = Some(format!(
                    "what no screen declares stands in quotation marks: \"{}\"",
                    title_case(&written)
                ));
            }
        }
        if let Some(screen) =
            self.visible_screens(&name.value).first().and_then(|id| self.project.screen(*id))
        {
            finding = finding.see(screen.span, format!("`{}` is a screen", name.value));
        }
        self.note_part(name.span, elsewhere, help);
        self.report_unless_excused(name, finding);
    }

    /// The names of all visible elements.
    pub(super) fn element_names(&self) -> Vec<Candidate<'_>> {
        let by_name = &self.screens.elements_by_name;
        if !self.names.may_compare(by_name.len()) {
            return Vec::new();
        }
        let visible = by_name.iter().filter_map(|(name, ids)| {
            let element = self.project.element(*ids.iter().find(|id| self.sees_element(**id))?)?;
            Some((name.as_str(), Some(element.span)))
        });
        visible.collect()
    }

    fn few_enough(&mut self, mut candidates: Vec<ElementId>, span: Span) -> Vec<ElementId> {
        if candidates.len() > MOST_CANDIDATES {
            let title = format!("more than {MOST_CANDIDATES} elements are called so");
            let finding = Diagnostic::new(&guides::TOO_MANY_MEANT, title)
                .at(span, "")
                .help("name the screen as well: `home.settings`");
            self.report(finding);
            candidates.truncate(MOST_CANDIDATES);
        }
        candidates
    }

    /// What `open` and `return to` lead to.
    pub(super) fn opened(&mut self, target: &Target) -> Option<Opened> {
        match target {
            Target::Path(path) => match path.as_slice() {
                [name] => self.look_up(|names| &names.products, name).map(Opened::Product),
                _ => {
                    let span = target.span()?;
                    let finding =
                        Diagnostic::new(&names::WRONG_KIND, "a product is opened, not a screen of it");
                    self.report(finding.at(span, "").help("to get to a screen, write `go to`"));
                    None
                }
            },
            Target::Label(text) => self.opened_by_label(text),
        }
    }

    fn opened_by_label(&mut self, text: &Text) -> Option<Opened> {
        let wanted = label_text(text);
        let all = self.product_labels.get(&wanted).map(Vec::as_slice).unwrap_or_default();
        let visible: Vec<ProductId> = all
            .iter()
            .copied()
            .filter(|id| self.place_of(*id).is_none_or(|place| self.scope.sees(place.file)))
            .collect();
        match visible.as_slice() {
            [] => Some(Opened::Words(self.literal(text))),
            [only] => Some(Opened::Product(*only)),
            several => {
                let title = format!("several products are called \"{}\"", text.plain());
                let mut finding = Diagnostic::new(&names::AMBIGUOUS_NAME, title).at(text.span, "which one?");
                let mut ways = Vec::new();
                for id in several.iter().take(4) {
                    if let Some(place) = self.place_of(*id) {
                        finding = finding.see(place, "one of them");
                    }
                    ways.extend(
                        self.project.readers.products.get(*id).map(|it| format!("`open {}`", it.key)),
                    );
                }
                self.report(finding.help(format!("write {}", or(&ways))));
                None
            }
        }
    }

    /// The words of a literal, values by their names.
    pub(super) fn plain_literal(&self, literal: &Literal) -> String {
        let pieces = literal.pieces.iter().map(|piece| match piece {
            LiteralPiece::Text(text) => text.clone(),
            LiteralPiece::Value(id) => {
                self.project.value(*id).map(|value| format!("{{{}}}", value.key)).unwrap_or_default()
            }
        });
        pieces.collect()
    }
}

fn dotted(path: &[Name]) -> String {
    path.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(".")
}

fn title_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
