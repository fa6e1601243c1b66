use super::*;
use crate::base::Language;
use crate::text::Lexicon;
use proptest::prelude::*;

fn found(tag: &str, text: &str) -> Vec<(u64, u64, Bound)> {
    let words = &Lexicon::of(&Language::known(tag)).numerals;
    words.find(text).into_iter().map(|numeral| (numeral.low, numeral.high, numeral.bound)).collect()
}

/// What a text says, for a text with one number.
fn one(tag: &str, text: &str) -> (u64, u64, Bound) {
    let all = found(tag, text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all[0]
}

#[test]
fn numbers_are_read_as_texts_write_them() {
    use Bound::{Exact, Over};
    let cases: &[(&str, &str, u64, u64, Bound)] = &[
        ("zh-Hant", "162,394人", 162_394, 162_394, Exact),
        ("zh-Hant", "8萬2千多人", 82_000, 82_000, Over),
        ("zh-Hant", "18.3萬餘人", 183_000, 183_000, Over),
        ("zh-Hant", "三萬三千人", 33_000, 33_000, Exact),
        ("zh-Hant", "俘6，319，", 6319, 6319, Exact),
        ("zh-Hant", "539,573-730,573", 539_573, 730_573, Exact),
        ("zh-Hant", "500至1000人", 500, 1000, Exact),
        ("zh-Hant", "三四百人", 300, 400, Exact),
        ("zh-Hant", "七八人", 7, 8, Exact),
        ("zh-Hant", "一九五〇年", 1950, 1950, Exact),
        ("zh-Hant", "一百五十人", 150, 150, Exact),
        ("zh-Hans", "二十余万", 200_000, 200_000, Over),
        ("zh-Hans", "十余万人", 100_000, 100_000, Over),
        ("zh-Hans", "１２３４人", 1234, 1234, Exact),
        ("zh-Hans", "4-5万", 40_000, 50_000, Exact),
        ("ja", "十数万人", 100_000, 100_000, Over),
        ("ja", "1万8千人", 18_000, 18_000, Exact),
        ("ja", "4万から5万人", 40_000, 50_000, Exact),
        ("ko", "5만 3천여 명", 53_000, 53_000, Over),
        ("ko", "백여만 명", 1_000_000, 1_000_000, Over),
        ("ko", "113만 명", 1_130_000, 1_130_000, Exact),
        ("ko", "10여 만의 전사자", 100_000, 100_000, Over),
        ("ko", "1만 4936명", 14_936, 14_936, Exact),
        ("ko", "4만~5만 명", 40_000, 50_000, Exact),
        ("en", "1.2 million people", 1_200_000, 1_200_000, Exact),
        ("en", "12 thousand men", 12_000, 12_000, Exact),
        ("en", "54 246 dead", 54_246, 54_246, Exact),
        ("en", "half a million men", 500_000, 500_000, Exact),
        ("en", "three hundred and twenty-five men", 325, 325, Exact),
        ("en", "two hundred thousand men", 200_000, 200_000, Exact),
        ("en", "between 24,000 and 26,000", 24_000, 26_000, Exact),
        ("en", "3–4 million", 3_000_000, 4_000_000, Exact),
        ("en", "A hundred men", 100, 100, Exact),
    ];
    for &(tag, text, low, high, bound) in cases {
        assert_eq!(one(tag, text), (low, high, bound), "{tag}: {text}");
    }
}

#[test]
fn what_only_looks_like_a_number_is_none() {
    for (tag, text) in [
        ("zh-Hant", "數千人"),
        ("zh-Hant", "成千上萬"),
        ("zh-Hant", "11.1%"),
        ("ko", "수만 명"),
        ("ko", "6.25 전쟁"),
        ("ja", "数千人"),
        ("en", "several hundred men"),
        ("en", "stone and attend"),
        ("en", "99999999999999999999999999"),
    ] {
        assert_eq!(found(tag, text), [], "{tag}: {text}");
    }
}

#[test]
fn two_numbers_side_by_side_stay_two() {
    assert_eq!(found("ko", "동원병력 11만 중 5만여 명").len(), 2);
    assert_eq!(found("ko", "11만 5만"), [(110_000, 110_000, Bound::Exact), (50_000, 50_000, Bound::Exact)]);
    assert_eq!(found("en", "in 1950 300 men").len(), 2);
    assert_eq!(found("zh-Hant", "1950年6月25日").len(), 3);
    assert_eq!(found("en", "500-300").len(), 2, "a range goes up");
}

#[test]
fn words_around_a_number_say_how_exact_it_is() {
    let words = &Lexicon::of(&Language::known("en")).numerals;
    assert_eq!(words.bound_before("with more than 300", 15), Some((5, Bound::Over)));
    assert_eq!(words.bound_before("handsome 300", 9), None);
    let words = &Lexicon::of(&Language::known("zh-Hant")).numerals;
    assert_eq!(words.bound_after("10萬人以上", "10萬人".len()), Some(("10萬人以上".len(), Bound::Over)));
}

fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let groups: Vec<String> =
        digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(separator)
}

