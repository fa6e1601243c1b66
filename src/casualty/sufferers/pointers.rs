//! Whom words mean that only point at a party: `the enemy`, `守軍`, `自身`, `該師`.

use super::Seeker;
use crate::casualty::lexicon::{Boundary, Marker};
use crate::casualty::words::{Mention, Role};

impl Seeker<'_> {
    /// The parties that a mention means: words that only point at one are resolved by what the sentence says before.
    pub(super) fn resolved(&self, at: usize) -> Option<Vec<String>> {
        let mention = self.token(at).mention.as_ref()?;
        if self.parsed.lexicon.own_enemy
            && mention.ids.iter().any(|id| id == "enemy")
            && let Some(own) = self.sides.own()
        {
            return Some(self.sides.enemy(&own));
        }
        let is = |id: &str| mention.ids.iter().any(|own| own == id);
        if is("same") {
            return self.said_last(at);
        }
        if is("self") && self.is_personal(at) {
            let named = (0..at).rev().find(|before| self.token(*before).mention.is_some());
            return named.and_then(|before| self.resolved(before)).or_else(|| self.context.last.clone());
        }
        let foe = || self.fought_before(at).map(|fought| self.sides.enemy(&fought));
        let settled =
            is("self").then(foe).flatten().or_else(|| is("opponent").then(|| self.claimants_own(at)).flatten());
        if settled.is_some() {
            return settled;
        }
        let opponent = is("opponent").then(|| self.doer_before(at).or_else(|| self.another(at)));
        let subject = opponent.flatten().or_else(|| self.subject_before(at));
        let ids = self.sides.resolved(&mention.ids, subject.as_deref());
        let other = at.checked_sub(1).is_some_and(|before| {
            self.token(before).is(Marker::Other) && self.gap(before, at).trim().chars().count() <= 1
        });
        let ids = if other { self.sides.others(&ids).unwrap_or(ids) } else { ids };
        (!ids.is_empty()).then_some(ids)
    }

    /// `his own`: what is of the one who was named last.
    fn is_personal(&self, at: usize) -> bool {
        let text = self.parsed.text.get(self.token(at).range.clone()).unwrap_or_default();
        text.split(' ').next().is_some_and(|word| self.parsed.lexicon.personal.iter().any(|own| own == word))
    }

    /// A party that the sentence names besides the one at a token.
    fn another(&self, at: usize) -> Option<Vec<String>> {
        let others = self.parsed.tokens.iter().enumerate().filter(|(other, _)| *other != at);
        let mut named = others.filter_map(|(_, token)| token.mention.as_ref());
        let other = named.find(|mention| !mention.is_relative())?;
        Some(self.sides.resolved(&other.ids, None))
    }

    /// The party that was named last before a token, and does not only say so: whom `該師` is of.
    fn said_last(&self, at: usize) -> Option<Vec<String>> {
        let named = |before: &usize| {
            let own = self.token(*before).mention.as_ref();
            own.is_some_and(|own| !own.is_deictic()) && !matches!(self.role(*before), Role::Claimant | Role::Place)
        };
        let before = (0..at).rev().find(named).and_then(|before| self.resolved(before));
        before.or_else(|| self.context.topic.clone()).or_else(|| self.context.previous.clone())
    }

    /// Whose the defenders are of whom only one speaks who says what befell them, or what he did to them: `國防部稱守軍720人
    /// 殉國`.
    fn claimants_own(&self, at: usize) -> Option<Vec<String>> {
        let named = |before: &usize| self.token(*before).mention.as_ref().is_some_and(|own| !own.is_deictic());
        let before = (0..at).rev().find(named).filter(|before| self.role(*before) == Role::Claimant)?;
        let own = self.resolved(before)?;
        Some(if self.role(at) == Role::Object { self.sides.enemy(&own) } else { own })
    }

    /// `擊斃日軍約1,000人，本身陣亡25人`: whom someone that the sentence does not name did something to.
    fn fought_before(&self, at: usize) -> Option<Vec<String>> {
        let named = |before: &usize| self.token(*before).mention.as_ref().is_some_and(|own| !own.is_deictic());
        // `2,000 Germans taken at the cost of 2,200 of its own`
        let counted = |before: usize| {
            let figure = before.checked_sub(1).filter(|figure| self.token(*figure).figure.is_some());
            self.parsed.lexicon.boundary == Boundary::Word && figure.is_some()
        };
        let object = |before: usize| matches!(self.role(before), Role::Object | Role::Patient) || counted(before);
        let objects = (0..at).filter(named).all(object);
        let last = (0..at).rev().find(named).filter(|_| objects)?;
        self.resolved(last)
    }

    /// The last party before a token that does something, and does not only say so.
    fn doer_before(&self, at: usize) -> Option<Vec<String>> {
        let doer = |at: &usize| matches!(self.role(*at), Role::Subject | Role::Agent);
        let relative = |at: &usize| self.token(*at).mention.as_ref().is_none_or(Mention::is_deictic);
        (0..at).rev().find(|at| doer(at) && !relative(at)).and_then(|at| self.resolved(at))
    }

    /// The last party before a token that does something, in the whole sentence; else the topic.
    fn subject_before(&self, at: usize) -> Option<Vec<String>> {
        let named = self.parsed.tokens[..at].iter().rev().filter_map(|token| token.mention.as_ref());
        let states: Vec<&Mention> = named.filter(|mention| !mention.is_deictic()).collect();
        let with = |roles: &[Role]| states.iter().find(|mention| roles.contains(&mention.role));
        let subject =
            with(&[Role::Subject, Role::Claimant]).or_else(|| with(&[Role::Plain, Role::Agent, Role::Possessor]));
        subject.map(|mention| self.sides.resolved(&mention.ids, None)).or_else(|| self.context.topic.clone())
    }
}
