//! What stands between statements: comments, and semicolons that should not be there.

use crate::syntax::raw::Tree;

/// A comment or semicolon, in bytes of the file.
#[derive(Clone, Copy)]
pub(super) struct Remark {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) is_comment: bool,
}

/// All of a file, in order.
pub(super) struct Remarks(Vec<Remark>);

impl Remarks {
    pub(super) fn of(tree: &Tree) -> Self {
        let comments = tree.comments.iter();
        let comments = comments.map(|(start, end)| Remark { start: *start, end: *end, is_comment: true });
        let separators = tree.separators.iter();
        let separators = separators.map(|at| Remark { start: *at, end: at + 1, is_comment: false });
        let mut all: Vec<Remark> = comments.chain(separators).collect();
        all.sort_by_key(|remark| remark.start);
        Self(all)
    }

    pub(super) fn get(&self, number: usize) -> Option<Remark> {
        self.0.get(number).copied()
    }

    /// How many begin before a place.
    pub(super) fn before(&self, place: u32) -> usize {
        self.0.partition_point(|remark| remark.start < place)
    }

    /// Those that begin between two places.
    pub(super) fn between(&self, start: u32, end: u32) -> &[Remark] {
        self.0.get(self.before(start)..self.before(end.max(start))).unwrap_or(&[])
    }
}
