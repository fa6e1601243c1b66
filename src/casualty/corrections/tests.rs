use super::*;
use crate::casualty::{Approximation, Kind, Kinds, Party, Population, Scope};
use crate::read::read;

/// A claim as the machine would make it of a figure of the source.
fn claim(source: &Source, figure: &str, number: u64, party: &str, kinds: &[Kind]) -> Claim {
    let at = source.text().find(figure).unwrap();
    Claim {
        id: format!("c-{at}"),
        span: Span::new(at, at + figure.len()),
        text: figure.to_owned(),
        sentence: String::new(),
        low: number,
        high: number,
        approximation: Approximation::Exact,
        party: Party::of([party]),
        population: Population::All,
        kinds: Kinds::of(kinds.iter().copied()),
        scope: Scope::Event,
        total: false,
        claimant: String::new(),
        section: String::new(),
        edited: false,
    }
}

/// The claims of a source as some corrections leave them, and what is said of the corrections.
fn corrected(source: &Source, claims: Vec<Claim>, corrections: &str) -> (Vec<Claim>, Vec<Diagnostic>) {
    let document = crate::outline::settle(crate::clean::clean(read(source).document));
    let file = Source::new("a.casualties.toml", corrections);
    let (corrections, problems) = Corrections::parse(&file);
    assert_eq!(problems, []);
    correct(&document, source, claims, &corrections, &file)
}

/// The only thing that is said: its place in the file, what it says, and its first hint.
fn problem(source: &Source, claims: Vec<Claim>, corrections: &str) -> (String, String, String) {
    let (_, mut problems) = corrected(source, claims, corrections);
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    (problem.place.unwrap().to_string(), problem.message, problem.hints.first().cloned().unwrap_or_default())
}

fn ferry() -> (Source, Vec<Claim>) {
    let text = "漁船在夜裡沉沒，12人死亡，另有30人受傷。\n\n守軍稱，對岸有400餘人傷亡。\n\n港口後來重建。";
    let source = Source::new("zh.txt", text);
    let claims = vec![
        claim(&source, "12人", 12, "jp", &[Kind::Killed]),
        claim(&source, "30人", 30, "jp", &[Kind::Wounded]),
        claim(&source, "400餘人", 400, "kp", &[Kind::Killed, Kind::Wounded]),
    ];
    (source, claims)
}

#[test]
fn accept_marks_reject_drops_amend_overrides() {
    let (source, claims) = ferry();
    let corrections = r#"
[[claim]]
quote = "漁船在夜裡沉沒，12人死亡"
action = "accept"

[[claim]]
quote = "另有30人受傷"
action = "reject"
note = "they were passengers of another boat"

[[claim]]
quote = "對岸有400餘人傷亡"
high = 450
low = 400
approx = "over"
party = "cn+kp"
population = "military"
kinds = ["wounded"]
scope = "war"
claimant = "守軍"
"#;
    let (left, problems) = corrected(&source, claims.clone(), corrections);
    assert_eq!(problems, []);
    let [accepted, amended] = left.as_slice() else { panic!("{left:?}") };
    assert_eq!(*accepted, Claim { edited: true, ..claims[0].clone() });
    let expected = Claim {
        high: 450,
        approximation: Approximation::Over,
        party: Party::of(["cn", "kp"]),
        population: Population::Military,
        kinds: Kinds::of([Kind::Wounded]),
        scope: Scope::War,
        total: true,
        claimant: "守軍".to_owned(),
        edited: true,
        ..claims[2].clone()
    };
    assert_eq!(*amended, expected);
}

#[test]
fn one_number_is_amended_by_one_number() {
    let (source, claims) = ferry();
    let (left, problems) = corrected(&source, claims, "[[claim]]\nquote = \"12人死亡\"\nlow = 21\n");
    assert_eq!((left[0].low, left[0].high, problems.len()), (21, 21, 0));
    let (source, mut claims) = ferry();
    claims[0].high = 20;
    let (place, message, hint) = problem(&source, claims, "[[claim]]\nquote = \"12人死亡\"\nlow = 21\n");
    assert_eq!((place.as_str(), hint.as_str()), ("a.casualties.toml:2:9", "give both `low` and `high`"));
    assert_eq!(message, "amended like this, the claim of 12人 goes from 21 to 20");
}

