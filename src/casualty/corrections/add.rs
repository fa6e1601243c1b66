//! Claims that an editor makes.

use super::file::Correction;
use super::meant::{Place, Reader};
use super::quote::{Part, one_line};
use crate::base::{Diagnostic, Span};
use crate::casualty::{Approximation, Claim, Party, Population, Scope};
use crate::text::Lexicon;
use crate::text::hash::short;
use crate::text::numerals::{Numeral, NumeralWords};

/// What a figure says.
struct Number {
    low: u64,
    high: u64,
    approximation: Approximation,
}

impl<'a> Reader<'a> {
    /// The claim that a correction adds.
    pub fn claim_to_add(&self, correction: &Correction, parts: &[Part<'_, 'a>]) -> Result<Claim, Diagnostic> {
        let (place, span) = self.figure(correction, parts)?;
        let Some(part) = parts.get(place.part) else { return Err(self.error(correction.quote.span, "no such place")) };
        let run = part.run;
        let text = one_line(&run.text[place.start..place.end]);
        let number = self.number(correction, &run.text, &place)?;
        let sentence = run.sentence(place.start);
        let fields = &correction.fields;
        Ok(Claim {
            id: format!("c-{}", short(&format!("{sentence}\n{text}"), 8)),
            span,
            sentence,
            text,
            low: number.low,
            high: number.high,
            approximation: number.approximation,
            party: fields.party.clone().unwrap_or_else(Party::unknown),
            population: fields.population.unwrap_or(Population::All),
            kinds: fields.kinds.unwrap_or_default(),
            scope: fields.scope.unwrap_or(Scope::Event),
            total: fields.scope == Some(Scope::War),
            claimant: fields.claimant.clone().unwrap_or_default(),
            section: run.section.to_owned(),
            edited: true,
        })
    }

    /// The place of the figure: the one that is named, or the only number in the quotation.
    fn figure(&self, correction: &Correction, parts: &[Part<'_, 'a>]) -> Result<(Place, Span), Diagnostic> {
        let mut places = match &correction.figure {
            Some(figure) => self.figure_in(figure, parts)?,
            None => parts.iter().enumerate().flat_map(|(index, part)| self.numerals_of(index, part)).collect(),
        };
        let place = correction.figure.as_ref().unwrap_or(&correction.quote).span;
        match (places.pop(), places.is_empty(), &correction.figure) {
            (Some(only), true, _) => Ok(only),
            (Some(_), false, Some(figure)) => Err(self
                .error(place, format!("“{}” stands in the quotation more than once", figure.text))
                .hint("quote fewer words")),
            (Some(_), false, None) => {
                let list = self.numbers_in(parts).iter().map(|number| format!("“{number}”")).collect::<Vec<_>>();
                let message = format!("there are {} numbers in this quotation: {}", list.len(), list.join(", "));
                Err(self.error(place, message).hint("name the one that is meant with `figure`"))
            }
            (None, ..) => Err(self
                .error(place, "there is no number in this quotation")
                .hint("quote the figure as well; where it is none that the program can read, name it with `figure` and give `low`")),
        }
    }

    /// The numbers in a quotation, as the text writes them.
    pub fn numbers_in(&self, parts: &[Part<'_, 'a>]) -> Vec<String> {
        let own = |(index, part): (usize, &Part<'_, 'a>)| {
            let numerals = self.numerals_of(index, part).into_iter();
            numerals.map(|(place, _)| one_line(&part.run.text[place.start..place.end])).collect::<Vec<_>>()
        };
        parts.iter().enumerate().flat_map(own).collect()
    }

    fn numerals_of(&self, index: usize, part: &Part<'_, 'a>) -> Vec<(Place, Span)> {
        let inside = |numeral: &Numeral| part.range.start <= numeral.range.start && numeral.range.end <= part.range.end;
        let numerals: Vec<Numeral> = self.words().find(&part.run.text).into_iter().filter(inside).collect();
        // A number in words may be something else; with digits beside it, it is not what is meant.
        let digits = numerals.iter().any(|numeral| !numeral.in_words);
        let likely = numerals.into_iter().filter(|numeral| !digits || !numeral.in_words);
        likely
            .filter_map(|Numeral { range, .. }| {
                let span = part.run.span(range.clone())?;
                Some((Place { part: index, start: range.start, end: range.end }, span))
            })
            .collect()
    }

    /// The number of a figure: what the editor says, and for the rest what the figure says.
    fn number(&self, correction: &Correction, text: &str, place: &Place) -> Result<Number, Diagnostic> {
        let fields = &correction.fields;
        let meets = |numeral: &Numeral| numeral.range.start < place.end && place.start < numeral.range.end;
        let mut numerals: Vec<Numeral> = self.words().find(text).into_iter().filter(meets).collect();
        let own = numerals.pop().filter(|_| numerals.is_empty());
        let approximation = fields.approximation.unwrap_or_else(|| self.bound(text, place, own.as_ref()));
        let (low, high) = match (fields.low, fields.high, own) {
            (Some(low), Some(high), _) => (low, high),
            (Some(number), None, _) | (None, Some(number), _) => (number, number),
            (None, None, Some(numeral)) => (numeral.low, numeral.high),
            (None, None, None) => {
                let place = correction.figure.as_ref().unwrap_or(&correction.quote).span;
                return Err(self
                    .error(place, "the number of this figure cannot be read")
                    .hint("give it with `low` and `high`"));
            }
        };
        Ok(Number { low, high, approximation })
    }

    /// How exact a figure is, by itself and by the words around it.
    fn bound(&self, text: &str, place: &Place, numeral: Option<&Numeral>) -> Approximation {
        let words = self.words();
        let own = numeral.map(|numeral| numeral.bound).filter(|bound| *bound != Approximation::Exact);
        let start = numeral.map_or(place.start, |numeral| numeral.range.start);
        let ends = [Some(place.end), numeral.map(|numeral| numeral.range.end)].into_iter().flatten();
        own.or_else(|| words.bound_before(text, start).map(|(_, bound)| bound))
            .or_else(|| ends.filter_map(|end| words.bound_after(text, end)).map(|(_, bound)| bound).next())
            .unwrap_or_default()
    }

    fn words(&self) -> &'static NumeralWords {
        &Lexicon::of(&self.document.language).numerals
    }
}
