# Interface strings: Chinese in traditional characters (Taiwan)
language-name = 繁體中文

# Frame of every page
skip-link = 跳至正文
languages-label = 語言
breadcrumbs-label = 目前位置
theme-auto = 配色：依系統設定
theme-light = 配色：淺色
theme-dark = 配色：深色
made-with = 以 { $generator } 製作
feed-link = 訂閱
feed-title = { $site }：更新
back-to-top = 回到頂端

# Home pages
home-title = 條目與語言
home-description = { $site }：就同一主題，並列多種語言的文本。
language-description = { $site }的{ $language }條目與章節。
works-title = 條目
languages-title = 語言
count-editions = { $count } 個版本
count-sections = { $count } 節
count-paragraphs = { $count } 段
count-characters = { $count } 字

# Works at a glance
count-works = { $count } 個條目
count-languages = { $count } 種語言
count-words = { $count } 個單字
count-terms = { $count } 個詞條
count-casualty-figures = { $count } 項傷亡數字
overview-editions = { $languages } 種語言，{ $editions } 個版本
overview-revised = 版本日期
overview-range = { $from }至{ $to }
overview-disputed = 傷亡數字：{ $losses } 項總數中有 { $disputed } 項互有出入
disputes-note = 傷亡數字圖中，每根柱代表整場戰爭中一方的一類損失：只有一個數字的為矮柱；數字相差越大，柱越高。
works-elsewhere = 僅有其他語言的條目
standing-all = 各版本都有的章節
standing-some = 其他部分版本也有的章節
standing-alone = 僅此版本有的章節
count-standing-all = 各版本都有 { $count } 節
count-standing-some = 部分版本有 { $count } 節
count-standing-alone = 僅此版本有 { $count } 節
skyline-title = { $language }（{ $label }）的章節
skyline-note = 每列為一個版本，每個方塊為一節，依正文順序排列：章節越長，方塊越寬；有該節的版本越多，方塊越高。每種語言中最長的版本占滿整列；不同語言之間不比較長度。

# Editions
edition-description =
    { $sections ->
        [0] { $title }
       *[other] { $title }，共 { $sections } 節。
    }
edition-default-label = 版本
edition-name-current = 現行版本
edition-name-earlier = 較早版本
edition-name-later = 較新版本
editions-title = 版本
contents-title = 目次
lead-title = 導言
about-title = 關於此版本
neighbours-label = 其他條目
previous-work = 上一篇
next-work = 下一篇
permalink-section = 「{ $title }」一節的固定連結
permalink-paragraph = 本段的固定連結
infobox-label = 原頁面資訊框中的數據
table-label = 表格
notes-title = 註釋
note-back = 回到正文

# Facts
fact-language = 語言
fact-edition = 版本
fact-author = 作者
fact-date = 日期
fact-revision = 修訂編號
fact-license = 授權條款
fact-origin = 出處
fact-source = 來源檔案
fact-format = 格式
fact-length = 篇幅
fact-checksum = SHA-256 校驗碼
origin-link = 原始頁面

# Provenance
provenance-link = 文本來源與引用方式
provenance-title = 「{ $title }」的來源
provenance-description = 「{ $title }」各文本出自何處、整理時更動了什麼，以及如何引用。
read-work = 閱讀「{ $title }」
shares-title = 來源檔案的組成
shares-part = 部分
shares-share = 比例
share-article = 正文
share-markup = 標記與檔案資訊
share-edits = 整理時更動或移除的部分
edits-title = 整理時的更動
edits-note = 來源中的每一個字元，不是在正文裡，就是在下列更動之中。
edit-count = { $count } 處
count-source-characters = { $count } 個字元
examples-line = 行
examples-change = 更動
citations-title = 引用方式
cite-place = 引用此處
cite-copy = 複製
cite-copied = 已複製
cite-close = 關閉
cite-note = 引用某一節、段落或數字時，請開啟其固定連結（#、¶），即可取得該處的網址，並可由出現的按鈕查看引用格式。
diagnostics-title = 檢查結果
severity-note = 提示
severity-warning = 注意
severity-error = 錯誤
line = 第 { $line } 行

