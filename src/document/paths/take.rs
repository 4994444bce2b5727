//! What is left of a body for one class of readers: the steps alone, without what is said beside them.

use crate::document::shape::{Arm, Block, Branch, BranchKind, End, Inline, Jump, Node, Part, Step, Who};
use std::fmt::Write;

/// Whether something is for a class. Where that is not decided before the first step, it may be.
pub(super) fn is_for(who: Option<&Who>, class: u32) -> bool {
    who.is_none_or(|who| who.classes.is_empty() || who.classes.contains(&class))
}

/// The items that readers of a class come to.
pub(super) fn taken(nodes: &[Node], class: u32) -> Vec<Node> {
    let mut left = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Step(step) => left.push(Node::Step(Box::new(self::step(step, class)))),
            Node::Branch(branch) => take_branch(branch, class, &mut left),
            Node::Part(part) => {
                let title = inlines(&part.title, class);
                left.push(Node::Part(Part {
                    anchor: part.anchor.clone(),
                    title,
                    body: taken(&part.body, class),
                    passed_by: Vec::new(),
                }));
            }
            Node::Aside(_) => {}
            Node::End(end) => {
                left.push(Node::End(End {
                    blocks: blocks(&end.blocks, class),
                    passed_by: Vec::new(),
                    ..*end
                }));
            }
            Node::Jump(jump) => {
                left.push(Node::Jump(Jump {
                    text: inlines(&jump.text, class),
                    passed_by: Vec::new(),
                    ..jump.clone()
                }));
            }
        }
    }
    left
}

fn step(step: &Step, class: u32) -> Step {
    Step {
        text: inlines(&step.text, class),
        without_looking: None,
        more: blocks(&step.more, class),
        drawings: Vec::new(),
        before: Vec::new(),
        after: Vec::new(),
        verb: step.verb.clone(),
        label: step.label.clone(),
        anchor: step.anchor.clone(),
        copy: None,
        passed_by: Vec::new(),
        ..*step
    }
}

/// A branch whose only way is left is no branch for these readers.
fn take_branch(branch: &Branch, class: u32, left: &mut Vec<Node>) {
    let arms: Vec<&Arm> = branch.arms.iter().filter(|arm| is_for(arm.who.as_ref(), class)).collect();
    let by_readers = matches!(branch.kind, BranchKind::Variants | BranchKind::Choice);
    match arms.as_slice() {
        [] => {}
        [only] if by_readers && is_certain(branch, only) => left.extend(taken(&only.body, class)),
        arms => {
            let arms =
                arms.iter().map(|arm| Arm::new(None, inlines(&arm.heading, class), taken(&arm.body, class)));
            let (label, anchor) = (branch.label.clone(), branch.anchor.clone());
            let (intro, arms) = (inlines(&branch.intro, class), arms.collect());
            let (passed_by, passing) = (Vec::new(), Vec::new());
            left.push(Node::Branch(Branch { label, anchor, intro, arms, passed_by, passing, ..*branch }));
        }
    }
}

/// Whether readers to whom only this arm is left surely take it.
fn is_certain(branch: &Branch, arm: &Arm) -> bool {
    branch.kind == BranchKind::Choice || arm.who.as_ref().is_none_or(|who| !who.classes.is_empty())
}

fn blocks(list: &[Block], class: u32) -> Vec<Block> {
    let cells = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| inlines(cell, class)).collect::<Vec<_>>();
    let one = |block: &Block| match block {
        Block::Paragraph { inlines: words } => Block::Paragraph { inlines: inlines(words, class) },
        Block::Heading { level, inlines: words } => {
            Block::Heading { level: *level, inlines: inlines(words, class) }
        }
        Block::List { start, items } => {
            Block::List { start: *start, items: items.iter().map(|item| blocks(item, class)).collect() }
        }
        Block::Quote { blocks: inner } => Block::Quote { blocks: blocks(inner, class) },
        Block::Table { alignments, head, rows } => Block::Table {
            alignments: alignments.clone(),
            head: cells(head),
            rows: rows.iter().map(cells).collect(),
        },
        Block::Code { .. } | Block::Rule => block.clone(),
    };
    list.iter().map(one).collect()
}

fn inlines(list: &[Inline], class: u32) -> Vec<Inline> {
    let mut left = Vec::with_capacity(list.len());
    for inline in list {
        match inline {
            Inline::Strong { inlines: inner } => left.push(Inline::Strong { inlines: inlines(inner, class) }),
            Inline::Emphasis { inlines: inner } => {
                left.push(Inline::Emphasis { inlines: inlines(inner, class) });
            }
            Inline::Strikethrough { inlines: inner } => {
                left.push(Inline::Strikethrough { inlines: inlines(inner, class) });
            }
            Inline::Link { address, inlines: inner } => {
                left.push(Inline::Link { address: address.clone(), inlines: inlines(inner, class) });
            }
            Inline::Reference { to, inlines: inner } => {
                left.push(Inline::Reference { to: to.clone(), inlines: inlines(inner, class) });
            }
            Inline::Variants { variants } => {
                let seen = variants.iter().filter(|variant| is_for(Some(&variant.who), class));
                left.extend(seen.flat_map(|variant| inlines(&variant.inlines, class)));
            }
            Inline::Text { .. }
            | Inline::Label { .. }
            | Inline::Code { .. }
            | Inline::Keys { .. }
            | Inline::Value { .. }
            | Inline::LineBreak => left.push(inline.clone()),
        }
    }
    left
}

/// What tells bodies apart: their words and their order, whatever their numbers.
pub(super) type Key = [u8; 32];

/// That of a body.
pub(super) fn key(nodes: &[Node]) -> Key {
    let mut words = String::new();
    write(nodes, &mut words);
    hash(&words)
}

/// That of what readers of a class come to of a branch.
pub(super) fn key_of_branch(branch: &Branch, class: u32) -> Key {
    let mut left = Vec::new();
    take_branch(branch, class, &mut left);
    key(&left)
}

/// That of what readers of a class read of some words.
pub(super) fn key_of_words(words: &Inline, class: u32) -> Key {
    hash(&format!("{:?}", inlines(std::slice::from_ref(words), class)))
}

fn hash(words: &str) -> Key {
    *blake3::hash(words.as_bytes()).as_bytes()
}

fn write(nodes: &[Node], words: &mut String) {
    for node in nodes {
        // Writing to a string does not fail.
        let _ = match node {
            Node::Step(step) => write!(words, "step {:?} {:?};", step.text, step.more),
            Node::Branch(branch) => {
                let _ = write!(words, "branch {:?} {:?} {{", branch.kind, branch.intro);
                for arm in &branch.arms {
                    let _ = write!(words, "arm {:?} {{", arm.heading);
                    write_body(&arm.body, words);
                }
                writeln!(words, "}}")
            }
            Node::Part(part) => {
                let _ = write!(words, "part {:?} {{", part.title);
                write_body(&part.body, words);
                Ok(())
            }
            Node::End(end) => write!(words, "end {:?};", end),
            Node::Jump(jump) => write!(words, "jump {:?};", jump.text),
            Node::Aside(_) => Ok(()),
        };
    }
}

fn write_body(nodes: &[Node], words: &mut String) {
    write(nodes, words);
    words.push('}');
}
