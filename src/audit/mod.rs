//! Floor 4: proofs about documents, pages and whole builds, for `hexapla check`.

pub mod conservation;
pub mod manifest;
pub mod pages;
