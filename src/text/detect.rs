//! Which language a text is in, when nothing declares it.

use super::script::{is_han, is_hangul, is_kana, is_letter};
use crate::base::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Characters of frequent words that only one of the two Chinese standards writes; the pairs stand at the same index.
const SIMPLIFIED: &str = "国战军联这们时对来说发会为个过还给动员东车马鸟见观觉头实开关门问间闻后种经给结约纪级组织线统单参双变华协历卫厂区县处备复夺奖岛岁师带广张归当录护损报抢势损击压层属际陆阳阵队险难韩飞页顺须预领题风饭龙龟儿从众优传伤伪体余侧侦债倾偿党兰兴养内写农决况净凤刘则创别剧剑务励劳勋匀卖严丧丰临举义乌乐乔习乡书买乱争亏云亚产亩亲仅仓仪价任极构枪样桥梦检欢残毕气汇汉沟没泪泽济浅测湾满灭灵炮炼热爱牵犹状独狱猎环现电画疗盐监盖盘矿码确离积称稳穷竞笔签简类红纤纯纸纳纵纷练细终绍绕绝继续维综绿编缓缩网罗罚罢职聪肃肠肤脑脚脱脸节艺苏药获营虑虽补装规视览计订认讨让训议讯记讲许论设访证评识诉词译试诗话该详语误请诸读课谁调谈谢财责贤败货质购贯贵费资赖赵赶趋跃轨转轮软轰轻载较辅辆辈输边辽达迁运进远违连迟适选递逻遗邓邮郑释里针钟钢钱铁银销锁锋错键长闭闲阅阿随隐项顾颜额类颗";
const TRADITIONAL: &str = "國戰軍聯這們時對來說發會為個過還給動員東車馬鳥見觀覺頭實開關門問間聞後種經給結約紀級組織線統單參雙變華協歷衛廠區縣處備復奪獎島歲師帶廣張歸當錄護損報搶勢損擊壓層屬際陸陽陣隊險難韓飛頁順須預領題風飯龍龜兒從眾優傳傷偽體餘側偵債傾償黨蘭興養內寫農決況淨鳳劉則創別劇劍務勵勞勳勻賣嚴喪豐臨舉義烏樂喬習鄉書買亂爭虧雲亞產畝親僅倉儀價任極構槍樣橋夢檢歡殘畢氣匯漢溝沒淚澤濟淺測灣滿滅靈砲煉熱愛牽猶狀獨獄獵環現電畫療鹽監蓋盤礦碼確離積稱穩窮競筆簽簡類紅纖純紙納縱紛練細終紹繞絕繼續維綜綠編緩縮網羅罰罷職聰肅腸膚腦腳脫臉節藝蘇藥獲營慮雖補裝規視覽計訂認討讓訓議訊記講許論設訪證評識訴詞譯試詩話該詳語誤請諸讀課誰調談謝財責賢敗貨質購貫貴費資賴趙趕趨躍軌轉輪軟轟輕載較輔輛輩輸邊遼達遷運進遠違連遲適選遞邏遺鄧郵鄭釋裡針鐘鋼錢鐵銀銷鎖鋒錯鍵長閉閒閱阿隨隱項顧顏額類顆";

/// With fewer letters than this there is nothing to tell a language by.
const FEWEST_LETTERS: usize = 8;
/// How many characters are looked at.
const SAMPLE: usize = 20_000;

/// The language of a text: by script where that decides, by the characters that only one standard has for Chinese, and by
/// statistics of letters (Cavnar and Trenkle, "N-gram-based text categorization", 1994, as the `whatlang` crate does it) for
/// the rest. `und` where there is too little to tell.
///
/// ```
/// use hexapla::text::detect::language;
/// assert_eq!(language("聯合國軍在仁川登陸。").as_str(), "zh-Hant");
/// assert_eq!(language("联合国军在仁川登陆。").as_str(), "zh-Hans");
/// assert_eq!(language("유엔군이 인천에 상륙하였다.").as_str(), "ko");
/// assert_eq!(language("国連軍は仁川に上陸した。").as_str(), "ja");
/// ```
pub fn language(text: &str) -> Language {
    match writing(text) {
        Writing::Little => Language::undetermined(),
        Writing::EastAsian(language) => Language::known(language),
        Writing::Other => by_statistics(text),
    }
}

