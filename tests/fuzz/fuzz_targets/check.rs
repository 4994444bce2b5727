//! `guidec check` of a guide, told in every format.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("check", bytes));
