//! The laws hold for files that nobody wrote: of every shape and layout, right and wrong, whole and with parts cut out.
//!
//! `FORMAT_FILES=100000 cargo test --test format` tries that many of each instead of a thousand.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::laws;

fn many() -> ProptestConfig {
    let cases = std::env::var("FORMAT_FILES").ok().and_then(|number| number.parse().ok()).unwrap_or(1000);
    ProptestConfig { cases, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn the_laws_hold_for_generated_files(choices in prop::collection::vec(any::<u16>(), 0..600)) {
        let text = Author::new(&choices, false).file();
        let law = laws::broken(&text);
        prop_assert!(law.is_ok(), "{}\n=== of\n{text}", law.unwrap_err());
    }

    #[test]
    fn the_laws_hold_for_generated_files_with_mistakes(choices in prop::collection::vec(any::<u16>(), 0..400)) {
        let text = Author::new(&choices, true).file();
        let law = laws::broken(&text);
        prop_assert!(law.is_ok(), "{}\n=== of\n{text}", law.unwrap_err());
    }

    #[test]
    fn the_laws_hold_for_damaged_files(
        choices in prop::collection::vec(any::<u16>(), 0..200),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..20, prop::sample::select(PIECES)), 1..4),
    ) {
        let mut text: Vec<char> = Author::new(&choices, false).file().chars().collect();
        for (at, length, piece) in cuts {
            let start = at.index(text.len() + 1);
            let end = (start + length).min(text.len());
            text.splice(start..end, piece.chars());
        }
        let text: String = text.into_iter().collect();
        let law = laws::broken(&text);
        prop_assert!(law.is_ok(), "{}\n=== of\n{text}", law.unwrap_err());
    }
}

/// What a slip of the hand may leave.
const PIECES: &[&str] = &[
    "",
    "",
    "",
    "{",
    "}",
    "{ ",
    " }",
    "(",
    ")",
    "\"",
    "\"\"\"",
    "“",
    "”",
    "#",
    "# x\n",
    "\n",
    "\n\n",
    ";",
    "\\",
    ">",
    "or ",
    "otherwise ",
    "guide ",
    "\nguide \"x\" {\n",
    "\napp y \"",
    "é",
    "{x}",
    "1",
    ".",
    ",",
    "->",
    "$",
    "\t",
    "\u{A0}",
    "é",
    "Tap ",
];

/// Writes a file by choices, each of which picks one of several ways; without further choices it takes the first.
struct Author<'a> {
    choices: std::slice::Iter<'a, u16>,
    makes_mistakes: bool,
    text: String,
    comments: usize,
}

impl<'a> Author<'a> {
    fn new(choices: &'a [u16], makes_mistakes: bool) -> Self {
        Self { choices: choices.iter(), makes_mistakes, text: String::new(), comments: 0 }
    }

    fn number(&mut self, below: usize) -> usize {
        self.choices.next().map_or(0, |choice| *choice as usize % below)
    }

