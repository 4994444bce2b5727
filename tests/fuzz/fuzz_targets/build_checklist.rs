//! A guide becomes a checklist.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| guidec_fuzz::enter("build_checklist", bytes));
