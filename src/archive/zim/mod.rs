//! ZIM.
use super::{About, Progress};
use crate::render::Page;
use std::io::{self, Read, Seek, Write};
/// Writes.
pub fn write(
    _pages: &[Page],
    _about: &About,
    _file: impl Read + Write + Seek,
    _progress: Progress<'_>,
) -> io::Result<()> {
    Ok(())
}