#[test]
fn a_figure_tells_claims_of_one_quotation_apart() {
    let (source, claims) = ferry();
    let quote = "[[claim]]\nquote = \"12人死亡，另有30人受傷\"\naction = \"reject\"\n";
    let (place, message, hint) = problem(&source, claims.clone(), quote);
    assert_eq!(message, "there are claims of 2 figures here: “12人”, “30人”");
    assert_eq!((place.as_str(), hint.as_str()), ("a.casualties.toml:2:9", "name the one that is meant with `figure`"));
    let (left, problems) = corrected(&source, claims, &format!("{quote}figure = \"30 人\"\n"));
    assert_eq!((left.len(), left[0].text.as_str(), problems.len()), (2, "12人", 0));
}

#[test]
fn a_figure_is_not_taken_for_one_that_ends_like_it() {
    let source = Source::new("ja.txt", "三十三万人が逃れ、三万人が死亡した。");
    let longer = claim(&source, "三十三万人", 330_000, "jp", &[Kind::Missing]);
    let at = source.text().rfind("三万人").unwrap();
    let own =
        Claim {
            span: Span::new(at, at + 9), text: "三万人".to_owned(), low: 30_000, high: 30_000, ..longer.clone()
        };
    let correction = "[[claim]]\nquote = \"逃れ、三万人が死亡した\"\nfigure = \"三万人\"\naction = \"reject\"\n";
    let (left, problems) =
        corrected(&source, vec![longer.clone(), own], &correction.replace("逃れ", "三十三万人が逃れ"));
    assert_eq!((left, problems), (vec![longer], vec![]));
}

#[test]
fn claims_of_one_figure_are_told_apart_by_party_or_kinds() {
    let (source, mut claims) = ferry();
    claims.insert(1, Claim { party: Party::of(["kr"]), ..claims[0].clone() });
    let (left, problems) =
        corrected(&source, claims.clone(), "[[claim]]\nquote = \"12人死亡\"\naction = \"reject\"\nparty = \"kr\"\n");
    assert_eq!(problems, []);
    assert_eq!(left.iter().map(|claim| claim.party.as_str()).collect::<Vec<_>>(), ["jp", "jp", "kp"]);
    let (left, _) = corrected(&source, claims.clone(), "[[claim]]\nquote = \"12人死亡\"\naction = \"reject\"\n");
    assert_eq!(left.len(), 2);
    let (_, message, hint) = problem(&source, claims.clone(), "[[claim]]\nquote = \"12人死亡\"\nlow = 13\n");
    assert_eq!(message, "several claims have this figure: “12人” (jp, killed); “12人” (kr, killed)");
    assert!(hint.starts_with("reject the one that is wrong"), "{hint}");
    let (_, message, hint) =
        problem(&source, claims, "[[claim]]\nquote = \"12人死亡\"\naction = \"accept\"\nkinds = [\"missing\"]\n");
    assert_eq!(message, "no claim of this figure has this party and these kinds");
    assert_eq!(hint, "the figure has “12人” (jp, killed); “12人” (kr, killed)");
}

#[test]
fn what_is_quoted_wrongly_is_told_the_nearest_candidate() {
    let (source, claims) = ferry();
    let accept = |quote: &str| format!("[[claim]]\naction = \"accept\"\nquote = \"{quote}\"\n");
    let (place, message, hint) = problem(&source, claims.clone(), &accept("對岸400多人傷亡"));
    assert_eq!((place.as_str(), message.as_str()), ("a.casualties.toml:3:9", "this quotation is nowhere in the text"));
    assert_eq!(hint, "the nearest is “對岸有400餘人傷亡”, in line 3 of zh.txt");
    let (_, _, hint) = problem(&source, claims.clone(), &accept("the ferry"));
    assert_eq!(hint, "copy words of the text as `hexapla clean` prints it, without marks of references");
    let (_, message, hint) = problem(&source, claims.clone(), &accept("人"));
    assert_eq!(message, "this quotation is found 3 times in the text (zh.txt: lines 1, 1, 3)");
    assert_eq!(hint, "quote more words, so that they are found once");
    let (_, message, hint) = problem(&source, claims, &accept("港口後來重建"));
    assert_eq!(message, "no claim was found in this quotation");
    assert_eq!(hint, "the nearest is “400餘人” (kp, killed+wounded), in line 3 of zh.txt");
    let (_, _, hint) = problem(&source, Vec::new(), &accept("港口後來重建"));
    assert_eq!(hint, "the text has no claims");
}

