#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes expected/NAME.txt for every workbook in calamine/ and made/: what openpyxl reads.

A line "# name" starts a worksheet; a line "number|cell|cell" is a row that is not
blank, each cell with a letter for its kind (t text, n number, d date or time,
b boolean, e error). Run with openpyxl 3.0.9 and LibreOffice 7.4: what openpyxl cannot
open is mended in memory or saved again by LibreOffice first. Files that are broken
or encrypted are named on standard error and get no file.
"""
import datetime
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings
import zipfile

import openpyxl
from openpyxl.styles.numbers import is_datetime
from openpyxl.utils.escape import unescape

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")


def number(value):
    for digits in (15, 16, 17):
        text = "%.*g" % (digits, value)
        if float(text) == value:
            return text


def seconds(value):
    if value.microsecond >= 500000:
        value += datetime.timedelta(seconds=1)
    return value.replace(microsecond=0)


def date(cell):
    value = cell.value
    if isinstance(value, datetime.timedelta):
        total = round(value.total_seconds())
        return "%02d:%02d:%02d" % (total // 3600, total // 60 % 60, total % 60)
    if isinstance(value, datetime.time):
        full = datetime.datetime.combine(datetime.date(2000, 1, 1), value)
        return seconds(full).time().isoformat()
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    value = seconds(value)
    midnight = value.time() == datetime.time()
    if midnight and is_datetime(cell.number_format) == "date":
        return value.date().isoformat()
    return value.isoformat()


def text_of(cell):
    value = cell.value
    if value is None or value == "":
        return ""
    if cell.data_type == "e":
        return "e" + value
    if isinstance(value, bool):
        return "b" + ("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        return "n" + number(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return "d" + date(cell)
    value = unescape(value)  # openpyxl leaves _x000D_ and the like as they are
    for plain, coded in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("|", "\\|")):
        value = value.replace(plain, coded)
    return "t" + value


def rows(sheet):
    """Only the cells that are there: some sheets are a million empty rows long."""
    table = {}
    for (row, column), cell in sheet._cells.items():
        text = text_of(cell)
        if text:
            table.setdefault(row, {})[column] = text
    for row in sorted(table):
        cells = [table[row].get(i + 1, "") for i in range(max(table[row]))]
        if any(cell[1:].replace("\\n", "").strip() for cell in cells):
            yield "|".join([str(row)] + cells)


STRICT = "http://purl.oclc.org/ooxml/"
LOOSE = "http://schemas.openxmlformats.org/"


def mend(name, data, names):
    """What keeps openpyxl from a workbook that is sound: the strict namespaces,
    backslashes in names, and a list of shared texts that is announced and not there."""
    if not name.endswith((".xml", ".rels")):
        return data
    text = data.decode("utf-8")
    text = text.replace(STRICT + "spreadsheetml/main", LOOSE + "spreadsheetml/2006/main")
    text = text.replace(STRICT + "officeDocument/", LOOSE + "officeDocument/2006/")
    if name == "[Content_Types].xml" and not any("sharedStrings" in other for other in names):
        text = re.sub(r'<Override [^>]*"/xl/sharedStrings.xml"[^>]*>', "", text)
    return text.encode("utf-8")


def mended(path):
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("\\", "/"), mend(name, old.read(name), old.namelist()))
    return openpyxl.load_workbook(out, data_only=True)


def saved_again(path):
    """The workbook as LibreOffice understands it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, path],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return openpyxl.load_workbook(pathlib.Path(folder, path.stem + ".xlsx"), data_only=True)


def load(path):
    try:
        book = openpyxl.load_workbook(path, data_only=True)
        if book.worksheets:
            return book
    except zipfile.BadZipFile:
        raise
    except Exception:  # whatever it is, openpyxl does not read it as it is
        pass
    try:
        return mended(path)
    except Exception:
        return saved_again(path)


for path in sorted([*(HERE / "calamine").iterdir(), *(HERE / "made").iterdir()]):
    if path.suffix not in (".xlsx", ".xlsm"):
        continue
    try:
        book = load(path)
    except Exception as error:
        print(path.name, type(error).__name__, error, file=sys.stderr)
        continue
    with open(HERE / "expected" / (path.stem + ".txt"), "w", newline="\n") as out:
        for sheet in book.worksheets:
            out.write("# %s\n" % sheet.title)
            for line in rows(sheet):
                out.write(line + "\n")
