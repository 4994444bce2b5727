//! The document of a guide: its header, its body, what stands behind it.

use super::builder::{Builder, Place};
use super::classes;
use super::finish::Finish;
use super::inlines::{plain, text};
use super::jumps;
use super::links::Target;
use super::literal::{Style, key_words, words};
use super::name::slug;
use super::numbering;
use super::shape::{self, Class, Direction, Document, DocumentKind, FORMAT};
use super::time;
use crate::catalogue::{self, Catalogue};
use crate::model::guide::{About, Guide};
use crate::model::ids::AboutId;
use crate::readers::{Condition, Set};
use crate::vocabulary::ProductKind;

impl Builder<'_> {
    pub(super) fn document(&mut self) -> Document {
        let guide = self.guide;
        let start = self.start();
        let title = self.literal(&guide.title, Style::Plain);
        let goal = guide.goal.as_ref().map(|goal| self.prose(start, goal)).unwrap_or_default();
        let needs = self.needs(start);
        let unsupported = self.unsupported();
        self.values.clear();
        guide.values.iter().for_each(|value| self.use_value(*value));
        let body = self.block(start, &guide.body);
        let map = self.map();
        let trouble = self.trouble();
        let abouts = guide.abouts.iter().filter_map(|about| self.about_in(start, *about)).collect();
        let mut document = Document {
            plain_title: plain(&title),
            title,
            goal,
            needs,
            unsupported,
            body,
            trouble,
            map,
            abouts,
            audience: self.audience(),
            specialised: self.specialised(),
            checked: self.checked(),
            takes: guide.takes.map(|takes| time::takes(takes, &self.catalogue)),
            duration: guide.takes.map(time::longest),
            topics: guide.topics.clone(),
            products: self.shown_products(),
            things: self.things(),
            values: self.shown_values(),
            always: self.for_everywhere(),
            source: self.source(),
            ..empty(DocumentKind::Guide, slug(&guide.key), &self.catalogue)
        };
        if self.is_full() {
            self.too_large(guide.title.span, "its words become more than 6 MiB");
        }
        self.finish(&mut document);
        document
    }

    /// The file it was written in.
    pub(super) fn source(&self) -> String {
        self.options.sources.get(self.guide.file).map(|file| file.name().to_owned()).unwrap_or_default()
    }

    /// Numbers, links and classes, where kinds of readers are named.
    pub(super) fn finish(&mut self, document: &mut Document) {
        let supported = self.wanted_from_start();
        let printed: Vec<Set> = self.printed.sets().to_vec();
        let found = classes::partition(&self.readers, supported, self.printed.telling());
        let listed = found.as_deref().unwrap_or_default();
        let positions: Vec<[Vec<u32>; 2]> =
            printed.iter().map(|set| classes::positions(&self.readers, listed, *set)).collect();
        let within = self.printed.within_sets().iter();
        let within: Vec<Vec<u32>> = within.map(|set| classes::within(&self.readers, listed, *set)).collect();
        let kinds = self.kinds(listed);
        if !self.options.names_readers {
            // What follows finds nothing.
            return;
        }
        document.classes_omitted = found.is_none();
        document.classes = listed.iter().map(|class| self.class(*class, supported)).collect();
        jumps::drop_needless(&mut document.body, &self.links);
        document.trouble.iter_mut().for_each(|trouble| jumps::drop_needless(&mut trouble.body, &self.links));
        let (criteria, differ_by) = self.criteria();
        document.criteria = criteria;
        let is_long = found.is_none() || document.classes.len() > classes::MOST_PRINTED;
        document.differ_by = differ_by.filter(|_| is_long);
        let spots = numbering::number(document, &self.links);
        let finish = Finish::new(&self.catalogue, &self.links, &spots, &positions, &within);
        finish.document(document);
        let facts = finish.facts();
        document.questions = self.questions(&facts);
        document.picker = kinds.and_then(|kinds| self.picker(&kinds, listed.len()));
        self.classes = found.unwrap_or_default();
    }

    fn class(&self, class: Set, supported: Set) -> Class {
        let (words, readers) = self.class_words(class, supported);
        Class { words, readers }
    }

    fn unsupported(&mut self) -> Vec<shape::Unsupported> {
        let all = self.following.universe.beginning();
        let start = self.start();
        let audience = self.meeting(start, &self.guide.audience.condition, all);
        let audience = self.wanted(audience);
        let mut told = Vec::new();
        for unsupported in &self.guide.unsupported {
            let readers = self.meeting(start, &unsupported.guard.condition, audience);
            if self.readers.is_empty(readers) {
                continue;
            }
            let because = unsupported.because.as_ref();
            let because =
                because.map(|because| self.prose(start.among(readers), because)).unwrap_or_default();
            let who = self.not_for(readers, audience, &[&unsupported.guard.condition]);
            told.push(shape::Unsupported { who, because });
            self.unsupported_sets.push(readers);
        }
        told
    }

    fn trouble(&mut self) -> Vec<shape::Trouble> {
        let start = self.start();
        let mut troubles = Vec::new();
        let behind = self.trail.clone();
        for trouble in &self.guide.trouble {
            let readers = self.guarded(start, trouble.when.as_ref());
            if self.readers.is_empty(readers) {
                continue;
            }
            // Each begins anew: nobody comes from another.
            self.trail = behind.clone();
            let body = self.block(start.among(readers), &trouble.body);
            let here: Vec<&Condition> = trouble.when.iter().map(|guard| &guard.condition).collect();
            let who = self.who(readers, start.readers, &here);
            let title = self.literal(&trouble.title, Style::Plain);
            let anchor = self.links.draft(Target::Trouble(trouble.id));
            troubles.push(shape::Trouble { anchor, label: None, title, who, body });
        }
        troubles
    }

    pub(super) fn about_in(&mut self, place: Place, id: AboutId) -> Option<shape::About> {
        let about: &About = self.project.about(id)?;
        let title = match &about.title {
            Some(title) => self.literal(title, Style::Plain),
            None => text(about.key.as_deref().map(key_words).unwrap_or_default()),
        };
        let target = Target::About(id);
        let anchor = match &about.key {
            Some(key) => self.links.named(target, key),
            None => self.links.draft(target),
        };
        Some(shape::About { anchor, title, blocks: self.prose(place, &about.prose) })
    }

    fn checked(&self) -> Option<shape::Checked> {
        let checked = self.guide.checked.as_ref()?;
        let on = checked.on.as_ref().map(|condition| {
            let all = self.following.universe.beginning();
            let start = self.start();
            let set = self.readers.meeting(condition, start.thing, all);
            self.class_words(set, all).0
        });
        Some(shape::Checked { date: checked.date.clone(), on })
    }

    fn shown_products(&self) -> Vec<shape::Product> {
        let products = self.products.iter().filter_map(|id| self.project.readers.products.get(*id));
        let shown = products.map(|product| shape::Product {
            name: product.key.clone(),
            label: product.label.clone(),
            kind: kind_word(product.kind).to_owned(),
        });
        shown.collect()
    }

    fn things(&self) -> Vec<shape::Thing> {
        let things = self.guide.things.iter();
        things.map(|thing| shape::Thing { name: thing.key.clone(), label: thing.label.clone() }).collect()
    }

    fn shown_values(&self) -> Vec<shape::Value> {
        let values = self.values.iter().filter_map(|id| self.project.value(*id));
        let shown = values.map(|value| shape::Value {
            name: value.key.clone(),
            label: value.label.as_ref().map_or_else(|| key_words(&value.key), words),
            example: value.example.as_ref().filter(|_| !value.secret).map(words),
            secret: value.secret,
        });
        shown.collect()
    }
}

