//! Reading an editor's file of corrections: `<stem>.casualties.toml`.

use super::party::party;
use crate::base::{Diagnostic, Source, Span};
use crate::casualty::{Approximation, Kind, Kinds, Party, Population, Scope};
use crate::text::nearest::nearest;
use serde::Deserialize;
use toml::Spanned;

/// What an editor says of the claims of one text.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    /// The corrections, in the order of the file.
    pub entries: Vec<Correction>,
}

/// What an editor says of one claim.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Words of the text that are found in it once, with the figure among them.
    pub quote: Words,
    /// The figure, where the quotation has several.
    pub figure: Option<Words>,
    /// What is to become of the claim.
    pub action: Action,
    /// What the claim is to say.
    pub fields: Fields,
}

/// Some words of the file, and where they stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their place in the file.
    pub span: Span,
}

/// What is to become of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It is right as it is.
    Accept,
    /// It is none.
    Reject,
    /// It says something else.
    Amend,
    /// It is there and was not seen.
    Add,
}

/// The parts of a claim that a correction gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The number, or the lower one.
    pub low: Option<u64>,
    /// The number, or the higher one.
    pub high: Option<u64>,
    /// How exact it is.
    pub approximation: Option<Approximation>,
    /// Who suffered it.
    pub party: Option<Party>,
    /// Who of that party.
    pub population: Option<Population>,
    /// What happened to them.
    pub kinds: Option<Kinds>,
    /// What it is a total of.
    pub scope: Option<Scope>,
    /// Who says so.
    pub claimant: Option<String>,
}

const KEYS: &str = "a correction is a [[claim]] table with the keys quote, figure, action, low, high, approx, party, population, kinds, scope, claimant and note";
const ACTIONS: &[(&str, Action)] =
    &[("accept", Action::Accept), ("reject", Action::Reject), ("amend", Action::Amend), ("add", Action::Add)];
const APPROXIMATIONS: &[(&str, Approximation)] = &[
    ("exact", Approximation::Exact),
    ("about", Approximation::About),
    ("over", Approximation::Over),
    ("under", Approximation::Under),
];
const POPULATIONS: &[(&str, Population)] = &[
    ("military", Population::Military),
    ("civilian", Population::Civilian),
    ("pow", Population::Pow),
    ("all", Population::All),
];
const SCOPES: &[(&str, Scope)] = &[("war", Scope::War), ("event", Scope::Event)];

/// The file as it is written. Names are looked up afterwards, so that all wrong ones are reported at once.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(default, rename = "claim")]
    claims: Vec<Spanned<Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    quote: Option<Spanned<String>>,
    figure: Option<Spanned<String>>,
    action: Option<Spanned<String>>,
    low: Option<Spanned<u64>>,
    high: Option<Spanned<u64>>,
    approx: Option<Spanned<String>>,
    party: Option<Spanned<String>>,
    population: Option<Spanned<String>>,
    kinds: Option<Spanned<Vec<Spanned<String>>>>,
    scope: Option<Spanned<String>>,
    claimant: Option<String>,
    /// The editor's reason, for other editors.
    #[serde(rename = "note")]
    _note: Option<String>,
}

impl Corrections {
    /// Reads a file of corrections. What is wrong with one of them is a diagnostic with its place in the file, and the others
    /// are kept; a file that is no TOML, or has keys that no correction has, gives none.
    pub fn parse(file: &Source) -> (Self, Vec<Diagnostic>) {
        let tables: Tables = match toml::from_str(file.text()) {
            Ok(tables) => tables,
            Err(error) => {
                let span = error.span().map_or(Span::default(), |range| Span::new(range.start, range.end));
                let message = format!("these are no corrections: {}", error.message().trim().replace('\n', "; "));
                return (
                    Self::default(),
                    vec![Diagnostic::error("correction-syntax", message).at(file, span).hint(KEYS)],
                );
            }
        };
        let mut reader = Reader { file, problems: Vec::new() };
        let entries = tables.claims.into_iter().filter_map(|table| reader.correction(table)).collect();
        (Self { entries }, reader.problems)
    }
}

