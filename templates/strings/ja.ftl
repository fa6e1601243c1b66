# Interface strings: Japanese
language-name = 日本語

# Frame of every page
skip-link = 本文へ移動
languages-label = 言語
breadcrumbs-label = 現在位置
theme-auto = 配色：システム設定に合わせる
theme-light = 配色：ライト
theme-dark = 配色：ダーク
made-with = { $generator } で作成
feed-link = フィード
feed-title = { $site }：更新情報
back-to-top = ページの先頭へ

# Home pages
home-title = 作品と言語
home-description = { $site }：同じ主題を扱う複数の言語のテキストを並べて掲載しています。
language-description = { $site }の{ $language }の作品と目次です。
works-title = 作品
languages-title = 言語
count-editions = { $count }版
count-sections = { $count }節
count-paragraphs = { $count }段落
count-characters = { $count }字

# Works at a glance
count-works = 作品{ $count }点
count-languages = { $count }言語
count-words = { $count }語
count-terms = 用語{ $count }件
count-casualty-figures = 死傷者数{ $count }件
overview-editions = { $languages }言語、{ $editions }版
overview-revised = 版の日付
overview-range = { $from }から{ $to }まで
overview-disputed = 死傷者数：総数{ $losses }項目中{ $disputed }項目で食い違い
disputes-note = 死傷者数の図では、柱一本が、戦争全体での一つの勢力の一種類の損害を表します。数字が一つしかないものは低く、数字の開きが大きいほど高くなります。
works-elsewhere = ほかの言語だけにある作品
standing-all = すべての版にある節
standing-some = ほかの一部の版にもある節
standing-alone = この版だけにある節
count-standing-all = すべての版にある節 { $count }
count-standing-some = 一部の版にある節 { $count }
count-standing-alone = この版だけの節 { $count }
skyline-title = { $language }・{ $label }の節
skyline-note = 横一列が一つの版、四角一つが一つの節で、本文の順に並んでいます。節が長いほど幅が広く、その節がある版が多いほど高くなります。各言語で最も長い版が列の幅いっぱいになります。異なる言語のあいだで長さは比べられません。

# Editions
edition-description =
    { $sections ->
        [0] { $title }
       *[other] { $title }（全{ $sections }節）
    }
edition-default-label = 版
edition-name-current = 現行版
edition-name-earlier = 旧版
edition-name-later = 新版
editions-title = 版
contents-title = 目次
lead-title = 導入
about-title = この版について
neighbours-label = ほかの作品
previous-work = 前の作品
next-work = 次の作品
permalink-section = 「{ $title }」の節への固定リンク
permalink-paragraph = この段落への固定リンク
infobox-label = 元のページの情報欄にあった数値
table-label = 表
notes-title = 注
note-back = 本文へ戻る

# Facts
fact-language = 言語
fact-edition = 版
fact-author = 著者
fact-date = 日付
fact-revision = 版番号
fact-license = ライセンス
fact-origin = 出典
fact-source = 元ファイル
fact-format = 形式
fact-length = 分量
fact-checksum = SHA-256 ハッシュ値
origin-link = 元のページ

# Provenance
provenance-link = テキストの出典と引用方法
provenance-title = 「{ $title }」の出典
provenance-description = 「{ $title }」のテキストの出典、整形時の変更点、引用方法を示します。
read-work = 「{ $title }」を読む
shares-title = 元ファイルの内訳
shares-part = 区分
shares-share = 割合
share-article = 本文
share-markup = マークアップとファイル情報
share-edits = 整形時に変更・削除した部分
edits-title = 整形時の変更
edits-note = 元ファイルの文字はすべて、本文か以下の変更のいずれかに含まれています。
edit-count = { $count }件
count-source-characters = { $count }文字
examples-line = 行
examples-change = 変更箇所
citations-title = 引用方法
cite-place = この箇所を引用
cite-copy = コピー
cite-copied = コピーしました
cite-close = 閉じる
cite-note = 節・段落・数値を引用するときは、その固定リンク（#、¶）を開いてください。その箇所の URL が得られ、表示されるボタンから引用の書式を選べます。
diagnostics-title = 検査結果
severity-note = 参考
severity-warning = 注意
severity-error = エラー
line = { $line }行目

