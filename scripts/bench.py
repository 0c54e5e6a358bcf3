#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run equalens-cli and another program for the same work by turns, and print the ratios.

    bench.py PROGRAM [school] [tables] [import] [census] [figures] [window]

Each figure is the median of the runs: wall-clock seconds, seconds of processor time (which a busy
machine does not stretch), and the greatest resident memory. For the window it is the longest that
its main loop was busy at a stretch, at each step.
"""
import csv
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_tables

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"


def measure(command):
    """Seconds, processor seconds and megabytes of one run; stops when it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"failed with {child.returncode}: {' '.join(map(str, command))}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def by_turns(runs, ours, peer):
    """Both programs one after the other, so that a busy moment of the machine meets both."""
    results = {"ours": [], "peer": []}
    for _ in range(runs):
        results["ours"].append(measure(ours()))
        results["peer"].append(measure(peer()))
    return {name: tuple(statistics.median(column) for column in zip(*measured))
            for name, measured in results.items()}


def report(title, peer_name, result):
    print(title)
    for name, figures in (("equalens", result["ours"]), (peer_name, result["peer"])):
        print("  {:14} {:8.3f} s  {:8.3f} s of processor  {:7.1f} MB".format(name, *figures))
    ratios = [ours / peer for ours, peer in zip(result["ours"], result["peer"])]
    print("  {:14} {:8.4f}    {:8.4f}                 {:7.4f}".format("ratio", *ratios), flush=True)


def bench_school(program, folder):
    ours = [program, "analyse", "--school", "Sampleton High School",
            "--pupil", SAMPLE / "pupil-responses.xlsx", "--staff", SAMPLE / "staff-responses.csv",
            "--parent", SAMPLE / "parent-responses.csv", "--census", SAMPLE / "census.xml",
            "--outcomes", SAMPLE / "suspensions.csv", "-o", folder / "ours.xlsx"]
    peer = [sys.executable, "-B", ROOT / "scripts" / "bench-peer.py", ROOT / "data",
            folder / "peer.xlsx"]
    report("The sample school, from its files to a workbook (5 runs each)", "pandas",
           by_turns(5, lambda: ours, lambda: peer))


def bench_reading(program, folder):
    """By benchmarks/read-table.c, built beside the program."""
    bench_tables.bench(program.parents[2] / "benchmarks" / "bench-read-table", ROOT, folder,
                       measure, by_turns, report)


def bench_import(program, folder):
    subprocess.run([sys.executable, "-B", ROOT / "scripts" / "make-big-csv.py", "-o", folder],
                   check=True)
    questionnaire, responses = folder / "big-questionnaire.csv", folder / "big-responses.csv"
    project, database = folder / "big.equalens", folder / "big.sqlite"

    def ours():
        project.unlink(missing_ok=True)
        for arguments in (["new", project, "--school", "Big"],
                          ["questionnaire", project, "--use", questionnaire]):
            subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)
        return [program, "import", project, responses, "--audience", "pupil", "--wave", "One"]

    def peer():
        database.unlink(missing_ok=True)
        return ["sqlite3", database, "-cmd", ".mode csv", f".import {responses} answers"]

    report(f"A questionnaire of 1,000,000 × 30 answers ({responses.stat().st_size / 1e6:.0f} MB of "
           "CSV) into a file (3 runs each)", "sqlite3", by_turns(3, ours, peer))
    print(f"  file           {project.stat().st_size / 1e6:8.1f} MB against "
          f"{database.stat().st_size / 1e6:.1f} MB")


def write_return(path, megabytes):
    """A census return of so many megabytes: the sample's pupils again and again, under other
    numbers."""
    head, _, rest = (SAMPLE / "census.xml").read_text(encoding="utf-8").partition("<PupilsOnRoll>")
    pupils, _, tail = rest.partition("</PupilsOnRoll>")
    parts = re.split(r"(?<=<UPN>)[^<]*", pupils)
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write(f"{head}<PupilsOnRoll>")
        while stream.tell() < megabytes * 1_000_000:
            numbers = [f"A{count + i:012}" for i in range(len(parts) - 1)] + [""]
            stream.write("".join(part + number for part, number in zip(parts, numbers)))
            count += len(parts) - 1
        stream.write(f"</PupilsOnRoll>{tail}")
    return count


