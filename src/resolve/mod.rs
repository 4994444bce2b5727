//! From syntax trees to the model: binding names, parsing versions, near-miss help; one file for each construct.
