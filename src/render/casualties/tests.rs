use super::*;
use crate::base::Span;
use crate::casualty::{Approximation, Kind, Kinds, Party, Population};

/// A claim, for the tests of this room.
pub fn claim() -> Claim {
    Claim {
        id: "c-0".into(),
        span: Span::new(0, 4),
        text: "12人".into(),
        sentence: "死亡12人。".into(),
        low: 12,
        high: 12,
        approximation: Approximation::Exact,
        party: Party::of(["us"]),
        population: Population::Military,
        kinds: Kinds::of([Kind::Killed]),
        scope: Scope::War,
        total: true,
        claimant: String::new(),
        section: String::new(),
        edited: false,
    }
}

#[test]
fn rows_of_editions_do_not_meet() {
    let edition = |tag: &str, id: &str, principal| Edition {
        work: "war".into(),
        language: Language::known(tag),
        id: id.into(),
        label: None,
        title: String::new(),
        principal,
        sections: Vec::new(),
        source: String::new(),
        size: Default::default(),
        claims: 1,
        dates: 0,
        date: None,
        license: None,
    };
    let editions = [edition("ko", "current", true), edition("ko", "A b", false), edition("en", "current", true)];
    let korean = Language::known("ko");
    let ids = editions.each_ref().map(|edition| row_id(&claim(), edition, &korean));
    assert_eq!(ids, ["c-0", "c-0--ko-a-b", "c-0--en-current"]);
}
