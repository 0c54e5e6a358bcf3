#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the command line in languages that nobody speaks, where numbers have a comma, and in Welsh.

Usage: check-languages.py EQUALENS_CLI LOCALE_FOLDER PLACES_FOLDER TRANSLATIONS_FOLDER

In en_XA (scripts/make-pseudo-locale.py) every text of the program stands in ⟦brackets⟧: words
outside them were not marked for translation, unless they are the school's own or a name that
stays the same in every language. In ar_XB everything must run as it does in English. In a
place where one writes 2,8 files for programs and for Excel are the same as anywhere else. In
Welsh, from files to the workbook, no text is met in English that has a translation, and what
programs read has the names and figures it has in English.
"""
import csv
import gettext
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CLI, LOCALES, PLACES, TRANSLATIONS = (str(Path(argument).resolve()) for argument in sys.argv[1:5])
DATA = Path(os.environ["EQUALENS_DATA_DIR"])
SAMPLE = DATA / "sample"
faults = []


def fault(text):
    faults.append(text)


def run(folder, *arguments, language="en_XA", place="en_GB.UTF-8", locales=LOCALES, expect=0):
    environment = dict(os.environ, LANGUAGE=language, LC_ALL=place, LOCPATH=PLACES,
                       EQUALENS_LOCALE_DIR=locales, XDG_DATA_HOME=str(folder / "home"))
    result = subprocess.run([CLI, *map(str, arguments)], cwd=folder, env=environment,
                            capture_output=True, text=True, check=False)
    if result.returncode != expect:
        fault(f"{language} {place} {' '.join(map(str, arguments))}: exit status "
              f"{result.returncode}: {result.stderr[-300:]}")
    return result


# ── words outside brackets ──

def cells_of(path):
    """All texts of a workbook."""
    texts = []
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/") and name.endswith(".xml"):
                texts += re.findall(r"<(?:x:)?t(?: [^>]*)?>([^<]*)<", book.read(name).decode("utf-8"))
    return [html.unescape(text) for text in texts]


def whole_texts(path):
    """What stands on the sheets; a text that goes over several rows as one. Names of sheets are cut."""
    with zipfile.ZipFile(path) as book:
        shared = [html.unescape("".join(re.findall(r"<t(?: [^>]*)?>([^<]*)<", item)))
                  for item in re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode("utf-8"), re.S)]
        for name in sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet")):
            text = ""
            for index in re.findall(r'<c [^>]*t="s"[^>]*><v>(\d+)<', book.read(name).decode("utf-8")):
                text = f"{text} {shared[int(index)]}".strip()
                if text.count("⟦") <= text.count("⟧") or len(text) <= 31:
                    yield text
                    text = ""
            if text:
                fault(f"{name}: a text without an end: {text[:160]}")


def own_words():
    """What is not the program's: questions, themes, answers, groups' codes, comments."""
    words = []
    for folder in ("questionnaires", "sample", "scales"):
        for path in sorted((DATA / folder).glob("*.[cx][sm][vl]")):
            raw = path.read_bytes()
            try:
                words.append(raw.decode("utf-8"))
            except UnicodeDecodeError:
                words.append(raw.decode("cp1252"))
    for path in sorted(SAMPLE.glob("*.xlsx")):
        words += cells_of(path)
    return re.sub(r"\s+", " ", " ".join(words)).casefold()


def rows_of(name):
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def named():
    """Names in data/ that are the program's, though a school may put its own in their place: each
    with its context in the catalogues."""
    names = {(row["theme"], "theme") for row in rows_of("questionnaires/starter.csv")}
    names |= {(label, "answer") for row in rows_of("scales/scales.csv")
              for column in ("points", "no_point") for label in row[column].split("|")}
    # People write “No.” of their own, too.
    return {name: context for name, context in names if len(name) > 3}


NAMED = named()


def outside(text):
    """The text without what is in brackets, innermost first."""
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "\0", text)
    return text


# Stay the same in every language: keys and codes of the command line, kinds of file.
NAMES = re.compile(r"(?<!\w)--?[a-z-]+|\b[0-9a-f]{64}\b|\b[a-z]+\.[a-z]+\b|equalens-cli|[\w.-]+\.(?:csv|xlsx|xml|equalens|pdf|eqpack|eqnet)|"
                   r"\b[A-Z][A-Z0-9|_.-]+\b|\b(?:csv|json|table|urn)\b|\bA\d+\b|[a-z.]+=\S*")


def check_marked(title, text, words, keys=()):
    for line in text.splitlines():
        for piece in re.split(r"\0|\s{2,}|[│─]+|…$", outside(line)):
            whole = piece.strip(" :,;.()[]|“”–-→·*✔▲")
            piece = NAMES.sub("", whole).strip(" :,;.()[]|“”–-→·*✔▲")
            if whole in NAMED:
                fault(f"{title}: in English: {whole!r} in {line.strip()[:160]}")
            if (re.search(r"[A-Za-z]{3}", piece) and whole not in keys and piece not in keys and
                    piece.casefold() not in words and
                    any(part.casefold() not in words for part in whole.split(", "))):
                fault(f"{title}: not marked: {piece!r} in {line.strip()[:160]}")


def fill(folder, **where):
    run(folder, "new", "s.equalens", "--school", "Sampleton High School", **where)
    said = ""
    for name, audience in (("pupil-responses.xlsx", "pupil"), ("staff-responses.csv", "staff"),
                           ("parent-responses.csv", "parent")):
        said += run(folder, "import", "s.equalens", SAMPLE / name, "--audience", audience,
                    "--wave", "Autumn", **where).stderr
    said += run(folder, "census", "s.equalens", SAMPLE / "census.xml", **where).stderr
    return said + run(folder, "outcomes", "s.equalens", SAMPLE / "suspensions.csv", **where).stderr


LOOKS = [["scores"], ["scores", "--by", "sex"], ["items"], ["rri"], ["rri", "--by", "sex", "--against", "rest"],
         ["rri", "--kind", "answered"], ["findings"], ["imports"], ["plan", "--propose"], ["accreditation"],
         ["check"], ["comments", "--theme", "belonging-and-identity"]]
WRONG = [["scores", "none.equalens"], ["rri", "s.equalens", "--by", "weather"], ["dance"],
         ["import", "s.equalens", "none.csv", "--audience", "pupil", "--wave", "A"],
         ["set", "s.equalens", "k=2"], ["set", "s.equalens", "colour=blue"], ["scores"],
         ["rri", "s.equalens", "--kind", "weather"], ["census", "s.equalens", SAMPLE / "staff-responses.csv"]]


def check_brackets(folder):
    words = own_words()
    keys = {"Sampleton High School", "Autumn", "pupil", "staff", "parent", "stage", "criterion", "level",
            "responses", "census", "outcomes", "microsoft-forms", "google-forms", "surveymonkey",
            "school-census", "suspensions-log", "table"}
    keys |= {row["code"] for path in (DATA / "accreditation").glob("*.csv")
             for row in csv.DictReader(path.open(encoding="utf-8"))}
    usage = run(folder, "--help").stdout
    check_marked("help", re.sub(r"^  [a-z]+ ", "", usage, flags=re.MULTILINE), words, keys)
    check_marked("bringing in", fill(folder), words, keys)
    preview = run(folder, "import", "s.equalens", SAMPLE / "staff-responses.csv", "--audience", "staff",
                  "--wave", "Spring", "--dry-run").stdout
    if "⟦[" not in preview or "[date removed]" in preview:
        fault("the marks of what was taken out of a file’s samples are in English")
    for look in LOOKS:
        result = run(folder, look[0], "s.equalens", *look[1:])
        check_marked(" ".join(look), result.stdout + result.stderr, words, keys)
    for wrong in WRONG:
        result = subprocess.run(
            [CLI, *map(str, wrong)], cwd=folder, capture_output=True, text=True, check=False,
            env=dict(os.environ, LANGUAGE="en_XA", LC_ALL="en_GB.UTF-8", LOCPATH=PLACES,
                     EQUALENS_LOCALE_DIR=LOCALES))
        if "⟦" not in result.stderr or result.returncode not in (1, 2):
            fault(f"{wrong}: {result.returncode}, {result.stderr}")
        check_marked(str(wrong[0]), result.stderr, words, keys)


# ── the workbook ──

def check_workbook(title, path):
    """Every number in it is one that Excel reads."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            text = book.read(name).decode("utf-8", "replace")
            for value in re.findall(r"<(?:v|c:v|formula)>(-?\d+,\d+)</|=\"(-?\d+,\d+)\"", text):
                fault(f"{title}, {name}: the number {value}")
                break


