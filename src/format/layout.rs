//! Statements, blocks, comments and blank lines become lines.

use super::columns::{self, Row, Table};
use super::head::{Head, STEP};
use super::mistakes::{Chunk, Mistakes};
use super::remarks::{Remark, Remarks};
use super::source::{Source, head_end};
use crate::syntax::raw::{Block, Statement, Tree};

/// The canonical text of a file.
pub(super) fn print(text: &str, tree: &Tree, mistakes: &Mistakes) -> String {
    let remarks = Remarks::of(tree);
    let mut layout = Layout {
        source: Source { text, tree },
        mistakes,
        remarks: &remarks,
        next: 0,
        lines: Vec::new(),
        rows: Vec::new(),
        at: 0,
        is_fresh: true,
    };
    layout.statements(&tree.top.statements, Place { level: 0, holds: Holds::Declarations, is_spelled: true });
    layout.remarks_before(u32::MAX, 0);
    columns::align(&mut layout.lines, &mut layout.rows);
    let mut printed = layout.lines.join("\n");
    if !printed.is_empty() {
        printed.push('\n');
    }
    printed
}

/// What a block holds, as far as its lines stand in columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Declarations,
    /// The head and body of a guide or procedure.
    Guide,
    Other,
}

/// Where statements stand.
#[derive(Clone, Copy)]
struct Place {
    level: usize,
    holds: Holds,
    /// Whether words and signs get their one spelling: not in the block of a statement with an error, of which nobody
    /// knows what it holds.
    is_spelled: bool,
}

pub(super) struct Layout<'text> {
    pub(super) source: Source<'text>,
    pub(super) mistakes: &'text Mistakes,
    pub(super) remarks: &'text Remarks,
    /// The first remark that is not yet printed.
    next: usize,
    lines: Vec<String>,
    rows: Vec<Row>,
    /// Where in the source the last thing that was printed ends.
    at: u32,
    /// Whether nothing was printed yet in the block at hand.
    is_fresh: bool,
}

