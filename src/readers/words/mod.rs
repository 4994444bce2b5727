//! Sets of readers in the words of the catalogue: over steps, in lists, in findings. Knows nothing of guides.
//!
//! Every description has one reading. Facts of one subject are joined by "or"; where more is said beside
//! them, "either" shows how far they reach. What holds together is joined by "with" and "and"; alternatives
//! that hold together several facts stand between semicolons. What is taken out is said in clauses, each
//! group of them behind its own "unless".

mod asking;
mod clause;
mod part;
mod piece;
mod question;
#[cfg(test)]
mod tests;
mod version;

use super::ProductId;
use super::describe::{Description, Fact, Term};
use super::witness::Witness;
use crate::catalogue::{Argument, Catalogue};
use crate::text::upper_letter;

/// How many alternatives are said before "and others".
const MOST_ALTERNATIVES: usize = 6;

/// Says descriptions in one language.
pub struct Wording<'w> {
    catalogue: &'w Catalogue,
    /// `phone`, `computer` or `device`: what the only thing in hand is called.
    device: &'w str,
    person: Person,
    /// Which form names without a label have in a list: `noun`, or `one` for a single reader.
    form: &'static str,
}

/// Who is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    /// "you have", "your phone"
    You,
    /// "they have", "the phone"
    They,
}

impl Description {
    /// "Android 12 or later", "Alipay before 10.4, or iOS", "everyone unless the device is the HONOR 50". In
    /// English, for findings.
    pub fn in_words(&self) -> String {
        Wording::new(&Catalogue::for_language("en"), "device").class(self)
    }
}

impl Witness {
    /// "Android 12 with Alipay 10.2.51", "HONOR 50". In English, for findings.
    pub fn in_words(&self) -> String {
        if self.facts.is_empty() {
            return "any reader".to_owned();
        }
        let catalogue = Catalogue::for_language("en");
        let wording = Wording { person: Person::They, form: "one", ..Wording::new(&catalogue, "device") };
        match self.facts.as_slice() {
            [Term { any_of, .. }] if matches!(any_of.as_slice(), [Fact::Without { .. }]) => {
                wording.part(&self.facts, false)
            }
            facts => wording.part(facts, true),
        }
    }
}

impl<'w> Wording<'w> {
    pub fn new(catalogue: &'w Catalogue, device: &'w str) -> Self {
        Self { catalogue, device, person: Person::You, form: "noun" }
    }

    /// Over a step: "On Android 12 or later", "Unless your phone is the HONOR 50".
    pub fn who(&self, description: &Description) -> String {
        upper_letter(&self.phrase(description))
    }

    /// In a list: "Android 12 or later with Alipay before 10.4", "those without Alipay".
    pub fn class(&self, description: &Description) -> String {
        let about = Wording { person: Person::They, ..*self };
        if description.unless {
            return about.exception(description, true);
        }
        about.alternatives(description, true)
    }

    /// "For Android with Alipay 10.2.53 or later".
    pub fn audience(&self, description: &Description) -> String {
        let is_noun = !description.any_of.iter().any(|terms| asks_only(terms));
        if description.unless && !description.base.is_empty() && !asks_only(&description.base) {
            return self.fill("audience", &[("who", &self.exception(description, true))]);
        }
        if description.unless || !is_noun {
            return self.fill("audience-everyone", &[("who", &self.phrase(description))]);
        }
        let who = self.alternatives(description, true);
        self.fill("audience", &[("who", &who)])
    }

    /// "Not for phones by HONOR", "Not if your role is Guest".
    pub fn unsupported(&self, description: &Description) -> String {
        let not = |terms: &[Term]| {
            let key = if asks_only(terms) { "unsupported-if" } else { "unsupported" };
            self.fill(key, &[("who", &self.part(terms, !asks_only(terms)))])
        };
        if !description.unless {
            let each = description.any_of.iter().take(MOST_ALTERNATIVES).map(|terms| not(terms));
            let words = self.join(each, "clause-and", "clause-and");
            return upper_letter(&self.with_others(description, words));
        }
        let unless = self.unless(description);
        if description.base.is_empty() {
            return upper_letter(&self.fill("unsupported-all", &[("who", &unless)]));
        }
        upper_letter(&self.fill("names-comma", &[("first", &not(&description.base)), ("next", &unless)]))
    }

