#![no_main]

use hexapla::text::Lexicon;
use hexapla::text::numerals::NumeralWords;
use hexapla_fuzz::text;

/// The digits and units of Chinese numbers in full.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const UNITS: [&str; 4] = ["", "十", "百", "千"];
const GROUPS: [&str; 3] = ["", "萬", "億"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((language, source)) = text(bytes) else { return };
    let text = source.text();
    let words = &Lexicon::of(&language).numerals;
    let found = words.find(text);
    assert!(found.is_sorted_by(|a, b| a.range.end <= b.range.start), "{found:?}");
    for numeral in &found {
        assert!(text.get(numeral.range.clone()).is_some_and(|words| !words.is_empty()), "{numeral:?}");
        assert!(numeral.low <= numeral.high, "{numeral:?}");
        let before = words.bound_before(text, numeral.range.start);
        assert!(before.is_none_or(|(start, _)| text.get(start..numeral.range.start).is_some()), "{before:?}");
        let after = words.bound_after(text, numeral.range.end);
        assert!(after.is_none_or(|(end, _)| text.get(numeral.range.end..end).is_some()), "{after:?}");
        words.joins(&text[..numeral.range.start], &text[numeral.range.end..]);
        is_read_as_it_is_written(numeral.low, words);
    }
    let number = bytes.iter().take(6).fold(0, |number, byte| number << 8 | u64::from(*byte));
    is_read_as_it_is_written(number, words);
    let chinese: hexapla::base::Language = "zh-Hant".parse().unwrap();
    let number = number % 1_000_000_000_000;
    assert_eq!(read(&in_chinese(number), &Lexicon::of(&chinese).numerals), Some((number, number)), "{number}");
});

/// Asserts of a number in digits that it is read as itself, with marks between its thousands and without.
fn is_read_as_it_is_written(number: u64, words: &NumeralWords) {
    // What is higher than people can count is no number.
    let plain = number.to_string();
    let grouped = plain.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
    assert_eq!(read(&grouped, words), read(&plain, words), "{grouped}");
    assert!(read(&plain, words).is_none_or(|read| read == (number, number)), "{plain}");
}

/// The one number that a text is.
fn read(text: &str, words: &NumeralWords) -> Option<(u64, u64)> {
    let found = words.find(text);
    let [one] = found.as_slice() else { return None };
    (one.range == (0..text.len())).then_some((one.low, one.high))
}

/// A number in Chinese characters, as it is said: 10,050 is 一萬零五十.
fn in_chinese(number: u64) -> String {
    let digits: Vec<usize> = number.to_string().bytes().map(|digit| usize::from(digit - b'0')).collect();
    let (mut out, mut zero, mut group_has) = (String::new(), false, false);
    for (at, digit) in digits.iter().enumerate() {
        let place = digits.len() - 1 - at;
        if *digit == 0 {
            zero = true;
        } else {
            out.push_str(if zero { "零" } else { "" });
            out.push(DIGITS[*digit]);
            out.push_str(UNITS[place % 4]);
            (zero, group_has) = (false, true);
        }
        if place % 4 == 0 {
            out.push_str(if group_has { GROUPS[place / 4] } else { "" });
            group_has = false;
        }
    }
    if out.is_empty() { DIGITS[0].to_string() } else { out }
}
