# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as HTML: one file a page, well-formed, readable and searchable offline."""
from html import escape
from pathlib import Path

from . import markup, search

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


def heading(level, parts):
    name = f' id="{markup.slug(markup.plain(parts))}"' if level > 1 else ""
    return f"<h{level}{name}>{spans(parts)}</h{level}>"


def table(head, rows):
    def row(cells, tag):
        return "<tr>" + "".join(f"<{tag}>{spans(cell)}</{tag}>" for cell in cells) + "</tr>"
    body = "\n".join(row(cells, "td") for cells in rows)
    top = f"<thead>{row(head, 'th')}</thead>\n" if any(head) else ""
    return f"<table>\n{top}<tbody>\n{body}\n</tbody>\n</table>"


def figures(rows):
    return "\n".join(
        f'<section class="figure" id="{row["code"]}">\n<h2>{escape(row["title"])}</h2>\n'
        f"<p>{escape(row['text'])}</p>\n<details><summary>The formula</summary>\n"
        f"<p class=\"formula\">{escape(row['formula'])}</p></details>\n</section>" for row in rows)


def item(content):
    """A list of short lines is a tight one."""
    if len(content) == 1 and content[0][0] == "paragraph":
        return f"<li>{spans(content[0][1])}</li>"
    return f"<li>{blocks(content)}</li>"


def block(part):
    kind = part[0]
    if kind == "heading":
        return heading(part[1], part[2])
    if kind == "paragraph":
        return f"<p>{spans(part[1])}</p>"
    if kind == "picture":
        return (f'<p class="picture"><img src="figures/{escape(part[1].name)}" '
                f'alt="{escape(part[2])}"/></p>')
    if kind == "list":
        tag = "ol" if part[1] else "ul"
        return f"<{tag}>\n" + "\n".join(item(content) for content in part[2]) + f"\n</{tag}>"
    if kind == "table":
        return table(part[1], part[2])
    if kind == "figures":
        return figures(part[1])
    return f"<pre>{escape(part[1])}</pre>"


def blocks(parts):
    return "\n".join(block(part) for part in parts)


def trail(page, pages, parents):
    steps = []
    at = page.id
    while at in parents:
        at = parents[at][0]
        steps.insert(0, f'<a href="{at}.html">{escape(pages[at].title)}</a>')
    return "<nav>" + " › ".join(steps) + "</nav>\n" if steps else ""


# Hidden until the script shows it: without scripts it could find nothing.
SEARCH = """<form id="guide-search" role="search" hidden="hidden">
<label for="guide-words">Search the guide <span class="key">(/)</span></label>
<input type="search" id="guide-words" name="words" autocomplete="off"/>
<p role="status"></p>
<ol></ol>
</form>
"""


def write(folder, pages, order, parents):
    folder.mkdir(parents=True, exist_ok=True)
    here = Path(__file__).parent
    style = (here / "style.css").read_text(encoding="utf-8")
    (folder / "style.css").write_text(style, encoding="utf-8")
    search.write(folder, pages, order, here)
    for name in order:
        page = pages[name]
        (folder / f"{name}.html").write_text(
            '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB">\n<head>\n'
            '<meta charset="utf-8"/>\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
            f"<title>{escape(page.title)} – Equalens</title>\n"
            '<link rel="stylesheet" href="style.css"/>\n'
            '<script src="search.js" defer="defer"></script>\n</head>\n<body>\n'
            f"{SEARCH}{trail(page, pages, parents)}<main>\n{blocks(page.blocks)}\n</main>\n</body>\n</html>\n",
            encoding="utf-8")
