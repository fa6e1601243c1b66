//! Floor 4: proofs about documents and pages, for `hexapla check`.

pub mod conservation;
pub mod pages;
