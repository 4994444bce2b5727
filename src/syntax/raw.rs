//! A file as statements and blocks of tokens: what the grammar sees, before words have a meaning.

use super::grammar::{Grammar, Rule};
use crate::source::Span;
use pest::{Parser, Token as Edge};

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Number,
    /// A closed string on one line.
    Text,
    /// A closed `"""` string.
    BlockText,
    /// A string without its closing quotation mark.
    OpenText,
    /// `{name}`.
    Reference,
    /// `->`.
    Arrow,
    /// `>`.
    Greater,
    Comma,
    Colon,
    /// `=`.
    Equals,
    OpenParenthesis,
    CloseParenthesis,
    /// Any other sign.
    Sign,
    Unknown,
    /// A `}` that closes nothing.
    Surplus,
}

/// A word, string or sign of a statement, in bytes of the file.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
}

/// A statement: its tokens are a range of [`Tree::tokens`].
#[derive(Debug)]
pub struct Statement {
    pub first: u32,
    pub last: u32,
    pub block: Option<Block>,
    pub start: u32,
    pub end: u32,
}

/// A block, or the whole file.
#[derive(Debug, Default)]
pub struct Block {
    /// Its opening brace.
    pub open: u32,
    /// Its closing brace, if it has one.
    pub close: Option<u32>,
    /// Behind its closing brace, or where it was cut off.
    pub end: u32,
    pub statements: Vec<Statement>,
}

/// A whole file.
#[derive(Debug, Default)]
pub struct Tree {
    pub tokens: Vec<Token>,
    pub top: Block,
    /// The places of comments and of `;`.
    pub comments: Vec<(u32, u32)>,
    pub separators: Vec<u32>,
    /// The braces that begin a line, of blocks that belong to the statement before: its end, and theirs.
    pub late_blocks: Vec<(u32, u32)>,
}

impl Tree {
    /// The innermost statement around a place.
    pub fn innermost(&self, place: u32) -> Option<&Statement> {
        let mut found = None;
        let mut statements = self.top.statements.as_slice();
        while let Some(around) = around(statements, place) {
            found = Some(around);
            statements = around.block.as_ref().map_or(&[], |block| block.statements.as_slice());
        }
        found
    }

    /// Whether it is the place of a `;`.
    pub fn is_separator(&self, place: Span) -> bool {
        place.end == place.start + 1 && self.separators.binary_search(&place.start).is_ok()
    }

    /// The words of the statement that an error is about. None if it is about a brace or a `;`, which say nothing about
    /// words; where those stand is guessed from how lines are indented.
    pub(super) fn words_around(&self, error: Span) -> Option<(u32, u32)> {
        let statement = self.innermost(error.start).filter(|_| !self.is_separator(error))?;
        let tokens = self.tokens.get(statement.first as usize..statement.last as usize)?;
        let (start, end) = (tokens.first()?.start, tokens.last()?.end);
        let is_inside = error.start < end || error.start == error.end && error.start == end;
        is_inside.then_some((start, end))
    }
}

fn around(statements: &[Statement], place: u32) -> Option<&Statement> {
    let behind = statements.partition_point(|statement| statement.start <= place);
    statements.get(behind.checked_sub(1)?).filter(|statement| place <= statement.end)
}

/// Reads a file. The grammar takes every text; should it ever not, the tree is empty.
pub(super) fn read(text: &str) -> Tree {
    let mut builder = Builder { text, tree: Tree::default(), open: Vec::new(), begin: 0 };
    let Ok(pairs) = Grammar::parse(Rule::file, text) else { return builder.tree };
    for edge in pairs.tokens() {
        match edge {
            Edge::Start { rule, pos } => builder.start(rule, pos.pos() as u32),
            Edge::End { rule, pos } => builder.end(rule, pos.pos() as u32),
        }
    }
    builder.tree
}

/// A statement or block whose end has not come yet.
enum Frame {
    Statement(Statement),
    Block(Block),
}

struct Builder<'text> {
    text: &'text str,
    tree: Tree,
    open: Vec<Frame>,
    /// Where the token at hand began; tokens do not nest.
    begin: u32,
}

