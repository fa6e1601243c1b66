# Interface strings: Korean
language-name = 한국어

# Frame of every page
skip-link = 본문 바로가기
languages-label = 언어
breadcrumbs-label = 현재 위치
theme-auto = 화면 색상: 시스템 설정
theme-light = 화면 색상: 밝게
theme-dark = 화면 색상: 어둡게
made-with = 제작 도구: { $generator }
feed-link = 피드
feed-title = { $site }: 변경 내역
back-to-top = 맨 위로

# Home pages
home-title = 문헌과 언어
home-description = { $site }: 같은 주제를 다룬 여러 언어의 글을 나란히 싣습니다.
language-description = { $site } — { $language } 문헌과 그 차례입니다.
works-title = 문헌
languages-title = 언어
count-editions = 판본 { $count }종
count-sections = { $count }개 절
count-paragraphs = { $count }개 문단
count-characters = { $count }자

# Works at a glance
count-works = 문헌 { $count }종
count-languages = { $count }개 언어
count-words = { $count }개 낱말
count-terms = 용어 { $count }개
count-casualty-figures = 인명 피해 수치 { $count }건
overview-editions = { $languages }개 언어, { $editions }개 판본
overview-revised = 판본 날짜
overview-range = { $from }부터 { $to }까지
overview-disputed = 인명 피해: 합계 { $losses }항목 가운데 { $disputed }항목이 엇갈림
disputes-note = 인명 피해 그림에서는 기둥 하나가 전쟁 전체에서 한 세력이 입은 한 가지 피해입니다. 수치가 하나뿐이면 낮고, 수치가 크게 엇갈릴수록 높습니다.
works-elsewhere = 다른 언어로만 있는 문헌
standing-all = 모든 판본에 있는 절
standing-some = 다른 일부 판본에도 있는 절
standing-alone = 이 판본에만 있는 절
count-standing-all = 모든 판본에 { $count }개
count-standing-some = 일부 판본에 { $count }개
count-standing-alone = 이 판본에만 { $count }개
skyline-title = { $language } · { $label }의 절
skyline-note = 한 줄이 한 판본이고, 네모 하나가 본문 순서에 따른 한 절입니다. 절이 길수록 네모가 넓고, 그 절이 있는 판본이 많을수록 높습니다. 언어마다 가장 긴 판본이 줄을 가득 채우며, 서로 다른 언어의 길이는 비교하지 않습니다.

# Editions
edition-description =
    { $sections ->
        [0] { $title }
       *[other] { $title } — 모두 { $sections }개 절로 이루어져 있습니다.
    }
edition-default-label = 기본판
edition-name-current = 현행판
edition-name-earlier = 이전 판
edition-name-later = 이후 판
editions-title = 판본
contents-title = 차례
lead-title = 개요
about-title = 이 판본에 대하여
neighbours-label = 다른 문헌
previous-work = 이전 문헌
next-work = 다음 문헌
permalink-section = ‘{ $title }’ 절의 고유 링크
permalink-paragraph = 이 문단의 고유 링크
infobox-label = 원래 문서의 정보 상자에 실려 있던 수치
table-label = 표
notes-title = 주석
note-back = 본문으로 돌아가기

# Facts
fact-language = 언어
fact-edition = 판본
fact-author = 지은이
fact-date = 날짜
fact-revision = 판 번호
fact-license = 이용 허락
fact-origin = 출처
fact-source = 원본 파일
fact-format = 형식
fact-length = 분량
fact-checksum = SHA-256 해시값
origin-link = 원래 문서

