//! What people write who know other languages.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::syntax as codes;
use crate::source::Span;
use crate::syntax::cursor::Cursor;
use crate::syntax::form::Form;
use crate::syntax::raw::{Kind, Token};

/// What a statement stands among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Among {
    Steps,
    Elements,
    Others,
}

/// Words for which this language has another, with the advice.
const SYNONYMS: &[(&str, &str)] = &[
    ("click on", "tap"),
    ("click", "tap"),
    ("tap on", "tap"),
    ("touch", "tap"),
    ("press button", "tap"),
    ("press the", "tap"),
    ("select", "tap"),
    ("hit", "tap"),
    ("long-press", "hold"),
    ("long press", "hold"),
    ("press and hold", "hold"),
    ("double tap", "double-tap"),
    ("enter", "type"),
    ("input", "type"),
    ("write", "type"),
    ("pick", "choose"),
    ("enable", "turn on"),
    ("switch on", "turn on"),
    ("disable", "turn off"),
    ("switch off", "turn off"),
    ("check", "tick"),
    ("uncheck", "untick"),
    ("launch", "open"),
    ("start app", "open"),
    ("go back", "back"),
    ("navigate to", "go to"),
    ("scroll until", "scroll to"),
    ("log in", "sign in"),
    ("login", "sign in"),
    ("reboot", "restart"),
    ("upgrade", "update"),
    ("remove", "uninstall"),
    ("verify", "see"),
    ("grant", "allow"),
    ("caution", "warning"),
    ("hint", "tip"),
    ("image", "picture"),
    ("screenshot", "picture"),
    ("finish", "done"),
    ("end guide", "done"),
    ("import", "use"),
    ("include", "use"),
    ("else if", OTHERWISE_TEST),
    ("elsif", OTHERWISE_TEST),
    ("elif", OTHERWISE_TEST),
    ("otherwise if", OTHERWISE_TEST),
    ("else", "otherwise"),
    ("unless", "when not"),
    ("loop", "repeat"),
    ("while", "repeat"),
    ("call", "follow"),
];

/// The same for what stands on a screen.
const ON_SCREENS: &[(&str, &str)] = &[
    ("switch", "toggle"),
    ("item", "row"),
    ("list item", "row"),
    ("menu item", "row"),
    ("input", "field"),
    ("dropdown", "picker"),
    ("label", "text"),
    ("picture", "image"),
    ("start", "entry"),
    ("goes back", "back"),
];

/// Words that can be meant in another way, too; a cure for them is a guess.
const DOUBTFUL: &[&str] = &[
    "select",
    "check",
    "uncheck",
    "write",
    "input",
    "remove",
    "verify",
    "grant",
    "unless",
    "loop",
    "while",
    "call",
    "item",
    "label",
    "start",
    "for",
    "otherwise if",
];

/// Words of other languages, each with the word that is meant.
pub(in crate::syntax) fn synonyms() -> impl Iterator<Item = (&'static str, &'static str)> {
    SYNONYMS.iter().copied()
}

/// Stands for `otherwise when` or `otherwise if`, whichever fits what follows.
const OTHERWISE_TEST: &str = "otherwise …";

/// The synonym of a table that stands at the cursor, and what it is here.
fn meant(
    cursor: &Cursor<'_>,
    table: &[(&'static str, &'static str)],
) -> Option<(&'static str, &'static str)> {
    let (words, cure) =
        table.iter().filter(|(words, _)| cursor.matches(words) > 0).max_by_key(|(words, _)| words.len())?;
    if *cure != OTHERWISE_TEST {
        return Some((words, cure));
    }
    let mut behind = cursor.clone();
    behind.take(words);
    let looks = behind.kind() == Some(Kind::Text) || matches!(behind.word(), "see" | "at");
    Some((words, if looks { "otherwise if" } else { "otherwise when" }))
}

/// The words of other languages that a word could have been meant as, with what they are here.
pub(in crate::syntax) fn near_synonym(written: &str) -> Option<&'static str> {
    let words = SYNONYMS.iter().map(|(words, _)| *words).filter(|words| !words.contains(' '));
    let near = crate::text::near_miss(written, words)?;
    SYNONYMS
        .iter()
        .find(|(words, _)| *words == near)
        .map(|(_, cure)| *cure)
        .filter(|cure| *cure != OTHERWISE_TEST)
}