#[test]
fn a_figure_that_is_not_in_the_quotation_or_is_no_claim_is_told_the_nearest() {
    let (source, claims) = ferry();
    let correction = "[[claim]]\nquote = \"12人死亡，另有30人受傷\"\naction = \"reject\"\n";
    let (place, message, hint) = problem(&source, claims.clone(), &format!("{correction}figure = \"31人\"\n"));
    assert_eq!((place.as_str(), message.as_str()), ("a.casualties.toml:4:10", "“31人” is not in the quotation"));
    assert_eq!(hint, "the nearest number in it is “30”");
    let (_, message, hint) = problem(&source, claims[..1].to_vec(), &format!("{correction}figure = \"30人\"\n"));
    assert_eq!(message, "no claim of “30人” was found here");
    assert_eq!(hint, "the nearest is “12人” (jp, killed), in line 1 of zh.txt");
}

#[test]
fn two_corrections_of_one_claim_are_an_error_and_the_first_holds() {
    let (source, claims) = ferry();
    let corrections =
        "[[claim]]\nquote = \"12人死亡\"\nlow = 13\n\n[[claim]]\nquote = \"沉沒，12人\"\naction = \"reject\"\n";
    let (place, message, hint) = problem(&source, claims.clone(), corrections);
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("a.casualties.toml:6:9", "this claim is corrected already, in line 2")
    );
    assert_eq!(hint, "keep one of the two corrections");
    assert_eq!(corrected(&source, claims, corrections).0[0].low, 13);
}

#[test]
fn a_claim_is_added_with_its_place_number_sentence_and_section() {
    let texts = [
        (
            "== 피해 ==\n배가 가라앉았다. 사망자는 약 1만 2천여 명이었다.\n",
            "사망자는 약 1만 2천여 명",
            "1만 2천여",
            12_000,
            Approximation::Over,
        ),
        (
            "== Losses ==\nThe boat sank. Some 1.2 thousand sailors died.\n",
            "Some 1.2 thousand sailors",
            "1.2 thousand",
            1_200,
            Approximation::About,
        ),
        (
            "== 損害 ==\n船が沈んだ。死者は三万三千人だった。\n",
            "死者は三万三千人",
            "三万三千",
            33_000,
            Approximation::Exact,
        ),
        ("== 损失 ==\n船沉没了。死者至少有8万2千人。\n", "死者至少有8万2千人", "8万2千", 82_000, Approximation::Exact),
    ];
    for (text, quote, figure, number, approximation) in texts {
        let source = Source::new("a.txt", text);
        let correction =
            format!("[[claim]]\nquote = \"{quote}\"\naction = \"add\"\nparty = \"us+gb\"\nkinds = [\"killed\"]\n");
        let (claims, problems) = corrected(&source, Vec::new(), &correction);
        assert_eq!(problems, []);
        let [added] = claims.as_slice() else { panic!("{claims:?}") };
        assert_eq!((added.low, added.high, added.text.as_str()), (number, number, figure));
        assert_eq!(added.approximation, approximation, "{text}");
        assert_eq!(source.slice(added.span), figure);
        assert!(added.sentence.contains(figure) && added.sentence.chars().count() < 40, "{}", added.sentence);
        assert_eq!(added.section, text.split("==").nth(1).unwrap().trim().to_lowercase());
        assert!(added.edited && added.id.starts_with("c-") && added.id.len() == 10);
        assert_eq!((added.party.as_str(), added.population, added.scope), ("gb+us", Population::All, Scope::Event));
    }
}

#[test]
fn added_claims_stand_in_the_order_of_the_text_with_ids_of_their_own() {
    let (source, claims) = ferry();
    let add = |figure: &str, party: &str, rest: &str| {
        format!(
            "[[claim]]\nquote = \"12人死亡，另有30人受傷\"\nfigure = \"{figure}\"\naction = \"add\"\nparty = \"{party}\"\nkinds = [\"killed\"]\n{rest}\n"
        )
    };
    let corrections =
        [add("30人", "kr", "low = 31"), add("12人", "kr", "high = 14"), add("12人", "us", "approx = \"under\"")];
    let (left, problems) = corrected(&source, claims.clone(), &corrections.concat());
    assert_eq!(problems, []);
    let found: Vec<(&str, u64, &str)> =
        left.iter().map(|claim| (claim.text.as_str(), claim.low, claim.party.as_str())).collect();
    let expected = [
        ("12人", 12, "jp"),
        ("12人", 14, "kr"),
        ("12人", 12, "us"),
        ("30人", 30, "jp"),
        ("30人", 31, "kr"),
        ("400餘人", 400, "kp"),
    ];
    assert_eq!(found, expected);
    let ids: std::collections::BTreeSet<&str> = left.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids.len(), left.len());
    let (_, message, _) = problem(&source, claims, &add("12人", "us", "").repeat(2));
    assert_eq!(message, "this claim is corrected already, in line 2");
}

