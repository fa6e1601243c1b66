#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hexapla_fuzz::hold(bytes, hexapla::read::markdown::read));
