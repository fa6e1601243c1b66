//! Which claim a correction means, and what to say where it means none, or more than one.

use super::file::{Action, Correction, Words};
use super::quote::{Part, Wording, fold};
use crate::base::{Diagnostic, Source, Span};
use crate::casualty::Claim;
use crate::document::Document;
use crate::text::nearest::compared;

/// Reads corrections against a document.
pub(super) struct Reader<'a> {
    pub document: &'a Document,
    /// The text.
    source: &'a Source,
    /// The file of corrections.
    file: &'a Source,
    wording: Wording<'a>,
}

impl<'a> Reader<'a> {
    pub fn new(document: &'a Document, source: &'a Source, file: &'a Source) -> Self {
        Self { document, source, file, wording: Wording::of(document) }
    }

    /// The place of the text that a correction quotes.
    pub fn quoted(&self, correction: &Correction) -> Result<Vec<Part<'_, 'a>>, Diagnostic> {
        let quote = &correction.quote;
        let (count, mut places) = self.wording.find(&quote.text);
        match count {
            0 => Err(self.nowhere(quote)),
            1 => Ok(places.pop().unwrap_or_default()),
            _ => Err(self.often(quote, count, &places)),
        }
    }

    fn often(&self, quote: &Words, count: usize, places: &[Vec<Part<'_, 'a>>]) -> Diagnostic {
        let lines = places.iter().filter_map(|parts| Some(self.line(parts.first()?.span()?).to_string()));
        let lines: Vec<String> = lines.take(3).collect();
        let more = if count > lines.len() { ", …" } else { "" };
        let (path, lines) = (self.source.path(), lines.join(", "));
        let message = format!("this quotation is found {count} times in the text ({path}: lines {lines}{more})");
        self.error(quote.span, message).hint("quote more words, so that they are found once")
    }

    fn nowhere(&self, quote: &Words) -> Diagnostic {
        let error = self.error(quote.span, "this quotation is nowhere in the text");
        match self.wording.nearest(&quote.text) {
            Some((words, span)) => error.hint(format!("the nearest is “{words}”, {}", self.at(span))),
            None => error.hint("copy words of the text as `hexapla clean` prints it, without marks of references"),
        }
    }

    /// The claims that a correction means, by their index: one, or (to be accepted or rejected) all of one figure.
    pub fn meant(
        &self,
        correction: &Correction,
        parts: &[Part<'_, 'a>],
        claims: &[Claim],
    ) -> Result<Vec<usize>, Diagnostic> {
        let quoted: Vec<Span> = parts.iter().filter_map(Part::span).collect();
        let in_quote = within(claims, &quoted);
        let mut found = match &correction.figure {
            Some(figure) => self.of_figure(figure, parts, claims)?,
            None => in_quote.clone(),
        };
        let all: Vec<&Claim> = found.iter().filter_map(|index| claims.get(*index)).collect();
        let figures = figures(&all);
        match figures.as_slice() {
            [] => Err(self.no_claim(correction, &quoted, &in_quote, claims)),
            [_] => {
                if correction.action != Action::Amend {
                    found.retain(|index| claims.get(*index).is_some_and(|claim| is_told(claim, correction)));
                }
                match found.len() {
                    0 => Err(self.no_such(correction, &all)),
                    2.. if correction.action == Action::Amend => Err(self.shared(correction, &all)),
                    _ => Ok(found),
                }
            }
            several => Err(self.several(correction, several)),
        }
    }

    /// The claims of a figure in a quotation.
    fn of_figure(&self, figure: &Words, parts: &[Part<'_, 'a>], claims: &[Claim]) -> Result<Vec<usize>, Diagnostic> {
        let spans: Vec<Span> = self.figure_in(figure, parts)?.into_iter().map(|(_, span)| span).collect();
        let mut found = within(claims, &spans);
        // `三萬人` stands in `三十三萬人` as well.
        let wanted = fold(&figure.text);
        let is_own = |index: &usize| claims.get(*index).is_some_and(|claim| fold(&claim.text) == wanted);
        if found.iter().any(is_own) {
            found.retain(is_own);
        }
        Ok(found)
    }

    /// Where a figure stands in a quotation: in which part, and where in the source.
    pub fn figure_in(&self, figure: &Words, parts: &[Part<'_, 'a>]) -> Result<Vec<(Place, Span)>, Diagnostic> {
        let places = parts.iter().enumerate().flat_map(|(part, own)| {
            let ranges = own.find(&figure.text).into_iter();
            ranges.filter_map(move |range| {
                Some((Place { part, start: range.start, end: range.end }, own.run.span(range)?))
            })
        });
        let places: Vec<_> = places.collect();
        if places.is_empty() {
            let error = self.error(figure.span, format!("“{}” is not in the quotation", figure.text));
            let numbers = self.numbers_in(parts);
            let near =
                numbers.iter().map(|number| (strsim::jaro_winkler(compared(number), compared(&figure.text)), number));
            return Err(match near.max_by(|a, b| a.0.total_cmp(&b.0)) {
                Some((_, number)) => error.hint(format!("the nearest number in it is “{number}”")),
                None => error.hint("write the figure as the text does, and quote it as well"),
            });
        }
        Ok(places)
    }

