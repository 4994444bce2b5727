//! Where the cards of a diagram stand that lead to each other. They are layered by how many steps they are away from where it
//! begins, and each stands beside the first card that leads to it, so that no two overlap and most lines are short. Knows
//! nothing of what stands on a card, and of how it is drawn.

use std::collections::{BTreeMap, BTreeSet};

/// How the layers follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    Right,
    Down,
    /// Downwards, each tree below the one before.
    DownEach,
}

/// The places of all cards.
#[derive(Debug)]
pub struct Layout {
    pub flow: Flow,
    /// The upper left corner of each card.
    pub corners: Vec<(u32, u32)>,
    /// How many cards of its layer come before each card.
    pub ranks: Vec<u32>,
    pub width: u32,
    pub height: u32,
}

/// Where a diagram begins and which cards lead where; both by the positions of the cards.
#[derive(Debug)]
pub struct Ways<'w> {
    pub begins: &'w [bool],
    pub leads: &'w [Vec<usize>],
}

/// How large everything is.
#[derive(Debug)]
pub struct Sizes<'s> {
    /// The width of every card.
    pub width: u32,
    pub heights: &'s [u32],
    /// Between two cards across the way.
    pub gap: u32,
    /// Between two layers.
    pub stride: u32,
}

/// The tree of first ways: for each card its layer and the cards that stand beside it.
#[derive(Debug)]
pub struct Tree {
    pub layers: Vec<usize>,
    /// For each card the root of the tree that it stands in.
    trees: Vec<usize>,
    children: Vec<Vec<usize>>,
    roots: Vec<usize>,
    /// In the order in which they are come to.
    order: Vec<usize>,
}

impl Tree {
    /// Grows the tree of these ways.
    pub fn of(ways: &Ways<'_>) -> Self {
        let count = ways.leads.len();
        let mut tree = Self {
            layers: vec![usize::MAX; count],
            trees: vec![usize::MAX; count],
            children: vec![Vec::new(); count],
            roots: Vec::new(),
            order: Vec::new(),
        };
        let edges = ways.leads.iter().enumerate().flat_map(|(from, to)| to.iter().map(move |to| (from, *to)));
        let led_to: BTreeSet<usize> = edges.filter(|(from, to)| from != to).map(|(_, to)| to).collect();
        let entries = (0..count).filter(|card| ways.begins.get(*card).copied().unwrap_or_default());
        let beginnings = (0..count).filter(|card| !led_to.contains(card));
        for root in entries.chain(beginnings).chain(0..count).collect::<Vec<_>>() {
            tree.grow(ways, root);
        }
        tree
    }

    /// Adds a card that nothing so far leads to, and whatever it leads to.
    fn grow(&mut self, ways: &Ways<'_>, root: usize) {
        if !self.enter(root, root, 0) {
            return;
        }
        self.roots.push(root);
        let mut next = self.order.len() - 1;
        while let Some(card) = self.order.get(next).copied() {
            next += 1;
            let layer = self.layers.get(card).copied().unwrap_or_default() + 1;
            for to in ways.leads.get(card).into_iter().flatten() {
                if self.enter(*to, root, layer)
                    && let Some(children) = self.children.get_mut(card)
                {
                    children.push(*to);
                }
            }
        }
    }

    fn enter(&mut self, card: usize, root: usize, layer: usize) -> bool {
        match self.layers.get_mut(card) {
            Some(place) if *place == usize::MAX => {
                *place = layer;
                if let Some(tree) = self.trees.get_mut(card) {
                    *tree = root;
                }
                self.order.push(card);
                true
            }
            _ => false,
        }
    }

    /// The cards of the trees with these roots, in the order in which they are come to.
    fn below(&self, roots: &[usize]) -> Vec<usize> {
        let mut members = roots.to_vec();
        let mut next = 0;
        while let Some(card) = members.get(next).copied() {
            next += 1;
            members.extend(self.children.get(card).into_iter().flatten());
        }
        members
    }

    /// Whether a line is drawn from one card to another: to the next layer.
    pub fn is_forward(&self, from: usize, to: usize) -> bool {
        self.layers.get(from).zip(self.layers.get(to)).is_some_and(|(from, to)| *to == from + 1)
    }

    /// The same where each tree stands for itself.
    pub fn is_forward_within(&self, from: usize, to: usize) -> bool {
        self.is_forward(from, to) && self.trees.get(from) == self.trees.get(to)
    }
}

impl Layout {
    /// Lays out cards in the direction that makes the smaller picture.
    pub fn smallest(tree: &Tree, sizes: &Sizes<'_>) -> Self {
        let [right, down] = [Flow::Right, Flow::Down].map(|flow| Self::new(tree, sizes, flow));
        let longest = |layout: &Self| layout.width.max(layout.height);
        if longest(&down) < longest(&right) { down } else { right }
    }

    /// Lays out cards in this direction.
    pub fn new(tree: &Tree, sizes: &Sizes<'_>, flow: Flow) -> Self {
        place(tree, sizes, flow)
    }

