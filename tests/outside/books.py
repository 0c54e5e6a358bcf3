# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a school's workbook and of its tidy table, cell by cell, as further lines of
got.csv. The workbook is read from its XML, as nothing of the program's own would."""
import csv
import json
import re
import zipfile
from itertools import zip_longest
from pathlib import Path
from xml.etree import ElementTree

DATA = Path(__file__).resolve().parents[2] / "data/codes"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
AUDIENCES = {"Pupils": "pupil", "Staff": "staff", "Parents": "parent"}
KINDS = {"Suspensions": "suspension", "Permanent exclusions": "exclusion",
         "Lunchtime exclusions": "lunchtime", "Who answered: Pupils": "answered"}
TABLES = {"Ethnic group": "ethnicity-full", "Ethnic group (broad)": "ethnicity-broad",
          "Sex": "sex-full", "Year group": "year-full"}
EVIDENCE = {"evidence not clear": "not clear", "some evidence": "some", "clear evidence": "clear"}
FROM = {"pupils": "pupils", "counting repeats": "events"}


# ── a workbook ──

def column_of(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference).group():
        number = 26 * number + ord(letter) - 64
    return number - 1


def value_of(cell, strings):
    value = cell.find(MAIN + "v")
    if value is None or value.text is None:
        return ""
    return strings[int(value.text)] if cell.get("t") == "s" else (
        value.text if cell.get("t") == "str" else float(value.text))


def rows_of(book, path, strings):
    number = 0
    for row in ElementTree.fromstring(book.read(path)).iter(MAIN + "row"):
        for number in range(number + 1, int(row.get("r"))):
            yield []
        number = int(row.get("r"))
        cells = {column_of(c.get("r")): value_of(c, strings) for c in row.iter(MAIN + "c")}
        yield [cells.get(i, "") for i in range(max(cells, default=-1) + 1)]