def bench_census(program, folder):
    path, project = folder / "return.xml", folder / "roll.equalens"
    count = write_return(path, 100)
    subprocess.run([program, "new", project, "--school", "Big"], check=True)
    runs = [measure([program, "census", project, path, "--dry-run"]) for _ in range(3)]
    seconds, processor, memory = (statistics.median(column) for column in zip(*runs))
    print(f"A census return of {path.stat().st_size / 1e6:.0f} MB, {count:,} pupils (3 runs)\n"
          f"  equalens       {seconds:8.3f} s  {processor:8.3f} s of processor  {memory:7.1f} MB",
          flush=True)


def figures_of(program, project, runs):
    """Seconds of processor time from benchmarks/figures.c, built beside the program."""
    bench = program.parents[2] / "benchmarks" / "bench-figures"
    return json.loads(subprocess.run([bench, project, str(runs)], check=True,
                                     stdout=subprocess.PIPE).stdout)


def bench_figures(program, folder):
    subprocess.run([sys.executable, "-B", ROOT / "scripts" / "make-big-csv.py", "-o", folder,
                    "--groups"], check=True)
    questionnaire, responses = folder / "big-questionnaire.csv", folder / "big-responses.csv"
    big, school = folder / "big.equalens", folder / "school.equalens"
    sample = [["import", school, SAMPLE / f"{audience}-responses.{suffix}", "--audience", audience,
               "--wave", "One"] for audience, suffix in
              (("pupil", "xlsx"), ("staff", "csv"), ("parent", "csv"))]
    for arguments in (["new", big, "--school", "Big"],
                      ["questionnaire", big, "--use", questionnaire],
                      ["import", big, responses, "--audience", "pupil", "--wave", "One"],
                      ["new", school, "--school", "Sample"], *sample,
                      ["census", school, SAMPLE / "census.xml"],
                      ["outcomes", school, SAMPLE / "suspensions.csv"]):
        subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    ours, peer = figures_of(program, big, 5)["scores"], float(subprocess.run(
        [sys.executable, "-B", ROOT / "scripts" / "bench-figures-peer.py", questionnaire,
         responses], check=True, stdout=subprocess.PIPE).stdout)
    print("Scores by year, sex and ethnic group of 1,000,000 × 30 answers, once loaded")
    print(f"  equalens       {ours:8.3f} s of processor\n  pandas         {peer:8.3f} s\n"
          f"  ratio          {ours / peer:8.4f}")
    figures = figures_of(program, school, 21)
    print("The sample school, in seconds of processor time\n"
          f"  all figures of a workbook, read from the project {figures['content']:.3f}\n"
          f"  what has to be hidden, crosses among it          {figures['hiding']:.3f}", flush=True)
    hidden = subprocess.run([program.parents[2] / "benchmarks" / "bench-hiding", school],
                            check=True, stdout=subprocess.PIPE, text=True).stdout
    cells, all_hidden, small = hidden.splitlines()[-1].split()[1:4]
    print(f"  cells of its crosses hidden, of {cells}: {all_hidden}, {small} by size alone",
          flush=True)


def many_responses(path, count):
    with (SAMPLE / "staff-responses.csv").open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(head)
        writer.writerows(rows[number % len(rows)] for number in range(count))