/// The language of a text that is written in a script of East Asia: its script is enough to tell, which costs less than
/// statistics.
///
/// ```
/// use hexapla::text::detect::east_asian;
/// assert_eq!(east_asian("유엔군이 인천에 상륙하였다.").map(|language| language.to_string()), Some("ko".to_owned()));
/// assert_eq!(east_asian("The landing took place on the fifteenth of September."), None);
/// ```
pub fn east_asian(text: &str) -> Option<Language> {
    match writing(text) {
        Writing::EastAsian(language) => Some(Language::known(language)),
        Writing::Little | Writing::Other => None,
    }
}

/// What the script of a text tells.
enum Writing {
    /// There are too few letters.
    Little,
    /// A script of East Asia, in this language.
    EastAsian(&'static str),
    /// Another script, which several languages have.
    Other,
}

fn writing(text: &str) -> Writing {
    let (mut hangul, mut kana, mut han, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| is_letter(*c)).take(SAMPLE) {
        letters += 1;
        if is_hangul(c) {
            hangul += 1;
        } else if is_kana(c) {
            kana += 1;
        } else if is_han(c) {
            han += 1;
        }
    }
    let east_asian = hangul + kana + han;
    if letters < FEWEST_LETTERS {
        return Writing::Little;
    }
    if east_asian * 4 < letters {
        return Writing::Other;
    }
    // Glosses in another script are common: only a real share counts.
    if hangul * 5 > east_asian && hangul >= kana {
        Writing::EastAsian("ko")
    } else if kana * 10 > east_asian {
        Writing::EastAsian("ja")
    } else {
        Writing::EastAsian(if prefers_simplified(text) { "zh-Hans" } else { "zh-Hant" })
    }
}

/// The characters that only one standard writes: the simplified one, and the traditional one.
static ONLY: LazyLock<[FxHashSet<char>; 2]> = LazyLock::new(|| {
    let [simplified, traditional] = [SIMPLIFIED, TRADITIONAL].map(|own| own.chars().collect::<FxHashSet<_>>());
    [&simplified - &traditional, &traditional - &simplified]
});

/// Whether a text has more characters that only the simplified standard writes than ones that only the traditional does.
pub fn prefers_simplified(text: &str) -> bool {
    let [only_simplified, only_traditional] = &*ONLY;
    let (mut simplified, mut traditional) = (0_usize, 0_usize);
    for c in text.chars().filter(|&c| is_han(c)).take(SAMPLE) {
        simplified += usize::from(only_simplified.contains(&c));
        traditional += usize::from(only_traditional.contains(&c));
    }
    simplified > traditional
}

fn by_statistics(text: &str) -> Language {
    let sample: String = text.chars().take(SAMPLE).collect();
    // Its codes are those of ISO 639-3; the canonical tag has the shorter code of ISO 639-1 where there is one.
    let tag = whatlang::detect(&sample).map(|info| info.lang().code());
    tag.map_or_else(Language::undetermined, Language::known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glosses_do_not_mislead() {
        assert_eq!(language("六二五事變（韓語：육이오 사변）是南韓對這場戰爭的稱呼之一。").as_str(), "zh-Hant");
        assert_eq!(language("6·25 전쟁(六二五戰爭)은 1950년에 일어났다.").as_str(), "ko");
    }

    #[test]
    fn alphabets() {
        assert_eq!(
            language("The landing took place on the fifteenth of September and surprised the defenders.").as_str(),
            "en"
        );
        assert_eq!(
            language("Die Landung begann am frühen Morgen und überraschte die Verteidiger der Stadt.").as_str(),
            "de"
        );
        assert_eq!(language("Высадка началась ранним утром и застала защитников города врасплох.").as_str(), "ru");
        assert_eq!(language("بدأ الإنزال في الصباح الباكر وفاجأ المدافعين عن المدينة").as_str(), "ar");
        assert_eq!(language("12345 ……").as_str(), "und");
    }
}
