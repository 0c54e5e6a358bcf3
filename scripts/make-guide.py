#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the user guide: HTML for a browser and Mallard for Yelp, from the same pages.

    make-guide.py HTML_FOLDER MALLARD_FOLDER [DEPFILE]
    make-guide.py --check      writes nothing that stays; says what is wrong (exit status 1)

The pages are docs/guide/*.md and, further down, docs/responses/*.md and the other docs/*.md. What they may
hold: headings of three levels, paragraphs, lists, tables, code, pictures in a paragraph of
their own, links, **strong**, *emphasis*, `code`, and a line {{figures}}, which stands for
data/help/figures.csv. Standard library only; --check tries the search where node is installed.
"""
import csv
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from guide import mallard, markup, search, web  # noqa: E402


def sources():
    docs = ROOT / "docs"
    return (sorted((docs / "guide").glob("*.md")) + sorted((docs / "responses").glob("*.md")) +
            sorted(docs.glob("*.md")))


def page_id(path):
    if path.parent.name == "responses":
        return "responses" if path.stem == "README" else f"responses-{path.stem}"
    return path.stem


def read_figures():
    with (ROOT / "data" / "help" / "figures.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_pages(faults):
    figures = read_figures()
    ids = {path.resolve(): page_id(path) for path in sources()}
    pages = [markup.Page(path, page_id(path), ids, figures, faults) for path in sources()]
    return {page.id: page for page in pages}


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
    known, named = {figure["code"] for figure in read_figures()}, set()
    for path in sorted((ROOT / "ui").glob("*.ui")):
        for codes in re.findall(r'name="explains">([^<]*)<', path.read_text(encoding="utf-8")):
            named |= set(codes.split())
            for code in sorted(set(codes.split()) - known):
                faults.append(f"{path.name}: data/help/figures.csv does not explain {code}")
    if not named:
        faults.append("ui: nothing is explained")


def write(folders, pages, order, parents):
    for folder, kind in zip(folders, (web, mallard)):
        kind.write(folder, pages, order, parents)
        (folder / "figures").mkdir(exist_ok=True)
        for picture in {picture for page in pages.values() for picture in page.pictures}:
            shutil.copyfile(picture, folder / "figures" / picture.name)
        os.utime(folder)  # a build asks how old the folder is


def check_written(folder, faults):
    for path in sorted(folder.rglob("*.page")) + sorted(folder.rglob("*.html")):
        try:
            ElementTree.fromstring(path.read_text(encoding="utf-8").replace("<!DOCTYPE html>", ""))
        except ElementTree.ParseError as error:
            faults.append(f"{path.name}: not well-formed: {error}")


def check_addresses(folder, faults):
    """Every link within the guide leads to a place that is there."""
    pages = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
    for name, text in sorted(pages.items()):
        for page, anchor in re.findall(r'href="([a-z0-9-]+\.html)#([^"]+)"', text):
            if f'id="{anchor}"' not in pages.get(page, ""):
                faults.append(f"{name}: link to {page}#{anchor}, which is not there")


def write_depfile(path, folder, pages):
    used = [page.path for page in pages.values()]
    used += [picture for page in pages.values() for picture in page.pictures]
    used += [ROOT / "data" / "help" / "figures.csv", *(ROOT / "scripts" / "guide").glob("*")]
    names = " ".join(sorted(str(name).replace(" ", "\\ ") for name in used if name.is_file()))
    Path(path).write_text(f"{folder}: {names}\n", encoding="utf-8")


def main(arguments):
    faults = []
    pages = read_pages(faults)
    order, parents = arrange(pages, faults)
    check_window(pages, faults)
    check_figures(faults)
    if not faults and arguments == ["--check"]:
        with tempfile.TemporaryDirectory() as folder:
            write([Path(folder) / "html", Path(folder) / "mallard"], pages, order, parents)
            check_written(Path(folder), faults)
            check_addresses(Path(folder) / "html", faults)
            search.check(Path(folder) / "html", order, faults)
    elif not faults:
        write([Path(arguments[0]), Path(arguments[1])], pages, order, parents)
        if len(arguments) > 2:
            write_depfile(arguments[2], arguments[0], pages)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:] != ["--check"] and len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
