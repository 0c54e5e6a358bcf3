# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide as Mallard, which Yelp shows."""
from xml.sax.saxutils import escape, quoteattr

TAGS = {"strong": "em style=\"strong\"", "emphasis": "em", "code": "code"}


def spans(parts):
    text = ""
    for part in parts:
        if part[0] == "link":
            where = part[1]
            attribute = "href" if ":" in where else "xref"
            if attribute == "xref" and part[2]:
                where += f"#{part[2]}"
            text += f"<link {attribute}={quoteattr(where)}>{escape(part[3])}</link>"
        elif part[0] in TAGS:
            tag = TAGS[part[0]]
            text += f"<{tag}>{escape(part[1])}</{tag.split()[0]}>"
        else:
            text += escape(part[1])
    return text


def table(head, rows):
    def row(cells):
        return "<tr>" + "".join(f"<td><p>{spans(cell)}</p></td>" for cell in cells) + "</tr>"
    top = f"<thead>{row(head)}</thead>" if any(head) else ""
    return f'<table rules="rows">{top}<tbody>' + "\n".join(row(cells) for cells in rows) + "</tbody></table>"


def figures(rows, formula):
    return "\n".join(
        f'<section id="{row["code"]}"><title>{escape(row["title"])}</title>\n'
        f"<p>{escape(row['text'])}</p>\n"
        f'<listing ui:expanded="false"><title>{escape(formula)}</title>'
        f"<p>{escape(row['formula'])}</p></listing></section>" for row in rows)


def leads_on(part, page, parents):
    """A list that leads to further pages: Yelp makes it from their links."""
    return part[0] == "list" and any(
        content and content[0][0] == "paragraph" and content[0][1] and
        content[0][1][0][0] == "link" and parents.get(content[0][1][0][1], ("",))[0] == page.id
        for content in part[2])


def block(part, language):
    kind = part[0]
    if kind == "paragraph":
        return f"<p>{spans(part[1])}</p>"
    if kind == "picture":
        name = quoteattr(f"figures/{part[1].name}")
        return f'<media type="image" mime="image/png" src={name}><p>{escape(part[2])}</p></media>'
    if kind == "list":
        tag = "steps" if part[1] else "list"
        items = "\n".join("<item>" + "\n".join(block(inner, language) for inner in content) + "</item>"
                          for content in part[2])
        return f"<{tag}>\n{items}\n</{tag}>"
    if kind == "table":
        return table(part[1], part[2])
    if kind == "figures":
        return figures(part[1], language.word("The formula"))
    return f"<screen>{escape(part[1])}</screen>"


def body(page, parents, language):
    text, depth = "", 1
    for part in page.blocks[1:]:
        if part[0] == "heading":
            text += "</section>\n" * (depth - part[1] + 1)
            text += f'<section id="{part[3]}"><title>{spans(part[2])}</title>\n'
            depth = part[1]
        elif leads_on(part, page, parents):
            text += "<links type=\"topic\"/>\n"
        else:
            text += block(part, language) + "\n"
    return text + "</section>\n" * (depth - 1)


def write(folder, language, pages, order, parents):
    """Yelp finds the pictures of a language in the folder of English, where it has none of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    guides = {parent for parent, _ in parents.values()}
    for place, name in enumerate(order):
        page = pages[name]
        kind = "guide" if name in guides else "topic"
        above = ""
        if name in parents:
            parent, section = parents[name]
            above = f"<link type=\"guide\" xref=\"{parent}{'#' + section if section else ''}\"/>"
        (folder / f"{name}.page").write_text(
            '<?xml version="1.0" encoding="utf-8"?>\n<page xmlns="http://projectmallard.org/1.0/" '
            f'xmlns:ui="http://projectmallard.org/ui/1.0/" type="{kind}" id="{name}" xml:lang="{page.tag}">\n'
            f'<info>{above}<title type="sort">{place:03}</title>'
            "<license><p>GPL-3.0-or-later</p></license></info>\n"
            f"<title>{escape(page.title)}</title>\n{body(page, parents, language)}</page>\n", encoding="utf-8")