    fn pick<'b>(&mut self, from: &[&'b str]) -> &'b str {
        from[self.number(from.len())]
    }

    fn one_in(&mut self, odds: usize) -> bool {
        self.number(odds) == odds - 1
    }

    fn has_choices(&self) -> bool {
        self.choices.len() > 0
    }

    fn file(mut self) -> String {
        if self.one_in(8) {
            self.text.push('\u{FEFF}');
        }
        self.between(0);
        while self.has_choices() {
            self.declaration();
            self.end_of_line(0);
        }
        if self.one_in(4) { self.text.replace('\n', "\r\n") } else { self.text }
    }

    /// Words of a statement, with blanks and capitals as somebody may write them.
    fn words(&mut self, words: &str) {
        for (number, word) in words.split(' ').enumerate() {
            if number > 0 {
                let blanks = self.pick(&[" ", " ", " ", "  ", "\t", "\u{A0}"]);
                self.text.push_str(blanks);
            }
            let is_word = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            if is_word && self.one_in(12) && KEYWORDS.contains(&word) {
                self.text.push_str(&word.to_uppercase());
            } else {
                self.text.push_str(word);
            }
        }
    }

    fn blank(&mut self) {
        self.words(" ");
    }

    fn label(&mut self) {
        let label = self.pick(&[
            "\"A\"",
            "\"Settings and more\"",
            "“Bent”",
            "\"a # b\"",
            "\"設定\"",
            "\"x \\\"y\\\" {z}\"",
            "“x”",
            "\"A label that is so long that lines with it are long as well\"",
        ]);
        self.text.push_str(label);
    }

    fn name(&mut self) {
        let name = self.pick(&["letters", "inbox", "a", "keep-drafts", "設定", "letters.inbox.write"]);
        self.text.push_str(name);
    }

    fn prose(&mut self) {
        if !self.one_in(6) {
            let prose = self.pick(&[
                "\"It is *so*.\"",
                "\"{a.b} and [x](@y)\"",
                "\"\"\"One line.\"\"\"",
                "“Bent # x”",
            ]);
            self.text.push_str(prose);
            return;
        }
        self.text.push_str("\"\"\"");
        let first = self.pick(&["\n", "\n", " First.\n", "\n\n"]);
        self.text.push_str(first);
        for _ in 0..1 + self.number(4) {
            let indentation = self.pick(&["  ", "", "    ", "\t", "      "]);
            let line = self.pick(&[
                "- A list.",
                "Words  ",
                "",
                "| a | b |",
                "# no comment",
                "app \"x\" is no app",
                "{ x }",
            ]);
            // Without indentation it would begin a declaration.
            let line = if indentation.is_empty() { line.trim_start_matches("app ") } else { line };
            let _ = writeln!(self.text, "{indentation}{line}");
        }
        let last = self.pick(&["", "  ", "    End."]);
        self.text.push_str(last);
        self.text.push_str("\"\"\"");
    }

    fn comment(&mut self) {
        self.comments += 1;
        let comment = self.pick(&["# note", "#", "# \"x\" {", "#\u{A0}}  "]);
        let _ = write!(self.text, "{comment} {}", self.comments);
    }

    /// Lines between statements.
    fn between(&mut self, level: usize) {
        while self.one_in(4) {
            let blanks = self.pick(&["", "\n", "  ", "\t", "\n\n\n", "  \n"]);
            self.text.push_str(blanks);
            if self.one_in(2) {
                self.comment();
            }
            self.text.push('\n');
        }
        let indentation = match self.number(5) {
            0..=2 => "  ".repeat(level),
            3 => " ".to_owned(),
            _ => "\t".repeat(level),
        };
        self.text.push_str(&indentation);
    }

    fn end_of_line(&mut self, level: usize) {
        if self.one_in(6) {
            let blanks = self.pick(&[" ", "", "   "]);
            self.text.push_str(blanks);
            if self.makes_mistakes && self.one_in(8) {
                self.text.push(';');
            } else {
                self.comment();
            }
        }
        self.text.push('\n');
        self.between(level);
    }

    /// Where a line may break in parentheses.
    fn gap(&mut self, level: usize) {
        if self.one_in(5) {
            if self.one_in(2) {
                self.blank();
                self.comment();
            }
            self.text.push('\n');
            if self.one_in(4) {
                self.text.push_str("     ");
                self.comment();
                self.text.push('\n');
            }
            self.text.push_str(&"  ".repeat(level + 1));
            self.text.push(' ');
        } else {
            self.blank();
        }
    }

    fn test(&mut self) {
        let test = self.pick(&[
            "android",
            "letters 5 or later",
            "android >= 12",
            "letters ≤ 5.2",
            "android 12 or 14",
            "account is one of a, b",
            "not android",
            "known device",
            "computer has windows 11",
            "android “Pie”",
            "letters 4 to 5.1",
            "ios after 16",
        ]);
        self.words(test);
    }

    fn condition(&mut self, level: usize, depth: usize) {
        let joint = if self.number(2) == 0 { "and" } else { "or" };
        for number in 0..1 + self.number(3) {
            if number > 0 {
                self.blank();
                self.words(joint);
                self.blank();
            }
            if depth < 4 && self.one_in(3) { self.parentheses(level, depth + 1) } else { self.test() }
        }
    }

    fn parentheses(&mut self, level: usize, depth: usize) {
        let joint = if self.number(2) == 0 { "and" } else { "or" };
        self.text.push('(');
        if self.one_in(4) {
            self.gap(level);
        }
        for number in 0..1 + self.number(4) {
            if number > 0 {
                self.gap(level);
                self.words(joint);
                self.gap(level);
            }
            if depth < 4 && self.one_in(4) { self.parentheses(level, depth + 1) } else { self.test() }
        }
        if self.one_in(4) {
            self.gap(level);
        }
        self.text.push(')');
    }

    /// A block: on one line, or over several.
    fn block(&mut self, level: usize, line: fn(&mut Self, usize)) {
        let blank = self.pick(&[" ", " ", "", "  "]);
        self.text.push_str(blank);
        self.text.push('{');
        if level < 6 && self.number(3) == 0 {
            self.text.push(' ');
            let before = self.text.len();
            line(self, level + 1);
            // What stands on one line ends in no comment.
            if !self.text[before..].contains('\n') || self.number(2) == 0 {
                self.text.push_str(" }");
                return;
            }
        }
        if self.one_in(8) {
            self.blank();
            self.comment();
        }
        self.text.push('\n');
        self.between(level + 1);
        for _ in 0..self.number(4) {
            line(self, level + 1);
            self.end_of_line(level + 1);
        }
        self.text.push('}');
    }

    fn declaration(&mut self) {
        match self.number(6) {
            0 => self.words("use \"a.guide\""),
            1 | 2 => {
                let word = self.pick(&["guide", "guide", "procedure"]);
                self.words(word);
                self.words(" x \"Title\"");
                self.block(0, Self::guide_line);
            }
            3 => {
                let words = self.pick(&[
                    "app letters \"Letters\" on android",
                    "skin s \"S\" on android",
                    "server 設定 \"S\"",
                ]);
                self.words(words);
                if self.one_in(2) {
                    self.block(0, Self::product_line);
                }
            }
            4 => {
                let words = self.pick(&[
                    "maker m \"M\"",
                    "device d \"D\" by m",
                    "device long-name",
                    "series s \"Series\" { 3, 5,6 , 7 }",
                    "condition c = android and letters",
                    "question q \"Q\" { a \"A\",b \"B\"  help \"x\" }",
                    "value v \"V\"",
                ]);
                self.words(words);
            }
            _ => {
                self.words("about x “Facts” ");
                self.prose();
            }
        }
    }

    fn product_line(&mut self, level: usize) {
        match self.number(5) {
            0 => self.words("versions 4 or later"),
            1 => self.words("releases 4.0 , 5.0,6.1"),
            2 => self.words("4.2 runs on android 11"),
            3 => self.words("names \"Pie\"=9 , \"12L\" after 12"),
            _ => {
                self.words("screen inbox “Inbox”");
                self.block(level, Self::element);
            }
        }
    }

    fn element(&mut self, level: usize) {
        self.words("row a ");
        self.label();
        if self.one_in(3) {
            self.words(" when ");
            self.condition(level, 0);
        }
        let leads = self.pick(&[
            "",
            " -> inbox",
            " → inbox or a on hold",
            " ⇒ under",
            " cannot be undone",
            " further down->a",
        ]);
        self.words(leads);
        if level < 4 && self.one_in(5) {
            self.block(level, |author, _| author.words("-> a on double-tap"));
        }
    }

    fn guide_line(&mut self, level: usize) {
        match self.number(4) {
            0 => self.head_line(level),
            _ => self.step(level),
        }
    }

    fn head_line(&mut self, level: usize) {
        match self.number(5) {
            0 => {
                self.words("for ");
                self.condition(level, 0);
            }
            1 => {
                self.words("unsupported ");
                self.condition(level, 0);
                self.words(" because ");
                self.prose();
            }
            2 => {
                self.words("needs ");
                self.prose();
                if self.one_in(2) {
                    self.words(" when ");
                    self.condition(level, 0);
                }
            }
            3 => {
                self.words("goal ");
                self.prose();
            }
            _ => {
                let words = self.pick(&[
                    "takes 2 to 5 minutes",
                    "checked 2026-05-01 on android 14",
                    "topics \"A\" , \"B\"",
                    "end inbox or a",
                    "value v \"V\" example \"x\"",
                    "secret pin \"PIN\"",
                    "using phone on android,computer on windows or macos",
                ]);
                self.words(words);
            }
        }
    }

    fn step(&mut self, level: usize) {
        if self.makes_mistakes && self.one_in(6) {
            return self.mistake(level);
        }
        match self.number(if level < 7 { 12 } else { 6 }) {
            0 | 1 => self.tap(),
            2 => {
                let words = self.pick(&[
                    "back",
                    "open letters",
                    "turn off all except a ,b",
                    "type {v} into a",
                    "picture \"a.png\" \"A\" mark 540 ,1810",
                    "step x : tap a",
                    "choose “A” in a",
                    "wait 30 seconds",
                    "tap a 5 times",
                    "follow p without a, b",
                    "done",
                    "restart",
                ]);
                self.words(words);
            }
            3 => {
                let word = self.pick(&["note", "warning", "note always", "result", "do", "read", "stop"]);
                self.words(word);
                self.blank();
                self.prose();
            }
            4 => {
                self.words("tip ");
                self.prose();
                self.words(" when ");
                self.condition(level, 0);
            }
            5 => {
                self.words("swipe up on ");
                self.name();
            }
            6 => {
                self.tap();
                self.block(level, |author, _| {
                    let words =
                        author.pick(&["note \"x\"", "cannot be undone", "why “x”", "tip \"x\" when android"]);
                    author.words(words);
                });
            }
            7 | 8 => self.branch(level, &["when"], &["otherwise when", "otherwise"]),
            9 => self.branch(level, &["either \"A\"", "either"], &["or \"B\"", "or"]),
            10 => {
                self.branch(level, &["try", "within 5 minutes of x", "if see a"], &["or else", "otherwise"])
            }
            _ => {
                let words = self.pick(&[
                    "optional",
                    "optional any",
                    "exactly one",
                    "part p “P”",
                    "repeat \"x\"",
                    "at inbox or a",
                ]);
                self.words(words);
                self.block(level, Self::step);
            }
        }
    }

    fn tap(&mut self) {
        self.words("tap ");
        for number in 0..1 + self.number(3) {
            if number > 0 {
                let sign = self.pick(&[" > ", ">", " → ", " ›"]);
                self.words(sign);
            }
            if self.one_in(2) {
                self.label()
            } else {
                self.name()
            }
            let more = self.pick(&["", "", "", " looks \"dots\"", " at “top right”", " further down"]);
            self.words(more);
        }
    }

    fn branch(&mut self, level: usize, first: &[&str], arms: &[&str]) {
        let words = self.pick(first);
        self.arm(level, words);
        for _ in 0..self.number(3) {
            if self.one_in(3) {
                self.end_of_line(level)
            } else {
                self.blank()
            }
            let words = self.pick(arms);
            self.arm(level, words);
        }
        // Behind a brace another statement may stand on the same line.
        if self.one_in(8) && self.text.ends_with('}') {
            self.text.push(' ');
            self.tap();
        }
    }

    fn arm(&mut self, level: usize, words: &str) {
        self.words(words);
        if words.ends_with("when") {
            self.blank();
            self.condition(level, 0);
        }
        self.block(level, Self::step);
    }

    fn mistake(&mut self, level: usize) {
        match self.number(8) {
            0 => {
                let words = self.pick(&[
                    "click \"x\"  now",
                    "tap Volume  up",
                    "tap \"never closed",
                    "frobnicate",
                    "else { tap a }",
                    "tap",
                    "tap ‘x’",
                    "1. tap a",
                    "when  \"you see\" { back }",
                    "otherwise { back }",
                    "$ % &",
                    "for android, ios",
                    "{ tap a }",
                    "needs android and ios or windows",
                    "note \"\"\"x\n  never closed",
                    "tap (a\n      b)",
                    "tap\"x\"\"y\"",
                ]);
                self.words(words);
            }
            1 => {
                let words = self.pick(&[
                    "if android",
                    "when Android",
                    "part",
                    "screen x",
                    "unless android",
                    "guide \"x\" for ios",
                    "(",
                ]);
                self.words(words);
                self.block(level, Self::step);
            }
            2 => {
                self.words("when android\n");
                self.block(level, Self::step);
            }
            3 => self.words("}"),
            4 => self.words("when android {"),
            5 => {
                self.words("tap a; ");
                self.tap();
            }
            6 => {
                self.words("when android");
                self.block(level, Self::step);
                self.words(" else");
                self.block(level, Self::step);
            }
            _ => {
                self.words("for (android and\n");
                self.comment();
                self.words("\n      12 or later)");
            }
        }
    }
}

/// Words of the language that may be written in capitals. (A name may not.)
const KEYWORDS: &[&str] = &[
    "tap",
    "when",
    "otherwise",
    "for",
    "needs",
    "guide",
    "app",
    "use",
    "note",
    "and",
    "or",
    "not",
    "either",
    "try",
    "done",
    "on",
    "screen",
    "row",
    "about",
    "topics",
    "looks",
    "maker",
    "device",
    "step",
    "value",
    "secret",
    "later",
    "is",
    "back",
];
