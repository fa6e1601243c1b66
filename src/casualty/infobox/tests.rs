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

/// A table that was copied without its cells.
fn table(losses: &str) -> String {
    format!(
        "Battle of the Pier\n\nPart of the Harbour War\nDate 5 May 1801\nLocation Port Said\nResult Greek victory\n\
         Belligerents\n Greece\n Turkey\nCommanders and leaders\n A. Orvati\n B. Selim\nStrength\n900 men\n800 men\n\
         Casualties and losses\n{losses}\n\nThe Battle of the Pier was fought by the Greeks and the Turks.\n"
    )
}

#[test]
fn bare_numbers_under_losses_are_losses() {
    assert_eq!(parties("en", &table("70 men\n3 guns\n300[2]\n5 guns")), ["70 gr", "300 tr"]);
    assert_eq!(parties("en", &table("70 killed\n300 men hid in the pier\n5 guns")), ["70 gr"]);
}

#[test]
fn what_follows_things_is_no_people() {
    assert_eq!(parties("en", &table("70 killed\n3 guns\n5 fighters")), ["70 gr"]);
}

#[test]
fn a_blank_line_parts_the_cells() {
    let text = table("70 killed\n20 captured\n\n90 wounded\n30 deserted");
    assert_eq!(parties("en", &text)[..3], ["70 gr", "20 gr", "90 tr"]);
}

#[test]
fn labels_may_stand_before_what_they_label() {
    let text = "남항 전투\n\n기간 1801년 5월 5일\n장소 남항\n결과 그리스군의 승리\n교전국 그리스 튀르키예\n병력 약 9,000명 약 8,000명\n\
                피해 70명 전사\n20명 실종\n80명 전사\n\n개요\n남항 전투는 그리스와 튀르키예의 전투이다.\n";
    assert_eq!(parties("ko", text), ["70 gr", "20 gr", "80 tr"]);
}

#[test]
fn what_is_said_of_one_side_without_a_number_leaves_the_numbers_to_the_other() {
    assert_eq!(parties("en", &table("Unknown\n70 killed\n20 captured")), ["70 tr", "20 tr"]);
    assert_eq!(parties("en", &table("70 killed\n20 captured\nHeavy losses")), ["70 gr", "20 gr"]);
}

#[test]
fn names_of_states_may_say_more_than_their_country() {
    let text = "港の戦い\n戦争：港湾戦争\n年月日：1801年5月5日\n場所：ポートサイド\n交戦勢力\nスウェーデン・バルト帝国\tロシア・ツァーリ国\n\
                損害\n戦死70\n捕虜20\t戦死90\n負傷30\n\n港の戦いは、港湾戦争中の1801年5月5日に行われた戦闘である。\n";
    assert_eq!(parties("ja", text), ["70 se", "20 se", "90 ru", "30 ru"]);
}

#[test]
fn civilians_under_their_own_label_are_civilians() {
    let losses = "Greece:\n70 killed\n20 wounded\nTurkey:\n90 killed\nCivilian casualties:\n500 killed";
    let text = table(losses);
    let source = Source::new("a.txt", &text);
    let mut document = clean::clean(read::read(&source).document);
    document.language = Language::known("en");
    let claims = claims(&outline::settle(document), &source, &Lexicons::default());
    let found: Vec<String> =
        claims.iter().map(|claim| format!("{} {} {:?}", claim.low, claim.party, claim.population)).collect();
    assert_eq!(found[..3], ["70 gr Military", "20 gr Military", "90 tr Military"]);
    assert!(found[3].ends_with("Civilian"), "{found:?}");
}
