//! A piece of a sentence around its figure.

use crate::base::Language;
use crate::casualty::Claim;
use crate::render::quote::{longest, shortened, word_start};

/// A sentence cut around a figure: what stands before it, the figure, what stands behind it. It is the beginning of the
/// sentence, if the figure stands there.
pub fn around(claim: &Claim, language: &Language) -> [String; 3] {
    let longest = longest(language);
    let sentence = claim.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let figure = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, behind) = match find(&sentence, &figure) {
        Some(at) => (&sentence[..at], &sentence[at + figure.len()..]),
        None => return [shortened(&sentence, longest), String::new(), String::new()],
    };
    let room = longest.saturating_sub(figure.chars().count());
    let after = behind.chars().count();
    let length = before.chars().count();
    // What stands before matters more: it says who. Behind, a little is kept.
    let kept = room.saturating_sub(after.min(room / 4));
    let before = if length <= kept { before.to_owned() } else { format!("…{}", word_start(before, length - kept)) };
    let left = room.saturating_sub(length.min(kept));
    [before, figure, shortened(behind, left)]
}

/// Where a figure stands by itself, not as the end of a longer number.
fn find(sentence: &str, figure: &str) -> Option<usize> {
    let separator = |c: char| matches!(c, ',' | '，' | '.');
    let numeric = figure.starts_with(char::is_numeric);
    let alone = |at: &usize| {
        let before = &sentence[..*at];
        !numeric || !before.strip_suffix(separator).unwrap_or(before).ends_with(char::is_numeric)
    };
    let places = || sentence.match_indices(figure).map(|(at, _)| at);
    places().find(alone).or_else(|| places().next()).filter(|_| !figure.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::casualties::tests::claim;

    fn quoted(sentence: &str, figure: &str, tag: &str) -> [String; 3] {
        let claim = Claim { sentence: sentence.into(), text: figure.into(), ..claim() };
        around(&claim, &Language::known(tag))
    }

    #[test]
    fn a_short_sentence_is_shown_whole() {
        assert_eq!(quoted("13人受傷，3人死亡。", "3人", "zh-Hant"), ["13人受傷，", "3人", "死亡。"]);
        assert_eq!(quoted("沒有。", "3人", "zh-Hant"), ["沒有。", "", ""]);
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_figure() {
        let sentence = format!("{}死亡3,000人，{}。", "甲".repeat(100), "乙".repeat(100));
        let [before, hit, after] = quoted(&sentence, "3,000人", "zh-Hant");
        assert_eq!(word_start("甲乙，「丙」", 2), "「丙」");
        assert_eq!(word_start("死1,500人", 3), "人");
        assert_eq!(shortened("死亡1,500人", 4), "死亡…");
        assert!(before.starts_with("…甲") && before.ends_with("死亡"), "{before}");
        assert_eq!(hit, "3,000人");
        assert!(after.starts_with("，乙") && after.ends_with('…'), "{after}");
        assert!(before.chars().count() + hit.chars().count() + after.chars().count() <= 60);
        let words = "many words that say nothing and then go on and on ".repeat(5);
        let [before, ..] = quoted(&format!("{words}until 12 men died."), "12", "en");
        assert!(before.trim_start_matches('…').split(' ').all(|word| words.contains(word) || word == "until"));
    }
}
