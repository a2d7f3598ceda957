"""Random logs that are valid by the contract and rich in what makes counting go wrong."""

import unicodedata
import uuid
from datetime import date, time, timedelta
from random import Random

from hypothesis import strategies

from tests.second_counting.periods import Period
from tests.second_counting.persons import Link
from tests.second_counting.plain_data import Limits, Premises, WeeklyPlan
from tests.second_counting.reading_files import Row
from tests.second_counting.written_log import WrittenLog

PREMISES_OF_ORGANISATIONS = {"strand": ("hamnen", "majakka"), "berg": ("stugan",)}
TIME_ZONES = ("Europe/Stockholm", "Europe/Helsinki")
CUTOFFS = (time(0, 0), time(3, 0), time(4, 0), time(4, 0), time(6, 0))
FIRST_DAY, LAST_DAY = date(2023, 6, 1), date(2025, 12, 31)
NIGHTS_OF_CHANGE = (date(2024, 3, 31), date(2024, 10, 27), date(2025, 3, 30), date(2025, 10, 26))
NEW_YEARS = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1))
# so few ordinary days that people meet on them, and meet again
ORDINARY_DAYS = tuple(date(2024, month, day) for month in range(1, 13) for day in (9, 10, 11))
TIMES_ON_AN_EDGE = (
    *("00:00", "00:40", "01:30", "02:00", "02:30", "02:59:59", "03:00", "03:30", "03:59", "04:00", "04:30"),
    *("05:59", "06:00", "07:59", "08:00", "16:59", "17:00", "21:59", "22:30", "23:30", "23:59"),
)
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


def random_log(chance: Random, row_count: int = 120) -> WrittenLog:
    """A log of two organisations in two time zones over two and a half years."""
    premises = random_premises(chance)
    rows = [random_entry_row(chance, premises) for _number in range(row_count)]
    ids = [row["id"] for row in rows if row["id"]]
    repeated = [spelt_otherwise(chance, row) for row in rows if row["id"] and chance.random() < 0.05]
    # without an id a row that stands there twice is two entries
    alike = [row for row in rows if not row["id"] and chance.random() < 0.3]
    return WrittenLog(
        premises=premises,
        entry_rows=rows + repeated + alike,
        opening_rows=random_opening_rows(chance, list(premises)),
        weekly_plans={slug: random_weekly_plans(chance) for slug in premises},
        voids=[entry_id for entry_id in ids if chance.random() < 0.06] + [random_id(chance)],
        links=random_links(chance, premises, rows),
        visiting_groups=list(VISITING_GROUPS),
        limits=random_limits(chance, list(premises)),
    )


def random_premises(chance: Random) -> dict[str, Premises]:
    """Three premises of two organisations."""
    return {
        slug: Premises(slug, organisation, chance.choice(TIME_ZONES), chance.choice(CUTOFFS))
        for organisation, slugs in PREMISES_OF_ORGANISATIONS.items()
        for slug in slugs
    }


def random_day(chance: Random) -> date:
    """Often a night when the clock jumps or the year ends, often a day on which others come too."""
    group = chance.choice((NIGHTS_OF_CHANGE, NEW_YEARS, ORDINARY_DAYS, ORDINARY_DAYS, ORDINARY_DAYS, None))
    if group is not None:
        return chance.choice(group)
    return FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))


def random_moment(chance: Random) -> str:
    """A moment as a file may write it."""
    day = random_day(chance).isoformat()
    if chance.random() < 0.1:
        return day
    clock = chance.choice(TIMES_ON_AN_EDGE)
    if chance.random() < 0.5:
        clock = f"{chance.randrange(24):02d}:{chance.randrange(60):02d}"
    return f"{day}T{clock}{chance.choice(OFFSETS)}"


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


