#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the files in data/: codes, roll-ups, scales, questionnaire and actions.

Usage: check-data.py [DATA_FOLDER]
Prints every fault and exits 1 when there is one. Standard library only.
"""
import csv
import re
import sys
import unicodedata
from pathlib import Path

MAIN_ORDER = ("WBRI WIRI WIRT WROM WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH "
              "BCRB BAFR BOTH CHNE OOTH not-stated").split()
BROAD = ["white", "mixed", "asian", "black", "other", "not-stated"]
# The roll-ups that a rule by prefix or by order of letters gets wrong.
ROLL_UPS = {
    "ABRI": "AOTH", "AWEL": "AOTH", "BBRI": "BOTH", "BWEL": "BOTH", "WBOS": "WOTH",
    "WOWB": "WBRI", "WCOR": "WBRI", "WIRT": "WIRT", "WROO": "WROM", "WEUR": "WOTH",
    "MWCH": "MOTH", "MWAP": "MWAS", "AAFR": "AOTH", "AKPA": "APKN", "AKAO": "AOTH",
    "BAOF": "BAFR", "BEUR": "BOTH", "CHKC": "CHNE", "ORAB": "OOTH", "OMAL": "OOTH",
    "REFU": "not-stated", "NOBT": "not-stated",
}
# Labels as forms, MIS and the Department's own files write them.
LABELS = {
    "White - British": "WBRI", "British": "WBRI", "Black/Black British: Caribbean": "BCRB",
    "Mixed: White and Black Caribbean": "MWBC", "Prefer not to say": "not-stated",
    "English, Welsh, Scottish, Northern Irish or British": "WBRI",
    "Black Carribean": "BCRB", "Bangaladeshi": "ABAN", "Asian - Chinese": "CHNE",
    "Gypsy or Irish Traveller": "white", "Asian or Asian British": "asian",
    "Asian or Asian British - Any other Asian background": "AOTH", "Arab": "ORAB",
}
NEVER_LABELS = ["All", "All pupils", "BAME", "BME", "Non-white", "Other than White",
                "Chinese or other", "Mixed and other"]
CHARACTERISTICS = ["ethnicity", "sex", "year", "sen", "fsm", "language", "disability",
                   "religion", "role", "sen-need"]
KINDS = {"strength", "area", "perception_gap", "group_gap", "uncertainty", "rri", "voice_gap",
         "change"}
THEMELESS = {"rri", "voice_gap"}
LANGUAGES = set("ar bn cy es fr gu lt pa pl pt ro so ta tr ur".split())
AUDIENCES = ["pupil", "staff", "parent"]

faults = []


def fault(text):
    faults.append(text)


def fold(text):
    """Fold a label as answers are folded: NFKC, case, dashes, quotes, white space."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    text = re.sub("[\u2018\u2019\u02bc`]", "'", text)
    return re.sub(r"\s+", " ", text).strip()


def slug(title):
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def table(folder, name, columns):
    """Read a CSV file; its columns must be exactly these, its rows complete."""
    path = folder / name
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw:
        fault(f"{name}: has a byte order mark or carriage returns")
    with path.open(newline="", encoding="utf-8") as stream:
        lines = list(stream)
        notes = next((i for i, line in enumerate(lines) if not line.startswith("#")), 0)
        reader = csv.reader(lines[notes:])
        head = next(reader)
        if head != columns.split(","):
            fault(f"{name}: columns are {','.join(head)}, expected {columns}")
        rows = []
        for number, row in enumerate(reader, notes + 2):
            if len(row) != len(head):
                fault(f"{name}, row {number}: {len(row)} cells, expected {len(head)}")
            elif any(cell != cell.strip() for cell in row):
                fault(f"{name}, row {number}: stray white space")
            rows.append(dict(zip(head, row)))
    return rows


def unique(name, values):
    seen = set()
    for value in values:
        if value in seen:
            fault(f"{name}: {value!r} is there twice")
        seen.add(value)


def synonyms(row):
    return [part for part in row["synonyms"].split("|") if part]


def unambiguous(name, rows, key, label=None):
    """No folded synonym (or code, or label) may stand for two things."""
    owner = {}
    for row in rows:
        own = synonyms(row) + [row[key]] + ([row[label]] if label else [])
        for text in own:
            first = owner.setdefault(fold(text), row[key])
            if first != row[key]:
                fault(f"{name}: {text!r} means both {first} and {row[key]}")
        unique(f"{name}, {row[key]}", [fold(text) for text in synonyms(row)])


def check_ethnicity(folder):
    codes = table(folder, "codes/ethnicity.csv", "code,name,main_code,main_name,broad")
    mains = table(folder, "codes/ethnicity-main.csv", "code,label,broad")
    broads = table(folder, "codes/ethnicity-broad.csv", "code,label")
    unique("ethnicity.csv", [row["code"] for row in codes])
    if len(codes) != 108:
        fault(f"ethnicity.csv: {len(codes)} codes, expected 108")
    if [row["code"] for row in mains] != MAIN_ORDER:
        fault("ethnicity-main.csv: not the 18 main groups and not stated, in their order")
    if [row["code"] for row in broads] != BROAD:
        fault("ethnicity-broad.csv: not the five broad groups and not stated")
    main = {row["code"]: row for row in mains}
    by_code = {row["code"]: row for row in codes}
    for row in codes:
        group = main.get(row["main_code"])
        if not group:
            fault(f"ethnicity.csv: {row['code']} rolls up to {row['main_code']}, not a main group")
        elif (group["label"], group["broad"]) != (row["main_name"], row["broad"]):
            fault(f"ethnicity.csv: {row['code']} and its main group disagree")
    for code, expected in ROLL_UPS.items():
        if by_code.get(code, {}).get("main_code") != expected:
            fault(f"ethnicity.csv: {code} should roll up to {expected}")
    if main["CHNE"]["broad"] != "asian":
        fault("ethnicity-main.csv: Chinese belongs to the broad group asian")
    return by_code


def check_labels(folder, by_code):
    labels = table(folder, "codes/ethnicity-labels.csv", "text,code")
    unique("ethnicity-labels.csv", [fold(row["text"]) for row in labels])
    known = set(by_code) | set(BROAD)
    found = {fold(row["text"]): row["code"] for row in labels}
    for row in labels:
        if row["code"] not in known:
            fault(f"ethnicity-labels.csv: {row['text']!r} maps to unknown {row['code']!r}")
    for text, code in LABELS.items():
        if found.get(fold(text)) != code:
            fault(f"ethnicity-labels.csv: {text!r} should map to {code}")
    for text in NEVER_LABELS:
        if fold(text) in found:
            fault(f"ethnicity-labels.csv: {text!r} joins several groups, so it must not map")
    for row in by_code.values():
        label = found.get(fold(row["name"]))
        rolled = by_code[label]["main_code"] if label in by_code else label
        if label is not None and rolled != row["main_code"]:
            fault(f"ethnicity-labels.csv: {row['name']!r} contradicts the code {row['code']}")


def check_groups(folder):
    groups = table(folder, "codes/groups.csv", "characteristic,code,label,synonyms")
    for name in CHARACTERISTICS[1:]:
        rows = [row for row in groups if row["characteristic"] == name]
        unique(f"groups.csv, {name}", [row["code"] for row in rows])
        unambiguous(f"groups.csv, {name}", rows, "code", "label")
        if not rows or rows[-1]["code"] != "not-stated":
            fault(f"groups.csv: {name} does not end with not-stated")
    unknown = {row["characteristic"] for row in groups} - set(CHARACTERISTICS)
    if unknown:
        fault(f"groups.csv: unknown characteristics {sorted(unknown)}")
    years = [row["code"] for row in groups if row["characteristic"] == "year"]
    expected = ["E1", "E2", "N1", "N2", "R"] + [str(n) for n in range(1, 15)] + ["not-stated"]
    if years != expected:
        fault("groups.csv: the year groups are not complete or not in order")


def check_lists(folder):
    rows = table(folder, "codes/characteristics.csv", "code,label,synonyms,order")
    if [row["code"] for row in rows] != CHARACTERISTICS:
        fault("characteristics.csv: not the ten characteristics in their order")
    if [row["order"] for row in rows] != [str(n) for n in range(1, len(rows) + 1)]:
        fault("characteristics.csv: the order is not 1, 2, 3 …")
    columns = table(folder, "codes/columns.csv", "field,synonyms,identifier")
    unique("columns.csv", [row["field"] for row in columns])
    both = [dict(row, key=row["code"]) for row in rows]
    both += [dict(row, key=row["field"]) for row in columns]
    unambiguous("characteristics.csv and columns.csv", both, "key")
    if {row["identifier"] for row in columns} != {"yes", "no"}:
        fault("columns.csv: identifier is yes or no")
    outcomes = table(folder, "codes/outcomes.csv", "kind,label,synonyms,doubtful")
    unambiguous("outcomes.csv", outcomes, "kind", "label")
    if [row["kind"] for row in outcomes] != ["suspension", "exclusion", "lunchtime"]:
        fault("outcomes.csv: the kinds are suspension, exclusion, lunchtime")
    reasons = table(folder, "codes/reasons.csv", "code,label,set")
    unique("reasons.csv", [(row["set"], row["code"]) for row in reasons])
    sizes = {name: sum(row["set"] == name for row in reasons) for name in ("old", "2020", "2026")}
    if sizes != {"old": 12, "2020": 17, "2026": 13}:
        fault(f"reasons.csv: the sets have {sizes} codes")


def check_translations(folder, synonym_rows, labels):
    """Every language has every label, and no text stands for two of them."""
    rows = table(folder, "scales/translations.csv", "language,label,text")
    owner = {}
    for row in synonym_rows:
        for text in synonyms(row) + [row["label"]]:
            owner[fold(text)] = row["label"]
    for row in rows:
        if row["label"] not in labels:
            fault(f"translations.csv: no scale has the label {row['label']!r}")
        first = owner.setdefault(fold(row["text"]), row["label"])
        if first != row["label"]:
            fault(f"translations.csv, {row['language']}: {row['text']!r} means both {first!r} "
                  f"and {row['label']!r}")
    languages = {row["language"] for row in rows}
    if languages != LANGUAGES:
        fault(f"translations.csv: languages are {sorted(languages)}")
    for language in languages:
        own = [row for row in rows if row["language"] == language]
        unique(f"translations.csv, {language}", [fold(row["text"]) for row in own])
        for label in labels - {row["label"] for row in own} - {"No"}:
            fault(f"translations.csv: nothing for {label!r} in {language}")


def check_scales(folder):
    scales = table(folder, "scales/scales.csv", "name,points,no_point")
    unique("scales.csv", [row["name"] for row in scales])
    for row in scales:
        labels = row["points"].split("|") + row["no_point"].split("|")
        unique(f"scales.csv, {row['name']}", [fold(label) for label in labels])
        if len(row["points"].split("|")) < 2:
            fault(f"scales.csv: {row['name']} has fewer than two points")
    rows = table(folder, "scales/synonyms.csv", "label,synonyms")
    unambiguous("scales/synonyms.csv", rows, "label")
    have = {row["label"] for row in rows}
    for row in scales:
        for label in row["points"].split("|") + row["no_point"].split("|"):
            if label not in have:
                fault(f"scales/synonyms.csv: nothing for {label!r} of {row['name']}")
    labels = {label for row in scales
              for label in row["points"].split("|") + row["no_point"].split("|")}
    check_translations(folder, rows, labels)
    return {row["name"] for row in scales}


def syllables(word):
    word = word.lower().replace("’", "").replace("'", "")
    groups = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$", word) and groups > 1:
        groups -= 1
    return max(groups, 1)


def reading_grade(text):
    """Flesch–Kincaid grade of one or more sentences."""
    words = re.findall(r"[A-Za-z’']+", text)
    sentences = max(1, len(re.findall(r"[.?!]", text)))
    return (0.39 * len(words) / sentences
            + 11.8 * sum(map(syllables, words)) / len(words) - 15.59)


def check_audience(rows, audience, scales):
    scored = [row for row in rows if row["audience"] == audience and row["kind"] == "scored"]
    if not 18 <= len(scored) <= 24:
        fault(f"starter.csv: {audience} has {len(scored)} scored items")
    themes = {}
    for row in scored:
        themes.setdefault(row["theme"], []).append(row)
        if row["scale"] not in scales:
            fault(f"starter.csv: {row['code']} has the unknown scale {row['scale']!r}")
        if row["reversed"] not in ("yes", "no"):
            fault(f"starter.csv: {row['code']} is neither reversed nor not")
    for theme, items in themes.items():
        if len(items) < 2:
            fault(f"starter.csv: {audience} has one item only for {theme}")
    if not any(row["reversed"] == "yes" for row in scored):
        fault(f"starter.csv: {audience} has no reversed item")
    comments = [row for row in rows if row["audience"] == audience and row["kind"] == "comment"]
    if len(comments) != 2:
        fault(f"starter.csv: {audience} has {len(comments)} comment questions")
    return scored, list(themes)


def check_questionnaire(folder):
    scales = check_scales(folder)
    rows = table(folder, "questionnaires/starter.csv",
                 "code,audience,kind,theme,text,scale,reversed,characteristic")
    unique("starter.csv", [row["code"] for row in rows])
    unique("starter.csv", [(row["audience"], fold(row["text"])) for row in rows])
    themes = {}
    for audience in AUDIENCES:
        scored, themes[audience] = check_audience(rows, audience, scales)
        if audience == "pupil":
            grade = reading_grade(" ".join(row["text"] for row in scored))
            if grade > 4:
                fault(f"starter.csv: the pupil items read at grade {grade:.1f}, over 4")
    if len(themes["pupil"]) != 7 or any(themes[a] != themes["pupil"] for a in AUDIENCES):
        fault("starter.csv: the audiences do not share the seven themes in one order")
    for row in rows:
        if row["kind"] == "characteristic" and row["characteristic"] not in CHARACTERISTICS:
            fault(f"starter.csv: {row['code']} has the unknown {row['characteristic']!r}")
        if row["kind"] not in ("scored", "characteristic", "comment", "ignore"):
            fault(f"starter.csv: {row['code']} has the unknown kind {row['kind']!r}")
    return [slug(theme) for theme in themes["pupil"]]


def check_actions(folder, themes):
    rows = table(folder, "actions/actions.csv", "code,theme,kind,audience,priority,activity,"
                 "success_measure,owner,governance")
    unique("actions.csv", [row["code"] for row in rows])
    unique("actions.csv", [row["activity"] for row in rows])
    if len(rows) < 60:
        fault(f"actions.csv: {len(rows)} actions, expected 60 or more")
    for row in rows:
        if row["kind"] not in KINDS or row["audience"] not in AUDIENCES + ["any"]:
            fault(f"actions.csv: {row['code']} has an unknown kind or audience")
        if row["theme"] and row["kind"] in THEMELESS:
            fault(f"actions.csv: {row['code']}: {row['kind']} has no theme")
        if row["theme"] and row["theme"] not in themes:
            fault(f"actions.csv: {row['code']} has the unknown theme {row['theme']!r}")
        if row["priority"] not in ("1", "2", "3"):
            fault(f"actions.csv: {row['code']} has the priority {row['priority']!r}")
        if not all(row[name] for name in ("activity", "success_measure", "owner", "governance")):
            fault(f"actions.csv: {row['code']} is not complete")
    have = {(row["theme"], row["kind"]) for row in rows if row["audience"] == "any"}
    for kind in KINDS:
        # Without a theme: for the themes of schools' own questionnaires.
        for theme in [""] if kind in THEMELESS else themes + [""]:
            if (theme, kind) not in have:
                fault(f"actions.csv: no action for any audience on {theme or 'no theme'}, {kind}")


def check_texts(folder):
    """Files that are only read out: every row complete, every code once."""
    for name, columns in (("help/figures", 4), ("accreditation/stages", 3),
                          ("accreditation/criteria", 3), ("accreditation/levels", 3)):
        with open(folder / f"{name}.csv", newline="", encoding="utf-8") as f:
            rows = list(csv.reader(f))[1:]
        if not rows or any(len(row) != columns or not all(row) for row in rows):
            fault(f"{name}.csv: a row is not complete")
        if len({row[0] for row in rows}) != len(rows):
            fault(f"{name}.csv: a code stands twice")


def check_words(folder):
    """Words that are nobody's name: folded as answers are, each once."""
    for name in ("words/ordinary.csv", "words/things.csv"):
        words = [row["word"] for row in table(folder, name, "word")]
        for word in words:
            if word != fold(word) or " " in word or words.count(word) > 1:
                fault(f"{name}: “{word}” is not one word in small letters, or stands twice")


def main():
    default = Path(__file__).resolve().parent.parent / "data"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    check_labels(folder, check_ethnicity(folder))
    check_groups(folder)
    check_lists(folder)
    check_actions(folder, check_questionnaire(folder))
    check_texts(folder)
    check_words(folder)
    for text in faults:
        print(text)
    if not faults:
        print(f"{folder.name}: all checks passed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