#[test]
fn a_claim_that_is_added_and_found_as_well_is_one() {
    let (source, claims) = ferry();
    let add = "[[claim]]\nquote = \"12人死亡\"\naction = \"add\"\nparty = \"jp\"\nkinds = [\"killed\"]\nlow = 13\n";
    let (left, problems) = corrected(&source, claims.clone(), add);
    assert_eq!((left.len(), left[0].low, left[0].id.as_str()), (3, 13, claims[0].id.as_str()));
    assert_eq!(problems[0].message, "this claim was found as well: “12人” (jp, killed), in line 1 of zh.txt");
    assert!(!problems[0].is_error());
    // One that is rejected is not found.
    let reject = "[[claim]]\nquote = \"沉沒，12人\"\naction = \"reject\"\n\n";
    assert_eq!(corrected(&source, claims, &format!("{reject}{add}")).1, []);
}

#[test]
fn what_cannot_be_added_is_an_error() {
    let (source, _) = ferry();
    let add = |quote: &str, rest: &str| {
        let correction =
            format!("[[claim]]\nquote = \"{quote}\"\naction = \"add\"\nparty = \"jp\"\nkinds = [\"killed\"]\n{rest}");
        problem(&source, Vec::new(), &correction)
    };
    let (place, message, hint) = add("12人死亡，另有30人", "");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("a.casualties.toml:2:9", "there are 2 numbers in this quotation: “12”, “30”")
    );
    assert_eq!(hint, "name the one that is meant with `figure`");
    assert_eq!(add("港口後來重建", "").1, "there is no number in this quotation");
    let (place, message, hint) = add("港口後來重建", "figure = \"港口\"\n");
    assert_eq!(
        (place.as_str(), message.as_str()),
        ("a.casualties.toml:6:10", "the number of this figure cannot be read")
    );
    assert_eq!(hint, "give it with `low` and `high`");
    assert_eq!(add("12人死亡，另有30人", "figure = \"人\"\n").1, "“人” stands in the quotation more than once");
}

#[test]
fn quotations_go_by_the_cleaned_text() {
    let text = "[<p>港口有<b>4,544</b>人<sup class=\"reference\">[1]</sup>受傷\n</p>, <p>更多。</p>]";
    let source = Source::new("a.html", text);
    let correction = "[[claim]]\nquote = \"港口有4,544人受傷\"\nfigure = \"4,544人\"\naction = \"add\"\nparty = \"jp\"\nkinds = [\"wounded\"]\n";
    let (claims, problems) = corrected(&source, Vec::new(), correction);
    assert_eq!(problems, []);
    assert_eq!((claims[0].low, source.slice(claims[0].span)), (4_544, "4,544</b>人"));
}

/// What is said of a file of corrections: places, messages, first hints.
fn said(file: &str) -> Vec<(String, String, String)> {
    let (_, problems) = Corrections::parse(&Source::new("c", file));
    let parts = |problem: Diagnostic| (problem.place.unwrap().to_string(), problem.message, problem.hints.concat());
    problems.into_iter().map(parts).collect()
}

