//! From a sentence to its claims, with what its section and the sentences before it make known.

use super::bearers::{self, Bearer};
use super::binding::{Parsed, bindings};
use super::claim::{Claim, Kind, Kinds, Party, Population, Scope};
use super::claimant;
use super::lexicon::{Boundary, Cue, Form, Lexicon, Marker};
use super::passages::{Passage, Place};
use super::segments::segments;
use super::sides::Sides;
use super::subject::Subject;
use super::sufferers::{Context, aftermath, sufferers};
use super::words::{Mention, Role, Token, related, words};
use crate::document::spans::span_of;
use crate::text::hash;
use std::collections::HashMap;
use std::ops::Range;

/// A sentence of a document.
pub struct Sentence<'d> {
    /// The passage that it is in.
    pub passage: &'d Passage<'d>,
    /// Its bytes in the flat text of the passage.
    pub range: Range<usize>,
    /// Its words and figures.
    pub tokens: Vec<Token>,
    /// Who in it may stand for a party.
    pub bearers: Vec<Bearer>,
}

impl<'d> Sentence<'d> {
    /// What it says.
    pub fn text(&self) -> &'d str {
        self.passage.flat.get(self.range.clone()).unwrap_or_default()
    }
}

/// What is known of a text as a whole.
pub struct Reader<'a> {
    pub lexicon: &'a Lexicon,
    pub sides: Sides,
    /// What the text is about, if it says so.
    subject: Option<Subject>,
    ids: HashMap<String, usize>,
}

impl<'a> Reader<'a> {
    /// A reader of a text whose sides are known.
    pub fn new(lexicon: &'a Lexicon, sides: Sides, subject: Option<Subject>) -> Self {
        Self { lexicon, sides, subject, ids: HashMap::new() }
    }
}

