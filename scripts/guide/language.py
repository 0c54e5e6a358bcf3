# SPDX-License-Identifier: GPL-3.0-or-later
"""A language of the guide: English, in which it is written, or a folder docs/guide/<code>.

The words around the pages stand in the folder's words.csv, what each figure means in po/<code>.po.
"""
import ast
import csv
import re

# What the guide says beside its pages. "#" stands for a number. The first is the language's name.
NOTHING = "Nothing found. Try fewer words, or the beginning of one."
WORDS = ("English", "Search the guide", "The formula", "1 place", "# places", "The best # places", NOTHING)
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def read_catalogue(path):
    """The texts without context of a .po file."""
    def text(quoted):
        return "".join(ast.literal_eval(line) for line in quoted.splitlines())
    entries = path.read_text(encoding="utf-8").split("\n\n") if path.is_file() else []
    found = [ENTRY.search(entry) for entry in entries if not re.search("^msgctxt|^#, .*fuzzy", entry, re.M)]
    texts = {text(entry[1]): text(entry[2]) for entry in found if entry}
    return {english: said for english, said in texts.items() if english and said}


class Language:
    """`own` are the ids of the pages that are written in it, `sources` what it was read from."""

    def __init__(self, folder, code, root, faults):
        self.folder, self.code, self.own = folder, code, set()
        self.tag = code.replace("_", "-") if code else "en-GB"
        self.place = self.tag if code else ""  # of its HTML pages; English stands above all
        self.up = "../" if code else ""
        self.sources = [root / "data" / "help" / "figures.csv"]
        self.figures = read_csv(self.sources[0])
        self._words = dict(zip(WORDS, WORDS))
        if code:
            self._read_words(folder / "words.csv", faults)
            self._read_figures(root / "po" / f"{code}.po")

    def _read_words(self, path, faults):
        rows = read_csv(path) if path.is_file() else []
        said = {row["english"]: row["translation"] for row in rows if row["translation"]}
        faults += [f"{self.code}/words.csv does not say “{word}”" for word in WORDS if word not in said]
        faults += [f"{self.code}/words.csv: nothing says “{word}”" for word in said if word not in WORDS]
        self._words.update(said)
        self.sources.append(path)

    def _read_figures(self, path):
        texts = read_catalogue(path)
        for row in self.figures:
            row.update({name: texts.get(row[name], row[name]) for name in ("title", "text", "formula")})
        self.sources.append(path)

    def word(self, english):
        return self._words[english]

    def has_picture(self, path):
        """Whether a picture was taken in it, and stands with its pages: docs/screenshots/<code>."""
        return bool(self.code) and path.parent.name == self.code

    def way_to_picture(self, path):
        return "figures/" if self.has_picture(path) else f"{self.up}figures/"

    def way_to(self, other):
        """From its folder of pages to the other's."""
        return self.up + (f"{other.place}/" if other.place else "")
