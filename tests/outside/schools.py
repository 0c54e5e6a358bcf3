# SPDX-License-Identifier: GPL-3.0-or-later
"""Random schools: files as people bring them in, and the commands to run on them.

write(folder, seed) fills the folder with questionnaire.csv, responses, a census and outcomes,
and plan.csv, which lists the commands (id and arguments, tab-separated)."""
import csv
import random
from pathlib import Path

WORDS = """amber basket candle dragon ember forest garden harbour island jacket kettle lantern
meadow needle orchard pepper quarry ribbon saddle temple umbrella violin window yellow zebra
bishop copper dagger falcon goblet hammer icicle jungle kitten ladder marble nugget oyster
pillow rabbit silver ticket velvet walnut anchor button cactus donkey""".split()
BUILTIN = {
    "agree5": (["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree",
                "Strongly agree"], ["Don't know", "Prefer not to say"]),
    "agree4": (["Strongly disagree", "Disagree", "Agree", "Strongly agree"],
               ["Don't know", "Prefer not to say"]),
    "often5": (["Never", "Rarely", "Sometimes", "Often", "Always"],
               ["Don't know", "Prefer not to say"]),
    "yesno": (["No", "Yes"], ["Not sure", "Don't know", "Prefer not to say"]),
}
LADDER = ["Dreadful", "Poor", "Weak", "Fair", "Good", "Great", "Superb"]
NO_POINT = ["Not sure", "Don't know", "Not applicable", "Prefer not to say"]
THEMES = ["Belonging", "Fair treatment", "Speaking up", "Adults & trust", "Learning"]
CODES = Path(__file__).resolve().parents[2] / "data/codes/ethnicity.csv"


