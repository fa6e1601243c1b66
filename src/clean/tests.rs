//! Each pass in miniature, in the shape of the noise that it is for.

use super::{PASSES, clean};
use crate::base::{Source, Span};
use crate::document::{Block, BlockKind, Document, Inline, Text, plain_text_of};
use crate::read::read;
use std::collections::BTreeSet;

fn cleaned(text: &str) -> Document {
    clean(read(&Source::new("a.txt", text)).document)
}

/// The paragraphs of a cleaned text, with `|` between them.
fn paragraphs(text: &str) -> String {
    plain_text_of(&cleaned(text).blocks).trim_end().replace('\n', "|")
}

fn kinds(text: &str) -> BTreeSet<&'static str> {
    let known: BTreeSet<&str> = PASSES.iter().map(|pass| pass.kind.0).collect();
    cleaned(text).edits.iter().map(|edit| edit.kind.0).filter(|kind| known.contains(kind)).collect()
}

fn dump(paragraph: &str) -> String {
    format!("[<p>{paragraph}\n</p>]")
}

fn extract(text: &str) -> String {
    format!("revision: 1\n---\n{text}\n\n== 끝 ==\n마지막 문장이다.")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(paragraphs(text), *expected, "{text}");
    }
}

#[test]
fn citation_marks_go_and_years_in_brackets_stay() {
    check(&[
        ("城市在三日內失守[54][55][註 2]。守軍南撤[註 A]。", "城市在三日內失守。守軍南撤。"),
        ("The port fell[12] after a week[note 3].", "The port fell after a week."),
        ("「他在[1950]年春天抵達。」[7]", "「他在[1950]年春天抵達。」"),
        // A note of Markdown that is not there.
        ("# T\n\nThe *port* fell[^8] after a week.[^two]", "The port fell after a week."),
        (
            &dump("守軍<sup class=\"reference\" id=\"cite_ref-9\"><a href=\"#cite_note-9\">[9]</a></sup>南撤。"),
            "守軍南撤。",
        ),
        (
            &dump(
                "守軍<span id=\"n\"><sup class=\"reference\" id=\"cite_ref-1\"><a href=\"#c\">[註 1]</a></sup></span>南撤。",
            ),
            "守軍南撤。",
        ),
    ]);
}

#[test]
fn page_suffixes_go_with_their_ranges_and_chapters() {
    check(&[
        ("兵力約九萬[68]:5210。首都失守[85]:第一章[86]。", "兵力約九萬。首都失守。"),
        ("電文如下[122]:110-111：「原文。」", "電文如下：「原文。」"),
        ("兵力之比為2:1，時刻是10:30。", "兵力之比為2:1，時刻是10:30。"),
        (
            &dump(
                "停火<sup class=\"reference\" id=\"cite_ref-1\">[1]</sup><sup class=\"reference\" style=\"white-space:nowrap;\">:11</sup>。",
            ),
            "停火。",
        ),
    ]);
}

#[test]
fn a_page_that_runs_into_a_date_is_cut_before_the_date() {
    // The other pages of the same reference decide where the digits can be cut in two ways.
    check(&[
        (
            "他說：「知道了。」[9]:11410月3日，使節來訪。他答覆了[9]:113。",
            "他說：「知道了。」10月3日，使節來訪。他答覆了。",
        ),
        ("停戰。」[9]:1472月，增援抵達。[9]:150", "停戰。」2月，增援抵達。"),
        ("命令。」[9]:13111月6日起，部隊南進。此前[9]:130。", "命令。」11月6日起，部隊南進。此前。"),
        ("公布。」[9]:182-1834月6日，雙方會談。", "公布。」4月6日，雙方會談。"),
        ("發表。」[5]:481950年冬天來臨。", "發表。」1950年冬天來臨。"),
        (
            "발표했다.[9]:345월 3일 회담이 열렸다. 이어서[9]:33 합의했다.",
            "발표했다. 5월 3일 회담이 열렸다. 이어서 합의했다.",
        ),
        ("島嶼[9]:12月尾島失守。", "島嶼月尾島失守。"),
    ]);
}

#[test]
fn a_full_width_colon_behind_a_reference_is_one_of_the_text() {
    check(&[
        ("任務如下[3]：1個師南下，2個師留守。", "任務如下：1個師南下，2個師留守。"),
        ("兵力九萬[3]：52。", "兵力九萬。"),
    ]);
}

