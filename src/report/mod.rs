//! Findings for people and machines. The only user of codespan-reporting.
