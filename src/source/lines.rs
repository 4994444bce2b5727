//! From byte offsets to lines and columns.

/// A line and a column, both counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Where each line of a text begins. `\n` and `\r\n` end a line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads `text` once.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at as u32 + 1));
        Self { starts }
    }

    /// The number of lines, at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line (from zero) that byte `offset` lies on.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1) as u32
    }

    /// The bytes of line `line`, with its line end.
    pub fn range(&self, line: u32, text: &str) -> std::ops::Range<usize> {
        let at = |line: usize| self.starts.get(line).map_or(text.len(), |start| *start as usize);
        at(line as usize)..at(line as usize + 1)
    }

    /// Line and column of byte `offset`, the column in characters: what a person counts.
    pub fn position(&self, offset: u32, text: &str) -> Position {
        let line = self.line(offset);
        let start = self.range(line, text).start;
        let before = text.get(start..offset as usize).unwrap_or("");
        Position { line, column: before.chars().count() as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let text = "a\n🙂é x\r\n";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 3);
        let offset = text.find('x').unwrap() as u32;
        assert_eq!(index.position(offset, text), Position { line: 1, column: 3 });
        assert_eq!(index.position(text.len() as u32, text), Position { line: 2, column: 0 });
    }
}