# Provenance
provenance-link = 이 글의 출처와 인용 방법
provenance-title = ‘{ $title }’의 출처
provenance-description = ‘{ $title }’의 글을 어디에서 가져왔고 정리하면서 무엇을 바꾸었는지, 어떻게 인용하는지 밝힙니다.
read-work = ‘{ $title }’ 읽기
shares-title = 원본 파일의 구성
shares-part = 구분
shares-share = 비율
share-article = 본문
share-markup = 마크업과 파일 정보
share-edits = 정리하면서 바꾸거나 뺀 부분
edits-title = 정리하면서 바꾼 것
edits-note = 원본의 모든 글자는 본문에 남아 있거나 아래 변경 내역에 들어 있습니다.
edit-count = { $count }건
count-source-characters = { $count }자
examples-line = 행
examples-change = 변경 내용
citations-title = 인용 방법
cite-place = 이 부분 인용하기
cite-copy = 복사
cite-copied = 복사했습니다
cite-close = 닫기
cite-note = 절이나 문단, 수치를 인용하려면 그 고유 링크(#, ¶)를 여십시오. 그 자리의 주소를 얻을 수 있고, 나타나는 단추에서 인용문을 볼 수 있습니다.
diagnostics-title = 점검 결과
severity-note = 참고
severity-warning = 주의
severity-error = 오류
line = { $line }행

# Casualty tables
casualties-link = 여러 판본의 인명 피해 통계
casualties-title = ‘{ $title }’의 인명 피해 통계
casualties-crumb = 인명 피해 통계
casualties-description = ‘{ $title }’의 각 판본이 각 측의 인명 피해를 어떻게 적었고 누구의 집계를 따랐으며 어디에서 서로 다른지 보여 줍니다.
casualties-method = 이 수치들은 프로그램이 문장에서 읽어 낸 것입니다. 모든 수치는 그것을 적은 문장으로 이어지니, 인용하기 전에 문장을 확인하십시오.
casualties-contents = 이 페이지의 내용
casualties-editions = 견주어 본 판본
count-figures = { $count }건
totals-title-event = 전체의 합계
totals-title-war = 전쟁 전체의 합계
totals-note = 서로 다른 수치를 칸마다 한 번씩 싣고, 본문이 밝힌 출처와 그 수치를 적은 판본을 덧붙였습니다. ‘사망’은 원인을 가리지 않습니다.
ranges-title = 수치가 엇갈리는 곳
ranges-note = 같은 피해를 두고 서로 다른 수치를, 차이가 큰 것부터 늘어놓았습니다. 눈금은 그림마다 따로이며, 로그 눈금이라고 적힌 것 말고는 0에서 시작합니다. 속이 빈 점은 본문이 어림수나 상한·하한으로 적은 수입니다. 집계 대상이 다를 수 있으니 문장을 확인하십시오.
ranges-logarithmic = 로그 눈금
ranges-scale = { $from }부터 { $to }까지의 눈금
ranges-ratio = 가장 큰 수는 가장 작은 수의 { $ratio }
ranges-table = 표로 보기
events-title = 개별 전투와 사건
events-note = 본문의 차례를 따라 절 제목별로 실었습니다.
statements-title-event = 전체에 관한 서술
statements-title-war = 전쟁 전체에 관한 서술
statements-note = 합계의 바탕이 된 문장을 본문 차례대로 실었습니다.
column-figure = 인원
column-party = 피해를 입은 쪽
column-population = 대상
column-kinds = 피해
column-claimant = 집계한 쪽
column-sentence = 문장
column-stated = 집계한 쪽과 판본
figure-edited = 편집자가 확인함
data-title = 데이터
data-note = 이 사이트의 모든 문헌과 판본에서 뽑은 서술을 한 줄에 하나씩 담았습니다. 각 열의 설명은 Frictionless 데이터 패키지에 있습니다.
data-csv = 표(CSV)
data-json = 목록(JSON)
data-package = 열 설명(datapackage.json)

# Timeline
timeline-link = 모든 판의 연표
timeline-title = “{ $title }” 연표
timeline-crumb = 연표
timeline-description = “{ $title }”의 여러 판에 나오는 날짜를 시간 순서로 모아 각 문장과 함께 보여 줍니다.
timeline-method = 프로그램이 문장에서 읽어 낸 날짜입니다. 연도가 없는 날짜는 본문에서 그 앞에 나온 날짜를 따릅니다. 모든 문장은 해당 문단으로 이어집니다.
timeline-months = 달별 문장 수
timeline-years = 해별 문장 수
timeline-dates = 연도별 기록
timeline-note = 보고 있는 언어의 판이 먼저 나옵니다. 여러 판에 똑같이 있는 문장은 한 번만 보이고 모든 판이 함께 표시됩니다.
timeline-before = { $year } 전
timeline-after = { $year } 이후
timeline-whole = 달이 나오지 않음
timeline-until = { $date }까지
timeline-data = 이 날짜의 데이터(JSON)
count-sentences = 문장 { $count }개
count-dates = 날짜 { $count }개

# Figures
number = { $number }
sign-about = 약
sign-over = 최소
sign-under = 최대
figure-spoken = { $sign } { $figure }

# Parties without an ISO 3166-1 code of their own
party-separator = { "·" }
party-list-separator = { "·" }
party-su = 소련
party-yu = 유고슬라비아
party-cs = 체코슬로바키아
party-dd = 동독
party-unc = 유엔군
party-unc-other = 그 밖의 유엔군
party-comm = 공산군 측
party-korea = 한반도(남북)
party-all = 교전국 전체
party-unknown = 밝히지 않음

# Who of a party
population-military = 군인
population-civilian = 민간인
population-pow = 전쟁 포로
population-all = 군민 구분 없음

# What happened to them
kinds-separator = { "·" }
kinds-killed = 사망
kinds-wounded = 부상
kinds-missing = 실종
kinds-captured = 포로
kinds-surrendered = 투항
kinds-abducted = 납치
kinds-killed-missing = 사망·실종
kinds-killed-wounded = 사상
kinds-killed-missing-wounded = 사상·실종
kinds-captured-killed-wounded = 사상·포로
kinds-captured-missing = 포로·실종

# Source formats
format-paragraph-dump = HTML 문단 목록
format-flattened-text = 소제목 없는 일반 텍스트
format-wiki-extract = 위키 텍스트 추출본
format-markdown = 마크다운

# Page not found
missing-title = 페이지를 찾을 수 없습니다
missing-text = 이 주소에는 페이지가 없습니다. 페이지가 옮겨졌거나 주소가 잘못되었을 수 있습니다.
missing-home = 첫 화면으로 가기

# Kinds of changes
edit-markup = 마크업
    .description = 태그, 제목 표시, 목록 표시, 링크 주소를 페이지의 구조로 옮겼습니다.
edit-front-matter = 머리 정보
    .description = 본문에 앞서 파일이 스스로를 설명하는 행은 데이터로 읽고 본문에는 싣지 않았습니다.
edit-character-reference = 문자 참조
    .description = ‘&amp;’처럼 코드로 적힌 문자를 실제 문자로 바꾸었습니다.
edit-comment = 주석 처리된 내용
    .description = 원래 페이지에서도 보이지 않던 HTML 주석을 뺐습니다.
edit-active-content = 실행되는 내용
    .description = 보존된 페이지가 무엇을 실행하거나 불러오지 않도록 스크립트, 스타일, 삽입 개체를 뺐습니다.
edit-list-syntax = 목록 기호
    .description = 수집 프로그램이 문단의 앞뒤와 사이에 넣은 대괄호와 쉼표를 뺐습니다.
edit-empty-element = 빈 요소
    .description = 내용이 없는 요소를 뺐습니다.
edit-red-link = 없는 문서로 가는 링크
    .description = 원래 위키에 없던 문서로 가는 링크를 풀고 글자는 그대로 두었습니다.
edit-interlanguage-link = 다른 언어판으로 가는 링크
    .description = 다른 언어판의 문서를 가리키는 위키의 표시를 풀고 본문 언어의 글자는 그대로 두었습니다.
edit-duplicate-id = 겹치는 식별자
    .description = 식별자는 한 곳만 가리켜야 하므로 거듭 나온 식별자를 뺐습니다.
edit-citation-mark = 각주 번호
    .description = 가리키는 각주가 원본에 들어 있지 않아 각주와 출처의 번호를 뺐습니다.
edit-page-suffix = 인용 쪽수
    .description = 각주 번호 뒤에 붙어 있던 쪽수를 번호와 함께 뺐습니다.
edit-request-mark = 편집자의 요청 표시
    .description = ‘출처 필요’처럼 위키 편집자끼리 남긴 표시를 뺐습니다.
edit-doubled-punctuation = 남은 문장 부호
    .description = 사이에 있던 것이 빠져 겹치게 된 문장 부호와 빈 괄호를 뺐습니다.
edit-stray-space = 불필요한 공백
    .description = 거듭되거나 문장 부호 앞에 놓인, 뜻 없는 공백을 뺐습니다.
edit-line-break = 줄바꿈
    .description = 문단 중간의 줄바꿈은 글이 아니라 파일에 속한 것이므로 앞뒤 줄을 이었습니다.
edit-paragraph-break = 문단 나누기
    .description = 문단 사이의 줄바꿈을 문단으로 만들고, 줄바꿈이 사라져 두 문장이 붙은 곳에서 문단을 나누었습니다.
edit-sentence-space = 문장 사이의 공백
    .description = 붙어 버린 두 문장 사이에 공백을 넣고, 빠진 마침표를 넣었습니다.
edit-orphan-punctuation = 홀로 남은 문장 부호
    .description = 한 줄에 홀로 남은 문장 부호를 원래 속한 문단의 끝에 붙였습니다.
edit-punctuation-form = 문장 부호의 꼴
    .description = 반각 낫표와 따옴표 안의 따옴표를 보통 꼴로 바꾸었습니다.
edit-stranded-cell = 표에서 떨어져 나온 칸
    .description = 틀을 잃은 정보 상자의 칸 가운데 그 자체로 뜻이 없는 것을 뺐으며, 수치가 있는 칸은 머리말 앞에 남겨 두었습니다.
edit-namespace-link = 위키 관리용 문서로 가는 링크
    .description = 틀, 분류, 파일처럼 글이 아닌 문서로 가는 링크를 뺐습니다.
edit-empty-section = 빈 절
    .description = 아래에 아무 내용도 없는 제목을 뺐습니다.
edit-link-list = 링크 목록
    .description = 글 끝에 있는, 본문에 속하지 않는 링크 목록을 뺐습니다.
edit-particle-space = 조사 앞의 공백
    .description = 괄호 앞과 조사 앞의 불필요한 공백을 뺐습니다.
edit-fact-highlight = 강조된 서술
    .description = 편집자가 의심스러운 서술에 넣은 강조 표시를 없애고 서술은 그대로 두었습니다.
edit-unit-space = 숫자와 단위의 띄어쓰기
    .description = 숫자와 단위를 한국어 띄어쓰기에 맞추었습니다.
edit-stray-stop = 잘못 남은 마침표
    .description = 표시가 빠지면서 문장 가운데 남은 마침표를 뺐습니다.
edit-control-character = 제어 문자
    .description = 글에 쓸 수 없는 제어 문자를 뺐습니다.

# Side by side
also-label = 이 절의 다른 판
beside-section = 나란히 보기: { $name }
beside-title = { $title } — 나란히 보기: { $name }
beside-description = “{ $title }”의 본문과 { $name } 본문을 절마다 나란히 놓았다.
beside-crumb = 나란히 보기
beside-inserted = 나중에 넣은 곳
beside-removed = 나중에 뺀 곳
beside-moved = 다른 자리에 있는 문장
beside-show = 보기
beside-both = 둘 다
beside-none = 여기에 해당하는 내용이 없다.
beside-seen = 위에 있음:
beside-link = 나란히 보기:

# Indexes
terms-index-title = 용어 색인
terms-index-description = 본문에 나오는 인물·장소·사건 등 { $count }항목과 그것이 나오는 절.
terms-index-link = 용어 색인
term-description = ‘{ $name }’ 항목이 나오는 절의 목록.
term-places = 나오는 절
sections-index-title = 작품과 절의 색인
sections-index-description = 작품과 절의 제목 { $count }개.
sections-index-link = 절 색인
index-groups = 갈래
group-strokes = { $count }획
group-han = 한자
group-signs = 기호
group-other = 그 밖의 문자
list-separator = {", "}
kind-person = 인물
kind-place = 장소
kind-event = 사건
kind-organisation = 조직
kind-document = 문서
kind-weapon = 무기
kind-concept = 개념
kind-other = {""}

# Search. In the count, # is the number.
search-title = 검색
search-link = 검색
search-label = 본문 검색
search-button = 검색
search-description = { $site }의 본문 검색.
search-count = 결과 #건
search-none = 찾는 내용이 없습니다.
search-more = 더 보기
search-needs-scripts = 검색에는 스크립트가 필요한데 지금은 꺼져 있습니다. 페이지 아래의 색인에서 모든 용어와 절을 찾아볼 수 있습니다.
search-left-out = 이 사이트는 검색 없이 만들어졌습니다. 페이지 아래의 색인에서 모든 용어와 절을 찾아볼 수 있습니다.
search-failed = 검색 색인을 읽을 수 없습니다. 파일로 연 페이지에서는 읽을 수 없으며, 웹 서버로 제공되는 사이트에서 검색할 수 있습니다.
