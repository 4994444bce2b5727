//! Acts on products: opening, returning, signing in, installing.

use super::Said;
use crate::document::builder::{Builder, Place};
use crate::document::inlines::text;
use crate::document::literal::Style;
use crate::document::phrase::Phrase;
use crate::document::shape::{Block, Inline};
use crate::model::step::{Opened, ProductVersions};
use crate::model::text::{Literal, Prose};
use crate::readers::ProductId;
use crate::vocabulary::InstallKind;

impl Builder<'_> {
    pub(super) fn open(&mut self, key: &'static str, what: &Opened) -> Said {
        let what = self.opened(what);
        Said::new(key, Phrase::new(key).with("what", what).say(&self.catalogue))
    }

    fn opened(&mut self, what: &Opened) -> Vec<Inline> {
        match what {
            Opened::Words(words) => match self.letters(words).filter(|letters| is_web(letters)) {
                Some(address) => vec![Inline::Link { inlines: text(address.clone()), address }],
                None => self.literal(words, Style::Label),
            },
            Opened::Product(product) => self.product(*product),
        }
    }

    /// A product's name, linked to where it is on the web.
    pub(in crate::document) fn product(&mut self, id: ProductId) -> Vec<Inline> {
        self.touch(id);
        let Some(product) = self.project.readers.products.get(id) else { return Vec::new() };
        let name = vec![Inline::Label { text: product.label.clone() }];
        match self.project.places.addresses.get(&id.0).filter(|address| is_web(address)) {
            Some(address) => vec![Inline::Link { address: address.clone(), inlines: name }],
            None => name,
        }
    }

    pub(super) fn sign_in(&mut self, place: Place, to: Option<&Opened>, how: Option<&Prose>) -> Said {
        let to = to.map(|to| self.opened(to));
        let (how, more) = match how {
            Some(how) => {
                let (how, more) = self.part_of_sentence(place, how);
                (Some(how), more)
            }
            None => (None, Vec::<Block>::new()),
        };
        let phrase = Phrase::new("sign-in").maybe("to", to).maybe("how", how);
        Said { more, ..Said::new("sign-in", phrase.say(&self.catalogue)) }
    }

    pub(super) fn install(
        &mut self,
        place: Place,
        kind: InstallKind,
        product: ProductId,
        to: Option<&ProductVersions>,
        from: Option<&Literal>,
    ) -> Said {
        let key = match kind {
            InstallKind::Install => "install",
            InstallKind::Update => "update",
            InstallKind::Uninstall => "uninstall",
        };
        let name = self.product(product);
        let version = to.map(|to| {
            let words = self.version_words(place, product, &to.ranges);
            text(words.unwrap_or_else(|| self.options.sources.slice(to.span).to_owned()))
        });
        let from = from.map(|from| self.literal(from, Style::Plain));
        self.change(place, product);
        let phrase = Phrase::new(key).with("what", name).maybe("version", version).maybe("from", from);
        Said::new(key, phrase.say(&self.catalogue))
    }

    /// From here on the reader's first answers say nothing of this product.
    fn change(&mut self, place: Place, product: ProductId) {
        let change = (place.thing, product);
        if !self.changes.contains(&change) {
            self.changes.push(change);
            self.forget_told(change);
        }
    }
}

/// A page of the web; anything else is printed without a link.
fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}
