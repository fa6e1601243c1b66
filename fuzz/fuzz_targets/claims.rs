#![no_main]

use hexapla_fuzz::{laws, text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some((language, source)) = text(bytes) {
        laws::claims_hold(&source, &language);
    }
});
