//! Names for findings that stay when lines move, by which services know a finding again.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::HashMap;

/// Counts the findings that are alike, in their order.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<blake3::Hash, u32>,
}

impl Fingerprints {
    /// Of the code, the file, the words of the line, those of the place, and how many were alike before: 32 hexadecimal
    /// digits. Not of the title, which names readers, nor of the number of the line.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        };
        add(diagnostic.code.id);
        match diagnostic.span() {
            Some(span) => {
                add(sources.get(span.file).map(|file| file.name()).unwrap_or_default());
                add(sources.line(span).trim());
                add(sources.slice(span));
            }
            None => add(&diagnostic.title),
        }
        let alike = self.seen.entry(hasher.finalize()).or_default();
        hasher.update(&alike.to_le_bytes());
        *alike += 1;
        hasher.finalize().to_hex().chars().take(32).collect()
    }
}
