#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the guide's pages for Yelp with the tool of those who wrote their format.

Usage: check-mallard.py HELP_FOLDER

The pages of each language follow Mallard's schema, their links lead somewhere, every page can be
reached, and every picture is there: in the language's own folder or in that of English, where
Yelp looks next. Skipped (exit status 77) where yelp-check is not installed.
"""
import shutil
import subprocess
import sys
from pathlib import Path

CHECKS = ("validate", "links", "ids", "orphans", "media")


def check(folder, english):
    pages = sorted(str(path.name) for path in folder.glob("*.page"))
    faults = [] if pages else [f"{folder}: no pages"]
    for kind in CHECKS:
        result = subprocess.run(["yelp-check", kind, *pages], cwd=folder, capture_output=True, text=True, check=False)
        said = (result.stdout + result.stderr).split("\n")
        if kind == "media":
            said = [line for line in said if ": " in line and not (english / line.split(": ")[1]).is_file()]
        elif result.returncode == 0:
            said = []
        faults += [f"{folder.parent.name}: {kind}: {line}" for line in said if line]
    return faults


def main(help_folder):
    if shutil.which("yelp-check") is None:
        print("1..0 # SKIP yelp-check is not installed (Debian: yelp-tools)")
        return 77
    languages = sorted(path for path in help_folder.glob("*/equalens") if path.is_dir())
    faults = [] if languages else [f"{help_folder}: no guide"]
    for folder in languages:
        faults += check(folder, help_folder / "C" / "equalens")
    print("\n".join(faults) or f"sound: {', '.join(folder.parent.name for folder in languages)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