impl Builder<'_> {
    fn start(&mut self, rule: Rule, at: u32) {
        match rule {
            Rule::statement => {
                let first = self.tree.tokens.len() as u32;
                let statement = Statement { first, last: first, block: None, start: at, end: at };
                self.open.push(Frame::Statement(statement));
            }
            Rule::block => self.open.push(Frame::Block(Block { open: at, ..Block::default() })),
            _ => self.begin = at,
        }
    }

    fn end(&mut self, rule: Rule, at: u32) {
        match rule {
            Rule::statement => self.end_statement(at),
            Rule::block => self.end_block(at),
            Rule::close => {
                if let Some(Frame::Block(block)) = self.open.last_mut() {
                    block.close = Some(self.begin);
                }
            }
            Rule::comment => {
                let length = self.slice(at).trim_end().len() as u32;
                self.tree.comments.push((self.begin, self.begin + length));
            }
            Rule::separator => self.tree.separators.push(self.begin),
            Rule::surplus => self.surplus(at),
            Rule::file | Rule::EOI => self.tree.top.end = at,
            _ => self.token(kind(rule, self.slice(at)), at),
        }
    }

    fn slice(&self, end: u32) -> &str {
        self.text.get(self.begin as usize..end as usize).unwrap_or("")
    }

    fn token(&mut self, kind: Kind, end: u32) {
        self.tree.tokens.push(Token { kind, start: self.begin, end });
        if let Some(Frame::Statement(statement)) = self.open.last_mut() {
            statement.last = self.tree.tokens.len() as u32;
        }
    }

    fn end_statement(&mut self, at: u32) {
        let Some(Frame::Statement(mut statement)) = self.open.pop() else { return };
        let last = self.tree.tokens.last().map_or(at, |token| token.end);
        statement.end = if statement.block.is_some() { at } else { last };
        let siblings = match self.open.last_mut() {
            Some(Frame::Block(block)) => &mut block.statements,
            _ => &mut self.tree.top.statements,
        };
        let tokens = &self.tree.tokens;
        let text = self.text;
        let before =
            siblings.last_mut().filter(|before| before.block.is_none() && before.first < before.last);
        match before {
            // A block that stands on lines of its own belongs to the statement before.
            Some(before) if statement.first == statement.last => {
                self.tree.late_blocks.push((before.end, statement.start));
                before.end = statement.end;
                before.block = statement.block;
            }
            // A line break in parentheses ends no statement, where the next line is indented.
            Some(before)
                if open_parentheses(tokens, before) > 0
                    && open_parentheses(tokens, &statement) < 0
                    && column(text, before.start) < column(text, statement.start) =>
            {
                *before = Statement { first: before.first, start: before.start, ..statement };
            }
            _ => siblings.push(statement),
        }
    }

    fn end_block(&mut self, at: u32) {
        let Some(Frame::Block(mut block)) = self.open.pop() else { return };
        block.end = at;
        if let Some(Frame::Statement(statement)) = self.open.last_mut() {
            statement.block = Some(block);
        }
    }

    fn surplus(&mut self, end: u32) {
        let first = self.tree.tokens.len() as u32;
        self.token(Kind::Surplus, end);
        let statement = Statement { first, last: first + 1, block: None, start: self.begin, end };
        self.tree.top.statements.push(statement);
    }
}

/// How many bytes stand on the line before that one.
fn column(text: &str, at: u32) -> usize {
    let before = text.get(..at as usize).unwrap_or("");
    before.len() - before.rfind('\n').map_or(0, |end| end + 1)
}

/// How many more parentheses a statement opens than it closes.
fn open_parentheses(tokens: &[Token], statement: &Statement) -> i32 {
    let own = tokens.get(statement.first as usize..statement.last as usize).unwrap_or(&[]);
    own.iter()
        .map(|token| match token.kind {
            Kind::OpenParenthesis => 1,
            Kind::CloseParenthesis => -1,
            _ => 0,
        })
        .sum()
}

fn kind(rule: Rule, text: &str) -> Kind {
    match rule {
        Rule::word | Rule::joiner => Kind::Word,
        Rule::number => Kind::Number,
        Rule::string => Kind::Text,
        Rule::block_string => Kind::BlockText,
        Rule::open_string => Kind::OpenText,
        Rule::reference => Kind::Reference,
        Rule::open_paren => Kind::OpenParenthesis,
        Rule::close_paren => Kind::CloseParenthesis,
        Rule::symbol => match text {
            "->" | "→" | "⇒" => Kind::Arrow,
            ">" | "›" => Kind::Greater,
            "," => Kind::Comma,
            ":" => Kind::Colon,
            "=" => Kind::Equals,
            _ => Kind::Sign,
        },
        _ => Kind::Unknown,
    }
}