/// What is said about a statement that begins with a word of another language.
pub(in crate::syntax) fn synonym(cursor: &Cursor<'_>, written: &str, among: Among) -> Option<Diagnostic> {
    let table = if among == Among::Elements { ON_SCREENS } else { SYNONYMS };
    let (words, cure) = meant(cursor, table)?;
    if among == Among::Others && cure != "use" && !cure.starts_with("otherwise") {
        return None;
    }
    Some(foreign(cursor, if words.contains(' ') { words } else { written }, cure))
}

/// The words of another language for `otherwise` at the cursor, and what they are here.
pub(in crate::syntax) fn otherwise(cursor: &Cursor<'_>) -> Option<(&'static str, &'static str)> {
    // "otherwise if see …" is right.
    meant(cursor, SYNONYMS).filter(|(words, cure)| cure.starts_with("otherwise") && words != cure)
}

/// `words` of another language stand at the cursor.
pub(in crate::syntax) fn foreign(cursor: &Cursor<'_>, words: &str, cure: &str) -> Diagnostic {
    let last = cursor.peek_at(cursor.matches(words).saturating_sub(1));
    let span = Span { end: last.map_or(cursor.here().end, |last| last.end), ..cursor.here() };
    let (title, label) = match words {
        "otherwise if" => ("`if` is for what the reader sees".to_owned(), "a condition follows"),
        _ => (format!("`{words}` is written `{cure}` here"), "this word is not used"),
    };
    let finding = Diagnostic::new(&codes::FOREIGN_SPELLING, title).at(span, label);
    match DOUBTFUL.iter().any(|doubtful| doubtful.eq_ignore_ascii_case(words)) {
        true => finding.guess(format!("write `{cure}`"), span, cure),
        false => finding.fix(format!("write `{cure}`"), span, cure),
    }
}

/// `if` before a condition; `word` is its place.
pub(in crate::syntax) fn condition_behind_if(word: Span) -> Diagnostic {
    Diagnostic::new(&codes::FOREIGN_SPELLING, "`if` is for what the reader sees")
        .at(word, "a condition on the phone, the apps or the answers begins with `when`")
        .fix("write `when`", word, "when")
}

/// What is said about a wrong argument that people are known to write.
pub(in crate::syntax) fn argument(form: &Form, cursor: &Cursor<'_>) -> Option<Diagnostic> {
    let token = cursor.peek()?;
    let before = cursor.previous()?;
    let keyword = Span { start: before.start, end: before.end, ..cursor.here() };
    if let Some(diagnostic) = marks(cursor) {
        return Some(diagnostic);
    }
    match (form.words, token.kind) {
        ("if", Kind::Word) if cursor.back(1).is_some_and(|before| before.matches("if") > 0) => {
            Some(condition_behind_if(keyword))
        }
        ("press", Kind::Word) => Some(
            Diagnostic::new(&codes::FOREIGN_SPELLING, "`press` is for keys of the device or the keyboard")
                .at(keyword, "an element on the screen is tapped")
                .help("write `tap` for an element; keys stand in quotation marks: `press \"Power\"`"),
        ),
        ("tap" | "double-tap" | "hold", _) => touch(form, cursor, token),
        (kind, Kind::Word) if KINDS.contains(&kind) => {
            let word =
                ["only for", "only if", "for", "if", "only"].into_iter().find(|it| cursor.matches(it) > 0)?;
            Some(foreign(cursor, word, "when"))
        }
        _ => None,
    }
}

