//! The picture that stands for a document where a link to it is shown.

use super::shape::{Aside, AsideKind, Document, Node, Picture};

/// The first picture of the author's that its steps show.
pub fn preview(document: &Document) -> Option<&Picture> {
    first_of(&document.always).or_else(|| first_in(&document.body))
}

/// Guides nest at most 64 deep.
fn first_in(nodes: &[Node]) -> Option<&Picture> {
    nodes.iter().find_map(|node| match node {
        Node::Step(step) => first_of(&step.before).or_else(|| first_of(&step.after)),
        Node::Branch(branch) => branch.arms.iter().find_map(|arm| first_in(&arm.body)),
        Node::Part(part) => first_in(&part.body),
        Node::Aside(aside) => first_of(std::slice::from_ref(aside)),
        Node::End(_) | Node::Jump(_) => None,
    })
}

fn first_of(asides: &[Aside]) -> Option<&Picture> {
    asides.iter().find_map(|aside| match &aside.kind {
        AsideKind::Picture { picture } => Some(picture),
        _ => None,
    })
}
