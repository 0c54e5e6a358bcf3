# SPDX-License-Identifier: GPL-3.0-or-later
"""Who answers, and what they answer.

Each answer comes from a point on a line from 0 to 100: what the theme is like for this
audience and group, what this person is like, and the chance of the moment.
"""
import csv

from . import texts
from .chance import Chance

# Where each audience stands on each theme.
CENTRE = {
    "Belonging and identity": {"pupil": 74, "staff": 82, "parent": 88},
    "Curriculum and representation": {"pupil": 56, "staff": 60, "parent": 59},
    "Fair treatment and behaviour": {"pupil": 48, "staff": 70, "parent": 60},
    "Recognising and responding to racism": {"pupil": 53, "staff": 63, "parent": 51},
    "Talking about race": {"pupil": 43, "staff": 48, "parent": 49},
    "Staff knowledge and confidence": {"pupil": 61, "staff": 55, "parent": 66},
    "Leadership, families and community": {"pupil": 68, "staff": 72, "parent": 71},
}
# How far the school serves some groups less well, by audience.
SHIFT = {
    "pupil": {
        "Fair treatment and behaviour": {"BCRB": -16, "MWBC": -14, "BAFR": -8, "BOTH": -8,
                                         "WROM": -14, "WIRT": -10},
        "Recognising and responding to racism": {"BCRB": -11, "MWBC": -10, "BAFR": -7,
                                                 "ABAN": -5, "APKN": -5, "CHNE": -8},
        "Curriculum and representation": {"ABAN": -8, "APKN": -8, "AOTH": -6, "OOTH": -9,
                                          "BCRB": -6, "BAFR": -6},
        "Belonging and identity": {"BCRB": -7, "MWBC": -7, "WROM": -12, "OOTH": -4},
        "Leadership, families and community": {"BCRB": -8, "MWBC": -6},
    },
    "staff": {
        "Recognising and responding to racism": {"BCRB": -18, "BAFR": -16, "AIND": -10,
                                                 "APKN": -12, "MWBC": -14},
        "Fair treatment and behaviour": {"BCRB": -20, "BAFR": -18, "APKN": -14, "MWBC": -12},
        "Leadership, families and community": {"BCRB": -12, "BAFR": -12},
    },
    "parent": {
        "Fair treatment and behaviour": {"BCRB": -16, "MWBC": -13, "BAFR": -9, "BOTH": -9},
        "Recognising and responding to racism": {"BCRB": -10, "MWBC": -8, "BAFR": -6},
    },
}
# Where many do not know: parents on how the school responds and talks.
UNSURE = {
    ("parent", "Recognising and responding to racism"): 0.25,
    ("parent", "Talking about race"): 0.23,
    ("parent", "Staff knowledge and confidence"): 0.10,
    ("pupil", "Staff knowledge and confidence"): 0.11,
    ("staff", "Fair treatment and behaviour"): 0.08,
}
STAFF_ETHNICITY = {"WBRI": 56, "WIRI": 4, "WOTH": 8, "MWBC": 3, "MOTH": 2, "AIND": 6, "APKN": 4,
                   "ABAN": 3, "BCRB": 6, "BAFR": 5, "OOTH": 1, "not-stated": 3}


class Question:
    def __init__(self, row, scales):
        self.__dict__.update(row)
        self.points, self.no_point = scales.get(self.scale, ([], []))


class Respondent:
    """`pupil` is the pupil who answers or whose parent answers; None for staff."""

    def __init__(self, audience, main, pupil, chance):
        self.audience, self.main, self.pupil = audience, main, pupil
        self.mood = chance.normal()
        self.of_theme = {theme: chance.normal() for theme in CENTRE}


def read_questions(data):
    """The starter questionnaire by audience, with the points of its scales."""
    with (data / "scales/scales.csv").open(newline="", encoding="utf-8") as stream:
        scales = {row["name"]: (row["points"].split("|"), row["no_point"].split("|"))
                  for row in csv.DictReader(stream)}
    with (data / "questionnaires/starter.csv").open(newline="", encoding="utf-8") as stream:
        questions = [Question(row, scales) for row in csv.DictReader(stream)]
    return {audience: [q for q in questions if q.audience == audience]
            for audience in ("pupil", "staff", "parent")}


def who_answers(audience, count, on_roll, seed):
    """Some groups and years answer less often than others, as in real schools."""
    chance = Chance(seed, audience, "who")
    if audience == "staff":
        mains = chance.shares(STAFF_ETHNICITY, count)
        return [Respondent(audience, main, None, chance) for main in mains]

    def keen(pupil):
        groups = {"MWBC": 0.3, "BCRB": 0.45, "WROM": 0.3, "WIRT": 0.3, "WBRI": 1.2}
        if audience == "parent":
            groups.update({"BAFR": 0.5, "ABAN": 0.5, "OOTH": 0.5})
        return groups.get(pupil.main, 1) * {7: 1.3, 8: 1.2, 9: 1, 10: 0.9, 11: 0.6}[pupil.year]

    pupils = [chance.pick(on_roll) for _ in range(count)] if count > len(on_roll) \
        else chance.some(on_roll, count, keen)
    return [Respondent(audience, pupil.main, pupil, chance) for pupil in pupils]


