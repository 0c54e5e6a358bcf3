#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print how many lines of the core (src without the window) a test run reached.

    coverage.py BUILD
"""
import json
import os
import subprocess
import sys
from collections import defaultdict


def measure(build):
    command = ["gcovr", "--root", ".", "--object-directory", build, "--filter", "src/",
               "--exclude", "src/app/", "--json-summary", "-", "-j", str(os.cpu_count() or 1), build]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"gcovr failed, so there is no coverage to report:\n{run.stderr}")
    return json.loads(run.stdout)


def main():
    summary = measure(sys.argv[1])
    rooms = defaultdict(lambda: [0, 0])
    for entry in summary["files"]:
        room = rooms[entry["filename"].split("/")[1]]
        room[0] += entry["line_covered"]
        room[1] += entry["line_total"]
    for name, (covered, total) in sorted(rooms.items()):
        print(f"  {name:10} {100 * covered / max(total, 1):5.1f} %  ({covered} of {total} lines)")
    print(f"Core line coverage: {summary['line_percent']} % "
          f"({summary['line_covered']} of {summary['line_total']} lines)")


if __name__ == "__main__":
    main()
