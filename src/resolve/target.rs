//! Screens as they are referred to: by name, by title, or inferred from a step.

use super::names::Candidate;
use super::resolver::Resolver;
use super::screens::{in_product, label_text};
use super::table::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::model::ids::ScreenId;
use crate::model::reference::ScreenUse;
use crate::model::screen::{Screen, Variant};
use crate::readers::ProductId;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::reference::Target;
use crate::syntax::ast::text::Text;
use crate::text::{near_miss, or};
use crate::vocabulary::ScreenKind;

/// More screens of one name or title than this are not considered.
const MOST_SCREENS: usize = 1_000;

impl Resolver<'_> {
    /// The one declared screen that a target means; reported if there is none or more than one.
    pub(super) fn declared_screen(&mut self, target: &Target, own: Option<ProductId>) -> Option<ScreenId> {
        let text = match target {
            Target::Path(path) => return self.one_screen(path, own),
            Target::Label(text) => text,
        };
        let found = self.screens_titled(text, own);
        match found.as_slice() {
            [only] => Some(*only),
            [] => {
                self.unknown_title(text);
                None
            }
            several => {
                let finding = self.say_which(
                    &format!("several screens are called \"{}\"", text.plain()),
                    text.span,
                    several,
                );
                self.report(finding);
                None
            }
        }
    }

    /// The screens that a step's target means. A title that no screen has infers one.
    pub(super) fn screen_use(&mut self, target: &Target) -> Option<ScreenUse> {
        match target {
            Target::Path(path) => {
                let screen = self.one_screen(path, None)?;
                Some(ScreenUse { span: target.span()?, screens: vec![screen] })
            }
            Target::Label(text) => {
                let mut screens = self.screens_titled(text, None);
                if screens.is_empty() {
                    screens = self.screens_also_called(text);
                }
                if screens.is_empty() {
                    screens = vec![self.inferred(text)];
                }
                Some(ScreenUse { span: text.span, screens })
            }
        }
    }

    pub(super) fn screen_uses(&mut self, targets: &[Target]) -> Vec<ScreenUse> {
        targets.iter().filter_map(|target| self.screen_use(target)).collect()
    }

    /// The declared screen that `go to` leads to.
    pub(super) fn declared_screen_use(&mut self, target: &Target) -> Option<ScreenUse> {
        let screen = self.declared_screen(target, None)?;
        Some(ScreenUse { span: target.span()?, screens: vec![screen] })
    }

    /// A screen by its name, with or without its product's. `own` is the product whose screens come first.
    pub(super) fn one_screen(&mut self, path: &[Name], own: Option<ProductId>) -> Option<ScreenId> {
        match path {
            [name] => self.screen_named(name, own),
            [product, name] => {
                let product = self.look_up(|names| &names.products, product)?;
                if let Some(id) = self.screen_of(product, &name.value) {
                    return Some(id);
                }
                let label = self.project.readers.products.get(product).map_or("", |it| it.label.as_str());
                let title = format!("{label} has no screen `{}`", name.value);
                let candidates = self.screen_names(Some(product));
                let finding = self.unknown(&names::UNKNOWN_SCREEN, title, name, &candidates, None);
                self.report_unless_excused(name, finding);
                None
            }
            _ => {
                let (first, last) = (path.first()?, path.last()?);
                let finding =
                    Diagnostic::new(&names::WRONG_KIND, "this names an element, and a screen is meant")
                        .at(first.span.to(last.span), "")
                        .note(
                            "a screen is named by its name, or by its product's and its own: `alipay.home`",
                        );
                self.report(finding);
                None
            }
        }
    }

    fn screen_named(&mut self, name: &Name, own: Option<ProductId>) -> Option<ScreenId> {
        if let Some(id) = own.and_then(|product| self.screen_of(product, &name.value)) {
            return Some(id);
        }
        let found = self.visible_screens(&name.value);
        match found.as_slice() {
            [only] => Some(*only),
            [] => {
                self.unknown_screen(name);
                None
            }
            several => {
                let title = format!("several screens are called `{}`", name.value);
                let finding = self.say_which(&title, name.span, several);
                self.report(finding);
                None
            }
        }
    }

    /// All visible screens of that name, whatever their product.
    pub(super) fn visible_screens(&self, name: &str) -> Vec<ScreenId> {
        self.visible_among(self.screens.by_name.get(name))
    }

    /// The visible screen of that name of one product.
    pub(super) fn screen_of(&self, product: ProductId, name: &str) -> Option<ScreenId> {
        match self.screens.own.find(&in_product(product, name), &self.scope) {
            Found::Nothing => None,
            Found::One(entry) | Found::Several(entry, _) => Some(entry.id),
        }
    }

    /// The visible ones of screens in order; not more than can be told apart.
    pub(super) fn visible_among(&self, screens: Option<&Vec<ScreenId>>) -> Vec<ScreenId> {
        let file_of = |id| self.project.screen(id).map(|screen| screen.span.file);
        let screens = screens.map(Vec::as_slice).unwrap_or_default();
        self.scope.visible_of(screens, file_of).take(MOST_SCREENS).collect()
    }

    /// Visible screens of that title; those of `own` only, if it has any.
    pub(super) fn screens_titled(&self, text: &Text, own: Option<ProductId>) -> Vec<ScreenId> {
        let visible = self.visible_among(self.screens.by_title.get(&label_text(text)));
        let is_own = |id: &ScreenId| self.project.screen(*id).is_some_and(|screen| screen.product == own);
        let of_own: Vec<ScreenId> = match own {
            Some(_) => visible.iter().copied().filter(is_own).collect(),
            None => Vec::new(),
        };
        if of_own.is_empty() { visible } else { of_own }
    }

    /// Visible screens that are also called so. Their true name is told.
    pub(super) fn screens_also_called(&mut self, text: &Text) -> Vec<ScreenId> {
        let screens = self.visible_among(self.screens.also_called.get(&label_text(text)));
        let Some(screen) = screens.first().and_then(|id| self.project.screen(*id)) else { return screens };
        let written = text.plain();
        let truth = screen.titles.last().map(|title| self.plain_literal(&title.text));
        let title = format!("this screen is not called \"{written}\"");
        let finding = Diagnostic::new(&names::ALSO_CALLED, title).at(text.span, "");
        let finding = finding.see(screen.span, "the screen that is meant");
        self.report(match truth {
            Some(truth) => finding.guess_text("replace it by its name", text.span, &truth),
            None => finding.help(format!("refer to it by its name `{}`", screen.key)),
        });
        screens
    }

    /// The screen of that title that steps speak of although nothing declares it.
    fn inferred(&mut self, text: &Text) -> ScreenId {
        let key = label_text(text);
        if let Some(id) = self.inferred.get(&key) {
            return *id;
        }
        let id = ScreenId(u32::try_from(self.project.screens.len()).unwrap_or(u32::MAX));
        let title = self.literal(text);
        self.project.screens.push(Screen {
            key: key.clone(),
            span: text.span,
            kind: ScreenKind::Screen,
            product: None,
            described: None,
            titles: vec![Variant { text: title, when: None }],
            also_called: Vec::new(),
            like: None,
            elements: Vec::new(),
            acts: Vec::new(),
            seen_on: None,
        });
        self.inferred.insert(key, id);
        id
    }

    fn unknown_screen(&mut self, name: &Name) {
        let here = self.screens.by_name.get(&name.value).into_iter().flatten();
        let here = here.filter_map(|id| self.project.screen(*id)).map(|screen| screen.span);
        let elsewhere = self.parts_anywhere("screen", &name.value, here);
        let title = format!("no screen is called `{}`", name.value);
        let finding = match elsewhere.is_empty() {
            true => self.unknown(&names::UNKNOWN_SCREEN, title, name, &self.screen_names(None), None),
            false => Diagnostic::new(&names::UNKNOWN_SCREEN, title).at(name.span, ""),
        };
        self.note_part(name.span, elsewhere, None);
        self.report_unless_excused(name, finding);
    }

    fn unknown_title(&mut self, text: &Text) {
        let written = text.plain();
        let titles = &self.screens.by_title;
        let finding = Diagnostic::new(&names::UNKNOWN_SCREEN, format!("no screen is called \"{written}\""));
        let finding = finding.at(text.span, "");
        let near = match self.names.may_compare(titles.len()) {
            true => near_miss(&written, titles.keys().map(String::as_str)).map(str::to_owned),
            false => None,
        };
        if self.scope.is_incomplete() {
            self.excused.push(text.span);
            return;
        }
        self.report(match near {
            Some(near) => finding.guess_text("replace it by", text.span, &near),
            None => finding,
        });
    }

    /// Visible screens' names, of one product or of all.
    pub(super) fn screen_names(&self, product: Option<ProductId>) -> Vec<Candidate<'_>> {
        if !self.names.may_compare(self.screens.by_name.len()) {
            return Vec::new();
        }
        let fits = |id: &&ScreenId| {
            let screen = self.project.screen(**id);
            screen.is_some_and(|screen| {
                self.scope.sees(screen.span.file) && (product.is_none() || screen.product == product)
            })
        };
        let by_name = self.screens.by_name.iter();
        by_name
            .filter_map(|(name, ids)| {
                let screen = self.project.screen(*ids.iter().find(fits)?)?;
                Some((name.as_str(), Some(screen.span)))
            })
            .collect()
    }

    fn say_which(&self, title: &str, span: Span, screens: &[ScreenId]) -> Diagnostic {
        let mut finding = Diagnostic::new(&names::AMBIGUOUS_NAME, title).at(span, "which one?");
        let mut ways = Vec::new();
        for screen in screens.iter().take(4).filter_map(|id| self.project.screen(*id)) {
            finding = finding.see(screen.span, "one of them");
            let product = screen.product.and_then(|id| self.project.readers.products.get(id));
            ways.extend(product.map(|product| format!("`{}.{}`", product.key, screen.key)));
        }
        if ways.is_empty() { finding } else { finding.help(format!("write {}", or(&ways))) }
    }
}
