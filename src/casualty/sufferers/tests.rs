use crate::base::{Language, Source};
use crate::casualty::{Lexicons, claims};
use crate::{clean, outline, read};

/// The figures of a text with their parties: `300 gb`.
fn parties(language: &str, text: &str) -> Vec<String> {
    let source = Source::new("a.txt", text);
    let mut document = clean::clean(read::read(&source).document);
    document.language = Language::known(language);
    let claims = claims(&outline::settle(document), &source, &Lexicons::default());
    claims.iter().map(|claim| format!("{} {}", claim.low, claim.party)).collect()
}

#[test]
fn scholars_do_not_suffer() {
    for (language, text) in [
        ("en", "The Greeks shelled the Turks. The Turks fled. The Italian military historian Orvati counts 700 dead."),
        ("zh-Hans", "希腊军炮击土耳其军。土耳其军死者众多，意大利女作家估计死者有700人。"),
        ("zh-Hant", "希臘軍砲擊土耳其軍。土耳其軍死者眾多，義大利的學者估計死者有700人。"),
    ] {
        assert_eq!(parties(language, text), ["700 tr"], "{text}");
    }
    let text = "The Greeks and the Turks fought. The Greeks shot two Italian journalists.";
    assert_eq!(parties("en", text), ["2 it"]);
}

#[test]
fn where_no_one_is_named_it_is_the_one_that_was_spoken_of() {
    let text = "The Greeks held the pass.\n\nAt nightfall 70 men were killed.";
    assert_eq!(parties("en", text), ["70 gr"]);
}

#[test]
fn a_country_that_is_named_once_in_a_long_text_takes_no_part() {
    let war = "The Greeks and the Turks fought. ".repeat(25);
    let text = format!("{war}The Greeks reached the Belgian fort. The company lost 70 men.");
    assert_eq!(parties("en", &text), ["70 gr"]);
    assert_eq!(parties("en", &format!("{war}Some 70 Belgians were killed.")), ["70 be"]);
}

#[test]
fn those_who_are_counted_behind_a_massacre_are_the_victims() {
    for (language, text) in [
        (
            "en",
            "The Greeks fought the Turks. The Greeks entered the town and massacred its inhabitants. More than 300 died.",
        ),
        ("zh-Hans", "希腊军与土耳其军交战。希腊军入城后屠杀居民。遇难者约有300人。"),
        (
            "ja",
            "ギリシャ軍とトルコ軍が戦った。ギリシャ軍が町を占領した。町では多くの住民が虐殺された。犠牲者は300人であった。",
        ),
        ("ko", "그리스군과 터키군이 싸웠다. 그리스군은 마을에 들어가 주민을 학살하였다. 희생자는 300명이었다."),
    ] {
        assert_eq!(parties(language, text), ["300 tr"], "{text}");
    }
}
