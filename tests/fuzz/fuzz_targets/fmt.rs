//! `guidec fmt` of a guide.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("fmt", bytes));
