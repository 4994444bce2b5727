//! Findings that `guidec check --fix` can cure.

/// How many findings have a cure that can be applied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Curable {
    /// By cures that say the same as before.
    pub safe: usize,
    /// By cures that may say something else than what was meant.
    pub guessed: usize,
}

impl Curable {
    /// The line behind a summary; nothing for none.
    pub fn words(self) -> String {
        match (self.safe, self.guessed) {
            (0, 0) => String::new(),
            (safe, 0) => format!("`guidec check --fix` cures {safe} of them\n"),
            (0, guessed) => format!("`guidec check --fix --unsafe-fixes` cures {guessed} of them\n"),
            (safe, guessed) => {
                format!(
                    "`guidec check --fix` cures {safe} of them, and with `--unsafe-fixes` {guessed} more\n"
                )
            }
        }
    }
}
