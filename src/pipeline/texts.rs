//! The texts of a site. They are read once for what all pages need to know of them, and again for their own pages: no build
//! holds all of them at a time.

use super::Progress;
use super::edition::{Opened, Prepared, prepare};
use super::plan::Planned;
use super::store::{self, Store};
use super::summary::Summary;
use crate::base::Diagnostic;
use crate::text::hash::{Fingerprint, Sum};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many bytes of sources are held at a time with what was made of them, which takes about eight times the room.
const HELD: usize = 64 << 20;

/// A text of the site.
struct Text<'i> {
    planned: Planned<'i>,
    fingerprint: Fingerprint,
    files: Vec<(String, Sum)>,
    held: Mutex<Option<Box<Prepared>>>,
}

/// The texts of a site, in the order of the catalogue.
pub struct Texts<'i> {
    texts: Vec<Text<'i>>,
}

impl<'i> Texts<'i> {
    /// Reads the texts that are planned, and gives what there is to know of each. What cannot be read is left out, and it is
    /// said why.
    pub fn read(
        planned: Vec<Planned<'i>>,
        store: &dyn Store,
        progress: Progress<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Self, Vec<Summary>) {
        let (total, done, held) = (planned.len(), AtomicUsize::new(0), AtomicUsize::new(0));
        let read: Vec<Result<(Text<'i>, Summary), Vec<Diagnostic>>> = planned
            .into_par_iter()
            .map(|planned| {
                let read = Text::read(planned, store, &held);
                progress("reading", done.fetch_add(1, Ordering::Relaxed) + 1, total);
                read
            })
            .collect();
        let (mut texts, mut summaries) = (Vec::with_capacity(total), Vec::with_capacity(total));
        for read in read {
            match read {
                Ok((text, summary)) => {
                    texts.push(text);
                    summaries.push(summary);
                }
                Err(errors) => diagnostics.extend(errors),
            }
        }
        (Self { texts }, summaries)
    }

    /// What is planned of each text.
    pub fn planned(&self) -> impl ExactSizeIterator<Item = &Planned<'i>> {
        self.texts.iter().map(|text| &text.planned)
    }

    /// The files that the texts are read from, by their paths in the content folder, with the works that they are of.
    pub fn files(&self) -> impl Iterator<Item = (&(String, Sum), &str)> {
        self.texts.iter().flat_map(|text| text.files.iter().map(|file| (file, text.planned.work.as_str())))
    }

    /// What tells a text from others.
    pub fn fingerprint(&self, at: usize) -> Option<Fingerprint> {
        self.texts.get(at).map(|text| text.fingerprint)
    }

    /// A text with all that was made of it, for the last time in a build: it is not held any longer.
    ///
    /// # Errors
    /// Diagnostics where the source cannot be read any more, or is another now.
    pub fn take(&self, at: usize) -> Result<Box<Prepared>, Vec<Diagnostic>> {
        let gone = || vec![Diagnostic::error("no-text", "there is no such text")];
        let text = self.texts.get(at).ok_or_else(gone)?;
        let held = text.held.lock().unwrap_or_else(PoisonError::into_inner).take();
        held.map_or_else(|| text.again(), Ok)
    }
}

impl<'i> Text<'i> {
    fn read(planned: Planned<'i>, store: &dyn Store, held: &AtomicUsize) -> Result<(Self, Summary), Vec<Diagnostic>> {
        let opened = Opened::open(&planned)?;
        let (fingerprint, files, size) = (opened.fingerprint(), opened.files(), opened.size());
        if let Some(summary) = store::recall(store, &fingerprint) {
            return Ok((Self { planned, fingerprint, files, held: Mutex::default() }, summary));
        }
        let prepared = prepare(opened);
        let summary = Summary::of(&prepared);
        store::keep(store, fingerprint, &summary);
        let room = held.fetch_add(size, Ordering::Relaxed) < HELD;
        Ok((Self { planned, fingerprint, files, held: Mutex::new(room.then(|| Box::new(prepared))) }, summary))
    }

    fn again(&self) -> Result<Box<Prepared>, Vec<Diagnostic>> {
        let opened = Opened::open(&self.planned)?;
        if opened.fingerprint() != self.fingerprint {
            let error = Diagnostic::error("changed", "the file was changed while the site was built");
            return Err(vec![error.in_file(self.planned.source.path.as_str()).hint("build once more")]);
        }
        Ok(Box::new(prepare(opened)))
    }
}
