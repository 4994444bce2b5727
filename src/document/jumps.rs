//! Jumps to where the reader comes anyway: "Continue with step 7" directly before step 7.

use super::links::{Links, Target};
use super::shape::{BranchKind, Node};

/// Takes them out of a body whose anchors are still drafts.
pub(super) fn drop_needless(nodes: &mut Vec<Node>, links: &Links) {
    drop_before(nodes, &[], links);
}

/// `next`: what the item behind the list can be referred to by.
fn drop_before(nodes: &mut Vec<Node>, next: &[Target], links: &Links) {
    let starts: Vec<Vec<Target>> = nodes.iter().map(|node| beginning(node, links)).collect();
    for (at, node) in nodes.iter_mut().enumerate() {
        let next = starts.get(at + 1).map_or(next, Vec::as_slice);
        match node {
            Node::Branch(branch) => {
                // Where items are done again, or in a time, what stands behind does not follow at once.
                let goes_on = !matches!(branch.kind, BranchKind::Repeat | BranchKind::Within);
                let next = if goes_on { next } else { &[] };
                branch.arms.iter_mut().for_each(|arm| drop_before(&mut arm.body, next, links));
            }
            Node::Part(part) => drop_before(&mut part.body, next, links),
            Node::Step(_) | Node::Aside(_) | Node::End(_) | Node::Jump(_) => {}
        }
    }
    let is_needless = |at: usize| match nodes.get(at) {
        Some(Node::Jump(jump)) if !jump.back => {
            let to = jump.to.anchor.as_deref().map(|anchor| links.targets(anchor)).unwrap_or_default();
            let next = starts.get(at + 1).map_or(next, Vec::as_slice);
            // An arm says something, and be it that nothing is left to do.
            nodes.len() > 1 && to.iter().any(|target| next.contains(target))
        }
        _ => false,
    };
    let needless: Vec<bool> = (0..nodes.len()).map(is_needless).collect();
    let mut needless = needless.into_iter();
    nodes.retain(|_| !needless.next().unwrap_or_default());
}

/// What the beginning of an item can be referred to by.
fn beginning(node: &Node, links: &Links) -> Vec<Target> {
    let (mut targets, mut node) = (Vec::new(), Some(node));
    while let Some(here) = node.take() {
        let anchor = match here {
            Node::Step(step) => &step.anchor,
            Node::Branch(branch) => &branch.anchor,
            Node::Part(part) => {
                node = part.body.first();
                &part.anchor
            }
            Node::Aside(_) | Node::End(_) | Node::Jump(_) => break,
        };
        targets.extend(links.targets(anchor));
    }
    targets
}
