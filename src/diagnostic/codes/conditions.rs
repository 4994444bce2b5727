//! Codes of the area: versions and conditions.

super::codes! {}
