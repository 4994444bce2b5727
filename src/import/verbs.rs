//! Verbs of English sentences, with the word of the guide language that each means.
//!
//! The words of the language itself and those that it knows from elsewhere come from its own tables; here stand those
//! that only sentences have, and those that mean something else in a sentence.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::token::Token;
use crate::syntax::words_of_actions;

/// A verb that is done in a way that the language has no word of its own for.
pub(super) const BY_HAND: &str = "do";
/// A verb whose object decides what it means.
pub(super) const SET: &str = "set";
pub(super) const CHECK: &str = "check";
pub(super) const CLEAR: &str = "clear";
pub(super) const FIND: &str = "find";
pub(super) const START: &str = "start";

/// What words of sentences mean; an empty meaning is no verb.
const MEANINGS: &[(&str, &[&str])] = &[
    (
        "tap",
        &[
            "push",
            "touch on",
            "press on",
            "tap into",
            "by tapping",
            "by clicking",
            "by selecting",
            "by pressing",
            "select on",
            "tick on",
        ],
    ),
    (
        "hold",
        &[
            "tap and hold",
            "touch and hold",
            "press and hold on",
            "long tap",
            "long-tap",
            "hold down",
            "long press on",
            "long-press on",
            "by holding",
        ],
    ),
    ("double-tap", &["double-click", "double click", "double tap on", "double-tap on", "double-click on"]),
    ("press", &["press the"]),
    ("choose", &["switch to", "change to", "pick", "by choosing", "opt for"]),
    ("open", &["launch", "visit", "by opening", "open up", "start up", "re-open", "reopen"]),
    (
        "go to",
        &[
            "go into",
            "head to",
            "browse to",
            "proceed to",
            "head over to",
            "by going to",
            "by navigating to",
            "navigate into",
            "go through",
            "enter into",
        ],
    ),
    ("back", &["go back", "return to the previous", "press back", "tap back"]),
    ("turn on", &["activate", "toggle on", "toggle", "by enabling", "by turning on", "flip on"]),
    ("turn off", &["deactivate", "toggle off", "by disabling", "by turning off", "flip off"]),
    ("untick", &["deselect", "unselect", "unmark"]),
    ("tick", &["mark"]),
    ("type", &["type in", "fill in", "key in", "by typing", "by entering", "re-enter", "retype"]),
    ("scroll", &["slide", "scroll to", "slide to", "scroll down to", "scroll up to", "scroll until"]),
    ("swipe", &["by swiping"]),
    ("sign in", &["log into", "sign into", "log on", "log in to"]),
    ("allow", &["grant", "permit"]),
    ("read", &["review"]),
    ("wait", &["wait for", "wait until"]),
    (FIND, &["find", "locate", "look for"]),
    (SET, &["set", "change", "switch", "turn"]),
    (CHECK, &["check", "check off"]),
    (CLEAR, &["clear"]),
    (START, &["start"]),
    (
        BY_HAND,
        &[
            "install",
            "download",
            "update",
            "upgrade",
            "uninstall",
            "connect",
            "disconnect",
            "plug",
            "unplug",
            "insert",
            "remove",
            "delete",
            "erase",
            "contact",
            "follow",
            "make sure",
            "ensure",
            "verify",
            "confirm",
            "notice",
            "give",
            "create",
            "add",
            "save",
            "copy",
            "paste",
            "move",
            "pin",
            "unpin",
            "lock",
            "unlock",
            "close",
            "exit",
            "quit",
            "repeat",
            "use",
            "try",
            "ask",
            "send",
            "share",
            "set up",
            "configure",
            "complete",
            "accept",
            "agree",
            "force close",
            "charge",
            "search for",
            "search",
            "rename",
            "attach",
            "sign out",
            "log out",
            "log off",
            "put",
            "take",
            "place",
            "keep",
            "leave",
            "decide",
            "hold the phone",
            "reset",
            "revoke",
            "write down",
            "note down",
            "turn around",
            "look at",
            "tell",
            "call",
            "pair",
            "unpair",
            "do",
            "run",
        ],
    ),
    ("", &["see", "input", "back", "write", "image", "start app", "verbs"]),
];

/// The words of a verb, and what it means.
type Entry = (Vec<&'static str>, &'static str);

/// Verbs by their first word, those with most words first.
static VERBS: LazyLock<BTreeMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut meanings: BTreeMap<&'static str, &'static str> = words_of_actions().collect();
    for (meaning, words) in MEANINGS {
        meanings.extend(words.iter().map(|words| (*words, *meaning)));
    }
    let mut verbs: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (words, meaning) in meanings.into_iter().filter(|(_, meaning)| !meaning.is_empty()) {
        let words: Vec<&str> = words.split(' ').collect();
        if let Some(first) = words.first() {
            verbs.entry(*first).or_default().push((words, meaning));
        }
    }
    for entries in verbs.values_mut() {
        entries.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    verbs
});

/// The verb that stands at the beginning of some tokens: what it means, and its words.
pub(super) fn verb(tokens: &[Token]) -> Option<(&'static str, usize)> {
    let first = tokens.first()?.lower();
    let entries = VERBS.get(first.as_str())?;
    let stands = |words: &[&str]| {
        words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, token)| token.lower() == *word)
    };
    entries.iter().find(|(words, _)| stands(words)).map(|(words, meaning)| (*meaning, words.len()))
}

/// Whether a word belongs to a verb.
pub(super) fn is_verb_word(word: &str) -> bool {
    static WORDS: LazyLock<std::collections::BTreeSet<&'static str>> =
        LazyLock::new(|| VERBS.values().flatten().flat_map(|(words, _)| words.iter().copied()).collect());
    WORDS.contains(word)
}
