# Interface strings: English
language-name = English

# Frame of every page
skip-link = Skip to the text
languages-label = Languages
breadcrumbs-label = You are here
theme-auto = Colours: as the system
theme-light = Colours: light
theme-dark = Colours: dark
made-with = Made with { $generator }
feed-link = Feed
feed-title = { $site }: changes
back-to-top = Back to the top

# Home pages
home-title = Works and languages
home-description = { $site }: texts on the same subjects in several languages, beside each other.
language-description = The works of { $site } in { $language }, with their sections.
works-title = Works
languages-title = Languages
count-editions =
    { $count ->
        [one] { $count } edition
       *[other] { $count } editions
    }
count-sections =
    { $count ->
        [one] { $count } section
       *[other] { $count } sections
    }
count-paragraphs =
    { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
count-characters =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }

# Works at a glance
count-works =
    { $count ->
        [one] { $count } work
       *[other] { $count } works
    }
count-languages =
    { $count ->
        [one] { $count } language
       *[other] { $count } languages
    }
count-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
count-terms =
    { $count ->
        [one] { $count } term
       *[other] { $count } terms
    }
count-casualty-figures =
    { $count ->
        [one] { $count } casualty figure
       *[other] { $count } casualty figures
    }
overview-editions =
    { $languages ->
        [one] { $editions } in one language
       *[other] { $editions } in { $languages } languages
    }
overview-revised = Revised
overview-range = { $from } to { $to }
overview-disputed =
    { $losses ->
        [one] Casualty figures: the only total is in dispute
       *[other] Casualty figures: { $disputed } of { $losses } totals in dispute
    }
disputes-note = Casualty figures are columns, one for each party and kind of loss in the whole war: low where there is one figure, the higher the more the figures differ.
works-elsewhere = In other languages only
standing-all = in all editions of the work
standing-some = in some other editions
standing-alone = in this edition alone
count-standing-all = { $count } in all editions
count-standing-some = { $count } in some others
count-standing-alone = { $count } in this one alone
skyline-title = Sections of the edition { $language }, { $label }
skyline-note = Each row of blocks is an edition, each block a section in the order of the text: the longer the section, the wider its block; the more editions have it, the higher. The longest edition of a language fills the row; lengths in different languages are not compared.

# Editions
edition-description =
    { $sections ->
        [0] { $title }
        [one] { $title }: { $sections } section
       *[other] { $title }: { $sections } sections
    }
edition-default-label = Edition
edition-name-current = Current edition
edition-name-earlier = Earlier revision
edition-name-later = Later revision
editions-title = Editions
contents-title = Contents
lead-title = Introduction
about-title = About this edition
neighbours-label = Other works
previous-work = Previous work
next-work = Next work
permalink-section = Link to the section “{ $title }”
permalink-paragraph = Link to this paragraph
infobox-label = Figures that stood in the information table of the page this text was taken from
table-label = Table
notes-title = Notes
note-back = Back to the text

# Facts
fact-language = Language
fact-edition = Edition
fact-author = Author
fact-date = Date
fact-revision = Revision
fact-license = Licence
fact-origin = Origin
fact-source = Source file
fact-format = Format
fact-length = Length
fact-checksum = SHA-256 checksum
origin-link = Original page

