# Interface strings: Chinese in simplified characters (mainland China)
language-name = 简体中文

# Frame of every page
skip-link = 跳到正文
languages-label = 语言
breadcrumbs-label = 当前位置
theme-auto = 配色：跟随系统
theme-light = 配色：浅色
theme-dark = 配色：深色
made-with = 由 { $generator } 生成
feed-link = 订阅
feed-title = { $site }：更新
back-to-top = 回到顶部

# Home pages
home-title = 条目与语言
home-description = { $site }：围绕同一主题，并列多种语言的文本。
language-description = { $site }的{ $language }条目与章节。
works-title = 条目
languages-title = 语言
count-editions = { $count } 个版本
count-sections = { $count } 节
count-paragraphs = { $count } 段
count-characters = { $count } 字

# Works at a glance
count-works = { $count } 个条目
count-languages = { $count } 种语言
count-words = { $count } 个单词
count-terms = { $count } 个词条
count-casualty-figures = { $count } 项伤亡数字
overview-editions = { $languages } 种语言，{ $editions } 个版本
overview-revised = 版本日期
overview-range = { $from }至{ $to }
overview-disputed = 伤亡数字：{ $losses } 项总数中有 { $disputed } 项互有出入
disputes-note = 伤亡数字图中，每根柱代表整场战争中一方的一类损失：只有一个数字的为矮柱；数字相差越大，柱越高。
works-elsewhere = 仅有其他语言的条目
standing-all = 各版本都有的章节
standing-some = 其他部分版本也有的章节
standing-alone = 仅此版本有的章节
count-standing-all = 各版本都有 { $count } 节
count-standing-some = 部分版本有 { $count } 节
count-standing-alone = 仅此版本有 { $count } 节
skyline-title = { $language }（{ $label }）的章节
skyline-note = 每行为一个版本，每个方块为一节，按正文顺序排列：章节越长，方块越宽；有该节的版本越多，方块越高。每种语言中最长的版本占满整行；不同语言之间不比较长度。

# Editions
edition-description =
    { $sections ->
        [0] { $title }
       *[other] { $title }，共 { $sections } 节。
    }
edition-default-label = 版本
edition-name-current = 现行版本
edition-name-earlier = 较早版本
edition-name-later = 较新版本
editions-title = 版本
contents-title = 目录
lead-title = 导言
about-title = 关于此版本
neighbours-label = 其他条目
previous-work = 上一篇
next-work = 下一篇
permalink-section = “{ $title }”一节的永久链接
permalink-paragraph = 本段的永久链接
infobox-label = 原页面信息框中的数据
table-label = 表格
notes-title = 注释
note-back = 返回正文

# Facts
fact-language = 语言
fact-edition = 版本
fact-author = 作者
fact-date = 日期
fact-revision = 修订号
fact-license = 许可协议
fact-origin = 出处
fact-source = 源文件
fact-format = 格式
fact-length = 篇幅
fact-checksum = SHA-256 校验值
origin-link = 原始页面

# Provenance
provenance-link = 文本来源与引用方式
provenance-title = “{ $title }”的来源
provenance-description = “{ $title }”各文本出自何处，整理时改动了什么，以及如何引用。
read-work = 阅读“{ $title }”
shares-title = 源文件的构成
shares-part = 部分
shares-share = 占比
share-article = 正文
share-markup = 标记与文件信息
share-edits = 整理时改动或删除的部分
edits-title = 整理时的改动
edits-note = 源文件中的每一个字符，不在正文里，就在下列改动之中。
edit-count = { $count } 处
count-source-characters = { $count } 个字符
examples-line = 行
examples-change = 改动
citations-title = 引用方式
cite-place = 引用此处
cite-copy = 复制
cite-copied = 已复制
cite-close = 关闭
cite-note = 引用某一节、段落或数字时，请打开其永久链接（#、¶），即可得到该处的网址，并可通过出现的按钮查看引用格式。
diagnostics-title = 检查结果
severity-note = 提示
severity-warning = 注意
severity-error = 错误
line = 第 { $line } 行

