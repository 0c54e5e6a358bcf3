# SPDX-License-Identifier: GPL-3.0-or-later
"""The roll of the invented school and what happened to its pupils in 2025/26."""
from datetime import date, timedelta

from .chance import Chance

NAME = "Sampleton High School"
LA, ESTAB = "999", "4999"  # neither is in use
CENSUS_DAY = date(2026, 1, 15)
YEAR_START, YEAR_END = date(2025, 9, 3), date(2026, 7, 17)

# Ethnic group codes and their weights: an invented school in an English city.
ETHNICITY = {
    "WBRI": 372, "WENG": 30, "WWEL": 6, "WIRI": 16, "WIRT": 5, "WROM": 6, "WROR": 5,
    "WOTH": 46, "WEEU": 34, "WALB": 12, "WTUR": 10, "WPOR": 12,
    "MWBC": 54, "MWBA": 25, "MWAS": 28, "MOTH": 34, "MABL": 4,
    "AIND": 38, "APKN": 56, "AKPA": 6, "ABAN": 68, "AOTH": 24, "ASLT": 8, "ANEP": 6, "ABRI": 6,
    "BCRB": 88, "BAFR": 44, "BSOM": 38, "BNGN": 28, "BGHA": 10, "BOTH": 16, "BBRI": 8,
    "CHNE": 9, "CHKC": 5, "OOTH": 18, "ORAB": 18, "OAFG": 8, "OKRD": 6, "OLAM": 9,
    "REFU": 6, "NOBT": 9,
}
ROLL_UP = {
    "WENG": "WBRI", "WWEL": "WBRI", "WROR": "WROM", "WEEU": "WOTH", "WALB": "WOTH",
    "WTUR": "WOTH", "WPOR": "WOTH", "MABL": "MOTH", "AKPA": "APKN", "ASLT": "AOTH",
    "ANEP": "AOTH", "ABRI": "AOTH", "BSOM": "BAFR", "BNGN": "BAFR", "BGHA": "BAFR",
    "BBRI": "BOTH", "CHKC": "CHNE", "ORAB": "OOTH", "OAFG": "OOTH", "OKRD": "OOTH",
    "OLAM": "OOTH", "REFU": "not-stated", "NOBT": "not-stated",
}
LANGUAGE = {
    "BSOM": ["SOM", "SOM", "ENG"], "ABAN": ["BNG", "BNG", "ENG"], "APKN": ["URD", "PNJ", "ENG"],
    "AKPA": ["URD", "ENG"], "WEEU": ["POL", "RUM", "LIT", "ENG"], "WALB": ["ALB"],
    "WTUR": ["TUR", "ENG"], "WPOR": ["POR"], "OLAM": ["SPA", "POR"], "ORAB": ["ARA", "ARA", "ENG"],
    "OAFG": ["PRS", "PST"], "OKRD": ["KUR"], "ASLT": ["TAM"], "ANEP": ["NEP"],
    "CHNE": ["CHI", "ENG"], "CHKC": ["CHI"], "WROR": ["RUM", "ROM"], "AIND": ["GUJ", "ENG", "ENG"],
    "BAFR": ["FRN", "TGR", "ENG", "ENG"], "OOTH": ["ARA", "TGL", "ENG"], "NOBT": ["ENB"],
}
FORENAMES = ("Alex Ash Avery Bay Blake Brook Cam Casey Charlie Dale Dana Devon Drew Eden Ellis "
             "Emery Finley Frankie Harley Indigo Jamie Jay Jess Jordan Jude Kai Kit Lane Lee Lou "
             "Marley Morgan Nico Noor Oakley Pat Quinn Ray Reese Remy River Robin Rory Rowan "
             "Sam Sasha Shay Sky Sol Storm Tay Terry Toni Val Wren Yuri Zion").split()
SURNAME_STARTS = ("Alder Amber Apple Beech Birch Bramble Brook Cedar Clover Copper Daisy Elder "
                  "Fern Flint Gorse Harvest Hazel Heron Ivy Juniper Lark Maple Meadow Moss "
                  "Nettle Oak Otter Pebble Plum Quill Reed Rowan Sorrel Thistle Willow").split()
SURNAME_ENDS = "bank bourne combe croft dale fold garth hurst lea mere ridge shaw wick".split()
REASONS = {"DB": 38, "VA": 16, "PP": 15, "VP": 8, "MT": 4, "DA": 4, "DM": 3, "BU": 3, "OW": 3,
           "RA": 2, "TH": 2, "SM": 1, "PA": 3}
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


class Pupil:
    """One pupil: facts as the census holds them. `status` C, M or S; `left` a date or None."""

    def __init__(self, serial, ethnicity, year, chance):
        self.year = year
        self.ethnicity = ethnicity
        self.main = ROLL_UP.get(ethnicity, ethnicity)
        self.sex = "M" if chance.happens(0.51) else "F"
        disadvantage = 0.42 if self.main in ("BCRB", "MWBC", "WROM", "WIRT", "ABAN") else 0.27
        self.fsm = chance.happens(disadvantage)
        self.fsm_ended = not self.fsm and chance.happens(0.08)
        self.sen = chance.weighted({"N": 81, "K": 14, "E": 5})
        self.language = chance.pick(LANGUAGE.get(ethnicity, ["ENG"]))
        self.forename = chance.pick(FORENAMES)
        self.surname = chance.pick(SURNAME_STARTS) + chance.pick(SURNAME_ENDS)
        self.born = date(2025 - year - 5, 9, 1) + timedelta(days=chance.below(365))
        self.entered = date(2025 - (year - 7), 9, 3)
        self.upn = upn(self.entered.year % 100, serial)
        self.status, self.left = "C", None


