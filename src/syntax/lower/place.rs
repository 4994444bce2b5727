//! Where a statement stands, and what is said about one that does not belong there.

use super::{branch, element, header, product, screen};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::syntax::advice::slips::Among;
use crate::syntax::advice::{self, slips};
use crate::syntax::cursor::Cursor;
use crate::syntax::form::Form;
use crate::syntax::lowering::{Lowering, Reported};
use crate::syntax::raw::{Block, Kind, Statement};
use crate::syntax::verbs;
use crate::text;

/// The kinds of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    File,
    Guide,
    Procedure,
    Steps,
    Step,
    Product,
    ScreensOf,
    Group,
    Screen,
    Element,
    Device,
    Question,
    ExactlyOne,
}

/// The words that begin a declaration.
pub(super) const DECLARATIONS: &[&str] = &[
    "guide",
    "procedure",
    "use",
    "app",
    "os",
    "skin",
    "server",
    "firmware",
    "maker",
    "device",
    "series",
    "question",
    "condition",
    "screens of",
    "about",
    "value",
    "secret",
];

impl Place {
    /// The place in words: "in a guide".
    fn describe(self) -> &'static str {
        match self {
            Place::File => "at the top of a file",
            Place::Guide => "in a guide",
            Place::Procedure => "in a procedure",
            Place::Steps => "among steps",
            Place::Step => "in a step's block",
            Place::Product => "in a product's block",
            Place::ScreensOf => "in `screens of`",
            Place::Group => "in a group",
            Place::Screen => "in a screen",
            Place::Element => "in an element's block",
            Place::Device => "in a device's block",
            Place::Question => "in a question's block",
            Place::ExactlyOne => "in `exactly one`",
        }
    }

    /// The words that a statement here may begin with.
    fn words(self) -> Vec<&'static str> {
        let forms =
            |forms: &mut dyn Iterator<Item = &'static Form>| forms.map(|form| form.words).collect::<Vec<_>>();
        let steps = || forms(&mut verbs::all().map(|verb| &verb.form));
        let mut words = match self {
            Place::File => DECLARATIONS.to_vec(),
            Place::Guide | Place::Procedure | Place::Steps => steps(),
            Place::Step => {
                vec!["note", "tip", "warning", "result", "why", "picture", "video", "cannot be undone"]
            }
            Place::Product => forms(&mut product::FORMS.iter().map(|entry| &entry.form)),
            Place::ScreensOf => Vec::new(),
            Place::Group => forms(&mut element::FORMS.iter()),
            Place::Screen => forms(&mut screen::FORMS.iter().map(|entry| &entry.form)),
            Place::Element => vec!["label", "->", "option", "options", "cannot be undone", "sometimes"],
            Place::Device => vec!["runs"],
            Place::Question => vec!["help"],
            Place::ExactlyOne => vec!["when"],
        };
        if matches!(self, Place::Guide | Place::Procedure) {
            words.extend(header::FORMS.iter().map(|entry| entry.form.words));
        }
        match self {
            Place::Guide => words.extend(["trouble", "about"]),
            Place::Product | Place::ScreensOf => {
                words.extend(screen::KINDS.iter().map(|form| form.words).chain(["group"]))
            }
            Place::Screen => words.extend(element::FORMS.iter().map(|form| form.words)),
            _ => {}
        }
        words
    }
}

/// Places that are named when a word belongs somewhere else.
const ELSEWHERE: &[Place] = &[
    Place::Step,
    Place::Steps,
    Place::Guide,
    Place::File,
    Place::Product,
    Place::Screen,
    Place::Element,
    Place::Device,
    Place::Question,
];

