# SPDX-License-Identifier: GPL-3.0-or-later
"""Responses in the shapes in which three tools export them, with their peculiarities."""
import csv
import io
import zipfile
from datetime import datetime, timedelta
from xml.sax.saxutils import escape

from .chance import Chance

OPENED = datetime(2025, 11, 10, 8, 35)
NBSP = "\u00a0"

# Microsoft Forms ------------------------------------------------------------

MAIN = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

# Headings that the person who typed the form wrote a little differently.
FORMS_HEADINGS = {
    "P02": "I can be myself at school." + NBSP,
    "P06": "We learn about people from many parts of the world. ",
    "P07": "My family's history is left out of our lessons",
    "P09": "Some pupils get told off more than others for the same thing",
    "P12": "How often do adults act when they hear a racist remark? ",
    "P18": "My teachers know what" + NBSP + "racism looks like.",
    "P20": "My teachers know how to help when somebody has been hurt by racism.",
    "P23": "When pupils ask for change,  the school listens.",
}
STATIC_PARTS = {
    "[Content_Types].xml":
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml" />'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml" />'
        + "".join(f'<Override PartName="/xl/{part}" ContentType="application/'
                  f'vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml" />'
                  for part, kind in (("workbook.xml", "sheet.main"),
                                     ("worksheets/sheet1.xml", "worksheet"),
                                     ("styles.xml", "styles"), ("tables/table1.xml", "table"),
                                     ("sharedStrings.xml", "sharedStrings")))
        + "</Types>",
    "_rels/.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Type="{RELS}/officeDocument" Target="/xl/workbook.xml" Id="rId1" /></Relationships>',
    "xl/workbook.xml":
        f'<x:workbook {MAIN} xmlns:r="{RELS}"><x:workbookPr date1904="0" /><x:sheets>'
        '<x:sheet name="Sheet1" sheetId="1" r:id="rId1" /></x:sheets></x:workbook>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(f'<Relationship Type="{RELS}/{kind}" Target="/xl/{target}" Id="rId{number}" />'
                  for number, (kind, target) in enumerate(
                      (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"),
                       ("sharedStrings", "sharedStrings.xml")), 1))
        + "</Relationships>",
    "xl/worksheets/_rels/sheet1.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Type="{RELS}/table" '
        'Target="/xl/tables/table1.xml" Id="rId1" /></Relationships>',
    "xl/styles.xml":
        f'<x:styleSheet {MAIN}><x:numFmts count="1"><x:numFmt numFmtId="164" '
        'formatCode="m/d/yy h:mm:ss" /></x:numFmts><x:fonts count="1"><x:font>'
        '<x:sz val="11" /><x:name val="Calibri" /></x:font></x:fonts><x:fills count="2"><x:fill>'
        '<x:patternFill patternType="none" /></x:fill><x:fill>'
        '<x:patternFill patternType="gray125" /></x:fill></x:fills><x:borders count="1">'
        '<x:border /></x:borders><x:cellStyleXfs count="1"><x:xf numFmtId="0" fontId="0" />'
        '</x:cellStyleXfs><x:cellXfs count="3"><x:xf numFmtId="0" fontId="0" /><x:xf '
        'numFmtId="164" fontId="0" applyNumberFormat="1" /><x:xf numFmtId="49" fontId="0" '
        'applyNumberFormat="1" /></x:cellXfs></x:styleSheet>',
}


def column_name(place):
    name = ""
    while place >= 0:
        name = chr(65 + place % 26) + name
        place = place // 26 - 1
    return name


class Strings:
    """The shared strings of a workbook."""

    def __init__(self):
        self.places, self.uses = {}, 0

    def place(self, text):
        self.uses += 1
        return self.places.setdefault(text, len(self.places))

    def xml(self):
        items = "".join(f'<x:si><x:t xml:space="preserve">{escape(text)}</x:t></x:si>'
                        for text in self.places)
        return (f'<x:sst {MAIN} count="{self.uses}" uniqueCount="{len(self.places)}">'
                f'{items}</x:sst>')


def cell(row, column, value, strings):
    at = f'r="{column_name(column)}{row}"'
    if value == "":
        return f'<x:c {at} s="2" />'
    if isinstance(value, datetime):
        days = (value - datetime(1899, 12, 30)) / timedelta(days=1)
        return f'<x:c {at} s="1"><x:v>{days:.9f}</x:v></x:c>'
    if isinstance(value, int):
        return f'<x:c {at}><x:v>{value}</x:v></x:c>'
    return f'<x:c {at} s="2" t="s"><x:v>{strings.place(value)}</x:v></x:c>'


def table_xml(headings, count):
    unique = "".join(f'<x:tableColumn id="{number}" name="{escape(text, {chr(34): "&quot;"})}" />'
                     for number, text in enumerate(headings, 1))
    ref = f"A1:{column_name(len(headings) - 1)}{count + 1}"
    return (f'<x:table {MAIN} id="1" name="Table1" displayName="Table1" ref="{ref}" '
            f'totalsRowShown="0"><x:autoFilter ref="{ref}" /><x:tableColumns '
            f'count="{len(headings)}">{unique}</x:tableColumns></x:table>')


