//! Whom words mean that take up one who was named before: `393 of her crew`, `the division, which lost 300`.

use super::Seeker;
use crate::casualty::binding::Binding;
use crate::casualty::lexicon::Form;
use crate::casualty::segments::Break;
use crate::casualty::words::Role;

impl Seeker<'_> {
    /// `31 of his men`, `25,000 of their soldiers`: those of the one who was named last, but not of the one who does it.
    pub(super) fn of_someone(&self, figure: usize, binding: Binding) -> Option<Vec<String>> {
        let end = self.token(figure).figure.as_ref()?.range.end;
        let rest = self.parsed.text.get(end..)?.trim_start();
        let lexicon = self.parsed.lexicon;
        let rest = lexicon.parts.iter().find_map(|word| rest.strip_prefix(word.as_str()))?.trim_start();
        let word = rest.split(' ').next()?;
        let personal = lexicon.personal.iter().any(|own| own == word);
        // What a unit lost of its men, it lost.
        let borne = binding.cue.form == Form::Suffer;
        if !personal && (borne || !lexicon.possessives.iter().any(|own| own == word)) {
            return None;
        }
        let own = &self.parsed.segments[self.segment];
        let doer = |at: usize| self.acts(figure, binding) && own.tokens.contains(&at) && self.role(at) == Role::Subject;
        let before = || (0..figure).rev().filter(|at| self.token(*at).mention.is_some() && !doer(*at));
        // `HMS Ardent, dismasted by the French, had 15 of her people killed`: not hers who did it.
        let last = before().find(|at| self.role(*at) != Role::Agent).or_else(|| before().next());
        last.and_then(|at| self.resolved(at)).or_else(|| self.context.last.clone().filter(|_| personal))
    }

    /// `, which had suffered 440 killed`: what the clause is said of.
    pub(super) fn of_which(&self, figure: usize) -> Option<Vec<String>> {
        let own = self.parsed.segments.get(self.segment).filter(|own| own.lead == Break::Comma)?;
        let first = *own.tokens.first()?;
        let before = self.parsed.text.get(..self.token(first).range.start)?;
        let clause = before.rsplit([',', '，']).next()?;
        let word = clause.split_whitespace().next()?;
        self.parsed.lexicon.relatives.iter().find(|own| *own == word)?;
        let named = own.tokens.iter().take_while(|at| **at < figure).any(|at| self.token(*at).mention.is_some());
        self.named_before(first).next().filter(|_| !named).and_then(|at| self.resolved(at))
    }

    /// `With 4,800 dead, the Fourth Division ceased to exist`: of whom the clause is said that begins a sentence.
    pub(super) fn of_the_next(&self, figure: usize, binding: Binding, civilian: bool) -> Option<Vec<String>> {
        let segments = &self.parsed.segments;
        let own = &segments[self.segment];
        let first = self.segment == 0 || own.lead == Break::Full;
        let before = self.parsed.text.get(..self.token(figure).range.start)?;
        let start = before.rsplit([';', ':']).next()?.trim_start();
        let opens = |word: &String| {
            let (first, rest) = start.split_at_checked(word.len()).unwrap_or_default();
            first.eq_ignore_ascii_case(word) && rest.starts_with(' ')
        };
        let named = own.tokens.iter().any(|at| self.token(*at).mention.is_some());
        if !first || named || !self.parsed.lexicon.openings.iter().any(opens) {
            return None;
        }
        let next = segments[self.segment + 1..].iter().find(|next| next.depth == own.depth)?;
        let subject = next.tokens.iter().copied().find(|at| self.token(*at).mention.is_some())?;
        let whole = matches!(self.role(subject), Role::Subject | Role::Plain);
        let ids = self.resolved(subject).filter(|_| whole)?;
        Some(if self.acts(figure, binding) || self.inflicted() { self.opposed(&ids, civilian) } else { ids })
    }

    /// Those that the sentence names before a token, the last first, without the ones who only say so.
    fn named_before(&self, limit: usize) -> impl Iterator<Item = usize> {
        let named = move |at: &usize| self.token(*at).mention.is_some() && self.role(*at) != Role::Claimant;
        (0..limit).rev().filter(named)
    }
}