    /// The bends of a line between layers that follow each other downwards: from so far below the top of one card out to
    /// its right, down between the layers, across, and into the other from above. Lines of neighbours do not fall together.
    /// So do the lanes of one card.
    pub fn bends(
        &self,
        (from, mark, lane): (usize, u32, u32),
        to: usize,
        sizes: &Sizes<'_>,
    ) -> Option<[(u32, u32); 5]> {
        let (start, end) = (self.corners.get(from)?, self.corners.get(to)?);
        let (x, y) = (start.0.saturating_add(sizes.width), start.1.saturating_add(mark));
        let (out, to_x) = (
            x.saturating_add(sizes.gap / 2 + lane % 3 * sizes.gap / 6),
            end.0.saturating_add(sizes.width / 2),
        );
        let rank = (self.ranks.get(from).copied().unwrap_or_default() + lane) % 4;
        let above = sizes.stride.saturating_mul(2 + rank) * 10 / 72;
        let across = end.1.saturating_sub(above);
        Some([(x, y), (out, y), (out, across), (to_x, across), (to_x, end.1)])
    }
}

fn place(tree: &Tree, sizes: &Sizes<'_>, flow: Flow) -> Layout {
    let Sizes { width, heights, gap, stride } = *sizes;
    let height = |card: usize| heights.get(card).copied().unwrap_or_default();
    let breadth = |card: usize| if flow == Flow::Right { height(card) } else { width };
    let length = |card: usize| if flow == Flow::Right { width } else { height(card) };
    let at = |list: &[u32], card: usize| list.get(card).copied().unwrap_or_default();

    // How much room each card needs across, with all that stands beside it.
    let mut room = vec![0u32; heights.len()];
    for card in tree.order.iter().rev().copied() {
        let children = tree.children.get(card).map(Vec::as_slice).unwrap_or_default();
        let gaps = gap.saturating_mul(u32::try_from(children.len().saturating_sub(1)).unwrap_or(0));
        let inner = children.iter().fold(gaps, |sum, child| sum.saturating_add(at(&room, *child)));
        if let Some(place) = room.get_mut(card) {
            *place = inner.max(breadth(card));
        }
    }
    // Trees that stand beside each other have their layers together.
    let roots: Vec<&[usize]> = match flow {
        Flow::DownEach => tree.roots.iter().map(std::slice::from_ref).collect(),
        Flow::Right | Flow::Down => vec![tree.roots.as_slice()],
    };
    let mut corners = vec![(0u32, 0u32); heights.len()];
    let (mut broadest, mut longest) = (0u32, 0u32);
    for roots in roots {
        let members = tree.below(roots);
        let (starts, long) = starts(tree, &members, length, stride);
        // Each card begins where the room of its tree begins.
        let mut across = vec![0u32; heights.len()];
        let mut free = 0u32;
        for root in roots {
            if let Some(place) = across.get_mut(*root) {
                *place = free;
            }
            free = free.saturating_add(at(&room, *root)).saturating_add(gap);
        }
        let before = if longest == 0 { 0 } else { longest.saturating_add(stride) };
        for card in members {
            let mut next = at(&across, card);
            let layer = tree.layers.get(card).copied().unwrap_or_default();
            let along = before.saturating_add(starts.get(layer).copied().unwrap_or_default());
            if let Some(corner) = corners.get_mut(card) {
                *corner = if flow == Flow::Right { (along, next) } else { (next, along) };
            }
            for child in tree.children.get(card).into_iter().flatten().copied() {
                if let Some(place) = across.get_mut(child) {
                    *place = next;
                }
                next = next.saturating_add(at(&room, child)).saturating_add(gap);
            }
        }
        broadest = broadest.max(free.saturating_sub(gap));
        longest = before.saturating_add(long);
    }
    let (width, height) = if flow == Flow::Right { (longest, broadest) } else { (broadest, longest) };
    Layout { flow, corners, ranks: ranks(&tree.layers), width, height }
}

/// Where each layer begins that these cards stand on, and how long all of them are.
fn starts(tree: &Tree, members: &[usize], length: impl Fn(usize) -> u32, stride: u32) -> (Vec<u32>, u32) {
    let layer = |card: &usize| tree.layers.get(*card).copied().unwrap_or_default();
    let layers = members.iter().map(layer).max().map_or(0, |last| last.saturating_add(1));
    let mut lengths = vec![0u32; layers];
    for card in members {
        if let Some(longest) = lengths.get_mut(layer(card)) {
            *longest = (*longest).max(length(*card));
        }
    }
    let mut next = 0u32;
    let mut starts = Vec::with_capacity(layers);
    for length in lengths {
        starts.push(next);
        next = next.saturating_add(length).saturating_add(stride);
    }
    (starts, next.saturating_sub(stride))
}

fn ranks(layers: &[usize]) -> Vec<u32> {
    let mut counts = BTreeMap::new();
    let next = |layer: &usize| {
        let count: &mut u32 = counts.entry(*layer).or_default();
        *count += 1;
        *count - 1
    };
    layers.iter().map(next).collect()
}
