"""Whatever came, was taken back or linked: the figures are the same before and after, for any dates of 13 months."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as chosen

from app.figures.facts import log as facts_of_log
from app.figures.facts import rollups
from app.figures.thinned_months import cuts_what_is_kept_by_month
from app.periods import Period as PeriodOfApp
from app.retention.limits import last_day_by_month
from tests.figures.both_countings import app_figures, differences
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.retention.thinned_log import night_after, thin_through
from tests.second_counting.random_logs import in_any_order, random_log
from tests.second_counting.random_rows import FIRST_DAY, LAST_DAY
from tests.second_counting.written_log import WrittenLog

DAYS_ASKED = 200


def periods_of(chance: Random, through: date, how_many: int) -> list[tuple[date, date]]:
    """Any dates within the 13 months before the night in which a day is thinned, and after it."""
    since = months_through(through) + timedelta(1)
    found = []
    for _number in range(how_many):
        begins = since + timedelta(chance.randrange(350))
        found.append((begins, begins + timedelta(chance.randrange(DAYS_ASKED))))
    return found


def months_through(through: date) -> date:
    """The last day of which persons keep the month alone, in that night."""
    return last_day_by_month(night_after(through))


def without_what_is_cut(document, through: date):
    """The document, less what is null by design: arrivals of a period that cuts a thinned month, and the whole period
    before where it cuts one of more than 13 months ago."""
    before = document["previous"]
    period = PeriodOfApp(date.fromisoformat(before["from"]), date.fromisoformat(before["to"]))
    if cuts_what_is_kept_by_month(period, months_through(through)):
        before["figures"].clear()
    for part, dates in ((document, document["scope"]), (document["previous"], document["previous"])):
        period = PeriodOfApp(date.fromisoformat(dates["from"]), date.fromisoformat(dates["to"]))
        if cuts_what_is_kept_by_month(period, through):
            part["figures"].pop("arrivals", None)
    return document


@pytest.mark.parametrize("seed", range(3))
def test_every_figure_is_the_same_before_and_after(app, seed):
    chance = Random(seed)
    log = random_log(chance)
    arrive(log, set_up(log), in_any_order(chance, log), chance)
    through = FIRST_DAY + timedelta(chance.randrange(500, 1000))
    asked = [
        (chance.sample(sorted(log.premises), chance.randint(1, 3)), each, facts)
        for each in periods_of(chance, through, 4)
        for facts in (rollups, facts_of_log)
    ]
    before = [without_what_is_cut(app_figures(*each), through) for each in asked]

    assert not thin_through(through).is_nothing

    assert [without_what_is_cut(app_figures(*each), through) for each in asked] == before


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=chosen.integers(0, 2**32 - 1))
def test_the_second_counting_finds_a_thinned_log_as_it_was_written(fresh_app, seed):
    chance = Random(seed)
    log: WrittenLog = random_log(chance, row_count=60)
    with fresh_app().app_context():
        arrive(log, set_up(log), in_any_order(chance, log), chance)
        thin_through(LAST_DAY)
        for year in (FIRST_DAY.year, FIRST_DAY.year + 1):
            period = (date(year, 1, 1), date(year, 12, 31))
            assert differences(log, sorted(log.premises), period, rollups) == []
