//! Floor 6: a snapshot of a site in one file — for web archives (WACZ), for readers without a network (ZIM), for a disk (zip).
//!
//! Each format is written from the files of the site and from what there is to know of it, and depends on nothing else: no
//! file system, no clock. Entries stand in the order of their paths, and their time is that of the site, so that the same site
//! is the same bytes.

mod cdxj;
mod container;
mod links;
mod media;
mod moment;
mod reading;
mod wacz;
mod warc;
mod zim;
mod zip;

use crate::base::Language;
use crate::render::Page;
use moment::Moment;
use std::collections::BTreeSet;
use std::io::{self, Read, Seek, Write};

/// The form of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Web Archive Collection Zipped, version 1.1.1 (<https://specs.webrecorder.net/wacz/1.1.1/>): what a server would have
    /// answered at each address of the site.
    Wacz,
    /// ZIM, version 6.1 (<https://wiki.openzim.org/wiki/ZIM_file_format>), as Kiwix reads it.
    Zim,
    /// A zip file of the site, to be unpacked and read from a disk.
    Zip,
}

/// What a snapshot says of the site that it is of.
#[derive(Clone, Debug)]
pub struct About {
    /// The title of the site.
    pub title: String,
    /// A sentence on what it holds.
    pub description: Option<String>,
    /// Its languages, the default one first.
    pub languages: Vec<Language>,
    /// The time of the snapshot: a date or an instant (ISO 8601). Anything else is taken for the beginning of 1970.
    pub date: String,
    /// The address that the site stands at.
    pub base_url: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// The licences of its texts.
    pub licenses: BTreeSet<String>,
}

impl About {
    fn moment(&self) -> Moment {
        Moment::of(&self.date).unwrap_or_default()
    }

    /// The address of the site with `/` at its end.
    fn base(&self) -> Option<String> {
        self.base_url.as_deref().map(|url| format!("{}/", url.trim_end_matches('/')))
    }
}

/// Reports how far a snapshot is: what is done, how many of how many.
pub type Progress<'a> = &'a dyn Fn(&'static str, usize, usize);

/// The files of a site. They are read one by one, some of them more than once, so that memory holds one at a time.
pub struct Files<'a> {
    /// Their paths, in order.
    pub paths: &'a [String],
    /// What reads one of them.
    pub read: &'a dyn Fn(&str) -> io::Result<Page>,
}

impl Files<'_> {
    /// The files, read as they are asked for.
    fn pages(&self) -> impl Iterator<Item = io::Result<Page>> {
        self.paths.iter().map(|path| (self.read)(path))
    }
}

/// The program, as snapshots name it.
const SOFTWARE: &str = concat!("hexapla ", env!("CARGO_PKG_VERSION"));

/// The page that a site opens with.
const HOME: &str = "index.html";

/// Writes a snapshot of a site to an empty file.
///
/// # Errors
/// Those of the files, and where there is more than the format can number.
pub fn write(
    format: Format,
    files: &Files<'_>,
    about: &About,
    file: &mut (impl Read + Write + Seek),
    progress: Progress<'_>,
) -> io::Result<()> {
    match format {
        Format::Wacz => wacz::write(files, about, file, progress),
        Format::Zim => zim::write(files, about, file, progress),
        Format::Zip => zip::write(files, about, file, progress),
    }
}