# Casualty tables
casualties-link = 諸版の死傷者数
casualties-title = 「{ $title }」の死傷者数
casualties-crumb = 死傷者数
casualties-description = 「{ $title }」の各版が各勢力の人的損害をどう記し、だれの数字に拠り、どこで食い違うかを示します。
casualties-method = 数字はプログラムが文から読み取ったものです。どの数字からも出典の文に移れます。利用する前に必ず文そのものを確かめてください。
casualties-contents = このページの内容
casualties-editions = 比較した版
count-figures = { $count }件
totals-title-event = 全体の総数
totals-title-war = 戦争全体の総数
totals-note = 異なる数字を欄ごとに一度ずつ掲げ、本文が挙げる出所と、その数字を載せる版を添えました。「死亡」は原因を問いません。
ranges-title = 数字が食い違うところ
ranges-note = 同じ損害に対する異なる数字を、開きの大きい順に並べました。目盛りは図ごとに異なり、対数目盛りと記したもののほかはゼロから始まります。白抜きの点は、本文が概数、または上限・下限とする数です。数え方が異なることもあるため、文を確かめてください。
ranges-logarithmic = 対数目盛り
ranges-scale = { $from }から{ $to }までの目盛り
ranges-ratio = 最大の数は最小の数の{ $ratio }
ranges-table = 数字を表で見る
events-title = 個々の戦闘・作戦・事件
events-note = 本文の順に、節の見出しごとに掲げます。
statements-title-event = 全体についての記述
statements-title-war = 戦争全体についての記述
statements-note = 総数のもとになった文を、本文の順に掲げます。
column-figure = 人数
column-party = 被害を受けた側
column-population = 対象
column-kinds = 内訳
column-claimant = 出所
column-sentence = 文
column-stated = 出所と版
figure-edited = 編者が確認済み
data-title = データ
data-note = このサイトの全作品・全版の記述を一行に一件ずつ収めました。各列の説明は Frictionless データパッケージにあります。
data-csv = 表（CSV）
data-json = 一覧（JSON）
data-package = 列の説明（datapackage.json）

# Timeline
timeline-link = すべての版による年表
timeline-title = 「{ $title }」の年表
timeline-crumb = 年表
timeline-description = 「{ $title }」の各版に記された日付を時間順に並べ、それぞれの文を添えています。
timeline-method = 日付はプログラムが文から読み取ったものです。年のない日付は、本文でその前に出てくる日付に従います。どの文からも元の段落へ移動できます。
timeline-months = 月ごとの文の数
timeline-years = 年ごとの文の数
timeline-dates = 年ごとの記述
timeline-note = ご利用の言語の版を先に示します。複数の版に同じ文がある場合は一度だけ示し、すべての版を並べます。
timeline-before = { $year }より前
timeline-after = { $year }以降
timeline-whole = 月の記載なし
timeline-until = { $date }まで
timeline-data = この日付のデータ（JSON）
count-sentences = { $count }文
count-dates = 日付{ $count }件

# Figures
number = { $number }
sign-about = 約
sign-over = 少なくとも
sign-under = 多くとも
figure-spoken = { $sign }{ $figure }

# Parties without an ISO 3166-1 code of their own
party-separator = { "・" }
party-list-separator = { "・" }
party-su = ソ連
party-yu = ユーゴスラビア
party-cs = チェコスロバキア
party-dd = 東ドイツ
party-unc = 国連軍
party-unc-other = その他の国連軍
party-comm = 共産側
party-korea = 朝鮮半島（南北）
party-all = 交戦各国
party-unknown = 記載なし

# Who of a party
population-military = 軍人
population-civilian = 民間人
population-pow = 戦争捕虜
population-all = 軍民の別なし

# What happened to them
kinds-separator = { "・" }
kinds-killed = 死亡
kinds-wounded = 負傷
kinds-missing = 行方不明
kinds-captured = 捕虜
kinds-surrendered = 投降
kinds-abducted = 拉致
kinds-killed-missing = 死亡・行方不明
kinds-killed-wounded = 死傷
kinds-killed-missing-wounded = 死傷・行方不明
kinds-captured-killed-wounded = 死傷・捕虜
kinds-captured-missing = 捕虜・行方不明

# Source formats
format-paragraph-dump = HTML 段落のリスト
format-flattened-text = 見出しのないプレーンテキスト
format-wiki-extract = 抽出したウィキ記事の本文
format-markdown = Markdown

# Page not found
missing-title = ページが見つかりません
missing-text = このアドレスにページはありません。移動したか、アドレスが正しくない可能性があります。
missing-home = トップページへ

# Kinds of changes
edit-markup = マークアップ
    .description = タグ、見出し記号、箇条書き記号、リンク先をページの構造に置き換えました。
edit-front-matter = ファイル冒頭の情報
    .description = 本文の前にあるファイル自身の説明はデータとして読み取り、本文には載せていません。
edit-character-reference = 文字参照
    .description = 「&amp;」のように符号で書かれた文字を、元の文字に戻しました。
edit-comment = コメント
    .description = 元のページでは表示されないコメントを取り除きました。
edit-active-content = 動作するコンテンツ
    .description = 保存用のページが何かを実行したり読み込んだりしないよう、スクリプト、スタイル、埋め込みオブジェクトを取り除きました。
edit-list-syntax = リストの記号
    .description = 収集プログラムが段落の前後や間に付けた角括弧とコンマを取り除きました。
edit-empty-element = 空の要素
    .description = 中身のない要素を取り除きました。