/// The catalogue of a guide's language.
pub(super) fn catalogue_of(guide: &Guide, usual: &str) -> Catalogue {
    Catalogue::for_language(guide.language.as_deref().unwrap_or(usual))
}

pub(super) fn kind_word(kind: ProductKind) -> &'static str {
    match kind {
        ProductKind::Os => "os",
        ProductKind::Skin => "skin",
        ProductKind::App => "app",
        ProductKind::Server => "server",
        ProductKind::Firmware => "firmware",
    }
}

pub(super) fn direction(language: &str) -> Direction {
    match catalogue::direction(language) {
        catalogue::Direction::LeftToRight => Direction::Ltr,
        catalogue::Direction::RightToLeft => Direction::Rtl,
    }
}

/// A document in which nothing is said.
pub(super) fn empty(kind: DocumentKind, id: String, catalogue: &Catalogue) -> Document {
    Document {
        format: FORMAT,
        kind,
        id,
        title: Vec::new(),
        plain_title: String::new(),
        language: catalogue.tag().to_owned(),
        direction: direction(catalogue.tag()),
        source: String::new(),
        words: catalogue.words().clone(),
        products: Vec::new(),
        things: Vec::new(),
        audience: None,
        specialised: None,
        unsupported: Vec::new(),
        checked: None,
        needs: Vec::new(),
        takes: None,
        duration: None,
        goal: Vec::new(),
        topics: Vec::new(),
        values: Vec::new(),
        questions: Vec::new(),
        classes: Vec::new(),
        classes_omitted: false,
        criteria: Vec::new(),
        differ_by: None,
        picker: None,
        always: Vec::new(),
        body: Vec::new(),
        trouble: Vec::new(),
        map: None,
        abouts: Vec::new(),
        names: Vec::new(),
    }
}
