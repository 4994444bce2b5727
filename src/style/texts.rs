//! Where the texts of a project's authors are.

use super::body::Body;
use super::hands::{self, Hands};
use super::text::{About, Kind, Text};
use crate::model::branch::Look;
use crate::model::guide::{Need, Unsupported};
use crate::model::project::Project;
use crate::model::reference::{ElementUse, Written};
use crate::model::statement::{Attachment, AttachmentKind, OrElse, Statement, StatementKind};
use crate::model::step::{Action, Step};
use crate::source::{Sources, Span};

/// The part of a language tag that names the language.
pub(super) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The texts of one guide or procedure.
pub(super) fn of_body<'a>(
    project: &'a Project,
    sources: &'a Sources,
    body: &Body<'a>,
    language: &'a str,
) -> Vec<Text<'a>> {
    let hands = hands::of(project, body);
    let language = match body {
        Body::Guide(guide) => guide.language.as_deref().unwrap_or(language),
        Body::Procedure(_) => language,
    };
    let first = hands.first().copied().unwrap_or(Hands::Either);
    let mut found = Collector { sources, language: primary(language), hands: first, texts: Vec::new() };
    found.put(Kind::Title, body.title().span);
    found.head(project, body);
    for (statement, thing) in body.statements() {
        found.hands = hands.get(thing.0 as usize).copied().unwrap_or(Hands::Either);
        found.statement(statement);
    }
    found.texts
}

/// The texts outside of guides: screens, their elements, values, pages of facts.
pub(super) fn declared<'a>(
    project: &'a Project,
    sources: &'a Sources,
    language: &'a str,
) -> impl Iterator<Item = Text<'a>> {
    let screens = project.screens.iter().flat_map(|screen| &screen.titles).map(|title| &title.text);
    let elements = project.elements.iter().flat_map(|element| {
        let options = element.options.iter().map(|option| &option.label);
        element.labels.iter().map(|label| &label.text).chain(options)
    });
    let labels = screens.chain(elements).map(|label| (Kind::Label, label.span));
    let described = project.screens.iter().filter_map(|screen| screen.described.as_ref());
    let looks = project.elements.iter().flat_map(|it| it.described.iter().chain(&it.looks).chain(&it.at));
    let values = project.values.iter().filter_map(|value| value.label.as_ref());
    let captions = described.chain(looks).chain(values).map(|text| (Kind::Caption, text.span));
    let pages = project.abouts.iter().filter(|about| about.page);
    let pages = pages.flat_map(|about| {
        let title = about.title.as_ref().map(|title| (Kind::Title, title.span));
        title.into_iter().chain([(Kind::Prose, about.prose.span)])
    });
    let about = move |kind| About { kind, language: primary(language), hands: Hands::Either };
    labels.chain(captions).chain(pages).filter_map(move |(kind, span)| Text::at(sources, span, about(kind)))
}

struct Collector<'a> {
    sources: &'a Sources,
    language: &'a str,
    hands: Hands,
    texts: Vec<Text<'a>>,
}

impl<'a> Collector<'a> {
    fn put(&mut self, kind: Kind, span: Span) {
        let about = About { kind, language: self.language, hands: self.hands };
        self.texts.extend(Text::at(self.sources, span, about));
    }

    fn put_all(&mut self, kind: Kind, spans: impl IntoIterator<Item = Span>) {
        spans.into_iter().for_each(|span| self.put(kind, span));
    }

    fn head(&mut self, project: &Project, body: &Body<'_>) {
        match body {
            Body::Guide(guide) => {
                self.reasons(&guide.needs, &guide.unsupported);
                self.put_all(Kind::Prose, guide.goal.iter().map(|goal| goal.span));
                self.put_all(Kind::Title, guide.trouble.iter().map(|trouble| trouble.title.span));
                for about in guide.abouts.iter().filter_map(|id| project.about(*id)) {
                    self.put_all(Kind::Title, about.title.iter().map(|title| title.span));
                    self.put(Kind::Prose, about.prose.span);
                }
            }
            Body::Procedure(procedure) => self.reasons(&procedure.needs, &procedure.unsupported),
        }
    }