def check_book_marked(folder):
    run(folder, "workbook", "s.equalens", "-o", "w.xlsx")
    check_chosen(folder)
    words = own_words() + " sampleton high school autumn"
    for text in whole_texts(folder / "w.xlsx"):
        check_marked("workbook", re.sub(r"\s+", " ", text), words)


def check_chosen(folder):
    """A document in another language than the program's is the same as from a program in it."""
    plain = {"language": "en", "place": "C.UTF-8"}
    said = run(folder, "workbook", "s.equalens", "-o", "chosen.xlsx", "--language", "en_XA", **plain)
    if "⟦" in said.stdout + said.stderr:
        fault("the program speaks another language than it was asked to")
    if cells_of(folder / "chosen.xlsx") != cells_of(folder / "w.xlsx"):
        fault("the workbook in a chosen language differs from the program's in it")
    run(folder, "report", "s.equalens", "-o", "chosen.pdf", "--language", "ar_XB", **plain)
    run(folder, "plan", "s.equalens", "--propose", **plain)
    run(folder, "workbook", "s.equalens", "-o", "plan.xlsx", "--language", "en_XA", **plain)
    back = run(folder, "plan", "s.equalens", "--read-back", "plan.xlsx", **plain)
    if not back.stderr.startswith("0 actions changed, 0 "):
        fault(f"an unchanged plan in another language came back as: {back.stderr}")
    refused = run(folder, "workbook", "s.equalens", "-o", "x.xlsx", "--language", "xx", expect=1, **plain)
    if "en_XA" not in refused.stderr:
        fault(f"an unknown language: {refused.stderr}")