fn full_width(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c)).collect()
}

/// A number in words of myriads: `三萬零四百`, `삼만사백`.
fn in_myriads(number: u64, digits: &[&str; 10], small: &[&str; 4], large: &[&str; 4], sparse: bool) -> String {
    let mut groups = Vec::new();
    for (index, group) in [(3, 1_000_000_000_000), (2, 100_000_000), (1, 10_000), (0, 1)] {
        let value = (number / group) % 10_000;
        if value == 0 {
            continue;
        }
        let mut text = String::new();
        for (place, unit) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
            let digit = usize::try_from(value / unit % 10).unwrap();
            if digit > 0 {
                let silent = sparse && digit == 1 && place > 0;
                text += if silent { "" } else { digits[digit] };
                text += small[place];
            }
        }
        groups.push(text + large[index]);
    }
    groups.concat()
}

fn in_english(number: u64) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below_hundred = |n: usize| match n {
        0..20 => SMALL[n].to_owned(),
        n if n % 10 == 0 => TENS[n / 10].to_owned(),
        n => format!("{}-{}", TENS[n / 10], SMALL[n % 10]),
    };
    let below_thousand = |n: usize| match (n / 100, n % 100) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", SMALL[hundreds]),
        (hundreds, rest) => format!("{} hundred and {}", SMALL[hundreds], below_hundred(rest)),
    };
    let mut groups = Vec::new();
    for (group, name) in [(1_000_000_000, " billion"), (1_000_000, " million"), (1000, " thousand"), (1, "")] {
        let value = usize::try_from(number / group % 1000).unwrap();
        if value > 0 {
            groups.push(below_thousand(value) + name);
        }
    }
    groups.join(" ")
}

proptest! {
    /// Written in every style and read again, a number is the same.
    #[test]
    fn a_number_comes_back_from_every_style(number in prop_oneof![1u64..10_000, 1u64..10_000_000, 1u64..9_999_999_999]) {
        let han = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let hangul = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
        let styles = [
            ("en", number.to_string()),
            ("en", grouped(number, ",")),
            ("en", grouped(number, "\u{202F}")),
            ("en", in_english(number)),
            ("zh-Hant", grouped(number, "，")),
            ("zh-Hant", full_width(&grouped(number, ","))),
            ("zh-Hant", in_myriads(number, &han, &["", "十", "百", "千"], &["", "萬", "億", "兆"], false)),
            ("zh-Hans", in_myriads(number, &han, &["", "十", "百", "千"], &["", "万", "亿", "兆"], true)),
            ("ja", in_myriads(number, &han, &["", "十", "百", "千"], &["", "万", "億", "兆"], true)),
            ("ja", full_width(&number.to_string())),
            ("ko", in_myriads(number, &hangul, &["", "십", "백", "천"], &["", "만", "억", "조"], true)),
        ];
        for (tag, text) in styles {
            let words = &Lexicon::of(&Language::known(tag)).numerals;
            let found = words.find(&text);
            prop_assert!(found.len() == 1 && found[0].low == number && found[0].range == (0..text.len()), "{}: {} {:?}", tag, text, found);
        }
    }

    /// Whatever the text, what is found lies in it, in order, and low is not above high.
    #[test]
    fn numerals_lie_in_the_text_in_order(text in "[0-9０-９,，. 萬千百十數만천백여~至\\-a-z三五억多()]{0,60}") {
        for tag in ["en", "ja", "ko", "zh-Hans", "zh-Hant"] {
            let mut end = 0;
            for numeral in Lexicon::of(&Language::known(tag)).numerals.find(&text) {
                prop_assert!(numeral.range.start >= end && numeral.low <= numeral.high);
                prop_assert!(text.get(numeral.range.clone()).is_some());
                end = numeral.range.end;
            }
        }
    }
}