struct Reader<'a> {
    file: &'a Source,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn correction(&mut self, table: Spanned<Table>) -> Option<Correction> {
        let whole = span_of(&table);
        let before = self.problems.len();
        let table = table.into_inner();
        let quote = table.quote.as_ref().and_then(|quote| self.words(quote));
        if table.quote.is_none() {
            self.wrong(whole, "this correction has no `quote`", "quote words of the text that hold the figure");
        }
        let figure = table.figure.as_ref().and_then(|figure| self.words(figure));
        let action = self.one_of(table.action.as_ref(), "action", ACTIONS);
        let fields = self.fields(&table);
        // What follows from wrong values is not worth saying.
        if self.problems.len() > before {
            return None;
        }
        let action = action.or((fields != Fields::default()).then_some(Action::Amend));
        let place = table.action.as_ref().map_or(whole, span_of);
        if let Some((message, hint)) = unfit(action, &fields) {
            self.wrong(place, &message, hint);
            return None;
        }
        Some(Correction { quote: quote?, figure, action: action?, fields })
    }

    fn fields(&mut self, table: &Table) -> Fields {
        let fields = Fields {
            low: table.low.as_ref().map(|low| *low.get_ref()),
            high: table.high.as_ref().map(|high| *high.get_ref()),
            approximation: self.one_of(table.approx.as_ref(), "approx", APPROXIMATIONS),
            party: table.party.as_ref().and_then(|party| self.party(party)),
            population: self.one_of(table.population.as_ref(), "population", POPULATIONS),
            kinds: table.kinds.as_ref().and_then(|kinds| self.kinds(kinds)),
            scope: self.one_of(table.scope.as_ref(), "scope", SCOPES),
            claimant: table.claimant.as_ref().map(|claimant| claimant.trim().to_owned()),
        };
        if let (Some(low), Some(high)) = (&table.low, &table.high)
            && low.get_ref() > high.get_ref()
        {
            self.wrong(span_of(low), "`low` is more than `high`", "the lower number of a range is `low`");
        }
        fields
    }

    fn words(&mut self, words: &Spanned<String>) -> Option<Words> {
        let span = span_of(words);
        if words.get_ref().trim().is_empty() {
            self.wrong(span, "there are no words here", "copy the words from the text");
            return None;
        }
        Some(Words { text: words.get_ref().clone(), span })
    }

    fn party(&mut self, id: &Spanned<String>) -> Option<Party> {
        party(id.get_ref()).map_err(|(message, hint)| self.wrong(span_of(id), &message, &hint)).ok()
    }

    fn kinds(&mut self, names: &Spanned<Vec<Spanned<String>>>) -> Option<Kinds> {
        if names.get_ref().is_empty() {
            self.wrong(span_of(names), "`kinds` names no kind", "to drop the claim, write action = \"reject\"");
        }
        let table = Kind::ALL.map(|kind| (kind.as_str(), kind));
        let kinds: Option<Vec<Kind>> =
            names.get_ref().iter().map(|name| self.one_of(Some(name), "kind", &table)).collect();
        kinds.map(Kinds::of)
    }

    /// What a name in the file means, if there is one.
    fn one_of<T: Copy>(&mut self, name: Option<&Spanned<String>>, what: &str, table: &[(&str, T)]) -> Option<T> {
        let name = name?;
        let found = table.iter().find(|(own, _)| own == name.get_ref());
        if found.is_none() {
            let names: Vec<&str> = table.iter().map(|(own, _)| *own).collect();
            let hint = match nearest(name.get_ref(), names.iter().copied()) {
                Some(near) => format!("is it `{near}`? There are {}", names.join(", ")),
                None => format!("there are {}", names.join(", ")),
            };
            self.wrong(span_of(name), &format!("`{}` is no {what}", name.get_ref()), &hint);
        }
        found.map(|(_, value)| *value)
    }

    fn wrong(&mut self, span: Span, message: &str, hint: &str) {
        self.problems.push(Diagnostic::error("correction-value", message).at(self.file, span).hint(hint));
    }
}

/// What is wrong with an action and the fields that it comes with, and what to do.
fn unfit(action: Option<Action>, fields: &Fields) -> Option<(String, &'static str)> {
    // To accept or reject one of several claims of a figure, its party or kinds tell it from the others.
    let telling = Fields { party: fields.party.clone(), kinds: fields.kinds, ..Fields::default() };
    match action {
        None => Some((
            "this correction changes nothing".to_owned(),
            "write what the claim is to say, or action = \"accept\" or \"reject\"",
        )),
        Some(Action::Amend) if *fields == Fields::default() => {
            Some(("an amendment says what is different".to_owned(), "to confirm the claim, write action = \"accept\""))
        }
        Some(Action::Accept | Action::Reject) if *fields != telling => Some((
            "a claim that is accepted or rejected is not changed".to_owned(),
            "write action = \"amend\" to change it; beside accept and reject, only `party` and `kinds` can tell which claim is meant",
        )),
        Some(Action::Add) if fields.party.is_none() || fields.kinds.is_none() => {
            let missing: Vec<&str> = [("`party`", fields.party.is_none()), ("`kinds`", fields.kinds.is_none())]
                .into_iter()
                .filter_map(|(key, missing)| missing.then_some(key))
                .collect();
            Some((
                format!("a claim that is added needs {}", missing.join(" and ")),
                "say who suffered it and what happened to them: party = \"kr\", kinds = [\"killed\"]",
            ))
        }
        Some(_) => None,
    }
}

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}
