"""Random rows of entries.csv, valid for their kinds, on days and at times that make counting go wrong."""

import unicodedata
import uuid
from datetime import date, timedelta
from random import Random

from tests.second_counting.plain_data import Premises
from tests.second_counting.reading_files import Row

FIRST_DAY, LAST_DAY = date(2023, 6, 1), date(2025, 12, 31)
NIGHTS_OF_CHANGE = (date(2024, 3, 31), date(2024, 10, 27), date(2025, 3, 30), date(2025, 10, 26))
NEW_YEARS = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1))
# so few ordinary days that people meet on them, and meet again
ORDINARY_DAYS = tuple(date(2024, month, day) for month in range(1, 13) for day in (9, 10))
TIMES_ON_AN_EDGE = (
    *("00:00", "00:40", "01:30", "02:00", "02:30", "02:59:59", "03:00", "03:30", "03:59", "04:00", "04:30"),
    *("05:59", "06:00", "07:59", "08:00", "16:59", "17:00", "21:59", "22:30", "23:30", "23:59"),
)
TIMES_ABOUT_THE_CHANGE = ("01:59", "02:00", "02:30", "02:59:59", "03:00", "03:30", "03:59", "04:00")
OFFSETS = ("", "", "", "", "Z", "+01:00", "+02:00", "+03:00", "-05:00")
LABELS = ("asp", "björk", "Björk", "ek", "gran", "hassel", "idegran", "lönn", "oxel", "rönn", "sälg", "tall", "07")
WITHOUT_PERSON = ("community-service", "cooperation", "placement", "source")
ACTIVITIES_OF_KIND = {
    "meal": ("lunch", "waffles"),
    "walk": ("tuesday-walk",),
    "session": ("samtal", "aa-group"),
    "training": ("kitchen",),
    "handout": ("wardrobe",),
}
VISITING_GROUPS = ("aa-group",)
COLUMN_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "outreach": {
        "channel": ("phone", "sms", "social-media", "email", "video", "in-person", "letter"),
        "direction": ("in", "out"),
        "topic": ("housing", "family"),
        "reached": ("yes", "no"),
    },
    "accompaniment": {"authority": ("social-services", "employment-service")},
    "handout": {"item": ("food-bag", "clothes")},
    "cooperation": {"partner": ("clinic", "library")},
    "placement": {"referrer": ("probation", "employment-service")},
    "source": {"how_found": ("friend", "outreach")},
    "volunteering": {"basis": ("measured", "estimated")},
}
ANSWERS_TO_QUESTIONS = {
    "gender": ("woman", "man", "other"),
    "age_band": ("18-29", "30-44", "45-64", "65-plus"),
    "been_before": ("yes", "no"),
    "called_first": ("yes", "no"),
    # asked at the door alone: no column of entries.csv
    "replaces_lost": ("yes", "no"),
}
# visits are half of all, as at a door
KINDS = ("visit",) * 12 + (
    *("meal", "meal", "walk", "session", "session", "training", "training", "handout", "outreach", "outreach"),
    *("accompaniment", "volunteering", "community-service", "cooperation", "placement", "source"),
)


def random_day(chance: Random) -> date:
    """Often a night when the clock jumps or the year ends, often a day on which others come too."""
    group = chance.choice((NIGHTS_OF_CHANGE, NEW_YEARS, ORDINARY_DAYS, ORDINARY_DAYS, ORDINARY_DAYS, None))
    if group is not None:
        return chance.choice(group)
    return FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))


def random_moment(chance: Random) -> str:
    """A moment as a file may write it; in a night of change mostly in the hours about the change."""
    day = random_day(chance)
    if chance.random() < 0.1:
        return day.isoformat()
    clock = chance.choice(TIMES_ON_AN_EDGE)
    if day in NIGHTS_OF_CHANGE and chance.random() < 0.7:
        clock = chance.choice(TIMES_ABOUT_THE_CHANGE)
    elif chance.random() < 0.5:
        clock = f"{chance.randrange(24):02d}:{chance.randrange(60):02d}"
    return f"{day.isoformat()}T{clock}{chance.choice(OFFSETS)}"


def random_id(chance: Random) -> str:
    """128 bits with dashes."""
    return str(uuid.UUID(int=chance.getrandbits(128)))


def random_entry_row(chance: Random, premises: dict[str, Premises]) -> Row:
    """A row of entries.csv, valid for its kind."""
    kind = chance.choice(KINDS)
    row: Row = {
        "id": random_id(chance),
        "premises": chance.choice(list(premises)),
        "kind": kind,
        "at": random_moment(chance),
    }
    if kind in ACTIVITIES_OF_KIND and chance.random() < 0.8:
        row["activity"] = chance.choice(ACTIVITIES_OF_KIND[kind])
    for column, words in COLUMN_WORDS.get(kind, {}).items():
        if chance.random() < 0.7:
            row[column] = chance.choice(words)
    if chance.random() < 0.5:
        row["minutes"] = str(chance.choice((0, 3, 10, 22, 45, 90, 240, 1440)))
    may_be_person = kind not in WITHOUT_PERSON and row.get("activity") not in VISITING_GROUPS
    if may_be_person and chance.random() < 0.8:
        return row | random_person(chance)
    return row | random_heads(chance, kind)


def random_person(chance: Random) -> Row:
    """A label in one of its spellings, and now and then what the person says of themselves."""
    label = chance.choice(LABELS)
    person = {"person": chance.choice((label, label, f" {label} ", unicodedata.normalize("NFD", label)))}
    for question, answers in ANSWERS_TO_QUESTIONS.items():
        if chance.random() < 0.15:
            person[question] = chance.choice(answers)
    return person


def random_heads(chance: Random, kind: str) -> Row:
    """How many came without a card; now and then a row without an id."""
    highest = 20 if kind == "outreach" else 1000
    count = highest if chance.random() < 0.02 else chance.choice((1, 1, 1, 1, 2, 3, 7))
    heads = {"count": chance.choice((str(count), "")) if count == 1 else str(count)}
    if kind == "visit" and chance.random() < 0.3:
        heads["children"] = str(chance.randint(0, count))
    if chance.random() < 0.2:
        heads["id"] = ""
    return heads


def spelt_otherwise(chance: Random, row: Row) -> Row:
    """The same entry once more, its id without dashes or in capitals."""
    spellings = (row["id"], row["id"].replace("-", ""), row["id"].upper())
    return row | {"id": chance.choice(spellings)}
