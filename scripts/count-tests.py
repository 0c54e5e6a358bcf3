#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Count the test cases of a meson test run, by reading the TAP that each test printed.

    count-tests.py BUILD SUITE...

Prints what failed and what was skipped and why, then one line: N passed, N failed.
Exits 1 when a case failed, a suite left no log, or nothing ran. A skipped case is
neither passed nor failed, nor is one marked TODO that fails; a test that dies counts as a failed case.
"""
import json
import re
import sys
from pathlib import Path

CASE = re.compile(r"^(\s*)(not )?ok\b\s*\d*\s*-?\s*([^#]*)(?:#\s*(skip|todo)\S*\s*(.*))?$", re.I)
SKIP_ALL = re.compile(r"^1\.\.0\b\s*#\s*skip\S*\s*(.*)$", re.I)


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []

    def add(self, name, verdict, reason=""):
        if verdict == "passed":
            self.passed += 1
        elif verdict == "failed":
            self.failed.append(f"{name}: {reason}" if reason else name)
        else:
            self.skipped.append(f"{name}: {reason or 'no reason given'}")


def tap_cases(text):
    """Yield (name, verdict, reason) for each leaf of the TAP in `text`. A line that
    closes a block of deeper subtests repeats their verdict and is left out.

    >>> list(tap_cases("    ok 1 a\\n    not ok 2 b\\nnot ok 1 both\\nok 2 c"))
    [('a', 'passed', ''), ('b', 'failed', ''), ('c', 'passed', '')]
    >>> list(tap_cases("ok 1 a # SKIP no display\\nnot ok 2 b # TODO later\\n# ok 3 is a remark"))
    [('a', 'skipped', 'no display'), ('b', 'skipped', 'later')]
    """
    depth = 0
    for line in text.splitlines():
        found = CASE.match(line)
        if not found:
            continue
        indent, failed, name, directive, reason = found.groups()
        closes_block, depth = len(indent) < depth, len(indent)
        if closes_block:
            continue
        directive = (directive or "").lower()
        if directive == "skip" or (failed and directive == "todo"):
            verdict = "skipped"
        else:
            verdict = "failed" if failed else "passed"
        yield name.strip(), verdict, (reason or "").strip()


def count_test(test, tally):
    """Add what one test of meson's log did.

    >>> tally = Tally()
    >>> count_test({"name": "dies", "result": "ERROR", "returncode": -6, "stdout": "ok 1 a"}, tally)
    >>> count_test({"name": "script", "result": "OK", "stdout": "all is well"}, tally)
    >>> count_test({"name": "blind", "result": "SKIP", "stdout": "1..0 # SKIP no display"}, tally)
    >>> tally.passed, tally.failed, tally.skipped
    (2, ['dies: error, exit status -6'], ['blind: no display'])
    """
    name, result, text = test["name"], test["result"], test.get("stdout", "")
    whole = SKIP_ALL.search(text.strip())
    cases = list(tap_cases(text))
    if not cases:
        verdict = {"OK": "passed", "EXPECTEDFAIL": "passed", "SKIP": "skipped"}.get(result, "failed")
        reason = whole.group(1) if whole else result.lower() if verdict == "failed" else ""
        tally.add(name, verdict, reason)
        return
    for case, verdict, reason in cases:
        tally.add(case or name, verdict, reason)
    died = result not in ("OK", "SKIP", "EXPECTEDFAIL")
    if died and not any(verdict == "failed" for _, verdict, _ in cases):
        tally.add(name, "failed", f"{result.lower()}, exit status {test.get('returncode')}")


def main():
    build, suites = Path(sys.argv[1]), sys.argv[2:]
    tally = Tally()
    for suite in suites:
        log = build / "meson-logs" / f"testlog-{suite}.json"
        if not log.exists():
            tally.add(f"suite {suite}", "failed", "it did not run")
            continue
        for line in log.read_text(encoding="utf-8").splitlines():
            count_test(json.loads(line), tally)
    for text in tally.skipped:
        print(f"skipped: {text}")
    for text in tally.failed:
        print(f"FAILED:  {text}")
    print(f"{tally.passed} passed, {len(tally.failed)} failed")
    return 1 if tally.failed or not tally.passed else 0


if __name__ == "__main__":
    sys.exit(main())
