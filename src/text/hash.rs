//! Short names made from text.

use sha2::{Digest, Sha256};

/// Crockford's base 32, small: no letters that look like digits.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A name of `length` characters (at most 51) that depends on the text alone: its SHA-256 in base 32.
///
/// ```
/// use hexapla::text::hash::short;
/// assert_eq!(short("韓戰", 8).len(), 8);
/// assert_eq!(short("韓戰", 8), short("韓戰", 8));
/// assert_ne!(short("韓戰", 8), short("韩战", 8));
/// ```
pub fn short(text: &str, length: usize) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let mut out = String::with_capacity(length);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for &byte in digest.iter() {
        if out.len() == length {
            break;
        }
        bits = (bits << 8) | u32::from(byte);
        held += 8;
        while held >= 5 && out.len() < length {
            held -= 5;
            out.push(char::from(ALPHABET[(bits >> held) as usize & 31]));
        }
        bits &= (1 << held) - 1;
    }
    out
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_digests() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(short("", 51).len(), 51);
        assert_eq!(short("x", 10), short("x", 51)[..10]);
    }
}