# Casualty tables
casualties-link = 各版本所载伤亡数字
casualties-title = “{ $title }”所载伤亡数字
casualties-crumb = 伤亡数字
casualties-description = “{ $title }”的各版本如何记载各方的人员损失，依据何人之说，数字又在何处互有出入。
casualties-method = 这些数字由程序从句中读出。每个数字都链接到载有它的句子，引用之前请先核对原句。
casualties-contents = 本页内容
casualties-editions = 参与比较的版本
count-figures = { $count }项
totals-title-event = 整体的总数
totals-title-war = 整场战争的总数
totals-note = 每格中不同的数字各列一次，并附正文所称的依据与载有该数字的版本。“死亡”不论死因。
ranges-title = 数字互有出入之处
ranges-note = 同一损失的不同数字，差距大者在前。各图自有刻度：除注明为对数刻度者外，均自零起。空心点表示正文称为约数或上下限的数字。各说统计的对象未必相同，请以原句为准。
ranges-logarithmic = 对数刻度
ranges-scale = 刻度自 { $from } 至 { $to }
ranges-ratio = 最大数与最小数之比：{ $ratio }
ranges-table = 以表格显示这些数字
events-title = 各次战斗、战役与事件
events-note = 依正文次序，按各节标题排列。
statements-title-event = 关于整体的各项记述
statements-title-war = 关于整场战争的各项记述
statements-note = 总数所据的句子，依正文次序。
column-figure = 人数
column-party = 受损一方
column-population = 对象
column-kinds = 损失
column-claimant = 依据
column-sentence = 原句
column-stated = 依据与版本
figure-edited = 经编者核定
data-title = 数据
data-note = 本站全部条目与版本的记述，每行一项；各栏说明见 Frictionless 数据包。
data-csv = 表格（CSV）
data-json = 列表（JSON）
data-package = 各栏说明（datapackage.json）

# Timeline
timeline-link = 各版本的时间线
timeline-title = 《{ $title }》时间线
timeline-crumb = 时间线
timeline-description = 《{ $title }》各版本所载的日期，按时间先后排列，并附上原句。
timeline-method = 这些日期由程序从句子中读出；没有年份的日期，依正文中它前面的日期推定。每个句子都通往所在的段落。
timeline-months = 各月句数
timeline-years = 各年句数
timeline-dates = 逐年记载
timeline-note = 您所用语言的版本排在前面。几个版本共有的句子只列一次，并注明所有版本。
timeline-before = { $year }之前
timeline-after = { $year }及以后
timeline-whole = 未载月份
timeline-until = 至{ $date }
timeline-data = 这些日期的数据（JSON）
count-sentences = { $count }句
count-dates = { $count }个日期

# Figures
number = { $number }
sign-about = 约
sign-over = 至少
sign-under = 至多
figure-spoken = { $sign }{ $figure }

# Parties without an ISO 3166-1 code of their own
party-separator = { "和" }
party-list-separator = { "、" }
party-su = 苏联
party-yu = 南斯拉夫
party-cs = 捷克斯洛伐克
party-dd = 东德
party-unc = 联合国军
party-unc-other = 联合国军其他各国
party-comm = 共产党阵营
party-korea = 朝鲜半岛（南北）
party-all = 交战各方
party-unknown = 未说明

# Who of a party
population-military = 军人
population-civilian = 平民
population-pow = 战俘
population-all = 不分军民

# What happened to them
kinds-separator = { "、" }
kinds-killed = 死亡
kinds-wounded = 负伤
kinds-missing = 失踪
kinds-captured = 被俘
kinds-surrendered = 投降
kinds-abducted = 被掳走
kinds-killed-missing = 死亡和失踪
kinds-killed-wounded = 伤亡
kinds-killed-missing-wounded = 伤亡和失踪
kinds-captured-killed-wounded = 伤亡和被俘
kinds-captured-missing = 被俘和失踪

# Source formats
format-paragraph-dump = HTML 段落列表
format-flattened-text = 无标题的纯文本
format-wiki-extract = 提取自维基条目的文本
format-markdown = Markdown

# Page not found
missing-title = 找不到页面
missing-text = 这个网址没有页面。页面可能已经移动，或者网址不完整。
missing-home = 前往首页

# Kinds of changes
edit-markup = 标记
    .description = 将标签、标题符号、列表符号和链接地址转换为页面的结构。
edit-front-matter = 文件头信息
    .description = 正文之前用来说明文件本身的几行已作为数据读取，不列入正文。
edit-character-reference = 字符引用
    .description = 将“&amp;”这类以代码书写的字符还原为原字符。
edit-comment = 代码注释
    .description = 删除原页面上本来就不显示的注释。
edit-active-content = 可执行内容
    .description = 存档的页面不应运行或加载任何东西，因此删除脚本、样式和嵌入对象。
edit-list-syntax = 列表符号
    .description = 删除抓取程序加在段落前后和段落之间的方括号与逗号。
