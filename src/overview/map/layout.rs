//! Where each card stands. Cards are layered by how many taps they are away from where the app begins, and each
//! stands beside the first card that leads to it, so that no two overlap and most lines are short.

use super::{Card, Map};

/// The width of every card.
pub(super) const WIDTH: u32 = 240;
/// The height of a card's head, and of one line of a row.
pub(super) const HEAD: u32 = 34;
pub(super) const LINE: u32 = 18;
/// Between two cards: across the way and along it.
const GAP: u32 = 24;
const STRIDE: u32 = 72;

/// How the layers follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Right,
    Down,
}

/// The places of all cards.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) flow: Flow,
    /// The upper left corner of each card.
    pub(super) corners: Vec<(u32, u32)>,
    /// How many cards of its layer come before each card.
    pub(super) ranks: Vec<u32>,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// How tall a card is, if each of its rows takes so many lines.
pub(super) fn height(lines: &[usize]) -> u32 {
    let lines: usize = lines.iter().sum();
    let inner = LINE.saturating_mul(u32::try_from(lines).unwrap_or(u32::MAX));
    HEAD.saturating_add(inner).saturating_add(if lines == 0 { 0 } else { 10 })
}

/// The tree of first ways: for each card its layer and the cards that stand beside it.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) layers: Vec<usize>,
    children: Vec<Vec<usize>>,
    roots: Vec<usize>,
    /// In the order in which they are come to.
    order: Vec<usize>,
}

impl Tree {
    pub(super) fn of(map: &Map) -> Self {
        let count = map.cards.len();
        let mut tree = Self {
            layers: vec![usize::MAX; count],
            children: vec![Vec::new(); count],
            roots: Vec::new(),
            order: Vec::new(),
        };
        let led_to: std::collections::BTreeSet<usize> =
            map.edges().filter(|(from, _, to)| from != to).map(|(.., to)| to).collect();
        let entries = (0..count).filter(|card| map.cards.get(*card).is_some_and(|card| card.entry.is_some()));
        let beginnings = (0..count).filter(|card| !led_to.contains(card));
        for root in entries.chain(beginnings).chain(0..count).collect::<Vec<_>>() {
            tree.grow(map, root);
        }
        tree
    }

    /// Adds a card that nothing so far leads to, and whatever it leads to.
    fn grow(&mut self, map: &Map, root: usize) {
        if !self.enter(root, 0) {
            return;
        }
        self.roots.push(root);
        let mut next = self.order.len() - 1;
        while let Some(card) = self.order.get(next).copied() {
            next += 1;
            let layer = self.layers.get(card).copied().unwrap_or_default() + 1;
            let rows = map.cards.get(card).map(|card: &Card| card.rows.as_slice()).unwrap_or_default();
            for to in rows.iter().flat_map(|row| &row.to) {
                if self.enter(*to, layer)
                    && let Some(children) = self.children.get_mut(card)
                {
                    children.push(*to);
                }
            }
        }
    }

    fn enter(&mut self, card: usize, layer: usize) -> bool {
        match self.layers.get_mut(card) {
            Some(place) if *place == usize::MAX => {
                *place = layer;
                self.order.push(card);
                true
            }
            _ => false,
        }
    }

    /// Whether a line is drawn from one card to another: to the next layer.
    pub(super) fn is_forward(&self, from: usize, to: usize) -> bool {
        self.layers.get(from).zip(self.layers.get(to)).is_some_and(|(from, to)| *to == from + 1)
    }
}

/// Lays out cards of these heights, in the direction that makes the smaller picture.
pub(super) fn lay_out(tree: &Tree, heights: &[u32]) -> Layout {
    let right = place(tree, heights, Flow::Right);
    let down = place(tree, heights, Flow::Down);
    let longest = |layout: &Layout| layout.width.max(layout.height);
    if longest(&down) < longest(&right) { down } else { right }
}

fn place(tree: &Tree, heights: &[u32], flow: Flow) -> Layout {
    let height = |card: usize| heights.get(card).copied().unwrap_or_default();
    let breadth = |card: usize| if flow == Flow::Right { height(card) } else { WIDTH };
    let length = |card: usize| if flow == Flow::Right { WIDTH } else { height(card) };
    let at = |list: &[u32], card: usize| list.get(card).copied().unwrap_or_default();

    // How much room each card needs across, with all that stands beside it.
    let mut room = vec![0u32; heights.len()];
    for card in tree.order.iter().rev().copied() {
        let children = tree.children.get(card).map(Vec::as_slice).unwrap_or_default();
        let gaps = GAP.saturating_mul(u32::try_from(children.len().saturating_sub(1)).unwrap_or(0));
        let inner = children.iter().fold(gaps, |sum, child| sum.saturating_add(at(&room, *child)));
        if let Some(place) = room.get_mut(card) {
            *place = inner.max(breadth(card));
        }
    }
    // How long each layer is, and where it begins.
    let layers = tree.layers.iter().max().map_or(0, |last| last.saturating_add(1));
    let mut lengths = vec![0u32; layers];
    for (card, layer) in tree.layers.iter().enumerate() {
        if let Some(longest) = lengths.get_mut(*layer) {
            *longest = (*longest).max(length(card));
        }
    }
    let starts: Vec<u32> = lengths
        .iter()
        .scan(0u32, |next, length| {
            let start = *next;
            *next = next.saturating_add(*length).saturating_add(STRIDE);
            Some(start)
        })
        .collect();
    // Each card begins where the room of its tree begins.
    let mut across = vec![0u32; heights.len()];
    let mut free = 0u32;
    for root in tree.roots.iter().copied() {
        if let Some(place) = across.get_mut(root) {
            *place = free;
        }
        free = free.saturating_add(at(&room, root)).saturating_add(GAP);
    }
    for card in tree.order.iter().copied() {
        let mut next = at(&across, card);
        for child in tree.children.get(card).into_iter().flatten().copied() {
            if let Some(place) = across.get_mut(child) {
                *place = next;
            }
            next = next.saturating_add(at(&room, child)).saturating_add(GAP);
        }
    }
    let broad = free.saturating_sub(GAP);
    let long =
        starts.iter().zip(&lengths).map(|(start, length)| start.saturating_add(*length)).max().unwrap_or(0);
    let corner = |(card, layer): (usize, &usize)| {
        let along = starts.get(*layer).copied().unwrap_or_default();
        if flow == Flow::Right { (along, at(&across, card)) } else { (at(&across, card), along) }
    };
    let (width, height) = if flow == Flow::Right { (long, broad) } else { (broad, long) };
    let corners = tree.layers.iter().enumerate().map(corner).collect();
    Layout { flow, corners, ranks: ranks(&tree.layers), width, height }
}

fn ranks(layers: &[usize]) -> Vec<u32> {
    let mut counts = std::collections::BTreeMap::new();
    let next = |layer: &usize| {
        let count: &mut u32 = counts.entry(*layer).or_default();
        *count += 1;
        *count - 1
    };
    layers.iter().map(next).collect()
}
