//! Tests of inferred outlines, on sentences that were written for them.

use super::*;
use crate::base::{Language, Span};
use crate::document::{Link, Metadata, Text, plain_text_of};

fn text(text: &str) -> Inline {
    Inline::Text(Text::verbatim(text, Span::new(0, text.len())))
}

fn document(language: &str, paragraphs: &[&str]) -> Document {
    let paragraph = |words: &&str| Block::new(BlockKind::Paragraph(vec![text(words)]), Span::default());
    let blocks = paragraphs.iter().map(paragraph).collect();
    Document {
        metadata: Metadata::default(),
        language: Language::known(language),
        blocks,
        notes: vec![],
        edits: vec![],
    }
}

/// A text about a harbour: a lead, then bees, then glass, each in paragraphs that share their words.
const ENGLISH: &[&str] = &[
    "Ostry is a small harbour town on a cold coast, known for two trades. This page tells what they are.",
    "In March 1861 the beekeeper Anna Lund brought forty hives from the hills. The hives stood in the lee of \
     the church wall, and the heather honey they gave was sold in clay jars. Anna Lund wrote down the weight of \
     every hive each week.",
    "The heather honey of the town won a medal in 1862. Beekeepers from other coasts came to see how Anna Lund \
     kept her hives through the winter, with straw and clay, and how the bees found the heather before the fog \
     was gone.",
    "When the heather failed, the bees fed on clover. Anna Lund moved the hives by boat, a night for each move, \
     and lost few bees. The heather honey grew darker, and the jars were marked with the name of the field and \
     of the beekeeper.",
    "A disease came in June 1864 and the bees died in most hives. Anna Lund burned the straw and began again \
     with six hives; the heather honey was never as dark again, and beekeepers blamed the wet summer and the \
     clover.",
    "In 1893 the brothers Falk lit a furnace for window glass by the quay. Sand for the furnace came from the \
     dunes, and the glassblowers came from the south. The Falk furnace burned beech wood, then coal, and never \
     went out in a decade.",
    "The glassblowers lived above the furnace. Each glassblower had a boy who carried the pipes, and the window \
     glass was carried to the quay in crates of straw. The Falk furnace made green bottles too, from sand with \
     more iron.",
    "By 1895 window glass from the Falk furnace was in half the houses of the coast. The glassblowers asked for \
     higher pay in May 1896, and the furnace was banked for the first time. Sand lay on the quay until the \
     strike was over.",
    "In October 1899 the furnace cracked. The Falk brothers sold the moulds for green bottles, the glassblowers \
     went south again, and the sand was left on the quay. The last window glass is in the church.",
];

#[test]
fn a_section_begins_where_the_subject_changes_and_is_named_for_it() {
    let proposals = infer(&document("en", ENGLISH));
    let found: Vec<_> = proposals.iter().map(|proposal| (proposal.block, proposal.level)).collect();
    assert_eq!(found, [(1, 2), (5, 2)], "{proposals:?}");
    assert!(proposals[0].title.contains("Anna Lund"), "{proposals:?}");
    assert!(proposals[1].title.contains("Falk furnace"), "{proposals:?}");
    assert!(proposals[1].title.ends_with("(1893–1899)"), "{proposals:?}");
}

