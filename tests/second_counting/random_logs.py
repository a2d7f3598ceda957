"""Random logs that are valid by the contract and rich in what makes counting go wrong."""

import unicodedata
from datetime import date, time, timedelta
from random import Random

from hypothesis import strategies

from tests.second_counting.periods import Period
from tests.second_counting.persons import Link
from tests.second_counting.plain_data import Limits, Premises, WeeklyPlan
from tests.second_counting.random_rows import (
    FIRST_DAY,
    VISITING_GROUPS,
    random_day,
    random_entry_row,
    random_id,
    spelt_otherwise,
)
from tests.second_counting.reading_files import Row
from tests.second_counting.written_log import WrittenLog

PREMISES_OF_ORGANISATIONS = {"strand": ("hamnen", "majakka"), "berg": ("stugan",)}
TIME_ZONES = ("Europe/Stockholm", "Europe/Helsinki")
CUTOFFS = (time(0, 0), time(3, 0), time(4, 0), time(4, 0), time(6, 0))


def random_log(chance: Random, row_count: int = 120) -> WrittenLog:
    """A log of two organisations in two time zones over two and a half years."""
    premises = random_premises(chance)
    rows = [random_entry_row(chance, premises) for _number in range(row_count)]
    # whoever has done something does it again
    rows += [row | {"id": random_id(chance)} for row in rows if row["id"] and chance.random() < 0.1]
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


def random_opening_rows(chance: Random, slugs: list[str]) -> list[Row]:
    """Some recorded days, no premises and day twice."""
    rows = {}
    for _number in range(chance.randint(0, 50)):
        slug, day = chance.choice(slugs), random_day(chance).isoformat()
        opens, closes = chance.choice(
            (
                *(("10:00", "16:00"), ("10:00", "18:29"), ("12:00", "18:30"), ("18:00", "00:00"), ("18:00", "02:00")),
                *(("20:00", "03:00"), ("", ""), ("10:00", "")),
            )
        )
        state = chance.choice(("open", "open", "open", "closed", "unrecorded"))
        heads = str(chance.randint(0, 12)) if state != "closed" and chance.random() < 0.6 else ""
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