def scored(question, person, chance):
    """A label of the scale, or "" when it was left blank."""
    unsure = UNSURE.get((person.audience, question.theme), 0.04)
    if chance.happens(0.025):
        return ""
    if chance.happens(unsure):
        return "Don't know"
    if chance.happens(0.012):
        return "Prefer not to say"
    shift = SHIFT[person.audience].get(question.theme, {}).get(person.main, 0)
    place = (CENTRE[question.theme][person.audience] + shift + 11 * person.mood
             + 10 * person.of_theme[question.theme] + 26 * chance.normal())
    if question.reversed == "yes":
        place = 100 - place
    top = len(question.points) - 1
    return question.points[min(top, max(0, round(place * top / 100)))]


def characteristic(question, person, chance):
    name, pupil = question.characteristic, person.pupil
    if chance.happens(0.02):
        return ""
    if chance.happens(0.03):
        return "Prefer not to say"
    if name == "ethnicity":
        return chance.pick(texts.ETHNICITY_LABELS[person.main])
    if name == "year":
        return chance.pick(texts.YEAR_LABELS).format(pupil.year)
    if name == "sen":
        return chance.pick(texts.SEN_LABELS[pupil.sen])
    if name == "role":
        return chance.weighted(texts.ROLES)
    sex = pupil.sex if pupil else ("F" if chance.happens(0.68) else "M")
    if chance.happens(0.015):
        return "Prefer to self-describe"
    return chance.pick(texts.SEX_LABELS[person.audience][sex])


def joint(text):
    return " " if text[-1] in ".!?" else ". "


def sentence(question, chance):
    """One or two thoughts, perhaps with a beginning or an ending."""
    thoughts = texts.COMMENTS[question.code]
    text = chance.pick(thoughts)
    if chance.happens(0.3):
        opener = chance.pick(texts.OPENERS[question.code])
        keeps = opener.endswith(". ") or text.startswith(("I ", "I'", "Eid", "Year"))
        text = opener + (text if keeps else text[0].lower() + text[1:])
    if chance.happens(0.25):
        second = chance.pick(thoughts)
        text += "" if second in text or second[1:] in text else joint(text) + second
    if chance.happens(0.25):
        closer = chance.pick(texts.CLOSERS[question.code])
        text += (joint(text)[:-1] if closer[1].isupper() else "") + closer
    return text


def comment(question, person, chance, said):
    """What the person writes; nobody says the same as another word for word."""
    share = {"pupil": 0.24, "staff": 0.42, "parent": 0.3}[person.audience]
    if not chance.happens(share):
        return chance.pick(["no", "n/a", "-", "nothing", "No."]) if chance.happens(0.03) else ""
    for _ in range(8):
        text = sentence(question, chance)
        if text not in said:
            said.add(text)
            return text
    return ""


def spelt(answer, chance):
    variants = texts.VARIANTS.get(answer)
    return chance.pick(variants) if variants and chance.happens(0.02) else answer


def make_answers(audience, questions, count, on_roll, seed):
    """A list of {code: answer}, one for each respondent."""
    chance = Chance(seed, audience, "answers")
    said = set()
    kinds = {"scored": lambda q, p: spelt(scored(q, p, chance), chance),
             "characteristic": lambda q, p: characteristic(q, p, chance),
             "comment": lambda q, p: comment(q, p, chance, said)}
    rows = [{q.code: kinds[q.kind](q, person) for q in questions}
            for person in who_answers(audience, count, on_roll, seed)]
    return disturb(audience, questions, rows, chance)


def disturb(audience, questions, rows, chance):
    """What real files have: answers that fit no scale, a label nobody foresaw, contacts."""
    if len(rows) < 20:
        return rows
    items = [q.code for q in questions if q.kind == "scored" and q.scale == "agree5"]
    places = chance.shuffled(range(len(rows)))
    for text in texts.NO_FIT[audience]:
        rows[places.pop()][chance.pick(items)] = text
    if audience == "pupil":
        asked = next(q.code for q in questions if q.characteristic == "ethnicity")
        rows[places.pop()][asked] = texts.UNKNOWN_ETHNICITY
    for question in questions:
        for text in texts.CONTACTS.get(question.code, []):
            rows[places.pop()][question.code] = text
    for place in places[:3]:  # opened the form, answered next to nothing
        for code in items[2:]:
            rows[place][code] = ""
    return rows
