//! A guide is parsed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("parse", bytes));
