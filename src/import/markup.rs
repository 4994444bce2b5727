//! Markdown to a small tree of blocks. The only place here that knows the Markdown library.

use std::rc::Rc;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::tidy::{Mark, Tidy};
use super::token::{Dress, Kind, Token, Tokens};

/// A part of a text.
#[derive(Debug)]
pub(super) enum Node {
    Heading {
        level: u8,
        words: Vec<Token>,
    },
    Paragraph(Vec<Token>),
    /// The words below a picture.
    Caption(Vec<Token>),
    List {
        ordered: bool,
        items: Vec<Vec<Node>>,
    },
    Quote(Vec<Node>),
    Code {
        language: String,
        text: String,
        line: u32,
    },
    /// What the columns of a table are called.
    Columns(Vec<Token>),
    /// Where a condition begins or ends, by its number.
    Mark(usize, u32),
}

/// Lists and quotations may nest so deep; deeper ones are read as if they were beside each other.
const DEEPEST: usize = 10;

enum Frame {
    Blocks(Vec<Node>),
    Quote(Vec<Node>),
    Item(Vec<Node>),
    List { ordered: bool, items: Vec<Vec<Node>> },
}

struct Builder<'t> {
    tidy: &'t Tidy,
    starts: Vec<usize>,
    frames: Vec<Frame>,
    /// For each list, quotation or item that has not ended, whether it made a frame.
    entered: Vec<bool>,
    tokens: Tokens<'t>,
    /// What is bold or emphasised, how deep, and its words so far.
    styled: Option<(Dress, usize, String)>,
    picture: Option<(String, String)>,
    struck: Option<String>,
    code: Option<(String, String, u32)>,
    line: u32,
}

