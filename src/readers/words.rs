//! Descriptions and witnesses in plain English, for findings. What a guide prints is worded elsewhere, in its language.

use super::describe::{Description, Fact, High, Low, Run, Term};
use super::witness::Witness;
use crate::text;
use crate::vocabulary::ProductKind;

impl Description {
    /// "Android 12 or later", "Alipay before 10.4, or iOS", "everyone unless the device is a HONOR 50".
    pub fn in_words(&self) -> String {
        if self.any_of.is_empty() {
            return if self.more { "some readers".to_owned() } else { "nobody".to_owned() };
        }
        if self.is_everyone() {
            return "everyone".to_owned();
        }
        // Parts that hold an "or" or an "and" themselves are set apart by a comma.
        let is_simple =
            self.any_of.iter().all(|part| matches!(part.as_slice(), [term] if term.any_of.len() < 2));
        let joined = |parts: Vec<String>| if is_simple { text::or(&parts) } else { parts.join(", or ") };
        let more = if self.more { ", and others" } else { "" };
        if !self.unless {
            return joined(self.any_of.iter().map(|part| with(part)).collect()) + more;
        }
        let said = match self.any_of.as_slice() {
            [part] => unless(part),
            _ => None,
        };
        let except = || format!("except {}", joined(self.any_of.iter().map(|part| placed(part)).collect()));
        format!("everyone {}{more}", said.unwrap_or_else(except))
    }
}

/// "unless the device is a HONOR 50": devices and answers are what a reader is asked.
fn unless(terms: &[Term]) -> Option<String> {
    let [Term { thing, negated: false, any_of }] = terms else { return None };
    if any_of.iter().all(is_device) {
        let thing = thing.as_ref().map_or("device", |thing| thing.label.as_str());
        let devices: Vec<String> = any_of.iter().map(|device| indefinite(&fact(device))).collect();
        return Some(format!("unless the {thing} is {}", text::or(&devices)));
    }
    matches!(any_of.first(), Some(Fact::Answer { .. } | Fact::Condition(_)))
        .then(|| format!("unless {}", with(terms)))
}

/// "on Android 12 with Alipay 10.4", "with Alipay 10.4".
fn placed(terms: &[Term]) -> String {
    let first = terms.first().filter(|term| !term.negated).and_then(|term| term.any_of.first());
    let words = with(terms);
    match first {
        Some(Fact::Product { kind: ProductKind::Os, .. }) => format!("on {words}"),
        Some(fact) if is_device(fact) => format!("on {words}"),
        Some(Fact::Product { .. } | Fact::Answer { .. }) => {
            format!("with {}", words.replacen(" with ", " and ", 1))
        }
        _ => words,
    }
}

impl Witness {
    /// "Android 12 with Alipay 10.2.51", "HONOR 50".
    pub fn in_words(&self) -> String {
        if self.facts.is_empty() { "any reader".to_owned() } else { with(&self.facts) }
    }
}

/// "HONOR 50 with Android 12, Alipay 10.2.51 and “Your account”: Business".
fn with(terms: &[Term]) -> String {
    let words: Vec<String> = terms.iter().map(term).collect();
    let things = |at: usize| terms.get(at).and_then(|term| term.thing.as_ref());
    let several = terms.len() > 1;
    match words.as_slice() {
        _ if several && things(0) != things(1) => text::and(&words),
        _ if several && terms.iter().any(|term| term.any_of.len() > 1) => words.join(", and "),
        [] => "everyone".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => {
            let joint =
                if rest.first().is_some_and(|word| word.starts_with("without ")) { "" } else { "with " };
            format!("{first} {joint}{}", text::and(rest))
        }
    }
}

fn term(term: &Term) -> String {
    let joined = match term.any_of.as_slice() {
        [Fact::Answer { question, .. }, ..] => {
            let answers: Vec<&str> = term.any_of.iter().filter_map(answer).collect();
            format!("“{}”: {}", question.label, text::or(&answers))
        }
        facts => text::or(&facts.iter().map(fact).collect::<Vec<_>>()),
    };
    let place = term.thing.as_ref().map(|thing| format!(" on the {}", thing.label)).unwrap_or_default();
    match (term.negated, term.any_of.as_slice()) {
        (true, facts) if facts.iter().all(is_device) => format!("any device but {joined}{place}"),
        (true, [Fact::Condition(_)]) => format!("not {joined}"),
        (true, _) => format!("anything but {joined}{place}"),
        (false, _) => format!("{joined}{place}"),
    }
}

fn fact(fact: &Fact) -> String {
    match fact {
        Fact::Product { product, versions, .. } => versioned(&product.label, versions),
        Fact::Series { series, generations } => versioned(&series.label, generations),
        Fact::Without { product, .. } => format!("without {}", product.label),
        Fact::NoSkin => "no skin".to_owned(),
        Fact::OtherSkin => "another skin".to_owned(),
        Fact::Device(device) => device.label.clone(),
        Fact::Maker(maker) => format!("{} device", maker.label),
        Fact::OtherBy(maker) => format!("other {} device", maker.label),
        Fact::KnownDevice => "known device".to_owned(),
        Fact::OtherDevice => "other device".to_owned(),
        Fact::Answer { question, answer } => format!("“{}”: {}", question.label, answer.label),
        Fact::NotAsked(question) => format!("without “{}”", question.label),
        Fact::Condition(condition) => condition.label.clone(),
    }
}

fn answer(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Answer { answer, .. } => Some(&answer.label),
        _ => None,
    }
}

/// "Android 12 or 14", "Alipay before 10.2 or after 10.4".
fn versioned(label: &str, versions: &[Run]) -> String {
    let runs: Vec<String> = versions.iter().map(run).collect();
    if runs.is_empty() { label.to_owned() } else { format!("{label} {}", text::or(&runs)) }
}

fn run(run: &Run) -> String {
    match run {
        Run::Exactly(text) => text.clone(),
        Run::Between { low, high } => match (low, high) {
            (None, None) => "in any version".to_owned(),
            (Some(Low::From(low)), None) => format!("{low} or later"),
            (Some(Low::After(low)), None) => format!("after {low}"),
            (None, Some(High::Through(high))) => format!("{high} or earlier"),
            (None, Some(High::Before(high))) => format!("before {high}"),
            (Some(Low::From(low)), Some(High::Through(high))) => format!("{low} to {high}"),
            (Some(Low::From(low)), Some(High::Before(high))) => format!("from {low} to before {high}"),
            (Some(Low::After(low)), Some(High::Through(high))) => format!("after {low} up to {high}"),
            (Some(Low::After(low)), Some(High::Before(high))) => format!("after {low} and before {high}"),
        },
    }
}

fn is_device(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Device(_)
            | Fact::Series { .. }
            | Fact::Maker(_)
            | Fact::OtherBy(_)
            | Fact::KnownDevice
            | Fact::OtherDevice
    )
}

fn indefinite(noun: &str) -> String {
    let article =
        if noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} {noun}")
}