/// The words of the statement that begins at the cursor, wherever it may stand.
pub(in crate::syntax) fn begins_a_line(cursor: &Cursor<'_>) -> Option<&'static str> {
    let verb = verbs::find(cursor).map(|verb| verb.form.words);
    let other = || {
        let forms = element::FORMS.iter().chain(screen::KINDS).map(|form| form.words);
        let clauses = header::FORMS.iter().map(|entry| entry.form.words);
        let product = product::FORMS.iter().map(|entry| entry.form.words);
        let screen = screen::FORMS.iter().map(|entry| entry.form.words);
        let all = forms.chain(clauses).chain(product).chain(screen).chain(["group", "trouble", "about"]);
        all.filter(|words| cursor.matches(words) > 0).max_by_key(|words| words.len())
    };
    verb.or_else(other)
}

/// Whether a statement of that form holds others in braces.
pub(in crate::syntax) fn has_a_block(form: &Form) -> bool {
    const WITHOUT: &[&str] = &["use", "maker", "condition", "about", "value", "secret"];
    let declares = DECLARATIONS.contains(&form.words) && !WITHOUT.contains(&form.words);
    verbs::takes_block(form) || declares || screen::KINDS.iter().any(|kind| std::ptr::eq(kind, form))
}

/// Reports a statement that cannot stand here.
pub(super) fn refuse(lowering: &mut Lowering<'_>, cursor: &Cursor<'_>, place: Place) -> Reported {
    if lowering.is_full() {
        return lowering.count();
    }
    let diagnostic = explain(lowering, cursor, place);
    lowering.report(diagnostic)
}

/// Reports a whole statement that cannot stand here.
pub(super) fn refuse_line(lowering: &mut Lowering<'_>, raw: &Statement, place: Place) {
    let cursor = Cursor::new(lowering, raw);
    lowering.enter(raw);
    refuse(lowering, &cursor, place);
    lowering.leave();
}

fn explain(lowering: &Lowering<'_>, cursor: &Cursor<'_>, place: Place) -> Diagnostic {
    let Some(token) = cursor.peek() else {
        return Diagnostic::new(&codes::UNKNOWN_WORD, "a statement is missing here").at(cursor.here(), "");
    };
    let written = lowering.written(token);
    if let Some(words) = branch::stray(cursor) {
        return Diagnostic::new(&codes::STRAY_ARM, format!("`{words}` has nothing to go on from"))
            .at(cursor.here(), "no fitting block stands directly before this")
            .note("`otherwise` follows `when` or `if`, `or` follows `either`, `or else` follows `try` or `within`");
    }
    if let Some(diagnostic) = slips::sign(cursor, written) {
        return diagnostic;
    }
    if token.kind != Kind::Word {
        let title = format!("a statement cannot begin with {}", advice::quoted(written));
        return Diagnostic::new(&codes::UNKNOWN_WORD, title)
            .at(cursor.here(), "a word is expected here")
            .note(format!("{} a line begins with a word that says what it is", place.describe()));
    }
    if let Some(diagnostic) = slips::synonym(cursor, written, among(place)) {
        return diagnostic;
    }
    let known = |place: &Place| {
        place.words().into_iter().filter(|words| cursor.matches(words) > 0).max_by_key(|words| words.len())
    };
    if let Some((other, words)) = ELSEWHERE.iter().find_map(|other| Some((other, known(other)?))) {
        let title = format!("`{words}` cannot stand {}", place.describe());
        return Diagnostic::new(&codes::MISPLACED, title)
            .at(cursor.here(), format!("this belongs {}", other.describe()));
    }
    unknown(cursor, written, place)
}

fn among(place: Place) -> Among {
    match place {
        Place::Guide | Place::Procedure | Place::Steps => Among::Steps,
        Place::Screen => Among::Elements,
        _ => Among::Others,
    }
}

/// A word that begins no statement anywhere.
fn unknown(cursor: &Cursor<'_>, written: &str, place: Place) -> Diagnostic {
    let title = format!("no statement begins with {}", advice::quoted(written));
    let label = format!("this word is not known {}", place.describe());
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_WORD, title).at(cursor.here(), label);
    let words = place.words();
    let longer: Vec<String> = words
        .iter()
        .filter(|words| words.split_once(' ').is_some_and(|(first, _)| first.eq_ignore_ascii_case(written)))
        .map(|words| format!("`{words}`"))
        .collect();
    if !longer.is_empty() {
        return diagnostic.help(format!("write {}", text::or(&longer)));
    }
    let first_words = words.iter().filter_map(|words| words.split(' ').next());
    let foreign = || slips::near_synonym(written).filter(|words| is_at(place, words));
    match text::near_miss(written, first_words).or_else(foreign) {
        Some(word) => diagnostic.guess(format!("did you mean `{word}`?"), cursor.here(), word),
        None if words.len() <= SHORT => {
            let words: Vec<String> = words.iter().map(|words| format!("`{words}`")).collect();
            diagnostic.note(format!("{} a line begins with {}", place.describe(), text::or(&words)))
        }
        None => {
            let steps: Vec<String> = verbs::actions().map(|words| format!("`{words}`")).collect();
            diagnostic
                .note(format!("a step begins with {}", text::or(&steps)))
                .help("what is none of these is said in words: `do \"Put the card into the slot.\"`")
        }
    }
}

/// Lists of words that are short enough to be shown.
const SHORT: usize = 40;

fn is_at(place: Place, words: &str) -> bool {
    place.words().contains(&words)
}

/// The block of a statement that must have one; without it a block that holds nothing.
pub(super) fn block<'raw>(
    lowering: &mut Lowering<'_>,
    statement: &'raw Statement,
    words: &str,
    failed: bool,
) -> Option<&'raw Block> {
    if statement.block.is_none() && !failed {
        let at = lowering.span(statement.end, statement.end);
        lowering.report(
            Diagnostic::new(&codes::MISSING_BLOCK, format!("`{words}` needs a block"))
                .at(at, "`{` is expected here, on the same line")
                .help("write what belongs to it between `{` and `}`"),
        );
    }
    statement.block.as_ref()
}

/// Refuses the block of a statement that takes none.
pub(super) fn no_block(lowering: &mut Lowering<'_>, statement: &Statement, words: &str) {
    if let Some(block) = &statement.block {
        let at = lowering.span(block.open, block.open + 1);
        lowering.report(
            Diagnostic::new(&codes::UNWANTED_BLOCK, format!("`{words}` does not take a block"))
                .at(at, "this block belongs to nothing")
                .help("take its lines out of the braces"),
        );
    }
}
