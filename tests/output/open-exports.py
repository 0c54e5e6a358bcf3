#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens what test-exports.c wrote into a folder with other programs: workbooks with openpyxl, three of
them with LibreOffice too, reports with poppler, tables and JSON with Python's own readers.

Every number on the sheets of groups, outcomes, themes and questions must be one of the sealed figures
of NUMBER.json, in the row that names it; where the sealed figure is hidden, no number may stand.
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import warnings

try:
    import openpyxl
except ImportError:
    # another Python may stand before the system's, which has the packages
    if sys.executable != "/usr/bin/python3" and pathlib.Path("/usr/bin/python3").exists():
        os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])
    print("skipped: openpyxl is not installed")
    sys.exit(0)

warnings.filterwarnings("ignore")  # of extensions that openpyxl does not know
problems = []


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def close(one, other):
    return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))


def hold(place, cells, figures):
    """The cells of a row against the figures that they should be; None: hidden or absent."""
    for name, cell, figure in zip(figures, cells, figures.values()):
        if is_number(cell) != is_number(figure) or (is_number(cell) and not close(cell, figure)):
            problems.append(f"{place}: {name} is {cell!r} instead of {figure!r}")


RRI = ("census", "outcomes", "rate_per_100", "rri", "rri_low", "rri_high", "difference", "p", "p_adjusted")


def check_outcomes(place, sheet, rris):
    """Tables in their order, each under its heading; those whose total is hidden are not there."""
    shown = iter([rri for rri in rris if rri["outcome_total"] is not None])
    groups, seen = None, 0
    for row in sheet.iter_rows(values_only=True):
        if row[:2] == ("Group", "On roll"):
            groups = {group["label"]: group for group in next(shown)["groups"]}
        elif groups is not None and row[0] in groups:
            group = groups.pop(row[0])
            hold(f"{place}, {row[0]}", row[1:10], {name: group.get(name) for name in RRI})
            seen += 1
        else:
            groups = None
    if next(shown, None) is not None:
        problems.append(f"{place}: a table is missing")
    return seen


SCORE = ("n", "score", "score_low", "score_high", "favourable", "favourable_low", "favourable_high",
         "favourable_difference", "favourable_difference_low", "favourable_difference_high")


def group_rows(scores):
    """In the order in which they stand in the JSON; characteristics apart."""
    for audience in scores["audiences"]:
        for theme in audience["themes"]:
            for group in theme.get("groups", ()):
                yield group["characteristic"], group


def check_groups(place, sheet, record):
    wanted = [group for _, group in group_rows(record["broad"])]
    for characteristic in ("ethnicity", "sex", "year"):
        wanted += [group for of, group in group_rows(record["scores"]) if of == characteristic]
    rows = iter(sheet.iter_rows(values_only=True))
    while next(rows)[0] != "Characteristic":
        pass
    seen = 0
    for row, group in zip(rows, wanted):
        if row[1] != group["label"]:
            problems.append(f"{place}: {row[1]!r} instead of {group['label']!r}")
            break
        figures = {name: group.get(name) for name in SCORE}
        for name in SCORE[7:]:  # in percentage points
            figures[name] = figures[name] and 100 * figures[name]
        hold(f"{place}, {row[1]}", row[4:14], figures)
        seen += 1
    if seen != len(wanted):
        problems.append(f"{place}: {seen} groups instead of {len(wanted)}")
    return seen


def all_numbers(node, found):
    if isinstance(node, dict):
        for value in node.values():
            all_numbers(value, found)
    elif isinstance(node, list):
        for value in node:
            all_numbers(value, found)
    elif is_number(node):
        found.append(node)
    return found


def shares_of(item):
    """Those that one label, or the labels from the lowest up to one, have of a question's answers."""
    shares, below = set(), 0
    for count in list(item["counts"].values()) + list(item["no_point"].values()) + [item["blank"]]:
        if is_number(count) and item["n"]:
            below += count
            shares.update(round(part / item["n"], 9) for part in (count, below))
    return shares


def check_others(place, book, record):
    """On the other sheets of figures no number that is not among the sealed ones, or the share
    that a sealed count is of its question's."""
    sealed = all_numbers(record, [0, 1])
    allowed = {round(number, 9) for number in sealed}
    for audience in record["items"]["audiences"]:
        for item in audience["items"]:
            allowed |= shares_of(item)
    for name in ("Themes", "Questions", "Answers"):
        for row in book[name].iter_rows():
            for cell in row:
                if is_number(cell.value) and round(cell.value, 9) not in allowed:
                    problems.append(f"{place}, {name}!{cell.coordinate}: {cell.value!r} is no sealed figure")


def check_cells(place, book):
    cells = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cells += cell.value is not None
                if cell.data_type == "f":
                    problems.append(f"{place}, {sheet.title}!{cell.coordinate}: a formula: {cell.value}")
                if cell.hyperlink is not None and cell.hyperlink.target:
                    problems.append(f"{place}, {sheet.title}!{cell.coordinate}: a link out")
    return cells


def check_workbook(path):
    record = json.loads(path.with_suffix(".json").read_text())
    book = openpyxl.load_workbook(path)
    cells = check_cells(path.name, book)
    seen = check_outcomes(path.name, book["Exclusions and suspensions"], record["rris"])
    seen += check_groups(path.name, book["Groups"], record)
    check_others(path.name, book, record)
    return cells, seen


def check_reports(folder):
    tool = shutil.which("pdfinfo")
    pages = 0
    for path in sorted(folder.glob("*.pdf")) if tool else []:
        out = subprocess.run([tool, path], capture_output=True, text=True)
        lines = dict(line.split(":", 1) for line in out.stdout.splitlines() if ":" in line)
        pages += int(lines.get("Pages", 0))
        if out.returncode or out.stderr or not int(lines.get("Pages", 0)):
            problems.append(f"{path.name}: poppler says: {out.stderr}")
    return pages


def check_tables(folder):
    for path in folder.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        if len({len(row) for row in rows}) != 1:
            problems.append(f"{path.name}: rows of different length")
    for path in folder.glob("*.eqpack"):
        json.loads(path.read_text(encoding="utf-8"))


def check_libreoffice(folder, books):
    office = shutil.which("soffice")
    if not office:
        return 0
    profile = f"-env:UserInstallation=file://{folder}/office"
    out = folder / "opened"
    subprocess.run([office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, *books],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    for path in books:
        opened = out / path.name
        if not opened.exists():
            problems.append(f"{path.name}: LibreOffice did not open it")
            continue
        check_cells(f"{path.name} through LibreOffice", openpyxl.load_workbook(opened))
    for place in (out, folder / "office"):
        shutil.rmtree(place, ignore_errors=True)
    return len(books)


def main():
    folder = pathlib.Path(sys.argv[1])
    books = sorted(folder.glob("*.xlsx"))
    cells = seen = 0
    for path in books:
        more, rows = check_workbook(path)
        cells, seen = cells + more, seen + rows
    pages = check_reports(folder)
    check_tables(folder)
    offices = check_libreoffice(folder, books[:3])
    if not books or not cells or not seen:
        problems.append("nothing was looked at")
    for problem in problems[:20]:
        print(problem)
    print(f"{len(books)} workbooks, {cells} cells, {seen} rows held against sealed figures, {pages} pages, "
          f"{offices} through LibreOffice")
    sys.exit(1 if problems else 0)


main()