def random_opening_rows(chance: Random, slugs: list[str]) -> list[Row]:
    """Some recorded days, no premises and day twice."""
    rows = {}
    for _number in range(chance.randint(0, 25)):
        slug, day = chance.choice(slugs), random_day(chance).isoformat()
        opens, closes = chance.choice(
            (
                *(("10:00", "16:00"), ("10:00", "18:29"), ("12:00", "18:30"), ("18:00", "00:00"), ("18:00", "02:00")),
                *(("20:00", "03:00"), ("", ""), ("10:00", "")),
            )
        )
        state = chance.choice(("open", "open", "open", "closed", "unrecorded"))
        heads = str(chance.randint(0, 12)) if state != "closed" and chance.random() < 0.4 else ""
        rows[slug, day] = {
            **{"premises": slug, "day": day, "state": state, "opens": opens, "closes": closes},
            **{"reason": "" if state == "open" else "holiday", "heads": heads},
        }
    return list(rows.values())


def random_weekly_plans(chance: Random) -> list[tuple[date, WeeklyPlan]]:
    """None, one, or one that another replaced."""
    plans = []
    for from_day in chance.sample((date(2024, 1, 1), date(2024, 7, 1), date(2024, 11, 18)), chance.randint(0, 2)):
        weekdays = chance.sample(range(7), chance.randint(1, 5))
        plans.append((from_day, {weekday: (time(10, 0), time(15, 0)) for weekday in weekdays}))
    return plans


def random_links(chance: Random, premises: dict[str, Premises], rows: list[Row]) -> list[Link]:
    """Replaced cards, now and then a card that was replaced twice; both have been in use."""
    links = []
    for organisation in PREMISES_OF_ORGANISATIONS:
        used = {
            unicodedata.normalize("NFC", row["person"]).strip()
            for row in rows
            if row.get("person") and premises[row["premises"]].organisation == organisation
        }
        for _number in range(chance.randint(0, 2)):
            if len(used) > 1:
                one, other = chance.sample(sorted(used), 2)
                links.append((organisation, one, other))
    return links


def random_limits(chance: Random, slugs: list[str]) -> Limits:
    """Limits of a few days a year at some premises, so that a small log fills every band."""
    return Limits(premises={slug: chance.choice(((4, 2), (6, 3))) for slug in slugs if chance.random() < 0.6})


def random_period(chance: Random) -> Period:
    """A year, a half-year, a quarter, a month, several years, or any days."""
    whole_periods = (
        *((date(2024, 1, 1), date(2024, 12, 31)), (date(2025, 1, 1), date(2025, 12, 31))),
        *((date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 7, 1), date(2024, 12, 31))),
        *((date(2024, 10, 1), date(2024, 12, 31)), (date(2024, 3, 1), date(2024, 3, 31))),
        *((date(2024, 12, 1), date(2024, 12, 31)), (date(2025, 8, 1), date(2025, 8, 31))),
        (date(2023, 1, 1), date(2025, 12, 31)),
    )
    if chance.random() < 0.7:
        return chance.choice(whole_periods)
    first_day = FIRST_DAY + timedelta(days=chance.randrange(700))
    return first_day, first_day + timedelta(days=chance.randrange(200))


def in_any_order(chance: Random, log: WrittenLog) -> list[list[Row]]:
    """The log's rows as batches, shuffled, split and repeated.

    Rows without an id are told apart by how often they occur in one file, so they stay together in one batch.
    """
    without_id = [row for row in log.entry_rows if not row["id"]]
    with_id = [row for row in log.entry_rows if row["id"]]
    with_id += [spelt_otherwise(chance, row) for row in with_id if chance.random() < 0.2]
    chance.shuffle(with_id)
    batches = [without_id]
    while with_id:
        size = chance.randint(1, 50)
        batches.append(with_id[:size])
        with_id = with_id[size:]
    batches += [batch for batch in batches if chance.random() < 0.2]
    chance.shuffle(batches)
    return [batch for batch in batches if batch]


# a log of its own choosing, which hypothesis makes smaller when a law fails
chances = strategies.randoms(use_true_random=False)
logs = strategies.builds(random_log, chances, strategies.integers(0, 60))
periods = strategies.builds(random_period, chances)
