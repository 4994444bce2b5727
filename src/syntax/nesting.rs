//! Refuses a file whose braces and parentheses are nested too deeply, or that holds too much, before the grammar, which
//! recurses with them and keeps all it reads, sees it.
//!
//! Reads the text once. It must never count less than the grammar nests and reads.

use super::characters::{TOP_WORDS, is_blank, is_letter, is_name_character};

/// The deepest nesting of braces and parentheses together in a file, and of blocks where procedures are followed.
pub const DEEPEST_NESTING: usize = 64;

/// The most words, texts, signs and comments of a file.
pub(super) const MOST_PIECES: usize = 50_000;

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// Nesting becomes too deep at this byte.
    Depth(usize),
    /// Words, texts, signs and comments.
    Pieces,
}

/// What a text has too much of to be read.
pub(super) fn excess(text: &str) -> Option<Excess> {
    let opening = || text.bytes().filter(|byte| matches!(byte, b'{' | b'(')).count();
    if text.len() <= MOST_PIECES && opening() <= DEEPEST_NESTING {
        return None;
    }
    let mut scan = Scan::new(text);
    while scan.at < text.len() {
        let at = scan.at;
        scan.step();
        if scan.depth() > DEEPEST_NESTING {
            return Some(Excess::Depth(at));
        }
        if scan.pieces > MOST_PIECES {
            return Some(Excess::Pieces);
        }
    }
    None
}

struct Scan<'text> {
    text: &'text str,
    at: usize,
    braces: usize,
    parentheses: usize,
    /// Those that the lines before have left open, in case that the next one closes them and belongs to them.
    above: usize,
    /// Whether the last thing read lets a line break inside parentheses: `(`, `and`, `or`.
    joined: bool,
    /// Whether what was read last is a number, which goes on with digits and points.
    in_number: bool,
    /// How many words, texts, signs and comments were read.
    pieces: usize,
}

impl<'text> Scan<'text> {
    fn new(text: &'text str) -> Self {
        Self { text, at: 0, braces: 0, parentheses: 0, above: 0, joined: false, in_number: false, pieces: 0 }
    }

    fn depth(&self) -> usize {
        self.braces + self.above + self.parentheses
    }

    fn rest(&self) -> &'text str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Reads one thing.
    fn step(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        let in_number = first.is_ascii_digit() || (self.in_number && first == '.');
        let is_piece = first != '\n' && !rest.starts_with("\r\n") && !is_blank(first);
        self.pieces += usize::from(is_piece && !(in_number && self.in_number));
        self.in_number = in_number;
        match first {
            '#' => self.comment(),
            '"' if rest.starts_with("\"\"\"") => self.block_string(),
            '"' => self.string('"', &['"']),
            '“' | '”' | '„' => self.string(first, &['”', '“', '"']),
            '{' => self.open_brace(),
            '}' => self.close_brace(),
            '(' => self.open_parenthesis(),
            ')' => self.close_parenthesis(),
            '\n' => self.line_end(),
            _ if is_letter(first) => self.word(),
            _ if is_blank(first) || first == '\r' => self.at += first.len_utf8(),
            _ => {
                self.joined = false;
                self.at += first.len_utf8();
            }
        }
    }

    fn open_parenthesis(&mut self) {
        self.at += 1;
        self.parentheses += 1;
        self.joined = true;
    }

    fn close_parenthesis(&mut self) {
        self.at += 1;
        match self.parentheses {
            0 => self.above = self.above.saturating_sub(1),
            _ => self.parentheses -= 1,
        }
        self.joined = false;
    }

    fn comment(&mut self) {
        self.at += self.rest().find('\n').unwrap_or(self.rest().len());
    }

    fn word(&mut self) {
        let rest = self.rest();
        let length = word_length(rest);
        self.joined = rest.get(..length).is_some_and(is_joiner);
        self.at += length;
    }

    fn open_brace(&mut self) {
        let inside = self.rest().get(1..).unwrap_or("");
        let length = path_length(inside);
        if length > 0 && inside.get(length..).is_some_and(|after| after.starts_with('}')) {
            self.at += length + 2;
            self.joined = false;
            return;
        }
        self.at += 1;
        (self.parentheses, self.above) = (0, 0);
        self.braces += 1;
    }

    fn close_brace(&mut self) {
        self.at += 1;
        (self.parentheses, self.above) = (0, 0);
        self.braces = self.braces.saturating_sub(1);
    }

    /// A string on one line; if it is not closed, up to a brace that ends the line.
    fn string(&mut self, open: char, closing: &[char]) {
        self.joined = false;
        let inside = self.rest().get(open.len_utf8()..).unwrap_or("");
        self.at += open.len_utf8();
        let mut escaped = false;
        let mut length = inside.len();
        for (at, character) in inside.char_indices() {
            if matches!(character, '\n' | '\r') {
                length = at;
                break;
            } else if escaped {
                escaped = false;
            } else if character == '\\' {
                escaped = true;
            } else if closing.contains(&character) {
                self.at += at + character.len_utf8();
                return;
            }
        }
        let line = inside.get(..length).unwrap_or("");
        let ends = !inside
            .get(line.len()..)
            .is_some_and(|after| after.starts_with('\r') && !after.starts_with("\r\n"));
        let trimmed = line.trim_end_matches(is_blank);
        let brace = ends && trimmed.ends_with(['{', '}']);
        self.at += if brace { trimmed.len() - 1 } else { line.len() };
    }