/// The blocks of a text.
pub(super) fn read(tidy: &Tidy) -> Vec<Node> {
    let starts = std::iter::once(0).chain(tidy.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut builder = Builder {
        tidy,
        starts,
        frames: vec![Frame::Blocks(Vec::new())],
        entered: Vec::new(),
        tokens: Tokens::new(&tidy.marks),
        styled: None,
        picture: None,
        struck: None,
        code: None,
        line: 1,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&tidy.text, options).into_offset_iter() {
        builder.line = builder.line_at(range.start);
        builder.tokens.at(builder.line);
        builder.event(event);
    }
    builder.flush();
    while builder.frames.len() > 1 {
        builder.leave();
    }
    match builder.frames.pop() {
        Some(Frame::Blocks(nodes)) => nodes,
        _ => Vec::new(),
    }
}

impl Builder<'_> {
    fn line_at(&self, place: usize) -> u32 {
        let number = self.starts.partition_point(|start| *start <= place).saturating_sub(1);
        self.tidy.origins.get(number).or(self.tidy.origins.last()).copied().unwrap_or(1)
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text)
            }
            Event::Code(code) => match self.run() {
                Some(words) => words.push_str(&code),
                None => self.tokens.push(Kind::Code, &safe(&code), Dress::Code),
            },
            Event::SoftBreak => match self.run() {
                Some(words) => words.push(' '),
                None => self.tokens.space(),
            },
            Event::HardBreak => match self.run() {
                Some(words) => words.push(' '),
                None => self.tokens.push(Kind::Break, "", Dress::Plain),
            },
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    /// The words that are struck out, bold or emphasised at the place at hand.
    fn run(&mut self) -> Option<&mut String> {
        self.struck.as_mut().or(self.styled.as_mut().map(|(_, _, words)| words))
    }

    fn text(&mut self, text: &str) {
        let text = safe(text);
        if let Some((_, code, _)) = &mut self.code {
            code.push_str(&text);
        } else if let Some((_, alt)) = &mut self.picture {
            alt.push_str(&text);
        } else if let Some(words) = self.run() {
            words.push_str(&text);
        } else {
            self.tokens.plain(&text);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.style(Dress::Strong),
            Tag::Emphasis => self.style(Dress::Emphasis),
            Tag::Strikethrough => {
                self.unstyle();
                self.struck.get_or_insert_default();
            }
            Tag::Link { dest_url, .. } => {
                self.unstyle();
                self.tokens.link(Some(Rc::from(safe(&dest_url))));
            }
            Tag::Image { dest_url, .. } => {
                self.unstyle();
                self.picture = Some((safe(&dest_url), String::new()));
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let language = match kind {
                    CodeBlockKind::Fenced(language) => safe(&language),
                    CodeBlockKind::Indented => "indented".to_owned(),
                };
                self.code = Some((language, String::new(), self.line));
            }
            Tag::List(start) => self.enter(Frame::List { ordered: start.is_some(), items: Vec::new() }),
            Tag::Item => self.enter(Frame::Item(Vec::new())),
            Tag::BlockQuote(_) => self.enter(Frame::Quote(Vec::new())),
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock | Tag::Table(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => match &mut self.styled {
                Some((_, depth, _)) if *depth > 1 => *depth -= 1,
                _ => self.unstyle(),
            },
            TagEnd::Strikethrough => self.unstrike(),
            TagEnd::Link => {
                self.unstyle();
                self.tokens.link(None);
            }
            TagEnd::Image => {
                if let Some((path, alt)) = self.picture.take() {
                    self.tokens.picture(&path, &alt);
                }
            }
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.flush();
                if self.entered.pop() == Some(true) {
                    self.leave();
                }
            }
            TagEnd::Heading(level) => {
                self.unstyle();
                let words = self.tokens.take();
                self.block(Node::Heading { level: level as u8, words });
            }
            TagEnd::TableCell => self.tokens.push(Kind::Break, "", Dress::Plain),
            TagEnd::TableHead => {
                self.unstyle();
                let words = self.tokens.take();
                self.block(Node::Columns(words));
            }
            TagEnd::TableRow => {
                self.unstyle();
                self.tokens.leave_out_number();
                self.flush();
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn style(&mut self, dress: Dress) {
        match &mut self.styled {
            Some((_, depth, _)) => *depth += 1,
            None => self.styled = Some((dress, 1, String::new())),
        }
    }

    fn unstrike(&mut self) {
        if let Some(words) = self.struck.take().filter(|words| !words.trim().is_empty()) {
            self.tokens.push(Kind::Struck, words.trim(), Dress::Plain);
        }
    }

    fn unstyle(&mut self) {
        if let Some((dress, _, words)) = self.styled.take() {
            self.tokens.styled(&words, dress);
        }
    }

    /// What is indented in a plain text is rarely code: each line is a sentence.
    fn code_block(&mut self) {
        let Some((language, text, line)) = self.code.take() else { return };
        if language != "indented" {
            return self.block(Node::Code { language, text, line });
        }
        for (number, words) in text.lines().enumerate() {
            self.tokens.at(line + number as u32);
            self.tokens.plain(words);
            self.tokens.push(Kind::Break, "", Dress::Plain);
        }
        self.flush();
    }

    fn enter(&mut self, frame: Frame) {
        self.flush();
        let is_fitting =
            !matches!(frame, Frame::Item(_)) || matches!(self.frames.last(), Some(Frame::List { .. }));
        let enters = self.frames.len() <= DEEPEST * 2 && is_fitting;
        self.entered.push(enters);
        if enters {
            self.frames.push(frame);
        }
    }

    fn leave(&mut self) {
        match self.frames.pop() {
            Some(Frame::Quote(nodes)) => self.block(Node::Quote(nodes)),
            Some(Frame::List { ordered, items }) => self.block(Node::List { ordered, items }),
            Some(Frame::Item(nodes)) => {
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(nodes);
                }
            }
            Some(Frame::Blocks(nodes)) => self.frames.push(Frame::Blocks(nodes)),
            None => {}
        }
    }

    fn block(&mut self, node: Node) {
        match self.frames.last_mut() {
            Some(Frame::Blocks(nodes) | Frame::Quote(nodes) | Frame::Item(nodes)) => nodes.push(node),
            Some(Frame::List { items, .. }) => items.push(vec![node]),
            None => {}
        }
    }

    /// Ends a paragraph.
    fn flush(&mut self) {
        self.unstrike();
        self.unstyle();
        if self.tokens.is_empty() {
            return;
        }
        let tokens = self.tokens.take();
        let is_caption =
            |token: &Token| matches!(token.kind, Kind::Mark(number) if self.is(number, &Mark::Caption));
        if tokens.first().is_some_and(is_caption) {
            return self.block(Node::Caption(tokens));
        }
        if tokens.iter().all(|token| matches!(token.kind, Kind::Mark(_))) {
            for token in tokens {
                if let Kind::Mark(number) = token.kind {
                    self.block(Node::Mark(number, token.line));
                }
            }
            return;
        }
        self.block(Node::Paragraph(tokens));
    }

    fn is(&self, number: usize, mark: &Mark) -> bool {
        self.tidy.marks.get(number) == Some(mark)
    }
}

/// A character that stands behind a number such as `&#27;` may be one that no guide may hold.
fn safe(text: &str) -> String {
    let is_mark = |character: char| matches!(character, '\u{FDD0}' | '\u{FDD1}');
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        let is_forbidden = crate::syntax::forbidden_character(character.encode_utf8(&mut [0; 4])).is_some();
        kept.push(if is_forbidden && !is_mark(character) { char::REPLACEMENT_CHARACTER } else { character });
    }
    kept
}
