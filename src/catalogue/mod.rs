//! Every word that the compiler adds to a guide, by language. Knows nothing of guides.
