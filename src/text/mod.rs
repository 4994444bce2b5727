//! Words: near misses, wrapping, joining into prose. Knows nothing of the language.
