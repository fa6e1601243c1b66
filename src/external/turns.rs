//! Whose turn it is: a host is asked one thing at a time, and is left alone for a while in between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The hosts that were asked.
#[derive(Debug, Default)]
pub struct Turns {
    hosts: Mutex<HashMap<String, Arc<Mutex<Host>>>>,
}

/// When a host may be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Host {
    /// From then on; at once where it was never asked.
    From(Option<Instant>),
    /// Not any more: it asked not to be.
    Closed,
}

/// How a host wants it to go on after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It may be asked again after a time.
    After(Duration),
    /// It does not want to be asked for longer than anybody waits here.
    Never,
}

impl Turns {
    /// Waits until it is a host's turn, does something with it that says how it goes on, and gives what came of it; nothing
    /// where the host does not want to be asked any more.
    pub fn take<T>(&self, name: &str, ask: impl FnOnce() -> (T, Next)) -> Option<T> {
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(name.to_owned()).or_insert_with(|| Arc::new(Mutex::new(Host::From(None)))))
        };
        let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
        match *host {
            Host::Closed => return None,
            Host::From(Some(time)) => std::thread::sleep(time.saturating_duration_since(Instant::now())),
            Host::From(None) => {}
        }
        let (came, next) = ask();
        *host = match next {
            Next::After(pause) => Host::From(Instant::now().checked_add(pause)),
            Next::Never => Host::Closed,
        };
        Some(came)
    }
}
