//! Where one can go from where: a graph whose points may be steps, and how many steps there are on the ways
//! through it. Knows nothing of documents.

use super::Steps;

/// A place of a graph.
pub(super) type Point = usize;

/// Points and where they lead.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Whether something is done at a point.
    steps: Vec<bool>,
    next: Vec<Vec<Point>>,
}

impl Flow {
    /// A new point behind these.
    pub(super) fn behind(&mut self, before: &[Point], is_step: bool) -> Point {
        let point = self.steps.len();
        self.steps.push(is_step);
        self.next.push(Vec::new());
        before.iter().for_each(|from| self.lead(*from, point));
        point
    }

    pub(super) fn lead(&mut self, from: Point, to: Point) {
        if let Some(next) = self.next.get_mut(from) {
            next.push(to);
        }
    }

    /// The steps on the ways between two points, each counted once however often it is done. Nothing if no way leads there.
    pub(super) fn steps(&self, start: Point, end: Point) -> Option<Steps> {
        let backwards = self.backwards();
        let mut ending = vec![false; self.steps.len()];
        finished(&backwards, end, &mut ending);
        // Of those who never come to an end nobody is counted.
        let next: Vec<Vec<Point>> = self.next.iter().map(|next| kept(next, &ending)).collect();
        let mut seen = vec![false; self.steps.len()];
        let mut order = finished(&next, start, &mut seen);
        order.reverse();
        let groups = groups(&order, &backwards, &seen);
        Some(Steps { least: self.least(&next, start, end)?, most: self.most(&next, &groups, end)? })
    }

    fn backwards(&self) -> Vec<Vec<Point>> {
        let mut backwards = vec![Vec::new(); self.next.len()];
        for (from, next) in self.next.iter().enumerate() {
            for to in next {
                if let Some(before) = backwards.get_mut(*to) {
                    before.push(from);
                }
            }
        }
        backwards
    }

    fn weight(&self, point: Point) -> u32 {
        self.steps.get(point).is_some_and(|is_step| *is_step).into()
    }

    /// The fewest steps: round by round, those who have done one more.
    fn least(&self, next: &[Vec<Point>], start: Point, end: Point) -> Option<u32> {
        let mut seen = vec![false; next.len()];
        let (mut now, mut count) = (vec![start], 0);
        while !now.is_empty() {
            let mut later = Vec::new();
            while let Some(point) = now.pop() {
                if seen.get(point).is_none_or(|seen| *seen) {
                    continue;
                }
                mark(&mut seen, point);
                if point == end {
                    return Some(count);
                }
                for to in next.get(point).into_iter().flatten() {
                    let queue = if self.weight(*to) == 0 { &mut now } else { &mut later };
                    queue.push(*to);
                }
            }
            (now, count) = (later, count + 1);
        }
        None
    }

    /// The most steps. Whoever can go round can do all that stands there, so that each group of points counts as a whole.
    fn most(&self, next: &[Vec<Point>], groups: &[Vec<Point>], end: Point) -> Option<u32> {
        let mut group_of = vec![0; next.len()];
        for (place, group) in groups.iter().enumerate() {
            for point in group {
                if let Some(known) = group_of.get_mut(*point) {
                    *known = place;
                }
            }
        }
        // A group leads to later ones only.
        let mut before = vec![0; groups.len()];
        for (place, group) in groups.iter().enumerate() {
            let own: u32 = group.iter().map(|point| self.weight(*point)).sum();
            let most = before.get(place).copied().unwrap_or_default() + own;
            if group.contains(&end) {
                return Some(most);
            }
            let leads = group.iter().filter_map(|point| next.get(*point)).flatten();
            for to in leads.filter_map(|to| group_of.get(*to)).filter(|to| **to != place) {
                if let Some(known) = before.get_mut(*to) {
                    *known = most.max(*known);
                }
            }
        }
        None
    }
}

fn kept(next: &[Point], wanted: &[bool]) -> Vec<Point> {
    next.iter().filter(|to| wanted.get(**to).is_some_and(|wanted| *wanted)).copied().collect()
}

fn mark(seen: &mut [bool], point: Point) {
    if let Some(seen) = seen.get_mut(point) {
        *seen = true;
    }
}

/// What one comes to from a point and has not seen yet, each behind all that it leads to alone.
fn finished(next: &[Vec<Point>], from: Point, seen: &mut [bool]) -> Vec<Point> {
    let mut order = Vec::new();
    let mut open = vec![(from, 0)];
    mark(seen, from);
    while let Some((point, at)) = open.last_mut() {
        let to = next.get(*point).and_then(|next| next.get(*at)).copied();
        *at += 1;
        match to {
            Some(to) if seen.get(to).is_some_and(|seen| !*seen) => {
                mark(seen, to);
                open.push((to, 0));
            }
            Some(_) => {}
            None => {
                order.push(*point);
                open.pop();
            }
        }
    }
    order
}

/// Points among which one can go round, the strongly connected components (Kosaraju, Sharir), in an order in which none
/// leads to an earlier group.
fn groups(order: &[Point], backwards: &[Vec<Point>], wanted: &[bool]) -> Vec<Vec<Point>> {
    let mut seen: Vec<bool> = wanted.iter().map(|wanted| !*wanted).collect();
    let mut groups = Vec::new();
    for point in order {
        if seen.get(*point).is_some_and(|seen| !*seen) {
            groups.push(finished(backwards, *point, &mut seen));
        }
    }
    groups
}
