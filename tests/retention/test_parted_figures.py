"""Whatever came, was taken back or linked: the figures on each side of a parting are the same before and after it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import select

from app.database.transaction import lock_log, write_connection
from app.extensions import db
from app.figures.facts import log as facts_of_log
from app.figures.facts import rollups
from app.log.parting import EndedKey, part
from app.log.rollups import FIRST_DAYS
from app.log.writing import LogWriting, log_keys
from app.retention.due import ORGANISATIONS
from tests.figures.both_countings import app_figures
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.make import rows
from tests.second_counting.random_logs import in_any_order, random_log
from tests.second_counting.random_rows import FIRST_DAY

PARTED_AT = datetime(2027, 1, 1, tzinfo=UTC)


def part_everywhere(settings, number: int, last_day: date) -> None:
    """Every organisation's log is parted at the end of that day."""
    for organisation_id, slug in rows(select(ORGANISATIONS.c.id, ORGANISATIONS.c.slug)):
        with write_connection() as connection:
            lock_log(connection, organisation_id)
            log = LogWriting(connection, organisation_id, log_keys(settings, slug))
            part(log, EndedKey(number, last_day, "0" * 16), PARTED_AT, PARTED_AT, None)


def asked_of(chance: Random, premises: list[str], last_days: list[date]):
    """Dates on both sides of each parting, of some of the premises, from the sums and from the log itself."""
    year = last_days[0].year
    sides = [
        (date(year, 1, 1), last_days[0]),
        (date(year, 3, 1), date(year, 11, 15)),
        (date(year + 1, 1, 1), date(year + 1, 12, 31)),
        (date(year + 1, 1, 20), date(year + 1, 6, 3)),
    ]
    return [
        (chance.sample(premises, chance.randint(1, len(premises))), each, facts)
        for each in sides
        for facts in (rollups, facts_of_log)
    ]


def told(asked, last_days: list[date]):
    """The figures; without those of a period before that lies across a parting, which are null by design."""
    document = app_figures(*asked)
    before = document["previous"]
    if any(before["from"] <= str(day) < before["to"] for day in last_days):
        before["figures"].clear()
    return document


@pytest.mark.parametrize("seed", range(3))
def test_every_figure_on_each_side_is_the_same(app, seed):
    chance = Random(seed)
    log = random_log(chance)
    arrive(log, set_up(log), in_any_order(chance, log), chance)
    last_days = [date(FIRST_DAY.year, 12, 31), date(FIRST_DAY.year + 1, 12, 31)]
    asked = asked_of(chance, sorted(log.premises), last_days)
    before = [told(each, last_days) for each in asked]

    for number, last_day in enumerate(last_days, start=1):
        part_everywhere(app.config["OASEN"], number, last_day)

        assert [told(each, last_days) for each in asked] == before

    with db.engine.connect() as connection:
        assert connection.execute(select(FIRST_DAYS.c.first_day).where(FIRST_DAYS.c.first_day == date.min)).first()
