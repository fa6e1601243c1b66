//! What the sentences of a text say of its parties, counted.

use crate::casualty::claim::Population;
use crate::casualty::lexicon::Form;
use crate::casualty::words::{Mention, Role, Token};
use std::collections::BTreeMap;

/// How often a text names a party.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// At all.
    pub(super) named: usize,
    /// As one that can fight, and not only as a place.
    pub(super) fighting: usize,
    /// Its civilians.
    pub(super) civilians: usize,
    /// Places on its land.
    pub(super) places: usize,
}

/// What the sentences of a text say of its parties.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How often each party is named.
    pub(super) counts: BTreeMap<String, Counts>,
    /// How often one party is said to do something to another, either way.
    pub(super) opposed: BTreeMap<(String, String), usize>,
    /// Who the Nationalists of the text are.
    pub(super) nationalists: String,
    /// How often parties are named together as allies.
    pub(super) allies: BTreeMap<Vec<String>, usize>,
    /// How often one word names a party and another: `英印軍`.
    pub(super) together: BTreeMap<(String, String), usize>,
}

impl Tally {
    /// Counts what some sentences say.
    pub(super) fn of<'t>(sentences: impl Iterator<Item = &'t [Token]>) -> Self {
        let mut tally = Self::default();
        for sentence in sentences {
            for (one, other) in opposed_in(sentence) {
                *tally.opposed.entry((one.to_owned(), other.to_owned())).or_default() += 1;
                *tally.opposed.entry((other.to_owned(), one.to_owned())).or_default() += 1;
            }
            for (at, token) in sentence.iter().enumerate() {
                let next = sentence.get(at + 1).filter(|next| next.range.start <= token.range.end + 6);
                let civilian = next.is_some_and(|next| next.people == Some(Population::Civilian));
                if let Some(allies) = token.mention.as_ref().and_then(Mention::allies) {
                    *tally.allies.entry(allies.to_vec()).or_default() += 1;
                }
                let words = token.mention.iter().flat_map(|mention| &mention.ids);
                for (one, other) in words.filter_map(|id| id.split_once('+')) {
                    *tally.together.entry((one.to_owned(), other.to_owned())).or_default() += 1;
                    *tally.together.entry((other.to_owned(), one.to_owned())).or_default() += 1;
                }
                for id in token.mention.iter().flat_map(|mention| &mention.ids) {
                    let counts = tally.counts_of(id);
                    counts.named += 1;
                    counts.fighting += usize::from(!token.place);
                    counts.civilians += usize::from(civilian);
                    counts.places += usize::from(token.place);
                }
            }
        }
        tally.settled()
    }

    /// The allies of a text that never says who they are: of its states those that all fight one, and not each other.
    pub(super) fn allied(&self, states: &[String]) -> Vec<String> {
        let fought =
            |one: &String, other: &String| self.opposed.get(&(one.clone(), other.clone())).copied().unwrap_or_default();
        let others = |foe: &String| states.iter().filter(|id| *id != foe).cloned().collect::<Vec<String>>();
        let against = |foe: &&String| {
            let allies = others(foe);
            let all = allies.len() > 1 && allies.iter().all(|own| fought(foe, own) > 0);
            all && allies.iter().all(|one| allies.iter().all(|other| fought(one, other) == 0))
        };
        states.iter().find(against).map(others).unwrap_or_default()
    }

    fn counts_of(&mut self, id: &str) -> &mut Counts {
        self.counts.entry(id.to_owned()).or_default()
    }

    /// With the Nationalists as a party: those who fight Japan are China, those who fight other Chinese are not, and those of
    /// a text that names neither are of the country that it names most.
    fn settled(mut self) -> Self {
        let count = |id: &str| self.counts.get(id).map_or(0, |counts| counts.named);
        let first = || {
            let states = self.counts.iter().filter(|(id, _)| id.len() == 2);
            states.max_by_key(|(id, counts)| (counts.named, std::cmp::Reverse(*id))).map(|(id, _)| id.clone())
        };
        let chinese = ["cn", "tw", "jp", "reds"].iter().any(|id| count(id) > 0);
        self.nationalists = match first().filter(|_| !chinese) {
            Some(first) => first,
            None if count("jp") * 2 > count("nationalist") => "cn".to_owned(),
            None => "tw".to_owned(),
        };
        let nationalists = self.nationalists.clone();
        let party = |id: String| if id == "nationalist" { nationalists.clone() } else { id };
        let counts = count("nationalist");
        let own = self.counts.entry(nationalists.clone()).or_default();
        own.named += counts;
        own.fighting += counts;
        let mut opposed = BTreeMap::new();
        for ((one, other), count) in self.opposed {
            *opposed.entry((party(one), party(other))).or_default() += count;
        }
        self.opposed = opposed;
        self
    }
}

/// Whom a mention names, each of two that one word names as well: `英印軍`.
fn parties(mention: &Mention) -> impl Iterator<Item = &str> {
    mention.ids.iter().flat_map(|id| id.split('+'))
}

/// The pairs of parties of which a sentence says that one does something to the other.
fn opposed_in(sentence: &[Token]) -> impl Iterator<Item = (&str, &str)> {
    let state = |id: &str| id.len() == 2 || id == "nationalist";
    let named = |at: &usize| sentence[*at].mention.as_ref().is_some_and(|mention| parties(mention).all(state));
    let named: Vec<usize> = (0..sentence.len()).filter(named).collect();
    let acts =
        |token: &Token| token.cue.is_some_and(|cue| matches!(cue.form, Form::Act | Form::Either | Form::Inflict));
    let role = |at: usize| sentence[at].mention.as_ref().map_or(Role::Plain, |mention| mention.role);
    let done = move |one: usize, other: usize| match (role(one), role(other)) {
        (Role::Subject, Role::Object | Role::Patient | Role::Agent) | (Role::Agent, Role::Subject) => true,
        (Role::Plain, Role::Object | Role::Patient) | (Role::Subject | Role::Plain, Role::Plain) => {
            sentence[one..other].iter().any(acts)
        }
        _ => false,
    };
    let pairs: Vec<(usize, usize)> =
        named.windows(2).map(|pair| (pair[0], pair[1])).filter(|(one, other)| done(*one, *other)).collect();
    let ids = |at: usize| sentence[at].mention.iter().flat_map(parties);
    let all =
        pairs.into_iter().flat_map(move |(one, other)| ids(one).flat_map(move |a| ids(other).map(move |b| (a, b))));
    all.filter(|(a, b)| a != b)
}