def workbook(rows):
    """An .xlsx as Microsoft Forms writes it: prefixed elements, a dimension that is not true."""
    strings = Strings()
    width = len(rows[0])
    body = []
    for number, row in enumerate(rows, 1):
        cells = "".join(cell(number, place, value, strings) for place, value in enumerate(row))
        body.append(f'<x:row r="{number}" spans="1:{width}">{cells}</x:row>')
    sheet = (f'<x:worksheet {MAIN} xmlns:r="{RELS}"><x:dimension ref="A1" /><x:sheetViews>'
             '<x:sheetView tabSelected="1" workbookViewId="0" /></x:sheetViews>'
             '<x:sheetFormatPr defaultRowHeight="15" /><x:sheetData>'
             f'{"".join(body)}</x:sheetData><x:tableParts count="1"><x:tablePart r:id="rId1" />'
             '</x:tableParts></x:worksheet>')
    parts = dict(STATIC_PARTS)
    parts["xl/worksheets/sheet1.xml"] = sheet
    parts["xl/sharedStrings.xml"] = strings.xml()
    parts["xl/tables/table1.xml"] = table_xml(rows[0], len(rows) - 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, (2025, 12, 1, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, DECLARATION + text)
    return out.getvalue()


def microsoft_forms(questions, answers, seed):
    chance = Chance(seed, "forms")
    order = sorted(questions, key=lambda question: question.kind != "characteristic")
    rows = [["ID", "Start time", "Completion time", "Email", "Name", "Last modified time",
             "I have read about this survey and want to take part." + NBSP]
            + [FORMS_HEADINGS.get(question.code, question.text) for question in order]]
    moment = OPENED
    for number, answer in enumerate(answers, 1):
        moment += timedelta(seconds=5 + chance.below(1900))
        end = moment + timedelta(seconds=150 + chance.below(600))
        rows.append([number, moment, end, "anonymous", "", "", "Yes"]
                    + [answer[question.code] for question in order])
    return workbook(rows)


# Google Forms ---------------------------------------------------------------

GOOGLE_GRIDS = ["How far do you agree with each statement about this school? ",
                "How far do you agree with each statement about your own work?"]


GOOGLE_TEXTS = {
    "S04": "The curriculum I work with shows the lives and achievements of people of many "
           "backgrounds",
    "S08": "Some groups of pupils are sanctioned more severely than others for the same behaviour",
    "S13": "Racist incidents are sometimes played down here.",
}


def google_heading(question):
    if question.kind == "scored" and question.scale == "agree5":
        own = question.text.startswith(("I ", "The training", "The curriculum"))
        return f"{GOOGLE_GRIDS[own]} [{GOOGLE_TEXTS.get(question.code, question.text)}]"
    return question.text + (" " if question.kind == "comment" else "")


def google_forms(questions, answers, seed):
    chance = Chance(seed, "google")
    head = ["Timestamp"] + [google_heading(question) for question in questions]
    rows, moment = [], OPENED
    for number, answer in enumerate(answers):
        moment += timedelta(seconds=60 + chance.below(14000))
        hour = moment.hour % 12 or 12
        stamp = f"{moment:%Y/%m/%d} {hour}:{moment:%M:%S} {'AM' if moment.hour < 12 else 'PM'} GMT"
        rows.append([stamp] + [answer[question.code] for question in questions])
        if number == len(answers) // 2 and len(answers) > 20:
            rows.append(head)  # two downloads pasted together
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([head] + rows)
    return out.getvalue().encode("utf-8")


# SurveyMonkey ---------------------------------------------------------------

MONKEY_START = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address",
                "Email Address", "First Name", "Last Name", "Custom Data 1"]
MONKEY_BLOCK = "How far do you agree with these statements?"
MONKEY_TEXTS = {
    "C05": "My child's own heritage is reflected in what's taught.",
    "C09": "When there is a problem the school listens to my child before deciding.",
    "C18": "Staff have high expectations for my child.",
}


def monkey_headings(questions):
    """Two rows; a grid's question stands over its first column only."""
    first, second, in_block = list(MONKEY_START), [""] * len(MONKEY_START), False
    for question in questions:
        text = MONKEY_TEXTS.get(question.code, question.text)
        grid = question.kind == "scored" and question.scale == "agree5"
        if grid:
            first.append("" if in_block else MONKEY_BLOCK)
            second.append(text)
        else:
            first.append(text)
            second.append("Open-Ended Response" if question.kind == "comment" else "Response")
        in_block = grid
        if question.characteristic == "ethnicity":
            first.append("")
            second.append("Other (please specify)")
    return first, second


def monkey_cells(question, answer, chance):
    text = answer[question.code]
    if question.characteristic == "ethnicity":
        return [text, "Latin American" if text.startswith("Any other ethnic") and
                chance.happens(0.4) else ""]
    return [text]


def survey_monkey(questions, answers, seed):
    chance = Chance(seed, "monkey")
    first, second = monkey_headings(questions)
    rows, moment = [first, second], OPENED
    networks = ["192.0.2", "198.51.100", "203.0.113"]
    for number, answer in enumerate(answers, 1):
        moment += timedelta(seconds=30 + chance.below(4200))
        end = moment + timedelta(seconds=200 + chance.below(900))
        known = chance.happens(0.4)
        rows.append([114_870_000_000 + number * 37, 464_205_118, f"{moment:%m/%d/%Y %I:%M:%S %p}",
                     f"{end:%m/%d/%Y %I:%M:%S %p}",
                     f"{chance.pick(networks)}.{1 + chance.below(254)}",
                     f"family{number}@example.org" if known else "",
                     f"Parent{number}" if known else "", "Example" if known else "", ""]
                    + [text for question in questions
                       for text in monkey_cells(question, answer, chance)])
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("cp1252")
