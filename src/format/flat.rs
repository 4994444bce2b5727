//! What stands on one line: statements with blocks that their writer wrote on one line.

use super::WIDTH;
use super::head::Head;
use super::layout::Layout;
use super::source::head_end;
use crate::syntax::raw::{Block, Statement};
use crate::text::width;

impl Layout<'_> {
    /// Statements with their blocks on one line, if they were written so and fit behind that many columns.
    pub(super) fn flat(&self, statements: &[Statement], is_spelled: bool, columns: usize) -> Option<String> {
        let line = self.flat_all(statements, is_spelled, WIDTH.checked_sub(columns)?)?;
        (columns + width(&line) <= WIDTH).then_some(line)
    }

    fn flat_all(&self, statements: &[Statement], is_spelled: bool, columns: usize) -> Option<String> {
        let mut line = String::new();
        for statement in statements {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&self.flat_statement(statement, is_spelled, columns)?);
            // What is too long is not read to its end, or nested blocks would be read again and again.
            if width(&line) > columns {
                return None;
            }
        }
        Some(line)
    }

    fn flat_statement(&self, statement: &Statement, is_spelled: bool, columns: usize) -> Option<String> {
        if self.mistakes.is_whole(statement) {
            return None;
        }
        let is_wrong = self.mistakes.is_wrong(statement);
        let head = Head::new(self.source, self.remarks, statement, is_wrong, is_spelled);
        let mut line = head.flat().filter(|line| width(line) <= columns)?;
        let Some(block) = &statement.block else { return Some(line) };
        if !line.is_empty() {
            line.push(' ');
        }
        if self.is_empty(block) {
            return Some(line + "{ }");
        }
        let is_one_line = self.source.is_one_line(block.open, block.end) && block.close.is_some();
        let has_remarks = !self.remarks.between(head_end(statement), block.end).is_empty();
        if !is_one_line || has_remarks {
            return None;
        }
        let inside = self.flat_all(&block.statements, is_spelled && !is_wrong, columns)?;
        Some(format!("{line}{{ {inside} }}"))
    }

    /// Whether nothing stands between the braces of a block.
    pub(super) fn is_empty(&self, block: &Block) -> bool {
        block.statements.is_empty()
            && block.close.is_some()
            && self.remarks.between(block.open, block.end).is_empty()
    }
}