#[test]
fn requests_of_editors_go() {
    check(&[
        ("橋在夜裡被炸毀[來源請求]。傷亡不明[頁碼請求][失效連結]。", "橋在夜裡被炸毀。傷亡不明。"),
        ("檔案中有記載。[來源可靠？] 後來公開。", "檔案中有記載。後來公開。"),
        ("The bridge was blown at night.[citation needed]", "The bridge was blown at night."),
        (
            &dump(
                "橋毀<sup class=\"noprint Template-Fact\"><a href=\"/wiki/W:x\" title=\"W:x\"><span>[來源請求]</span></a></sup>。",
            ),
            "橋毀。",
        ),
        ("他說「[笑聲]不會」。", "他說「[笑聲]不會」。"),
    ]);
}

#[test]
fn lines_of_one_sentence_are_joined_and_paragraphs_are_not() {
    check(&[
        (
            "部隊在冬天的山路上走了十一天之後終於抵達\n港口，沒有人知道船什麼時候會來接走他們。",
            "部隊在冬天的山路上走了十一天之後終於抵達港口，沒有人知道船什麼時候會來接走他們。",
        ),
        ("第一件事發生在春天。[3]\n第二件事發生在夏天。", "第一件事發生在春天。|第二件事發生在夏天。"),
        (
            "The column had marched for eleven days before it\nreached the port at last.",
            "The column had marched for eleven days before it reached the port at last.",
        ),
    ]);
}

#[test]
fn an_empty_line_always_ends_a_paragraph_and_items_are_lines() {
    check(&[
        (
            "這些年來的合作為兩國後來的關係打下了很長的一段基礎，也改變了許多人的看法\n\n撤軍的問題後來另外談判。",
            "這些年來的合作為兩國後來的關係打下了很長的一段基礎，也改變了許多人的看法|撤軍的問題後來另外談判。",
        ),
        (
            "1. 各方自分界線後退兩公里以建立非軍事區並監督之\n2. 各方在六十日之內遣返願意返回的全部戰俘並監督之",
            "1. 各方自分界線後退兩公里以建立非軍事區並監督之|2. 各方在六十日之內遣返願意返回的全部戰俘並監督之",
        ),
    ]);
}

#[test]
fn punctuation_alone_on_a_line_belongs_to_the_line_above() {
    check(&[
        ("飛行員一律穿著友軍的制服[202]\n。\n次日雙方再度交戰。", "飛行員一律穿著友軍的制服。|次日雙方再度交戰。"),
        ("守軍擊退了第二師。\n[153]司令部隨後南撤。", "守軍擊退了第二師。司令部隨後南撤。"),
        ("飛行員一律穿著友軍的制服\n\n。\n\n次日雙方再度交戰。", "飛行員一律穿著友軍的制服。|次日雙方再度交戰。"),
    ]);
}

#[test]
fn doubled_punctuation_is_reduced_and_dots_of_omission_are_not() {
    check(&[
        ("平民大量死亡。[1][2]。學者看法不一。", "平民大量死亡。學者看法不一。"),
        ("五月七日[1]:139，，戰俘扣留了司令。", "五月七日，戰俘扣留了司令。"),
        ("祖國解放戰爭[1]。；另一方稱為事變。", "祖國解放戰爭；另一方稱為事變。"),
        ("他只說「我服從決定。」[9]:121。次日出發。", "他只說「我服從決定。」次日出發。"),
        ("建議………各國提供部隊……。", "建議………各國提供部隊……。"),
        ("港口, ，，, 在北方。", "港口, 在北方。"),
        ("（當時缺席[3]。）。次日通過（[4]）決議。", "（當時缺席）。次日通過決議。"),
        (
            &extract("모두 96,013명.으로 알려졌다. 그는 이렇게 밝혔다.: “그렇다.”"),
            "모두 96,013명으로 알려졌다. 그는 이렇게 밝혔다: “그렇다.”|끝|마지막 문장이다.",
        ),
        (&extract("전선은 80km, , 제13연대가 맡았다."), "전선은 80km, 제13연대가 맡았다.|끝|마지막 문장이다."),
    ]);
}

