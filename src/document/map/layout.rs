//! Where the cards of a map stand, what fits on them, and how the lines between them run.

use super::Whom;
use super::cards::{Card, Row};
use super::stop::Mark;
use crate::catalogue::Direction;
use crate::diagram::{Flow, Layout, Sizes, Tree, Ways};
use crate::document::builder::Builder;
use crate::document::drawing::fit::{Letters, shorten, two_lines};
use crate::document::shape::{DrawnWords, MapRow, MapScreen, MapWay, Point, ScreenMap};
use crate::readers::Set;

/// The width of every card, and how far its words are from its edges.
const WIDTH: u32 = 196;
const INSET: u32 = 12;
const INNER: u32 = WIDTH - 2 * INSET;
/// The height of a card's head with one line, of a line and of a note, and of what is below the last one.
const HEAD: u32 = 32;
const LINE: u32 = 18;
const NOTE: u32 = 15;
const FOOT: u32 = 8;
/// Between two cards beside each other, and between two layers.
const GAP: u32 = 28;
const STRIDE: u32 = 44;
/// Around everything: lines run there.
const MARGIN: u32 = 26;
/// The most room for the numbers of steps before a label.
const MOST_NUMBERS: u32 = 120;
/// Less room than this is none for a label.
const LABEL: u32 = 70;

/// What is written on a card.
struct Face {
    /// The lines of the title.
    head: Vec<String>,
    /// How many numbers have room.
    numbers: usize,
    rows: Vec<RowFace>,
}

struct RowFace {
    label: String,
    /// The first may be empty, if there is only room for the numbers on it.
    lines: Vec<String>,
    numbers: usize,
    notes: Vec<String>,
}

impl RowFace {
    fn height(&self) -> u32 {
        LINE * units(self.lines.len()) + NOTE * units(self.notes.len())
    }
}

impl Face {
    /// Of the part with the title.
    fn head(&self) -> u32 {
        HEAD + LINE * units(self.head.len()).saturating_sub(1)
    }

    fn height(&self) -> u32 {
        let rows: u32 = self.rows.iter().map(RowFace::height).sum();
        self.head() + rows + if self.rows.is_empty() { 0 } else { FOOT }
    }

    /// How far below the card's top each row begins.
    fn tops(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().scan(self.head(), |next, row| {
            let top = *next;
            *next += row.height();
            Some(top)
        })
    }
}

pub(super) fn lay_out(builder: &mut Builder<'_>, cards: &[Card]) -> ScreenMap {
    let begins: Vec<bool> = cards.iter().map(|card| !card.opened_by.is_empty()).collect();
    let leads: Vec<Vec<usize>> = cards.iter().map(leads).collect();
    let tree = Tree::of(&Ways { begins: &begins, leads: &leads });
    let titles = builder.card_titles(cards);
    let faces: Vec<Face> =
        (0..).zip(cards).map(|(at, card)| face(builder, (at, card), &titles, &tree)).collect();
    let heights: Vec<u32> = faces.iter().map(Face::height).collect();
    let sizes = Sizes { width: WIDTH, heights: &heights, gap: GAP, stride: STRIDE };
    let layout = Layout::new(&tree, &sizes, Flow::DownEach);
    let is_mirrored = builder.catalogue.direction() == Direction::RightToLeft;
    let lies_over =
        |card: &Card| builder.project.screen(card.screen).is_some_and(|screen| screen.kind.lies_over());
    let over: Vec<bool> = cards.iter().map(lies_over).collect();
    let pen = Pen { width: layout.width + 2 * MARGIN, is_mirrored };
    let mut whom = Whom::new(builder);
    let ways = ways(&mut whom, cards, &faces, (&tree, &layout, &sizes), &pen);
    let mut screens = Vec::new();
    for ((at, card), face) in cards.iter().enumerate().zip(faces) {
        let corner = layout.corners.get(at).copied().unwrap_or_default();
        let title = titles.get(at).cloned().unwrap_or_default();
        let lies_over = over.get(at).copied().unwrap_or_default();
        screens.push(screen(&mut whom, (card, face), (title, lies_over), corner, &pen));
    }
    ScreenMap { width: pen.width, height: layout.height + 2 * MARGIN, screens, ways }
}

/// Where the rows of a card lead, on the way of the guide.
fn leads(card: &Card) -> Vec<usize> {
    card.rows.iter().flat_map(|row| &row.to).map(|(to, _)| *to).collect()
}