edit-red-link = 存在しないページへのリンク
    .description = 元のウィキになかったページへのリンクを解除し、文字は残しました。
edit-interlanguage-link = 他言語版へのリンク
    .description = 他言語版の記事を指すウィキの表示を解除し、本文の言語の文字は残しました。
edit-duplicate-id = 重複した識別子
    .description = 識別子が指す場所は一つでなければならないため、二度目以降のものを取り除きました。
edit-citation-mark = 注番号
    .description = 番号が指す注や文献が元ファイルにないため、番号を取り除きました。
edit-page-suffix = 引用ページ番号
    .description = 注番号に続くページ番号を、番号とともに取り除きました。
edit-request-mark = 編集者向けのタグ
    .description = 「要出典」など、ウィキの編集者どうしのための注記を取り除きました。
edit-doubled-punctuation = 残った約物
    .description = あいだのものが除かれて重なった約物と、空の括弧を取り除きました。
edit-stray-space = 不要な空白
    .description = 連続した空白や句読点の前の空白など、意味のない空白を取り除きました。
edit-line-break = 改行
    .description = 段落の途中の改行は文章ではなくファイルの都合によるものなので、前後の行をつなぎました。
edit-paragraph-break = 段落分け
    .description = 段落のあいだの改行を段落とし、改行が失われて文がつながった箇所でも段落を分けました。
edit-sentence-space = 文のあいだの空白
    .description = つながってしまった二つの文のあいだに空白を入れ、欠けた句点を補いました。
edit-orphan-punctuation = 孤立した約物
    .description = 一行に取り残された句読点などを、本来の段落の末尾に戻しました。
edit-punctuation-form = 約物の形
    .description = 半角のかぎ括弧と引用の中の引用符を通常の形にしました。
edit-stranded-cell = 取り残された表のセル
    .description = 枠を失った情報欄のセルのうち、単独では意味をなさないものを取り除きました。数値を含むセルは導入の前に残しています。
edit-namespace-link = 記事以外のページへのリンク
    .description = テンプレート、カテゴリ、ファイルなど、記事ではないページへのリンクを取り除きました。
edit-empty-section = 空の節
    .description = 下に何も書かれていない見出しを取り除きました。
edit-link-list = リンク集
    .description = 末尾にある、本文に属さないリンク集を取り除きました。
edit-particle-space = 助詞の前の空白
    .description = 語とその括弧書き、助詞のあいだの余分な空白を取り除きました。
edit-fact-highlight = 強調表示された記述
    .description = 疑わしい記述に編集者が付けた強調表示を外し、記述そのものは残しました。
edit-unit-space = 数と単位の間隔
    .description = 数と単位の間隔をその言語の慣例に合わせました。
edit-stray-stop = 余分な終止符
    .description = 印が除かれて文中に残った終止符を取り除きました。
edit-control-character = 制御文字
    .description = 文章に置けない制御文字を取り除きました。

# Side by side
also-label = この節の他の版
beside-section = 並べて読む：{ $name }
beside-title = { $title }――{ $name }と対照
beside-description = 「{ $title }」を{ $name }の本文と節ごとに並べて示す。
beside-crumb = 対照
beside-inserted = 後の版で加えられた箇所
beside-removed = 後の版で除かれた箇所
beside-moved = 別の箇所にある文
beside-show = 表示
beside-both = 両方
beside-none = ここに当たる記述はない。
beside-seen = 上に掲載：
beside-link = 対照：

# Indexes
terms-index-title = 用語索引
terms-index-description = 本文に現れる人名・地名・事項など{ $count }項目。それぞれの現れる節を示す。
terms-index-link = 用語索引
term-description = 「{ $name }」の現れる節の一覧。
term-places = 現れる節
sections-index-title = 作品・節の索引
sections-index-description = 作品と節の題、{ $count }件。
sections-index-link = 節の索引
index-groups = 見出し
group-strokes = { $count }画
group-han = 漢字
group-signs = 記号
group-other = その他の文字
list-separator = {"、"}
kind-person = 人物
kind-place = 地名
kind-event = 出来事
kind-organisation = 組織
kind-document = 文書
kind-weapon = 兵器
kind-concept = 概念
kind-other = {""}

# Search. In the count, # is the number.
search-title = 検索
search-link = 検索
search-label = 本文を検索
search-button = 検索
search-description = { $site }の本文の検索。
search-count = 結果：#件
search-none = 見つかりませんでした。
search-more = さらに表示
search-needs-scripts = 検索にはスクリプトが必要ですが、ここでは無効になっています。ページ下部の索引から、すべての用語と節を開くことができます。
search-left-out = このサイトは検索なしで作成されています。ページ下部の索引から、すべての用語と節を開くことができます。
search-failed = 検索用の索引を読み込めませんでした。ファイルとして開いたページからは読み込めません。検索はサーバーで公開されたサイトで使えます。
