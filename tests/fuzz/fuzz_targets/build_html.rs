//! A guide becomes web pages.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("build_html", bytes));
