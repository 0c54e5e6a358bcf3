# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes of the JSON that scripts rely on (cli.md): which keys there must be and which
there may be besides, and of what kind a value is. A hidden figure is null, and its object
has "hidden": true."""
N = (int, float, type(None))
T = (str, type(None))

SCORE = {"n": N, "score": N, "score_low": N, "score_high": N, "favourable": N, "n_effective": N,
         "favourable_low": N, "favourable_high": N}


def interval(*names):
    return {name + end: N for name in names for end in ("", "_low", "_high")}


GROUP = dict(SCORE, characteristic=str, code=str, label=str,
             effect_size=N, **interval("difference", "favourable_difference"))
THEME = dict(SCORE, code=str, label=str, alpha=N, alpha_warning=list)
COMMON = {"hidden": bool, "reasons": dict}
ITEM = {"code": str, "text": str, "theme": T, "reversed": bool, "n": N, "counts": dict,
        "no_point": dict, "unread": dict, "blank": N, "favourable": N, "favourable_low": N,
        "favourable_high": N}
RRI_GROUP = {"code": str, "label": str, "census": N, "outcomes": N, "rate_per_100": N, "rri": N,
             "rri_low": N, "rri_high": N, "difference": N, "p": N, "p_adjusted": N, "class": T,
             "evidence": T, "evidence_from": T}
RRI = {"kind": str, "count": str, "by": str, "against": str, "census_total": N,
       "outcome_total": N, "groups": list}
IMPORT = {"id": N, "file": str, "sha256": str, "tool": T, "audience": T, "wave": T, "rows": int,
          "accepted": int, "set_aside": int, "undone": bool, "problems": list, "columns": list,
          "dropped_identifiers": list}
PROBLEM = {"sheet": T, "row": N, "column": T, "message": str, "advice": T}
COLUMN = {"column": str, "code": T, "match": str}
FINDING = {"kind": str, "audience": T, "theme": T, "group": T, "sentence": str, "evidence": dict}
KINDS = {"strength", "area", "perception_gap", "group_gap", "uncertainty", "rri", "voice_gap",
         "change"}
WORDS = {"class": {"not represented", "under-represented", "in proportion", "over-represented"},
         "evidence": {"clear", "some", "not clear", "too few to say"},
         "evidence_from": {"pupils", "events"}, "kind": KINDS, "count": {"pupils", "events"},
         "match": {"exact", "near", "mapped", "none"}}


class Shapes:
    def __init__(self):
        self.wrong, self.objects = [], 0

    def fault(self, place, text):
        self.wrong.append(f"{place}: {text}")

    def check(self, place, value, shape, also=()):
        self.objects += 1
        for key, kind in shape.items():
            if key not in value:
                self.fault(place, f"no “{key}”")
            elif not isinstance(value[key], kind) or \
                    isinstance(value[key], bool) and kind is not bool:
                self.fault(place, f"“{key}” is {value[key]!r}")
        for key in value.keys() - shape.keys() - COMMON.keys() - set(also):
            self.fault(place, f"“{key}” was not agreed")

    def words(self, place, value, *keys):
        for key in keys:
            if value.get(key) is not None and value[key] not in WORDS[key]:
                self.fault(place, f"“{key}” is “{value[key]}”")

    def scores(self, place, answer, by=False, since=False):
        self.check(place, answer, {"school": str, "wave": T, "audiences": list})
        theme_shape = dict(THEME, **(dict(interval("change", "favourable_change"), effect_size=N, change_questions=dict,
                                          **interval("change_shared", "favourable_change_shared"))
                                     if since else {}),
                           **({"groups": list} if by else {}))
        for a in answer["audiences"]:
            self.check(place, a, {"audience": str, "respondents": N, "invited": N, "themes": list})
            for t in a["themes"]:
                self.check(f"{place}/{t.get('code')}", t, theme_shape)
                for g in t.get("groups", []):
                    self.check(f"{place}/{t.get('code')}/{g.get('code')}", g, GROUP)

    def items(self, place, answer):
        self.check(place, answer, {"audiences": list}, ("school", "wave"))
        for a in answer["audiences"]:
            self.check(place, a, {"audience": str, "items": list})
            for i in a["items"]:
                self.check(f"{place}/{i.get('code')}", i, ITEM, ("theme_label",))

    def rri(self, place, answer):
        self.check(place, answer, RRI, ("audience", "warnings", "school_years"))
        for g in answer["groups"]:
            self.check(f"{place}/{g.get('code')}", g, RRI_GROUP, ("counts_disagree",))
            self.words(place, g, "class", "evidence", "evidence_from")

    def findings(self, place, answer):
        self.check(place, answer, {"findings": list})
        for f in answer["findings"]:
            self.check(place, f, FINDING, ("other_audience", "theme_label", "characteristic",
                                           "group_label", "outcome_kind", "key"))
            self.words(place, f, "kind")
            for name, value in f["evidence"].items():
                if name not in ("reasons", "hidden") and not isinstance(value, N):
                    self.fault(place, f"evidence “{name}” is {value!r}")

    def one_import(self, place, answer, preview=True):
        self.check(place, answer, IMPORT, ("kind", "outcome_kind", "imported_at",
                                           "replaced_by", "labels", "notices", "refusal"))
        for p in answer["problems"]:
            self.check(place, p, PROBLEM)
        for c in answer["columns"]:
            self.check(place, c, COLUMN, ("examples", "confidence", "how") if preview else ())
            self.words(place, c, "match")
        if answer["rows"] != answer["accepted"] + answer["set_aside"]:
            self.fault(place, "rows are not accepted and set aside")