class School:
    def __init__(self, folder, seed):
        self.folder, self.r, self.plan = Path(folder), random.Random(seed), []
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(CODES, encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        self.all_codes = [row["code"] for row in rows]
        # few groups, so that some are large; at any of the 108 codes
        self.mix = self.r.sample(self.all_codes, self.r.choice([3, 5, 8, 14, 108]))
        self.weight = [self.r.expovariate(1) ** 2 + 0.02 for _ in self.mix]
        self.tilt = {c: self.r.gauss(0, 0.8) for c in self.all_codes}
        self.big = self.r.random() < 0.6

    def save(self, name, header, rows):
        with open(self.folder / name, "w", newline="", encoding="utf-8") as f:
            w = csv.writer(f)
            w.writerow(header)
            w.writerows(rows)

    def command(self, name, *arguments):
        self.plan.append([name, *map(str, arguments)])

    def ethnicity(self):
        return self.r.choices(self.mix, self.weight)[0]

    # ── questionnaire ──
    def scale(self):
        r = self.r
        if r.random() < 0.6:
            name = r.choice(list(BUILTIN))
            return name, *BUILTIN[name]
        points = sorted(r.sample(range(7), r.randint(2, 7)))
        labels = [LADDER[i] for i in points]
        none = r.sample(NO_POINT, r.randint(0, 3))
        return "|".join(labels) + (";" + "|".join(none) if none else ""), labels, none

    def questionnaire(self):
        r = self.r
        self.audiences = r.choice([["pupil"], ["staff"], ["pupil", "staff"], ["pupil", "parent"],
                                   ["pupil", "staff", "parent"]])
        self.items, self.asked, number = {}, {}, 0
        rows = []
        for audience in self.audiences:
            self.items[audience] = []
            for theme in r.sample(THEMES, r.randint(1, 5)):
                usual = self.scale()
                for _ in range(r.choice([1, 2, 3, 4, 6])):
                    number += 1
                    scale = usual if r.random() < 0.8 else self.scale()
                    text = " ".join(r.sample(WORDS, 5)).capitalize() + "."
                    item = dict(code=f"Q{number:02}", theme=theme, text=text, scale=scale,
                                reversed=r.random() < 0.25)
                    self.items[audience].append(item)
                    rows.append([item["code"], audience, "scored", theme, text, scale[0],
                                 "yes" if item["reversed"] else "no", ""])
            likely = {"pupil": ["ethnicity", "sex", "year"], "staff": ["role", "ethnicity"],
                      "parent": ["ethnicity"]}[audience]
            self.asked[audience] = [c for c in likely if r.random() < 0.85]
            for c in self.asked[audience]:
                number += 1
                rows.append([f"C{number:02}", audience, "characteristic", "",
                             f"About you: {c} ({audience})?", "", "", c])
        self.save("questionnaire.csv", "code audience kind theme text scale reversed "
                  "characteristic".split(), rows)

    # ── answers ──
    def stated(self, characteristic):
        r = self.r
        if r.random() < 0.08:
            return r.choice(["", "Prefer not to say", "Martian" if characteristic != "role" else ""])
        if characteristic == "ethnicity":
            code = self.ethnicity()
            return code.lower() if r.random() < 0.1 else code
        if characteristic == "sex":
            return r.choice(["F", "M", "Female", "Male", "girl", "Boy"])
        if characteristic == "year":
            return r.choice(["7", "Year 8", "Y9", "year 10"])
        return r.choice(["Teacher", "Teaching assistant", "Caretaker"])

    def answer(self, item, level, mood):
        r = self.r
        _, points, none = item["scale"]
        if mood == "same":
            return points[-1]
        if mood == "no-point" and none:
            return none[0]
        if mood == "blank":
            return ""
        u = r.random()
        if u < 0.05:
            return ""
        if u < 0.05 + self.doubt and none:
            return r.choice(none)
        if u > 0.99:
            return r.choice(["zzyzx", "see my comment"])
        value = level + r.gauss(0, 0.7)
        k = min(len(points) - 1, max(0, round((value + 2) / 4 * (len(points) - 1))))
        text = points[len(points) - 1 - k] if item["reversed"] else points[k]
        return f" {text.upper()} " if r.random() < 0.05 else text

    def responses(self, wave, shift):
        r = self.r
        for audience in self.audiences:
            if wave == "Before" and r.random() < 0.2:
                continue
            theme_level = {t: r.gauss(0.4, 0.8) + shift for t in THEMES}
            mood = r.choices(["usual", "same", "no-point", "blank"], [40, 1, 1, 1])[0]
            self.doubt = r.choice([0.02, 0.05, 0.3])
            for part in range(r.choice([1, 1, 1, 2, 3])):
                items = [i for i in self.items[audience] if part == 0 or r.random() < 0.8]
                if r.random() < 0.15 and len(items) > 1:
                    items.remove(r.choice(items))
                items = items or self.items[audience][:1]
                asked = [c for c in self.asked[audience] if r.random() < 0.93]
                header = ["Timestamp"] + [i["text"] for i in items] + \
                    [f"About you: {c} ({audience})?" for c in asked]
                rows = []
                for n in range(r.choice([1, 3, 5, 6, 14, 40, 90] if self.big else [1, 4, 5, 8, 25])):
                    who = [self.stated(c) for c in asked]
                    level = r.gauss(0, 0.6)
                    if "ethnicity" in asked:
                        level += self.tilt.get(who[asked.index("ethnicity")].upper(), 0)
                    lazy = r.random() < 0.06
                    rows.append([f"2025/{9 if wave == 'Before' else 11:02}/{1 + n % 28:02} 10:00:00"] +
                                ["" if lazy and r.random() < 0.7 else
                                 self.answer(i, theme_level[i["theme"]] + level, mood)
                                 for i in items] + who)
                name = f"{wave.lower()}-{audience}-{part}.csv"
                self.save(name, header, rows)
                self.command(f"import-{name[:-4]}", "import", "@", name, "--audience", audience,
                             "--wave", wave, "--format", "json")

    # ── who is on roll, and outcomes ──
    def census(self):
        r = self.r
        self.kind_of_census = r.choices(["list", "counts", "none"], [7, 2, 1])[0]
        if self.kind_of_census == "none":
            return
        size = r.choice([40, 150, 400, 1000] if self.big else [8, 40, 90])
        if self.kind_of_census == "counts":
            self.census_counts(size)
            return
        self.pupils, rows = [], []
        status = r.random() < 0.7
        for i in range(size):
            upn = f"{r.choice('ABCDEFGH')}{r.randrange(10**11, 10**12)}{r.randrange(10)}"
            code = r.choices([self.ethnicity(), "REFU", "NOBT", "", "XXXX"], [90, 2, 2, 2, 1])[0]
            sex = r.choices(["F", "M", ""], [50, 50, 1])[0]
            year = r.choices(["7", "8", "9", "10", "11", ""], [9, 9, 9, 9, 9, 1])[0]
            left = r.choices(["", "2025-12-01", "2026-01-15", "2026-07-20"], [90, 4, 1, 3])[0]
            self.pupils.append((upn, code))
            rows.append([upn, code, sex, year, left] +
                        ([r.choices("CMS", [90, 5, 5])[0]] if status else []))
        self.save("census.csv", ["UPN", "Ethnicity", "Sex", "Year group", "Leaving date"] +
                  (["Enrolment status"] if status else []), rows)
        self.command("census", "census", "@", "census.csv", "--date", "2026-01-15",
                     "--format", "json")

    def split(self, total, groups):
        counts = dict.fromkeys(groups, 0)
        weights = [self.r.expovariate(1) ** 2 + 0.02 for _ in groups]
        for g in self.r.choices(groups, weights, k=total):
            counts[g] += 1
        return counts

    def census_counts(self, size):
        groups = self.mix + ["not-stated"]
        self.by_ethnicity = self.split(size, groups)
        self.by_sex = self.split(size, ["F", "M"])
        rows = [["ethnicity", g, n] for g, n in self.by_ethnicity.items()]
        rows += [["sex", g, n] for g, n in self.by_sex.items()] + [["total", "", size]]
        self.save("census.csv", ["characteristic", "group", "count"], rows)
        self.command("census", "census", "@", "census.csv", "--format", "json")

    def outcomes(self):
        r = self.r
        if self.kind_of_census == "none":
            return
        if self.kind_of_census == "list" and r.random() < 0.85:
            for n in range(r.choice([1, 1, 2])):
                self.log(n)
        else:
            self.outcome_counts()

    def log(self, n):
        r = self.r
        kinds = [["Suspension", "SUSP", "FIXD"], ["Permanent exclusion", "PERM"], ["LNCH"]]
        some = r.sample(self.pupils, max(1, int(len(self.pupils) * r.choice([0.05, 0.15, 0.4]))))
        weights = [2.718 ** (1.5 * self.tilt.get(c, 0)) * r.expovariate(1) for _, c in some]
        own = r.random() < 0.3
        rows = []
        for _ in range(r.choice([3, 12, 40, 130])):
            upn = r.choices(some, weights)[0][0]
            # pupils whom the census does not know
            stranger = r.random() < 0.05
            if stranger:
                upn = f"Z{r.randrange(10**11)+10**12:013}"[:13]
            kind = r.choice(r.choices(kinds, [8, 1, 1])[0])
            row = [upn, kind, f"2025-{r.choice([9, 10, 11]):02}-{r.randint(1, 28):02}"]
            if own:
                row.append(self.ethnicity() if stranger else "")
            rows.append(row)
            if r.random() < 0.08:
                rows.append(row)
        if n == 1:
            with open(self.folder / "log-0.csv", encoding="utf-8") as f:
                first = list(csv.DictReader(f))
            for row in first[:3]:
                rows.append([row["UPN"], row["Type"], row["Start date"]] +
                            ([row.get("Ethnicity", "")] if own else []))
        self.save(f"log-{n}.csv", ["UPN", "Type", "Start date"] + (["Ethnicity"] if own else []),
                  rows)
        self.command(f"outcomes-{n}", "outcomes", "@", f"log-{n}.csv", "--format", "json")

    def outcome_counts(self):
        r = self.r
        total, known = r.choice([0, 3, 20, 90]), r.random() < 0.6
        # as many groups as the census has, and perhaps one that it has not
        groups = self.mix + r.choice([[], ["not-stated"], [r.choice(self.all_codes)]])
        ethnicity = self.split(total, list(dict.fromkeys(groups)))
        rows, pupils = [], 0
        for group, n in ethnicity.items():
            own = r.randint((n + 2) // 3, n) if n else 0
            pupils += own
            rows.append(["ethnicity", group, n] + ([own] if known else []))
        rows.append(["total", "", total] + ([pupils] if known else []))
        self.save("counts-0.csv", ["characteristic", "group", "count"] +
                  (["pupils"] if known else []), rows)
        self.command("outcomes-0", "outcomes", "@", "counts-0.csv", "--kind", "suspension",
                     "--format", "json")

    # ── what to look at ──
    def settings(self):
        r, chosen = self.r, []
        for audience in self.audiences:
            if r.random() < 0.35:
                chosen.append(f"invited.{audience}={r.choice([2, 20, 60, 150, 600])}")
        if r.random() < 0.3:
            chosen.append(f"k={r.choice([3, 10])}")
        if chosen:
            self.command("set", "set", "@", *chosen)
        self.save("settings.csv", ["key", "value"], [c.split("=") for c in chosen])

    def look(self, since):
        r = self.r
        by = [("ethnicity", d) for d in ("broad", "full", "codes")] + \
            [("sex", "full"), ("year", "full"), ("role", "full")]
        for c, detail in by:
            self.command(f"scores-{c}-{detail}", "scores", "@", "--by", c, "--detail", detail,
                         *(["--since", "Before"] if since else []), "--format", "json")
        self.command("items", "items", "@", "--format", "json")
        if since:
            self.command("items-before", "items", "@", "--wave", "Before", "--format", "json")
            self.command("scores-before", "scores", "@", "--wave", "Before", "--format", "json")
        if self.kind_of_census != "none":
            self.look_at_rates()
        self.command("findings", "findings", "@", "--format", "json")
        self.command("book", "workbook", "@", "-o", "book.xlsx")
        self.command("tidy", "tidy", "@", "-o", "tidy.csv")

    def look_at_rates(self):
        r, tables = self.r, set()
        bys = ["ethnicity"] * 4 + ["sex", "year", "ethnicity,sex", "sex,year"]
        for _ in range(14):
            by = r.choice(bys)
            detail = r.choice(["broad", "full", "codes"]) if "ethnicity" in by else "full"
            reference = {"sex": "F", "year": "8", "ethnicity,sex": "WBRI,F", "sex,year": "F,8"}
            against = r.choice(["school", "rest", reference.get(by) or (
                "white" if detail == "broad" else r.choice(["WBRI", "WBRI", "BCRB"]))])
            kind = r.choice(["suspension"] * 4 + ["exclusion", "lunchtime", "answered", "answered"])
            tables.add((kind, by, detail, against, r.choice(["events", "pupils"])))
        # what findings rest on
        for kind, c in (("suspension", "ethnicity"), ("suspension", "sex"),
                        ("exclusion", "ethnicity"), ("exclusion", "sex"),
                        ("lunchtime", "ethnicity"),
                        ("lunchtime", "sex"), ("answered", "ethnicity"), ("answered", "sex")):
            tables.add((kind, c, "full", "school", "events"))
        for kind, by, detail, against, count in sorted(tables):
            self.command(f"rri-{kind}-{by}-{detail}-{against}-{count}", "rri", "@", "--kind", kind,
                         "--by", by, "--detail", detail, "--against", against, "--count", count,
                         "--format", "json")

    def write(self):
        self.command("new", "new", "@", "--school", "Somewhere School")
        self.questionnaire()
        self.command("questionnaire", "questionnaire", "@", "--use", "questionnaire.csv")
        since = self.r.random() < 0.5
        if since:
            self.responses("Before", 0)
        since = any(p[0].startswith("import-before") for p in self.plan)
        self.responses("Now", self.r.choice([0, 0.5]))
        self.census()
        self.outcomes()
        self.settings()
        self.look(since)
        with open(self.folder / "plan.tsv", "w", encoding="utf-8") as f:
            f.writelines("\t".join(p) + "\n" for p in self.plan)


def write(folder, seed):
    School(folder, seed).write()
