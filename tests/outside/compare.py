# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program said beside what R said, figure by figure."""
import csv
from collections import Counter
from pathlib import Path

TOLERANCE = 1e-6


def load(path):
    with open(path, newline="", encoding="utf-8") as f:
        return {(r["run"], r["object"], r["field"].lower()): r["value"] for r in csv.DictReader(f)}


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def is_nothing(rows, key):
    """A listed group that nobody is in; where the whole school is hidden, so is it."""
    run, group, _ = key
    census, outcomes = (rows.get((run, group, f)) for f in ("census", "outcomes"))
    school = rows.get((run, "", "census_total"))
    return run.startswith("rri") and outcomes in ("0", "hidden") and (
        census == "0" or census == school == "hidden")


def is_hidden_row(rows, key):
    """A group or cell that nobody may be in, listed as hidden to protect another one."""
    run, group, _ = key
    whole = rows.get((run, group, "census" if run.startswith("rri") else "n"))
    return whole == "hidden" and rows[key] in ("hidden", "null")


class Comparison:
    def __init__(self):
        self.figures, self.words = 0, 0
        self.largest = Counter()  # by field
        self.more_hidden = Counter()
        self.wrong = []

    def add(self, folder):
        got, expected = load(Path(folder) / "got.csv"), load(Path(folder) / "expected.csv")
        refused = {k[0] for k in got if k[2] == "refused"}
        for key in sorted(got.keys() | expected.keys()):
            run, _, field = key
            if run in refused:
                if field == "refused" and (expected.get(key) != "1"):
                    self.wrong.append((folder, key, "refused", "answered"))
            elif key not in expected:
                if is_hidden_row(got, key):
                    self.more_hidden["row"] += 1
                elif not is_nothing(got, key):
                    self.wrong.append((folder, key, got[key], "not there"))
            elif key not in got:
                # a hidden question does not name the answers that were not read
                if got.get((run, key[1], "n")) == "hidden":
                    self.more_hidden["unread"] += 1
                else:
                    self.wrong.append((folder, key, "not there", expected[key]))
            else:
                self.one(folder, key, got[key], expected[key])
        # what is hidden beyond its own size protects something that is small
        if self.more_hidden and "hidden" not in expected.values():
            self.wrong.append((folder, ("", "", "hidden"), str(dict(self.more_hidden)),
                               "nothing is small"))

    def join(self, other):
        self.figures += other.figures
        self.words += other.words
        self.more_hidden += other.more_hidden
        for field, apart in other.largest.items():
            self.largest[field] = max(self.largest[field], apart)

    def one(self, folder, key, got, expected):
        a, b = number(got), number(expected)
        if a is not None and b is not None:
            self.figures += 1
            apart = abs(a - b) / max(abs(a), abs(b), 1e-3)
            self.largest[key[2]] = max(self.largest[key[2]], apart)
            if apart <= TOLERANCE:
                return
        elif got == expected or {got, expected} <= {"null", "hidden"} and got == "hidden":
            self.words += 1
            return
        elif got == "hidden":
            self.more_hidden[key[0].split("-")[0]] += 1
            return
        # what is hidden has no words either
        elif got == "null" and expected == "hidden" and key[2] in (
                "class", "evidence", "evidence_from"):
            self.words += 1
            return
        self.wrong.append((folder, key, got, expected))
