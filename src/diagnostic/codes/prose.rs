//! Codes of the area: words, values, links and pictures.

super::codes! {}
