//! A card: the screen's title and its rows, each in as many lines as it needs.

use super::escaped;
use crate::diagram::Tree;
use crate::overview::map::{Card, Map, Row, kind_word};
use crate::text::{character_width, width, wrap};
use std::fmt::Write;

/// The width of every card.
pub(super) const WIDTH: u32 = 240;
/// The height of a card's head, and of one line of a row.
pub(super) const HEAD: u32 = 34;
const LINE: u32 = 18;
/// Columns that fit on a card: in a row, in a marked row, in its smaller lines, in the head.
const COLUMNS: usize = 30;
const BOLD_COLUMNS: usize = 26;
const SMALL_COLUMNS: usize = 33;
const HEAD_COLUMNS: usize = 25;
/// More lines of one text are not printed.
const MOST_LINES: usize = 3;

/// What is written on a card.
#[derive(Debug)]
pub(super) struct Face {
    head: String,
    badge: String,
    rows: Vec<RowFace>,
}

#[derive(Debug)]
struct RowFace {
    label: Vec<String>,
    small: Vec<String>,
    taken: bool,
}

impl RowFace {
    fn lines(&self) -> usize {
        self.label.len() + self.small.len()
    }
}

/// How tall a card is, if each of its rows takes so many lines.
pub(super) fn height(lines: &[usize]) -> u32 {
    let lines: usize = lines.iter().sum();
    let inner = LINE.saturating_mul(u32::try_from(lines).unwrap_or(u32::MAX));
    HEAD.saturating_add(inner).saturating_add(if lines == 0 { 0 } else { 10 })
}

/// The faces of all cards.
pub(super) fn faces(map: &Map, tree: &Tree) -> Vec<Face> {
    let faces = map.cards.iter().enumerate().map(|(place, card)| {
        let kind = kind_word(card.kind).unwrap_or_default().to_owned();
        let badge = cut(&card.entry.clone().unwrap_or(kind), HEAD_COLUMNS / 2);
        let head = cut(&card.title, HEAD_COLUMNS.saturating_sub(width(&badge)));
        Face { head, badge, rows: card.rows.iter().map(|row| row_face(map, tree, place, row)).collect() }
    });
    faces.collect()
}

fn row_face(map: &Map, tree: &Tree, here: usize, row: &Row) -> RowFace {
    let mut small = Vec::new();
    if !row.notes.is_empty() {
        small.extend(lines(&row.notes.join(", "), SMALL_COLUMNS));
    }
    for to in row.to.iter().copied().filter(|to| !tree.is_forward(here, *to)) {
        let title = map.cards.get(to).map(|card| card.title.as_str()).unwrap_or_default();
        let words = if to == here { "stays here".to_owned() } else { format!("→ {title}") };
        small.push(cut(&words, SMALL_COLUMNS));
    }
    if row.under {
        small.push("→ what is below".to_owned());
    }
    let columns = if row.marked { BOLD_COLUMNS } else { COLUMNS };
    RowFace { label: lines(&row.label, columns), small, taken: row.marked }
}

fn lines(text: &str, columns: usize) -> Vec<String> {
    let wrapped = wrap(text, columns);
    let mut lines: Vec<String> = wrapped.lines().take(MOST_LINES).map(|line| cut(line, columns)).collect();
    if wrapped.lines().count() > MOST_LINES
        && let Some(last) = lines.last_mut()
    {
        *last = cut(&format!("{last} …"), columns);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The text, or its beginning where it takes more columns.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let kept = text.chars().take_while(|character| {
        used += character_width(*character);
        used <= columns
    });
    kept.chain(['…']).collect()
}

impl Face {
    /// How many lines each row takes.
    pub(super) fn lines(&self) -> Vec<usize> {
        self.rows.iter().map(RowFace::lines).collect()
    }

    /// How far below the card's top the line of each row begins.
    pub(super) fn marks(&self) -> impl Iterator<Item = u32> {
        let mut next = HEAD + 4;
        self.rows.iter().map(move |row| {
            let mark = next + LINE / 2;
            next += LINE * u32::try_from(row.lines()).unwrap_or_default();
            mark
        })
    }

    pub(super) fn draw(&self, card: &Card, (x, y): (u32, u32), height: u32, svg: &mut String) {
        let on = if card.marked { " on" } else { "" };
        // Writing to a string does not fail.
        let _ = writeln!(svg, "<g transform=\"translate({x} {y})\"><title>{}</title>", escaped(&card.title));
        let _ = writeln!(svg, "<rect class=\"card{on}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"8\"/>");
        let _ = writeln!(svg, "<text class=\"head\" x=\"12\" y=\"22\">{}</text>", escaped(&self.head));
        if !self.badge.is_empty() {
            let end = WIDTH - 12;
            let _ = writeln!(
                svg,
                "<text class=\"soft\" x=\"{end}\" y=\"22\" text-anchor=\"end\">{}</text>",
                escaped(&self.badge)
            );
        }
        if !self.rows.is_empty() {
            let _ = writeln!(svg, "<path class=\"rule\" d=\"M0 {HEAD}h{WIDTH}\"/>");
        }
        let mut line = HEAD + 17;
        for row in &self.rows {
            let class = if row.taken { " class=\"taken\"" } else { "" };
            for words in &row.label {
                let _ = writeln!(svg, "<text{class} x=\"12\" y=\"{line}\">{}</text>", escaped(words));
                line += LINE;
            }
            for words in &row.small {
                let _ = writeln!(svg, "<text class=\"soft\" x=\"20\" y=\"{line}\">{}</text>", escaped(words));
                line += LINE;
            }
        }
        svg.push_str("</g>\n");
    }
}
