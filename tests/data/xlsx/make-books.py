#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes made/: workbooks as strange as programs write them, each sound and read by
others. Run make-expected.py afterwards, for what openpyxl reads from each.
"""
import io
import pathlib
import zipfile

HERE = pathlib.Path(__file__).parent / "made"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def element(name, content, prefix=""):
    """A root element of the main namespace, under a prefix or as the default."""
    named = prefix + ":" if prefix else ""
    space = "xmlns:" + prefix if prefix else "xmlns"
    return f'{HEAD}<{named}{name} {space}="{MAIN}" xmlns:r="{OFFICE}">{content}</{named}{name}>'


def relations(*triples):
    return f'<Relationships xmlns="{PACKAGE}relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in triples) + "</Relationships>"


def book(sheet, strings="", styles="", prefix="", target="worksheets/sheet1.xml",
         workbook="xl/workbook.xml"):
    """The parts of a workbook with one sheet; sheet is what stands inside
    <worksheet>, or the whole part as bytes."""
    named = prefix + ":" if prefix else ""
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet",
             "sharedStrings": "sharedStrings", "styles": "styles"}
    types = "".join(f'<Override PartName="/xl/{part}.xml" ContentType="{TYPE}{kind}+xml"/>'
                    for part, kind in kinds.items())
    default = ('<Default Extension="rels" '
               'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
               '<Default Extension="xml" ContentType="application/xml"/>')
    sheets = f'<{named}sheets><{named}sheet name="Data" sheetId="1" r:id="a"/></{named}sheets>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types">{default}{types}</Types>',
        "_rels/.rels": relations(("a", "officeDocument", workbook)),
        "xl/workbook.xml": element("workbook", sheets, prefix),
        "xl/_rels/workbook.xml.rels": relations(
            ("a", "worksheet", target), ("b", "sharedStrings", "sharedStrings.xml"),
            ("c", "styles", "styles.xml")),
        "xl/worksheets/sheet1.xml": sheet if isinstance(sheet, bytes)
        else element("worksheet", sheet, prefix),
        "xl/sharedStrings.xml": element("sst", strings, prefix),
        "xl/styles.xml": element("styleSheet", styles or STYLES % ("", ""), prefix),
    }


STYLES = ('%s<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill>'
          '<patternFill patternType="none"/></fill></fills><borders count="1"><border><left/>'
          '<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
          '<xf numFmtId="9" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs>'
          '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>%s</cellXfs>')


def styles_of(formats):
    def style(number):
        return f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    own = {164 + i: code for i, code in enumerate(formats) if isinstance(code, str)}
    codes = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>'.replace('""', '"&quot;')
                    for number, code in own.items())
    return STYLES % (f'<numFmts count="{len(own)}">{codes}</numFmts>' if own else "", "".join(
        style(164 + i if isinstance(code, str) else code) for i, code in enumerate(formats)))


def data(rows):
    return f"<sheetData>{rows}</sheetData>"


def save(name, parts):
    with zipfile.ZipFile(HERE / (name + ".xlsx"), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)


class Pipe(io.RawIOBase):
    """What cannot seek: sizes come in a data descriptor behind each part."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, content):
        return self.file.write(content)


def stream(name, parts, zip64):
    with open(HERE / (name + ".xlsx"), "wb") as file, \
            zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            entry = zipfile.ZipInfo(part)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=zip64) as out:
                out.write(content.encode())


FORMATS = [
    "[$-809]dd mmmm yyyy", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "yyyy\\-mm\\-dd\\ hh:mm:ss",
    "[h]:mm:ss", "mm:ss.0", "0.00%", "#,##0.00", "&quot;day &quot;0", "[Red]0;[Blue]-0",
    "d/m/yy h:mm;@", "[$-409]h:mm AM/PM;@", "General&quot; days&quot;", "0.0E+00", "\\m0",
    "[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####", "_-* #,##0.00_-;\\-* #,##0.00_-", "mmm-yy",
    "@", "[$€-2] #,##0.00", "# ?/?", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
    "&quot;Yes&quot;;&quot;Yes&quot;;&quot;No&quot;", "ss", *range(0, 23), *range(37, 50)]


def main():
    HERE.mkdir(exist_ok=True)
    one = data('<row r="2"><c r="B2"><v>5</v></c><c r="C2" t="s"><v>0</v></c></row>')
    text = "<si><t>text</t></si>"
    save("absolute-targets", book(one, text, target="/xl/worksheets/sheet1.xml",
                                  workbook="/xl/workbook.xml"))
    save("byte-order-marks", {part: b"\xef\xbb\xbf" + content.encode() for part, content in
                              book(one, "<si><t>one\r\ntwo</t></si>").items()})
    save("formats", book(data("".join(
        f'<row r="{i}"><c r="A{i}" s="{i}"><v>45001.75</v></c><c r="B{i}" s="{i}"><v>3</v></c>'
        f'<c r="C{i}" s="{i}"><v>0.5</v></c><c r="D{i}" s="{i}" t="str"><v>x</v></c></row>'
        for i in range(1, len(FORMATS) + 1))), styles=styles_of(FORMATS)))
    save("prefix-and-false-dimension", book(
        '<x:dimension ref="A1"/><x:sheetData>' + "".join(
            f'<x:row r="{r}">' + "".join(
                f'<x:c r="{LETTERS[i]}{r}" t="s"><x:v>{(r + i) % 3}</x:v></x:c>' for i in range(22))
            + "</x:row>" for r in range(1, 41)) + "</x:sheetData>",
        '<x:si><x:t>a </x:t></x:si><x:si><x:t xml:space="preserve"> b\u00a0</x:t></x:si>'
        "<x:si><x:r><x:t>rich</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t> text</x:t></x:r></x:si>",
        prefix="x"))
    save("no-references", book(data(
        '<row><c><v>1</v></c><c t="inlineStr"><is><t>two</t></is></c></row><row/><row><c/><c/>'
        '<c t="b"><v>1</v></c></row><row r="9"><c r="C9"><v>3</v></c><c><v>4</v></c></row>'
        '<row><c t="str"><v>tail</v></c></row>')))
    save("far-corners", book(data(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>end</t></is></c></row>')))
    save("comments-inside", book(data(
        '<row r="1"><!-- hi --><c r="A1"><v>1<!-- in -->2</v></c><?pi x?><c r="B1" t="inlineStr">'
        "<is><t>a<![CDATA[<b>&]]>c</t></is></c></row>")))
    save("phonetic", book(data(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>課</t></r>'
        '<rPh sb="0" eb="1"><t>カ</t></rPh></is></c></row>'),
        '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>'))
    inline = element("worksheet", data(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'))
    save("utf-16-sheet", book((inline % "é€😀").replace("UTF-8", "UTF-16").encode("utf-16")))
    save("latin-1-sheet", book((inline % "café").replace("UTF-8", "ISO-8859-1").encode("latin-1")))
    save("spaces-in-numbers", book(data(
        '<row r="1"><c r="A1" t="n"><v> 5 </v></c><c r="B1"><v>\n7\n</v></c>'
        '<c r="C1" t="s"><v> 0 </v></c></row>'), text))
    stream("data-descriptors", book(one, text), False)
    stream("zip64", book(one, text), True)


if __name__ == "__main__":
    main()
