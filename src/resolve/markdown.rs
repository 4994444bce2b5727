//! Markdown to prose blocks. References stand in the text as runs of characters that no text holds.

use pulldown_cmark::{Alignment as Column, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag};

use super::frame::{Container, Frame, LinkTo};
use super::marks::{Part, marked, parts};
use super::prose::{Address, as_written};
use super::resolver::Resolver;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::prose as codes;
use crate::diagnostic::codes::syntax::FORBIDDEN_CHARACTER;
use crate::model::text::{Alignment, Inline, ProseBlock};
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::ast::text::{Piece, Text};
use crate::syntax::forbidden_character;
use crate::text::visible;
use std::collections::BTreeSet;

/// Lists, quotations and emphasis may nest so deep.
const DEEPEST: usize = 16;

/// The blocks of a prose text.
pub(super) fn read(resolver: &mut Resolver<'_>, text: &Text) -> Vec<ProseBlock> {
    let source = marked(text);
    let mut builder = Builder {
        resolver,
        text,
        references: text.pieces.iter().filter_map(reference).collect(),
        searched: text.span.start,
        frames: vec![Frame::blocks(Container::Root)],
        entered: Vec::new(),
        too_deep: false,
        forbidden: false,
        used: BTreeSet::new(),
    };
    let parser = Parser::new_ext(&source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let defined: Vec<String> = parser.reference_definitions().iter().map(|(name, _)| plain(name)).collect();
    for event in parser {
        builder.event(event);
    }
    builder.refuse_unused(&defined);
    while builder.frames.len() > 1 {
        builder.leave();
    }
    match builder.frames.pop() {
        Some(Frame::Blocks { blocks, .. }) => blocks,
        _ => Vec::new(),
    }
}

/// The name of a definition, as they are compared.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn reference(piece: &Piece) -> Option<(&[Name], Span)> {
    match piece {
        Piece::Reference { path, span } => Some((path, *span)),
        Piece::Text(_) => None,
    }
}

struct Builder<'r, 'a> {
    resolver: &'r mut Resolver<'a>,
    text: &'r Text,
    /// The references of the text, by their numbers.
    references: Vec<(&'r [Name], Span)>,
    /// Up to here the source was searched for addresses, which come in order.
    searched: u32,
    /// Never empty: the first holds the result.
    frames: Vec<Frame>,
    /// For each beginning that has not ended, whether it made a frame.
    entered: Vec<bool>,
    too_deep: bool,
    /// Whether a character was refused.
    forbidden: bool,
    /// The definitions of links that links use.
    used: BTreeSet<String>,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => {
                if self.entered.pop() == Some(true) {
                    self.leave();
                }
            }
            Event::Text(text) | Event::InlineHtml(text) => self.words(&text),
            // A line of a block of HTML, with its end.
            Event::Html(text) => self.words(&text.replace('\n', " ")),
            Event::Code(code) => self.code(&code),
            Event::SoftBreak => self.inline(Inline::Text(" ".to_owned())),
            Event::HardBreak => self.inline(Inline::LineBreak),
            Event::Rule => self.block(ProseBlock::Rule),
            // These are switched off.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.words(&text)
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let nests = matches!(
            tag,
            Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::Strong
                | Tag::Emphasis
                | Tag::Strikethrough
                | Tag::Link { .. }
        );
        let needs_parent = matches!(tag, Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell);
        let ignored =
            (nests && self.frames.len() > DEEPEST) || (needs_parent && self.entered.last() == Some(&false));
        if ignored {
            self.refuse_depth();
            self.entered.push(false);
            return;
        }
        let frame = self.frame(tag);
        self.entered.push(frame.is_some());
        self.frames.extend(frame);
    }

