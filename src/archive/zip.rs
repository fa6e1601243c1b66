//! The site as a zip file, to be unpacked and opened from a disk: every link names a file.

use super::container::{Container, Packing};
use super::links::Links;
use super::media::{is_text, media_type};
use super::{About, Files, Progress};
use std::io::{self, Seek, Write};

/// Writes the site.
pub fn write(files: &Files<'_>, about: &About, file: impl Write + Seek, progress: Progress<'_>) -> io::Result<()> {
    let links = Links::new(files.paths, about.base().as_deref());
    let mut container = Container::new(file, about.moment());
    for (done, page) in files.pages().enumerate() {
        let page = page?;
        let text = is_text(&media_type(&page.path));
        container.begin(&page.path, if text { Packing::Deflated } else { Packing::Stored })?;
        container.write_all(&links.in_file(&page))?;
        progress("archiving", done + 1, files.paths.len());
    }
    container.finish()
}
