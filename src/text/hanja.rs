//! How Korean reads Han characters.
//!
//! The CLDR's Korean order files every character under the syllable that it is read as, and takes the two for equal as far as
//! their letters go (Unicode Technical Standard 10, primary strength). So there is no table of readings here.

use super::script;
use super::variants::folded;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale::locale;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The syllables of Hangul.
fn syllables() -> std::ops::RangeInclusive<char> {
    '가'..='힣'
}

/// The Han characters that the order knows: the Unified Ideographs block.
fn han() -> std::ops::RangeInclusive<char> {
    '\u{4E00}'..='\u{9FFF}'
}

/// For each Han character, folded, the syllable that it is read as.
static READINGS: LazyLock<FxHashMap<char, char>> = LazyLock::new(readings);

/// What a Hangul syllable or a Han character of any variant sounds like in Korean, as a syllable; `None` for anything else.
///
/// What the beginning of a word does to a sound (頭音法則: 歷史 is 역사, 經歷 is 경력) is left out: such syllables are one.
///
/// ```
/// use hexapla::text::hanja::sound;
/// let sounds = |text: &str| text.chars().filter_map(sound).collect::<String>();
/// assert_eq!(sounds("背景"), "배경");
/// assert_eq!(sounds("歷史"), sounds("역사"));
/// assert_eq!(sounds("劳动"), sounds("노동"));
/// assert_eq!(sounds("B-29"), "");
/// ```
pub fn sound(c: char) -> Option<char> {
    if script::is_hangul(c) { syllables().contains(&c).then(|| initial(c)) } else { READINGS.get(&folded(c)).copied() }
}

fn readings() -> FxHashMap<char, char> {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Primary);
    let Ok(order) = Collator::try_new(CollatorPreferences::from(&locale!("ko")), options) else {
        return FxHashMap::default();
    };
    let mut by_key: FxHashMap<Vec<u8>, char> = FxHashMap::default();
    for syllable in syllables() {
        by_key.entry(key(syllable, &order)).or_insert(syllable);
    }
    let mut readings = FxHashMap::default();
    for (han, syllable) in han().filter_map(|han| Some((han, *by_key.get(&key(han, &order))?))) {
        // Of several characters that are folded to one, that one is heard.
        if folded(han) == han {
            readings.insert(han, initial(syllable));
        } else {
            readings.entry(folded(han)).or_insert(initial(syllable));
        }
    }
    readings
}

/// Bytes that are those of another character where the order takes the two for equal.
fn key(c: char, order: &CollatorBorrowed<'_>) -> Vec<u8> {
    let mut key = Vec::new();
    let Ok(()) = order.write_sort_key_to(c.encode_utf8(&mut [0; 4]), &mut key);
    key
}

/// A syllable with the initial that it has at the beginning of a word: ㄹ is ㄴ there, and neither stands before an i or a y.
fn initial(syllable: char) -> char {
    const FIRST: u32 = '가' as u32;
    const VOWELS: u32 = 21;
    const FINALS: u32 = 28;
    const NIEUN: u32 = 2;
    const RIEUL: u32 = 5;
    const IEUNG: u32 = 11;
    // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ.
    const PALATAL: [u32; 7] = [2, 3, 6, 7, 12, 17, 20];
    let place = u32::from(syllable) - FIRST;
    let (consonant, rest) = (place / (VOWELS * FINALS), place % (VOWELS * FINALS));
    let heard = match consonant {
        NIEUN | RIEUL if PALATAL.contains(&(rest / FINALS)) => IEUNG,
        RIEUL => NIEUN,
        other => other,
    };
    char::from_u32(FIRST + heard * VOWELS * FINALS + rest).unwrap_or(syllable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_characters_of_han_are_read_and_all_hangul_is() {
        let read = han().filter(|han| sound(*han).is_some()).count();
        assert!(read > 4888, "{read}: at least the characters of KS X 1001");
        assert!(syllables().all(|syllable| sound(syllable).is_some_and(|heard| sound(heard) == Some(heard))));
    }

    #[test]
    fn what_is_one_word_sounds_alike_in_every_script() {
        let sounds = |text: &str| text.chars().map(sound).collect::<Option<String>>();
        for (hangul, han) in
            [("휴전", "休戰"), ("휴전", "休战"), ("여성", "女性"), ("남녀", "男女"), ("낙동강", "洛東江")]
        {
            assert_eq!(sounds(hangul), sounds(han), "{hangul} {han}");
        }
        assert_eq!(sounds("がA"), None);
    }
}
