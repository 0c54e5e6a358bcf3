#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py PROGRAM [--schools N] [--first SEED] [--keep FOLDER]: compare every figure that the
command line gives of N random schools, and of England's published counts, with R's. TAP on
standard output; see README.md."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import books
import commands
import compare
import england
import schools
import shapes

HERE = Path(__file__).resolve().parent
PLAN_OF = {"scores": lambda s, where, answer, p: s.scores(where, answer, "--by" in p, "--since" in p),
           "items": lambda s, where, answer, p: s.items(where, answer),
           "rri": lambda s, where, answer, p: s.rri(where, answer),
           "findings": lambda s, where, answer, p: s.findings(where, answer),
           "import": lambda s, where, answer, p: s.one_import(where, answer)}
# what a project without the data may well refuse
REFUSALS = ("No outcomes of the kind", "There is no group", "There are no answers",
            "say nothing about", "says nothing about", "not of both together",
            "which pupils they belong to")


def run(program, folder, found):
    """Runs the plan; returns what is wrong with the answers as such."""
    wrong = []
    results = commands.run_plan(program, folder)
    plan = [line.split("\t") for line in (folder / "plan.tsv").read_text("utf-8").splitlines()]
    for name, *arguments in plan:
        done = results[name]
        if done.returncode not in (0, 1) or "Sanitizer" in done.stderr or \
                "runtime error" in done.stderr:
            wrong.append(f"{name}: exit status {done.returncode}: {done.stderr[:300]}")
        elif done.returncode == 1 and not any(r in done.stderr for r in REFUSALS):
            wrong.append(f"{name}: refused: {done.stderr.strip()}")
        elif done.returncode == 0 and arguments[0] in PLAN_OF:
            check = PLAN_OF[arguments[0]]
            check(found, f"{folder.name}/{name}", commands.read(done.stdout), arguments)
    commands.write_figures(folder, results)
    books.append_figures(folder)
    wrong += books.sentences(folder)
    return wrong


def report(number, name, wrong):
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for fault in wrong[:20]:
        print(f"# {fault}")
    sys.stdout.flush()


def examine(options, folders):
    found, total = shapes.Shapes(), compare.Comparison()
    faults = {f: run(options.program, f, found) for f in folders}
    subprocess.run(["Rscript", str(HERE / "expected.R"), *map(str, folders)], check=True)
    failed = False
    for number, folder in enumerate(folders, 1):
        one = compare.Comparison()
        one.add(folder)
        total.join(one)
        wrong = faults[folder] + [f"{'/'.join(k)}: {a}, but R says {b}" for _, k, a, b in one.wrong]
        failed |= bool(wrong)
        report(number, f"outside {folder.name}", wrong)
    report(len(folders) + 1, "outside shapes of the JSON", found.wrong)
    print(f"# {total.figures} figures and {total.words} words compared, {found.objects} objects; "
          f"hidden beyond their own size: {dict(total.more_hidden)}")
    for field, apart in total.largest.most_common(5):
        print(f"# largest relative difference of {field}: {apart:.3g}")
    return failed or bool(found.wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=lambda p: str(Path(p).resolve()))
    parser.add_argument("--schools", type=int, default=int(os.environ.get("EQL_OUTSIDE_SCHOOLS", 4)))
    parser.add_argument("--first", type=int, default=int(os.environ.get("EQL_OUTSIDE_FIRST", 1)))
    parser.add_argument("--keep", type=Path, help="a new folder to leave all files in")
    options = parser.parse_args()
    if not shutil.which("Rscript"):
        print("1..0 # SKIP R is not installed (Debian: r-base-core)")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        base = options.keep or Path(temporary)
        folders = [base / "england"]
        england.write(folders[0])
        for seed in range(options.first, options.first + options.schools):
            folders.append(base / f"school-{seed}")
            schools.write(folders[-1], seed)
        print(f"1..{len(folders) + 1}")
        return int(examine(options, folders))


if __name__ == "__main__":
    sys.exit(main())