/// A text in which each of some subjects is treated in paragraphs made from one pattern.
fn long(language: &str, subjects: &[&str], pattern: &[&str]) -> Document {
    let paragraphs: Vec<String> = subjects
        .iter()
        .flat_map(|subject| pattern.iter().map(|sentence| sentence.replace('@', subject).repeat(3)))
        .collect();
    document(language, &paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

const CHINESE: &[&str] = &[
    "1901年3月，@動工，工人住在@旁邊的木屋。",
    "@的石料由船運來，船夫不收運費。",
    "1902年8月，@落成，鄉人在@設宴三日。",
];
const KOREAN: &[&str] = &[
    "1901년 3월에 @의 공사가 시작되었고 일꾼들은 @에서 묵었다.",
    "@를 위한 돌은 배로 날랐고 뱃사공은 삯을 받지 않았다.",
    "1902년 8월에 @는 완성되었다.",
];
const JAPANESE: &[&str] = &[
    "1901年3月、@の工事が始まり、職人は@の近くに泊まった。",
    "@の石は船で運ばれ、船頭は運賃を取らなかった。",
    "1902年8月、@は完成し、村人は@で祝った。",
];

#[test]
fn titles_are_words_of_the_section_and_its_dates() {
    let bridges = ["青龍橋", "觀音塔", "鐘樓", "月牙湖", "義學堂", "鹽倉", "望海亭", "石佛寺"];
    let japanese = ["灯台", "水車小屋", "製材所", "温泉宿", "製糸場", "酒蔵", "養蚕小屋", "石切場"];
    let korean = ["구름다리", "종탑", "빨래터", "물레방아", "소금창고", "달빛누각", "돌우물", "솔숲정자"];
    for (language, subjects, pattern, dates) in [
        ("zh-Hant", bridges, CHINESE, "（1901年3月至1902年8月）"),
        ("ja", japanese, JAPANESE, "（1901年3月〜1902年8月）"),
        ("ko", korean, KOREAN, " (1901년 3월~1902년 8월)"),
    ] {
        let document = long(language, &subjects, pattern);
        let proposals = infer(&document);
        let whole = proposals.iter().filter(|proposal| proposal.title.ends_with(dates)).count();
        assert!(whole >= 3, "{proposals:?}");
        let ends = proposals.iter().skip(1).map(|next| next.block).chain([document.blocks.len()]);
        for (proposal, end) in proposals.iter().zip(ends) {
            let section = plain_text_of(&document.blocks[proposal.block..end]);
            let name = proposal.title.split(['（', '(']).next().unwrap_or_default();
            assert!(name.split(['、', '·']).all(|phrase| section.contains(phrase.trim())), "{name} in {section}");
            assert!(subjects.iter().any(|subject| name.contains(subject)), "{proposals:?}");
        }
    }
}

#[test]
fn the_lead_is_not_proposed_and_no_title_comes_twice() {
    let subjects: Vec<String> = (0..40).map(|n| format!("第{n}號石橋")).collect();
    let subjects: Vec<&str> = subjects.iter().map(String::as_str).collect();
    let proposals = infer(&long("zh-Hant", &subjects, CHINESE));
    assert!((1..=6).contains(&proposals[0].block), "{:?}", proposals[0]);
    assert!(proposals.iter().any(|proposal| proposal.level == 3));
    assert_eq!(proposals[0].level, 2);
    let titles: HashSet<_> = proposals.iter().map(|proposal| &proposal.title).collect();
    assert_eq!(titles.len(), proposals.len());
    assert!(proposals.windows(2).all(|pair| pair[0].block < pair[1].block));
}

#[test]
fn a_linked_name_is_a_good_title_and_a_gloss_is_none() {
    let mut document = document("en", ENGLISH);
    let link = Inline::Link(Link { target: Target::Missing("Falk".into()), content: vec![text("Falk Glass Works")] });
    let gloss = Inline::Foreign(Language::known("de"), vec![text("Glashütte Glashütte Glashütte")]);
    for block in &mut document.blocks[5..] {
        if let BlockKind::Paragraph(inlines) = &mut block.kind {
            inlines.splice(0..0, [link.clone(), text(", that is "), link.clone(), text(": "), gloss.clone()]);
        }
    }
    let title = infer(&document).pop().map(|proposal| proposal.title).unwrap_or_default();
    assert!(title.contains("Falk Glass Works") && !title.contains("hütte"), "{title}");
}

#[test]
fn the_same_text_has_the_same_outline() {
    let once = infer(&document("en", ENGLISH));
    for _ in 0..20 {
        assert_eq!(infer(&document("en", ENGLISH)), once);
    }
}

#[test]
fn what_is_hardly_a_text_has_no_outline_and_does_no_harm() {
    let huge = "wort ".repeat(3_000);
    let marks = vec!["……!?"; 500];
    let same = vec!["石橋在河上。"; 300];
    for paragraphs in
        [&[][..], &[""], &["One."], &[huge.as_str()], &[&huge, &huge, "x", &huge, &huge, ""], &marks, &same]
    {
        for language in ["en", "zh-Hans", "ko", "und", "ar", "th"] {
            let proposals = infer(&document(language, paragraphs));
            assert!(proposals.iter().all(|proposal| (1..paragraphs.len()).contains(&proposal.block)));
            assert!(proposals.iter().all(|proposal| !proposal.title.is_empty()));
        }
    }
    let mut blocks = document("en", ENGLISH);
    blocks.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Break);
    assert_eq!(infer(&blocks), []);
}