def upn(year, serial):
    """A unique pupil number with its check letter; the local authority does not exist."""
    digits = f"{LA}{(int(ESTAB) + serial // 1000) % 10000:04d}{year:02d}{serial % 1000:03d}"
    check = sum(int(digit) * weight for weight, digit in enumerate(digits, 2)) % 23
    return CHECK_LETTERS[check] + digits


def make_roll(count, seed):
    """(on roll, subsidiary, leavers): `count` pupils make the headcount."""
    chance = Chance(seed, "roll")
    extra = max(7, count // 160)
    groups = chance.shares(ETHNICITY, count)
    groups += [chance.weighted(ETHNICITY) for _ in range(2 * extra)]
    pupils = [Pupil(number, group, 7 + number % 5, chance) for number, group in enumerate(groups)]
    on_roll, subsidiary, leavers = pupils[:count], pupils[count:-extra], pupils[-extra:]
    for pupil in chance.some(on_roll, max(4, count // 280), lambda _: 1):
        pupil.status = "M"
    for pupil in subsidiary:
        pupil.status = "S"
    for pupil in leavers:
        pupil.left = date(2025, 10, 3) + timedelta(days=7 * chance.below(11))
    return on_roll, subsidiary, leavers


def risk(pupil):
    """How likely, relative to others, this school is to suspend a pupil like this one."""
    by_group = {"BCRB": 2.6, "MWBC": 2.2, "WROM": 3.0, "WIRT": 2.0, "BOTH": 1.4, "BAFR": 1.1,
                "AIND": 0.25, "CHNE": 0.1, "APKN": 0.6, "ABAN": 0.5, "AOTH": 0.5}
    return (by_group.get(pupil.main, 0.85) * {"N": 1, "K": 3.2, "E": 3.0}[pupil.sen]
            * (1.9 if pupil.fsm else 1) * (1.8 if pupil.sex == "M" else 1)
            * {7: 0.6, 8: 1.0, 9: 1.5, 10: 1.5, 11: 0.9}[pupil.year])


def school_day(chance, start, end):
    while True:
        day = start + timedelta(days=chance.below((end - start).days + 1))
        holiday = (date(2025, 10, 27) <= day <= date(2025, 10, 31)
                   or date(2025, 12, 20) <= day <= date(2026, 1, 4)
                   or date(2026, 2, 16) <= day <= date(2026, 2, 20)
                   or date(2026, 3, 28) <= day <= date(2026, 4, 12)
                   or date(2026, 5, 23) <= day <= date(2026, 5, 31))
        if day.weekday() < 5 and not holiday:
            return day


def reasons(chance):
    first = chance.weighted(REASONS)
    second = chance.weighted(REASONS)
    return first if second == first or chance.happens(0.75) else f"{first}, {second}"


def pupil_events(chance, pupil, often, permanent):
    """The pupil's suspensions, and after them perhaps a permanent exclusion.

    Whoever was on roll at the census was permanently excluded after it.
    """
    last = YEAR_END
    if pupil.left:
        last = pupil.left - timedelta(days=1)
    elif permanent:
        last = school_day(chance, CENSUS_DAY + timedelta(days=12), YEAR_END)
    until = last - timedelta(days=1) if permanent else last
    days = sorted({school_day(chance, YEAR_START, until) for _ in range(often)})
    events = [(pupil, "Suspension", day, chance.pick([2, 2, 2, 3, 4, 4, 6, 10]), reasons(chance))
              for day in days]
    if permanent:
        events.append((pupil, "Permanent exclusion", last, None, reasons(chance)))
    return events


def make_events(on_roll, subsidiary, leavers, seed):
    """What goes into the log, in order of date: (pupil, kind, day, sessions, reasons)."""
    chance = Chance(seed, "events")
    count = round(len(on_roll) * 0.05)
    events = []
    for place, pupil in enumerate(chance.some(on_roll, count, risk)):
        often = chance.weighted({1: 56, 2: 24, 3: 11, 4: 6, 6: 3})
        permanent = place < max(3, count // 16)
        events += pupil_events(chance, pupil, often, permanent)
    for place, pupil in enumerate(chance.some(leavers, max(4, count // 12), risk)):
        events += pupil_events(chance, pupil, 1 + place % 2, place % 2 == 0)
    events += pupil_events(chance, subsidiary[0], 1, False)
    for pupil in chance.some(on_roll, max(5, count // 10), risk):
        day = school_day(chance, YEAR_START, YEAR_END)
        events.append((pupil, "Lunchtime", day, 1, "DB"))
    events.sort(key=lambda event: (event[2], event[0].upn))
    return events
