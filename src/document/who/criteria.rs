//! By what the steps differ: "system, Alipay version and your role".

use crate::catalogue::{Argument, Catalogue};
use crate::readers::describe::{Description, Fact, Term};

/// The criteria that descriptions speak of, each once, in the order of printing.
#[derive(Debug, Default)]
pub(super) struct Criteria {
    words: Vec<String>,
}

impl Criteria {
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    pub(super) fn add(&mut self, description: &Description, catalogue: &Catalogue) {
        for term in description.any_of.iter().flatten().chain(&description.base) {
            let Some(words) = criterion(term, catalogue) else { continue };
            if !self.words.contains(&words) {
                self.words.push(words);
            }
        }
    }
}

/// What a term asks for; each is about one subject, so its first fact says which.
fn criterion(term: &Term, catalogue: &Catalogue) -> Option<String> {
    let words = match term.any_of.first()? {
        Fact::Product { kind, product, .. } | Fact::Without { kind, product } => {
            of_product(*kind, &product.label, catalogue)
        }
        Fact::NoSkin | Fact::OtherSkin => catalogue.text("criterion-skin"),
        Fact::Device(_)
        | Fact::Series { .. }
        | Fact::Maker(_)
        | Fact::OtherBy { .. }
        | Fact::KnownDevice
        | Fact::OtherDevice => catalogue.text("criterion-device"),
        Fact::Answer { question, .. } | Fact::NotAsked(question) => {
            let label = catalogue.in_sentence(&question.label);
            let is_noun = catalogue.begins_with_one_of("articles", &question.label);
            let key = if is_noun { "criterion-question" } else { "criterion-question-quoted" };
            catalogue.format(key, &[("question", Argument::Text(&label))])
        }
        Fact::Condition(condition) => condition.label.clone(),
    };
    Some(match &term.thing {
        Some(thing) => {
            let thing = catalogue.thing(&thing.label);
            let arguments = [("who", Argument::Text(&words)), ("thing", Argument::Text(&thing))];
            catalogue.format("who-on-thing", &arguments)
        }
        None => words,
    })
}

fn of_product(kind: crate::vocabulary::ProductKind, label: &str, catalogue: &Catalogue) -> String {
    use crate::vocabulary::ProductKind;
    match kind {
        ProductKind::Os => catalogue.text("criterion-os"),
        ProductKind::Skin => catalogue.text("criterion-skin"),
        _ => catalogue.format("criterion-version", &[("name", Argument::Text(label))]),
    }
}
