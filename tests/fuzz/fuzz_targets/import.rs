//! `guidec import` of a how-to.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("import", bytes));
