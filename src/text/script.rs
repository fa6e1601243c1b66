//! Which script a character belongs to, as cleaning and typography need it.

use icu_properties::CodePointMapData;
use icu_properties::props::Script;

/// The script of a character (Unicode Standard Annex 24).
pub fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

/// Han characters.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '々')
        || (c > '\u{F8FF}' && script(c) == Script::Han)
}

/// Letters, as the standard library knows them; the characters that most East Asian text is made of without a search in its
/// tables.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}') || c.is_alphabetic()
}

/// Hangul syllables and letters.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}')
}

/// Hiragana and katakana.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}

/// Characters of scripts that are set solid, without spaces: Han and kana, and their full-width punctuation.
pub fn is_solid(c: char) -> bool {
    is_han(c) || is_kana(c) || is_wide_punctuation(c)
}

/// Full-width punctuation, which brings its own space along.
pub fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝' | '・')
}

/// Opening brackets and quotation marks, with what closes them.
pub const BRACKETS: &[(char, char)] = &[
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('（', '）'),
    ('［', '］'),
    ('〔', '〕'),
    ('【', '】'),
    ('「', '」'),
    ('『', '』'),
    ('〈', '〉'),
    ('《', '》'),
    ('“', '”'),
    ('‘', '’'),
    ('｢', '｣'),
];

/// Punctuation that cannot begin a line: what ends or closes something.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '。' | '，'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '．'
            | '｡'
            | '､'
            | '.'
            | ','
            | ';'
            | ':'
            | '?'
            | '!'
            | '…'
            | '؟'
            | '،'
            | '؛'
    ) || BRACKETS.iter().any(|&(_, close)| close == c)
}

/// Whether a character sets the direction of the text behind it, also of what others wrote there, until another ends that.
/// In a page, elements do (Unicode Technical Report 20, 3.3).
pub fn sets_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that no page has: those that HTML does not allow in text, controls but for white space and noncharacters
/// (Unicode, 23.7), and those that [set a direction](sets_direction).
pub fn is_control(c: char) -> bool {
    let noncharacter = matches!(u32::from(c), 0xFDD0..=0xFDEF) || u32::from(c) & 0xFFFE == 0xFFFE;
    noncharacter || sets_direction(c) || c.is_control() && !matches!(c, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library() {
        assert!(('\0'..=char::MAX).all(|c| is_letter(c) == c.is_alphabetic()));
    }
}
