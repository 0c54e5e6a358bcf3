# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading tables, beside other readers of them: a part of scripts/bench.py."""
import math
import subprocess
import sys
import zipfile

ANSWERS = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree",
           "Strongly agree", "Don't know", None]
ROWS, COLUMNS = 50_000, 40
GROWTH = [10_000, 31_623, 100_000, 316_228, 1_000_000]

OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
for row in book.worksheets[0].iter_rows(values_only=True):
    pass
"""


def survey_row(number):
    """A date, an identifier, and answers that look as if given at random."""
    yield 45_000 + number / 1000
    yield number
    for column in range(2, COLUMNS):
        yield ANSWERS[(number * 7919 + column * 104729 + number * column) % len(ANSWERS)]


def write_workbook(path):
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, None, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    for number in range(ROWS):
        sheet.write_row(number, 0, survey_row(number))
    book.close()


def write_lean_workbook(path, count):
    """A workbook of five columns, by hand: a library would need minutes."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                         '<sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">'
                         f'<Relationship Id="a" Type="{office}/worksheet" Target="sheet.xml"/>'
                         "</Relationships>")
        with archive.open("xl/sheet.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for start in range(0, count, 10_000):
                sheet.write("".join(
                    f'<row r="{n + 1}"><c r="A{n + 1}"><v>{n}</v></c><c r="B{n + 1}" t="inlineStr">'
                    f"<is><t>{ANSWERS[n % 6]}</t></is></c><c r=\"C{n + 1}\"><v>{n / 7}</v></c>"
                    f'<c r="D{n + 1}" t="b"><v>{n % 2}</v></c><c r="E{n + 1}" t="str"><v>text {n}'
                    "</v></c></row>"
                    for n in range(start, min(start + 10_000, count))).encode())
            sheet.write(b"</sheetData></worksheet>")


def slope(sizes, seconds):
    """Of the line through the logarithms, by least squares."""
    x, y = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    return (sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y))
            / sum((a - middle_x) ** 2 for a in x))


def report_growth(title, program, paths, measure):
    seconds = [min(measure([program, path])[1] for _ in range(5)) for path in paths]
    print(f"{title}: processor seconds at 10,000 to 1,000,000 rows (least of 5 runs each)\n  "
          + " ".join(f"{figure:.3f}" for figure in seconds)
          + f"   slope of the logarithms {slope(GROWTH, seconds):.3f}", flush=True)


def bench_workbook(reader, folder, by_turns, report):
    path = folder / "survey.xlsx"
    # In a process of its own: children begin as large as their parent.
    subprocess.run([sys.executable, "-B", __file__, path], check=True)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.extract("xl/worksheets/sheet1.xml", folder)
    title = f"A workbook of {ROWS:,} × {COLUMNS} cells ({path.stat().st_size / 1e6:.0f} MB)"
    report(f"{title}, beside the XML of its sheet alone (5 runs each)", "xmllint", by_turns(
        5, lambda: [reader, path], lambda: ["xmllint", "--stream", "--noout", sheet]))
    report(f"{title} (once each)", "openpyxl", by_turns(
        1, lambda: [reader, path], lambda: [sys.executable, "-c", OPENPYXL, path]))


def bench_csv(reader, folder, responses, by_turns, report):
    database = folder / "big.sqlite"

    def peer():
        database.unlink(missing_ok=True)
        return ["sqlite3", database, "-cmd", ".mode csv", f".import {responses} answers"]

    megabytes = responses.stat().st_size / 1e6
    result = by_turns(3, lambda: [reader, responses], peer)
    database.unlink()
    report(f"A CSV file of 1,000,000 × 30 answers ({megabytes:.0f} MB; 3 runs each)", "sqlite3",
           result)
    print(f"  that is {megabytes / result['ours'][0]:.0f} MB a second, "
          f"{megabytes / result['ours'][1]:.0f} MB a second of processor time")


def bench_growth(reader, folder, responses, measure):
    tables, books = [], []
    for count in GROWTH:
        tables.append(folder / f"{count}.csv")
        books.append(folder / f"{count}.xlsx")
        with responses.open("rb") as stream, tables[-1].open("wb") as out:
            out.writelines(line for _, line in zip(range(count), stream))
        write_lean_workbook(books[-1], count)
    report_growth("CSV of 30 columns", reader, tables, measure)
    report_growth("Workbooks of 5 columns", reader, books, measure)


def bench(reader, root, folder, measure, by_turns, report):
    bench_workbook(reader, folder, by_turns, report)
    subprocess.run([sys.executable, "-B", root / "scripts" / "make-big-csv.py", "-o", folder],
                   check=True)
    bench_csv(reader, folder, folder / "big-responses.csv", by_turns, report)
    bench_growth(reader, folder, folder / "big-responses.csv", measure)


if __name__ == "__main__":
    write_workbook(sys.argv[1])
