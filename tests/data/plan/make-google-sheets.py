#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes google-sheets.xlsx: the sample's action plan as it comes back from Google Sheets.

What is peculiar to it: no docProps; worksheets without a dimension; every number with ".0";
dates in other formats than they went out with, or in none; shared strings with runs; rows with
heights of their own and hundreds of empty cells; the filter's range and the named one as
defined names; lists and dates to choose from written anew; the sheet out of view still there,
the column out of view without a style.
"""
import datetime
import pathlib
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).parent
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (f'xmlns="{MAIN}" xmlns:r="{OFFICE}" '
          'xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:mv="urn:schemas-microsoft-com:mac:vml" '
          'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
          'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" '
          'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
          'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Styles: 0 none, 1 text, 2 day/month/year, 3 weekday and month in words, 4 as it went out.
STYLES = ('<numFmts count="3"><numFmt numFmtId="164" formatCode="d/m/yyyy"/>'
          '<numFmt numFmtId="165" formatCode="dddd&quot;, &quot;d&quot; &quot;mmmm&quot; &quot;yyyy"/>'
          '<numFmt numFmtId="166" formatCode="d mmm yyyy"/></numFmts>'
          '<fonts count="1"><font><sz val="10.0"/><color rgb="FF000000"/><name val="Arial"/>'
          '<scheme val="minor"/></font></fonts>'
          '<fills count="2"><fill><patternFill patternType="none"/></fill>'
          '<fill><patternFill patternType="lightGray"/></fill></fills><borders count="1"><border/></borders>'
          '<cellStyleXfs count="1"><xf borderId="0" fillId="0" fontId="0" numFmtId="0" '
          'applyAlignment="1" applyFont="1"/></cellStyleXfs><cellXfs count="5">'
          + "".join(f'<xf borderId="0" fillId="0" fontId="0" numFmtId="{n}" xfId="0" applyNumberFormat="1"/>'
                    for n in (0, 0, 164, 165, 166))
          + '</cellXfs><cellStyles count="1"><cellStyle xfId="0" name="Normal" builtinId="0"/></cellStyles>'
          '<dxfs count="0"/>')
HEADINGS = ["Equalens id", "Priority", "Theme", "Evidence", "Activity", "Owner", "Governance", "Due date",
            "Success measure", "Status", "Review"]
THEME = "Fair treatment and behaviour"
EVIDENCE = ("Pupils: Fair treatment and behaviour is an area for development: score 48 (45 to 51), "
            "409 respondents.")
COUNCIL = ("Look at every sanction of last term with the pupils' council; agree what is to be treated "
           "alike, and write it down.")
LINK = '=HYPERLINK("http://example.org";"click")'
EMPTY_ROWS = 300

strings = []


def shared(text):
    if text not in strings:
        strings.append(text)
    return strings.index(text)


def string_item(text):
    """Where letters were set apart, a string comes in runs."""
    if text == "Headteacher":
        return ('<si><r><rPr><rFont val="Arial"/><b/></rPr><t xml:space="preserve">Head</t></r>'
                '<r><rPr><rFont val="Arial"/></rPr><t>teacher</t></r></si>')
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{space}>{escape(text)}</t></si>"


def day(year, month, of_month, style):
    return (datetime.date(year, month, of_month) - datetime.date(1899, 12, 30)).days, style


def cell(column, row, value):
    place = f'r="{chr(65 + column)}{row}"'
    if value is None:
        return f'<c {place} s="1"/>'
    if isinstance(value, tuple):
        return f'<c {place} s="{value[1]}"><v>{value[0]}.0</v></c>'
    return f'<c {place} s="1" t="s"><v>{shared(value)}</v></c>'


def row(number, values):
    cells = "".join(cell(i, number, value) for i, value in enumerate(values))
    return f'<row r="{number}" ht="27.75" customHeight="1">{cells}</row>'


def action(id_, priority, activity, due, status, owner="Deputy head"):
    return [id_, priority, THEME, EVIDENCE, activity, owner, "Behaviour committee", due,
            "Score above 55 in the next wave", status, None]


def plan():
    rows = [row(1, ["Action plan"]), row(2, ["Work on this sheet as you like."]), row(3, [None] * 11),
            row(4, HEADINGS),
            row(5, action("A3", "3 Low", "Train all staff.", day(2026, 7, 20, 3), "Done", "Headteacher")),
            row(6, [None, "2 Medium", None, None, "Ask the pupils' council", "Chair", None, "31/01/2027", None,
                    "Not started", None]),
            row(7, action("A1", "1 High", COUNCIL, day(2026, 3, 31, 2), "Done")),
            row(8, action("A2", "2 Medium", LINK, day(2026, 9, 15, 0), "Not started"))]
    rows += [row(number, [None] * 11) for number in range(9, 9 + EMPTY_ROWS)]
    last = 8 + EMPTY_ROWS
    return (f'<worksheet {SPACES}><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/>'
            '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" '
            'workbookViewId="0"><pane ySplit="4.0" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>'
            '<selection activeCell="B6" sqref="B6" pane="bottomLeft"/></sheetView></sheetViews>'
            '<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.0"/>'
            '<cols><col customWidth="1" hidden="1" min="1" max="1" width="5.25"/>'
            '<col customWidth="1" min="2" max="11" width="9.63"/></cols>'
            f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="$A$4:$K${last}"/>'
            '<dataValidations><dataValidation type="list" allowBlank="1" showErrorMessage="1" '
            f'sqref="J5:J{last}"><formula1>"Not started,In progress,Done,Paused"</formula1></dataValidation>'
            f'<dataValidation type="custom" allowBlank="1" showDropDown="1" sqref="H5:H{last}">'
            '<formula1>OR(NOT(ISERROR(DATEVALUE(H5))), AND(ISNUMBER(H5), LEFT(CELL("format", H5))="D"))'
            '</formula1></dataValidation></dataValidations><printOptions/>'
            '<pageMargins bottom="0.7" footer="0.0" header="0.0" left="0.5" right="0.5" top="0.6"/>'
            '<drawing r:id="rId1"/></worksheet>')


def exported():
    rows = [row(1, ["Equalens id as exported"] + HEADINGS[1:]),
            row(2, action("A1", "1 High", COUNCIL, day(2026, 3, 31, 4), "In progress")),
            row(3, action("A2", "2 Medium", LINK, None, "Not started")),
            row(4, action("A3", "3 Low", "Train all staff.", day(2026, 7, 20, 4), "Done"))]
    return (f'<worksheet {SPACES}><sheetViews><sheetView workbookViewId="0"/></sheetViews>'
            '<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.0"/>'
            f'<sheetData>{"".join(rows)}</sheetData><drawing r:id="rId1"/></worksheet>')


def notes():
    return (f'<worksheet {SPACES}><sheetData>{row(1, ["Minutes"])}{row(2, [day(2026, 2, 1, 2), (3, 0)])}'
            '</sheetData><drawing r:id="rId1"/></worksheet>')


def workbook():
    last = 8 + EMPTY_ROWS
    return (f'<workbook {SPACES}><workbookPr/><sheets>'
            '<sheet state="visible" name="Minutes" sheetId="1" r:id="rId4"/>'
            '<sheet state="visible" name="Our plan 2026" sheetId="2" r:id="rId5"/>'
            '<sheet state="hidden" name="Plan as exported" sheetId="3" r:id="rId6"/></sheets><definedNames>'
            f'<definedName name="Equalens_plan">\'Our plan 2026\'!$A$4:$K${last}</definedName>'
            '<definedName hidden="1" localSheetId="1" name="_xlnm._FilterDatabase">'
            f'\'Our plan 2026\'!$A$4:$K${last}</definedName></definedNames><calcPr/></workbook>')


def relations(*triples):
    return f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in triples) + "</Relationships>"


def types(parts):
    kinds = {"xl/styles.xml": "styles", "xl/workbook.xml": "sheet.main", "xl/sharedStrings.xml": "sharedStrings"}
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    listed = "".join(f'<Override ContentType="{sheet}{kinds.get(name, "worksheet")}+xml" PartName="/{name}"/>'
                     for name in parts if name.startswith("xl/") and name.count("_rels") == 0
                     and "drawing" not in name)
    drawing = "".join('<Override ContentType="application/vnd.openxmlformats-officedocument.drawing+xml" '
                      f'PartName="/{name}"/>' for name in parts if name.startswith("xl/drawings/"))
    return ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default ContentType="application/xml" Extension="xml"/>'
            '<Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/>'
            f'{listed}{drawing}</Types>')


def main():
    sheets = [notes(), plan(), exported()]
    parts = {"xl/workbook.xml": workbook(), "xl/styles.xml": f"<styleSheet {SPACES}>{STYLES}</styleSheet>"}
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet
        parts[f"xl/drawings/drawing{number}.xml"] = (
            '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>')
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = relations(
            ("rId1", "drawing", f"../drawings/drawing{number}.xml"))
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}" count="{len(strings) * 2}" uniqueCount="{len(strings)}">'
        + "".join(map(string_item, strings)) + "</sst>")
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"),
        *((f"rId{number + 3}", "worksheet", f"worksheets/sheet{number}.xml") for number in (1, 2, 3)))
    parts["_rels/.rels"] = relations(("rId1", "officeDocument", "xl/workbook.xml"))
    parts["[Content_Types].xml"] = types(parts)
    with zipfile.ZipFile(HERE / "google-sheets.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), HEAD + text, zipfile.ZIP_DEFLATED)


main()