#[test]
fn wrong_values_are_placed_all_at_once() {
    let file = "[[claim]]\nquote = \"x\"\naction = \"acept\"\napprox = \"more\"\nparty = \"uk\"\npopulation = \"civilians\"\nkinds = [\"killed\", \"woundet\"]\nscope = \"battle\"\nlow = 3\nhigh = 2\n\n[[claim]]\naction = \"accept\"\n";
    let said = said(file);
    let expected = [
        ("c:3:10", "`acept` is no action", "is it `accept`? There are accept, reject, amend, add"),
        ("c:4:10", "`more` is no approx", "there are exact, about, over, under"),
        (
            "c:5:9",
            "`uk` is no party",
            "is it `gb`? A party is ISO 3166 codes in lower case joined by `+`, or one of unc, unc-other, comm, korea, all, unknown",
        ),
        ("c:6:14", "`civilians` is no population", "is it `civilian`? There are military, civilian, pow, all"),
        (
            "c:7:20",
            "`woundet` is no kind",
            "is it `wounded`? There are abducted, captured, killed, missing, surrendered, wounded",
        ),
        ("c:8:9", "`battle` is no scope", "there are war, event"),
        ("c:9:7", "`low` is more than `high`", "the lower number of a range is `low`"),
        ("c:12:1", "this correction has no `quote`", "quote words of the text that hold the figure"),
    ];
    assert_eq!(said.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn an_action_comes_with_what_it_needs() {
    let one = |rest: &str| said(&format!("[[claim]]\nquote = \"x\"\n{rest}")).remove(0);
    for (rest, place, message) in [
        ("", "c:1:1", "this correction changes nothing"),
        ("note = \"?\"", "c:1:1", "this correction changes nothing"),
        ("action = \"amend\"", "c:3:10", "an amendment says what is different"),
        ("action = \"accept\"\nlow = 3", "c:3:10", "a claim that is accepted or rejected is not changed"),
        ("action = \"add\"\nlow = 3", "c:3:10", "a claim that is added needs `party` and `kinds`"),
        ("action = \"add\"\nparty = \"us\"", "c:3:10", "a claim that is added needs `kinds`"),
        ("kinds = []", "c:3:9", "`kinds` names no kind"),
        ("figure = \" \"\nlow = 3", "c:3:10", "there are no words here"),
    ] {
        let (own_place, own, _) = one(rest);
        assert_eq!((own_place.as_str(), own.as_str()), (place, message), "{rest}");
    }
}

#[test]
fn what_is_no_file_of_corrections_is_placed() {
    for (file, place, words) in [
        ("[[claim]]\nqoute = \"x\"\n", "c:2:1", "unknown field `qoute`"),
        ("[[claims]]\nquote = \"x\"\n", "c:1:3", "unknown field `claims`"),
        ("[[claim]]\nquote = \n", "c:2:", ""),
        ("[[claim]]\nquote = \"x\"\nlow = -3\n", "c:3:7", ""),
        ("[[claim]]\nquote = \"x\"\nlow = \"3\"\n", "c:3:7", "string"),
    ] {
        let said = said(file);
        assert!(said.len() == 1 && said[0].0.starts_with(place) && said[0].1.contains(words), "{said:?}");
        assert!(said[0].1.starts_with("these are no corrections: ") && said[0].2.contains("[[claim]]"), "{said:?}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_quoted_is_found_or_said_not_to_be(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..30), from in 0..40_usize, length in 1..12_usize,
    ) {
        let source = Source::new("a.html", format!("[<p>{}</p>]", pieces.concat()));
        let document = crate::outline::settle(crate::clean::clean(read(&source).document));
        let text = crate::document::plain_text_of(&document.blocks);
        let quote: String = text.chars().skip(from).take(length).collect();
        let file = Source::new("c", format!("[[claim]]\nquote = {}\naction = \"add\"\nparty = \"us\"\nkinds = [\"killed\"]\n", toml::Value::String(quote.clone())));
        let (corrections, _) = Corrections::parse(&file);
        let (claims, problems) = correct(&document, &source, Vec::new(), &corrections, &file);
        assert_eq!(claims.len() + problems.len(), corrections.entries.len());
        for claim in claims {
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            assert!(squeezed(&claim.sentence).contains(&squeezed(&claim.text)), "{claim:?}");
            assert!(source.text().get(claim.span.range()).is_some_and(|figure| !figure.is_empty()), "{claim:?}");
        }
    }
}

const PIECES: &[&str] = &[
    "12",
    "4,544",
    "三萬",
    "1만 2천",
    "人",
    "名",
    " ",
    "。",
    ". ",
    "<b>",
    "</b>",
    "<br>",
    "[1]",
    "<sup>2</sup>",
    "約",
    "餘",
    "，",
    "</p>, <p>",
    "\n",
    "「",
    "」",
    "Xy",
    "<code>7</code>",
    "&amp;",
    "~",
];