fn face(builder: &Builder<'_>, (here, card): (usize, &Card), titles: &[String], tree: &Tree) -> Face {
    let arrow = if builder.catalogue.direction() == Direction::RightToLeft { '←' } else { '→' };
    let row = |row: &Row| {
        let label = builder.row_label(row);
        let (numbers, room) = numbers(&row.steps);
        let left = INNER.saturating_sub(room);
        let mut lines = two_lines(&label, if left < LABEL { INNER } else { left }, Letters::Row);
        if left < LABEL {
            lines.insert(0, String::new());
        }
        let back = row.to.iter().filter(|(to, _)| *to != here && !tree.is_forward_within(here, *to));
        let notes = back.filter_map(|(to, _)| {
            let words = format!("{arrow} {}", titles.get(*to)?);
            shorten(&words, INNER, Letters::Note)
        });
        RowFace { notes: notes.collect(), lines, numbers, label }
    };
    let rows = card.rows.iter().map(row).collect();
    let title = titles.get(here).map(String::as_str).unwrap_or_default();
    let (numbers, room) = numbers(&card.opened_by);
    let head = two_lines(title, INNER.saturating_sub(room), Letters::Head);
    Face { head, numbers, rows }
}

/// How many numbers have room, and what they take.
fn numbers(steps: &[(Mark, Set)]) -> (usize, u32) {
    let mut room = 0;
    let fitting = steps.iter().take_while(|(step, _)| {
        let fits = room + step.room <= MOST_NUMBERS;
        room += if fits { step.room } else { 0 };
        fits
    });
    (fitting.count(), room)
}

fn ways(
    whom: &mut Whom<'_, '_>,
    cards: &[Card],
    faces: &[Face],
    (tree, layout, sizes): (&Tree, &Layout, &Sizes<'_>),
    pen: &Pen,
) -> Vec<MapWay> {
    let mut ways = Vec::new();
    for ((from, card), face) in cards.iter().enumerate().zip(faces) {
        for ((row, top), lane) in card.rows.iter().zip(face.tops()).zip(0..) {
            for (to, readers) in row.to.iter().filter(|(to, _)| tree.is_forward_within(from, *to)) {
                let Some(bends) = layout.bends((from, top + LINE / 2, lane), *to, sizes) else { continue };
                let points = bends.iter().map(|(x, y)| pen.point(*x, *y)).collect();
                ways.push(MapWay { from: units(from), to: units(*to), who: whom.of(*readers), points });
            }
        }
    }
    ways
}

fn screen(
    whom: &mut Whom<'_, '_>,
    (card, face): (&Card, Face),
    (title, lies_over): (String, bool),
    (x, y): (u32, u32),
    pen: &Pen,
) -> MapScreen {
    let height = face.height();
    let tops: Vec<u32> = face.tops().collect();
    let mut rows = Vec::new();
    for ((row, written), top) in card.rows.iter().zip(face.rows).zip(tops) {
        let below = top + LINE * units(written.lines.len());
        let words = written.lines.into_iter().zip(0..);
        let notes = written.notes.into_iter().zip(0..);
        rows.push(MapRow {
            label: written.label,
            who: whom.of(row.readers),
            steps: row.steps.iter().take(written.numbers).map(|step| whom.step(step)).collect(),
            taken: row.taken,
            to: row.to.iter().map(|(to, _)| units(*to)).collect(),
            words: words.map(|(text, line)| pen.words(text, x, y + top + 14 + LINE * line)).collect(),
            notes: notes.map(|(text, line)| pen.words(text, x, y + below + 10 + NOTE * line)).collect(),
        });
    }
    let corner = pen.corner(x, y);
    MapScreen {
        title,
        lies_over,
        who: whom.of(card.readers),
        x: corner.x,
        y: corner.y,
        width: WIDTH,
        height,
        head: face
            .head
            .into_iter()
            .zip(0..)
            .map(|(text, line)| pen.words(text, x, y + 21 + LINE * line))
            .collect(),
        opened_by: card.opened_by.iter().take(face.numbers).map(|step| whom.step(step)).collect(),
        rows,
    }
}

/// Puts what was laid out from left to right where it is drawn.
struct Pen {
    width: u32,
    is_mirrored: bool,
}

impl Pen {
    fn point(&self, x: u32, y: u32) -> Point {
        let x = x + MARGIN;
        Point { x: if self.is_mirrored { self.width.saturating_sub(x) } else { x }, y: y + MARGIN }
    }

    /// The upper left corner of a card.
    fn corner(&self, x: u32, y: u32) -> Point {
        let point = self.point(x, y);
        Point { x: if self.is_mirrored { point.x.saturating_sub(WIDTH) } else { point.x }, ..point }
    }

    /// A line on the card that stands there.
    fn words(&self, text: String, x: u32, y: u32) -> DrawnWords {
        let point = self.point(x + INSET, y);
        DrawnWords { text, x: point.x, y: point.y, centered: false }
    }
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
