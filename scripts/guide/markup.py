# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the guide as it is written: headings, paragraphs, lists, tables, code, pictures.

A block is a tuple whose first part names its kind:
    ("heading", level, spans, place)  ("paragraph", spans)  ("picture", path, description)
    ("list", ordered, [[block…]…])  ("table", head, rows) of spans  ("code", text)
    ("figures", rows of figures.csv)
Spans are a list of ("text"|"strong"|"emphasis"|"code", text) and ("link", where, fragment, text).
"""
import re

SPAN = re.compile(r"\*\*(?P<strong>.+?)\*\*|(?<![\w*])\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])|"
                  r"`(?P<code>[^`]+)`|\[(?P<text>[^\]]+)\]\((?P<target>[^)\s]+)\)", re.DOTALL)
ITEM = re.compile(r"(?P<mark>-|\d+\.) +(?P<text>.*)")
PICTURE = re.compile(r"!\[(?P<description>[^\]]*)\]\((?P<target>[^)]+)\)$")


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def plain(spans):
    return "".join(span[-1] for span in spans)


class Page:
    """`ids` are the pages it may lead to. Of a translated page `english` is what it translates:
    its places have the same names there, as links and the program know them by these."""

    def __init__(self, path, page_id, ids, language, faults, english=None):
        self.path, self.id, self._ids, self._faults = path, page_id, ids, faults
        self.tag, self._figures = language.tag, language.figures
        self.places, self._known = [], english.places if english else []
        self.pictures, self.listed, self._section = [], [], None
        self.blocks = self._blocks(path.read_text(encoding="utf-8").split("\n"))
        if not self.blocks or self.blocks[0][:2] != ("heading", 1):
            self._fault("does not begin with a title")
            self.blocks.insert(0, ("heading", 1, [("text", page_id)], page_id))
        self.title = plain(self.blocks[0][2])

    def _fault(self, text):
        self._faults.append(f"{self.path.parent.name}/{self.path.name}: {text}")

    # ── spans ──

    def _link(self, target, text):
        if re.match(r"https?:|mailto:", target):
            return ("link", target, None, text)
        name, _, fragment = target.partition("#")
        path = (self.path.parent / name).resolve() if name else self.path.resolve()
        if path not in self._ids:
            self._fault(f"link to {target}, which is no page of the guide")
            return ("text", text)
        return ("link", self._ids[path], fragment or None, text)

    def _spans(self, text):
        spans, end = [], 0
        for found in SPAN.finditer(text):
            if found.start() > end:
                spans.append(("text", text[end:found.start()]))
            kind = found.lastgroup
            if kind == "target":
                spans.append(self._link(found["target"], found["text"]))
            else:
                spans.append((kind, found[kind]))
            end = found.end()
        return spans + ([("text", text[end:])] if end < len(text) else [])

    # ── blocks ──

    def _blocks(self, lines):
        blocks, rest = [], lines
        while rest:
            if not rest[0].strip():
                rest = rest[1:]
                continue
            block, taken = self._block(rest)
            blocks.append(block)
            rest = rest[taken:]
        return blocks

    def _block(self, lines):
        line = lines[0]
        if line.startswith("#"):
            return self._heading(line), 1
        if line.strip() == "{{figures}}":
            return ("figures", self._figures), 1
        if line.startswith("    "):
            return self._code(lines)
        if line.startswith("|"):
            return self._table(lines)
        if ITEM.match(line):
            return self._list(lines)
        return self._paragraph(lines)

    def _heading(self, line):
        marks, _, text = line.partition(" ")
        spans, n = self._spans(text.strip()), len(self.places)
        self.places.append(self._known[n] if n < len(self._known) else slug(plain(spans)))
        self._section = self.places[n] if len(marks) > 1 else None
        return ("heading", len(marks), spans, self.places[n])

    @staticmethod
    def _run(lines, belongs):
        taken = 0
        while taken < len(lines) and belongs(lines[taken]):
            taken += 1
        return taken

    def _code(self, lines):
        taken = self._run(lines, lambda line: line.startswith("    ") or not line.strip())
        text = "\n".join(line[4:] for line in lines[:taken]).rstrip("\n")
        return ("code", text), taken

    def _table(self, lines):
        taken = self._run(lines, lambda line: line.startswith("|"))
        rows = [[self._spans(cell.strip()) for cell in line.strip().strip("|").split("|")]
                for line in lines[:taken]]
        return ("table", rows[0], rows[2:]), taken

    def _item_lines(self, lines):
        """The lines of the first item, without its mark, and how many they are."""
        taken, indent = 1, len(lines[0]) - len(ITEM.match(lines[0])["text"])
        text = [lines[0][indent:]]
        while taken < len(lines):
            line, after = lines[taken], lines[taken + 1:taken + 2]
            if line.startswith(" " * indent) or (not line.strip() and after and
                                                 after[0].startswith(" " * indent)):
                text.append(line[indent:])
            elif not line.strip() or ITEM.match(line):
                break
            else:
                text.append(line.strip())
            taken += 1
        return text, taken

    def _list(self, lines):
        ordered, items, at = lines[0][0] != "-", [], 0
        while at < len(lines) and ITEM.match(lines[at]):
            text, taken = self._item_lines(lines[at:])
            items.append(self._blocks(text))
            self._note_listed(items[-1])
            at += taken
        return ("list", ordered, items), at

    def _note_listed(self, blocks):
        first = blocks[0][1] if blocks and blocks[0][0] == "paragraph" else []
        if first and first[0][0] == "link" and not first[0][1].startswith("http"):
            self.listed.append((self._section, first[0][1]))

    def _paragraph(self, lines):
        taken = self._run(lines, lambda line: line.strip() and not line.startswith(("#", "|")) and
                          not ITEM.match(line)) or 1
        text = "\n".join(line.strip() for line in lines[:taken])
        found = PICTURE.match(text)
        return (self._picture(found) if found else ("paragraph", self._spans(text))), taken

    def _picture(self, found):
        path = (self.path.parent / found["target"]).resolve()
        if not path.is_file():
            self._fault(f"picture {found['target']} is not there")
        if not found["description"]:
            self._fault(f"picture {found['target']} has no description")
        self.pictures.append(path)
        return ("picture", path, found["description"])