# Provenance
provenance-link = Where this text is from and how to cite it
provenance-title = Provenance of “{ $title }”
provenance-description = Where the texts of “{ $title }” are from, what cleaning changed in them, and how to cite them.
read-work = Read “{ $title }”
shares-title = What the source file consists of
shares-part = Part
shares-share = Share
share-article = Text of the article
share-markup = Markup and notes about the file
share-edits = Changed or removed in cleaning
edits-title = What cleaning changed
edits-note = Every character of the source is either in the article or in one of these changes.
edit-count =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
count-source-characters =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
examples-line = Line
examples-change = Change
citations-title = How to cite
cite-place = Cite this place
cite-copy = Copy
cite-copied = Copied
cite-close = Close
cite-note = For a section, a paragraph or a figure, follow its link (#, ¶): its address leads there, and its button gives the citation.
diagnostics-title = Notices
severity-note = Note
severity-warning = Warning
severity-error = Error
line = line { $line }

# Casualty tables
casualties-link = Casualty figures in all editions
casualties-title = Casualty figures in “{ $title }”
casualties-crumb = Casualty figures
casualties-description = What each edition of “{ $title }” says of the losses of each side, on whose word, and where the figures differ.
casualties-method = A program read these figures out of the sentences. Every figure leads to the sentence that states it: read that before you rely on it.
casualties-contents = On this page
casualties-editions = Editions compared
count-figures =
    { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
totals-title-event = Totals for the event as a whole
totals-title-war = Totals for the whole war
totals-note = Each different figure stands once in its cell, with whom the text names as its source and the editions that give it. “Killed” is dead of whatever cause.
ranges-title = Where the figures differ
ranges-note = Different numbers for the same losses, those that differ most first. Each scale is its own: from zero, or logarithmic where it says so. A hollow point is a number that the text calls approximate or a limit. Statements may still count different things; the sentences say.
ranges-logarithmic = logarithmic scale
ranges-scale = Scale from { $from } to { $to }
ranges-ratio = The largest number is { $ratio } the smallest
ranges-table = These figures as a table
events-title = Battles, campaigns and other events
events-note = In the order of the text, under the titles of its sections.
statements-title-event = Every statement on the event as a whole
statements-title-war = Every statement on the whole war
statements-note = The sentences behind the totals, in the order of the text.
column-figure = Figure
column-party = Whose losses
column-population = Who
column-kinds = What happened
column-claimant = According to
column-sentence = Sentence
column-stated = Stated by
figure-edited = Checked by an editor
data-title = Data
data-note = The claims of all works and editions of this site, one a row, with the column descriptions in a Frictionless data package.
data-csv = Table (CSV)
data-json = List (JSON)
data-package = Column descriptions (datapackage.json)

# Timeline
timeline-link = Timeline of all editions
timeline-title = Timeline of “{ $title }”
timeline-crumb = Timeline
timeline-description = The dates that the editions of “{ $title }” give, in the order of time, each with its sentence.
timeline-method = A program read these dates out of the sentences; a day without a year goes by the dates before it in its text. Every sentence leads to its paragraph.
timeline-months = Sentences by month
timeline-years = Sentences by year
timeline-dates = Year by year
timeline-note = The editions in your language come first. A sentence that several editions have stands once, with all of them.
timeline-before = Before { $year }
timeline-after = { $year } and later
timeline-whole = Without a month
timeline-until = to { $date }
timeline-data = These dates as data (JSON)
count-sentences =
    { $count ->
        [one] { $count } sentence
       *[other] { $count } sentences
    }
count-dates =
    { $count ->
        [one] { $count } date
       *[other] { $count } dates
    }

# Figures
number = { $number }
sign-about = about
sign-over = at least
sign-under = at most
figure-spoken = { $sign } { $figure }

# Parties without an ISO 3166-1 code of their own
party-separator = { " and " }
party-list-separator = { ", " }
party-su = Soviet Union
party-yu = Yugoslavia
party-cs = Czechoslovakia
party-dd = East Germany
party-unc = UN Command
party-unc-other = Other UN forces
party-comm = Communist side
party-korea = Korea, North and South
party-all = All belligerents
party-unknown = Not stated

# Who of a party
population-military = Soldiers
population-civilian = Civilians
population-pow = Prisoners of war
population-all = All or unstated

# What happened to them
kinds-separator = { ", " }
kinds-killed = Killed
kinds-wounded = Wounded
kinds-missing = Missing
kinds-captured = Captured
kinds-surrendered = Surrendered
kinds-abducted = Abducted
kinds-killed-missing = Killed and missing
kinds-killed-wounded = Killed and wounded
kinds-killed-missing-wounded = Killed, wounded and missing
kinds-captured-killed-wounded = Killed, wounded and captured
kinds-captured-missing = Captured and missing

# Source formats
format-paragraph-dump = List of HTML paragraphs
format-flattened-text = Plain text without headings
format-wiki-extract = Wiki text extract
format-markdown = Markdown

# Page not found
missing-title = Page not found
missing-text = There is no page at this address. It may have moved, or the address may be incomplete.
missing-home = Go to the home page

# Kinds of changes
edit-markup = Markup
    .description = Tags, heading marks, list marks and link addresses became the structure of the page.
edit-front-matter = Front matter
    .description = The lines before the text in which the file describes itself were read as data and are not printed as text.
edit-character-reference = Character references
    .description = Characters written in code, such as “&amp;”, were replaced with the characters they stand for.
edit-comment = Comments
    .description = Comments, which the original page did not show, were taken out.
edit-active-content = Active content
    .description = Scripts, styles and embedded objects were taken out, because an archived page must not run or load anything.
edit-list-syntax = List punctuation
    .description = Brackets and commas that the scraping program had put around and between paragraphs were taken out.
edit-empty-element = Empty elements
    .description = Elements with nothing in them were taken out.
edit-red-link = Links to missing pages
    .description = Links to pages that did not exist on the original wiki were undone; their words remain.
edit-interlanguage-link = Links to other language editions
    .description = The wiki’s pointers to an article in another language were undone; the words of the article’s own language remain.
edit-duplicate-id = Repeated ids
    .description = Ids that occurred more than once were taken out, because an id must name a single place.
edit-citation-mark = Reference marks
    .description = Numbers of references and notes were taken out, because the notes they point to are not in the source.
edit-page-suffix = Page numbers of references
    .description = Page numbers that followed a reference mark were taken out together with it.
edit-request-mark = Editors’ requests
    .description = Remarks by the wiki’s editors to each other, such as “citation needed”, were taken out.
edit-doubled-punctuation = Left-over punctuation
    .description = Punctuation that stood twice, or brackets that were empty, after something between them had gone were taken out.
edit-stray-space = Stray spaces
    .description = Spaces with no meaning, doubled or before a punctuation mark, were taken out.
edit-line-break = Line breaks
    .description = Line ends in the middle of a sentence were joined up, because they belong to the file and not to the text.
edit-paragraph-break = Paragraph breaks
    .description = Line ends between paragraphs became paragraphs, and paragraphs were divided where the break between two sentences had been lost.
edit-sentence-space = Spaces between sentences
    .description = A space, and a full stop where it was missing, was put in where two sentences had run together.
edit-orphan-punctuation = Orphaned punctuation
    .description = Punctuation left alone on a line was put back at the end of the paragraph it belongs to.
edit-punctuation-form = Forms of punctuation
    .description = Half-width corner brackets and quotation marks within quotation marks were given their usual form.
edit-stranded-cell = Stranded table cells
    .description = Cells of an information table that had lost its frame and that say nothing by themselves were taken out; cells with figures are kept before the introduction.
edit-namespace-link = Links to wiki pages behind the scenes
    .description = Links to templates, categories, files and other pages that are not articles were taken out.
edit-empty-section = Empty sections
    .description = Headings with nothing under them were taken out.
edit-link-list = Lists of links
    .description = Lists of links at the end that are not part of the text were taken out.
edit-particle-space = Spaces before particles
    .description = Spaces between a word, what explains it in brackets, and the particle behind it were taken out.
edit-fact-highlight = Highlighted statements
    .description = The highlighting that editors had put on doubtful statements was taken off; the statements remain.
edit-unit-space = Spaces between numbers and units
    .description = Numbers and their units were spaced as the language does.
edit-stray-stop = Stray full stops
    .description = Full stops that a mark had left in the middle of a sentence were taken out.
edit-control-character = Control characters
    .description = Control characters and others that cannot stand in text were taken out.

# Side by side
also-label = This section in
beside-section = Side by side: { $name }
beside-title = { $title }: side by side with { $name }
beside-description = { $title }, section by section, beside the text of the edition “{ $name }”.
beside-crumb = Side by side
beside-inserted = put in later
beside-removed = taken out later
beside-moved = stands elsewhere
beside-show = Show
beside-both = Both
beside-none = Nothing on this here.
beside-seen = Shown above:
beside-link = Side by side:

# Indexes
terms-index-title = Index of terms
terms-index-description =
    { $count ->
        [one] One person, place, event or other thing that the texts name, with the sections where it stands.
       *[other] { $count } persons, places, events and other things that the texts name, each with the sections where it stands.
    }
terms-index-link = Terms
term-description = The sections of this site that mention { $name }.
term-places = Sections
sections-index-title = Index of works and sections
sections-index-description =
    { $count ->
        [one] One title of a work or a section.
       *[other] { $count } titles of works and sections.
    }
sections-index-link = Sections
index-groups = Groups
group-strokes = { $count } strokes
group-han = Chinese characters
group-signs = Signs
group-other = Other scripts
list-separator = {", "}
kind-person = person
kind-place = place
kind-event = event
kind-organisation = organisation
kind-document = document
kind-weapon = weapon
kind-concept = concept
kind-other = {""}

# Search. In the count, # is the number.
search-title = Search
search-link = Search
search-label = Search the texts
search-button = Search
search-description = Searching the texts of { $site }.
search-count = Results: #
search-none = No section has this.
search-more = More results
search-needs-scripts = Searching needs scripts, which are off here. The indexes at the foot of the page lead to every term and section without them.
search-left-out = This site was built without search. The indexes at the foot of the page lead to every term and section.
search-failed = The search index could not be read. A page that was opened as a file cannot read it: search works where the site is served.
