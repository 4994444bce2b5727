//! How readers are named: whom a finding is about, by which way they come, and how they can be told apart.

use super::Whom;
use crate::analysis::rules::places::screens_in_words;
use crate::analysis::sets::Sets;
use crate::analysis::walk::Walk;
use crate::diagnostic::Diagnostic;
use crate::model::ids::ScreenId;
use crate::readers::Set;

/// What is so, and for whom if that is not all of some readers: where it is only counted, nobody is named as an
/// example.
pub(in crate::analysis::rules) fn so_among(walk: &Walk<'_>, what: &str, readers: Set, all: Set) -> String {
    Whom::some(&walk.sets, readers, all).map_or_else(|| what.to_owned(), |whom| whom.if_some(walk, what))
}

impl Whom {
    /// Behind something that is so: "for Alipay before 10.4", "for everybody who comes here".
    pub(in crate::analysis::rules) fn so(&self, walk: &Walk<'_>) -> String {
        self.named(walk).unwrap_or_else(|| self.all("everybody", walk))
    }

    /// Behind something that is not so: "for Alipay before 10.4", "for anybody who comes here".
    pub(in crate::analysis::rules) fn not_so(&self, walk: &Walk<'_>) -> String {
        self.named(walk).unwrap_or_else(|| self.all("anybody", walk))
    }

    fn all(&self, who: &str, walk: &Walk<'_>) -> String {
        match self.way(walk) {
            way if way.starts_with(" by ") => format!("for those who come here{way}"),
            way => format!("for {who} who comes here{way}"),
        }
    }

    /// Where they are, as a part of a sentence: "on "My" for Alipay before 10.4".
    pub(in crate::analysis::rules) fn on_screens(&self, walk: &Walk<'_>) -> String {
        let place = match self.screens() {
            screens if screens.is_empty() => "the screen is unknown".to_owned(),
            screens => format!("on {}", screens_in_words(walk, &screens)),
        };
        match self.is_so_for_a_way(&walk.sets) {
            true => match self.who(&walk.sets) {
                Some(who) => format!("they may be {place} {who}"),
                None => format!("they may be {place}"),
            },
            false => format!("{place} {}", self.so(walk)),
        }
    }

    /// "for Alipay before 10.4", unless they are all who come here.
    pub(in crate::analysis::rules) fn named(&self, walk: &Walk<'_>) -> Option<String> {
        let who = self.who(&walk.sets)?;
        let way = match self.way(walk) {
            way if way.is_empty() => way,
            way => format!(" who come here{way}"),
        };
        Some(format!("{who}{way}"))
    }

    /// The same, whatever way they come.
    pub(in crate::analysis::rules) fn who(&self, sets: &Sets) -> Option<String> {
        if self.are_all(sets) {
            return None;
        }
        let words = sets.words(self.readers, self.here);
        let those = if words.starts_with("without ") { "those " } else { "" };
        Some(format!("for {those}{words}"))
    }

    /// By which way they come, if they may as well come by another: " from "My"".
    fn way(&self, walk: &Walk<'_>) -> String {
        let sets = &walk.sets;
        if !self.is_so_for_a_way(sets) {
            return String::new();
        }
        if !sets.is_empty(self.not_so_elsewhere) && !self.callers.is_empty() {
            let line = if self.callers.len() > 1 { "the marked lines" } else { "the marked `follow`" };
            return format!(" by {line}");
        }
        let meets = |(_, readers): &&(Option<ScreenId>, Set)| sets.meet(*readers, self.readers);
        let mut others = self.not_so_on.iter().filter(meets);
        let apart = sets.is_empty(self.not_so_elsewhere)
            && !others.any(|(screen, _)| self.so_on.iter().any(|(so, _)| so == screen));
        let unknown = self.so_on.iter().any(|(screen, _)| screen.is_none());
        match self.screens() {
            screens if apart && !unknown && !screens.is_empty() => {
                format!(" from {}", screens_in_words(walk, &screens))
            }
            screens if apart && unknown && screens.is_empty() => " from an unknown screen".to_owned(),
            _ => " by one of the ways".to_owned(),
        }
    }

    /// What is so, and for whom if that is not everybody: "it is a button for Alipay before 10.4".
    pub(in crate::analysis::rules) fn if_some(&self, walk: &Walk<'_>, what: &str) -> String {
        match self.named(walk) {
            Some(named) => format!("{what} {named}"),
            None if self.is_so_for_a_way(&walk.sets) => format!("{what} {}", self.so(walk)),
            None => what.to_owned(),
        }
    }

    /// How to leave out those for whom a step does not hold; `doing`: what the others do.
    pub(in crate::analysis::rules) fn guard(&self, walk: &Walk<'_>, doing: &str) -> String {
        let sets = &walk.sets;
        match self.others(walk) {
            Some(others) => format!("put the step into a `when` for those who {doing}: {others}"),
            None if sets.is_empty(self.unsure) => {
                let doing = doing.trim_start_matches("can ");
                format!("nobody who comes here can {doing}: leave the step out, or change what is declared")
            }
            None => format!("of nobody who comes here it is known that they {doing}"),
        }
    }

    /// Those who come here, too, and of whom it is not so.
    pub(in crate::analysis::rules) fn others(&self, walk: &Walk<'_>) -> Option<String> {
        let sets = &walk.sets;
        let others = sets.difference(sets.difference(self.here, self.readers), self.unsure);
        (!sets.is_empty(others)).then(|| sets.words(others, self.here))
    }

    /// Adds one of them, unless they are everybody and need no example.
    pub(in crate::analysis) fn with_example(&self, sets: &Sets, finding: Diagnostic) -> Diagnostic {
        match sets.witness(self.readers) {
            Some(witness) => finding.note(format!("for example {witness}")),
            None => finding,
        }
    }
}
