//! An author who writes files by choices that a test draws.

mod conditions;
mod declarations;
mod guides;

use std::fmt::Write as _;

/// Writes a file by choices, each of which picks one of several ways; without further choices it takes the first.
pub(crate) struct Author<'a> {
    choices: std::slice::Iter<'a, u16>,
    makes_mistakes: bool,
    text: String,
    comments: usize,
}

impl<'a> Author<'a> {
    pub(crate) fn new(choices: &'a [u16], makes_mistakes: bool) -> Self {
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

    pub(crate) fn file(mut self) -> String {
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
