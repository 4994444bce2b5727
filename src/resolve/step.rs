//! Steps.

use super::resolver::Resolver;
use super::screens::label_text;
use super::statement::duration;
use super::version::Bounds;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::model::ids::ElementId;
use crate::model::reference::ElementUse;
use crate::model::step::{Action, ProductVersions, Step};
use crate::model::text::Literal;
use crate::syntax::ast::guide::ProductTo;
use crate::syntax::ast::reference::{ElementRef, Target};
use crate::syntax::ast::step as ast;
use crate::text::{near_miss, or};
use crate::vocabulary::InstallKind;

impl Resolver<'_> {
    pub(super) fn step(&mut self, tree: &ast::Step) -> Option<Step> {
        let action = self.action(&tree.action);
        match &action {
            Some(Action::Open(opened) | Action::ReturnTo(opened)) => self.reader_opened(opened),
            Some(Action::GoTo(screen)) => self.reader_came_to(std::slice::from_ref(screen)),
            _ => {}
        }
        let opens = self.screen_uses(&tree.opens);
        self.reader_came_to(&opens);
        let attachments =
            tree.attachments.iter().filter_map(|attachment| self.attachment(attachment)).collect();
        let cannot_be_undone = tree.cannot_be_undone;
        Some(Step { span: tree.span, action: action?, opens, cannot_be_undone, attachments })
    }

    fn action(&mut self, tree: &ast::Action) -> Option<Action> {
        Some(match tree {
            ast::Action::Tap { gesture, path, times } => Action::Tap {
                gesture: *gesture,
                path: path.iter().map(|element| self.touched(element)).collect(),
                times: *times,
            },
            ast::Action::Swipe { direction: way, on, from } => Action::Swipe {
                direction: *way,
                on: on.as_ref().map(|element| self.element_use(element)),
                from: from.as_ref().map(|text| self.literal(text)),
            },
            ast::Action::ScrollTo(what) => Action::ScrollTo(self.element_use(what)),
            ast::Action::Scroll(way) => Action::Scroll(*way),
            ast::Action::Drag { what, to } => {
                let what = self.element_use(what);
                Action::Drag { what, to: Box::new(self.element_use(to)) }
            }
            ast::Action::Type { text, into } => {
                let text = self.typed(text);
                Action::Type { text, into: into.as_ref().map(|element| self.element_use(element)) }
            }
            ast::Action::Choose { option, within } => self.choose(option, within.as_ref())?,
            ast::Action::Turn { on, what } => Action::Turn { on: *on, what: self.touched(what) },
            ast::Action::TurnAll { on, except } => {
                let except = except.iter().map(|element| self.element_use(element)).collect();
                Action::TurnAll { on: *on, except }
            }
            ast::Action::Tick { on, what } => Action::Tick { on: *on, what: self.touched(what) },
            ast::Action::Press { keys, duration: time } => {
                Action::Press { keys: self.literal(keys), duration: time.as_ref().map(duration) }
            }
            ast::Action::Open(target) => Action::Open(self.opened(target)?),
            ast::Action::ReturnTo(target) => Action::ReturnTo(self.opened(target)?),
            ast::Action::Back => Action::Back,
            ast::Action::Wait { until, time, at_most } => {
                let until = until.as_ref().map(|text| self.prose(text));
                Action::Wait { until, time: time.as_ref().map(duration), at_most: *at_most }
            }
            ast::Action::Scan(what) => Action::Scan(what.as_ref().map(|text| self.literal(text))),
            ast::Action::SignIn { to, how } => {
                let how = how.as_ref().map(|text| self.prose(text));
                let to = match to {
                    Some(target) => Some(self.opened(target)?),
                    None => None,
                };
                Action::SignIn { to, how }
            }
            ast::Action::Permit { allow, what } => {
                Action::Permit { allow: *allow, what: self.element_use(what) }
            }
            ast::Action::Restart(None) => Action::Restart(None),
            ast::Action::Restart(Some(thing)) => Action::Restart(Some(self.thing(thing)?)),
            ast::Action::Install { kind, product, from } => {
                let from = from.as_ref().map(|text| self.literal(text));
                self.install(*kind, product, from)?
            }
            ast::Action::Run(command) => Action::Run(self.typed(command)),
            ast::Action::See(what) => Action::See(self.seen(what)),
            ast::Action::Read(text) => Action::Read(self.prose(text)),
            ast::Action::Do { text, leaves } => Action::Do { text: self.prose(text), leaves: *leaves },
            ast::Action::GoTo(target) => Action::GoTo(self.declared_screen_use(target)?),
        })
    }

    fn install(&mut self, kind: InstallKind, tree: &ProductTo, from: Option<Literal>) -> Option<Action> {
        let product = self.look_up(|names| &names.products, &tree.product)?;
        let span =
            tree.to.first().map(|first| tree.to.last().map_or(first.span, |last| first.span.to(last.span)));
        let to = match span {
            Some(span) => {
                let versions = self.ranges(product, &tree.to, Bounds::Supported)?;
                Some(ProductVersions { span, ranges: versions.ranges })
            }
            None => None,
        };
        Some(Action::Install { kind, product, to, from })
    }

    fn choose(&mut self, option: &Target, within: Option<&ElementRef>) -> Option<Action> {
        let span = option.span()?;
        let within = within.map(|element| Box::new(self.element_use(element)));
        if let Some(picker) = &within {
            self.check_option(option, picker);
        }
        Some(Action::Choose { option: self.unbound(option, span), within })
    }

    /// Reports an option that none of the pickers that can be meant has.
    fn check_option(&mut self, option: &Target, picker: &ElementUse) {
        let pickers = picker.candidates.iter().filter_map(|id| self.project.element(*id));
        let options: Vec<_> = pickers.flat_map(|element| &element.options).collect();
        let (written, by_name) = match option {
            Target::Label(text) => (label_text(text), false),
            Target::Path(path) => {
                (path.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("."), true)
            }
        };
        // Whoever lists no options leaves them open, but a name stands for an option that is listed. What is not
        // claimed of everybody's screen is judged where the readers are known.
        if !by_name && (options.is_empty() || picker.candidates.iter().any(|id| self.has_limits(*id))) {
            return;
        }
        let labels = options.iter().map(|option| self.plain_literal(&option.label).trim().to_owned());
        let known: Vec<String> = match by_name {
            true => options.iter().filter_map(|option| option.key.clone()).collect(),
            false => labels.collect(),
        };
        let Some(span) = option.span().filter(|_| !known.contains(&written)) else { return };
        let said = |text: &str| if by_name { format!("`{text}`") } else { format!("\"{text}\"") };
        let title = format!("{} is not one of the options", said(&written));
        let mut finding = Diagnostic::new(&names::UNKNOWN_OPTION, title).at(span, "");
        if let Some(first) = options.first() {
            finding = finding.see(first.span, "the options are listed here");
        }
        let quoted: Vec<String> = known.iter().take(10).map(|known| said(known)).collect();
        let finding = match near_miss(&written, known.iter().map(String::as_str)) {
            Some(near) if by_name => finding.guess(format!("replace it by `{near}`"), span, near),
            Some(near) => finding.guess_text("replace it by", span, near),
            None if quoted.is_empty() => finding.help("write the option's label in quotation marks"),
            None => finding.note(format!("the options are {}", or(&quoted))),
        };
        if !self.scope.excuses(&written) {
            self.report(finding);
        }
    }

    /// Whether somebody may see an element on a screen that was not seen on a phone like theirs.
    fn has_limits(&self, id: ElementId) -> bool {
        let product = self.project.element(id).and_then(|element| element.product);
        let mut surfaces = self.project.surfaces.iter();
        let mut screens = self.project.screens.iter();
        surfaces.any(|surface| surface.seen_on.is_some() && Some(surface.product) == product)
            || screens.any(|screen| screen.seen_on.is_some() && screen.elements.contains(&id))
    }
}