    /// The runs of versions, if the description is of nothing else.
    pub fn versions(&self, description: &Description, wanted: ProductId) -> Option<String> {
        let [alternative] = description.any_of.as_slice() else { return None };
        let [Term { negated: false, any_of, .. }] = alternative.as_slice() else { return None };
        match any_of.as_slice() {
            [Fact::Product { product, versions, .. }] if product.id == wanted && !description.unless => {
                Some(self.runs(versions))
            }
            _ => None,
        }
    }

    fn phrase(&self, description: &Description) -> String {
        if description.unless {
            return self.exception(description, false);
        }
        self.alternatives(description, false)
    }

    /// "On Android, unless you have Android 12 and Alipay".
    fn exception(&self, description: &Description, noun: bool) -> String {
        let unless = self.unless(description);
        if !description.base.is_empty() {
            let base = self.part(&description.base, noun);
            return self.fill("names-comma", &[("first", &base), ("next", &unless)]);
        }
        if noun { self.fill("class-unless", &[("who", &unless)]) } else { unless }
    }

    fn alternatives(&self, description: &Description, noun: bool) -> String {
        if description.any_of.is_empty() {
            let some = if noun { "noun-some" } else { "who-some" };
            return self.catalogue.text(if description.more { some } else { "who-nobody" });
        }
        let all = description.any_of.get(..MOST_ALTERNATIVES).unwrap_or(&description.any_of);
        let joint = if all.iter().any(|terms| self.holds_together(terms)) { "parts-or" } else { "who-or" };
        let said =
            if noun { self.nouns_of(all) } else { all.iter().map(|terms| self.part(terms, false)).collect() };
        let words = self.join(said, joint, joint);
        self.with_others(description, words)
    }

    /// Whether an "and" is said between the terms, or in the only one: "not on HONOR 50 and not on Pixel".
    fn holds_together(&self, terms: &[Term]) -> bool {
        terms.len() > 1 || terms.iter().any(|term| term.negated && self.pieces(term, true).len() > 1)
    }

    fn with_others(&self, description: &Description, words: String) -> String {
        if description.any_of.len() > MOST_ALTERNATIVES || description.more {
            self.fill("more-readers", &[("who", &words)])
        } else {
            words
        }
    }

    fn join(&self, parts: impl IntoIterator<Item = String>, comma: &str, last: &str) -> String {
        let mut parts = parts.into_iter().peekable();
        let mut whole = parts.next().unwrap_or_default();
        while let Some(part) = parts.next() {
            let key = if parts.peek().is_some() { comma } else { last };
            whole = self.fill(key, &[("first", &whole), ("next", &part)]);
        }
        whole
    }

    /// "a, b and c"
    fn and(&self, parts: impl IntoIterator<Item = String>) -> String {
        self.join(parts, "list-comma", "list-and")
    }

    /// "a, b or c"; "a, b, or c" where one of them holds an "or" itself.
    fn or(&self, parts: impl IntoIterator<Item = String>, is_long: bool) -> String {
        self.join(parts, "names-comma", if is_long { "who-or" } else { "names-or" })
    }

    /// What holds together, last what holds an "or". Where several do, each begins with its "either", so that none
    /// reaches into the next; `say` puts it where it is told to.
    fn together(
        &self,
        closed: impl Iterator<Item = String>,
        open: &[&Term],
        say: impl Fn(&Term, bool) -> String,
    ) -> String {
        if let [only] = open {
            return self.and(closed.chain([say(only, true)]));
        }
        let closed = self.and(closed);
        let open = open.iter().map(|term| self.either(&say(term, false)));
        let parts = (!closed.is_empty()).then_some(closed).into_iter().chain(open);
        self.join(parts, "clause-and", "clause-and")
    }

    fn either(&self, words: &str) -> String {
        self.fill("either", &[("who", words)])
    }

    fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<(&str, Argument<'_>)> =
            arguments.iter().map(|(name, text)| (*name, Argument::Text(text))).collect();
        self.catalogue.format(key, &arguments)
    }

    fn person(&self) -> &'static str {
        match self.person {
            Person::You => "you",
            Person::They => "they",
        }
    }
}

/// Whether the terms speak of questions only, so that they make a clause and no noun.
fn asks_only(terms: &[Term]) -> bool {
    !terms.is_empty() && terms.iter().all(question::asks)
}