#[test]
fn quotation_marks_get_their_forms() {
    check(&[
        ("他寫道：｢一切如常。｣之後便沉默了。", "他寫道：「一切如常。」之後便沉默了。"),
        ("「他說「一切如常」。」", "「他說『一切如常』。」"),
        ("「他說「一切如常」。", "「他說「一切如常」。"),
        ("「甲『乙「丙」乙』甲。」", "「甲『乙「丙」乙』甲。」"),
    ]);
}

#[test]
fn korean_sentences_that_run_together_come_apart() {
    check(&[
        (
            &extract("한강의 다리가 끊겼다.그러나 시민들은 몰랐다."),
            "한강의 다리가 끊겼다. 그러나 시민들은 몰랐다.|끝|마지막 문장이다.",
        ),
        (
            &extract("질서를 모두 회복했다1951년 7월에 회담이 열렸다."),
            "질서를 모두 회복했다. 1951년 7월에 회담이 열렸다.|끝|마지막 문장이다.",
        ),
        (
            &extract("그는 “돌아오겠다.”그러나 오지 않았다."),
            "그는 “돌아오겠다.” 그러나 오지 않았다.|끝|마지막 문장이다.",
        ),
        (&extract("제8군을 맡았다.이 무렵 소집되었다."), "제8군을 맡았다. 이 무렵 소집되었다.|끝|마지막 문장이다."),
        (
            &extract("군대가 진출하였다.(6월 28일) 다음 날이었다."),
            "군대가 진출하였다. (6월 28일) 다음 날이었다.|끝|마지막 문장이다.",
        ),
        (
            &extract("정치.경제.사회의 모든 일과 서울.부산 사이의 길이다."),
            "정치.경제.사회의 모든 일과 서울.부산 사이의 길이다.|끝|마지막 문장이다.",
        ),
        (&extract("그는 “돌아오겠다.”고 말했다."), "그는 “돌아오겠다.”고 말했다.|끝|마지막 문장이다."),
    ]);
}

#[test]
fn dots_inside_names_numbers_and_addresses_are_left_alone() {
    let text = "6.25 전쟁에는 T-34/85.와 2.36인치 로켓포가 쓰였다고 했다. F. 딘 소장은 1.4 후퇴 뒤 http://a.example.org/b.c 를 몰랐다.";
    check(&[(&extract(text), &format!("{text}|끝|마지막 문장이다."))]);
}

#[test]
fn a_lost_break_between_long_sentences_was_one_between_paragraphs() {
    let first = "가나다라마바사아자차카타파하 ".repeat(5) + "전쟁이 시작되었다.";
    let second = "그리하여 ".to_owned() + &"거너더러머버서어저처커터퍼허 ".repeat(5) + "끝났다.";
    check(&[(&extract(&format!("{first}{second}")), &format!("{first}|{second}|끝|마지막 문장이다."))]);
}

#[test]
fn spaces_are_where_the_script_wants_them() {
    check(&[
        ("攻勢失敗 ，雙方停火 。 談判開始。", "攻勢失敗，雙方停火。談判開始。"),
        (&extract("그의  저서 《회고》는  널리 읽혔다 ."), "그의 저서 《회고》는 널리 읽혔다.|끝|마지막 문장이다."),
        (
            &extract("항미원조 (抗美援朝) 라고 부른다. 연선 (沿線) 지방이다."),
            "항미원조(抗美援朝)라고 부른다. 연선(沿線) 지방이다.|끝|마지막 문장이다.",
        ),
    ]);
}

#[test]
fn stranded_cells_with_figures_are_kept_before_the_lead() {
    let text = "軍事僵持\n\n 聯合國軍[註 2]\n 美國[註 3]\n\n合計： 97,334\n\n港灣之戰是一場發生在北方港口的戰役，雙方投入了九個師，前後持續了三個月之久，最後以停火告終。";
    let document = cleaned(text);
    let BlockKind::Infobox(cells) = &document.blocks[0].kind else { panic!("no infobox: {:?}", document.blocks[0]) };
    assert_eq!(plain_text_of(cells), "合計：97,334\n");
    assert_eq!(document.blocks.len(), 2);
    assert!(kinds(text).contains("stranded-cell"));
}