def many_project(program, folder):
    """A project of 60,000 responses."""
    project = folder / "many-project.equalens"
    subprocess.run([program, "new", project, "--school", "Riverside"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([program, "import", project, folder / "many-responses.csv", "--audience", "staff",
                    "--wave", "Autumn 2025"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return project


def large_school(program, folder):
    """A project of 60,000 pupils' answers with a census, suspensions and two rounds."""
    project = folder / "large.equalens"
    subprocess.run([program, "new", project, "--school", "Riverside"], check=True, stdout=subprocess.DEVNULL)
    for wave, options in (("Autumn 2025", ["--pupils", "75000", "--responses", "60000"]),
                          ("Summer 2026", ["--seed", "later"])):
        files = folder / wave
        subprocess.run([sys.executable, "-B", ROOT / "scripts" / "make-sample.py", "-o", files, *options],
                       check=True, stdout=subprocess.DEVNULL)
        for command in ([["import", project, files / f"{audience}-responses.{suffix}", "--audience", audience,
                          "--wave", wave] for audience, suffix in
                         (("pupil", "xlsx"), ("staff", "csv"), ("parent", "csv"))]
                        + [["census", project, files / "census.xml"],
                           ["outcomes", project, files / "suspensions.csv"]]):
            subprocess.run([program, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return project


def network(program, folder, count):
    """A network of so many schools, which differ in name alone."""
    project, packs, result = folder / "one-of-many.equalens", [], folder / "network.eqnet"
    for arguments in (["new", project, "--school", "Riverside"],
                      ["import", project, SAMPLE / "pupil-responses.xlsx", "--audience", "pupil",
                       "--wave", "Autumn 2025"],
                      ["census", project, SAMPLE / "census.xml"],
                      ["outcomes", project, SAMPLE / "suspensions.csv"]):
        subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    for number in range(1, count + 1):
        with sqlite3.connect(project) as database:
            database.execute("UPDATE school SET name = ?", (f"School {number}",))
        database.close()
        packs.append(folder / f"school-{number}.eqpack")
        subprocess.run([program, "pack", project, "-o", packs[-1]], check=True,
                       stdout=subprocess.DEVNULL)
    subprocess.run([program, "network", result, *(f"--add={pack}" for pack in packs)], check=True,
                   stdout=subprocess.DEVNULL)
    return result


def bench_start(program, folder, settings):
    """The first frame beside that of a bare window, in turns on one display; medians."""
    bench = str(program.parents[2] / "tests" / "app" / "bench-start")
    turns = [("bare", []), ("equalens", []), ("open", [str(many_project(program, folder))])]
    script = "import subprocess, sys, time\n" \
        f"for what, more in {turns!r} * 9:\n" \
        f"    subprocess.run([{bench!r}, what, str(time.monotonic_ns()), *more], check=True)\n"
    lines = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", sys.executable, "-c", script],
                           check=True, env={**os.environ, **settings}, stdout=subprocess.PIPE,
                           text=True).stdout.split()
    bare, ours, opened = (statistics.median(float(line) for line in lines[n::3]) for n in range(3))
    print(f"The window: first frame after {ours:.0f} ms, a bare libadwaita window's after {bare:.0f} ms: "
          f"{ours / bare:.2f} times")
    print(f"The window: a project of 60,000 responses is open and drawn after {opened:.0f} ms")


def bench_window(program, folder):
    many_responses(folder / "many-responses.csv", 60_000)
    settings = {"GSETTINGS_BACKEND": "memory", "GSK_RENDERER": "cairo", "GTK_A11Y": "none",
                "GDK_DEBUG": "gl-disable", "XDG_CONFIG_HOME": str(folder)}
    bench_start(program, folder, settings)
    print("The window: the longest stall of its main loop, and the processor time of the longest",
          flush=True)
    subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24",
                    program.parents[2] / "tests" / "app" / "bench-stalls", folder, "sample", "files",
                    "many", large_school(program, folder), network(program, folder, 60),
                    "narrow", "sample"],
                   check=True, env={**os.environ, **settings})


BENCHES = {"school": bench_school, "tables": bench_reading, "import": bench_import,
           "census": bench_census, "figures": bench_figures, "window": bench_window}


def main():
    program, names = Path(sys.argv[1]).resolve(), sys.argv[2:] or list(BENCHES)
    os.environ["EQUALENS_DATA_DIR"] = str(ROOT / "data")
    for name in names:
        if name not in BENCHES:
            sys.exit(f"usage: scripts/bench [{'] ['.join(BENCHES)}]")
        with tempfile.TemporaryDirectory(prefix="equalens-bench-") as folder:
            os.environ["XDG_DATA_HOME"] = folder
            BENCHES[name](program, Path(folder))


if __name__ == "__main__":
    main()
