//! A work in which nothing fits on a line: words, titles, names, addresses, tables and nesting that are too wide for any page.

use crate::common::Folder;

/// The folder of the work.
pub const WORK: &str = "unbroken";

const MANIFEST: &str = r#"license = "CC BY 4.0"

[title]
en = "WORD"
ko = "낱말"

[[edition]]
source = "en.md"
lang = "en"
id = "current"
label = "WORD"
url = "https://example.org/wiki/WORD"
revision = "WORD"

[[edition]]
source = "en-earlier.md"
lang = "en"
id = "earlier"

[[edition]]
source = "ko.md"
lang = "ko"
id = "current"
label = "낱말"
"#;

const TERMS: &str = r#"[[term]]
id = "word"
kind = "place"
en = ["WORD Harbour", "PortWORD"]
ko = "항구낱말"
"#;

const ENGLISH: &str = r"---
title: WORD
lang: en
---

The WORD Harbour of WORD, written `WORD`, is described at [https://example.org/WORD](https://example.org/WORD).[^1]

## WORD {#storm}

According to the WORD Institute, 1,200 soldiers of South Korea were killed on 3 August 1950.
On 4 August 1950 WORD said that 1,234,567,890 soldiers of South Korea were killed during the war; the army put it at 1,300.

### WORD

    WORD WORD WORD

#### WORD

WIDE

##### WORD

QUOTES

###### WORD

LIST

## Numbers {#numbers}

11111111112222222222333333333344444444445555555555666666666677777777778888888888 soldiers of South Korea were wounded in 1951.

[^1]: WORD
";

const EARLIER: &str = r"---
title: WORD
lang: en
---

The WORD Harbour of WORD and of PortWORD.

## WORD {#storm}

WORD said that 1,100 soldiers of South Korea were killed on 5 August 1950. WORDWORD
";

const KOREAN: &str = r"---
title: 낱말
lang: ko
---

항구낱말은 `낱말`이다.

## 낱말 {#storm}

낱말에 따르면 1950년 8월 3일 한국군 1,200명이 전사하였다. 낱말낱말

### 낱말

> 낱말
";

/// Writes the work into the content of a site.
pub fn write(folder: &Folder) {
    let files = [
        ("work.toml", MANIFEST),
        ("terms.toml", TERMS),
        ("en.md", ENGLISH),
        ("en-earlier.md", EARLIER),
        ("ko.md", KOREAN),
    ];
    for (name, text) in files {
        folder.write(&format!("content/{WORK}/{name}"), filled(text));
    }
}

fn filled(text: &str) -> String {
    let row = "| WORD ".repeat(8) + "|\n";
    let wide = format!("{row}{}|\n{row}", "|---".repeat(8));
    let quotes = format!("{} WORD", ">".repeat(12));
    let list: String = (0..12).map(|depth| format!("{}- WORD\n", "  ".repeat(depth))).collect();
    let text = text.replace("WIDE", &wide).replace("QUOTES", &quotes).replace("LIST", &list);
    text.replace("WORD", &"Unbreakable".repeat(12)).replace("낱말", &"줄바꿈없는".repeat(20))
}
