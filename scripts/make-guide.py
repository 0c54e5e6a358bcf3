#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the user guide: HTML for a browser and Mallard for Yelp, from the same pages.

    make-guide.py HTML_FOLDER HELP_FOLDER [DEPFILE]
    make-guide.py --check      writes nothing that stays; says what is wrong (exit status 1)

The pages are docs/guide/*.md and, further down, docs/responses/*.md and the other docs/*.md. A folder
docs/guide/<code> holds the pages of docs/guide in another language, each with the same headings,
links, pictures and tables; the other pages stay in English there. They are written to
HTML_FOLDER/<code> and HELP_FOLDER/<code>/equalens, English to HTML_FOLDER and HELP_FOLDER/C/equalens.

What pages may hold: headings of three levels, paragraphs, lists, tables, code, pictures in a paragraph of
their own, links, **strong**, *emphasis*, `code`, and a line {{figures}}, which stands for
data/help/figures.csv. Standard library only; --check tries the search where node is installed.
"""
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from guide import compare, mallard, markup, search, web  # noqa: E402
from guide.language import Language, read_csv  # noqa: E402

GUIDE = ROOT / "docs" / "guide"


def sources(folder):
    """The pages of the guide that stand in the folder, and those that are in English alone."""
    docs = ROOT / "docs"
    return sorted(folder.glob("*.md")), sorted((docs / "responses").glob("*.md")) + sorted(docs.glob("*.md"))


def page_id(path):
    if path.parent.name == "responses":
        return "responses" if path.stem == "README" else f"responses-{path.stem}"
    return path.stem


def read_languages(faults):
    """English first."""
    codes = sorted(path.name for path in GUIDE.iterdir() if path.is_dir())
    return [Language(GUIDE, "", ROOT, faults), *(Language(GUIDE / code, code, ROOT, faults) for code in codes)]


def read_pages(language, english, faults):
    """Those in the language; where there are `english` ones they stand for what is not translated."""
    own, others = sources(language.folder)
    ids = {path.resolve(): page_id(path) for path in [*own, *others]}
    pages = [markup.Page(path, ids[path.resolve()], ids, language, faults, english.get(path.stem))
             for path in (own if english else [*own, *others])]
    language.own = {page.id for page in pages}
    return {**english, **{page.id: page for page in pages}}


def check_same(language, pages, english, faults):
    wanted = {path.stem for path in sources(GUIDE)[0]}
    for name in sorted(wanted - language.own):
        faults.append(f"{language.code}/{name}.md is missing: it translates docs/guide/{name}.md")
    for name in sorted(language.own - wanted):
        faults.append(f"{language.code}/{name}.md: docs/guide has no page of this name")
    for name in sorted(language.own & wanted):
        faults += [f"{language.code}/{name}.md: other {difference}"
                   for difference in compare.differences(english[name].blocks, pages[name].blocks)]


def arrange(pages, faults):
    """Each page stands below the first that lists it; the index is above all."""
    order, parents = ["index"], {}
    for page in order:
        for section, child in pages[page].listed if page in pages else []:
            if child not in parents and child != "index":
                parents[child] = (page, section)
                order.append(child)
    for lost in sorted(set(pages) - set(order)):
        faults.append(f"{pages[lost].path.name}: no list leads to this page from docs/guide/index.md")
    return order, parents


def check_window(pages, faults):
    """Each page of the window has one of the same name, which F1 opens."""
    code = (ROOT / "src" / "app" / "pages.c").read_text(encoding="utf-8")
    for name in re.findall(r'^ *\{"([a-z-]+)", *N_\(', code, re.MULTILINE):
        if f"page-{name}" not in pages:
            faults.append(f"docs/guide/page-{name}.md is missing: F1 on the window's page {name} opens it")


def check_figures(faults):
    """What “How is this worked out?” names in the window is explained, and everybody is led
    to what is explained."""
    known = {row["code"] for row in read_csv(ROOT / "data" / "help" / "figures.csv")}
    named = set()
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for codes in re.findall(r'name="explains">([^<]*)<', path.read_text(encoding="utf-8")):
            named |= set(codes.split())
            for code in sorted(set(codes.split()) - known):
                faults.append(f"{path.name}: data/help/figures.csv does not explain {code}")
    if not named:
        faults.append("ui: nothing is explained")


def write_pictures(folder, language, pages):
    """Those of the language's own."""
    pictures = {picture for page in pages.values() for picture in page.pictures}
    own = {picture for picture in pictures if language.has_picture(picture) or not language.code}
    if own:
        (folder / "figures").mkdir(exist_ok=True)
    for picture in own:
        shutil.copyfile(picture, folder / "figures" / picture.name)


def write(html, help_folder, guide, order, parents):
    """The guide is a dictionary of languages and their pages; pictures that were not taken in a
    language stand with the English ones."""
    web.write_shared(html)
    for language, pages in guide.items():
        web.write(html / language.place, language, guide, pages, order, parents)
        help_pages = help_folder / (language.code or "C") / "equalens"
        mallard.write(help_pages, language, pages, order, parents)
        for folder in (html / language.place, help_pages):
            write_pictures(folder, language, pages)
    for folder in (html, help_folder):
        os.utime(folder)  # a build asks how old the folder is


def check_written(folder, faults):
    for path in sorted(folder.rglob("*.page")) + sorted(folder.rglob("*.html")):
        try:
            ElementTree.fromstring(path.read_text(encoding="utf-8").replace("<!DOCTYPE html>", ""))
        except ElementTree.ParseError as error:
            faults.append(f"{path.name}: not well-formed: {error}")


def check_pictures(folder, faults):
    """Every picture of a page is there."""
    for path in sorted(folder.glob("*.html")):
        for picture in re.findall(r'<img src="([^"]+)"', path.read_text(encoding="utf-8")):
            if not (folder / picture).is_file():
                faults.append(f"{path.name}: picture {picture} is not there")


def check_addresses(folder, faults):
    """Every link within the guide leads to a place that is there."""
    pages = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
    for name, text in sorted(pages.items()):
        for page, anchor in re.findall(r'href="([a-z0-9-]+\.html)#([^"]+)"', text):
            if f'id="{anchor}"' not in pages.get(page, ""):
                faults.append(f"{name}: link to {page}#{anchor}, which is not there")


def write_depfile(path, folder, guide):
    used = {Path(__file__).resolve(), *(ROOT / "scripts" / "guide").glob("*")}
    for language, pages in guide.items():
        used |= {*language.sources, *(page.path for page in pages.values())}
        used |= {picture for page in pages.values() for picture in page.pictures}
    names = " ".join(sorted(str(name).replace(" ", "\\ ") for name in used if name.is_file()))
    Path(path).write_text(f"{folder}: {names}\n", encoding="utf-8")


def main(arguments):
    faults = []
    languages = read_languages(faults)
    pages = read_pages(languages[0], {}, faults)
    order, parents = arrange(pages, faults)
    guide = {languages[0]: pages}
    for language in languages[1:]:
        guide[language] = read_pages(language, pages, faults)
        check_same(language, guide[language], pages, faults)
    check_window(pages, faults)
    check_figures(faults)
    if not faults and arguments == ["--check"]:
        with tempfile.TemporaryDirectory() as folder:
            html = Path(folder) / "html"
            write(html, Path(folder) / "help", guide, order, parents)
            check_written(Path(folder), faults)
            for language, pages in guide.items():
                check_addresses(html / language.place, faults)
                check_pictures(html / language.place, faults)
                search.check(html / language.place, language, pages, order, faults)
    elif not faults:
        write(Path(arguments[0]), Path(arguments[1]), guide, order, parents)
        if len(arguments) > 2:
            write_depfile(arguments[2], arguments[0], guide)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"] and len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
