#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Theme scores by year, sex and ethnic group, as an analyst would work them out with pandas.
scripts/bench runs it beside this program's own figures. Reading the file is not timed, and
points are ready; prints the seconds of processor time of one round.

    bench-figures-peer.py QUESTIONNAIRE.csv RESPONSES.csv
"""
import sys
import time

import numpy as np
import pandas as pd
from scipy import stats

POINTS = {"Strongly disagree": 0.0, "Disagree": 25.0, "Neither agree nor disagree": 50.0,
          "Agree": 75.0, "Strongly agree": 100.0}


def load(questionnaire, responses):
    questions = pd.read_csv(questionnaire, dtype=str).fillna("")
    frame = pd.read_csv(responses, dtype="category")
    scored = questions[questions["kind"] == "scored"]
    themes = {}
    for _, question in scored.iterrows():
        points = frame[question["text"]].map(POINTS).astype(float)
        points = 100 - points if question["reversed"] == "yes" else points
        themes.setdefault(question["theme"], {})[question["code"]] = points
    groups = questions[questions["kind"] == "characteristic"]
    return ({name: pd.DataFrame(columns) for name, columns in themes.items()},
            {row["characteristic"]: frame[row["text"]] for _, row in groups.iterrows()})


def mean_interval(score):
    n, mean, sd = score.count(), score.mean(), score.std()
    return mean, stats.t.interval(0.95, n - 1, loc=mean, scale=sd / np.sqrt(n))


def wilson(p, n):
    z = stats.norm.ppf(0.975)
    middle, half = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def favourable(of, answered):
    p, m = of.sum() / answered.sum(), (answered > 0).sum()
    v = m / (m - 1) * ((of - p * answered) ** 2).sum() / answered.sum() ** 2
    n = min(p * (1 - p) / v, answered.sum())
    return p, n, wilson(p, n)


def newcombe(one, two):
    (p, n, _), (q, m, _) = one, two
    (low, high), (other_low, other_high) = wilson(p, n), wilson(q, m)
    d = p - q
    return (d - np.sqrt((p - low) ** 2 + (other_high - q) ** 2),
            d + np.sqrt((high - p) ** 2 + (q - other_low) ** 2))


def alpha(points):
    complete = points.dropna()
    k = complete.shape[1]
    return k / (k - 1) * (1 - complete.var().sum() / complete.sum(axis=1).var())


def figures(themes, groups):
    for points in themes.values():
        answered = points.notna().sum(axis=1)
        score = points.mean(axis=1).where(answered * 2 >= points.shape[1])
        of = (points > 50).sum(axis=1)
        yield mean_interval(score), favourable(of, answered), alpha(points)
        for column in groups.values():
            for name in column.cat.categories:
                inside = column == name
                own, rest = score[inside].dropna(), score[~inside].dropna()
                one = favourable(of[inside], answered[inside])
                two = favourable(of[~inside], answered[~inside])
                yield (mean_interval(own), one, newcombe(one, two),
                       stats.ttest_ind(own, rest, equal_var=False))


def main():
    themes, groups = load(*sys.argv[1:3])
    start = time.process_time()
    count = len(list(figures(themes, groups)))
    print(time.process_time() - start)
    return 0 if count else 1


if __name__ == "__main__":
    sys.exit(main())
