//! Words, labels and signs of a text, in order, with the line of the source that each stands on. Knows nothing of
//! Markdown's blocks and of guides.

use std::rc::Rc;

use super::tidy::Mark;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or number of a sentence.
    Word,
    /// What is bold, emphasised or in quotation marks.
    Label,
    Code,
    /// `>` and its like between the parts of a way through menus.
    Arrow,
    Comma,
    Semicolon,
    Colon,
    /// The end of a sentence.
    Stop,
    Open,
    Close,
    Sign,
    /// A line end that is meant.
    Break,
    /// The text is what it shows, the link where it lies.
    Picture,
    /// What is struck out.
    Struck,
    /// Where a condition begins or ends, by its number.
    Mark(usize),
}

/// How a token looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress {
    Plain,
    Strong,
    Emphasis,
    Code,
    Quoted,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) dress: Dress,
    /// Whether a blank stands before it.
    pub(super) spaced: bool,
    pub(super) line: u32,
    pub(super) link: Option<Rc<str>>,
}

impl Token {
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// The word in small letters; empty for what is no plain word.
    pub(super) fn lower(&self) -> String {
        match self.kind {
            Kind::Word => self.text.to_lowercase().replace('’', "'"),
            _ => String::new(),
        }
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
    }
}

/// Tokens between two places.
pub(super) fn cut(tokens: &[Token], from: usize, to: usize) -> &[Token] {
    tokens.get(from..to.min(tokens.len())).unwrap_or(&[])
}

/// The line that tokens begin on.
pub(super) fn line_of(tokens: &[Token]) -> u32 {
    tokens.first().map_or(0, |token| token.line)
}

/// Words behind which a point is no end.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "etc", "vs", "approx"];
const ARROWS: &[char] = &['>', '→', '›', '»', '≫', '➔', '➜', '➡', '▸', '▶', '⇒', '⇨', '➝', '➞', '⟶'];
/// Between blanks it is one, too.
const BAR: &str = " | ";
/// What may stand inside a word.
const INSIDE: &[char] = &['\'', '’', '-', '_', '.', '/', '\\', '@', '&', '+', '%', '#', ':', ',', '='];
/// More words than these are no label.
const LONGEST_LABEL: usize = 10;

/// Cuts texts into tokens.
pub(super) struct Tokens<'m> {
    marks: &'m [Mark],
    tokens: Vec<Token>,
    spaced: bool,
    line: u32,
    link: Option<Rc<str>>,
}

impl<'m> Tokens<'m> {
    pub(super) fn new(marks: &'m [Mark]) -> Self {
        Self { marks, tokens: Vec::new(), spaced: false, line: 1, link: None }
    }

    pub(super) fn at(&mut self, line: u32) {
        self.line = line;
    }

    pub(super) fn link(&mut self, link: Option<Rc<str>>) {
        self.link = link;
    }

    pub(super) fn space(&mut self) {
        self.spaced = true;
    }

    pub(super) fn take(&mut self) -> Vec<Token> {
        self.spaced = false;
        std::mem::take(&mut self.tokens)
    }