/// What people write around the elements of a tap.
fn touch(form: &Form, cursor: &Cursor<'_>, token: Token) -> Option<Diagnostic> {
    let first = cursor.previous()?.kind == Kind::Word && cursor.before().eq_ignore_ascii_case(form.words);
    let follows = |token: Option<Token>| token.is_some_and(|it| matches!(it.kind, Kind::Text | Kind::Word));
    let word = cursor.word();
    if first {
        let next =
            cursor.peek_at(1).filter(|next| word.eq_ignore_ascii_case("on") && follows(Some(*next)))?;
        return Some(
            Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{}` takes no `{word}`", form.words))
                .at(cursor.here(), "the element stands here alone")
                .fix(format!("leave `{word}` out"), Span { end: next.start, ..cursor.here() }, ""),
        );
    }
    if KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind)) && cursor.peek_at(1).is_none() {
        let start = cursor.previous()?.end;
        return Some(
            Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{word}` is not said in a step"))
                .at(cursor.here(), "the element stands here alone")
                .fix(format!("leave `{word}` out"), Span { start, ..cursor.here() }, ""),
        );
    }
    if form.words != "tap" {
        return None;
    }
    if token.kind == Kind::Text {
        return Some(joined(cursor.here().start_point(), "> "));
    }
    let joins = matches!(token.kind, Kind::Comma | Kind::Arrow | Kind::Sign)
        || ["and", "then"].iter().any(|join| word.eq_ignore_ascii_case(join));
    if joins && follows(cursor.peek_at(1)) {
        let apart = cursor.previous().is_some_and(|before| before.end < token.start);
        return Some(joined(cursor.here(), if apart { ">" } else { " >" }));
    }
    let inside = word.eq_ignore_ascii_case("in") && follows(cursor.peek_at(1));
    inside.then(|| {
        let outer = cursor.peek_at(1).map_or("", |outer| cursor.written(outer));
        let inner = cursor.previous().map_or("", |inner| cursor.written(inner));
        Diagnostic::new(&codes::FOREIGN_SPELLING, "several taps on one line are joined by `>`")
            .at(cursor.here(), "the one that is tapped first stands first")
            .help(format!("write `tap {outer} > {inner}`"))
    })
}

/// What an element is called in a sentence ("the Settings button").
const KINDS: &[&str] = &[
    "button", "row", "tab", "link", "card", "icon", "toggle", "switch", "checkbox", "field", "picker",
    "menu", "option", "entry", "item",
];

fn joined(place: Span, cure: &str) -> Diagnostic {
    Diagnostic::new(&codes::FOREIGN_SPELLING, "several taps on one line are joined by `>`")
        .at(place, "`>` is expected here")
        .fix("write `>` between two taps", place, cure)
}

/// Quotation marks that are not those of this language, with the ones that close them.
const MARKS: &[(char, &[char])] = &[
    ('‘', &['’', '‘']),
    ('’', &['’']),
    ('‚', &['‘', '’']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('「', &['」']),
    ('『', &['』']),
    ('\'', &['\'']),
    ('`', &['`']),
];

/// What is said about other quotation marks than `"`, if they stand at the cursor.
pub(in crate::syntax) fn marks(cursor: &Cursor<'_>) -> Option<Diagnostic> {
    let token = cursor.peek().filter(|token| matches!(token.kind, Kind::Unknown | Kind::Sign))?;
    let open = cursor.written(token).chars().next()?;
    let (_, closing) = MARKS.iter().find(|(mark, _)| *mark == open)?;
    let rest = cursor.rest_written();
    let inside = rest.get(open.len_utf8()..)?;
    let place = cursor.here().start_point();
    let place = Span { end: place.start + open.len_utf8() as u32, ..place };
    let finding = Diagnostic::new(&codes::FOREIGN_SPELLING, format!("`{open}` is no quotation mark here"))
        .at(place, "words from the screen and texts stand between `\"` and `\"`");
    let Some(length) = inside.find(|mark| closing.contains(&mark)) else {
        return Some(finding.help("write `\"` before and behind the words"));
    };
    let words = inside.get(..length)?;
    let close = inside.get(length..)?.chars().next()?;
    let end = place.start + (open.len_utf8() + length + close.len_utf8()) as u32;
    let cure = format!("\"{}\"", words.trim().replace('"', "\\\""));
    Some(finding.fix(format!("write {cure}"), Span { end, ..place }, cure))
}

/// What is said about a sign at the beginning of a line.
pub(in crate::syntax) fn sign(cursor: &Cursor<'_>, written: &str) -> Option<Diagnostic> {
    let comment = ["//", "/*", "--", "<", "%"].iter().any(|mark| written.starts_with(mark));
    comment.then(|| {
        Diagnostic::new(&codes::FOREIGN_SPELLING, "a comment begins with `#`")
            .at(cursor.here(), "this begins no comment")
            .help("write `#` before the words; the comment ends with its line")
    })
}
