//! What is remembered from build to build, on disk: a [`Store`] in one file beside the output.
//!
//! It only saves work, so that nothing that goes wrong with it is an error: a cache that cannot be read is made anew, and one
//! that cannot be written is forgotten at the end of the build.

use crate::pipeline::Store;
use crate::text::hash::Fingerprint;
use redb::{Database, Durability, ReadableDatabase, ReadableTable, TableDefinition};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

const RESULTS: TableDefinition<'_, [u8; 32], &[u8]> = TableDefinition::new("results");
const STAMP: TableDefinition<'_, &str, &str> = TableDefinition::new("stamp");

/// How many bytes are written at a time.
const BATCH: usize = 8 << 20;
/// How many bytes the database itself may hold in memory.
const ROOM: usize = 16 << 20;

/// A cache on disk.
pub struct Cache {
    database: Option<Database>,
    fresh: Mutex<Fresh>,
    used: Mutex<HashSet<Fingerprint>>,
}

/// What is not on disk yet.
#[derive(Default)]
struct Fresh {
    values: HashMap<Fingerprint, Vec<u8>>,
    bytes: usize,
}

impl Cache {
    /// The cache in a file; what another version of the program left there is not used.
    pub fn open(path: &Path) -> Self {
        let database = open(path).or_else(|_| {
            let _ = std::fs::remove_file(path);
            open(path)
        });
        Self { database: database.ok(), fresh: Mutex::default(), used: Mutex::default() }
    }

    fn read(&self, key: &Fingerprint) -> Option<Vec<u8>> {
        let table = self.database.as_ref()?.begin_read().ok()?.open_table(RESULTS).ok()?;
        Some(table.get(key.as_bytes()).ok()??.value().to_vec())
    }

    /// Writes what is fresh to disk; what cannot be written stays in memory.
    fn flush(&self, fresh: &mut Fresh) {
        if let Some(database) = &self.database
            && write(database, &fresh.values).is_ok()
        {
            *fresh = Fresh::default();
        }
    }
}

impl Store for Cache {
    fn get(&self, key: &Fingerprint) -> Option<Vec<u8>> {
        let fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner).values.get(key).cloned();
        let value = fresh.or_else(|| self.read(key))?;
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(*key);
        Some(value)
    }

    fn claim(&self, key: &Fingerprint) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(*key);
    }

    fn put(&self, key: Fingerprint, value: Vec<u8>) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.bytes += value.len();
        fresh.values.insert(key, value);
        if fresh.bytes > BATCH {
            self.flush(&mut fresh);
        }
    }

    fn sweep(&self) {
        self.flush(&mut self.fresh.lock().unwrap_or_else(PoisonError::into_inner));
        let used = std::mem::take(&mut *self.used.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(database) = &self.database {
            let _ = sweep(database, &used);
        }
    }
}

/// Results of another program would not be those of this one: its version tells, and while it is being worked on its file.
fn stamp() -> String {
    let file = std::env::current_exe().and_then(|path| path.metadata());
    let told = file.ok().and_then(|file| Some((file.len(), file.modified().ok()?)));
    format!("{} {told:?}", env!("CARGO_PKG_VERSION"))
}

fn open(path: &Path) -> Result<Database, redb::Error> {
    let database = Database::builder().set_cache_size(ROOM).create(path)?;
    let stamp = stamp();
    let writing = database.begin_write()?;
    {
        let mut own = writing.open_table(STAMP)?;
        let same = own.get("program")?.is_some_and(|known| known.value() == stamp);
        if !same {
            writing.delete_table(RESULTS)?;
            own.insert("program", stamp.as_str())?;
        }
        writing.open_table(RESULTS)?;
    }
    writing.commit()?;
    Ok(database)
}

fn write(database: &Database, values: &HashMap<Fingerprint, Vec<u8>>) -> Result<(), redb::Error> {
    let mut writing = database.begin_write()?;
    // It need not outlast a loss of power before the build has ended.
    writing.set_durability(Durability::None)?;
    {
        let mut table = writing.open_table(RESULTS)?;
        for (key, value) in values {
            table.insert(key.as_bytes(), value.as_slice())?;
        }
    }
    Ok(writing.commit()?)
}

fn sweep(database: &Database, used: &HashSet<Fingerprint>) -> Result<(), redb::Error> {
    let used: HashSet<[u8; 32]> = used.iter().map(|key| *key.as_bytes()).collect();
    let writing = database.begin_write()?;
    writing.open_table(RESULTS)?.retain(|key, _| used.contains(&key))?;
    Ok(writing.commit()?)
}
