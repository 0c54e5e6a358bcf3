#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the files of the invented sample school. Standard library only.

The same options give the same files. A larger school, for measuring speed:
    make-sample.py --pupils 20000 --responses 15000 -o /tmp/large-school
"""
import argparse
import io
import sys
import zipfile
from pathlib import Path

from sample import answers, census, forms, school

ROOT = Path(__file__).resolve().parent.parent


def make_files(options):
    """A dict of file name and bytes."""
    questions = answers.read_questions(ROOT / "data")
    on_roll, subsidiary, leavers = school.make_roll(options.pupils, options.seed)
    events = school.make_events(on_roll, subsidiary, leavers, options.seed)

    def said(audience, count):
        return questions[audience], answers.make_answers(
            audience, questions[audience], count, on_roll, options.seed), options.seed

    return {
        "census.xml": census.census_xml(on_roll, subsidiary, leavers, options.seed),
        "suspensions.csv": census.suspensions_csv(events, options.seed),
        "pupil-responses.xlsx": forms.microsoft_forms(*said("pupil", options.responses)),
        "staff-responses.csv": forms.google_forms(*said("staff", options.staff)),
        "parent-responses.csv": forms.survey_monkey(*said("parent", options.parents)),
    }


def contents(data):
    """What a file holds: the members of an archive, for compression may differ."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(files, folder):
    stale = [name for name, data in files.items() if not (folder / name).exists()
             or contents((folder / name).read_bytes()) != contents(data)]
    for name in stale:
        print(f"{name} is not what make-sample.py writes")
    return 1 if stale else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "data/sample")
    parser.add_argument("--pupils", type=int, default=1148, help="on roll at the census")
    parser.add_argument("--responses", type=int, default=641, help="pupils who answer")
    parser.add_argument("--staff", type=int, default=92, help="staff who answer")
    parser.add_argument("--parents", type=int, default=312, help="parents who answer")
    parser.add_argument("--seed", default="equalens")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args()
    files = make_files(options)
    if options.check:
        return check(files, options.output)
    options.output.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (options.output / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
