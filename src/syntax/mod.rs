//! From text to a syntax tree: the grammar, recovery, spans, comments. Grammar rules and pairs never leave it; knows nothing of names and readers.