# ── other places ──

def check_places(folder):
    """German has a comma in numbers, Turkish an i of its own."""
    plain = None
    for place in ("C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
        here = folder / place
        here.mkdir()
        where = {"language": "en", "place": place}
        fill(here, **where)
        got = [run(here, command, "s.equalens", "--format", form, **where).stdout
               for command in ("scores", "items", "rri") for form in ("json", "csv")]
        for text in got[::2]:
            json.loads(text)
        for text in got[1::2]:
            if len({len(row) for row in csv.reader(io.StringIO(text))}) != 1:
                fault(f"{place}: rows of different lengths")
        plain = plain or got
        if got != plain:
            fault(f"{place}: figures for programs differ from those elsewhere")
        run(here, "workbook", "s.equalens", "-o", "w.xlsx", **where)
        check_workbook(place, here / "w.xlsx")
        run(here, "tidy", "s.equalens", "-o", "t.csv", **where)
    shown = run(folder / "de_DE.UTF-8", "scores", "s.equalens", "--by", "sex", language="en",
                place="de_DE.UTF-8").stdout
    if (folder / "de_DE.UTF-8" / "t.csv").read_bytes() != (folder / "C.UTF-8" / "t.csv").read_bytes():
        fault("de_DE.UTF-8: the tidy table differs")
    if not shown:
        fault("de_DE.UTF-8: nothing is shown")


# ── a language that people speak ──

FORMS = [["scores"], ["items"], ["rri"], ["findings"], ["plan"], ["imports"], ["accreditation"]]


def shape(value):
    """What a program looks for in JSON: names, figures and codes, but no text for people."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return value if not isinstance(value, str) or re.fullmatch(r"[a-z0-9_:=.-]*", value) else "text"


def as_asked(value):
    """What a program finds of the questionnaire: names of themes, which no language changes."""
    if isinstance(value, list):
        return [one for inner in value for one in as_asked(inner)]
    if not isinstance(value, dict):
        return []
    own = [value[name] for name in ("theme", "theme_label") if name in value]
    own += [value["label"]] if "alpha" in value else []
    return own + as_asked(list(value.values()))


def column(text, name):
    return [row.get(name) for row in csv.DictReader(io.StringIO(text))]


def head(text):
    return next(csv.reader(io.StringIO(text)))


def catalogue():
    with (Path(TRANSLATIONS) / "cy" / "LC_MESSAGES" / "equalens.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)


def check_welsh_book(path, english, welsh):
    """No cell holds a text that should have been translated; sheets have Welsh names of their own."""
    words = own_words()
    for text in sorted(set(cells_of(path)) & set(cells_of(english))):
        said = welsh.pgettext(NAMED[text], text) if text in NAMED else text
        if said != text or (welsh.gettext(text) != text and text.casefold() not in words):
            fault(f"Welsh workbook: {text!r} is in English")
    if any("England 20" in text for text in cells_of(path)):
        fault("Welsh workbook: England is in English")
    with zipfile.ZipFile(path) as book:
        names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode("utf-8"))
    for name in ("Summary", "Themes", "Action plan", "About the data"):
        if welsh.pgettext("sheet", name) == name or welsh.pgettext("sheet", name) not in names:
            fault(f"Welsh workbook: no sheet for {name!r} among {names}")


def check_welsh(folder):
    """Beside what check_places() left in English."""
    there, here = folder / "C.UTF-8", folder / "welsh"
    english = {"language": "en"}
    welsh = {"language": "cy", "place": "cy_GB.UTF-8", "locales": TRANSLATIONS}
    here.mkdir()
    fill(here, **welsh)
    for place, where in ((here, welsh), (there, english)):
        run(place, "plan", "s.equalens", "--propose", **where)
        run(place, "workbook", "s.equalens", "-o", "w.xlsx", "--beside", "england", **where)
    run(here, "report", "s.equalens", "-o", "r.pdf", **welsh)
    check_workbook("Welsh", here / "w.xlsx")
    check_welsh_book(here / "w.xlsx", there / "w.xlsx", catalogue())
    for form in FORMS:
        said = [[run(place, *form, "s.equalens", "--format", kind, **where).stdout
                 for place, where in ((here, welsh), (there, english))] for kind in ("json", "csv")]
        if len({json.dumps(shape(json.loads(text))) for text in said[0]}) != 1:
            fault(f"{form[0]}: the JSON in Welsh has other names or figures")
        if as_asked(json.loads(said[0][0])) != as_asked(json.loads(said[0][1])):
            fault(f"{form[0]}: the JSON in Welsh has other names of themes")
        for name in ("theme", "theme_label"):
            if column(said[1][0], name) != column(said[1][1], name):
                fault(f"{form[0]}: the CSV in Welsh has another {name}")
        if head(said[1][0]) != head(said[1][1]):
            fault(f"{form[0]}: the CSV in Welsh has other columns: {head(said[1][0])}")
    packs = []
    for place, where in ((here, welsh), (there, english)):
        run(place, "pack", "s.equalens", "-o", "s.eqpack", **where)
        packs.append(json.loads((place / "s.eqpack").read_text(encoding="utf-8")))
        packs[-1].pop("sha256")
    if packs[0] != packs[1]:
        fault("a pack made in Welsh differs from the same made in English")
    back = run(here, "plan", "s.equalens", "--read-back", "w.xlsx", **welsh)
    said = catalogue()
    none = said.ngettext("%u action changed, %u came new.\n", "%u actions changed, %u came new.\n",
                         0).replace("%u", "0").strip()
    if none not in back.stdout + back.stderr:
        fault(f"Welsh workbook read back: {(back.stdout + back.stderr)[:300]}")


PEOPLES = ("activity", "evidence", "owner", "governance", "success_measure", "theme")


def plan_of(project, **where):
    """The actions' texts, without the ids, which say where a plan came from."""
    actions = json.loads(run(project, "plan", "s.equalens", "--format", "json", **where).stdout)["actions"]
    return [[action[name] for name in PEOPLES] for action in actions]


def problems_of(project, **where):
    imports = json.loads(run(project, "imports", "s.equalens", "--format", "json", **where).stdout)
    return [problem for one in imports["imports"] for problem in one["problems"]]


def check_another_reader(folder):
    """What the program wrote into a project is read in the reader's language, not the writer's;
    what a person wrote stays. After check_welsh()."""
    there, here, bare = folder / "C.UTF-8", folder / "welsh", folder / "bare"
    english = {"language": "en"}
    welsh = {"language": "cy", "place": "cy_GB.UTF-8", "locales": TRANSLATIONS}
    readers = {"language": "en", "locales": TRANSLATIONS}
    for where, which in ((welsh, "Welsh"), (readers, "English")):
        if plan_of(here, **where) != plan_of(there, **where):
            fault(f"the plan of a project from another language differs in {which}")
        if problems_of(here, **where) != problems_of(there, **where):
            fault(f"the problems of a project from another language differ in {which}")
    if plan_of(here, **welsh) == plan_of(here, **readers) or not problems_of(here, **welsh):
        fault("nothing of the plan is translated, or there are no problems to tell")
    back = run(here, "plan", "s.equalens", "--read-back", "w.xlsx", **readers)
    if not back.stderr.startswith("0 actions changed, 0 "):
        fault(f"an unchanged Welsh plan, read back in English: {back.stderr}")
    # what was only proposed in a Welsh workbook comes home as what it was proposed from
    bare.mkdir()
    fill(bare, **english)
    run(bare, "workbook", "s.equalens", "-o", "w.xlsx", "--language", "cy", **readers)
    run(bare, "plan", "s.equalens", "--read-back", "w.xlsx", **readers)
    for where, which in ((welsh, "Welsh"), (readers, "English")):
        if plan_of(bare, **where) != plan_of(there, **where):
            fault(f"a proposed plan that came home in Welsh differs in {which}")


def put_theme(book, row, name):
    """Write the name of a theme that stands on the sheet already into the plan's row."""
    with zipfile.ZipFile(book) as parts:
        files = {part: parts.read(part) for part in parts.namelist()}
    texts = [html.unescape("".join(re.findall(r"<t(?: [^>]*)?>([^<]*)<", item)))
             for item in re.findall(r"<si>(.*?)</si>", files["xl/sharedStrings.xml"].decode("utf-8"), re.S)]
    plan = next(part for part, text in files.items() if b'name="Equalens_plan"' not in text and
                part.startswith("xl/worksheets/sheet") and b"<dataValidation" in text)
    cell = re.compile(rb'(<c r="C%d"[^>]*t="s"[^>]*><v>)(\d+)(</v>)' % row)
    was = texts[int(cell.search(files[plan]).group(2))]
    files[plan] = cell.sub(rb"\g<1>%d\g<3>" % texts.index(name), files[plan])
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as parts:
        for part, data in files.items():
            parts.writestr(part, data)
    return was


def themes_of(project, **where):
    actions = json.loads(run(project, "plan", "s.equalens", "--format", "json", **where).stdout)["actions"]
    return [action["theme"] for action in actions]


def check_theme_comes_home(folder):
    """A theme that is chosen in a Welsh workbook is the questionnaire's, whoever reads it back."""
    said, here = catalogue(), folder / "themes"
    english = {"language": "en", "locales": TRANSLATIONS}
    here.mkdir()
    fill(here, **english)
    run(here, "plan", "s.equalens", "--propose", **english)
    run(here, "workbook", "s.equalens", "-o", "w.xlsx", "--language", "cy", **english)
    before = themes_of(here, **english)
    row = 5 + next(i for i, theme in enumerate(before) if theme not in ("", "Talking about race"))
    was = put_theme(here / "w.xlsx", row, said.pgettext("theme", "Talking about race"))
    if was not in {said.pgettext("theme", theme) for theme in before}:
        fault(f"row {row} of the Welsh plan has the theme {was!r}")
    run(here, "plan", "s.equalens", "--read-back", "w.xlsx", **english)
    after = themes_of(here, **english)
    if sorted(after) == sorted(before) or set(after) - set(before) - {"Talking about race"}:
        fault(f"a theme chosen in a Welsh workbook came home as {set(after) - set(before)}")
    back = run(here, "plan", "s.equalens", "--read-back", "w.xlsx", **english)
    if not back.stderr.startswith("0 actions changed, 0 "):
        fault(f"the same workbook once more: {back.stderr}")


def check_from_the_right(book):
    """Every sheet of a language that is written from the right begins there."""
    with zipfile.ZipFile(book) as parts:
        for name in parts.namelist():
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name) and b' rightToLeft="1"' not in parts.read(name):
                fault(f"mirrored workbook: {name} does not begin on the right")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check_brackets(folder)
        check_book_marked(folder)
        (folder / "mirrored").mkdir()
        fill(folder / "mirrored", language="ar_XB")
        for look in LOOKS + [["workbook", "-o", "w.xlsx"], ["report", "-o", "r.pdf"]]:
            run(folder / "mirrored", look[0], "s.equalens", *look[1:], language="ar_XB")
        check_from_the_right(folder / "mirrored" / "w.xlsx")
        check_places(folder)
        check_welsh(folder)
        check_another_reader(folder)
        check_theme_comes_home(folder)
    for text in faults:
        print(text)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
