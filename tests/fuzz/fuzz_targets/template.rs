//! A template of somebody's own prints a document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("template", bytes));