# Casualty tables
casualties-link = 各版本所載傷亡數字
casualties-title = 「{ $title }」所載傷亡數字
casualties-crumb = 傷亡數字
casualties-description = 「{ $title }」的各版本如何記載各方的人員損失，依據何人之說，數字又在何處互有出入。
casualties-method = 這些數字由程式從句中讀出。每個數字都連結到載有它的句子，引用之前請先核對原句。
casualties-contents = 本頁內容
casualties-editions = 參與比較的版本
count-figures = { $count }項
totals-title-event = 整體的總數
totals-title-war = 整場戰爭的總數
totals-note = 每格中不同的數字各列一次，並附正文所稱的依據與載有該數字的版本。「死亡」不論死因。
ranges-title = 數字互有出入之處
ranges-note = 同一損失的不同數字，差距大者在前。各圖自有刻度：除註明為對數刻度者外，均自零起。空心點表示正文稱為約數或上下限的數字。各說統計的對象未必相同，請以原句為準。
ranges-logarithmic = 對數刻度
ranges-scale = 刻度自 { $from } 至 { $to }
ranges-ratio = 最大數與最小數之比：{ $ratio }
ranges-table = 以表格顯示這些數字
events-title = 各次戰鬥、戰役與事件
events-note = 依正文次序，按各節標題排列。
statements-title-event = 關於整體的各項記述
statements-title-war = 關於整場戰爭的各項記述
statements-note = 總數所據的句子，依正文次序。
column-figure = 人數
column-party = 受損一方
column-population = 對象
column-kinds = 損失
column-claimant = 依據
column-sentence = 原句
column-stated = 依據與版本
figure-edited = 經編者核定
data-title = 數據
data-note = 本站全部條目與版本的記述，每列一項；各欄說明見 Frictionless 資料包。
data-csv = 表格（CSV）
data-json = 列表（JSON）
data-package = 各欄說明（datapackage.json）

# Timeline
timeline-link = 各版本的時間線
timeline-title = 《{ $title }》時間線
timeline-crumb = 時間線
timeline-description = 《{ $title }》各版本所載的日期，按時間先後排列，並附上原句。
timeline-method = 這些日期由程式從句子中讀出；沒有年份的日期，依正文中它前面的日期推定。每個句子都通往所在的段落。
timeline-months = 各月句數
timeline-years = 各年句數
timeline-dates = 逐年記載
timeline-note = 您所用語言的版本排在前面。幾個版本共有的句子只列一次，並註明所有版本。
timeline-before = { $year }之前
timeline-after = { $year }及以後
timeline-whole = 未載月份
timeline-until = 至{ $date }
timeline-data = 這些日期的資料（JSON）
count-sentences = { $count }句
count-dates = { $count }個日期

# Figures
number = { $number }
sign-about = 約
sign-over = 至少
sign-under = 至多
figure-spoken = { $sign }{ $figure }

# Parties without an ISO 3166-1 code of their own
party-separator = { "和" }
party-list-separator = { "、" }
party-su = 蘇聯
party-yu = 南斯拉夫
party-cs = 捷克斯洛伐克
party-dd = 東德
party-unc = 聯合國軍
party-unc-other = 聯合國軍其他各國
party-comm = 共產陣營
party-korea = 朝鮮半島（南北）
party-all = 交戰各方
party-unknown = 未說明

# Who of a party
population-military = 軍人
population-civilian = 平民
population-pow = 戰俘
population-all = 不分軍民

# What happened to them
kinds-separator = { "、" }
kinds-killed = 死亡
kinds-wounded = 負傷
kinds-missing = 失蹤
kinds-captured = 被俘
kinds-surrendered = 投降
kinds-abducted = 被擄走
kinds-killed-missing = 死亡和失蹤
kinds-killed-wounded = 傷亡
kinds-killed-missing-wounded = 傷亡和失蹤
kinds-captured-killed-wounded = 傷亡和被俘
kinds-captured-missing = 被俘和失蹤

# Source formats
format-paragraph-dump = HTML 段落清單
format-flattened-text = 無標題的純文字
format-wiki-extract = 擷取自維基條目的文字
format-markdown = Markdown

# Page not found
missing-title = 找不到頁面
missing-text = 這個網址沒有頁面。頁面可能已經搬移，或網址不完整。
missing-home = 前往首頁

# Kinds of changes
edit-markup = 標記
    .description = 將標籤、標題符號、清單符號與連結網址轉為頁面的結構。
edit-front-matter = 檔首資訊
    .description = 正文之前用來說明檔案本身的幾行，已讀作資料，不列入正文。
edit-character-reference = 字元參照
    .description = 將「&amp;」這類以代碼書寫的字元還原為原字元。
edit-comment = 原始碼註解
    .description = 原頁面不顯示的註解已移除。
edit-active-content = 可執行內容
    .description = 典藏的頁面不應執行或載入任何東西，因此移除指令碼、樣式與嵌入物件。
edit-list-syntax = 清單符號
    .description = 移除擷取程式加在段落前後與段落之間的方括號和逗號。
