//! Versions, conditions and exact sets of readers. Knows nothing of guides and findings.
