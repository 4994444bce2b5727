//! What a project means, with all names bound; one file for each construct. Knows nothing of the syntax tree and of printing.
