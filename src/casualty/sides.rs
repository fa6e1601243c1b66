//! Who stands against whom in a text: coalitions that have names of their own, and else the parties that it names most.

mod tally;

use super::words::{RELATIVE, Token};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tally::{Counts, Tally};

/// A coalition that is a party itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Coalition {
    /// The party's id.
    id: String,
    /// Its members' ids.
    members: Vec<String>,
    /// The party for its members besides those that a text has named.
    #[serde(default)]
    others: Option<String>,
    /// The coalition that it fights.
    against: String,
    /// The member on whose land civilians suffer.
    land: String,
    /// Lists of ids of which a text must name one whole for the coalition to be meant.
    marks: Vec<Vec<String>>,
    /// Words of no one party (`coalition`, `communist`) that mean it then.
    stands_for: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Coalitions {
    communist_states: Vec<String>,
    coalition: Vec<Coalition>,
}

static DATA: LazyLock<Coalitions> =
    LazyLock::new(|| toml::from_str(include_str!("data/coalitions.toml")).unwrap_or_default());

/// The sides of one text.
#[derive(Debug, Default)]
pub struct Sides {
    /// The parties, the most named first.
    named: Vec<String>,
    /// Whether any state is named: the Nationalists' stands among the parties even where they are not.
    names_states: bool,
    /// The state that is named many times more often than any other.
    dominant: Option<String>,
    /// The states that are named often enough beside the first to be a side.
    weighty: BTreeSet<String>,
    /// Those that are named too seldom to take part.
    bystanders: BTreeSet<String>,
    /// Whether the coalitions of the data are those of the text.
    coalitions: bool,
    home: Option<String>,
    /// Whose civilians the text names most often.
    civilians: Option<String>,
    /// On whose land most of its places are.
    ground: Option<String>,
    /// The country of whose civil war the text is.
    divided: Option<String>,
    /// Who the Nationalists of the text are.
    nationalists: String,
    /// How often one party is said to do something to another, either way.
    opposed: BTreeMap<(String, String), usize>,
    /// Those whom the text names most often as allies.
    allies: Vec<String>,
    /// Pairs of parties that it names as one more often than as enemies.
    united: BTreeSet<(String, String)>,
}

/// A party that is named once or not at all as one that can fight, where another is named so often, does not take part.
const SELDOM: usize = 20;

/// A state that is named less often than one time in so many that the first one is, is no side of a text.
const SIDE: usize = 8;

/// Where the two sides of a civil war are states of their own by now.
const OTHER_STATE: [&str; 1] = ["tw"];

/// How often a state is named beside the next, where a text is on a war within it.
const DOMINANT: usize = 3;