    /// Takes out a number that stands in the first cell of a row.
    pub(super) fn leave_out_number(&mut self) {
        let is_number = |token: &Token| {
            token.is(Kind::Word)
                && token.text.len() < 4
                && token.text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let ends = self.tokens.get(1).is_some_and(|next| next.is(Kind::Break)) && self.tokens.len() > 2;
        if ends && self.tokens.first().is_some_and(is_number) {
            self.tokens.drain(..2);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    pub(super) fn push(&mut self, kind: Kind, text: &str, dress: Dress) {
        let (spaced, link) = (std::mem::take(&mut self.spaced), self.link.clone());
        self.tokens.push(Token { kind, text: text.to_owned(), dress, spaced, line: self.line, link });
    }

    pub(super) fn picture(&mut self, path: &str, alt: &str) {
        let link = self.link.replace(path.into());
        self.push(Kind::Picture, alt, Dress::Plain);
        self.link = link;
    }

    /// Words that are marked as one: a label, or a way through several.
    pub(super) fn styled(&mut self, text: &str, dress: Dress) {
        let is_long = text.split_whitespace().count() > LONGEST_LABEL && !text.contains(ARROWS);
        if is_long && dress == Dress::Quoted {
            return self.label(text.trim(), dress);
        }
        if is_long || text.contains('\u{FDD0}') {
            return self.words(text, dress);
        }
        let mut rest = text;
        self.spaced |= text.starts_with(char::is_whitespace);
        loop {
            let bar = rest.find(BAR).map(|at| at + 1);
            let end = rest.find(ARROWS).into_iter().chain(bar).min().unwrap_or(rest.len());
            let (part, behind) = rest.split_at(end);
            let part = part.trim();
            let is_drawn = !behind.is_empty();
            self.label(if is_drawn { part.trim_end_matches(['-', '=']).trim_end() } else { part }, dress);
            let Some(arrow) = behind.chars().next() else { break };
            self.spaced = true;
            self.push(Kind::Arrow, &arrow.to_string(), Dress::Plain);
            self.spaced = true;
            rest = behind.get(arrow.len_utf8()..).unwrap_or("");
        }
        self.spaced = text.ends_with(char::is_whitespace);
    }

    /// A label without the sign of the sentence that stands in its end.
    fn label(&mut self, text: &str, dress: Dress) {
        let is_open = text.ends_with("...") || text.chars().count() < 2;
        let sign = text.chars().next_back().filter(|last| !is_open && ".,:;".contains(*last));
        let words = if sign.is_some() { text.get(..text.len() - 1).unwrap_or("").trim_end() } else { text };
        if !words.is_empty() {
            self.push(Kind::Label, words, dress);
        }
        if let Some(sign) = sign {
            self.push(sign_kind(sign), &sign.to_string(), Dress::Plain);
        }
    }

    /// Plain words and signs.
    pub(super) fn plain(&mut self, text: &str) {
        self.words(text, Dress::Plain);
    }

    fn words(&mut self, text: &str, dress: Dress) {
        let mut rest = text;
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            let taken = self.next(rest, first, before, dress);
            let (done, behind) = rest.split_at_checked(taken.max(first.len_utf8())).unwrap_or((rest, ""));
            before = done.chars().next_back().unwrap_or(' ');
            rest = behind;
        }
    }

    /// Reads one thing; returns its bytes.
    fn next(&mut self, rest: &str, first: char, before: char, dress: Dress) -> usize {
        if first.is_whitespace() {
            self.spaced = true;
            return first.len_utf8();
        }
        if first == '\u{FDD0}' {
            return self.mark(rest);
        }
        if let Some(inside) = quoted(rest, first, before) {
            self.styled(inside, Dress::Quoted);
            let length = first.len_utf8() + inside.len();
            let close = rest.get(length..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            return length + close;
        }
        let drawn = ["-->", "->", "=>", ">>"].into_iter().find(|arrow| rest.starts_with(arrow));
        if let Some(arrow) = drawn {
            self.push(Kind::Arrow, arrow, Dress::Plain);
            return arrow.len();
        }
        if ARROWS.contains(&first) {
            self.push(Kind::Arrow, &first.to_string(), Dress::Plain);
            return first.len_utf8();
        }
        if first == '|' && self.spaced && rest.starts_with("| ") && !self.tokens.is_empty() {
            self.push(Kind::Arrow, "|", Dress::Plain);
            return 1;
        }
        if first.is_alphanumeric()
            || matches!(first, '\\' | '/' | '$') && rest.chars().nth(1).is_some_and(char::is_alphanumeric)
        {
            let length = word_length(rest);
            self.push(Kind::Word, rest.get(..length).unwrap_or(""), dress);
            return length;
        }
        if rest.starts_with("...") || first == '…' {
            let length = if first == '…' { first.len_utf8() } else { 3 };
            self.push(Kind::Sign, rest.get(..length).unwrap_or(""), dress);
            return length;
        }
        let kind = if matches!(first, '&' | '+') { Kind::Word } else { sign_kind(first) };
        self.push(kind, &first.to_string(), dress);
        first.len_utf8()
    }

    /// What [`super::tidy`] has put in the place of a tag.
    fn mark(&mut self, rest: &str) -> usize {
        let end = rest.find('\u{FDD1}').unwrap_or(0);
        let number = rest.get('\u{FDD0}'.len_utf8()..end).and_then(|digits| digits.parse::<usize>().ok());
        let Some(number) = number else { return 0 };
        match self.marks.get(number) {
            Some(Mark::Picture { path, alt }) => self.picture(path, alt),
            Some(Mark::Break) => self.push(Kind::Break, "", Dress::Plain),
            Some(_) => self.push(Kind::Mark(number), "", Dress::Plain),
            None => {}
        }
        end + '\u{FDD1}'.len_utf8()
    }
}

fn sign_kind(sign: char) -> Kind {
    match sign {
        ',' | '、' | '，' => Kind::Comma,
        ';' | '；' => Kind::Semicolon,
        ':' | '：' => Kind::Colon,
        '.' | '!' | '?' | '。' | '！' | '？' => Kind::Stop,
        '(' => Kind::Open,
        ')' => Kind::Close,
        _ => Kind::Sign,
    }
}

/// The bytes of the word at the beginning: signs inside it belong to it, those behind it do not.
fn word_length(text: &str) -> usize {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| text.starts_with(scheme)) {
        let ends = |letter: char| letter.is_whitespace() || "<>()[]\"“”\u{FDD0}".contains(letter);
        let address = text.split(ends).next().unwrap_or(text);
        return address.trim_end_matches(['.', ',', ';', ':', '!', '?', '*']).len();
    }
    let mut length = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let follows = characters.peek().is_some_and(|next| next.is_alphanumeric());
        let joins = match character {
            // "1,000" is one word, "a,b" are two.
            ',' => text.starts_with(|first: char| first.is_ascii_digit()),
            other => INSIDE.contains(&other),
        };
        let belongs = character.is_alphanumeric() || length == 0 || joins && follows;
        if !belongs {
            break;
        }
        length += character.len_utf8();
    }
    let word = text.get(..length).unwrap_or("").to_lowercase();
    let behind = text.get(length..).unwrap_or("");
    if behind.starts_with('.') && ABBREVIATIONS.contains(&word.as_str()) { length + 1 } else { length }
}

/// Quotation marks with those that close them.
const QUOTES: &[(char, &[char])] = &[
    ('“', &['”', '"']),
    ('„', &['“', '”']),
    ('"', &['"', '”']),
    ('‘', &['’']),
    ('\'', &['\'']),
    ('「', &['」']),
];
const LONGEST_QUOTE: usize = 160;

/// What stands in the quotation marks at the beginning of a text.
fn quoted(rest: &str, first: char, before: char) -> Option<&str> {
    let (_, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let is_single = matches!(first, '‘' | '\'');
    if is_single && before.is_alphanumeric() {
        return None;
    }
    let inside = rest.get(first.len_utf8()..)?;
    let mut places = inside.char_indices().take(LONGEST_QUOTE).peekable();
    while let Some((at, character)) = places.next() {
        let follows = places.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if closing.contains(&character) && !(is_single && follows) {
            let words = inside.get(..at)?;
            let is_apart = !words.trim().is_empty() && !words.contains('\u{FDD0}');
            return is_apart.then_some(words);
        }
    }
    None
}