def read_book(path):
    """Its sheets by name, each a list of rows of texts and numbers."""
    with zipfile.ZipFile(path) as book:
        strings = ["".join(t.text or "" for t in s.iter(MAIN + "t"))
                   for s in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        targets = {r.get("Id"): r.get("Target") for r in
                   ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        sheets = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")
        return {s.get("name"): list(rows_of(book, "xl/" + targets[s.get(REL + "id")], strings))
                for s in sheets}


def tables(rows, *head, open_at=1):
    """The tables whose headings begin so: where each begins, its headings and its rows, which all
    have something in one of the columns."""
    for at, row in enumerate(rows):
        if tuple(row[:len(head)]) != head:
            continue
        end = at + 1
        while end < len(rows) and len(rows[end]) > open_at and rows[end][open_at] != "" and \
                tuple(rows[end][:len(head)]) != head:
            end += 1
        yield at, row, rows[at + 1:end]


# ── what a cell says ──

def word(cell, parts=1):
    if cell == "hidden":
        return "hidden"
    if isinstance(cell, float):
        value = cell / parts
        return str(int(value)) if value.is_integer() else repr(value)
    return "null" if cell == "" or cell.startswith("–") else cell


def spread(row, at, names):
    """Figures from the column on: "score+" has its two ends after it, "change%" is in points."""
    for name in names:
        parts = 100 if "%" in name else 1
        plain = name.strip("+%")
        for end in ("", "_low", "_high") if "+" in name else ("",):
            yield plain + end, word(row[at] if at < len(row) else "", parts)
            at += 1


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def group_codes():
    """By characteristic, and for ethnic groups by detail too: which label is of which code."""
    found = {}
    for name, table in (("ethnicity-main", "ethnicity-full"), ("ethnicity-broad", "ethnicity-broad")):
        with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as f:
            found[table] = {r["label"]: r["code"] for r in csv.DictReader(f)}
    with open(DATA / "groups.csv", encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            found.setdefault(r["characteristic"] + "-full", {})[r["label"]] = r["code"]
    return found


CODES = group_codes()


def code_of(table, label):
    return "not-stated" if label == "Not stated" else CODES[table].get(label, label)


# ── sheets ──

def summary(sheets):
    for _, _, rows in tables(sheets["Summary"], "Audience", "Respondents"):
        for row in rows:
            yield "scores-book-themes", AUDIENCES[row[0]], "respondents", word(row[1])
            yield "scores-book-themes", AUDIENCES[row[0]], "invited", word(row[3])


THEME = ["n", "score+", "favourable+", "n_effective", "uncertain", "alpha", "questions"]
CHANGE = ["change+", "favourable_change+%"]


def themes(sheets):
    for _, head, rows in tables(sheets["Themes"], "Theme", "Audience", "Respondents", "Score"):
        if "Weighted" in head:
            continue
        for row in rows:
            path = f"{AUDIENCES[row[1]]}/{slug(row[0])}"
            for field, value in spread(row, 2, THEME + (CHANGE if len(head) > 13 else [])):
                yield "scores-book-themes", path, field, value
    for _, head, rows in tables(sheets["Themes"], "Theme score, 0 to 100"):
        for row in rows:
            for audience, cell in zip(head[1:], row[1:]):
                if audience in AUDIENCES and cell != "" and word(cell) != "null":
                    yield "scores-book-matrix", f"{AUDIENCES[audience]}/{slug(row[0])}", "score", word(cell)


def progress(sheets):
    for _, _, rows in tables(sheets.get("Progress", []), "Theme", "Audience"):
        for row in rows:
            path = f"{AUDIENCES[row[1]]}/{slug(row[0])}"
            for field, value in spread(row, 2, ["before+", "n_before", "score+", "n", "change+"]):
                yield "scores-book-progress", path, field, value
            for field, value in spread(row, 14, ["favourable_change+%"]):
                yield "scores-book-progress", path, field, value


def groups(sheets):
    names = ["n", "score+", "favourable+", "favourable_difference+%", "effect_size"]
    for _, _, rows in tables(sheets["Groups"], "Characteristic", "Group"):
        for row in rows:
            table = TABLES[row[0]]
            path = (f"{AUDIENCES[row[2]]}/{slug(row[3])}/{table.split('-')[0]}="
                    f"{code_of(table, row[1])}")
            for field, value in spread(row, 4, names):
                yield f"scores-book-{table}", path, field, value


def questions(sheets):
    names = ["n", "favourable+", "neutral", "unfavourable", "no_point", "blank", "unread"]
    for _, head, rows in tables(sheets["Questions"], "Audience", "Code"):
        also = ["favourable_change+%", "effect_size"] if "Change" in head else []
        for row in rows:
            for field, value in spread(row, 5, names + also):
                yield "items-book", f"{AUDIENCES[row[0]]}/{row[1]}", field, value
    for _, head, rows in tables(sheets["Answers"], "Audience", "Code", "Question"):
        for row in rows:
            for label, cell in zip(head[3:], row[3:]):
                yield "items-answers", f"{AUDIENCES[row[0]]}/{row[1]}", f"label:{label}", word(cell)


RATES = ["census", "outcomes", "rate_per_100", "rri+", "difference", "p", "p_adjusted"]
TOTALS = re.compile(r"In total: (.*?); on roll: (.*?)\. ")


def rate_table(run, table, rows):
    for row in rows:
        group = code_of(table, row[0])
        for field, value in spread(row, 1, RATES):
            yield run, group, field, value
        judged = [row[i] if i < len(row) else "" for i in (10, 11, 12)]
        for field, value in zip(("class", "evidence", "evidence_from"),
                                (judged[0], EVIDENCE.get(judged[1], judged[1]), FROM.get(judged[2], ""))):
            yield run, group, field, word(value)


def stage_table(run, table, rows, census):
    for row in rows:
        group = code_of(table, row[0])
        yield run, group, "census", census.get(group, "null")
        for field, value in spread(row, 1, ["previous", "outcomes", "rri_previous+"]):
            yield run, group, field, value


def rates(sheets):
    rows, run, table, census = sheets["Exclusions and suspensions"], None, None, {}
    heads = {at: (head, part) for at, head, part in tables(rows, "Group")}
    for at, row in enumerate(rows):
        title = re.fullmatch("(.*) – (.*)", row[0]) if row and isinstance(row[0], str) else None
        if title and title[1] in KINDS and title[2] in TABLES:
            table = TABLES[title[2]]
            run = f"rri-book-{KINDS[title[1]]}-{table}"
        totals = TOTALS.match(row[0]) if row and isinstance(row[0], str) else None
        if totals:
            yield run, "", "outcome_total", word(totals[1])
            yield run, "", "census_total", word(totals[2])
        if at in heads and heads[at][0][1] == "On roll":
            found = list(rate_table(run, table, heads[at][1]))
            census = {group: value for _, group, field, value in found if field == "census"}
            yield from found
        elif at in heads:
            yield from stage_table(run.replace("rri-book", "rri-stage"), table, heads[at][1], census)


SHEETS = (summary, themes, progress, groups, questions, rates)


# ── the tidy table ──

ENDS = {"score", "favourable", "change", "favourable_change", "difference", "favourable_difference"}
RATE_ENDS = {"rri", "rri_previous"}
MEASURES = {
    "audiences": ["respondents", "invited"],
    "themes": ["score", "favourable", "n_effective", "alpha", "uncertain", "change", "favourable_change"],
    "groups": ["score", "favourable", "n_effective", "difference", "favourable_difference"],
    "items": ["favourable", "neutral", "unfavourable", "blank"],
    "rri": ["census", "outcomes", "rate_per_100", "rri", "difference", "p", "p_adjusted"],
}


def tidy_place(row):
    """The run and the object that a row is of, and the measures that these have."""
    table, audience = row["table"], row["audience"]
    if table in ("audiences", "themes"):
        return "scores-tidy-themes", "/".join(filter(None, (audience, row["theme"]))), MEASURES[table]
    if table.startswith("groups"):
        detail = "broad" if table.endswith("broad") else "full"
        return (f"scores-tidy-{row['characteristic']}-{detail}",
                f"{audience}/{row['theme']}/{row['characteristic']}={row['group']}", MEASURES["groups"])
    if table == "items":
        return "items-tidy", f"{audience}/{row['item']}", MEASURES["items"]
    return None


def tidy_rates(rows):
    """The totals of a table stand before its groups, which say by which characteristic they are."""
    totals = []
    for row in rows:
        if not row["table"].startswith("rri"):
            continue
        if not row["group"]:
            totals = totals[-1:] + [row]
            continue
        table, kind, _, _ = row["table"].split(":")
        run = f"rri-tidy-{kind}-{row['characteristic']}-{'broad' if table == 'rri_broad' else 'full'}"
        for total in totals:
            yield run, "", {"census": "census_total", "outcomes": "outcome_total"}[total["measure"]], total
        totals = []
        yield run, row["group"], row["measure"], row


def ends_of(table):
    return RATE_ENDS if table.startswith("rri") else ENDS


def tidy_figures(row, measure):
    hidden = row["hidden"] == "yes"
    yield measure, "hidden" if hidden else row["value"]
    for end in ("low", "high") if measure in ends_of(row["table"]) else ():
        yield f"{measure}_{end}", "hidden" if hidden else row[end] or "null"


def tidy_all(rows):
    known, measures = {}, {}
    for row in rows:
        place = tidy_place(row)
        if place is None:
            continue
        run, path, names = place
        measures[run, path] = names
        if row["table"] != "audiences":
            known[run, path, "n"] = row["n"] or "hidden"
        for field, value in tidy_figures(row, row["measure"]):
            known[run, path, field] = value
    for run, path, measure, row in tidy_rates(rows):
        if path:
            measures[run, path] = MEASURES["rri"] + (["rri_previous"] if "-exclusion-" in run else [])
        for field, value in tidy_figures(row, measure):
            known[run, path, field] = value
    # what cannot be worked out has no row
    for (run, path), names in measures.items():
        for name in names:
            for end in ("", "_low", "_high") if name in ends_of(run) else ("",):
                known.setdefault((run, path, name + end), "null")
    return known


def sentences(folder):
    """What stands out, by the workbook and by the command line: the same in the same order."""
    folder = Path(folder)
    if not (folder / "book.xlsx").exists() or not (folder / "findings.json").exists():
        return []
    told = json.loads((folder / "findings.json").read_text("utf-8") or '{"findings": []}')["findings"]
    rows = [row for _, _, rows in tables(read_book(folder / "book.xlsx")["Summary"], "What stands out", "Audience",
                                         "Group", "In words", open_at=3) for row in rows]
    written = [row[3] for row in rows]
    return [f"summary: {a!r}, but findings say {b!r}"
            for a, b in zip_longest(written, [one["sentence"] for one in told]) if a != b]


def append_figures(folder):
    """Adds them to got.csv; a book that was refused has none."""
    folder, lines = Path(folder), []
    if (folder / "book.xlsx").exists():
        sheets = read_book(folder / "book.xlsx")
        lines += [line for sheet in SHEETS for line in sheet(sheets)]
    if (folder / "tidy.csv").exists():
        with open(folder / "tidy.csv", encoding="utf-8", newline="") as f:
            lines += [(*key, value) for key, value in tidy_all(list(csv.DictReader(f))).items()]
    with open(folder / "got.csv", "a", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows(lines)
