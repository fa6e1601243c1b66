//! Floor 6: whether what links to other hosts lead to is there. Only asked for, never part of a build.
//!
//! The links are those of sources that nobody has checked, and the hosts are those of others: no address inside a network is
//! asked (`guard`), one host is asked one thing at a time with a pause (`turns`), without its pages being read, and there
//! is a bound to how many links are. `robots.txt` is for those who read sites; a link is followed as a reader follows it.

mod guard;
mod turns;
mod visit;

use crate::base::Diagnostic;
use guard::is_public;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use url::Url;
use visit::{Found, Visitor};

/// Reports how far it is: what is done, how many of how many.
pub type Progress<'a> = &'a (dyn Fn(&'static str, usize, usize) + Sync);

/// How others are asked.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Which machines may be asked.
    pub allowed: fn(IpAddr) -> bool,
    /// How long a host is left alone between two requests, at least.
    pub pause: Duration,
    /// How long is waited when a host asks for it, at most.
    pub patience: Duration,
    /// How long an answer may take.
    pub timeout: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { allowed: is_public, pause: seconds(1), patience: seconds(60), timeout: seconds(20) }
    }
}

/// How many hosts are asked at once.
const AT_ONCE: usize = 8;

/// What came of it.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many links were followed.
    pub followed: usize,
    /// What there is to say of them, in the order of their addresses.
    pub diagnostics: Vec<Diagnostic>,
}

/// Follows links, each with a page that has it, but not more than so many.
pub fn check(links: &BTreeMap<String, String>, most: usize, manners: Manners, progress: Progress<'_>) -> Checked {
    let mut checked = Checked::default();
    let mut targets: BTreeMap<Url, (&str, &str)> = BTreeMap::new();
    for (link, page) in links {
        match target(link) {
            Some(url) => drop(targets.entry(url).or_insert((link, page))),
            None => checked.diagnostics.push(
                Diagnostic::warning("dead-external-link", format!("the link “{link}” is no address"))
                    .in_file(page.as_str()),
            ),
        }
    }
    let left = targets.len().saturating_sub(most);
    checked.followed = targets.len() - left;
    let mut hosts: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for url in targets.keys().take(most) {
        hosts.entry(url.host_str().unwrap_or_default().to_owned()).or_default().push(url.clone());
    }
    let found = visit_all(hosts, manners, checked.followed, progress);
    let told = found.iter().filter_map(|(url, found)| targets.get(url).and_then(|at| told(found, *at)));
    checked.diagnostics.extend(told);
    if left > 0 {
        checked.diagnostics.push(
            Diagnostic::note("links-left", format!("{left} more links to other hosts were not followed"))
                .hint("--external-limit N follows more"),
        );
    }
    checked
}

/// What a link asks a host for: without the place in the page.
fn target(link: &str) -> Option<Url> {
    let mut url = Url::parse(link).ok()?;
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Visits the links of each host one after the other, and some hosts at once.
fn visit_all(
    hosts: BTreeMap<String, Vec<Url>>,
    manners: Manners,
    total: usize,
    progress: Progress<'_>,
) -> BTreeMap<Url, Found> {
    let (visitor, done) = (Visitor::new(manners), AtomicUsize::new(0));
    let (waiting, found) = (Mutex::new(hosts.into_values()), Mutex::new(BTreeMap::new()));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(links) = next() {
                    for url in links {
                        let what = visitor.visit(&url);
                        found.lock().unwrap_or_else(PoisonError::into_inner).insert(url, what);
                        progress("following", done.fetch_add(1, Ordering::Relaxed) + 1, total);
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What there is to say of a link on a page. A dead link may live again, so that it is no error.
fn told(found: &Found, (link, page): (&str, &str)) -> Option<Diagnostic> {
    let told = match found {
        Found::There => return None,
        Found::Moved(to) => Diagnostic::note("moved-external-link", format!("“{link}” has moved for good to “{to}”")),
        Found::Dead(why) => Diagnostic::warning("dead-external-link", format!("“{link}” leads nowhere: {why}"))
            .hint("it may be so for a time only: open it, and give another address where the text is yours"),
        Found::Refused => {
            Diagnostic::warning("private-link", format!("“{link}” leads into a private network; it was not asked"))
                .hint("readers elsewhere cannot follow it")
        }
        Found::Unknown(why) => {
            Diagnostic::note("unknown-external-link", format!("whether “{link}” is there is not known: {why}"))
        }
    };
    Some(told.in_file(page))
}

#[cfg(test)]
mod tests;