    /// A `"""` string; if it is not closed, up to the next declaration.
    fn block_string(&mut self) {
        self.joined = false;
        self.at += 3;
        // Whatever comes first, so that many texts on one line do not each look for its end.
        while let Some(next) = self.rest().find(['"', '\n']) {
            self.at += next;
            let rest = self.rest();
            if rest.starts_with("\"\"\"") {
                self.at += 3;
                return;
            }
            if rest.starts_with('\n') && is_declaration(rest.get(1..).unwrap_or("")) {
                return;
            }
            self.at += 1;
        }
        self.at = self.text.len();
    }

    /// A line end closes parentheses, unless `(`, `)`, `and` or `or` stands beside it; before a
    /// top-level word it closes everything.
    fn line_end(&mut self) {
        self.at += 1;
        if top_word(self.rest()) > 0 {
            (self.braces, self.parentheses, self.above) = (0, 0, 0);
        } else if self.parentheses > 0 && !self.joined {
            self.gap();
            let rest = self.rest();
            let kept = rest.starts_with(')') || rest.get(..word_length(rest)).is_some_and(is_joiner);
            if !kept {
                (self.parentheses, self.above) = (0, self.parentheses);
            }
        }
    }

    /// Passes over blanks, comments and line ends, but not over one before a top-level word.
    fn gap(&mut self) {
        loop {
            let rest = self.rest();
            match rest.chars().next() {
                Some('#') => {
                    self.pieces += 1;
                    self.comment();
                }
                Some('\n') if top_word(rest.get(1..).unwrap_or("")) > 0 => return,
                Some(character) if is_blank(character) || matches!(character, '\n' | '\r') => {
                    // By itself it is a sign that means nothing.
                    self.pieces += usize::from(character == '\r' && !rest.starts_with("\r\n"));
                    self.at += character.len_utf8();
                }
                _ => return,
            }
        }
    }
}

/// The bytes of the name that a text begins with.
fn word_length(text: &str) -> usize {
    if !text.starts_with(is_letter) {
        return 0;
    }
    let run = text.find(|character| !is_name_character(character)).unwrap_or(text.len());
    // The hyphen of an arrow belongs to the arrow.
    let arrow = text.get(..run).is_some_and(|name| name.ends_with('-'))
        && text.get(run..).is_some_and(|rest| rest.starts_with('>'));
    run - usize::from(arrow)
}

/// The bytes of the names, joined by points, that a text begins with.
fn path_length(text: &str) -> usize {
    let mut length = word_length(text);
    while length > 0 && text.get(length..).is_some_and(|rest| rest.starts_with('.')) {
        let next = word_length(text.get(length + 1..).unwrap_or(""));
        if next == 0 {
            break;
        }
        length += 1 + next;
    }
    length
}

fn is_joiner(word: &str) -> bool {
    word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("or")
}

/// The bytes of the top-level word that a text begins with, or zero.
fn top_word(text: &str) -> usize {
    if !text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return 0;
    }
    let length = word_length(text);
    let word = text.get(..length).unwrap_or("");
    if TOP_WORDS.iter().any(|top| top.eq_ignore_ascii_case(word)) { length } else { 0 }
}

/// Whether a text begins like a declaration with a title: `guide "…`, `app alipay "…`.
fn is_declaration(text: &str) -> bool {
    let word = top_word(text);
    let after = text.get(word..).unwrap_or("");
    let rest = after.trim_start_matches(is_blank);
    if word == 0 || rest.len() == after.len() {
        return false;
    }
    if rest.starts_with('"') {
        return true;
    }
    let after = rest.get(path_length(rest)..).unwrap_or("");
    let rest = after.trim_start_matches(is_blank);
    rest.len() < after.len() && rest.starts_with('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::raw::{self, Block, Kind, Tree};
    use proptest::prelude::*;

    /// How deep the grammar nests.
    fn depth(tree: &Tree, block: &Block) -> usize {
        let inner = block.statements.iter().map(|statement| {
            let tokens = &tree.tokens[statement.first as usize..statement.last as usize];
            let mut open = 0usize;
            let mut most = 0;
            for token in tokens {
                match token.kind {
                    Kind::OpenParenthesis => open += 1,
                    Kind::CloseParenthesis => open = open.saturating_sub(1),
                    _ => {}
                }
                most = most.max(open);
            }
            let inner = statement.block.as_ref().map_or(0, |block| 1 + depth(tree, block));
            most.max(inner)
        });
        inner.max().unwrap_or(0)
    }

    /// The deepest nesting that the scan counts, and the pieces.
    fn counted(text: &str) -> (usize, usize) {
        let mut scan = Scan::new(text);
        let mut most = 0;
        while scan.at < text.len() {
            scan.step();
            most = most.max(scan.depth());
        }
        (most, scan.pieces)
    }

    proptest! {
        #[test]
        fn never_counts_less_than_the_grammar_nests_and_reads(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "{", "{", "{ ", "}", "(", "(", ")", "\"", "\"\"\"", "“", "”", "„", "\\", "#", "\n", "\n", "\r\n",
                    "\r", "\u{1}", " ", "\t", "\u{A0}", "and", "or", "or ", "guide", "guide ", "app x ", "\nguide \"",
                    "\napp x \"", "a", "é", "x.y", "{x}", "{x.y}", "1", "1(", "1.", "1(a)", "1+", "12L", ";", ",", ".", "->", "-", "$", "\u{301}",
                ]),
                0..40,
            )
        ) {
            let text: String = pieces.concat();
            let tree = raw::read(&text);
            let (deepest, pieces) = counted(&text);
            prop_assert!(deepest >= depth(&tree, &tree.top), "{text:?}");
            let read = tree.tokens.len() + tree.comments.len() + tree.separators.len();
            prop_assert!(pieces >= read, "{text:?} {pieces} {read}");
        }
    }
}