#[test]
fn a_cell_before_a_figure_without_a_name_names_it() {
    let text = "軍事僵持\n\n南韓\n\n陣亡137,899人\n\n美國\n\n英國\n\n港灣之戰是一場發生在北方港口的戰役，雙方投入了九個師，前後持續了三個月之久，最後以停火告終。";
    let document = cleaned(text);
    let BlockKind::Infobox(cells) = &document.blocks[0].kind else { panic!("no infobox") };
    assert_eq!(plain_text_of(cells), "南韓\n陣亡137,899人\n");
}

#[test]
fn a_title_page_is_no_table() {
    let text = "港灣之戰\n\n王文\n\n臺北 1950\n\n港灣之戰是一場發生在北方港口的戰役，雙方投入了九個師，前後持續了三個月之久，最後以停火告終。";
    check(&[(text, &text.replace("\n\n", "|"))]);
}

#[test]
fn a_table_may_stand_behind_the_title_and_a_title_page_too() {
    let lead = "港灣之戰是一場發生在北方港口的戰役，雙方投入了九個師，前後持續了三個月之久，最後以停火告終。";
    let page = cleaned(&format!("== 港灣之戰 ==\n\n王文\n\n印行1,200冊\n\n臺北\n\n{lead}"));
    assert!(page.edits.iter().all(|edit| edit.kind.0 != "stranded-cell"), "{:?}", page.edits);
    let table = cleaned(&format!(
        "== 港灣之戰 ==\n\n日期\n1950年\n參戰方\n 美國\n 英國\n\n傷亡與損失\n1,132人陣亡\n3,758人負傷\n44,700人陣亡\n\n{lead}"
    ));
    assert!(table.blocks[0].heading().is_some(), "a table holds no heading: {:?}", table.blocks);
    assert!(matches!(table.blocks[1].kind, BlockKind::Infobox(_)), "{:?}", table.blocks);
}

#[test]
fn a_colon_behind_a_mark_can_be_one_of_the_text() {
    check(&[
        ("戰爭開始[12]:1950年6月25日。", "戰爭開始:1950年6月25日。"),
        (
            "部隊渡江[7]:10月3日渡江，其中[3]:5萬人陣亡，見[4]:103人民軍。",
            "部隊渡江:10月3日渡江，其中:5萬人陣亡，見人民軍。",
        ),
        ("전쟁은[3]:6월 25일 시작했다. 사상자는[5]:103쪽 많았다.", "전쟁은:6월 25일 시작했다. 사상자는 많았다."),
    ]);
}

#[test]
fn sections_without_text_and_lists_of_links_go() {
    let text = "첫 문단이다.\n\n== 배경 ==\n배경이 있었다.\n\n== 목록 ==\n\n=== 1950년 ===\n\n=== 1951년 ===\n\n== 외부 링크 ==\n신문 기사 2010-06-17\n\n== 각주 ==\n";
    check(&[(text, "첫 문단이다.|배경|배경이 있었다.")]);
    assert_eq!(kinds(text), BTreeSet::from(["empty-section", "link-list"]));
}

#[test]
fn prose_under_the_title_of_a_list_of_links_stays() {
    let prose = "The harbour office keeps the letters of the engineers and lends them to whoever asks.";
    let text = format!("The pier stands.\n\n== External links ==\n{prose}\n");
    check(&[(&text, &format!("The pier stands.|External links|{prose}"))]);
}

#[test]
fn what_an_author_put_in_brackets_is_no_request() {
    check(&[(
        "He \u{201c}recieved [sic] it\u{201d} and told them [why] and [how].[who?] Some say[when?] so.",
        "He \u{201c}recieved [sic] it\u{201d} and told them [why] and [how]. Some say so.",
    )]);
}

#[test]
fn links_to_missing_pages_and_templates_become_text_or_go() {
    let text = "[<p>在<a class=\"new\" href=\"/w/index.php?title=A&amp;redlink=1\">大和島</a>登陸。\n</p>, <p><a href=\"/wiki/Template:X\" title=\"Template:X\">Template:X</a><!-- omitted -->\n</p>]";
    let document = cleaned(text);
    assert_eq!(plain_text_of(&document.blocks), "在大和島登陸。\n");
    let BlockKind::Paragraph(run) = &document.blocks[0].kind else { panic!("no paragraph") };
    assert!(!run.iter().any(|inline| matches!(inline, Inline::Link(_))));
    let recorded: BTreeSet<_> = document.edits.iter().map(|edit| edit.kind.0).collect();
    assert!(recorded.is_superset(&BTreeSet::from(["red-link", "namespace-link", "comment"])), "{recorded:?}");
}

