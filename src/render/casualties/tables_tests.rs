use super::*;
use crate::render::casualties::tests::claim;

fn stated(party: &str, kinds: &[Kind], low: u64, high: u64) -> Claim {
    Claim { party: Party::of([party]), kinds: Kinds::of(kinds.iter().copied()), low, high, ..claim() }
}

fn statements(claims: &[Claim]) -> Vec<Statement<'_>> {
    claims.iter().enumerate().map(|(at, claim)| Statement { witness: at % 2, claim }).collect()
}

#[test]
fn totals_have_a_row_a_party_and_population_and_a_column_a_set_of_kinds() {
    let claims = [
        stated("all", &[Kind::Killed], 900, 900),
        stated("us", &[Kind::Wounded], 30, 30),
        stated("kr", &[Kind::Killed, Kind::Missing], 20, 25),
        Claim { population: Population::Civilian, ..stated("us", &[Kind::Killed], 7, 7) },
        stated("us", &[Kind::Killed], 10, 10),
        Claim { total: false, ..stated("us", &[Kind::Abducted], 1, 1) },
    ];
    let all = statements(&claims);
    let totals = totals(&all);
    let columns: Vec<String> =
        totals.columns.iter().map(|kinds| kinds.iter().map(Kind::as_str).collect::<Vec<_>>().join("+")).collect();
    assert_eq!(columns, ["killed", "killed+missing", "wounded"]);
    let rows: Vec<_> = totals.rows.iter().map(|row| (row.sufferers.party.as_str(), row.sufferers.population)).collect();
    let (military, civilian) = (Population::Military, Population::Civilian);
    assert_eq!(rows, [("kr", military), ("us", military), ("us", civilian), ("all", military)]);
    assert_eq!(totals.rows[1].cells.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1]);
}

#[test]
fn parties_stand_in_the_order_of_the_edition_with_the_most_totals() {
    let claims = ["su", "us", "kr", "su"].map(|party| stated(party, &[Kind::Killed], 1, 1));
    let witnesses = [0, 1, 1, 1];
    let all: Vec<_> = claims.iter().zip(witnesses).map(|(claim, witness)| Statement { witness, claim }).collect();
    let order: Vec<_> = totals(&all).rows.iter().map(|row| row.sufferers.party.as_str()).collect();
    assert_eq!(order, ["us", "kr", "su"]);
}

#[test]
fn equal_figures_are_one_with_all_who_state_it() {
    let by = |claimant: &str| Claim { claimant: claimant.into(), ..stated("cn", &[Kind::Killed], 5, 5) };
    let claims = [by("甲"), by(""), by("甲"), Claim { approximation: Approximation::About, ..by("") }];
    let all = statements(&claims);
    let totals = totals(&all);
    let figures = &totals.rows[0].cells[0];
    assert_eq!(figures.len(), 2);
    let voices: Vec<_> = figures[0].voices.iter().map(|voice| (voice.claimant, voice.statements.len())).collect();
    assert_eq!(voices, [("", 1), ("甲", 2)]);
}

#[test]
fn what_differs_most_comes_first() {
    let claims = [
        stated("us", &[Kind::Killed], 100, 100),
        stated("us", &[Kind::Killed], 150, 150),
        stated("kr", &[Kind::Killed], 10, 40),
        stated("kr", &[Kind::Killed], 20, 20),
        stated("su", &[Kind::Killed], 3, 3),
        Claim { approximation: Approximation::About, ..stated("su", &[Kind::Killed], 3, 3) },
    ];
    let all = statements(&claims);
    let found = disagreements(&all);
    let found: Vec<_> = found.iter().map(|one| (one.sufferers.party.as_str(), one.extremes(), one.ratio())).collect();
    assert_eq!(found, [("kr", (10, 40), 4.0), ("us", (100, 150), 1.5)], "an estimate of the same number is no other");
}

#[test]
fn nothing_is_a_number_that_can_be_compared() {
    let claims = [stated("us", &[Kind::Killed], 0, 0), stated("us", &[Kind::Killed], 8, 8)];
    assert_eq!(disagreements(&statements(&claims))[0].ratio(), 8.0);
    assert!(totals(&[]).rows.is_empty() && disagreements(&[]).is_empty());
}

#[test]
fn sections_stay_in_the_order_of_the_text() {
    let at = |section: &str| Claim { section: section.into(), ..claim() };
    let claims = [at(""), at("lead"), at("b"), at("b"), at("a")];
    let found: Vec<_> = by_section(&claims.each_ref()).into_iter().map(|(id, own)| (id, own.len())).collect();
    assert_eq!(found, [("lead", 2), ("b", 2), ("a", 1)]);
}
