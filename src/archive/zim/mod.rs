//! ZIM 6.1 (<https://wiki.openzim.org/wiki/ZIM_file_format>) with the namespaces that there are since 2021: content in `C`,
//! metadata in `M`, the main page in `W`, listings in `X`.
//!
//! Pages stand at their paths in the site, so that their relative links lead on; each folder with a page in it is a redirect
//! to that page. What is for servers and robots alone is left out. There is no Xapian index, which no other program writes:
//! Kiwix suggests titles by the listing, and the site searches with its own index.

mod clusters;
mod directory;
mod entries;
mod languages;
mod metadata;

use super::media::is_text;
use super::{About, Files, Progress};
use clusters::{Clusters, Packing, Place};
use directory::Directory;
use entries::{Body, Entry};
use md5::{Digest, Md5};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

const MAGIC: u32 = 72_173_914;
const VERSION: (u16, u16) = (6, 1);
const HEADER: usize = 80;
/// Stands for a page that there is not.
const NONE: u32 = u32::MAX;

/// Writes a ZIM file of a site.
///
/// # Errors
/// Those of the file, and where there is more than the format can number.
pub fn write(
    files: &Files<'_>,
    about: &About,
    file: &mut (impl Read + Write + Seek),
    progress: Progress<'_>,
) -> io::Result<()> {
    let entries = entries::of(files, about)?;
    let directory = Directory::new(&entries)?;
    let mut out = Counted { out: BufWriter::new(&mut *file), position: 0 };
    out.write_all(&[0; HEADER])?;
    out.write_all(&directory.types())?;
    let mut writer = Contents { places: vec![Place::default(); entries.len()], clusters: Clusters::new(out) };
    let links = super::links::Links::new(files.paths, about.base().as_deref());
    // What is kept alike is written together; readers do not mind the order.
    let mut order: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
    order.sort_by_key(|(_, entry)| packing_of(entry));
    for (done, (at, entry)) in order.into_iter().enumerate() {
        match &entry.body {
            Body::File => writer.add(at, &links.in_file(&(files.read)(&entry.key.1)?), packing_of(entry))?,
            Body::Bytes(bytes) => writer.add(at, bytes, packing_of(entry))?,
            Body::Redirect(..) | Body::Titles | Body::Articles => {}
        }
        progress("archiving", done + 1, entries.len());
    }
    let header = writer.finish(&entries, &directory)?;
    seal(file, &header)
}

/// How the content of an entry is kept: what is compressed already stays as it is.
fn packing_of(entry: &Entry) -> Packing {
    if is_text(&entry.kind) { Packing::Zstandard } else { Packing::Plain }
}

/// What is in the file, while it is being written.
struct Contents<W: Write> {
    clusters: Clusters<Counted<W>>,
    /// Where the content of each entry is.
    places: Vec<Place>,
}

impl<W: Write> Contents<W> {
    fn add(&mut self, at: usize, bytes: &[u8], packing: Packing) -> io::Result<()> {
        let place = self.clusters.add(bytes, packing)?;
        if let Some(own) = self.places.get_mut(at) {
            *own = place;
        }
        Ok(())
    }

    /// Writes the listings, the directory and the lists of positions; gives the header.
    fn finish(mut self, entries: &[Entry], directory: &Directory<'_>) -> io::Result<Vec<u8>> {
        let identity = self.clusters.identity();
        // Readers find the titles by their position in the file.
        let mut titles = u64::MAX;
        for (entry, own) in entries.iter().zip(&mut self.places) {
            match entry.body {
                Body::Titles => (*own, titles) = self.clusters.alone(&directory.by_title(|_| true))?,
                Body::Articles => (*own, _) = self.clusters.alone(&directory.by_title(|entry| entry.is_article()))?,
                _ => {}
            }
        }
        let (mut out, clusters) = self.clusters.finish()?;
        let mut positions = Vec::with_capacity(entries.len() * 8);
        for (entry, place) in entries.iter().zip(&self.places) {
            positions.extend(out.position.to_le_bytes());
            out.write_all(&directory.entry(entry, *place)?)?;
        }
        let by_path = out.position;
        out.write_all(&positions)?;
        let by_number = out.position;
        clusters.iter().try_for_each(|position| out.write_all(&position.to_le_bytes()))?;
        out.flush()?;
        let mut header = Vec::with_capacity(HEADER);
        header.extend(MAGIC.to_le_bytes());
        header.extend(VERSION.0.to_le_bytes());
        header.extend(VERSION.1.to_le_bytes());
        header.extend(identity);
        header.extend(number(entries.len())?.to_le_bytes());
        header.extend(number(clusters.len())?.to_le_bytes());
        for position in [by_path, titles, by_number, HEADER as u64] {
            header.extend(position.to_le_bytes());
        }
        header.extend(directory.main_page().unwrap_or(NONE).to_le_bytes());
        header.extend(NONE.to_le_bytes());
        header.extend(out.position.to_le_bytes());
        Ok(header)
    }
}

/// Writes the header, and the checksum of the whole at its end.
fn seal(file: &mut (impl Read + Write + Seek), header: &[u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(header)?;
    file.seek(SeekFrom::Start(0))?;
    let (mut digest, mut piece) = (Md5::new(), vec![0; 1 << 16]);
    loop {
        let length = file.read(&mut piece)?;
        match piece.get(..length) {
            Some(read) if length > 0 => digest.update(read),
            _ => break,
        }
    }
    file.seek(SeekFrom::End(0))?;
    file.write_all(&digest.finalize())?;
    file.flush()
}

/// A number as the format keeps it.
fn number(number: usize) -> io::Result<u32> {
    u32::try_from(number).map_err(|_| io::Error::new(io::ErrorKind::FileTooLarge, "more than a ZIM file can number"))
}

/// Output that knows its position.
struct Counted<W: Write> {
    out: W,
    position: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.position += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
