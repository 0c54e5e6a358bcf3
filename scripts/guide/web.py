# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as HTML: one file a page, well-formed, readable and searchable offline."""
import shutil
from html import escape
from pathlib import Path

from . import search

TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}


def address(where, fragment):
    if ":" in where:
        return where
    return f"{where}.html" + (f"#{fragment}" if fragment else "")


def spans(parts):
    text = ""
    for part in parts:
        if part[0] == "link":
            text += f'<a href="{escape(address(part[1], part[2]))}">{escape(part[3])}</a>'
        elif part[0] in TAGS:
            text += f"<{TAGS[part[0]]}>{escape(part[1])}</{TAGS[part[0]]}>"
        else:
            text += escape(part[1])
    return text


def heading(level, parts, place):
    name = f' id="{place}"' if level > 1 else ""
    return f"<h{level}{name}>{spans(parts)}</h{level}>"


def table(head, rows):
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{spans(cell)}</{tag}>" for cell in cells) + "</tr>"
    body = "\n".join(row(cells, "td") for cells in rows)
    top = f"<thead>{row(head, 'th')}</thead>\n" if any(head) else ""
    return f"<table>\n{top}<tbody>\n{body}\n</tbody>\n</table>"


def figures(rows, formula):
    return "\n".join(
        f'<section class="figure" id="{row["code"]}">\n<h2>{escape(row["title"])}</h2>\n'
        f"<p>{escape(row['text'])}</p>\n<details><summary>{escape(formula)}</summary>\n"
        f"<p class=\"formula\">{escape(row['formula'])}</p></details>\n</section>" for row in rows)


def item(content, language):
    """A list of short lines is a tight one."""
    if len(content) == 1 and content[0][0] == "paragraph":
        return f"<li>{spans(content[0][1])}</li>"
    return f"<li>{blocks(content, language)}</li>"


def block(part, language):
    kind = part[0]
    if kind == "heading":
        return heading(*part[1:])
    if kind == "paragraph":
        return f"<p>{spans(part[1])}</p>"
    if kind == "picture":
        return (f'<p class="picture"><img src="{language.way_to_picture(part[1])}{escape(part[1].name)}" '
                f'alt="{escape(part[2])}"/></p>')
    if kind == "list":
        tag = "ol" if part[1] else "ul"
        return f"<{tag}>\n" + "\n".join(item(content, language) for content in part[2]) + f"\n</{tag}>"
    if kind == "table":
        return table(part[1], part[2])
    if kind == "figures":
        return figures(part[1], language.word("The formula"))
    return f"<pre>{escape(part[1])}</pre>"


def blocks(parts, language):
    return "\n".join(block(part, language) for part in parts)


def trail(page, pages, parents):
    steps = []
    at = page.id
    while at in parents:
        at = parents[at][0]
        steps.insert(0, f'<a href="{at}.html">{escape(pages[at].title)}</a>')
    return "<nav>" + " › ".join(steps) + "</nav>\n" if steps else ""


def languages_of(page, language, languages):
    """Links to the page in the other languages in which it is written."""
    links = [f'<a href="{language.way_to(other)}{page.id}.html" lang="{other.tag}" hreflang="{other.tag}">'
             f"{escape(other.word('English'))}</a>"
             for other in languages if other is not language and page.id in other.own]
    return f'<p class="languages">{" · ".join(links)}</p>\n' if links else ""


# Hidden until the script shows it: without scripts it could find nothing.
SEARCH = """<form id="guide-search" role="search" hidden="hidden">
<label for="guide-words">{} <span class="key">(/)</span></label>
<input type="search" id="guide-words" name="words" autocomplete="off"/>
<p role="status"></p>
<ol></ol>
</form>
"""


def write_shared(folder):
    """What the pages of all languages share."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("style.css", "search.js"):
        shutil.copyfile(Path(__file__).parent / name, folder / name)


def write(folder, language, languages, pages, order, parents):
    folder.mkdir(parents=True, exist_ok=True)
    search.write(folder, language, pages, order)
    form = SEARCH.format(escape(language.word("Search the guide")))
    for name in order:
        page = pages[name]
        of_page = f' lang="{page.tag}"' if page.tag != language.tag else ""
        (folder / f"{name}.html").write_text(
            f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="{language.tag}">\n<head>\n'
            '<meta charset="utf-8"/>\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
            f"<title>{escape(page.title)} – Equalens</title>\n"
            f'<link rel="stylesheet" href="{language.up}style.css"/>\n'
            f'<script src="{language.up}search.js" defer="defer"></script>\n</head>\n<body>\n'
            f"{form}{languages_of(page, language, languages)}{trail(page, pages, parents)}"
            f"<main{of_page}>\n{blocks(page.blocks, language)}\n</main>\n</body>\n</html>\n",
            encoding="utf-8")
