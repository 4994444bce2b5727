//! Conditions, on one line or over several in parentheses.

use super::Author;

impl Author<'_> {
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

    pub(super) fn condition(&mut self, level: usize, depth: usize) {
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
}
