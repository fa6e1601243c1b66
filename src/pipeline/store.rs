//! What is remembered from build to build: results by what they were made from.

use crate::text::hash::Fingerprint;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps results under the fingerprints of all that they depend on. It may forget any of them but those that were put in or
/// asked for since the last [`sweep`](Store::sweep): a build that finds nothing makes everything anew.
pub trait Store: Sync {
    /// What is kept under a fingerprint.
    fn get(&self, key: &Fingerprint) -> Option<Vec<u8>>;

    /// Keeps something.
    fn put(&self, key: Fingerprint, value: Vec<u8>);

    /// Ends a build: what it did not use need not be kept.
    fn sweep(&self);
}

/// A value that is kept, if it is and can be read.
pub fn recall<T: DeserializeOwned>(store: &dyn Store, key: &Fingerprint) -> Option<T> {
    postcard::from_bytes(&store.get(key)?).ok()
}

/// Keeps a value.
pub fn keep<T: Serialize>(store: &dyn Store, key: Fingerprint, value: &T) {
    if let Ok(bytes) = postcard::to_stdvec(value) {
        store.put(key, bytes);
    }
}

/// A store in memory.
#[derive(Debug, Default)]
pub struct Memory {
    kept: Mutex<Kept>,
}

/// What is kept, and what of it was put in or asked for since the last sweep.
#[derive(Debug, Default)]
struct Kept {
    values: HashMap<Fingerprint, Vec<u8>>,
    used: HashSet<Fingerprint>,
}

impl Memory {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn get(&self, key: &Fingerprint) -> Option<Vec<u8>> {
        let mut kept = self.kept();
        let value = kept.values.get(key)?.clone();
        kept.used.insert(*key);
        Some(value)
    }

    fn put(&self, key: Fingerprint, value: Vec<u8>) {
        let mut kept = self.kept();
        kept.used.insert(key);
        kept.values.insert(key, value);
    }

    fn sweep(&self) {
        let mut kept = self.kept();
        let used = std::mem::take(&mut kept.used);
        kept.values.retain(|key, _| used.contains(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_does_not_use_goes() {
        let store = Memory::default();
        let [one, two] = ["one", "two"].map(|name| Fingerprint::of_bytes(name.as_bytes()));
        keep(&store, one, &1_u8);
        keep(&store, two, &2_u8);
        store.sweep();
        assert_eq!(recall::<u8>(&store, &two), Some(2));
        store.sweep();
        assert_eq!((recall::<u8>(&store, &one), recall::<u8>(&store, &two)), (None, Some(2)));
    }
}
