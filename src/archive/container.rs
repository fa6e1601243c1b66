//! Zip files whose bytes depend on nothing but their entries (PKWARE, APPNOTE.TXT).

use super::moment::Moment;
use std::io::{self, BufWriter, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// How an entry is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Compressed.
    Deflated,
    /// As it is: it is compressed already.
    Stored,
    /// As it is, and maybe of more than four gigabytes.
    Endless,
}

/// A zip file that is being written. What is written to it goes into the entry that was begun last.
pub struct Container<W: Write + Seek> {
    zip: ZipWriter<BufWriter<W>>,
    options: SimpleFileOptions,
}

impl<W: Write + Seek> Container<W> {
    /// A zip file whose entries have a time. The format knows times from 1980 to 2107; others are the nearest of these.
    pub fn new(file: W, moment: Moment) -> Self {
        let ((year, month, day), (hours, minutes, seconds)) = (moment.date, moment.time);
        let time = match year {
            1980..=2107 => DateTime::from_date_and_time(year, month, day, hours, minutes, seconds).ok(),
            2108.. => DateTime::from_date_and_time(2107, 12, 31, 23, 59, 58).ok(),
            _ => None,
        };
        let options = SimpleFileOptions::default()
            .last_modified_time(time.unwrap_or(DateTime::DEFAULT))
            .system(System::Unix)
            .unix_permissions(0o644);
        Self { zip: ZipWriter::new(BufWriter::new(file)), options }
    }

    /// Begins an entry.
    ///
    /// # Errors
    /// Those of the file.
    pub fn begin(&mut self, path: &str, packing: Packing) -> io::Result<()> {
        let method = match packing {
            Packing::Deflated => CompressionMethod::Deflated,
            Packing::Stored | Packing::Endless => CompressionMethod::Stored,
        };
        let options = self.options.compression_method(method).large_file(packing == Packing::Endless);
        Ok(self.zip.start_file(path, options)?)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the file.
    pub fn finish(self) -> io::Result<()> {
        self.zip.finish()?.flush()
    }
}

impl<W: Write + Seek> Write for Container<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}
