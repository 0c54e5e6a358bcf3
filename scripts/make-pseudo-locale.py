#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make two languages that nobody speaks, to find what was forgotten when texts are translated.

    make-pseudo-locale.py FOLDER        writes FOLDER/en_XA and FOLDER/ar_XB

In en_XA every text stands in ⟦brackets⟧, in accented letters and longer by a third: what has
no brackets was not marked, what is cut off has no room for other languages. In ar_XB every
text runs from right to left. Needs xgettext and msgfmt.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAIN = "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz"
ACCENTED = "ÅƁÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåƀçðéĝĥîĵķļñöŕšţûŵýž"
ACCENTS = str.maketrans(PLAIN, ACCENTED)
# What must stay as it is: formats, marks of access keys, entities, tags, escapes, placeholders.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:<\w+>|(?:hh|h|ll|l|z|j|t)?[a-zA-Z%])|"
                  r"_\w|&\w+;|<[^>]+>|\\.|@\w+@|\{\w+\}")
RLO, PDF = "\u202e", "\u202c"
HEADER = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
          '"Content-Transfer-Encoding: 8bit\\n"\n'
          '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')


def change(text, word):
    """Change the words of a text and leave the rest."""
    parts, end = [], 0
    for found in KEPT.finditer(text):
        parts += [word(text[end:found.start()]), found[0]]
        end = found.end()
    return "".join(parts) + word(text[end:])


def edges(text):
    """White space and escaped new lines at both ends must stay where they are."""
    found = re.match(r"((?:\\n|\s)*)(.*?)((?:\\n|\s)*)$", text, re.DOTALL)
    return found.groups()


def accented(text):
    before, core, after = edges(text)
    more = "".join("~" if n % 6 else " " for n in range(1, len(core) // 3 + 1)).rstrip()
    return f"{before}⟦{change(core, lambda part: part.translate(ACCENTS))}{' ' if more else ''}{more}⟧{after}"


def mirrored(text):
    before, core, after = edges(text)
    return before + change(core, lambda part: re.sub(r"\w+", lambda word: RLO + word[0] + PDF, part)) + after


def extract(folder):
    """The texts to translate, as the program's own build finds them."""
    files = (ROOT / "po" / "POTFILES.in").read_text(encoding="utf-8").split()
    pot = folder / "texts.pot"
    subprocess.run(
        ["xgettext", "--from-code=UTF-8", "--no-wrap", "--add-comments", "--output", pot,
         "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
         "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
         *[ROOT / name for name in files]], check=True)
    return pot.read_text(encoding="utf-8")


def quoted(entry, keyword):
    """The text after a keyword, with the lines that follow it; None when there is none."""
    found = re.search(rf'^{keyword} ((?:".*"\n?)+)', entry, re.MULTILINE)
    return "".join(re.findall(r'"(.*)"', found[1])) if found else None


# Marks within numbers, and which way the writing runs.
FIXED = {"decimal mark": {}, "thousands mark": {}, "text direction": {"ar_XB": "rtl"}}


def translate(pot, word, language):
    texts = [HEADER]
    for entry in pot.split("\n\n")[1:]:
        one, many = quoted(entry, "msgid"), quoted(entry, "msgid_plural")
        if not one:
            continue
        fixed = FIXED.get(quoted(entry, "msgctxt"))
        if fixed is not None:
            word_here = lambda text, fixed=fixed: fixed.get(language, text)
        else:
            word_here = word
        kept = re.sub(r"^msgstr.*\Z", "", entry, flags=re.MULTILINE | re.DOTALL)
        if many is None:
            texts.append(f'{kept}msgstr "{word_here(one)}"\n\n')
        else:
            texts.append(f'{kept}msgstr[0] "{word(one)}"\nmsgstr[1] "{word(many)}"\n\n')
    return "".join(texts)


def main(target):
    with tempfile.TemporaryDirectory() as folder:
        pot = extract(Path(folder))
        for language, word in (("en_XA", accented), ("ar_XB", mirrored)):
            place = target / language / "LC_MESSAGES"
            place.mkdir(parents=True, exist_ok=True)
            source = Path(folder) / f"{language}.po"
            source.write_text(translate(pot, word, language), encoding="utf-8")
            subprocess.run(["msgfmt", "--check-format", "--output-file", place / "equalens.mo", source],
                           check=True)
    os.utime(target)  # a build asks how old the folder is


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
