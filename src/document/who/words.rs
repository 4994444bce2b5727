//! Descriptions of readers in the words of the catalogue.

use super::phrase::{Group, Manner, Name, groups};
use crate::catalogue::{Argument, Catalogue};
use crate::document::builder::{lower_word, thing_words};
use crate::document::inlines::upper_letter;
use crate::readers::ProductId;
use crate::readers::describe::{Description, Fact, High, Low, Run, Term};

/// How many alternatives are said before "and others".
const MOST_ALTERNATIVES: usize = 6;

pub(super) struct Wording<'w> {
    pub(super) catalogue: &'w Catalogue,
    /// `phone`, `computer` or `device`: what the only thing in hand is called.
    pub(super) device: &'static str,
}

impl Wording<'_> {
    /// "On Android 12 or later", "Unless your phone is a HONOR 50".
    pub(super) fn who(&self, description: &Description) -> String {
        upper_letter(&self.who_inside(description))
    }

    fn who_inside(&self, description: &Description) -> String {
        if description.any_of.is_empty() {
            return self.catalogue.text("who-some");
        }
        if description.unless { self.unless(description) } else { self.alternatives(description, false) }
    }

    /// The same without the first preposition: "Android 12 or later with Alipay before 10.4".
    pub(super) fn class(&self, description: &Description) -> String {
        if description.unless {
            return self.fill("class-unless", &[("who", &self.alternatives(description, false))]);
        }
        if description.any_of.is_empty() {
            self.catalogue.text("who-some")
        } else {
            self.alternatives(description, true)
        }
    }

    /// "For Android with Alipay 10.2.53 or later".
    pub(super) fn audience(&self, description: &Description) -> String {
        let is_noun = description.any_of.iter().all(|terms| terms.first().is_some_and(is_noun));
        if description.unless || !is_noun {
            return self.fill("audience-unless", &[("who", &self.who_inside(description))]);
        }
        self.fill("audience", &[("who", &self.alternatives(description, true))])
    }

    /// The runs of versions, if the description is of nothing else.
    pub(super) fn versions(&self, description: &Description, wanted: ProductId) -> Option<String> {
        let [alternative] = description.any_of.as_slice() else { return None };
        let [Term { negated: false, any_of, .. }] = alternative.as_slice() else { return None };
        match any_of.as_slice() {
            [Fact::Product { product, versions, .. }] if product.id == wanted && !description.unless => {
                Some(self.runs(versions))
            }
            _ => None,
        }
    }

    fn alternatives(&self, description: &Description, noun: bool) -> String {
        let all = &description.any_of;
        let said = all.iter().take(MOST_ALTERNATIVES).map(|terms| self.alternative(terms, noun));
        let words = self.join(said, "who-or", "who-or");
        if all.len() > MOST_ALTERNATIVES || description.more {
            self.fill("more-readers", &[("who", &words)])
        } else {
            words
        }
    }

    /// What holds together: "on HONOR 50 with Magic UI 4.2 and Alipay 10.2.53".
    fn alternative(&self, terms: &[Term], noun: bool) -> String {
        let mut phrases: Vec<String> = Vec::new();
        let mut with: Vec<String> = Vec::new();
        let mut is_on = false;
        let (excepted, terms): (Vec<&Term>, Vec<&Term>) = terms.iter().partition(|term| is_exception(term));
        for term in terms {
            let groups = groups(term);
            let first = phrases.is_empty() && with.is_empty();
            match groups.as_slice() {
                [group] if is_with(group, term) || (is_on && is_on_something(group, term)) => {
                    let names = self.names(group);
                    let thing = term.thing.as_ref().map(|thing| thing_words(self.catalogue, &thing.label));
                    with.push(match thing {
                        Some(thing) => self.fill("who-on-thing", &[("who", &names), ("thing", &thing)]),
                        None => names,
                    });
                }
                [group] if is_on_something(group, term) => {
                    is_on = true;
                    phrases.extend(self.take_with(&mut with, noun && phrases.is_empty()));
                    let names = self.names(group);
                    phrases.push(if noun && first {
                        names
                    } else {
                        self.fill("who-on", &[("name", &names)])
                    });
                }
                groups => {
                    phrases.extend(self.take_with(&mut with, noun && phrases.is_empty()));
                    phrases.push(self.term(term, groups, noun && first));
                }
            }
        }
        phrases.extend(self.take_with(&mut with, noun && phrases.is_empty()));
        let positive = self.join(phrases, "who-and", "who-and");
        let excepted = excepted.into_iter().map(|term| self.term(term, &groups(term), false));
        let excepted = self.join(excepted, "who-and", "who-and");
        match (positive.is_empty(), excepted.is_empty()) {
            (true, true) => self.catalogue.text("class-everyone"),
            (true, false) => excepted,
            (false, true) => positive,
            (false, false) => self.fill("who-but", &[("first", &positive), ("next", &excepted)]),
        }
    }

    fn take_with(&self, with: &mut Vec<String>, noun: bool) -> Option<String> {
        if with.is_empty() {
            return None;
        }
        let names = self.join(std::mem::take(with), "list-comma", "list-and");
        Some(if noun { names } else { self.fill("who-with", &[("name", &names)]) })
    }

    /// A term by itself: any of its groups, or none of them.
    fn term(&self, term: &Term, groups: &[Group<'_>], noun: bool) -> String {
        let thing = term.thing.as_ref().map(|thing| thing_words(self.catalogue, &thing.label));
        let said = groups.iter().map(|group| self.group(group, term.negated, thing.as_deref(), noun));
        if term.negated {
            self.join(said, "who-and", "who-and")
        } else {
            self.join(said, "names-comma", "names-or")
        }
    }

    fn group(&self, group: &Group<'_>, negated: bool, thing: Option<&str>, noun: bool) -> String {
        let names = self.names(group);
        let key = match (group.manner, negated) {
            (Manner::Question(question), _) => return self.question(question, &names, negated, noun),
            (Manner::NotAsked(question), false) => {
                return self.fill("who-not-asked", &[("question", question)]);
            }
            (Manner::NotAsked(question), true) => return self.fill("who-asked", &[("question", question)]),
            (Manner::Os, false) if thing.is_some() => "who-with",
            (Manner::Os, true) if thing.is_some() => "who-without",
            (Manner::Device, false) if thing.is_some() => "who-as",
            (Manner::Device, true) if thing.is_some() => "who-not-as",
            (Manner::Os | Manner::Device, false) => "who-on",
            (Manner::Os | Manner::Device, true) => "who-not-on",
            (Manner::With, false) | (Manner::Without, true) => "who-with",
            (Manner::With, true) | (Manner::Without, false) => "who-without",
            (Manner::Condition, false) => "who-condition",
            (Manner::Condition, true) => "who-not-condition",
        };
        let arguments = [("name", names.as_str()), ("thing", thing.unwrap_or_default())];
        let said = self.fill(key, &arguments);
        match thing {
            Some(thing)
                if !matches!(key, "who-as" | "who-not-as" | "who-condition" | "who-not-condition") =>
            {
                self.fill("who-on-thing", &[("who", &said), ("thing", thing)])
            }
            _ => said,
        }
    }

    fn question(&self, question: &str, answers: &str, negated: bool, noun: bool) -> String {
        let key = match (noun, negated, self.is_subject(question)) {
            (true, false, _) => {
                return self.fill("class-question", &[("question", question), ("answer", answers)]);
            }
            (_, false, true) => "who-question",
            (_, false, false) => "who-question-quoted",
            (_, true, true) => "who-not-question",
            (_, true, false) => "who-not-question-quoted",
        };
        let question = lower_word(self.catalogue, question);
        self.fill(key, &[("question", &question), ("answer", answers)])
    }

    /// "Unless your phone is a HONOR 50", "Except on Android 12 with Alipay before 10.4".
    fn unless(&self, description: &Description) -> String {
        if let [terms] = description.any_of.as_slice()
            && let [term] = terms.as_slice()
            && let [group] = groups(term).as_slice()
            && !term.negated
        {
            let names = self.names(group);
            let thing = term.thing.as_ref().map(|thing| thing_words(self.catalogue, &thing.label));
            match (group.manner, &thing) {
                (Manner::Device, _) if matches!(term.any_of.as_slice(), [Fact::Device(_)]) => {
                    let letter = if names.starts_with(is_vowel) { "vowel" } else { "consonant" };
                    let arguments = [
                        ("name", names.as_str()),
                        ("thing", thing.as_deref().unwrap_or(self.device)),
                        ("letter", letter),
                    ];
                    return self.fill("unless-device", &arguments);
                }
                (Manner::Os | Manner::With, None) => return self.fill("unless-have", &[("name", &names)]),
                (Manner::Question(question), _) => {
                    let key =
                        if self.is_subject(question) { "unless-question" } else { "unless-question-quoted" };
                    let question = lower_word(self.catalogue, question);
                    return self.fill(key, &[("question", &question), ("answer", &names)]);
                }
                _ => {}
            }
        }
        self.fill("unless", &[("who", &self.alternatives(description, false))])
    }

    fn names(&self, group: &Group<'_>) -> String {
        let names = group.names.iter().map(|name| self.name(*name));
        self.join(names, "names-comma", "names-or")
    }

    fn name(&self, name: Name<'_>) -> String {
        match name {
            Name::Plain(name) => name.to_owned(),
            Name::Versions(name, []) => name.to_owned(),
            Name::Versions(name, runs) => {
                self.fill("versioned", &[("name", name), ("version", &self.runs(runs))])
            }
            Name::Message(key, name) => self.fill(key, &[("name", name)]),
        }
    }

    fn runs(&self, runs: &[Run]) -> String {
        self.join(runs.iter().map(|run| self.run(run)), "names-comma", "names-or")
    }

    fn run(&self, run: &Run) -> String {
        match run {
            Run::Exactly(version) => version.clone(),
            Run::Between { low, high } => match (low, high) {
                (Some(Low::From(low)), None) => self.fill("run-or-later", &[("version", low)]),
                (Some(Low::After(low)), None) => self.fill("run-after", &[("version", low)]),
                (None, Some(High::Through(high))) => self.fill("run-or-earlier", &[("version", high)]),
                (None, Some(High::Before(high))) => self.fill("run-before", &[("version", high)]),
                (Some(Low::From(low)), Some(High::Through(high))) => {
                    self.fill("run-to", &[("low", low), ("high", high)])
                }
                (Some(Low::From(low)), Some(High::Before(high))) => {
                    self.fill("run-from-before", &[("low", low), ("high", high)])
                }
                (Some(Low::After(low)), Some(High::Through(high))) => {
                    self.fill("run-after-to", &[("low", low), ("high", high)])
                }
                (Some(Low::After(low)), Some(High::Before(high))) => {
                    self.fill("run-after-before", &[("low", low), ("high", high)])
                }
                (None, None) => String::new(),
            },
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

    /// Whether a question's label can be the subject of a sentence: "your account is …".
    fn is_subject(&self, question: &str) -> bool {
        self.catalogue.begins_with_one_of("articles", question)
    }

    fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<(&str, Argument<'_>)> =
            arguments.iter().map(|(name, text)| (*name, Argument::Text(text))).collect();
        self.catalogue.format(key, &arguments)
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Whether a term has a form without a preposition.
fn is_noun(term: &Term) -> bool {
    let is_question = |fact: &Fact| matches!(fact, Fact::Answer { .. } | Fact::NotAsked(_));
    !term.negated && term.thing.is_none() && !term.any_of.iter().any(is_question)
}

/// "With Alipay 10.3", "with Windows 11 on the computer": joined to others of the kind by "and".
fn is_with(group: &Group<'_>, term: &Term) -> bool {
    let of_thing = term.thing.is_some() && group.manner == Manner::Os;
    !term.negated && (of_thing || group.manner == Manner::With)
}

/// "Not on a HONOR 50": said behind what holds.
fn is_exception(term: &Term) -> bool {
    let is_place =
        |group: &Group<'_>| matches!(group.manner, Manner::Os | Manner::Device | Manner::Condition);
    term.negated && groups(term).iter().all(is_place)
}

/// "On Android 12", of the only thing in hand.
fn is_on_something(group: &Group<'_>, term: &Term) -> bool {
    !term.negated && term.thing.is_none() && matches!(group.manner, Manner::Os | Manner::Device)
}
