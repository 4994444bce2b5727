//! A guide becomes Markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("build_markdown", bytes));
