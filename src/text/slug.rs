//! Ids made from titles, in the title's own script.

use super::hash;
use icu_normalizer::ComposingNormalizerBorrowed;

/// Longest slug, in characters.
const LONGEST: usize = 48;

/// The slug of a title: its letters, marks and digits in small letters and normalised (NFC), with `-` for what is between
/// them. A very long title is cut at a word and gets a short hash of the whole; a title without letters or digits is named
/// by its hash alone.
///
/// It keeps the script, so that 朝鮮戰爭 and 朝鲜战争 do not meet, and it never begins with `p-` or `c-`, which are the
/// prefixes of the ids of paragraphs and claims, nor with `hx-`, that of the layout.
///
/// ```
/// use hexapla::text::slug::slug;
/// assert_eq!(slug("Inchon landing (1950)"), "inchon-landing-1950");
/// assert_eq!(slug("朝鮮戰爭"), "朝鮮戰爭");
/// assert_eq!(slug("발발과 서전(緖戰)"), "발발과-서전-緖戰");
/// assert!(slug("……").starts_with("s-"));
/// ```
pub fn slug(title: &str) -> String {
    let normal = ComposingNormalizerBorrowed::new_nfc().normalize(title.trim());
    let mut out = String::new();
    let mut gap = false;
    for c in normal.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_mark(c) {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    }
    if out.is_empty() {
        return format!("s-{}", hash::short(title, 8));
    }
    if ["p-", "c-", "hx-", "n-", "r-", "s-"].iter().any(|prefix| out.starts_with(prefix)) {
        out.insert_str(0, "s-");
    }
    if out.chars().count() > LONGEST {
        let cut: String = out.chars().take(LONGEST).collect();
        let word = cut.rfind('-').filter(|&at| at > cut.len() / 2).map_or(cut.as_str(), |at| &cut[..at]);
        return format!("{}-{}", word.trim_end_matches('-'), hash::short(title, 6));
    }
    out
}

/// Combining marks keep words of many scripts together.
fn is_mark(c: char) -> bool {
    use icu_properties::CodePointMapData;
    use icu_properties::props::GeneralCategory as Category;
    matches!(
        CodePointMapData::<Category>::new().get(c),
        Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_do_not_collide_and_reserved_prefixes_are_kept_free() {
        assert_ne!(slug("朝鮮戰爭"), slug("朝鲜战争"));
        assert_eq!(slug("P-51"), "s-p-51");
        assert_eq!(slug("हिन्दी भाषा"), "हिन्दी-भाषा");
        assert_eq!(slug("Cafe\u{301}"), "café");
        assert_ne!(slug("……"), slug("！！"));
    }

    #[test]
    fn long_titles_are_cut_at_a_word_and_stay_apart() {
        let a = format!("{} one", "word ".repeat(40));
        let b = format!("{} two", "word ".repeat(40));
        assert!(slug(&a).chars().count() <= LONGEST + 7);
        assert_ne!(slug(&a), slug(&b));
    }
}
