//! A step in words that holds several actions: "Open the settings and then tap **Privacy**".

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::style::SEVERAL_ACTIONS;
use crate::style::text::Text;

/// How the sentences of a language ask for something.
struct Asking {
    language: &'static str,
    /// How an action begins, in small letters.
    verbs: &'static [&'static str],
    /// What stands between one action and the next, in small letters. Signs at the end of a sentence need not be named.
    between: &'static [&'static str],
    /// What makes one action of two verbs, such as "copy and paste".
    joins: &'static [&'static str],
}

/// What only goes on with a touch (`hold`, `drag`, `release`) is no beginning: "press the button, hold it" is one action.
const ASKING: [Asking; 2] = [
    Asking {
        language: "en",
        verbs: &[
            "tap",
            "tap and hold",
            "touch and hold",
            "press and hold",
            "double-tap",
            "click",
            "double-click",
            "press",
            "select",
            "choose",
            "open",
            "close",
            "swipe",
            "scroll",
            "type",
            "enter",
            "toggle",
            "go to",
            "go back",
            "return to",
            "turn on",
            "turn off",
            "sign in",
            "log in",
            "restart",
            "install",
            "uninstall",
            "remove",
            "insert",
            "take out",
            "put",
            "plug",
            "plug in",
            "unplug",
            "connect",
            "disconnect",
            "attach",
            "detach",
            "copy",
            "paste",
            "save",
            "delete",
            "download",
            "upload",
            "send",
            "sign",
            "print",
            "scan",
            "lock",
            "unlock",
            "wait for",
            "wait until",
        ],
        between: &[" and then ", ", then ", " then ", ", and ", " and ", ", "],
        joins: &["and ", "or "],
    },
    Asking {
        language: "de",
        verbs: &[
            "tippen sie",
            "tippe",
            "klicken sie",
            "klicke",
            "drücken sie",
            "drücke",
            "wählen sie",
            "wähle",
            "öffnen sie",
            "öffne",
            "schließen sie",
            "schließe",
            "wischen sie",
            "wische",
            "scrollen sie",
            "scrolle",
            "gehen sie",
            "gehe",
            "schalten sie",
            "schalte",
            "installieren sie",
            "installiere",
            "entfernen sie",
            "entferne",
            "legen sie",
            "lege",
            "stecken sie",
            "stecke",
            "nehmen sie",
            "nimm",
            "verbinden sie",
            "verbinde",
            "trennen sie",
            "trenne",
            "kopieren sie",
            "kopiere",
            "speichern sie",
            "speichere",
            "löschen sie",
            "lösche",
            "unterschreiben sie",
            "unterschreibe",
        ],
        between: &[" und dann ", ", dann ", " und ", ", "],
        joins: &["und ", "oder "],
    },
];

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    let Some(asking) = ASKING.iter().find(|asking| asking.language == text.language) else { return };
    let words = text.plain.to_lowercase();
    // Small letters can have another length; then places would not fit.
    if words.len() != text.plain.len() {
        return;
    }
    let mut actions = begins(&words).filter_map(|at| action(asking, &words, at));
    let (Some(first), Some(second)) = (actions.next(), actions.next()) else { return };
    let more = if actions.next().is_some() { "several actions" } else { "two actions" };
    found.push(
        Diagnostic::new(&SEVERAL_ACTIONS, format!("this step holds {more}"))
            .at(text.place(second), "this is a step of its own")
            .see(text.place(first), "the first action")
            .note("readers do one thing, look at the screen, and come back to the next step")
            .help("write a step for each, and with a verb of its own where there is one, such as `tap` or `open`"),
    );
    return;

    /// Where something may begin: the text, a sentence, what follows a blank.
    fn begins(words: &str) -> impl Iterator<Item = usize> {
        let first = words.len() - words.trim_start().len();
        let blanks = words.char_indices().filter(|(_, sign)| sign.is_whitespace());
        let behind = blanks.map(|(at, sign)| at + sign.len_utf8());
        std::iter::once(first).chain(behind.filter(move |at| *at > first))
    }
}

/// The verb that begins at a place, if an action can begin there.
fn action(asking: &Asking, words: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let (before, rest) = words.split_at_checked(at)?;
    let verb = asking.verbs.iter().find(|verb| {
        let behind = rest.strip_prefix(**verb);
        let object = behind.filter(|behind| behind.starts_with(char::is_whitespace)).map(str::trim_start);
        object.is_some_and(|object| !asking.joins.iter().any(|join| object.starts_with(join)))
    })?;
    let is_first = before.trim().is_empty();
    // A number or a line of a list.
    let sentence = before.trim_end_matches(|sign: char| sign.is_whitespace() || sign.is_ascii_digit());
    let ends = sentence.ends_with(['.', '!', ';', ':', '\n', '-', '*', ')'])
        && before.ends_with(char::is_whitespace);
    let joined = asking.between.iter().any(|between| before.ends_with(between));
    (is_first || ends || joined).then(|| at..at + verb.len())
}
