//! Names for findings that stay when lines move, by which services know a finding again.

use crate::diagnostic::{Diagnostic, Identity};
use crate::source::Sources;
use std::collections::HashMap;

/// Counts the findings that are alike, in their order.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<blake3::Hash, u32>,
}

impl Fingerprints {
    /// Of its identity, or of the rule and the title where it points at no place, and of how many were alike before: 32
    /// hexadecimal digits.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic, sources: &Sources) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        };
        match Identity::of(diagnostic, sources) {
            Some(Identity { file, rule, line, at }) => {
                [file, rule, line, at].iter().for_each(|part| add(part))
            }
            None => [diagnostic.code.name, &diagnostic.title].into_iter().for_each(add),
        }
        let alike = self.seen.entry(hasher.finalize()).or_default();
        hasher.update(&alike.to_le_bytes());
        *alike += 1;
        hasher.finalize().to_hex().chars().take(32).collect()
    }
}
