//! Heads, steps and branches, right and wrong.

use super::Author;

impl Author<'_> {
    pub(super) fn guide_line(&mut self, level: usize) {
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
