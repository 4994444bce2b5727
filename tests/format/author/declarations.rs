//! What stands at the top of a file, and apps with their screens.

use super::Author;

impl Author<'_> {
    pub(super) fn declaration(&mut self) {
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
}
