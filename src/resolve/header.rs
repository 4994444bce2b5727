//! Headers of guides and procedures.

use std::collections::BTreeMap;

use super::flow::BodyId;
use super::hand::Hand;
use super::resolver::Resolver;
use super::statement::duration;
use crate::catalogue::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::guides;
use crate::model::guide::{Checked, Need, Takes, Unsupported};
use crate::model::ids::ValueId;
use crate::model::reference::ScreenUse;
use crate::model::statement::Guard;
use crate::model::step::Duration;
use crate::model::text::Prose;
use crate::readers::Condition;
use crate::source::Span;
use crate::syntax::ast::guide::{HeaderKind, HeaderLine};
use crate::syntax::ast::text as ast_text;
use crate::syntax::ast::{Name, text::Text};
use crate::vocabulary::TimeUnit;

/// What a header says.
pub(super) struct Header {
    pub(super) audience: Guard,
    pub(super) unsupported: Vec<Unsupported>,
    pub(super) checked: Option<Checked>,
    pub(super) needs: Vec<Need>,
    pub(super) takes: Option<Takes>,
    pub(super) goal: Option<Prose>,
    pub(super) topics: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) values: Vec<ValueId>,
    pub(super) start: Vec<ScreenUse>,
    pub(super) end: Vec<ScreenUse>,
    pub(super) own_things: bool,
}

impl Resolver<'_> {
    /// Enters a guide or procedure: its values, its things in hand, its first statement.
    pub(super) fn enter_body(&mut self, body: BodyId) -> Vec<ValueId> {
        let (first, values) = match self.outline_of(body) {
            Some(outline) => (outline.first, outline.values.clone()),
            None => (0, Vec::new()),
        };
        self.flow.body = Some(body);
        self.flow.next = first;
        self.flow.screens.clear();
        self.local_values =
            values.iter().map(|(id, tree)| (tree.name.value.clone(), (*id, tree.name.span))).collect();
        for (id, tree) in &values {
            self.value_words(*id, tree);
        }
        values.into_iter().map(|(id, _)| id).collect()
    }

    /// Leaves a body: what it holds is not visible outside. The things that it had in hand.
    pub(super) fn leave_body(&mut self) -> Hand {
        self.flow.body = None;
        self.local_values = BTreeMap::new();
        self.hand.take().unwrap_or_else(|| self.unnamed_hand())
    }

    /// Binds a header; `head` is where the declaration begins.
    pub(super) fn header(&mut self, lines: &[HeaderLine], head: Span, values: Vec<ValueId>) -> Header {
        let lines = self.without_repeated(lines);
        let using = lines.iter().find_map(|line| match &line.kind {
            HeaderKind::Using(things) => Some(things.as_slice()),
            _ => None,
        });
        self.hand = Some(self.header_hand(using.unwrap_or_default()));
        let mut header = Header {
            audience: Guard { span: head, condition: Condition::Always },
            unsupported: Vec::new(),
            checked: None,
            needs: Vec::new(),
            takes: None,
            goal: None,
            topics: Vec::new(),
            language: None,
            values,
            start: Vec::new(),
            end: Vec::new(),
            own_things: using.is_some(),
        };
        for line in lines {
            self.header_line(line, &mut header);
        }
        header
    }

    fn header_line(&mut self, line: &HeaderLine, header: &mut Header) {
        match &line.kind {
            HeaderKind::For(condition) => header.audience = self.guard(condition),
            HeaderKind::Unsupported { condition, because } => {
                let guard = self.guard(condition);
                let because = because.as_ref().map(|text| self.prose(text));
                header.unsupported.push(Unsupported { guard, because });
            }
            HeaderKind::Checked { date, on } => {
                let date = date.as_ref().and_then(|date| self.date(date));
                let on = on.as_ref().map(|condition| self.bind_past(condition));
                header.checked = Some(Checked { span: line.span, date, on });
            }
            HeaderKind::Needs { text, when } => {
                let text = self.prose(text);
                let when = when.as_ref().map(|condition| self.guard(condition));
                header.needs.push(Need { text, when });
            }
            HeaderKind::Takes { least, most } => {
                header.takes = Some(self.takes(least, most.as_ref(), line.span));
            }
            HeaderKind::Goal(text) => header.goal = Some(self.prose(text)),
            HeaderKind::Topics(topics) => header.topics.extend(topics.iter().map(Text::plain)),
            HeaderKind::Language(tag) => header.language = self.language(tag),
            HeaderKind::Start(targets) => header.start = self.screen_uses(targets),
            HeaderKind::End(targets) => header.end = self.screen_uses(targets),
            HeaderKind::Value(_) | HeaderKind::Using(_) => {}
        }
    }

    /// Reports lines that can be said once and are said again, and in procedures lines of guides.
    fn without_repeated<'t>(&mut self, lines: &'t [HeaderLine]) -> Vec<&'t HeaderLine> {
        let in_procedure = matches!(self.flow.body, Some(BodyId::Procedure(_)));
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut kept = Vec::with_capacity(lines.len());
        for line in lines {
            let (word, once, of_guides) = habits(&line.kind);
            if in_procedure && of_guides {
                let title = format!("a procedure has no `{word}`");
                let finding = Diagnostic::new(&guides::NOT_IN_PROCEDURE, title)
                    .at(line.span, "")
                    .note(format!("`{word}` stands in the guides that follow the procedure"));
                self.report(finding);
                continue;
            }
            if let (true, Some(first)) = (once, seen.get(word)) {
                let mut finding = Diagnostic::new(&guides::REPEATED_LINE, format!("`{word}` is said twice"))
                    .at(line.span, "said again")
                    .see(*first, "said here first");
                if word == "for" {
                    finding = finding.help("join the two conditions in one line with `or` or `and`");
                }
                self.report(finding);
                continue;
            }
            seen.entry(word).or_insert(line.span);
            kept.push(line);
        }
        kept
    }

    fn takes(&mut self, least: &ast_text::Duration, most: Option<&ast_text::Duration>, span: Span) -> Takes {
        let takes = Takes { least: duration(least), most: most.map(duration) };
        if let Some(most) = takes.most.filter(|most| seconds(*most) < seconds(takes.least)) {
            let finding =
                Diagnostic::new(&guides::REVERSED_TIMES, "the shorter time stands behind the longer one");
            self.report(finding.at(span, ""));
            return Takes { least: most, most: Some(takes.least) };
        }
        takes
    }

    fn date(&mut self, date: &Name) -> Option<String> {
        if is_date(&date.value) {
            return Some(date.value.clone());
        }
        let finding = Diagnostic::new(&guides::BAD_DATE, format!("`{}` is not a date", date.value))
            .at(date.span, "")
            .note("a date is written year-month-day: `2026-05-01`");
        self.report(finding);
        None
    }

    fn warn_of_language(&mut self, language: &str, place: Span) {
        if !Catalogue::knows(language) {
            let title = format!("guidec has no words of its own for the language `{language}`");
            let finding = Diagnostic::new(&guides::LANGUAGE_WITHOUT_WORDS, title).at(place, "");
            self.report(finding.note(Catalogue::known_languages()));
        }
    }

    fn language(&mut self, tag: &Text) -> Option<String> {
        let written = tag.plain();
        match written.parse::<unic_langid::LanguageIdentifier>() {
            Ok(language) => {
                self.warn_of_language(&language.to_string(), tag.span);
                Some(language.to_string())
            }
            Err(_) => {
                let finding = Diagnostic::new(&guides::BAD_LANGUAGE, format!("\"{written}\" is not a language tag"))
                    .at(tag.span, "")
                    .note("a tag is a language, and if needed a script and a region: \"en\", \"zh-Hans-CN\", \"pt-BR\"");
                self.report(finding);
                None
            }
        }
    }
}

