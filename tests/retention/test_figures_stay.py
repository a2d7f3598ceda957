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
from tests.figures.both_countings import app_figures, differences
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.retention.thinned_log import thin_through
from tests.second_counting.random_logs import in_any_order, random_log
from tests.second_counting.random_rows import FIRST_DAY, LAST_DAY
from tests.second_counting.written_log import WrittenLog

# Who asks in the first months asks about 13 months back at most, and so does the period before it.
DAYS_ASKED = 200


def periods_of(chance: Random, last_day: date, how_many: int) -> list[tuple[date, date]]:
    """Any dates until the last day."""
    found = []
    for _number in range(how_many):
        begins = FIRST_DAY + timedelta(chance.randrange((last_day - FIRST_DAY).days))
        found.append((begins, begins + timedelta(chance.randrange(DAYS_ASKED))))
    return found


def without_cut_arrivals(document, through: date):
    """The document, less the arrivals of a period that cuts a thinned month, which are null then."""
    for part, dates in ((document, document["scope"]), (document["previous"], document["previous"])):
        period = PeriodOfApp(date.fromisoformat(dates["from"]), date.fromisoformat(dates["to"]))
        if cuts_what_is_kept_by_month(period, through):
            part["figures"].pop("arrivals")
    return document


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_the_same_before_and_after(app, seed):
    chance = Random(seed)
    log = random_log(chance)
    arrive(log, set_up(log), in_any_order(chance, log), chance)
    through = FIRST_DAY + timedelta(chance.randrange(60, (LAST_DAY - FIRST_DAY).days))
    asked = [
        (chance.sample(sorted(log.premises), chance.randint(1, 3)), each, facts)
        for each in periods_of(chance, LAST_DAY, 6)
        for facts in (rollups, facts_of_log)
    ]
    before = [without_cut_arrivals(app_figures(*each), through) for each in asked]

    assert not thin_through(through).is_nothing

    assert [without_cut_arrivals(app_figures(*each), through) for each in asked] == before


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
