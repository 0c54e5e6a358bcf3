# SPDX-License-Identifier: GPL-3.0-or-later
"""What the search field of the HTML guide looks through: an entry for each section of each page.

Browsers let a page that was opened from the disk run scripts, but not read files, so the index is
a script too: it sets GUIDE_INDEX to a list of [page, anchor, title, heading, text], and GUIDE_WORDS
to what the field says, in the language of the pages.
"""
import json
import shutil
import subprocess

from . import markup
from .language import NOTHING

BEGIN, END = "window.GUIDE_INDEX = ", ";\n"


def words(block):
    """All that is to be read in a block."""
    kind = block[0]
    if kind == "heading":
        return markup.plain(block[2])
    if kind == "paragraph":
        return markup.plain(block[1])
    if kind == "picture":
        return block[2]
    if kind == "list":
        return " ".join(words(part) for item in block[2] for part in item)
    if kind == "table":
        return " ".join(markup.plain(cell) for row in [block[1], *block[2]] for cell in row)
    return block[1] if kind == "code" else ""


def entries(page):
    found = [[page.id, "", page.title, "", []]]
    for block in page.blocks[1:]:
        if block[0] == "heading":
            heading = words(block)
            found.append([page.id, block[3], page.title, heading, []])
        elif block[0] == "figures":
            found += [[page.id, row["code"], page.title, row["title"], [row["text"], row["formula"]]]
                      for row in block[1]]
        else:
            found[-1][4].append(words(block))
    return [[*entry[:4], " ".join(" ".join(entry[4]).split())] for entry in found]


def index(pages, order):
    return [entry for name in order for entry in entries(pages[name])]


def write(folder, language, pages, order):
    said = {"one": language.word("1 place"), "many": language.word("# places"),
            "best": language.word("The best # places"), "none": language.word(NOTHING)}
    text = json.dumps(index(pages, order), ensure_ascii=False, separators=(",", ":"))
    (folder / "search-index.js").write_text(
        f"window.GUIDE_WORDS = {json.dumps(said, ensure_ascii=False)};\n{BEGIN}{text}{END}", encoding="utf-8")


# ── checking ──

# What people look for in English, and the page they should find.
WANTED = [
    ("reference group", "page-outcomes"),
    ("small groups hid", "hiding"),
    ("MASK words", "page-voices"),
    ("relative rate index", "numbers"),
    ("undo", "page-import"),
]
SCRIPT = """
const fs = require("fs"), vm = require("vm"), window = {};
const context = vm.createContext({window});
for (const file of process.argv.slice(1, 3))
    vm.runInContext(fs.readFileSync(file, "utf8"), context);
const found = JSON.parse(process.argv[3]).map(
    (words) => window.GuideSearch.find(window.GUIDE_INDEX, words).map((hit) => hit.page));
console.log(JSON.stringify(found));
"""


def check_script(folder, language, wanted, faults):
    """Where there is something that runs it: the first hits are what one would look for."""
    node = shutil.which("node")
    if node is None:
        return
    asked = [query for query, _ in wanted] + ["no such wordzzz", ""]
    files = [folder / "search-index.js", folder / language.up / "search.js"]
    done = subprocess.run([node, "-e", SCRIPT, *files, json.dumps(asked)], capture_output=True,
                          text=True, timeout=60, check=False)
    if done.returncode != 0:
        faults.append(f"search.js: {done.stderr.strip()}")
        return
    *found, none, empty = json.loads(done.stdout)
    for (query, page), pages in zip(wanted, found):
        if page not in pages[:5]:
            faults.append(f"search.js: “{query}” finds {pages[:5]}, not {page}")
    if none or empty:
        faults.append("search.js: finds something for words that nobody wrote, or for none")


def check(folder, language, pages, order, faults):
    """Every page can be found, every place that is found is there, and every page has the field."""
    text = (folder / "search-index.js").read_text(encoding="utf-8")
    found = json.loads(text.partition(BEGIN)[2][:-len(END)])
    for lost in sorted(set(order) - {entry[0] for entry in found}):
        faults.append(f"search-index.js: {lost} cannot be found")
    for name in order:
        page = (folder / f"{name}.html").read_text(encoding="utf-8")
        for part in ('id="guide-search"', f'src="{language.up}search.js"'):
            if part not in page:
                faults.append(f"{name}.html: no search field: {part} is missing")
        for anchor in {entry[1] for entry in found if entry[0] == name and entry[1]}:
            if f'id="{anchor}"' not in page:
                faults.append(f"search-index.js: {name}.html has no place {anchor}")
    titles = [(pages[name].title, name) for name in order]
    check_script(folder, language, titles + ([] if language.code else WANTED), faults)