impl Layout<'_> {
    fn statements(&mut self, statements: &[Statement], place: Place) {
        let mut rest = statements;
        while let Some(first) = rest.first() {
            let chunk = self.mistakes.chunk(first).filter(|_| place.holds == Holds::Declarations);
            let start = chunk.map_or(first.start, |chunk| chunk.start);
            self.remarks_before(start, place.level);
            self.blank_line(start);
            let count = match chunk {
                Some(chunk) => self.keep(chunk),
                None => self.group(rest, place),
            };
            rest = rest.get(count.max(1)..).unwrap_or(&[]);
        }
    }

    /// Prints a statement with the arms that stand on its line; returns how many there are.
    fn group(&mut self, statements: &[Statement], place: Place) -> usize {
        let mut count = self.beside(statements, 1);
        let indentation = STEP.repeat(place.level);
        let group = statements.get(..count).unwrap_or(statements);
        if group.iter().any(|statement| statement.block.is_some())
            && let Some(line) = self.flat(group, place.is_spelled, indentation.len())
        {
            self.lines.push(indentation + &line);
            self.row(group, place, true);
            self.at = group.last().map_or(self.at, |last| last.end);
            return count;
        }
        let mut number = 0;
        while number < count {
            if let Some(statement) = statements.get(number) {
                self.statement(statement, place, number > 0);
            }
            number += 1;
            // Behind a block over several lines the next arm stands beside its brace.
            if number == count && self.goes_on(statements, number) {
                count = self.beside(statements, number + 1);
            }
        }
        count
    }

    /// The first number from `number` on whose statement does not stand on the line of the one before it, as an arm
    /// does or, perhaps, a mistake.
    fn beside(&self, statements: &[Statement], number: usize) -> usize {
        let mut number = number;
        while let Some(next) = statements.get(number)
            && let Some(before) = number.checked_sub(1).and_then(|before| statements.get(before))
            && before.block.is_some()
            && (self.source.is_arm(next) || self.mistakes.is_wrong(next))
            && self.mistakes.chunk(next).is_none()
            && self.source.is_one_line(before.end, next.start)
            && self.remarks.between(before.end, next.start).is_empty()
        {
            number += 1;
        }
        number
    }

    fn goes_on(&self, statements: &[Statement], number: usize) -> bool {
        let Some(next) = statements.get(number) else { return false };
        let before = number.checked_sub(1).and_then(|before| statements.get(before));
        before.is_some_and(|before| {
            before.block.is_some()
                && !self.mistakes.is_whole(before)
                && self.source.is_arm(next)
                && !self.mistakes.is_wrong(next)
                && self.remarks.between(before.end, next.start).is_empty()
        })
    }

    /// Prints a statement, its block over several lines.
    fn statement(&mut self, statement: &Statement, place: Place, is_beside: bool) {
        let indentation = STEP.repeat(place.level);
        let is_wrong = self.mistakes.is_wrong(statement);
        let is_whole = self.mistakes.is_whole(statement);
        let mut lines = if is_whole {
            self.next = self.remarks.before(statement.end);
            self.source.slice(statement.start, statement.end).split('\n').map(str::to_owned).collect()
        } else {
            let head = Head::new(self.source, self.remarks, statement, is_wrong, place.is_spelled);
            self.next = self.remarks.before(head_end(statement));
            head.lines(&indentation)
        };
        let rest = lines.split_off(1.min(lines.len()));
        let first = lines.pop().unwrap_or_default();
        match self.lines.last_mut().filter(|_| is_beside) {
            Some(line) => *line = format!("{line} {first}"),
            None => {
                self.lines.push(indentation.clone() + &first);
                self.row(std::slice::from_ref(statement), place, false);
            }
        }
        self.lines.extend(rest);
        self.at = statement.end;
        if let Some(block) = statement.block.as_ref().filter(|_| !is_whole) {
            let holds = self.holds(statement, place);
            let is_spelled = place.is_spelled && !is_wrong;
            self.block(block, Place { level: place.level + 1, holds, is_spelled });
        }
    }

    fn block(&mut self, block: &Block, inside: Place) {
        let is_empty = self.is_empty(block);
        if let Some(line) = self.lines.last_mut() {
            let blank = if line.trim().is_empty() { "" } else { " " };
            line.push_str(blank);
            line.push_str(if is_empty { "{ }" } else { "{" });
        }
        if !is_empty {
            self.at = block.open + 1;
            self.is_fresh = true;
            self.statements(&block.statements, inside);
            self.remarks_before(block.close.unwrap_or(block.end), inside.level);
            self.lines.push(STEP.repeat(inside.level.saturating_sub(1)) + "}");
            self.is_fresh = false;
        }
        self.at = block.end;
    }

    fn holds(&self, statement: &Statement, place: Place) -> Holds {
        let word = self.source.word(statement, 0);
        let is_guide = word.eq_ignore_ascii_case("guide") || word.eq_ignore_ascii_case("procedure");
        if is_guide && place.holds == Holds::Declarations { Holds::Guide } else { Holds::Other }
    }

    /// Notes that the last line belongs to a table, if it does.
    fn row(&mut self, statements: &[Statement], place: Place, is_flat: bool) {
        let [statement] = statements else { return };
        if self.mistakes.is_wrong(statement) {
            return;
        }
        // What goes on over several lines has its first words in columns at most.
        if !is_flat && statement.block.is_some() {
            return;
        }
        let known = match place.holds {
            Holds::Guide => columns::of_head(&self.source, statement),
            Holds::Declarations => columns::of_declaration(&self.source, statement),
            Holds::Other => None,
        };
        let count = self.source.tokens(statement).len();
        let is_when = self.source.word(statement, 0).eq_ignore_ascii_case("when") && is_flat;
        let (table, numbers) = match known {
            Some((table, numbers)) => (table, numbers.to_vec()),
            None if is_when => (Table::Conditions, vec![count]),
            None => return,
        };
        let head = Head::new(self.source, self.remarks, statement, false, place.is_spelled);
        let has_stop = |number: &usize| *number < count || *number == count && statement.block.is_some();
        let before = STEP.len() * place.level + " ".len();
        let stops = numbers
            .into_iter()
            .filter(has_stop)
            .map_while(|number| Some(before + head.flat_part(0, number)?.len()));
        self.rows.push(Row { table, line: self.lines.len().saturating_sub(1), stops: stops.collect() });
    }

    /// Keeps what stands at the top of a file as it is; returns how many statements that are.
    fn keep(&mut self, chunk: Chunk) -> usize {
        self.lines.push(self.source.slice(chunk.start, chunk.end).to_owned());
        self.next = self.remarks.before(chunk.end);
        self.at = chunk.end;
        chunk.statements
    }

    /// Prints the remarks before a place: on the line where they stood, or on lines of their own.
    fn remarks_before(&mut self, place: u32, level: usize) {
        while let Some(remark) = self.remarks.get(self.next).filter(|remark| remark.start < place) {
            self.next += 1;
            self.remark(remark, level);
            self.at = remark.end;
        }
    }

    fn remark(&mut self, remark: Remark, level: usize) {
        let written = self.source.slice(remark.start, remark.end);
        if self.source.is_one_line(self.at, remark.start)
            && let Some(line) = self.lines.last_mut()
        {
            line.push_str(if remark.is_comment { "  " } else { "" });
            line.push_str(written);
            return;
        }
        self.blank_line(remark.start);
        self.lines.push(STEP.repeat(level) + written);
    }

    /// Keeps one blank line where there were some, but none at the beginning of a block.
    fn blank_line(&mut self, next: u32) {
        let is_parted = self.source.slice(self.at, next).matches('\n').count() > 1;
        if is_parted && !self.is_fresh {
            self.lines.push(String::new());
        }
        self.is_fresh = false;
    }
}
