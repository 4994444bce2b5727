//! Codes of the area: declarations and references.

super::codes! {}
