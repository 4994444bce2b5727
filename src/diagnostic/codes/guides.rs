//! Codes of the area: screens, guides and their steps.

super::codes! {}
