//! Circles among things that use one another. Without recursion: chains may be long.

use crate::readers::ids::Id;

/// The place of something in a list that is no arena, such as that of all screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(pub(super) usize);

impl Id for Place {
    fn from_index(index: usize) -> Self {
        Self(index)
    }

    fn index(self) -> usize {
        self.0
    }
}

/// How far a walk in depth has come with one member.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// The circles that a walk in depth closes, each from its first member on; a member is in one circle only.
/// Every circle there is has a member in one of these.
pub(super) fn circles<I: Id>(uses: &[Vec<I>]) -> Vec<Vec<I>> {
    let mut marks = vec![Mark::New; uses.len()];
    let mut circles = Vec::new();
    for start in 0..uses.len() {
        if marks.get(start) != Some(&Mark::New) {
            continue;
        }
        // The path from `start`, each with the number of its uses that were followed.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        set(&mut marks, start, Mark::Open);
        while let Some((place, followed)) = path.last_mut() {
            let used = uses.get(*place).and_then(|uses| uses.get(*followed)).map(|id| id.index());
            *followed += 1;
            let Some(used) = used else {
                set(&mut marks, *place, Mark::Done);
                path.pop();
                continue;
            };
            match marks.get(used) {
                Some(Mark::New) => {
                    set(&mut marks, used, Mark::Open);
                    path.push((used, 0));
                }
                Some(Mark::Open) => {
                    let members = path.iter().skip_while(|(place, _)| *place != used);
                    circles.push(members.map(|(place, _)| I::from_index(*place)).collect());
                    // What is in a circle is not looked at again, so that each is told once.
                    while let Some((place, _)) = path.pop() {
                        set(&mut marks, place, Mark::Done);
                        if place == used {
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    circles
}

fn set(marks: &mut [Mark], place: usize, mark: Mark) {
    if let Some(slot) = marks.get_mut(place) {
        *slot = mark;
    }
}

/// A number for each member; members that reach one another have the same one. (Tarjan's algorithm.)
pub(super) fn components(uses: &[Vec<usize>]) -> Vec<usize> {
    let mut order = vec![usize::MAX; uses.len()];
    let mut lowest = vec![usize::MAX; uses.len()];
    let mut component = vec![usize::MAX; uses.len()];
    let (mut visited, mut found) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for start in 0..uses.len() {
        if order.get(start) != Some(&usize::MAX) {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((place, followed)) = path.last().copied() {
            if followed == 0 {
                put(&mut order, place, visited);
                put(&mut lowest, place, visited);
                visited += 1;
                open.push(place);
            }
            let used = uses.get(place).and_then(|uses| uses.get(followed)).copied();
            if let Some((_, followed)) = path.last_mut() {
                *followed += 1;
            }
            match used {
                Some(used) if at(&order, used) == usize::MAX => path.push((used, 0)),
                Some(used) if at(&component, used) == usize::MAX => {
                    let reached = at(&lowest, place).min(at(&order, used));
                    put(&mut lowest, place, reached);
                }
                Some(_) => {}
                None => {
                    path.pop();
                    if let Some((user, _)) = path.last().copied() {
                        let reached = at(&lowest, user).min(at(&lowest, place));
                        put(&mut lowest, user, reached);
                    }
                    if at(&lowest, place) == at(&order, place) {
                        while let Some(member) = open.pop() {
                            put(&mut component, member, found);
                            if member == place {
                                break;
                            }
                        }
                        found += 1;
                    }
                }
            }
        }
    }
    component
}

fn at(list: &[usize], place: usize) -> usize {
    list.get(place).copied().unwrap_or(usize::MAX)
}

fn put(list: &mut [usize], place: usize, value: usize) {
    if let Some(slot) = list.get_mut(place) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn members_that_reach_one_another_are_together() {
        let found = components(&[vec![1], vec![2], vec![0, 3], vec![4, 4], vec![], vec![5, 0]]);
        assert!(found[0] == found[1] && found[1] == found[2]);
        assert!(found[3] != found[0] && found[4] != found[3] && found[5] != found[0]);
    }
}