    fn frame(&mut self, tag: Tag<'_>) -> Option<Frame> {
        Some(match tag {
            Tag::Paragraph | Tag::HtmlBlock => Frame::Paragraph(Vec::with_capacity(1)),
            Tag::Heading { level, .. } => Frame::Heading(level as u8, Vec::new()),
            Tag::BlockQuote(_) => Frame::blocks(Container::Quote),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => self.as_written(&language),
                    CodeBlockKind::Indented => String::new(),
                };
                Frame::Code { language, text: String::new() }
            }
            Tag::List(start) => Frame::List { start, items: Vec::new() },
            Tag::Item => Frame::blocks(Container::Item),
            Tag::Table(columns) => Frame::Table {
                alignments: columns.into_iter().map(alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            },
            Tag::TableHead => Frame::Row { head: true, cells: Vec::new() },
            Tag::TableRow => Frame::Row { head: false, cells: Vec::new() },
            Tag::TableCell => Frame::Cell(Vec::new()),
            Tag::Emphasis => Frame::Emphasis(Vec::new()),
            Tag::Strong => Frame::Strong(Vec::new()),
            Tag::Strikethrough => Frame::Strikethrough(Vec::new()),
            Tag::Link { link_type, dest_url, id, .. } => {
                self.used.insert(plain(&id));
                Frame::Link(self.link(link_type, &dest_url), Vec::new())
            }
            Tag::Image { dest_url, .. } => {
                self.refuse_picture(&dest_url);
                Frame::Link(LinkTo::Nothing, Vec::new())
            }
            // These are switched off.
            _ => return None,
        })
    }

    /// Ends the innermost frame and hands what it holds to the one around it.
    fn leave(&mut self) {
        if self.frames.len() < 2 {
            return;
        }
        match self.frames.pop() {
            Some(Frame::Paragraph(inlines)) if inlines.is_empty() => {}
            Some(Frame::Paragraph(inlines)) => self.block(ProseBlock::Paragraph(inlines)),
            Some(Frame::Heading(level, inlines)) => self.block(ProseBlock::Heading { level, inlines }),
            Some(Frame::Code { language, text }) => self.block(ProseBlock::Code { language, text }),
            Some(Frame::List { start, items }) => self.block(ProseBlock::List { start, items }),
            Some(Frame::Table { alignments, head, rows }) => {
                self.block(ProseBlock::Table { alignments, head, rows })
            }
            Some(Frame::Blocks { container: Container::Item, blocks, .. }) => {
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(blocks);
                }
            }
            Some(Frame::Blocks { blocks, .. }) => self.block(ProseBlock::Quote(blocks)),
            Some(Frame::Row { head: is_head, cells }) => {
                if let Some(Frame::Table { head, rows, .. }) = self.frames.last_mut() {
                    if is_head { *head = cells } else { rows.push(cells) }
                }
            }
            Some(Frame::Cell(inlines)) => {
                if let Some(Frame::Row { cells, .. }) = self.frames.last_mut() {
                    cells.push(inlines);
                }
            }
            Some(Frame::Strong(inlines)) => self.inline(Inline::Strong(inlines)),
            Some(Frame::Emphasis(inlines)) => self.inline(Inline::Emphasis(inlines)),
            Some(Frame::Strikethrough(inlines)) => self.inline(Inline::Strikethrough(inlines)),
            Some(Frame::Link(to, inlines)) => match to {
                LinkTo::Address(address) => self.inline(Inline::Link { address, inlines }),
                LinkTo::Target(span, to) => self.inline(Inline::Reference { span, to, inlines }),
                LinkTo::Nothing => inlines.into_iter().for_each(|inline| self.inline(inline)),
            },
            None => {}
        }
    }

    fn block(&mut self, block: ProseBlock) {
        for frame in self.frames.iter_mut().rev() {
            if let Frame::Blocks { blocks, open, .. } = frame {
                blocks.push(block);
                *open = false;
                return;
            }
        }
    }

    fn inline(&mut self, inline: Inline) {
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Paragraph(inlines)
                | Frame::Heading(_, inlines)
                | Frame::Cell(inlines)
                | Frame::Strong(inlines)
                | Frame::Emphasis(inlines)
                | Frame::Strikethrough(inlines)
                | Frame::Link(_, inlines) => return push(inlines, inline),
                Frame::Blocks { blocks, open, .. } => {
                    match blocks.last_mut() {
                        Some(ProseBlock::Paragraph(inlines)) if *open => push(inlines, inline),
                        _ => blocks.push(ProseBlock::Paragraph(vec![inline])),
                    }
                    *open = true;
                    return;
                }
                Frame::Code { .. } | Frame::List { .. } | Frame::Table { .. } | Frame::Row { .. } => {}
            }
        }
    }

    /// A definition that no link uses would vanish with what it says.
    fn refuse_unused(&mut self, defined: &[String]) {
        if let Some(name) = defined.iter().find(|name| !self.used.contains(*name)) {
            let name = name.chars().filter(|letter| !letter.is_control()).take(40).collect::<String>();
            let title = format!("`[{}]: …` would print nothing", visible(&name));
            let finding = Diagnostic::new(&codes::UNUSED_DEFINITION, title)
                .at(self.text.span, "Markdown reads this as the address of a link, and no link uses it")
                .help("write `\\[` to print a bracket, or give the address in the link: `[words](address)`");
            self.resolver.report(finding);
        }
    }

    /// A number such as `&#27;` may stand for a character that no guide may hold.
    fn refuse_hidden(&mut self, words: &str) {
        let Some((character, what)) = forbidden_character(words).filter(|_| !self.forbidden) else { return };
        self.forbidden = true;
        let title = format!("the character U+{:04X} is not allowed", u32::from(character));
        let finding = Diagnostic::new(&FORBIDDEN_CHARACTER, title).at(self.text.span, what);
        self.resolver.report(finding.help("take out the `&#…;` that stands for it"));
    }

    fn words(&mut self, text: &str) {
        if let Some(Frame::Code { .. }) = self.frames.last() {
            let written = self.as_written(text);
            if let Some(Frame::Code { text, .. }) = self.frames.last_mut() {
                text.push_str(&written);
            }
            return;
        }
        for part in parts(text) {
            match part {
                Part::Words(words) => {
                    self.refuse_hidden(words);
                    self.inline(Inline::Text(words.to_owned()));
                }
                Part::Reference(index) => self.reference(index),
            }
        }
    }

    fn code(&mut self, code: &str) {
        for part in parts(code) {
            match part {
                Part::Words(words) => self.inline(Inline::Code(words.to_owned())),
                Part::Reference(index) => self.reference(index),
            }
        }
    }

    fn reference(&mut self, index: usize) {
        if let Some((path, span)) = self.references.get(index).copied() {
            let inline = self.resolver.prose_reference(path, span);
            self.inline(inline);
        }
    }

    /// Code and languages hold braces as they are written.
    fn as_written(&self, text: &str) -> String {
        let mut written = String::new();
        for part in parts(text) {
            match part {
                Part::Words(words) => written.push_str(words),
                Part::Reference(index) => {
                    let path = self.references.get(index).map(|(path, _)| *path).unwrap_or_default();
                    written.push_str(&as_written(path));
                }
            }
        }
        written
    }

    fn link(&mut self, kind: LinkType, address: &CowStr<'_>) -> LinkTo {
        let held = parts(address).into_iter().find_map(|part| match part {
            Part::Reference(index) => self.references.get(index).map(|(_, span)| *span),
            Part::Words(_) => None,
        });
        if let Some(span) = held {
            let finding = Diagnostic::new(&codes::REFUSED_ADDRESS, "an address cannot hold a value");
            self.resolver.report(finding.at(span, ""));
            return LinkTo::Nothing;
        }
        let span = self.place_of(address);
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_string() };
        match self.resolver.link(&address, span) {
            Address::Outside(address) => LinkTo::Address(address),
            Address::Inside(target) => LinkTo::Target(span, target),
            Address::Nowhere => LinkTo::Nothing,
        }
    }

    fn refuse_picture(&mut self, address: &CowStr<'_>) {
        let span = self.place_of(address);
        let finding = Diagnostic::new(&codes::PICTURE_IN_PROSE, "a picture cannot stand in a text")
            .at(span, "")
            .help("write `picture \"path\" \"what it shows\"` as a line of its own");
        self.resolver.report(finding);
    }

    fn refuse_depth(&mut self) {
        if !std::mem::replace(&mut self.too_deep, true) {
            let finding = Diagnostic::new(&codes::PROSE_TOO_DEEP, "this text nests too deep")
                .at(self.text.span, "")
                .note(format!("lists, quotations and emphasis nest at most {DEEPEST} deep"));
            self.resolver.report(finding);
        }
    }

    /// Where an address stands in the source; the whole text if it was written with escapes.
    fn place_of(&mut self, address: &str) -> Span {
        let rest = Span { start: self.searched, ..self.text.span };
        let found = self.resolver.sources.slice(rest).find(address).filter(|_| !address.is_empty());
        let Some(offset) = found.and_then(|offset| u32::try_from(offset).ok()) else {
            // What cannot be found once would be searched for again and again.
            self.searched = self.text.span.end;
            return self.text.span;
        };
        let start = self.searched + offset;
        let end = start + u32::try_from(address.len()).unwrap_or(0);
        self.searched = end;
        Span::new(self.text.span.file, start, end)
    }
}

/// Adds an inline; words next to words become one.
fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(after)) => before.push_str(&after),
        (_, inline) => inlines.push(inline),
    }
}

fn alignment(column: Column) -> Alignment {
    match column {
        Column::None => Alignment::None,
        Column::Left => Alignment::Left,
        Column::Center => Alignment::Center,
        Column::Right => Alignment::Right,
    }
}