    fn reasons(&mut self, needs: &[Need], unsupported: &[Unsupported]) {
        self.put_all(Kind::Prose, needs.iter().map(|need| need.text.span));
        self.put_all(Kind::Prose, unsupported.iter().filter_map(|it| it.because.as_ref()).map(|it| it.span));
    }

    fn statement(&mut self, statement: &Statement) {
        use StatementKind as Is;
        match &statement.kind {
            Is::Step(step) => self.step(step),
            Is::Attachment(attachment) => self.attachment(attachment),
            Is::Part { title, .. } => self.put(Kind::Title, title.span),
            Is::Either(either) => {
                let titles = either.options.iter().filter_map(|option| option.title.as_ref());
                self.put_all(Kind::Caption, titles.map(|title| title.span));
            }
            Is::Try(attempts) => {
                let titles = attempts.attempts.iter().filter_map(|attempt| attempt.title.as_ref());
                self.put_all(Kind::Caption, titles.map(|title| title.span));
            }
            Is::If(look) => {
                let words = look.arms.iter().filter_map(|arm| match &arm.test {
                    Look::Words(words) => Some(words.span),
                    _ => None,
                });
                self.put_all(Kind::Prose, words);
            }
            Is::Within(within) => {
                if let Some(OrElse::Text(text)) = &within.or_else {
                    self.put(Kind::Prose, text.span);
                }
            }
            Is::Repeat { why: text, .. } | Is::Done(text) | Is::Stop(text) => {
                self.put_all(Kind::Prose, text.iter().map(|text| text.span));
            }
            Is::Never { what, reason } => {
                self.element(what);
                self.put_all(Kind::Prose, reason.iter().map(|reason| reason.span));
            }
            _ => {}
        }
    }

    fn step(&mut self, step: &Step) {
        match &step.action {
            Action::Do { text, .. } | Action::Read(text) => self.put(Kind::Step, text.span),
            Action::Wait { until: text, .. } | Action::SignIn { how: text, .. } => {
                self.put_all(Kind::Prose, text.iter().map(|text| text.span));
            }
            Action::Scan(text) => self.put_all(Kind::Caption, text.iter().map(|text| text.span)),
            action => elements(action).into_iter().for_each(|used| self.element(used)),
        }
        step.attachments.iter().for_each(|attachment| self.attachment(attachment));
    }

    /// What a step names, where it says so in words.
    fn element(&mut self, used: &ElementUse) {
        if let Written::Label(label) = &used.written {
            self.put(Kind::Label, label.span);
        }
        self.put_all(Kind::Caption, used.looks.iter().chain(&used.at).map(|text| text.span));
    }

    fn attachment(&mut self, attachment: &Attachment) {
        match &attachment.kind {
            AttachmentKind::Note { text, .. }
            | AttachmentKind::Tip { text, .. }
            | AttachmentKind::Warning { text, .. }
            | AttachmentKind::Result(text)
            | AttachmentKind::Why(text) => self.put(Kind::Prose, text.span),
            AttachmentKind::Picture(picture) => {
                self.put_all(Kind::Caption, picture.alt.iter().map(|alt| alt.span));
            }
            AttachmentKind::Video { title, .. } => {
                self.put_all(Kind::Caption, title.iter().map(|title| title.span));
            }
        }
    }
}

/// The elements that an action names.
pub(super) fn elements(action: &Action) -> Vec<&ElementUse> {
    match action {
        Action::Tap { path, .. } => path.iter().collect(),
        Action::Swipe { on, .. } => on.iter().collect(),
        Action::ScrollTo(what)
        | Action::Turn { what, .. }
        | Action::Tick { what, .. }
        | Action::Permit { what, .. }
        | Action::See(what) => vec![what],
        Action::Drag { what, to } => vec![what, to],
        Action::Type { into, .. } => into.iter().collect(),
        Action::Choose { option, within } => std::iter::once(option).chain(within.as_deref()).collect(),
        Action::TurnAll { except, .. } => except.iter().collect(),
        _ => Vec::new(),
    }
}
