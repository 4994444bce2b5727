//! One walk over all the words of a document, in their order, for whoever looks for something in them.

use super::{Aside, Block, Document, Inline, Jump, Node};

/// Is shown every run of inlines of a document and every jump. The document's title is not among them.
pub(crate) trait Visit {
    /// One run of inlines: a paragraph, a step's sentence, a cell. What lies inside of an inline is the visitor's own walk.
    fn inlines(&mut self, inlines: &[Inline]);

    /// A jump to another step.
    fn jump(&mut self, jump: &Jump) {
        self.inlines(&jump.text);
    }

    fn document(&mut self, document: &Document) {
        self.blocks(&document.goal);
        document.unsupported.iter().for_each(|unsupported| self.blocks(&unsupported.because));
        document.needs.iter().for_each(|need| self.blocks(&need.blocks));
        self.asides(&document.always);
        self.nodes(&document.body);
        for trouble in &document.trouble {
            self.inlines(&trouble.title);
            self.nodes(&trouble.body);
        }
        for about in &document.abouts {
            self.inlines(&about.title);
            self.blocks(&about.blocks);
        }
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Step(step) => {
                    self.inlines(&step.text);
                    self.blocks(&step.more);
                    self.asides(&step.before);
                    self.asides(&step.after);
                }
                Node::Branch(branch) => {
                    self.inlines(&branch.intro);
                    for arm in &branch.arms {
                        self.inlines(&arm.heading);
                        self.nodes(&arm.body);
                    }
                }
                Node::Part(part) => {
                    self.inlines(&part.title);
                    self.nodes(&part.body);
                }
                Node::Aside(aside) => self.asides(std::slice::from_ref(aside)),
                Node::End(end) => self.blocks(&end.blocks),
                Node::Jump(jump) => self.jump(jump),
            }
        }
    }

    fn asides(&mut self, asides: &[Aside]) {
        for aside in asides {
            self.blocks(aside.kind.blocks());
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } | Block::Heading { inlines, .. } => self.inlines(inlines),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.inlines(cell));
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }
}