#[test]
fn foreign_words_get_their_language() {
    fn languages(text: &str) -> Vec<(String, String)> {
        fn collect(inlines: &[Inline], found: &mut Vec<(String, String)>) {
            for inline in inlines {
                if let Inline::Foreign(language, content) = inline {
                    found.push((language.to_string(), crate::document::plain_text(content)));
                }
                collect(inline.children(), found);
            }
        }
        let mut found = Vec::new();
        cleaned(text).for_each_run(&mut |run| collect(run, &mut found));
        found
    }
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(
        languages("第十軍（英語：X Corps (United States)）在港口登陸。"),
        pairs(&[("en", "X Corps (United States)")])
    );
    assert_eq!(
        languages("這場戰爭在各地有不同的名稱，北方稱之為「解放戰爭」（朝鮮語：해방전쟁），南方則另有稱呼。"),
        pairs(&[("ko", "해방전쟁")])
    );
    assert_eq!(
        languages(&extract(
            "한국 전쟁(영어: Korean War, 중국어 정체: 韓戰, 중국어 간체: 韩战, 러시아어: Корейская война)은 1950년에 일어났다."
        )),
        pairs(&[("en", "Korean War"), ("zh-Hant", "韓戰"), ("zh-Hans", "韩战"), ("ru", "Корейская война")])
    );
    assert_eq!(
        languages(
            "The war (Korean: 한국전쟁; Chinese: 抗美援朝, for the Chinese part in it) lasted three years in all of the land."
        ),
        pairs(&[("ko", "한국전쟁"), ("zh-Hant", "抗美援朝")])
    );
    assert_eq!(
        languages(&extract("사령관 워커(Walker) 중장과 게오르기(Георгий) 대령이다.")),
        pairs(&[("en", "Walker"), ("und-Cyrl", "Георгий")])
    );
    assert_eq!(languages("他在聖保羅（São Paulo）住過，那是很久以前的事了，當時城市還小。"), pairs(&[]));
    assert_eq!(languages(&extract("서전(緖戰)은 짧았다.")), pairs(&[("ko-Hani", "緖戰")]));
    assert_eq!(
        languages(&dump("後巷（英語：<span lang=\"en\">back alley</span>）中的混戰。")),
        pairs(&[("en", "back alley")])
    );
}

#[test]
fn interlanguage_helpers_leave_the_word_and_its_gloss() {
    let text = dump(
        "<span class=\"ilh-all\" data-lang-code=\"en\"><span class=\"ilh-page\"><a class=\"new\" href=\"/w/index.php?title=T&amp;redlink=1\">土耳其旅</a></span><span class=\"noprint ilh-comment\">（<span class=\"ilh-lang\">英語</span><span class=\"ilh-colon\">：</span><span class=\"ilh-link\"><a class=\"extiw\" href=\"https://en.example.org/wiki/T\"><span dir=\"auto\" lang=\"en\">Turkish Brigade</span></a></span>）</span></span>掩護撤退。",
    );
    assert_eq!(paragraphs(&text), "土耳其旅（英語：Turkish Brigade）掩護撤退。");
}

#[test]
fn adjacent_lines_that_are_no_sentences_are_a_list() {
    let document = cleaned(&extract("전투는 다음과 같다.\n\n다부동 전투\n영천 전투\n인천 상륙 작전"));
    assert!(document.blocks.iter().any(|block| matches!(&block.kind, BlockKind::List(list) if list.items.len() == 3)));
}

#[test]
fn text_that_an_earlier_pass_has_put_there_is_one_piece_with_its_lines() {
    let piece =
        |text: &str, at: usize| Inline::Text(Text { text: text.to_owned(), span: Span::new(at, at + 3), edited: true });
    let run = vec![piece("a\n改行", 0), piece("改行を含む\n文字列", 3)];
    let mut document = read(&Source::new("a.txt", "改行")).document;
    document.blocks = vec![Block::new(BlockKind::Paragraph(run), Span::new(0, 6))];
    let split = super::lines::split_lines(document, super::PASSES[0].kind);
    assert_eq!(plain_text_of(&split.blocks).replace('\n', ""), "a改行改行を含む文字列");
}
