# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a school's plan with the command line and writes got.csv: every figure of every
answer, one a line (run, object, field, value), null and hidden ones by these words."""
import csv
import json
import math
import os
import subprocess
from pathlib import Path


def run_plan(program, folder):
    folder, results = Path(folder), {}
    project = folder / "school.equalens"
    project.unlink(missing_ok=True)
    env = dict(os.environ, XDG_DATA_HOME=str(folder / "home"), LC_ALL="C.UTF-8")
    for line in (folder / "plan.tsv").read_text(encoding="utf-8").splitlines():
        name, *arguments = line.split("\t")
        done = subprocess.run([program] + ["school.equalens" if a == "@" else a for a in arguments],
                              cwd=folder, env=env, capture_output=True, text=True)
        results[name] = done
        if name.split("-")[0] in ("scores", "items", "rri", "findings"):
            (folder / f"{name}.json").write_text(done.stdout, encoding="utf-8")
    return results


def no_constants(name):
    raise ValueError(f"{name} is not a number")


def read(text):
    return json.loads(text, parse_constant=no_constants)


def word(owner, value):
    if value is None:
        return "hidden" if owner.get("hidden") else "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        assert math.isfinite(value)
        return repr(value)
    return str(value)


def flat(owner, path, names):
    for name in names:
        yield path, name, word(owner, owner[name])


SCORE = ["n", "score", "score_low", "score_high", "favourable", "n_effective", "favourable_low",
         "favourable_high"]
CHANGE = [a + b for a in ("change", "favourable_change") for b in ("", "_low", "_high")] + \
    ["effect_size"]
DIFFERENCE = [a + b for a in ("difference", "favourable_difference")
              for b in ("", "_low", "_high")] + ["effect_size"]
RRI = ["census", "outcomes", "rate_per_100", "rri", "rri_low", "rri_high", "difference", "p",
       "p_adjusted", "class", "evidence", "evidence_from"]


def scores(answer):
    for a in answer["audiences"]:
        yield from flat(a, a["audience"], ["respondents", "invited"])
        for t in a["themes"]:
            path = f"{a['audience']}/{t['code']}"
            yield from flat(t, path, SCORE + ["alpha"] + (CHANGE if "change" in t else []))
            for g in t.get("groups", []):
                yield from flat(g, f"{path}/{g['characteristic']}={g['code']}", SCORE + DIFFERENCE)


def items(answer):
    for a in answer["audiences"]:
        for i in a["items"]:
            path = f"{a['audience']}/{i['code']}"
            yield from flat(i, path, ["n", "blank", "favourable", "favourable_low",
                                      "favourable_high"])
            for name in ("counts", "no_point", "unread"):
                for label, count in i[name].items():
                    yield path, f"{name}:{label.strip()}", word(i, count)


def rri(answer):
    yield from flat(answer, "", ["census_total", "outcome_total"])
    for g in answer["groups"]:
        yield from flat(g, g["code"], RRI)


def findings(answer):
    for f in answer["findings"]:
        path = "|".join(str(f.get(n) or "") for n in
                        ("kind", "audience", "other_audience", "theme", "characteristic", "group",
                         "outcome_kind"))
        yield path, "found", "1"
        yield from flat(f["evidence"], path, sorted(set(f["evidence"]) - {"reasons", "hidden"}))


READERS = {"scores": scores, "items": items, "rri": rri, "findings": findings}


def write_figures(folder, results):
    with open(Path(folder) / "got.csv", "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f)
        w.writerow(["run", "object", "field", "value"])
        for name, done in results.items():
            reader = READERS.get(name.split("-")[0])
            if reader is None:
                continue
            if done.returncode != 0:
                w.writerow([name, "", "refused", "1"])
                continue
            for row in reader(read(done.stdout)):
                w.writerow([name, *row])
