# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a translated page has what the English one has: headings, links, pictures, tables.

>>> title, part = ("heading", 1, [("text", "A")], "a"), ("heading", 2, [("text", "B")], "b")
>>> link, words = ("link", "numbers", "interval", "range"), ("text", "range")
>>> english = [title, part, ("list", False, [[("paragraph", [link])]])]
>>> differences(english, english)
[]
>>> differences(english, [title, ("list", False, [[("paragraph", [words])]])])
['headings: [1], not [1, 2]', 'links: [], not [numbers#interval]']
>>> row, wide = [[words], [link]], [[words], [link], [words]]
>>> differences([("table", row, [row])], [("table", row, [wide])])
['columns of tables: [2 3], not [2 2]']
"""


def flat(blocks):
    """Each block, those within lists too."""
    for block in blocks:
        yield block
        if block[0] == "list":
            for content in block[2]:
                yield from flat(content)


def spans_of(block):
    if block[0] == "table":
        return [span for row in [block[1], *block[2]] for cell in row for span in cell]
    return {"heading": block[2:3], "paragraph": block[1:2]}.get(block[0], [[]])[0]


def shape(blocks):
    """Links in any order: another language puts words elsewhere in a sentence."""
    found = list(flat(blocks))
    tables = [block for block in found if block[0] == "table"]
    links = [span for block in found for span in spans_of(block) if span[0] == "link"]
    return {
        "headings": [str(block[1]) for block in found if block[0] == "heading"],
        "columns of tables": [" ".join(str(len(row)) for row in [block[1], *block[2]]) for block in tables],
        "links": sorted(link[1] + (f"#{link[2]}" if link[2] else "") for link in links),
        "pictures": [block[1].name for block in found if block[0] == "picture"],
        "lists of figures": [block[0] for block in found if block[0] == "figures"],
    }


def differences(english, translated):
    there, here = shape(english), shape(translated)
    return [f"{what}: [{', '.join(here[what])}], not [{', '.join(there[what])}]"
            for what in there if here[what] != there[what]]
