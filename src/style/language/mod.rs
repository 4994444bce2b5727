//! What the rules have to know of the words of a language, one file for each language. Knows no rule: a language that is
//! added here is understood by all of them.

mod english;
mod german;

/// Words of one language, in small letters.
pub(super) struct Language {
    tag: &'static str,
    /// How an action begins. What only goes on with a touch (`hold`, `drag`, `release`) is no beginning: "press the button,
    /// hold it" is one action.
    pub(super) actions: &'static [&'static str],
    /// What stands between one action and the next. Signs at the end of a sentence need not be named.
    pub(super) between: &'static [&'static str],
    /// What makes one action of two verbs, such as "copy and paste".
    pub(super) joins: &'static [&'static str],
    /// What stands before something that is to be tapped.
    pub(super) leads: &'static [&'static str],
    /// Words in a sentence that say that something is on no screen of an app: "when your browser asks".
    pub(super) elsewhere: &'static [&'static str],
    /// What is said of touching a screen, with what is said of working with a mouse.
    pub(super) pairs: &'static [(&'static str, &'static str)],
    /// Whether somebody with a mouse may be told the former, too: in German, `tippen` also means to type.
    pub(super) touch_is_for_all: bool,
    /// Words before a noun: a tap, one click.
    pub(super) articles: &'static [&'static str],
    /// Words before a verb that says what readers do. Without any, each such verb says so.
    pub(super) telling: &'static [&'static str],
    /// Words that say that a sentence is about another thing than a touch screen.
    pub(super) beside_touch: &'static [&'static str],
    /// Words that say that a sentence is about another thing than a mouse and what it points at.
    pub(super) beside_mouse: &'static [&'static str],
}

const LANGUAGES: [&Language; 2] = [&english::ENGLISH, &german::GERMAN];

/// The words of a language, if they are known; by its code.
pub(super) fn words_of(tag: &str) -> Option<&'static Language> {
    LANGUAGES.into_iter().find(|language| language.tag == tag)
}
