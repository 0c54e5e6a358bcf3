# SPDX-License-Identifier: GPL-3.0-or-later
"""England's published counts as one large school, brought in as counts."""
import csv
from pathlib import Path

COUNTS = Path(__file__).resolve().parents[1] / "data/dfe/ethnicity-2016-17.csv"


def save(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f)
        w.writerow(header)
        w.writerows(rows)


def write(folder):
    folder.mkdir(parents=True)
    with open(COUNTS, newline="", encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    groups, total = rows[:-1], rows[-1]
    save(folder / "census.csv", ["characteristic", "group", "count"],
         [["ethnicity", r["group"], r["headcount"]] for r in groups] +
         [["total", "", total["headcount"]]])
    save(folder / "counts-0.csv", ["characteristic", "group", "count", "pupils"],
         [["ethnicity", r["group"], r["suspensions"], r["pupils"]] for r in groups] +
         [["total", "", total["suspensions"], total["pupils"]]])
    save(folder / "questionnaire.csv", "code audience kind theme text scale reversed "
         "characteristic".split(), [])
    save(folder / "settings.csv", ["key", "value"], [])
    plan = [["new", "new", "@", "--school", "England"],
            ["census", "census", "@", "census.csv", "--format", "json"],
            ["outcomes-0", "outcomes", "@", "counts-0.csv", "--kind", "suspension",
             "--format", "json"]]
    for against in ("school", "WBRI"):
        for count in ("events", "pupils"):
            plan.append([f"rri-suspension-ethnicity-full-{against}-{count}", "rri", "@",
                         "--against", against, "--count", count, "--format", "json"])
    plan += [["book", "workbook", "@", "-o", "book.xlsx"], ["tidy", "tidy", "@", "-o", "tidy.csv"]]
    (folder / "plan.tsv").write_text("".join("\t".join(p) + "\n" for p in plan), "utf-8")