    fn no_claim(&self, correction: &Correction, quoted: &[Span], in_quote: &[usize], claims: &[Claim]) -> Diagnostic {
        let error = match &correction.figure {
            Some(figure) => self.error(figure.span, format!("no claim of “{}” was found here", figure.text)),
            None => self.error(correction.quote.span, "no claim was found in this quotation"),
        };
        let start = quoted.first().map_or(0, |span| span.start);
        let others = claims.iter().enumerate().filter(|(index, _)| in_quote.is_empty() || in_quote.contains(index));
        let nearest = others.map(|(_, claim)| claim).min_by_key(|claim| claim.span.start.abs_diff(start));
        let error = match nearest {
            Some(claim) => error.hint(format!("the nearest is {}, {}", described(claim), self.at(claim.span))),
            None => error.hint("the text has no claims"),
        };
        error.hint("to make a claim of your own, write action = \"add\"")
    }

    fn no_such(&self, correction: &Correction, claims: &[&Claim]) -> Diagnostic {
        let descriptions: Vec<String> = claims.iter().map(|claim| described(claim)).collect();
        self.error(correction.quote.span, "no claim of this figure has this party and these kinds")
            .hint(format!("the figure has {}", descriptions.join("; ")))
    }

    fn several(&self, correction: &Correction, figures: &[&str]) -> Diagnostic {
        let list = figures.iter().map(|figure| format!("“{figure}”")).collect::<Vec<_>>().join(", ");
        let place = correction.figure.as_ref().unwrap_or(&correction.quote).span;
        let hint =
            if correction.figure.is_some() { "quote fewer words" } else { "name the one that is meant with `figure`" };
        self.error(place, format!("there are claims of {} figures here: {list}", figures.len())).hint(hint)
    }

    fn shared(&self, correction: &Correction, claims: &[&Claim]) -> Diagnostic {
        let descriptions: Vec<String> = claims.iter().map(|claim| described(claim)).collect();
        let message = format!("several claims have this figure: {}", descriptions.join("; "));
        self.error(correction.quote.span, message)
            .hint("reject the one that is wrong, naming its party or kinds, and add it as it should be")
    }

    /// A second correction of one claim.
    pub fn twice(&self, correction: &Correction, before: Span) -> Diagnostic {
        let line = self.file.position(before.start).line;
        self.error(correction.quote.span, format!("this claim is corrected already, in line {line}"))
            .hint("keep one of the two corrections")
    }

    /// A claim that was added although it was found as well.
    pub fn needless(&self, seen: &Claim, place: Span) -> Diagnostic {
        let message = format!("this claim was found as well: {}, {}", described(seen), self.at(seen.span));
        Diagnostic::warning("correction-needless", message)
            .at(self.file, place)
            .hint("the editor's takes its place; action = \"accept\" or \"amend\" says the same")
    }

    /// An error at a place of the file.
    pub fn error(&self, place: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error("correction-mismatch", message).at(self.file, place)
    }

    fn line(&self, span: Span) -> usize {
        self.source.position(span.start).line
    }

    /// A place of the text, as it is shown.
    fn at(&self, span: Span) -> String {
        format!("in line {} of {}", self.line(span), self.source.path())
    }
}

/// A part of a quotation, by its index, and a range in the text of its run.
pub(super) struct Place {
    pub part: usize,
    pub start: usize,
    pub end: usize,
}

/// The claims whose figures meet some places of the source, by their index.
fn within(claims: &[Claim], spans: &[Span]) -> Vec<usize> {
    let meets = |claim: &Claim| spans.iter().any(|span| span.start < claim.span.end && claim.span.start < span.end);
    claims.iter().enumerate().filter(|(_, claim)| meets(claim)).map(|(index, _)| index).collect()
}

/// Whether the party and the kinds that a correction names are those of a claim.
fn is_told(claim: &Claim, correction: &Correction) -> bool {
    let fields = &correction.fields;
    fields.party.as_ref().is_none_or(|party| *party == claim.party)
        && fields.kinds.is_none_or(|kinds| kinds == claim.kinds)
}

/// The figures of some claims, each once.
fn figures<'c>(claims: &[&'c Claim]) -> Vec<&'c str> {
    let mut spans: Vec<Span> = Vec::new();
    let mut figures = Vec::new();
    for claim in claims {
        if !spans.contains(&claim.span) {
            spans.push(claim.span);
            figures.push(claim.text.as_str());
        }
    }
    figures
}

/// A claim in a few words: `“4,544人” (us, killed+wounded)`.
fn described(claim: &Claim) -> String {
    let kinds: Vec<&str> = claim.kinds.iter().map(crate::casualty::Kind::as_str).collect();
    format!("“{}” ({}, {})", claim.text, claim.party, kinds.join("+"))
}
