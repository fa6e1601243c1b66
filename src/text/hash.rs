//! Short names made from text, and what tells values from each other.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Write};
use std::num::ParseIntError;
use std::str::FromStr;

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

/// What tells values from each other: the SHA-256 of their bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Of a value, as [postcard](https://postcard.jamesmunns.com/wire-format.html) writes it: each field with its length, so
    /// that no two values of a type are written alike.
    ///
    /// ```
    /// use hexapla::text::hash::Fingerprint;
    /// assert_eq!(Fingerprint::of(&("a", "bc")), Fingerprint::of(&("a", "bc")));
    /// assert_ne!(Fingerprint::of(&("a", "bc")), Fingerprint::of(&("ab", "c")));
    /// ```
    pub fn of(value: &impl Serialize) -> Self {
        // Only values whose lengths are not known before they are written fail, and there are none here.
        Self::of_bytes(&postcard::to_stdvec(value).unwrap_or_default())
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What there is to know of bytes without them: what tells them from others, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// What tells them from others.
    pub fingerprint: Fingerprint,
    /// How many there are.
    pub bytes: u64,
}

impl Sum {
    /// Of bytes that are at hand.
    pub fn of(bytes: &[u8]) -> Self {
        Self { fingerprint: Fingerprint::of_bytes(bytes), bytes: bytes.len() as u64 }
    }
}

/// Writes, and sums up what was written.
///
/// ```
/// use hexapla::text::hash::{Sum, Summing};
/// use std::io::Write;
/// let mut out = Summing::new(Vec::new());
/// out.write_all(b"abc")?;
/// assert_eq!(out.finish(), (b"abc".to_vec(), Sum::of(b"abc")));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Summing<W> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Summing<W> {
    /// Writes to something that nothing was written to yet.
    pub fn new(out: W) -> Self {
        Self { out, hash: Sha256::new(), bytes: 0 }
    }

    /// What was written to, and the sum of what was written.
    pub fn finish(self) -> (W, Sum) {
        (self.out, Sum { fingerprint: Fingerprint(self.hash.finalize().into()), bytes: self.bytes })
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or(bytes));
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl FromStr for Fingerprint {
    type Err = ParseIntError;

    /// From the digits that it is shown with.
    fn from_str(digits: &str) -> Result<Self, ParseIntError> {
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digits.get(2 * at..2 * at + 2).unwrap_or_default(), 16)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
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