/// The line's word, whether it can be said once, and whether only guides have it.
fn habits(kind: &HeaderKind) -> (&'static str, bool, bool) {
    match kind {
        HeaderKind::For(_) => ("for", true, false),
        HeaderKind::Unsupported { .. } => ("unsupported", false, false),
        HeaderKind::Checked { .. } => ("checked", true, true),
        HeaderKind::Needs { .. } => ("needs", false, false),
        HeaderKind::Takes { .. } => ("takes", true, true),
        HeaderKind::Goal(_) => ("goal", true, true),
        HeaderKind::Topics(_) => ("topics", false, true),
        HeaderKind::Language(_) => ("language", true, true),
        HeaderKind::Value(_) => ("value", false, false),
        HeaderKind::Using(_) => ("using", true, false),
        HeaderKind::Start(_) => ("start", true, false),
        HeaderKind::End(_) => ("end", true, false),
    }
}

fn seconds(duration: Duration) -> u64 {
    let unit = match duration.unit {
        TimeUnit::Seconds => 1,
        TimeUnit::Minutes => 60,
        TimeUnit::Hours => 3_600,
        TimeUnit::Days => 86_400,
    };
    u64::from(duration.amount) * unit
}

/// Whether it is a day of the calendar, written `2026-05-01`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| -> Option<u32> {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| digits)
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert!(["2026-05-01", "2024-02-29", "2000-02-29", "2004-12-08"].into_iter().all(is_date));
        let wrong = [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-5-1",
            "01-05-2026",
            "2026-04-31",
            "x",
        ];
        assert!(!wrong.into_iter().any(is_date));
    }
}
