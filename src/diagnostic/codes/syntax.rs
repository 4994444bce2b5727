//! Codes of the area: text and grammar.

super::codes! {}
