//! Findings that are there and neither shown nor counted as failures.

/// How many findings are tolerated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tolerated {
    /// The baseline holds them.
    pub known: usize,
    /// A remark in the guide gives the reason.
    pub allowed: usize,
}

impl Tolerated {
    /// What follows the counts of a summary: "; 4 known from the baseline, 2 allowed". Nothing for none.
    pub fn words(self) -> String {
        let counts = [(self.known, "known from the baseline"), (self.allowed, "allowed")];
        let words: Vec<String> = counts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, words)| format!("{number} {words}"))
            .collect();
        if words.is_empty() { String::new() } else { format!("; {}", words.join(", ")) }
    }
}