edit-empty-element = 空元素
    .description = 移除沒有內容的元素。
edit-red-link = 指向不存在頁面的連結
    .description = 原維基上沒有的頁面，取消其連結，保留文字。
edit-interlanguage-link = 跨語言連結
    .description = 取消維基指向其他語言條目的標示，保留正文語言的文字。
edit-duplicate-id = 重複的識別碼
    .description = 一個識別碼只能指向一處，因此移除重複出現的識別碼。
edit-citation-mark = 註釋編號
    .description = 編號所指的註釋與參考文獻不在來源中，因此移除編號。
edit-page-suffix = 引用頁碼
    .description = 將註釋編號之後的頁碼連同編號一併移除。
edit-request-mark = 編輯者的請求標示
    .description = 移除「來源請求」這類維基編輯者彼此留言的標示。
edit-doubled-punctuation = 殘留標點
    .description = 移除中間內容後重複的標點與空括號已刪去。
edit-stray-space = 多餘的空格
    .description = 移除重複、出現在標點之前等沒有意義的空格。
edit-line-break = 換行
    .description = 段落中間的換行屬於檔案而不屬於文章，因此將前後兩行接起。
edit-paragraph-break = 分段
    .description = 段落之間的換行成為頁面的段落；兩句之間的換行已遺失之處也重新分段。
edit-sentence-space = 句間空格
    .description = 兩句相連之處補上空格，缺少句號的也一併補上。
edit-orphan-punctuation = 落單的標點
    .description = 將獨自成行的標點放回所屬段落的末尾。
edit-punctuation-form = 標點字形
    .description = 半形引號與引號中的引號改為通用字形。
edit-stranded-cell = 散落的表格儲存格
    .description = 資訊框失去外框後，移除本身沒有意義的儲存格；含有數據的儲存格保留在導言之前。
edit-namespace-link = 指向維基管理頁面的連結
    .description = 移除指向模板、分類、檔案等非條目頁面的連結。
edit-empty-section = 空章節
    .description = 移除底下沒有任何內容的標題。
edit-link-list = 連結清單
    .description = 移除文末不屬於正文的連結清單。
edit-particle-space = 助詞前的空格
    .description = 詞語、其後的括號說明與助詞之間多餘的空格已移除。
edit-fact-highlight = 醒目標示的敘述
    .description = 移除編輯者為存疑敘述加上的醒目標示，敘述本身保留。
edit-unit-space = 數字與單位的間隔
    .description = 數字與單位的間隔已依該語言的習慣調整。
edit-stray-stop = 多餘的句號
    .description = 移除標記後留在句中的句號已刪去。
edit-control-character = 控制字元
    .description = 不能出現在文字中的控制字元已移除。

# Side by side
also-label = 本節的其他版本
beside-section = 對照：{ $name }
beside-title = { $title }：與{ $name }對照
beside-description = 逐節並列「{ $title }」與{ $name }的正文。
beside-crumb = 對照
beside-inserted = 後來加入
beside-removed = 後來刪去
beside-moved = 見於他處
beside-show = 顯示
beside-both = 兩欄
beside-none = 此處沒有對應的內容。
beside-seen = 見上文：
beside-link = 對照：

# Indexes
terms-index-title = 詞條索引
terms-index-description = 正文提到的人物、地點、事件等{ $count }條，並列出所在的章節。
terms-index-link = 詞條索引
term-description = 提到「{ $name }」的章節一覽。
term-places = 所在章節
sections-index-title = 作品與章節索引
sections-index-description = 作品與章節標題{ $count }條。
sections-index-link = 章節索引
index-groups = 分組
group-strokes = { $count }畫
group-han = 漢字
group-signs = 符號
group-other = 其他文字
list-separator = {"、"}
kind-person = 人物
kind-place = 地點
kind-event = 事件
kind-organisation = 組織
kind-document = 文獻
kind-weapon = 武器
kind-concept = 概念
kind-other = {""}

# Search. In the count, # is the number.
search-title = 搜尋
search-link = 搜尋
search-label = 搜尋正文
search-button = 搜尋
search-description = 搜尋{ $site }的正文。
search-count = 結果：#筆
search-none = 沒有找到相符的章節。
search-more = 更多結果
search-needs-scripts = 搜尋需要指令碼，而此處指令碼已關閉。頁面底部的索引可通往所有詞條和章節。
search-left-out = 本網站在產生時未包含搜尋。頁面底部的索引可通往所有詞條和章節。
search-failed = 無法讀取搜尋索引。以檔案方式開啟的頁面無法讀取；網站經由伺服器提供時即可搜尋。
