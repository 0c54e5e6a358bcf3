#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write a very large questionnaire export, and its questionnaire, for measuring speed.

    make-big-csv.py -o /tmp/big            1,000,000 respondents x 30 items
    make-big-csv.py -o /tmp/big --groups   and their year, sex and ethnic group

The same options give the same files. Standard library only.
"""
import argparse
import csv
from pathlib import Path

from sample.chance import Chance

ITEMS, THEMES, SEGMENT = 30, 6, 5
ANSWERS = {"Strongly disagree": 17, "Disagree": 17, "Neither agree nor disagree": 28,
           "Agree": 21, "Strongly agree": 14, "Don't know": 2, "": 1}
GROUPS = [("B31", "Which year are you in?", "year"),
          ("B32", "How do you describe your sex or gender?", "sex"),
          ("B33", "Which of these best describes your ethnic group?", "ethnicity")]
SEXES = {"Girl": 49, "Boy": 49, "Prefer not to say": 2}
ETHNICITIES = {"White - British": 62, "Any other White background": 8, "Black Caribbean": 3,
               "Black African": 6, "Pakistani": 6, "Bangladeshi": 4, "Indian": 5,
               "Mixed - White and Black Caribbean": 3, "Prefer not to say": 3}
SEGMENTS = 8192


def questionnaire(path, groups):
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow("code,audience,kind,theme,text,scale,reversed,characteristic".split(","))
        for number in range(1, ITEMS + 1):
            theme = (number - 1) // (ITEMS // THEMES) + 1
            writer.writerow([f"B{number:02d}", "pupil", "scored", f"Theme {theme}",
                             f"Statement {number:02d} about this school.", "agree5",
                             "yes" if number % 7 == 0 else "no", ""])
        for code, text, characteristic in GROUPS if groups else []:
            writer.writerow([code, "pupil", "characteristic", "", text, "", "", characteristic])


def segments(chance, groups):
    """Ready-made runs of answers; a row is put together from a few of them."""
    answers = [",".join(chance.weighted(ANSWERS) for _ in range(SEGMENT))
               for _ in range(SEGMENTS)]
    people = [""]
    if groups:
        people = [f",Year {7 + chance.below(5)},{chance.weighted(SEXES)},"
                  f"{chance.weighted(ETHNICITIES)}" for _ in range(SEGMENTS)]
    return answers, people


def responses(path, count, seed, groups):
    chance = Chance(seed, "big")
    answers, people = segments(chance, groups)
    head = [f"Statement {number:02d} about this school." for number in range(1, ITEMS + 1)]
    head += [text for _, text, _ in GROUPS] if groups else []
    with path.open("w", newline="", encoding="utf-8") as stream:
        stream.write(",".join(head) + "\n")
        for start in range(0, count, 10000):
            rows = []
            for _ in range(min(10000, count - start)):
                parts = [answers[chance.below(SEGMENTS)] for _ in range(ITEMS // SEGMENT)]
                rows.append(",".join(parts) + people[chance.below(len(people))])
            stream.write("\n".join(rows) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder to write to")
    parser.add_argument("--respondents", type=int, default=1_000_000)
    parser.add_argument("--groups", action="store_true", help="with year, sex and ethnic group")
    parser.add_argument("--seed", default="equalens")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    questionnaire(options.output / "big-questionnaire.csv", options.groups)
    responses(options.output / "big-responses.csv", options.respondents, options.seed,
              options.groups)


if __name__ == "__main__":
    main()
