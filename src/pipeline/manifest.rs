//! What a build says of itself: `data/build.json`.

use super::sink::Sink;
use super::works::Made;
use super::{Input, Texts};
use crate::audit::manifest::{Item, Manifest, Options};
use crate::base::Diagnostic;
use crate::catalogue::Catalogue;
use crate::render::addresses::BUILD_JSON;
use crate::text::hash::Sum;

/// The manifest of a site at an address: of works that were made, in the order of the catalogue, and of files of the whole site.
pub fn of(
    input: &Input,
    texts: &Texts<'_>,
    catalogue: &Catalogue,
    base_url: Option<String>,
    made: Vec<Made>,
    whole: Vec<(String, Sum)>,
) -> Manifest {
    let works = || catalogue.works.iter().map(|work| work.id.as_str());
    let declared = input.works.iter().filter(|work| catalogue.work(&work.id).is_some());
    let declared = declared.flat_map(|work| work.declared.iter().map(|file| (file, work.id.as_str())));
    let of_works = declared.chain(texts.files()).map(|(file, work)| Item::new(file.clone(), Some(work)));
    let shared = input.shared.iter().map(|file| Item::new(file.clone(), None));
    let near = works().zip(&made).map(|(work, (_, record))| (work.to_owned(), record.near.clone()));
    let near = near.filter(|(_, near)| !near.is_empty()).collect();
    let pages = works()
        .zip(made)
        .flat_map(|(work, (_, record))| record.pages.into_iter().map(move |page| Item::new(page, Some(work))));
    Manifest {
        hexapla: env!("CARGO_PKG_VERSION").to_owned(),
        options: Options { base_url, date: input.date.clone(), search: input.search },
        configuration: sorted(input.configuration.iter().map(|file| Item::new(file.clone(), None))),
        sources: sorted(shared.chain(of_works)),
        near,
        files: sorted(whole.into_iter().map(|file| Item::new(file, None)).chain(pages)),
    }
}

/// Writes the manifest to the site.
///
/// # Errors
/// A diagnostic where there is no room for it.
pub fn write(sink: &dyn Sink, manifest: Manifest) -> Result<(), Diagnostic> {
    sink.write(BUILD_JSON, &mut |out| manifest.write(out)).map(drop)
}

/// Files in the order of their paths, each once: one outline can be that of two editions.
fn sorted(files: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut files: Vec<Item> = files.collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    files
}
