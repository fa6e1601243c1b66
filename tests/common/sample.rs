//! A small site with an edition of each format.

use super::Folder;

/// The sections that all editions of the sample share.
pub const SECTIONS: [&str; 3] = ["building", "storm", "damage"];

/// The sources of the sample.
pub const SOURCES: &[&str] = &["en.md", "ko.txt", "zh.html.txt", "zh-earlier.txt"];

const SITE: &str = "title = \"Harbours\"\nlanguages = [\"en\", \"ko\", \"zh-Hant\"]\nlicense = \"CC BY 4.0\"\n";

const WORK: &str = r#"[title]
en = "The north harbour"
ko = "북항"
zh-Hant = "北港"

[[edition]]
source = "en.md"

[[edition]]
source = "ko.txt"
lang = "ko"
date = "2026-03-01"

[[edition]]
source = "zh.html.txt"
lang = "zh-Hant"
date = "2026-04-01"

[[edition]]
source = "zh-earlier.txt"
lang = "zh-Hant"
id = "earlier"
label = "較早"
"#;

const ENGLISH: &str = r"---
title: The north harbour
lang: en
date: 2026-02-01
---

The *north harbour* lies in a bay; see [the Korean text](ko.txt#storm).[^1]

## Building {#building}

The pier was begun in 1901 and finished in 1907.

| Year | Workers |
|------|--------:|
| 1901 | 1,200 |
| 1907 | 300 |

## The storm {#storm}

The storm of 1911 came at night:

- the pier held;
- the **lamp** went out.

### Damage {#damage}

> Fourteen people were hurt on the quay.

[^1]: The bay is 24 m deep.
";

const KOREAN: &str = "revision: 12
title: 북항
url: https://ko.example.org/wiki/%EB%B6%81%ED%95%AD

---

북항(北港, 영어: North Harbour)은 만의 북쪽에 있다.


== 건설 ==
방파제 공사는 1901년에 시작되어 1907년에 끝났다.공사에는 이웃 마을 사람들도 참여하였다. 깊이는 6.25미터이다.


== 폭풍 ==
폭풍은 1911년의 밤에 왔다.


=== 피해 ===
부두에서 14명이 다쳤다.


== 각주 ==
";

const KOREAN_OUTLINE: &str = r#"[[section]]
id = "building"
title = "건설"

[[section]]
id = "storm"
title = "폭풍"

[[section]]
id = "damage"
level = 3
title = "피해"
"#;

const CHINESE: &str = r##"[<p class="mw-empty-elt">
</p>, <p><b>北港</b>是一座位於海灣北側的港口，<a href="/wiki/%E5%A0%A4%E9%98%B2" title="堤防">堤防</a>從西邊伸入水中，保護著停泊在這裡的漁船和貨船不受風浪的侵襲<sup class="reference" id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>。
</p>, <p>堤防的工程於1901年開始，1907年完工<sup class="reference" id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup><sup class="reference" style="white-space:nowrap;">:12</sup>。<a class="new" href="/w/index.php?title=X&amp;redlink=1">鄰村</a>的居民也參加了工程<sup class="noprint Template-Fact"><a href="/wiki/W:x" title="W:x"><span>[來源請求]</span></a></sup>。
</p>, <p>1911年的暴風雨在夜裡來到<!-- 註 -->，「燈塔」（英語：<span lang="en">lighthouse</span>）熄滅了。
</p>, <p>碼頭上有14人受傷。
</p>]"##;

const EARLIER: &str =
    "北港是一座位於海灣北側的港口，堤防從西邊伸入水中，保護著停泊在這裡的漁船和貨船[1]不受風浪的侵襲。

堤防的工程於1901年開始，1907年完工[2]:12。鄰村的居民也參加了工程[來源請求]。

1911年的暴風雨在夜裡來到北港，岸上的人只看見
燈塔熄滅了。[3]:1410月3日，燈塔重新點亮[3]:15
。

碼頭上有12人受傷[註 1]。
";

/// The outline of the two Chinese editions.
const CHINESE_OUTLINE: &str = r#"[[section]]
id = "building"
title = "興建"
starts = "堤防的工程"

[[section]]
id = "storm"
title = "暴風雨"
starts = "1911年的暴風雨"

[[section]]
id = "damage"
level = 3
title = "損害"
starts = "碼頭上有"
"#;

/// The files of the sample.
pub const FILES: &[(&str, &str)] = &[
    ("site.toml", SITE),
    ("content/harbour/work.toml", WORK),
    ("content/harbour/en.md", ENGLISH),
    ("content/harbour/ko.txt", KOREAN),
    ("content/harbour/ko.outline.toml", KOREAN_OUTLINE),
    ("content/harbour/zh.html.txt", CHINESE),
    ("content/harbour/zh.html.outline.toml", CHINESE_OUTLINE),
    ("content/harbour/zh-earlier.txt", EARLIER),
    ("content/harbour/zh-earlier.outline.toml", CHINESE_OUTLINE),
];

/// A folder with the sample.
pub fn sample() -> Folder {
    Folder::with(FILES)
}
