//! The numbers of dates: digits of any script, and Chinese numerals.

/// The value of a run of decimal digits of any script, or of Chinese numerals, place by place (一九五〇) or with tens (二十五).
///
/// ```
/// use hexapla::text::dates::number;
/// assert_eq!(["1950", "２５", "一九五〇", "二十五", "廿三", "元"].map(number), [1950, 25, 1950, 25, 23, 1].map(Some));
/// assert_eq!(number("x"), None);
/// ```
pub fn number(digits: &str) -> Option<u16> {
    match digits {
        "" => return None,
        "元" => return Some(1),
        _ => {}
    }
    if let Some(ten) = digits.chars().find(|c| TENS.contains(c)) {
        let (before, behind) = digits.split_once(ten)?;
        let part = |part: &str, none| if part.is_empty() { Some(none) } else { number(part) };
        let tens = match ten {
            '廿' => 2,
            '卅' => 3,
            _ => part(before, 1)?,
        };
        return tens.checked_mul(10)?.checked_add(part(behind, 0)?);
    }
    digits.chars().try_fold(0_u16, |value, c| value.checked_mul(10)?.checked_add(digit(c)?))
}

/// Ten, twenty and thirty.
const TENS: [char; 3] = ['十', '廿', '卅'];

fn digit(c: char) -> Option<u16> {
    if matches!(c, '零' | '○') {
        return Some(0);
    }
    let han = "〇一二三四五六七八九".chars().position(|digit| digit == c);
    han.or_else(|| zero(c).map(|zero| c as usize - zero as usize)).and_then(|value| u16::try_from(value).ok())
}

/// The zero of the digits that a digit belongs to. Digits stand in blocks of ten (Unicode Standard 4.6).
pub fn zero(c: char) -> Option<char> {
    ['0', '٠', '۰', '०', '০', '๐', '０'].into_iter().find(|&zero| (zero as u32..zero as u32 + 10).contains(&(c as u32)))
}

/// Whether a character can be a part of a number of a date.
pub(super) fn is_numeral(c: char) -> bool {
    TENS.contains(&c) || digit(c).is_some()
}