impl Sides {
    /// The sides of a text whose sentences are given as tokens.
    pub fn of<'t>(sentences: impl Iterator<Item = &'t [Token]>, home: Option<&str>, divided: Option<&str>) -> Self {
        let tally = Tally::of(sentences);
        let marked =
            |ids: &Vec<String>| ids.iter().all(|id| tally.counts.get(id).is_some_and(|counts| counts.fighting > 1));
        let marks = |coalition: &Coalition| coalition.marks.iter().any(marked);
        let mut named: Vec<(&String, &Counts)> =
            tally.counts.iter().filter(|(id, _)| !RELATIVE.contains(&id.as_str())).collect();
        named.sort_by_key(|(id, counts)| (std::cmp::Reverse(counts.named), *id));
        let most = |count: fn(&Counts) -> usize, least: usize| {
            let states = tally.counts.iter().map(|(id, counts)| (id, count(counts)));
            let states = states.filter(|(id, count)| *count >= least && id.len() == 2);
            states.max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id))).map(|(id, _)| id.clone())
        };
        let top = named.iter().filter(|(id, _)| id.len() == 2).map(|(_, counts)| counts.named).max().unwrap_or(0);
        let states: Vec<_> = named.iter().filter(|(id, counts)| id.len() == 2 && counts.named > 0).take(2).collect();
        let dominant = match states[..] {
            [(id, first), (_, second)] if first.named >= second.named * DOMINANT => Some((*id).clone()),
            [(id, _)] => Some((*id).clone()),
            _ => None,
        };
        let seldom = |counts: &Counts| counts.fighting < 2 && counts.fighting * SELDOM <= top;
        let bystanders = named.iter().skip(2).filter(|(id, counts)| id.len() == 2 && seldom(counts));
        /// A text that names more states as often does not say by that who is allied.
        const MOST: usize = 4;
        let weighty =
            named.iter().filter(|(id, counts)| id.len() == 2 && counts.fighting > 1 && counts.named * SIDE >= top);
        let states: Vec<String> = weighty.map(|(id, _)| (*id).clone()).collect();
        let allied = if states.len() <= MOST { tally.allied(&states) } else { Vec::new() };
        let one = named.iter().all(|(id, _)| !OTHER_STATE.contains(&id.as_str()));
        Self {
            names_states: top > 0,
            divided: divided.filter(|_| one).map(str::to_owned),
            dominant,
            weighty: named
                .iter()
                .filter(|(_, counts)| counts.named > 0 && counts.named * SIDE >= top)
                .map(|(id, _)| (*id).clone())
                .collect(),
            bystanders: bystanders.map(|(id, _)| (*id).clone()).collect(),
            named: named.into_iter().map(|(id, _)| id.clone()).collect(),
            coalitions: !DATA.coalition.is_empty() && DATA.coalition.iter().all(marks),
            home: home.map(str::to_owned),
            civilians: most(|counts| counts.civilians, 2),
            ground: most(|counts| counts.places, 3),
            nationalists: tally.nationalists,
            united: tally
                .together
                .into_iter()
                .filter(|(pair, count)| *count > tally.opposed.get(pair).copied().unwrap_or(0))
                .map(|(pair, _)| pair)
                .collect(),
            opposed: tally.opposed,
            allies: tally.allies.into_iter().max_by_key(|(_, count)| *count).map_or(allied, |(allies, _)| allies),
        }
    }

    fn coalition_of(&self, id: &str) -> Option<&'static Coalition> {
        let own = |coalition: &&Coalition| coalition.id == id || coalition.members.iter().any(|member| member == id);
        DATA.coalition.iter().filter(|_| self.coalitions).find(own)
    }

    /// The enemy of some parties.
    pub fn enemy(&self, of: &[String]) -> Vec<String> {
        if let Some(coalition) = of.iter().find_map(|id| self.coalition_of(id)) {
            return vec![coalition.against.clone()];
        }
        // Both sides of a civil war are of the country, and whoever else takes part fights one of them.
        if let Some(own) = &self.divided {
            return vec![own.clone()];
        }
        let fought =
            |id: &String| of.iter().filter_map(|own| self.opposed.get(&(own.clone(), id.clone()))).sum::<usize>();
        let united = |id: &String| of.iter().any(|own| self.united.contains(&(own.clone(), id.clone())));
        let others = self.named.iter().rev().filter(|id| !of.contains(id) && !united(id));
        let others = others.filter(|id| self.weighty.contains(*id) && self.is_state(id));
        // In a war within one country both sides are of it.
        let within = || of.to_vec();
        others.max_by_key(|id| fought(id)).map_or_else(within, |id| vec![id.clone()])
    }

    /// The state that a text names most of those that fight another.
    pub fn opponent(&self, of: &str) -> Option<String> {
        let enemy = self.enemy(&[of.to_owned()]);
        let against = enemy.first().and_then(|id| self.coalition_of(id));
        let fights = |id: &&String| match against {
            Some(coalition) => coalition.members.contains(id),
            None => enemy.contains(id),
        };
        self.named.iter().find(fights).cloned()
    }

    /// The state that the text names most, if it names any.
    pub fn leading(&self) -> Option<Vec<String>> {
        let most = || self.fighters().into_iter().next().filter(|_| self.names_states);
        self.divided.clone().or_else(most).map(|id| vec![id])
    }

    /// The state that the text names many times more often than any other.
    pub fn dominant(&self) -> Option<&String> {
        self.divided.as_ref().or(self.dominant.as_ref())
    }

    /// The country of whose civil war the text is.
    pub fn divided(&self) -> Option<Vec<String>> {
        self.divided.clone().map(|id| vec![id])
    }

    /// The states that the text is about, the most named first.
    pub fn fighters(&self) -> Vec<String> {
        const MOST: usize = 3;
        let states = self.named.iter().filter(|id| self.is_state(id) && self.weighty.contains(*id)).cloned();
        let mut fighters: Vec<String> = Vec::new();
        for id in states.flat_map(|id| self.resolved(&[id], None)) {
            if fighters.len() < MOST && !fighters.contains(&id) {
                fighters.push(id);
            }
        }
        fighters
    }

    /// Whether a text is about a state, beside others or not.
    pub fn is_about(&self, id: &str) -> bool {
        self.is_state(id) && self.weighty.contains(id)
    }

    fn rank(&self, id: &str) -> usize {
        self.named.iter().position(|named| named == id).unwrap_or(usize::MAX)
    }

    /// The party whose civilians a text speaks of, if it says so anywhere.
    pub fn civilians(&self) -> Option<Vec<String>> {
        self.civilians.clone().map(|id| vec![id])
    }

    /// The party whose land a text is set on, if it names enough places there.
    pub fn ground(&self) -> Option<Vec<String>> {
        self.ground.clone().map(|id| vec![id])
    }

    /// The country of the text's language, if the text names it among those that fight: its own troops need no name.
    pub fn own(&self) -> Option<Vec<String>> {
        if let Some(own) = self.divided() {
            return Some(own);
        }
        let home = self.home.as_deref()?;
        (self.rank(home) < 2).then(|| vec![home.to_owned()])
    }

    /// Whether some parties are named often enough to be more than a word of a name or a place far away.
    pub fn take_part(&self, of: &[String]) -> bool {
        of.iter().all(|id| !self.bystanders.contains(id))
    }

    /// Whether a party is a country, and no alliance.
    pub fn is_state(&self, id: &str) -> bool {
        id.len() == 2
    }

    /// The country whose civilians suffer, for parties that stand for a coalition.
    pub fn land(&self, of: &[String]) -> Vec<String> {
        match of {
            [id] => self
                .coalition_of(id)
                .filter(|coalition| coalition.id == *id)
                .map_or(of.to_vec(), |c| vec![c.land.clone()]),
            _ => of.to_vec(),
        }
    }

    /// Those of a coalition besides the ones that were named.
    pub fn others(&self, of: &[String]) -> Option<Vec<String>> {
        let coalition = of.iter().find_map(|id| self.coalition_of(id))?;
        coalition.others.clone().map(|id| vec![id])
    }

    /// The coalition that all parties of a list belong to, for a sum over them.
    pub fn whole(&self, members: &[String]) -> Option<Vec<String>> {
        let coalition = self.coalition_of(members.first()?)?;
        let all = members
            .iter()
            .all(|id| *id == coalition.id || Some(id) == coalition.others.as_ref() || coalition.members.contains(id));
        all.then(|| vec![coalition.id.clone()])
    }

    /// Parties by their ids in the end: words that stand for others are resolved.
    pub fn resolved(&self, ids: &[String], subject: Option<&[String]>) -> Vec<String> {
        let mut resolved = Vec::new();
        // Of allies that are named the word for them tells no more.
        let named = ids.split_last().filter(|(last, named)| *last == "coalition" && named.len() > 1);
        for id in named.map_or(ids, |(_, named)| named) {
            match id.as_str() {
                "enemy" | "opponent" => {
                    let of = subject.map(<[String]>::to_vec).or_else(|| self.home.clone().map(|home| vec![home]));
                    resolved.extend(of.map(|of| self.enemy(&of)).unwrap_or_default());
                }
                "self" | "same" => resolved.extend(subject.map(<[String]>::to_vec).unwrap_or_default()),
                // `아군` in a text that is not on the country of its language.
                "own" => match self.home.clone().filter(|home| self.rank(home) < usize::MAX) {
                    Some(home) => resolved.push(home),
                    None => resolved.extend(subject.map(<[String]>::to_vec).unwrap_or_default()),
                },
                "nationalist" => resolved.push(self.nationalists.clone()),
                "reds" => {
                    let state = self.named.iter().find(|named| DATA.communist_states.contains(named));
                    resolved.push(state.map_or("cn", String::as_str).to_owned());
                }
                "coalition" | "communist" => {
                    let meant = DATA.coalition.iter().filter(|_| self.coalitions).find(|c| c.stands_for.contains(id));
                    let state =
                        || self.named.iter().find(|named| id == "communist" && DATA.communist_states.contains(named));
                    let party = meant.map(|coalition| &coalition.id).or_else(state).cloned();
                    let allies = || if id == "coalition" { self.allies.clone() } else { Vec::new() };
                    let parties = party.map_or_else(allies, |party| vec![party]);
                    resolved.extend(if parties.is_empty() { vec!["unknown".to_owned()] } else { parties });
                }
                // Texts on the Soviet Union call its people Russians as well.
                "ru" if self.rank("su") < self.rank("ru") => resolved.push("su".to_owned()),
                _ => resolved.push(id.clone()),
            }
        }
        resolved
    }

    /// Of the parties that a list names in its order, the first of each side.
    pub fn opposed_pair(&self, named: &[Vec<String>]) -> Vec<Vec<String>> {
        let Some(first) = named.first() else { return Vec::new() };
        let whole = |ids: &Vec<String>| self.whole(ids).unwrap_or_else(|| ids.clone());
        let first = whole(first);
        let rank = |ids: &&Vec<String>| {
            ids.first().and_then(|id| self.named.iter().position(|own| own == id)).unwrap_or(usize::MAX)
        };
        let second = named[1..].iter().filter(|ids| whole(ids) != first).min_by_key(rank);
        std::iter::once(first.clone()).chain(second.map(whole)).collect()
    }
}