impl Reader<'_> {
    /// What is known at the beginning of a passage: whom the title of its section names.
    pub fn opening(&self, passage: &Passage<'_>) -> Context {
        let title = related(&passage.title, words(&passage.title, self.lexicon), self.lexicon);
        // A title on losses names the one who has them; one on a battle or a place says nothing of who suffered.
        let losses = title.iter().any(|token| token.harm().is_some());
        let whole = |token: &Token| losses || token.range.len() * 2 >= passage.title.trim().len();
        let named = title.into_iter().find(|token| token.mention.is_some() && !token.place && whole(token));
        let named = named.and_then(|token| token.mention);
        Context { section: named.map(|mention| self.sides.resolved(&mention.ids, None)), ..Context::default() }
    }

    /// The claims of a sentence. What it says of who suffered and who did something is kept for the next.
    pub fn sentence(&mut self, sentence: &Sentence<'_>, context: &mut Context) -> Vec<Claim> {
        let counts = sentence.tokens.iter().any(|token| token.figure.is_some());
        let (found, topic) = if counts {
            let mut parsed = self.parsed(sentence, context);
            let claimants = claimant::mark(&mut parsed);
            (self.stated(sentence, &parsed, &claimants, context), topic(&parsed.tokens).cloned())
        } else {
            (Vec::new(), topic(&sentence.tokens).cloned())
        };
        let label =
            || !counts && sentence.passage.is_line() && sentence.tokens.iter().any(|token| token.harm().is_some());
        if sentence.text().ends_with([':', '：']) || label() {
            let prisoners = sentence.tokens.iter().any(|token| token.people == Some(Population::Pow));
            let said = sentence.tokens.iter().rev().find_map(Token::harm);
            context.announced = said.or_else(|| prisoners.then(Cue::captured));
            context.previous = self.only(sentence).or(context.previous.take());
        }
        context.struck = aftermath::struck(&sentence.tokens, &self.sides, context, topic.is_some());
        let mut named = sentence.tokens.iter().rev().filter_map(|token| token.mention.as_ref());
        if let Some(last) = named.find(|mention| !mention.is_relative()) {
            context.last = Some(self.sides.resolved(&last.ids, None));
        }
        if let Some(topic) = topic {
            context.topic = Some(self.sides.resolved(&topic.ids, None));
            let whole = self.lexicon.particles.topic.is_empty() && topic.role == Role::Subject;
            context.turned = found.is_empty() && (topic.topic || whole);
        }
        found
    }

    /// The one party that a sentence names, if it names no more.
    fn only(&self, sentence: &Sentence<'_>) -> Option<Vec<String>> {
        let mut named = sentence.tokens.iter().filter_map(|token| token.mention.as_ref());
        let first = named.next().filter(|mention| !mention.is_relative())?;
        named.all(|mention| mention.ids == first.ids).then(|| self.sides.resolved(&first.ids, None))
    }

    fn parsed<'s>(&self, sentence: &'s Sentence<'_>, context: &Context) -> Parsed<'s>
    where
        Self: 's,
    {
        let text = sentence.text();
        let segments = segments(text, &sentence.tokens, self.lexicon);
        let tokens = sentence.tokens.clone();
        Parsed {
            text,
            segments,
            tokens,
            lexicon: self.lexicon,
            announced: context.announced,
            happened: context.happened,
            strangers: bearers::strangers(&sentence.bearers, &sentence.tokens),
        }
    }

    fn stated(
        &mut self,
        sentence: &Sentence<'_>,
        parsed: &Parsed<'_>,
        claimants: &[String],
        context: &mut Context,
    ) -> Vec<Claim> {
        let bound = bindings(parsed);
        let parties = sufferers(parsed, &bound, &self.sides, context);
        let whole = self.of_the_war(sentence, parsed);
        let mut found = Vec::new();
        for (at, party) in parties.into_iter().enumerate() {
            let (Some(party), Some(binding)) = (party, bound[at]) else { continue };
            // Bystanders are no one with whom a text goes on.
            if party != ["unknown"] {
                context.previous = Some(party.clone());
            }
            context.happened = Some(binding.cue);
            let kinds = binding.cue.kinds;
            let segment = parsed.segments.iter().position(|segment| segment.tokens.contains(&at));
            let claimant = segment.and_then(|segment| claimants.get(segment)).map_or("", String::as_str);
            let population =
                population(parsed, at, binding.cue).unwrap_or_else(|| self.struck(parsed, at, binding.cue));
            let stated = Stated { kinds, party, claimant, population, whole };
            found.extend(self.claim(sentence.passage, &sentence.range, &parsed.tokens[at], stated));
        }
        found
    }

    /// The people whom a figure counts where nothing says so: soldiers, but not of a town that is bombed.
    fn struck(&self, parsed: &Parsed<'_>, at: usize, cue: Cue) -> Population {
        let own = parsed.segments.iter().find(|segment| segment.tokens.contains(&at));
        let active = matches!(cue.form, Form::Act | Form::Either | Form::Inflict);
        let suffers = |token: &Token| match token.mention.as_ref().map(|mention| mention.role) {
            None | Some(Role::Place | Role::Agent | Role::Claimant) => false,
            Some(Role::Subject) => !active,
            Some(_) => true,
        };
        let named = own.is_some_and(|own| own.tokens.iter().any(|at| suffers(&parsed.tokens[*at])));
        let atrocity = self.subject == Some(Subject::Atrocity)
            && !named
            && !cue.kinds.contains(Kind::Captured)
            && !cue.kinds.contains(Kind::Surrendered);
        if atrocity { Population::Civilian } else { Population::Military }
    }

    /// Whether the figures of a sentence are for the war as a whole: it says so, or it stands in a section on casualties, and
    /// it names no battle.
    fn of_the_war(&self, sentence: &Sentence<'_>, parsed: &Parsed<'_>) -> bool {
        let says = |marker: Marker| parsed.tokens.iter().any(|token| token.is(marker));
        let passage = sentence.passage;
        let title = words(&passage.title, self.lexicon);
        let losses = |tokens: &[Token]| tokens.iter().any(|token| token.harm().is_some_and(|cue| cue.general));
        // A part on one party of a section on losses; other parts of it are on what happened.
        let part = title.iter().any(|token| token.mention.is_some() && !token.place)
            && passage.around.iter().any(|around| losses(&words(around, self.lexicon)));
        let section = losses(&title) || part || passage.section.is_empty();
        let local = parsed.tokens.iter().any(|token| token.place) || self.dated(parsed.text);
        (says(Marker::War) || section && !local) && !says(Marker::Event)
    }

    /// Whether a sentence names a day or a month.
    pub fn dated(&self, text: &str) -> bool {
        let spaced = self.lexicon.boundary == Boundary::Word;
        let dates = self.lexicon.counters.dates.iter().flat_map(|word| text.match_indices(word.as_str()));
        let mut before = dates.map(|(at, _)| &text[..at]);
        before.any(|before| spaced || before.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    }

    /// A claim from a figure of a sentence.
    pub fn claim(
        &mut self,
        passage: &Passage<'_>,
        sentence: &Range<usize>,
        token: &Token,
        stated: Stated<'_>,
    ) -> Option<Claim> {
        let figure = token.figure.as_ref()?;
        let text = passage.written.get(sentence.clone())?;
        let unified = passage.flat.get(sentence.clone())?;
        let written = text.get(figure.range.clone())?.trim();
        let span = span_of(passage.run, sentence.start + figure.range.start..sentence.start + figure.range.end)?;
        let whole = stated.whole || passage.place == Place::Infobox;
        Some(Claim {
            id: self.id(text, written),
            span,
            text: written.to_owned(),
            sentence: text.to_owned(),
            low: figure.low,
            high: figure.high,
            approximation: figure.bound,
            party: Party::of(stated.party.iter().map(String::as_str)),
            population: stated.population,
            kinds: stated.kinds,
            scope: if whole && matches!(self.subject, None | Some(Subject::War)) { Scope::War } else { Scope::Event },
            total: whole && !self.of_a_branch(passage, unified, figure.range.clone()),
            claimant: as_written(stated.claimant, unified, text).to_owned(),
            section: passage.section.clone(),
            edited: false,
        })
    }

    /// Whether a figure is that of a branch of the armed forces, by its clause or by the title of its section.
    fn of_a_branch(&self, passage: &Passage<'_>, text: &str, figure: Range<usize>) -> bool {
        const ENDS: [char; 11] = [',', ';', ':', '(', '，', '；', '：', '（', '、', '。', ')'];
        let start = text[..figure.start].rfind(ENDS).unwrap_or(0);
        let end = text[figure.end..].find(ENDS).map_or(text.len(), |at| figure.end + at);
        let names = |text: &str| self.lexicon.branches.iter().any(|branch| text.contains(branch.as_str()));
        names(&text[start..end]) || names(&passage.title)
    }

    fn id(&mut self, sentence: &str, written: &str) -> String {
        let key = hash::short(&format!("{sentence}\u{0}{written}"), 8);
        let count = self.ids.entry(key.clone()).or_default();
        *count += 1;
        if *count == 1 { format!("c-{key}") } else { format!("c-{key}-{count}") }
    }
}

