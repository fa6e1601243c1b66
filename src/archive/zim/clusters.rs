//! Clusters: the contents of several entries, compressed together or not at all.

use super::{Counted, number};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Where the content of an entry is: in which cluster, and which one in that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of the cluster.
    pub cluster: u32,
    /// The number in the cluster.
    pub blob: u32,
}

/// So many bytes make a cluster full. Readers unpack a whole one to read anything in it.
const FULL: usize = 1 << 20;

/// How a cluster is kept, as it says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Packing {
    /// As it is.
    Plain = 1,
    /// Compressed with Zstandard (RFC 8878).
    Zstandard = 5,
}

/// How hard it is compressed: the hardest, 19, saves a tenth more and takes twenty times as long.
const LEVEL: i32 = 12;

/// Clusters that are written one behind the other.
pub struct Clusters<W: Write> {
    out: W,
    /// The positions of those that are written.
    positions: Vec<u64>,
    /// The one that is being filled: how it is kept, the ends of its contents, and these.
    packing: Packing,
    ends: Vec<usize>,
    bytes: Vec<u8>,
    digest: Sha256,
}

impl<W: Write> Clusters<Counted<W>> {
    /// No clusters yet.
    pub fn new(out: Counted<W>) -> Self {
        let (positions, ends, bytes) = (Vec::new(), Vec::new(), Vec::new());
        Self { out, positions, packing: Packing::Plain, ends, bytes, digest: Sha256::new() }
    }

    /// Adds content to the cluster that is being filled, or to a new one where that is kept otherwise, or full.
    ///
    /// # Errors
    /// Those of the file.
    pub fn add(&mut self, bytes: &[u8], packing: Packing) -> io::Result<Place> {
        self.digest.update(bytes);
        if self.packing != packing || self.bytes.len() + bytes.len() > FULL {
            self.close()?;
        }
        self.packing = packing;
        let place = Place { cluster: number(self.positions.len())?, blob: number(self.ends.len())? };
        self.bytes.extend(bytes);
        self.ends.push(self.bytes.len());
        Ok(place)
    }

    /// Writes the cluster that was being filled.
    fn close(&mut self) -> io::Result<()> {
        if self.ends.is_empty() {
            return Ok(());
        }
        self.positions.push(self.out.position);
        // The positions of the contents, counted from the first of these numbers, and the end of the last.
        let first = (self.ends.len() + 1) * 4;
        let mut cluster = Vec::with_capacity(first + self.bytes.len());
        for end in [0].iter().chain(&self.ends) {
            cluster.extend(number(first + end)?.to_le_bytes());
        }
        cluster.append(&mut self.bytes);
        self.ends.clear();
        self.out.write_all(&[self.packing as u8])?;
        match self.packing {
            Packing::Plain => self.out.write_all(&cluster),
            Packing::Zstandard => self.out.write_all(&zstd::bulk::compress(&cluster, LEVEL)?),
        }
    }

    /// A UUID of the contents so far (RFC 9562, version 8).
    pub fn identity(&self) -> [u8; 16] {
        let mut identity = [0; 16];
        identity.iter_mut().zip(self.digest.clone().finalize()).for_each(|(own, byte)| *own = byte);
        identity[6] = identity[6] & 0x0F | 0x80;
        identity[8] = identity[8] & 0x3F | 0x80;
        identity
    }

    /// Writes a cluster with one content, uncompressed; gives its place, and the position of the content in the file.
    ///
    /// # Errors
    /// Those of the file.
    pub fn alone(&mut self, bytes: &[u8]) -> io::Result<(Place, u64)> {
        self.close()?;
        let place = self.add(bytes, Packing::Plain)?;
        let position = self.out.position;
        self.close()?;
        Ok((place, position + 1 + 2 * 4))
    }

    /// Writes the last cluster; gives the output, and the positions of all.
    ///
    /// # Errors
    /// Those of the file.
    pub fn finish(mut self) -> io::Result<(Counted<W>, Vec<u64>)> {
        self.close()?;
        Ok((self.out, self.positions))
    }
}
