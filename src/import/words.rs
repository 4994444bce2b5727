//! Words of English sentences and what they are good for, as lists. (Verbs are in [`super::verbs`], names of systems in
//! [`super::platforms`].)

/// Words before a verb that change nothing.
pub(super) const FILLERS: &[&str] = &[
    "please",
    "just",
    "simply",
    "now",
    "first",
    "firstly",
    "then",
    "next",
    "finally",
    "lastly",
    "also",
    "and",
    "again",
    "you",
    "we",
    "user",
    "users",
    "need",
    "needs",
    "to",
    "must",
    "should",
    "have",
    "carefully",
    "second",
    "secondly",
    "third",
    "thirdly",
    "fourth",
    "fifth",
    "sixth",
    "afterwards",
    "so",
    "go",
    "ahead",
    "alternatively",
    "instead",
    "once",
    "immediately",
    "directly",
    "let's",
];

/// Fillers with which a sentence only says what is possible.
pub(super) const MODALS: &[&str] = &["can", "could", "may", "might"];

/// What stands before a name.
pub(super) const ARTICLES: &[&str] =
    &["the", "a", "an", "on", "to", "this", "over", "into", "onto", "in", "at"];

/// What an element or a place is called in a sentence.
pub(super) const KINDS: &[&str] = &[
    "button",
    "buttons",
    "row",
    "tab",
    "link",
    "card",
    "icon",
    "toggle",
    "switch",
    "checkbox",
    "field",
    "picker",
    "menu",
    "option",
    "entry",
    "item",
    "box",
    "section",
    "app",
    "application",
    "page",
    "screen",
    "setting",
    "list",
    "key",
    "tile",
    "slider",
    "submenu",
    "sub-menu",
    "window",
    "panel",
    "dropdown",
    "drop-down",
    "symbol",
    "sign",
];

/// Kinds that the words of a step may leave out.
pub(super) const SILENT_KINDS: &[&str] = &[
    "button",
    "buttons",
    "tab",
    "link",
    "option",
    "entry",
    "item",
    "app",
    "application",
    "box",
    "field",
    "checkbox",
    "switch",
    "toggle",
];

/// Where something else begins behind the name of an element.
pub(super) const STOPS: &[&str] = &[
    "in", "on", "at", "from", "under", "for", "by", "via", "using", "until", "so", "if", "when", "because",
    "which", "that", "while", "before", "after", "within", "with", "as", "where", "and", "then", "or",
    "next", "near", "is", "are", "will", "again", "once", "too", "beside", "behind", "below", "above",
    "into", "you", "it's", "there",
];

/// Verbs behind `to` that say what a step is for.
pub(super) const PURPOSES: &[&str] = &[
    "confirm", "continue", "save", "proceed", "go", "finish", "remove", "see", "open", "close", "return",
    "enable", "disable", "start", "view", "complete", "add", "change", "exit", "make", "get", "verify",
    "apply", "set", "turn", "allow", "do", "let", "install", "delete", "edit", "move", "run", "access",
    "show", "find", "keep", "bring", "avoid", "prevent", "stop", "begin", "select", "choose", "switch",
    "use", "create", "send", "sign", "log", "manage", "update", "check", "read",
];

/// Things that readers may work with.
pub(super) const THINGS: &[&str] = &[
    "computer",
    "desktop",
    "laptop",
    "pc",
    "phone",
    "smartphone",
    "tablet",
    "mobile",
    "device",
    "devices",
    "browser",
    "web",
    "app",
    "website",
];

/// How a list to choose from is called.
pub(super) const LISTS: &[&str] = &["dropdown", "drop-down", "pulldown", "pull-down", "combobox", "picker"];

/// What a sentence may begin with before its verb.
pub(super) const LEADS: &[&str] = &[
    "on",
    "in",
    "at",
    "from",
    "under",
    "next",
    "when",
    "if",
    "once",
    "after",
    "before",
    "to",
    "for",
    "within",
    "near",
    "below",
    "above",
    "while",
    "as",
    "until",
    "finally",
    "first",
    "then",
    "now",
    "alternatively",
    "optionally",
    "otherwise",
    "again",
    "instead",
    "here",
    "there",
    "depending",
    "using",
    "with",
    "during",
    "through",
    "where",
    "optional",
];

/// Words that say where on a screen something is; at least one is needed.
pub(super) const PLACES: &[&str] = &[
    "top",
    "bottom",
    "left",
    "right",
    "upper",
    "lower",
    "corner",
    "middle",
    "center",
    "centre",
    "top-right",
    "top-left",
    "bottom-right",
    "bottom-left",
    "upper-right",
    "upper-left",
    "lower-right",
    "lower-left",
    "right-hand",
    "left-hand",
];

/// Words that may stand among those.
pub(super) const AROUND_PLACES: &[&str] =
    &["the", "of", "side", "edge", "screen", "page", "window", "app", "menu", "submenu", "your", "hand"];

/// What stands for what was named last.
pub(super) const PRONOUNS: &[&str] = &["it", "them", "this", "that", "one"];

/// How a sentence says what happens.
pub(super) const RESULTS: &[&str] = &[
    "opens",
    "appears",
    "appear",
    "shows",
    "displays",
    "displayed",
    "you'll",
    "will",
    "now",
    "should",
    "open",
    "starts",
];

/// What is kept from others.
pub(super) const SECRETS: &[&str] = &["password", "passcode", "pin", "passphrase", "code", "key", "secret"];

/// Numbers as words.
pub(super) const NUMBERS: &[(&str, u32)] = &[
    ("twice", 2),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("ten", 10),
];

/// How notes begin, with the statement for each.
pub(super) const NOTES: &[(&str, &str)] = &[
    ("note", "note"),
    ("notes", "note"),
    ("info", "note"),
    ("nb", "note"),
    ("tip", "tip"),
    ("tips", "tip"),
    ("hint", "tip"),
    ("warning", "warning"),
    ("caution", "warning"),
    ("danger", "warning"),
    ("important", "warning"),
    ("attention", "warning"),
];

/// Names of `{% … %}` that go over several lines, apart from those of systems.
pub(super) const BLOCK_TAGS: &[&str] = &[
    "note", "tip", "warning", "caution", "danger", "windows", "mac", "macos", "linux", "android", "ios",
    "ipados", "mobile", "desktop", "webui", "cli", "curl", "vscode", "tab", "tabs",
];

/// What headings and labels of alternatives begin with.
pub(super) const OPTIONS: &[&str] = &["option", "method", "way", "alternative", "variant"];

/// Names of the app with the settings of a device.
pub(super) const SETTINGS: &[&str] =
    &["settings", "system settings", "phone settings", "device settings", "android settings", "the settings"];

/// Words that a name of the language cannot be.
pub(super) const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "is",
    "has",
    "to",
    "in",
    "into",
    "at",
    "for",
    "on",
    "of",
    "from",
    "when",
    "otherwise",
    "looks",
    "described",
    "with",
    "without",
    "except",
    "by",
    "because",
    "opens",
    "further",
    "sometimes",
    "disabled",
    "cannot",
];

/// Keys of a device or keyboard.
pub(super) const KEYS: &[&str] = &[
    "power", "volume", "home", "back", "enter", "return", "escape", "esc", "ctrl", "control", "alt", "shift",
    "cmd", "command", "windows", "tab", "delete", "space", "f1", "f2", "f5", "f10", "f12", "bixby", "side",
    "sleep",
];
