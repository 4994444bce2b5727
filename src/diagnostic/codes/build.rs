//! Codes of the area: project, files, targets.

super::codes! {}
