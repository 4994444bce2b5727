//! The form of a statement: the words that it begins with, and its slots.
//!
//! One table entry serves the parser and its messages.

/// What a statement looks like.
#[derive(Debug)]
pub struct Form {
    /// The words that it begins with.
    pub words: &'static str,
    pub slots: &'static [Slot],
    /// A correct use.
    pub example: &'static str,
}

/// A place for an argument.
#[derive(Debug)]
pub struct Slot {
    /// The words before the argument; empty if it follows the statement's words directly.
    pub keyword: &'static str,
    pub takes: Takes,
    pub need: Need,
}

/// How often a slot is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Once,
    Optional,
    Repeated,
}

/// A slot that must be filled.
pub(super) const fn must(keyword: &'static str, takes: Takes) -> Slot {
    Slot { keyword, takes, need: Need::Once }
}

/// A slot that may stay empty.
pub(super) const fn may(keyword: &'static str, takes: Takes) -> Slot {
    Slot { keyword, takes, need: Need::Optional }
}

/// A slot that may be filled any number of times.
pub(super) const fn any(keyword: &'static str, takes: Takes) -> Slot {
    Slot { keyword, takes, need: Need::Repeated }
}

/// What a slot is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A maker: name or label.
    By,
    Condition,
    /// A condition, or words in quotation marks.
    ConditionOrWords,
    /// `540,1810`.
    Coordinates,
    /// `5 times`.
    Count,
    /// `2026-05-01`.
    Date,
    Direction,
    Duration,
    /// `2 minutes`, `2 to 5 minutes`.
    DurationRange,
    Element,
    /// Elements with commas.
    Elements,
    /// Nothing: the keyword says it all.
    Flag,
    /// Where an act leads: screens with `or`, and perhaps a gesture.
    Leads,
    /// Text that is printed as it is: a label, a place, a path.
    Literal,
    /// Several of them with commas.
    Literals,
    Look,
    Name,
    /// Names with commas.
    Names,
    /// Names with `or`.
    NamesOr,
    Number,
    /// Elements with `>`.
    Path,
    /// Text with Markdown.
    Prose,
    /// `10.3 or later`.
    Ranges,
    /// `before`, `after` or `ignored`.
    Rank,
    /// What may follow `sometimes`.
    Sometimes,
    /// `any`, or texts.
    Suffixes,
    /// A screen or product: name or label.
    Target,
    /// Screens with `or`.
    Targets,
    /// `phone on android or ios, computer on windows`.
    Things,
    /// A text, or a value in braces.
    Typed,
    /// `"Pie" = 9, "12L" after 12`.
    VersionNames,
    /// Versions with commas.
    Versions,
}

impl Takes {
    /// What it is, for "here … is missing".
    pub fn describe(self) -> &'static str {
        match self {
            Takes::By => "a maker",
            Takes::Condition => "a condition, such as `android 12 or later`,",
            Takes::ConditionOrWords => "a condition or words in quotation marks",
            Takes::Coordinates => "a point, such as `540,1810`,",
            Takes::Count => "a number of times",
            Takes::Date => "a date, such as `2026-05-01`,",
            Takes::Direction => "`up`, `down`, `left` or `right`",
            Takes::Duration | Takes::DurationRange => "a time, such as `5 minutes`,",
            Takes::Element | Takes::Elements | Takes::Path => {
                "an element (its name, or its label in quotation marks)"
            }
            Takes::Flag => "a word",
            Takes::Leads => "a screen",
            Takes::Literal | Takes::Literals | Takes::Prose => "a text in quotation marks",
            Takes::Look => "`see` with an element, or words in quotation marks",
            Takes::Name | Takes::Names | Takes::NamesOr => "a name",
            Takes::Number => "a number",
            Takes::Ranges => "a version, such as `10.3 or later`,",
            Takes::Rank => "`before`, `after` or `ignored`",
            Takes::Sometimes => "`when` or `instead of`",
            Takes::Suffixes => "`any` or a text in quotation marks",
            Takes::Target | Takes::Targets => "a name or a title in quotation marks",
            Takes::Things => "the name of a thing in hand",
            Takes::Typed => "a text in quotation marks or a value in braces",
            Takes::VersionNames => "a version's name, such as `\"Pie\" = 9`,",
            Takes::Versions => "a version",
        }
    }

    /// What stands for it in a statement's form.
    pub fn placeholder(self) -> &'static str {
        match self {
            Takes::By => "MAKER",
            Takes::Condition | Takes::ConditionOrWords => "CONDITION",
            Takes::Coordinates => "X,Y",
            Takes::Count => "N times",
            Takes::Date => "DATE",
            Takes::Direction => "up|down|left|right",
            Takes::Duration => "TIME",
            Takes::DurationRange => "TIME",
            Takes::Element => "ELEMENT",
            Takes::Elements => "ELEMENT [, …]",
            Takes::Flag => "",
            Takes::Leads => "SCREEN",
            Takes::Literal | Takes::Prose => "\"…\"",
            Takes::Literals => "\"…\" [, …]",
            Takes::Look => "see ELEMENT",
            Takes::Name => "NAME",
            Takes::Names => "NAME [, …]",
            Takes::NamesOr => "NAME [or NAME …]",
            Takes::Number => "N",
            Takes::Path => "ELEMENT [> ELEMENT …]",
            Takes::Ranges => "VERSION",
            Takes::Rank => "before|after|ignored",
            Takes::Sometimes => "[when CONDITION] [instead of NAME]",
            Takes::Suffixes => "any",
            Takes::Target => "NAME",
            Takes::Targets => "SCREEN [or SCREEN …]",
            Takes::Things => "THING on OS …",
            Takes::Typed => "\"…\"",
            Takes::VersionNames => "\"…\" = VERSION …",
            Takes::Versions => "VERSION [, …]",
        }
    }
}

impl Form {
    /// Whether further slots are few enough to be read in one line with the form's own.
    pub(super) fn shows(further: &'static [Slot]) -> bool {
        const READABLE: usize = 3;
        further.len() <= READABLE
    }

    /// The form in one line: `swipe [DIRECTION] [ELEMENT] [on ELEMENT] [from "…"]`. `further` slots
    /// are those that all statements of a kind have.
    pub fn usage(&self, further: &'static [Slot]) -> String {
        let mut usage = self.words.to_owned();
        let (further, more) = if Self::shows(further) { (further, "") } else { (&[] as &[Slot], " …") };
        for slot in self.slots.iter().chain(further) {
            let parts = [slot.keyword, slot.takes.placeholder()];
            let slot_usage =
                parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
            usage.push(' ');
            match slot.need {
                Need::Once => usage.push_str(&slot_usage),
                Need::Optional => usage.push_str(&format!("[{slot_usage}]")),
                Need::Repeated => usage.push_str(&format!("[{slot_usage}] …")),
            }
        }
        usage + more
    }
}