/// A piece of a unified sentence as it is written.
fn as_written<'a>(piece: &'a str, unified: &str, written: &'a str) -> &'a str {
    unified.find(piece).and_then(|at| written.get(at..at + piece.len())).unwrap_or(piece)
}

/// What a sentence says of a figure.
pub struct Stated<'a> {
    pub kinds: Kinds,
    pub party: Vec<String>,
    pub claimant: &'a str,
    pub population: Population,
    /// Whether it speaks of the war as a whole.
    pub whole: bool,
}

/// The party that a sentence is about: the last that is its subject, or else the first that is named.
fn topic(tokens: &[Token]) -> Option<&Mention> {
    let named = tokens.iter().filter_map(|token| token.mention.as_ref());
    let states = named.filter(|mention| !mention.is_relative());
    let mut doing =
        states.filter(|mention| !matches!(mention.role, Role::Claimant | Role::Patient | Role::Object | Role::Place));
    let topic = doing.clone().rfind(|mention| mention.topic);
    let subject = doing.clone().rfind(|mention| mention.role == Role::Subject);
    topic.or(subject).or_else(|| doing.next())
}

/// The people whom a sentence says that a figure counts.
fn population(parsed: &Parsed<'_>, at: usize, cue: Cue) -> Option<Population> {
    let segment = parsed.segments.iter().find(|segment| segment.tokens.contains(&at));
    let own = segment.map(|segment| &segment.tokens[..]).unwrap_or_default();
    let around = [Some(at + 1), at.checked_sub(1), Some(at + 2)].into_iter().flatten();
    let does = |token: &Token| token.mention.as_ref().is_some_and(|mention| mention.role == Role::Agent);
    let around = around.filter(|near| own.contains(near) && !does(&parsed.tokens[*near]));
    let near = around.into_iter().find_map(|near| parsed.tokens[near].people);
    let near = near.filter(|population| *population != Population::All);
    let named = || own.iter().filter_map(|at| parsed.tokens[*at].people).find(|people| *people != Population::All);
    let captured = cue.kinds == Kinds::of([Kind::Captured]);
    match near.or_else(named).or_else(|| parsed.civilian_topic(at)) {
        Some(Population::Pow) if captured => Some(Population::Military),
        Some(population) => Some(population),
        None => cue.civilians.then_some(Population::Civilian),
    }
}
