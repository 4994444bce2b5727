//! Lines of a draft: statements with their blocks and the comments before them. Knows nothing of sentences.

/// What a line is to those beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An action of the reader; what is said of it may stand in its block.
    Step,
    /// Something that is said.
    Said,
    /// A line about where the reader is.
    Place,
    /// A block of steps.
    Group,
    /// A block that goes on from the one before.
    Arm,
}

/// A statement of a draft, or with no words comments alone.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) remarks: Vec<String>,
    pub(super) head: String,
    pub(super) block: Vec<Entry>,
    pub(super) role: Role,
}

/// Blocks have at most so many lines: longer ones the language refuses.
const LONGEST_BLOCK: usize = 900;

impl Entry {
    pub(super) fn new(role: Role, head: impl Into<String>) -> Self {
        Self { remarks: Vec::new(), head: head.into(), block: Vec::new(), role }
    }

    pub(super) fn step(head: impl Into<String>) -> Self {
        Self::new(Role::Step, head)
    }

    pub(super) fn said(head: impl Into<String>) -> Self {
        Self::new(Role::Said, head)
    }

    pub(super) fn group(head: impl Into<String>, block: Vec<Entry>) -> Self {
        Self { block, ..Self::new(Role::Group, head) }
    }

    pub(super) fn remark(remark: impl Into<String>) -> Self {
        Self { remarks: vec![remark.into()], ..Self::new(Role::Said, "") }
    }

    fn opens_block(&self) -> bool {
        matches!(self.role, Role::Group | Role::Arm) || !self.block.is_empty()
    }

    /// How many steps it holds.
    pub(super) fn steps(&self) -> usize {
        usize::from(self.role == Role::Step) + steps(&self.block)
    }

    fn write(&self, out: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        for remark in &self.remarks {
            let words: Vec<&str> = remark.split_whitespace().collect();
            out.push_str(&format!("{indent}# {}\n", words.join(" ")));
        }
        if self.head.is_empty() {
            self.block.iter().for_each(|entry| entry.write(out, depth));
            return;
        }
        out.push_str(&format!("{indent}{}", self.head));
        if self.opens_block() {
            out.push_str(" {\n");
            self.block.iter().for_each(|entry| entry.write(out, depth + 1));
            out.push_str(&format!("{indent}}}"));
        }
        out.push('\n');
    }
}

pub(super) fn steps(entries: &[Entry]) -> usize {
    entries.iter().map(Entry::steps).sum()
}

/// Lines as text.
pub(super) fn write(entries: &[Entry], depth: usize) -> String {
    let mut out = String::new();
    entries.iter().for_each(|entry| entry.write(&mut out, depth));
    out
}

/// The last step of some lines, for what is said of it: not one in a block, and not one that only some choose.
pub(super) fn last_step(entries: &mut [Entry]) -> Option<&mut Entry> {
    let last = entries.iter_mut().rev().find(|entry| !entry.head.is_empty())?;
    match last.role {
        Role::Step => Some(last),
        Role::Arm if last.head.starts_with("or ") => None,
        Role::Group | Role::Arm => last_step(&mut last.block),
        _ => None,
    }
}

/// The same lines in blocks that are not too long.
pub(super) fn bounded(entries: Vec<Entry>) -> Vec<Entry> {
    let mut out = Vec::new();
    for mut entry in entries {
        let mut inner = bounded(std::mem::take(&mut entry.block));
        let mut surplus = Vec::new();
        if inner.len() > LONGEST_BLOCK && matches!(entry.role, Role::Group | Role::Arm) {
            inner = divided(inner);
        } else if inner.len() > LONGEST_BLOCK {
            surplus = inner.split_off(LONGEST_BLOCK);
        }
        entry.block = inner;
        out.push(entry);
        out.append(&mut surplus);
    }
    out
}

/// Lines as parts of [`LONGEST_BLOCK`] lines; an arm stays with what it goes on from.
fn divided(entries: Vec<Entry>) -> Vec<Entry> {
    let mut parts: Vec<Vec<Entry>> = vec![Vec::new()];
    for entry in entries {
        let is_full = parts.last().is_some_and(|part| part.len() >= LONGEST_BLOCK) && entry.role != Role::Arm;
        if is_full {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(entry);
        }
    }
    let numbered = parts.into_iter().enumerate();
    numbered.map(|(number, part)| Entry::group(format!("part \"{}\"", number + 1), part)).collect()
}
