//! From grouped claims to what the template is given.

use super::names::Names;
use super::plot::{Scale, anchor, with_room};
use super::tables::{Disagreement, Figure, Statement, Totals, Voice, by_section};
use super::view::{
    BadgeView, CellView, EditionClaims, FigureView, LabelView, PointView, RangeView, RowView, SectionRows,
    SentenceLink, StatedFigure, TotalsRowView, TotalsView, VoiceView,
};
use super::{quote, row_id};
use crate::base::Language;
use crate::base::path::encode;
use crate::casualty::{Approximation, Claim};
use crate::render::witness::Witness;

/// What the views of a page are made with.
pub struct Composer<'a> {
    /// The words.
    pub names: Names<'a>,
    /// The editions, in the order of the page.
    pub witnesses: Vec<Witness<'a>>,
}

impl Composer<'_> {
    /// All claims, in the order of the editions and their texts.
    pub fn statements(&self) -> Vec<Statement<'_>> {
        let all = self.witnesses.iter().enumerate();
        all.flat_map(|(witness, own)| own.text.claims.iter().map(move |claim| Statement { witness, claim })).collect()
    }

    fn language_of(&self, statement: &Statement<'_>) -> String {
        self.witnesses.get(statement.witness).map_or(String::new(), |one| one.text.edition.language.to_string())
    }

    fn sentence_url(&self, statement: &Statement<'_>) -> String {
        let page = self.witnesses.get(statement.witness).map(|witness| witness.url.as_str());
        format!("{}#{}", page.unwrap_or_default(), encode(&statement.claim.id))
    }

    fn figure(&self, low: u64, high: u64, approximation: Approximation) -> FigureView {
        let (sign, sign_label) = self.names.sign(approximation).unzip();
        FigureView { number: self.names.range(low, high), sign, sign_label, value: low }
    }

    /// The totals; nothing where there is none.
    pub fn totals(&self, totals: &Totals<'_>) -> Option<TotalsView> {
        let columns: Vec<String> = totals.columns.iter().map(|kinds| self.names.kinds(*kinds)).collect();
        let rows = totals.rows.iter().map(|row| TotalsRowView {
            party: self.names.party(row.sufferers.party),
            population: self.names.population(row.sufferers.population),
            cells: columns.iter().zip(&row.cells).map(|(column, figures)| self.cell(column, figures)).collect(),
        });
        let rows: Vec<TotalsRowView> = rows.collect();
        (!rows.is_empty()).then_some(TotalsView { columns, rows })
    }

    fn cell(&self, column: &str, figures: &[Figure<'_>]) -> CellView {
        CellView {
            column: column.to_owned(),
            value: figures.iter().map(|figure| figure.high).max(),
            figures: figures.iter().map(|figure| self.stated(figure)).collect(),
        }
    }

    fn stated(&self, figure: &Figure<'_>) -> StatedFigure {
        let spoken = self.names.spoken(figure.low, figure.high, figure.approximation);
        StatedFigure {
            figure: self.figure(figure.low, figure.high, figure.approximation),
            voices: figure.voices.iter().map(|voice| self.voice(voice, &spoken)).collect(),
        }
    }

    fn voice(&self, voice: &Voice<'_>, figure: &str) -> VoiceView {
        let of_witness = voice.statements.chunk_by(|a, b| a.witness == b.witness);
        VoiceView {
            claimant: voice.claimant.to_owned(),
            lang: voice.statements.first().map_or(String::new(), |statement| self.language_of(statement)),
            badges: of_witness.filter_map(|statements| self.badge(statements, figure)).collect(),
        }
    }

    /// An edition with the sentences in which it states a figure.
    fn badge(&self, statements: &[Statement<'_>], figure: &str) -> Option<BadgeView> {
        let witness = self.witnesses.get(statements.first()?.witness)?;
        let link = |(at, statement): (usize, &Statement<'_>)| {
            let number = if at == 0 { String::new() } else { format!(" {}", self.names.number(at as u64 + 1)) };
            SentenceLink {
                url: self.sentence_url(statement),
                label: format!("{}{number} ({}): {figure}", witness.badge, witness.name),
            }
        };
        Some(BadgeView {
            text: witness.badge.clone(),
            lang: witness.text.edition.language.to_string(),
            name: witness.name.clone(),
            sentences: statements.iter().enumerate().map(link).collect(),
        })
    }

    /// Figures that differ, with their plot.
    pub fn range(&self, index: usize, one: &Disagreement<'_>) -> RangeView {
        let (low, high) = one.extremes();
        let scale = Scale::of(low, high);
        let mut numbers: Vec<u64> = one.figures.iter().flat_map(|figure| [figure.low, figure.high]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let labels = |numbers: &[u64]| {
            let labels: Vec<(f64, String)> =
                numbers.iter().map(|number| (scale.place(*number), self.names.number(*number))).collect();
            with_room(&labels).into_iter().map(|(place, text)| label(*place, text)).collect()
        };
        let tick = |tick: Option<&u64>| tick.map_or(String::new(), |tick| self.names.number(*tick));
        RangeView {
            id: format!("hx-range-{}", index + 1),
            party: self.names.party(one.sufferers.party),
            population: self.names.population(one.sufferers.population),
            kinds: self.names.kinds(one.kinds),
            extent: self.names.range(low, high),
            ratio: self.names.ratio(one.ratio()),
            logarithmic: scale.logarithmic,
            scale: [tick(scale.ticks.first()), tick(scale.ticks.last())],
            ticks: scale.ticks.iter().map(|tick| percent(scale.place(*tick))).collect(),
            tick_labels: labels(&scale.ticks),
            labels: labels(&numbers),
            start: percent(scale.place(low)),
            end: percent(scale.place(high)),
            points: one.figures.iter().filter_map(|figure| self.point(figure, &scale)).collect(),
            figures: one.figures.iter().map(|figure| self.stated(figure)).collect(),
        }
    }

    fn point(&self, figure: &Figure<'_>, scale: &Scale) -> Option<PointView> {
        let first = figure.voices.first()?.statements.first()?;
        let voices = figure.voices.iter().map(|voice| {
            let editions = voice.statements.chunk_by(|a, b| a.witness == b.witness).filter_map(|own| own.first());
            let names = editions.filter_map(|own| Some(self.witnesses.get(own.witness)?.badge.clone()));
            let names: Vec<String> = names.collect();
            let claimant = Some(voice.claimant).filter(|claimant| !claimant.is_empty());
            claimant.map_or_else(|| names.join(", "), |claimant| format!("{claimant} ({})", names.join(", ")))
        });
        let voices = voices.collect::<Vec<_>>().join("; ");
        Some(PointView {
            x: percent(scale.place(figure.low)),
            end: (figure.low < figure.high).then(|| percent(scale.place(figure.high))),
            open: figure.approximation != Approximation::Exact,
            url: self.sentence_url(first),
            label: format!("{} — {voices}", self.names.spoken(figure.low, figure.high, figure.approximation)),
        })
    }

    /// What each edition states, claim by claim.
    pub fn editions(&self) -> Vec<EditionClaims> {
        let own_language = |witness: &Witness<'_>| witness.text.edition.language == *self.names.language;
        let none_own = !self.witnesses.iter().any(own_language);
        let view = |(index, witness): (usize, &Witness<'_>)| {
            let edition = witness.text.edition;
            let (totals, events): (Vec<&Claim>, Vec<&Claim>) =
                witness.text.claims.iter().partition(|claim| claim.total);
            EditionClaims {
                badge: witness.badge.clone(),
                name: witness.name.clone(),
                title: edition.title.clone(),
                lang: edition.language.to_string(),
                dir: edition.language.direction(),
                url: witness.url.clone(),
                open: none_own || own_language(witness),
                count: witness.text.claims.len(),
                event_count: events.len(),
                events: self.sections(index, witness, &events),
                statement_count: totals.len(),
                statements: self.sections(index, witness, &totals),
            }
        };
        self.witnesses.iter().enumerate().map(view).collect()
    }

    fn sections(&self, index: usize, witness: &Witness<'_>, claims: &[&Claim]) -> Vec<SectionRows> {
        let edition = witness.text.edition;
        let page = witness.url.clone();
        let view = |(id, claims): (&str, Vec<&Claim>)| {
            let section = edition.sections.iter().find(|section| section.id == id && section.level > 1);
            let title = section.map(|section| section.title.clone());
            let lang = if title.is_some() { &edition.language } else { self.names.language };
            let known = edition.has_section(id);
            SectionRows {
                lang: lang.to_string(),
                title: title.unwrap_or_else(|| self.names.text("lead-title")),
                url: if known { format!("{page}#{}", encode(id)) } else { page.clone() },
                rows: claims.into_iter().map(|claim| self.row(index, witness, claim)).collect(),
            }
        };
        by_section(claims).into_iter().map(view).collect()
    }

    fn row(&self, index: usize, witness: &Witness<'_>, claim: &Claim) -> RowView {
        let language: &Language = &witness.text.edition.language;
        let [before, hit, after] = quote::around(claim, language);
        RowView {
            id: row_id(claim, witness.text.edition, self.names.language),
            url: self.sentence_url(&Statement { witness: index, claim }),
            figure: self.figure(claim.low, claim.high, claim.approximation),
            party: self.names.party(&claim.party),
            population: self.names.population(claim.population),
            kinds: self.names.kinds(claim.kinds),
            claimant: claim.claimant.clone(),
            before,
            hit,
            after,
            edited: claim.edited,
        }
    }
}

fn label(place: f64, text: &str) -> LabelView {
    LabelView { x: percent(place), anchor: anchor(place), text: text.to_owned() }
}

/// A place as SVG has it.
fn percent(place: f64) -> String {
    format!("{place:.2}%")
}
