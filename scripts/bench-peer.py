#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an analyst would write with pandas, SciPy and XlsxWriter: the sample school's three
exports, census and log to a workbook. scripts/bench runs it beside equalens-cli analyse.
It does less: no hiding, no findings, no plan.

    bench-peer.py DATA OUTPUT.xlsx
"""
import sys
import unicodedata
import warnings
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
from scipy import stats

CHARACTERISTICS = ["ethnicity", "sex", "year"]


def fold(text):
    text = unicodedata.normalize("NFKC", str(text)).casefold()
    return " ".join(text.replace("’", "'").replace("‘", "'").split()).rstrip(".?: ")


class Lists:
    def __init__(self, data):
        self.questions = pd.read_csv(data / "questionnaires" / "starter.csv", dtype=str).fillna("")
        self.scales = {row["name"]: row["points"].split("|") for _, row in
                       pd.read_csv(data / "scales" / "scales.csv", dtype=str).iterrows()}
        self.labels = {}
        for _, row in pd.read_csv(data / "scales" / "synonyms.csv", dtype=str).iterrows():
            for spelling in [row["label"], *row["synonyms"].split("|")]:
                self.labels[fold(spelling)] = fold(row["label"])
        codes = pd.read_csv(data / "codes" / "ethnicity.csv", dtype=str)
        self.main = dict(zip(codes["code"], codes["main_name"]))
        spellings = pd.read_csv(data / "codes" / "ethnicity-labels.csv", dtype=str)
        self.ethnicity = {fold(text): self.main.get(code, "Not stated")
                          for text, code in zip(spellings["text"], spellings["code"])}

    def points_of(self, question):
        names = self.scales.get(question["scale"]) or question["scale"].split(";")[0].split("|")
        points = np.linspace(0, 100, len(names))
        if question["reversed"] == "yes":
            points = points[::-1]
        return {fold(name): value for name, value in zip(names, points)}


def read_export(path):
    if path.suffix == ".xlsx":
        return pd.read_excel(path, dtype=str)
    encoding = "cp1252" if path.name.startswith("parent") else "utf-8-sig"
    frame = pd.read_csv(path, dtype=str, encoding=encoding)
    if frame.columns[0] == "Respondent ID":
        second = frame.iloc[0]
        names = [second[name] if isinstance(second[name], str) and second[name] != "Response"
                 else name for name in frame.columns]
        frame = frame.iloc[1:].set_axis(names, axis=1)
    return frame[frame.iloc[:, 0] != frame.columns[0]]


def heading(name):
    return fold(name[name.rindex("[") + 1:-1] if name.endswith("]") else name)


def group_of(lists, characteristic, values):
    if characteristic == "ethnicity":
        return values.map(lambda v: lists.ethnicity.get(fold(v), "Not stated"))
    return values.fillna("Not stated").map(lambda v: fold(v))


def answers_of(lists, data, audience, name):
    """Points by question and the groups of each respondent."""
    frame = read_export(data / "sample" / name)
    columns = {heading(column): i for i, column in enumerate(frame.columns)}
    points, groups = {}, {}
    for _, question in lists.questions[lists.questions["audience"] == audience].iterrows():
        i = columns.get(fold(question["text"]))
        if i is None:
            continue
        values = frame.iloc[:, i]
        if question["kind"] == "scored":
            scale = lists.points_of(question)
            folded = values.map(fold).map(lambda v: lists.labels.get(v, v))
            points[question["code"]] = folded.map(scale).astype(float)
        elif question["characteristic"] in CHARACTERISTICS:
            groups[question["characteristic"]] = group_of(lists, question["characteristic"], values)
    return pd.DataFrame(points), pd.DataFrame(groups)


def score_row(scores, answers, **keys):
    scores = scores.dropna()
    n = len(scores)
    mean = scores.mean()
    half = stats.t.ppf(0.975, n - 1) * scores.std() / np.sqrt(n) if n > 1 else np.nan
    known = answers.to_numpy().ravel()
    known = known[~np.isnan(known)]
    favourable = (known > 50).mean() if len(known) else np.nan
    low, high = wilson(favourable, len(known))
    return {**keys, "n": n, "score": mean, "score_low": mean - half, "score_high": mean + half,
            "favourable": favourable, "favourable_low": low, "favourable_high": high}


def wilson(p, n, z=1.959963984540054):
    if not n:
        return np.nan, np.nan
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def theme_scores(lists, audience, points, groups):
    rows = []
    questions = lists.questions[(lists.questions["audience"] == audience)
                                & lists.questions["code"].isin(points.columns)]
    for theme, members in questions.groupby("theme", sort=False):
        answers = points[members["code"]]
        scores = answers.mean(axis=1).where(answers.notna().sum(axis=1) * 2 >= answers.shape[1])
        rows.append(score_row(scores, answers, audience=audience, theme=theme, by="", group="all"))
        for characteristic in groups.columns:
            for group, index in groups.groupby(characteristic).groups.items():
                row = score_row(scores.loc[index], answers.loc[index], audience=audience,
                                theme=theme, by=characteristic, group=group)
                rest = stats.ttest_ind(scores.loc[index].dropna(), scores.drop(index).dropna(),
                                       equal_var=False)
                rows.append({**row, "p_against_rest": rest.pvalue})
    return rows


def item_rows(lists, audience, points):
    for code in points.columns:
        known = points[code].dropna()
        low, high = wilson((known > 50).mean(), len(known))
        text = lists.questions.set_index("code").loc[code, "text"]
        yield {"audience": audience, "code": code, "text": text, "n": len(known),
               "favourable": (known > 50).mean(), "low": low, "high": high}


def rri_rows(lists, data):
    roll = {}
    for pupil in ElementTree.parse(data / "sample" / "census.xml").getroot().iter("PupilOnRoll"):
        if pupil.findtext("PupilStatus/EnrolStatus") in ("C", "M"):
            roll[pupil.findtext("PupilIdentifiers/UPN")] = lists.main.get(
                pupil.findtext("PupilCharacteristics/Ethnicity"), "Not stated")
    log = pd.read_csv(data / "sample" / "suspensions.csv", dtype=str, encoding="utf-8-sig")
    log = log[log["Type"].str.contains("susp", case=False)]
    log = log.drop_duplicates(["UPN", "Start date", "Type"])
    events = log["UPN"].map(roll).dropna().value_counts()
    census = pd.Series(roll).value_counts()
    total, outcomes = census.sum(), events.sum()
    for group, n in census.items():
        x = int(events.get(group, 0))
        share = n / total
        test = stats.binomtest(x, int(outcomes), share)
        interval = test.proportion_ci(method="exact")
        yield {"group": group, "census": n, "outcomes": x, "rate_per_100": 100 * x / n,
               "rri": x / outcomes / share, "rri_low": interval.low / share,
               "rri_high": interval.high / share, "p": test.pvalue}


def write_workbook(path, sheets):
    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            writer.sheets[name].set_column(0, len(frame.columns) - 1, 18)
        chart = writer.book.add_chart({"type": "bar"})
        last = len(sheets["Themes"])
        chart.add_series({"categories": ["Themes", 1, 0, last, 1],
                          "values": ["Themes", 1, 5, last, 5]})
        writer.sheets["Themes"].insert_chart("N2", chart)


def main():
    warnings.simplefilter("ignore")
    data, target = Path(sys.argv[1]), Path(sys.argv[2])
    lists = Lists(data)
    themes, items = [], []
    for audience, name in [("pupil", "pupil-responses.xlsx"), ("staff", "staff-responses.csv"),
                           ("parent", "parent-responses.csv")]:
        points, groups = answers_of(lists, data, audience, name)
        themes += theme_scores(lists, audience, points, groups)
        items += item_rows(lists, audience, points)
    themes = pd.DataFrame(themes)
    everyone = themes["group"] == "all"
    suspensions = pd.DataFrame(rri_rows(lists, data))
    write_workbook(target, {"Themes": themes[everyone], "Groups": themes[~everyone],
                            "Questions": pd.DataFrame(items), "Suspensions": suspensions})


if __name__ == "__main__":
    main()