edit-empty-element = 空元素
    .description = 删除没有内容的元素。
edit-red-link = 指向不存在页面的链接
    .description = 原维基上没有的页面，取消其链接，保留文字。
edit-interlanguage-link = 跨语言链接
    .description = 取消维基指向其他语言条目的标示，保留正文语言的文字。
edit-duplicate-id = 重复的标识符
    .description = 一个标识符只能指向一处，因此删除重复出现的标识符。
edit-citation-mark = 注释编号
    .description = 编号所指的注释和参考文献不在源文件中，因此删除编号。
edit-page-suffix = 引用页码
    .description = 将注释编号之后的页码连同编号一并删除。
edit-request-mark = 编辑者的请求标示
    .description = 删除“来源请求”这类维基编辑者之间留言的标示。
edit-doubled-punctuation = 残留标点
    .description = 移除中间内容后重复的标点与空括号已删去。
edit-stray-space = 多余的空格
    .description = 删除重复的、出现在标点之前等没有意义的空格。
edit-line-break = 换行
    .description = 段落中间的换行属于文件而不属于文章，因此将前后两行接起来。
edit-paragraph-break = 分段
    .description = 段落之间的换行成为页面的段落；两句之间的换行已丢失之处也重新分段。
edit-sentence-space = 句间空格
    .description = 两句相连之处补上空格，缺少句号的也一并补上。
edit-orphan-punctuation = 落单的标点
    .description = 将独自成行的标点放回所属段落的末尾。
edit-punctuation-form = 标点字形
    .description = 半角引号与引号中的引号改为通用字形。
edit-stranded-cell = 散落的单元格
    .description = 信息框失去外框后，删除本身没有意义的单元格；含有数据的单元格保留在导言之前。
edit-namespace-link = 指向维基管理页面的链接
    .description = 删除指向模板、分类、文件等非条目页面的链接。
edit-empty-section = 空章节
    .description = 删除下面没有任何内容的标题。
edit-link-list = 链接列表
    .description = 删除文末不属于正文的链接列表。
edit-particle-space = 助词前的空格
    .description = 词语、其后的括号说明与助词之间多余的空格已移除。
edit-fact-highlight = 突出标示的叙述
    .description = 去掉编辑者为存疑叙述加上的突出标示，叙述本身保留。
edit-unit-space = 数字与单位的间隔
    .description = 数字与单位的间隔已按该语言的习惯调整。
edit-stray-stop = 多余的句号
    .description = 移除标记后留在句中的句号已删去。
edit-control-character = 控制字符
    .description = 不能出现在文字中的控制字符已移除。

# Side by side
also-label = 本节的其他版本
beside-section = 对照：{ $name }
beside-title = { $title }：与{ $name }对照
beside-description = 逐节并列“{ $title }”与{ $name }的正文。
beside-crumb = 对照
beside-inserted = 后来加入
beside-removed = 后来删去
beside-moved = 见于他处
beside-show = 显示
beside-both = 两栏
beside-none = 此处没有对应的内容。
beside-seen = 见上文：
beside-link = 对照：

# Indexes
terms-index-title = 词条索引
terms-index-description = 正文提到的人物、地点、事件等{ $count }条，并列出所在的章节。
terms-index-link = 词条索引
term-description = 提到“{ $name }”的章节一览。
term-places = 所在章节
sections-index-title = 作品与章节索引
sections-index-description = 作品与章节标题{ $count }条。
sections-index-link = 章节索引
index-groups = 分组
group-strokes = { $count }画
group-han = 汉字
group-signs = 符号
group-other = 其他文字
list-separator = {"、"}
kind-person = 人物
kind-place = 地点
kind-event = 事件
kind-organisation = 组织
kind-document = 文献
kind-weapon = 武器
kind-concept = 概念
kind-other = {""}

# Search. In the count, # is the number.
search-title = 搜索
search-link = 搜索
search-label = 搜索正文
search-button = 搜索
search-description = 搜索{ $site }的正文。
search-count = 结果：#条
search-none = 没有找到相符的章节。
search-more = 更多结果
search-needs-scripts = 搜索需要脚本，而此处脚本已关闭。页面底部的索引可通往所有词条和章节。
search-left-out = 本网站在生成时未包含搜索。页面底部的索引可通往所有词条和章节。
search-failed = 无法读取搜索索引。以文件方式打开的页面无法读取；网站经由服务器提供时即可搜索。
