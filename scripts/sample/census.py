# SPDX-License-Identifier: GPL-3.0-or-later
"""The spring census return (XML) and the log of suspensions (CSV) of the invented school."""
import csv
import io
from datetime import timedelta

from . import school
from .chance import Chance

SEN_TYPES = ["SEMH", "SLCN", "MLD", "SPLD", "ASD", "HI", "PD"]
KIND_WORDS = {"Suspension": ["Suspension"] * 9 + ["Fixed Term"], "Permanent exclusion":
              ["Permanent Exclusion"], "Lunchtime": ["Lunchtime"]}


def element(depth, name, text):
    return f"{'  ' * depth}<{name}>{text}</{name}>"


def fsm_periods(pupil):
    if not (pupil.fsm or pupil.fsm_ended):
        return []
    lines = ["        <FSMperiods>", "          <FSMperiod>",
             element(6, "FSMstartDate", max(pupil.entered, school.date(2023, 9, 4)))]
    if pupil.fsm_ended:
        lines.append(element(6, "FSMendDate", "2025-10-24"))
    return lines + [element(6, "UKcountry", "ENG"), "          </FSMperiod>",
                    "        </FSMperiods>"]


def sen(pupil, chance):
    lines = ["      <SpecialEducationalNeeds>", element(4, "SENprovision", pupil.sen)]
    if pupil.sen != "N":
        lines += ["        <SENneeds>", "          <SENneed>", element(6, "SENtypeRank", 1),
                  element(6, "SENtype", chance.pick(SEN_TYPES)), "          </SENneed>",
                  "        </SENneeds>"]
    return lines + ["      </SpecialEducationalNeeds>"]


def pupil_lines(pupil, chance):
    name = "PupilNoLongerOnRoll" if pupil.left else "PupilOnRoll"
    lines = [f"    <{name}>", "      <PupilIdentifiers>", element(4, "UPN", pupil.upn),
             element(4, "Surname", pupil.surname), element(4, "Forename", pupil.forename),
             element(4, "DOB", pupil.born), element(4, "Sex", pupil.sex),
             "      </PupilIdentifiers>", "      <PupilCharacteristics>",
             element(4, "Ethnicity", pupil.ethnicity), *fsm_periods(pupil),
             element(4, "Language", pupil.language), element(4, "YoungCarer", "N"),
             "      </PupilCharacteristics>", "      <PupilStatus>",
             element(4, "EnrolStatus", pupil.status), element(4, "EntryDate", pupil.entered)]
    if pupil.left:
        lines.append(element(4, "LeavingDate", pupil.left))
    lines += [element(4, "PartTime", "false"), element(4, "Boarder", "N"),
              element(4, "NCyearActual", pupil.year), "      </PupilStatus>", *sen(pupil, chance),
              f"    </{name}>"]
    return ["  " + line for line in lines]


def census_xml(on_roll, subsidiary, leavers, seed):
    chance = Chance(seed, "census")
    head = ['<?xml version="1.0" encoding="UTF-8"?>', "<Message>", "  <Header>",
            "    <CollectionDetails>", element(3, "Collection", "SC"), element(3, "Term", "SPR"),
            element(3, "Year", 2026), element(3, "ReferenceDate", school.CENSUS_DAY),
            "    </CollectionDetails>", "    <Source>", element(3, "SourceLevel", "S"),
            element(3, "LEA", school.LA), element(3, "Estab", school.ESTAB),
            element(3, "SoftwareCode", "Invented MIS"), element(3, "Release", "1.0"),
            element(3, "SerialNo", "001"), element(3, "DateTime", "2026-01-29T15:42:07"),
            "    </Source>", "  </Header>", "  <School>", "    <SchoolCharacteristics>",
            element(3, "SchoolName", school.NAME), element(3, "Phase", "SS"),
            "    </SchoolCharacteristics>", "  </School>", "  <Pupils>", "    <PupilsOnRoll>"]
    enrolled = sorted(on_roll + subsidiary, key=lambda pupil: (pupil.surname, pupil.upn))
    gone = sorted(leavers, key=lambda pupil: (pupil.surname, pupil.upn))
    lines = head + [line for pupil in enrolled for line in pupil_lines(pupil, chance)]
    lines += ["    </PupilsOnRoll>", "    <PupilsNoLongerOnRoll>"]
    lines += [line for pupil in gone for line in pupil_lines(pupil, chance)]
    lines += ["    </PupilsNoLongerOnRoll>", "  </Pupils>", "</Message>", ""]
    return "\n".join(lines).encode("utf-8")


def last_day(day, sessions):
    """Two sessions are a day; Saturdays and Sundays do not count."""
    for _ in range((sessions - 1) // 2):
        day += timedelta(days=3 if day.weekday() == 4 else 1)
    return day


def log_row(event, chance):
    pupil, kind, day, sessions, why = event
    end = last_day(day, sessions) if sessions else None
    return [pupil.upn, f"{pupil.forename} {pupil.surname}", f"{pupil.year}",
            chance.pick(KIND_WORDS[kind]), f"{day:%d/%m/%Y}",
            f"{end:%d/%m/%Y}" if end else "", "" if sessions is None else sessions, why]


def suspensions_csv(events, seed):
    """The log, with a line entered twice, another twice with other words, and a slip."""
    chance = Chance(seed, "log")
    rows = [log_row(event, chance) for event in events]
    plain = [place for place, event in enumerate(events) if event[1] == "Suspension"]
    if len(plain) > 12:
        rows[plain[7]][3] = "Suspenion"
        again = list(rows[plain[11]])
        again[3], again[7] = "Fixed Term", "DB"
        rows.insert(plain[11] + 1, again)
        rows.insert(plain[3] + 1, list(rows[plain[3]]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["UPN", "Name", "NCY", "Type", "Start date", "End date", "Sessions",
                     "Reason(s)"])
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")
