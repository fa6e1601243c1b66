//! What a text is about: a war, or an event of one, whose figures are never those of the war.

use super::lexicon::{Boundary, Lexicon};
use super::passages::{Passage, Place};
use super::words::words;

/// How far the name of the subject can be from the beginning of a text, in characters.
const FARTHEST: usize = 60;

/// What a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A war.
    War,
    /// A battle or the like, whose figures are never those of the war.
    Event,
    /// An event that strikes civilians: a massacre, the bombing of a town.
    Atrocity,
}

/// What a text is about, as its first sentence names it, or else the heading above that or its information table.
pub fn subject_of(passages: &[Passage<'_>], lexicon: &Lexicon) -> Option<Subject> {
    let lead = passages.iter().find(|passage| passage.place == Place::Paragraph);
    let first = passages.iter().find(|passage| passage.place == Place::Infobox);
    let named = [lead.map(|lead| &lead.flat), lead.map(|lead| &lead.title), first.map(|first| &first.flat)];
    named.into_iter().flatten().find_map(|text| subject(text, lexicon))
}

/// The country that a text is about a civil war of, as its first words name it: `The Spanish Civil War`, `스페인 내전`.
pub fn divided(passages: &[Passage<'_>], lexicon: &Lexicon) -> Option<String> {
    let lead = passages.iter().find(|passage| passage.place == Place::Paragraph)?;
    [&lead.flat, &lead.title].into_iter().find_map(|text| divided_by(text, lexicon))
}

fn divided_by(text: &str, lexicon: &Lexicon) -> Option<String> {
    let head = text.char_indices().nth(FARTHEST).map_or(text, |(at, _)| &text[..at]);
    let at = lexicon.subject.civil.iter().filter_map(|word| head.find(word.as_str())).min()?;
    let named = words(&head[..at], lexicon).pop()?;
    let ids = named.mention.filter(|_| head[named.range.end..at].trim().is_empty())?.ids;
    <[String; 1]>::try_from(ids).ok().map(|[id]| id)
}

/// What the beginning of a text names: where its name ends the last that it names, for what an event belongs to stands before it
/// (`第二次世界大戰的史達林格勒戰役`), else the first.
fn subject(text: &str, lexicon: &Lexicon) -> Option<Subject> {
    let limit = text.char_indices().nth(FARTHEST).map_or(text.len(), |(at, _)| at);
    let head = &text[..limit];
    let signs = head.find(['(', '（', ',', '，', '、', '。']);
    let words = lexicon.subject.ends.iter().filter_map(|word| head.find(word.as_str()));
    let name = words.chain(signs).min().map_or("", |at| &head[..at]);
    let last = named(name, lexicon).max_by_key(|(at, _)| *at);
    let said = || named(head, lexicon).min_by_key(|(at, _)| *at).filter(|_| lexicon.boundary == Boundary::Word);
    last.or_else(said).map(|(_, subject)| subject)
}

/// Where a text has words for wars and events.
fn named<'t>(text: &'t str, lexicon: &'t Lexicon) -> impl Iterator<Item = (usize, Subject)> {
    let words = &lexicon.subject;
    let wars = words.wars.iter().map(|word| (word, Subject::War));
    let events = words.events.iter().map(|word| (word, Subject::Event));
    let all = wars.chain(events).chain(words.atrocities.iter().map(|word| (word, Subject::Atrocity)));
    let spaced = lexicon.boundary == Boundary::Word;
    let apart = move |start: usize, end: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !spaced || !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next())
    };
    all.flat_map(move |(word, subject)| {
        let places = text.match_indices(word.as_str()).filter(move |(at, _)| apart(*at, at + word.len()));
        places.map(move |(at, _)| (at + word.len(), subject))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Language, Source};
    use crate::casualty::{Lexicons, Population, Scope, claims};
    use crate::text::variants::unify;
    use crate::{outline, read};

    /// The figures of an English text: whether each is for the war, and whether it is a total.
    fn counted(text: &str) -> Vec<(u64, bool, bool)> {
        let source = Source::new("a.md", text);
        let mut document = read::read(&source).document;
        document.language = Language::known("en");
        let claims = claims(&outline::settle(document), &source, &Lexicons::default());
        claims.iter().map(|claim| (claim.low, claim.scope == Scope::War, claim.total)).collect()
    }

    #[test]
    fn a_battle_has_totals_of_its_own_that_are_none_of_the_war() {
        let losses = "\n\n## Casualties\n\nThe Greeks had 700 killed.\n";
        let war = format!("The Harbour War was fought by the Greeks and the Italians.{losses}");
        let battle = format!("The Battle of the Pier was fought by the Greeks and the Italians.{losses}");
        assert_eq!(counted(&war), [(700, true, true)]);
        assert_eq!(counted(&battle), [(700, false, true)]);
    }

    #[test]
    fn whoever_dies_in_the_bombing_of_a_town_is_a_civilian_unless_it_says_otherwise() {
        let text = "The Bombing of Port Said began in May. Greek aircraft bombed the port, killing 673. The Greeks lost 11 men.";
        let source = Source::new("a.md", text);
        let mut document = read::read(&source).document;
        document.language = Language::known("en");
        let claims = claims(&outline::settle(document), &source, &Lexicons::default());
        let people: Vec<_> = claims.iter().map(|claim| (claim.low, claim.population)).collect();
        assert_eq!(people, [(673, Population::Civilian), (11, Population::Military)]);
    }

    #[test]
    fn the_losses_of_a_branch_are_no_total() {
        let text = "The Harbour War was long.\n\n## Casualties\n\nThe Greeks had 700 killed. The Greek air force had 7 killed.";
        assert_eq!(counted(text), [(700, true, true), (7, true, false)]);
    }

    #[test]
    fn under_a_section_on_losses_a_part_on_a_party_counts_them_and_another_tells_what_happened() {
        let part = |title: &str| {
            counted(&format!("The Harbour War was long.\n\n## Casualties\n\n### {title}\n\nThe Greeks had 700 killed."))
        };
        assert_eq!(part("Greece"), [(700, true, true)]);
        assert_eq!(part("A night of terror"), [(700, false, false)]);
    }

    fn of(tag: &str, text: &str) -> Option<Subject> {
        let lexicons = Lexicons::default();
        subject(&unify(text), &lexicons.of(&Language::known(tag)))
    }

    #[test]
    fn the_first_words_say_whether_a_text_is_about_a_war_or_about_an_event_of_one() {
        for (tag, text) in [
            ("en", "The Battle of Port Said (5 May 1801) was fought in the Second Harbour War."),
            ("en", "The siege of Port Said was an event of the Harbour War."),
            ("zh-Hant", "第二次北港戰爭中的南港戰役，發生於1801年。"),
            ("zh-Hans", "南港战役是北港战争的转折点"),
            ("ja", "南港の戦い（なんこうのたたかい）は、北港戦争中の戦闘である。"),
            ("ko", "남항 전투(南港戰鬪)는 북항 전쟁 중에 벌어졌다."),
        ] {
            assert_eq!(of(tag, text), Some(Subject::Event), "{text}");
        }
        for (tag, text) in [
            ("en", "The Harbour War (1801–1803) began with the Battle of Port Said."),
            ("en", "The Harbour War began with an attack."),
            ("zh-Hant", "北港戰爭，是南港戰役之後的戰爭。"),
            ("ja", "北港戦争（ほっこうせんそう）は南港の戦いで始まった。"),
            ("ko", "북항 전쟁(北港戰爭)은 남항 전투로 시작되었다."),
        ] {
            assert_eq!(of(tag, text), Some(Subject::War), "{text}");
        }
        for (tag, text) in [
            ("en", "The Bombing of Port Said began in the night of 5 May."),
            ("zh-Hans", "南港大屠杀（1801年）是战争期间的事件。"),
            ("ja", "南港大空襲（なんこうだいくうしゅう）は、北港戦争中の空襲である。"),
            ("ko", "남항 대공습(南港大空襲)은 북항 전쟁 중에 일어났다."),
        ] {
            assert_eq!(of(tag, text), Some(Subject::Atrocity), "{text}");
        }
        assert_eq!(of("en", "The harbour is deep."), None);
    }

    #[test]
    fn a_civil_war_is_one_of_the_country_that_its_name_begins_with() {
        let of = |tag: &str, text: &str| divided_by(&unify(text), &Lexicons::default().of(&Language::known(tag)));
        for (tag, text) in [
            ("en", "The Greek Civil War was fought from 1946 to 1949."),
            ("zh-Hant", "希臘內戰發生於1946年至1949年。"),
            ("zh-Hans", "希腊内战发生于1946年至1949年。"),
            ("ja", "ギリシャ内戦（ギリシャないせん）は、1946年から1949年まで続いた。"),
            ("ko", "그리스 내전(希臘內戰)은 1946년부터 1949년까지 이어졌다."),
        ] {
            assert_eq!(of(tag, text).as_deref(), Some("gr"), "{text}");
        }
        assert_eq!(of("en", "The Battle of Athens was fought in the civil war."), None);
    }
}
