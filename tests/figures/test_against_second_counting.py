"""The application's figures against the second counting's and those counted by hand, on both databases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from app.figures.document import as_json
from app.figures.facts import log as facts_of_log
from app.figures.facts import rollups
from tests.command_line import run
from tests.figures.both_countings import app_figures, differences, is_same
from tests.figures.written_log_arriving import arrive
from tests.figures.written_log_set_up import set_up
from tests.second_counting.golden_year import ANSWERS, golden_year, scope_and_period
from tests.second_counting.random_logs import in_any_order, random_log, random_period
from tests.second_counting.reading_files import Row, rows_of_file
from tests.second_counting.written_log import WrittenLog, counted

PERIOD_COUNT = 4


@pytest.mark.parametrize("seed", range(6))
def test_random_logs_have_the_figures_of_the_second_counting(app, seed):
    chance = Random(seed)
    log = random_log(chance)

    arrive(log, set_up(log), in_any_order(chance, log), chance)

    for _number in range(PERIOD_COUNT):
        scope = chance.sample(list(log.premises), chance.randint(1, len(log.premises)))
        period = random_period(chance)
        assert differences(log, scope, period, rollups) == []
        assert differences(log, scope, period, facts_of_log) == []


@pytest.mark.parametrize("seed", range(100, 103))
def test_any_order_of_arrival_gives_the_same_bytes(app, fresh_app, seed):
    chance = Random(seed)
    log = random_log(chance)
    asked = [(sorted(log.premises), random_period(chance)) for _number in range(PERIOD_COUNT)]

    arrive(log, set_up(log), in_any_order(chance, log), chance)
    written = [as_json(app_figures(*each)) for each in asked]
    with fresh_app().app_context():
        arrive(log, set_up(log), in_any_order(chance, log), chance)
        written_in_another_order = [as_json(app_figures(*each)) for each in asked]

    assert written == written_in_another_order


@pytest.mark.parametrize("seed", range(200, 203))
def test_the_second_counting_reads_the_same_out_of_what_is_exported(app, tmp_path, seed):
    chance = Random(seed)
    # that a card replaces a lost one has no column in a file
    log = without_lost_cards(random_log(chance))
    arrive(log, set_up(log), in_any_order(chance, log), chance)

    exported = replace(
        log,
        entry_rows=exported_rows(app, "entries", tmp_path),
        opening_rows=exported_rows(app, "openings", tmp_path),
        voids=[],
        links=[],
    )

    for _number in range(PERIOD_COUNT):
        period = random_period(chance)
        assert counted(exported, period) == counted(log, period)


def without_lost_cards(log: WrittenLog) -> WrittenLog:
    rows = [{column: value for column, value in row.items() if column != "replaces_lost"} for row in log.entry_rows]
    return replace(log, entry_rows=rows)


def exported_rows(app, what: str, folder: Path) -> list[Row]:
    result = run(app, "export", what, "-o", str(folder / what))
    assert result.exit_code == 0, result.stderr
    return rows_of_file((folder / what).read_bytes())


def test_the_golden_year_has_the_figures_counted_by_hand(app):
    log = golden_year()

    arrive(log, set_up(log), [log.entry_rows], Random(0))

    for answer in ANSWERS.values():
        scope, period = scope_and_period(answer)
        document = app_figures(scope, period)
        wrong = [name for name, record in answer["figures"].items() if not is_same(document["figures"][name], record)]
        assert wrong == []
        assert (document["scope"], document["months"]) == (answer["scope"], answer["months"])
        assert differences(log, scope, period) == []


def test_the_golden_year_is_the_same_in_any_order(app):
    chance = Random(2024)
    log = golden_year()

    arrive(log, set_up(log), in_any_order(chance, log), chance)

    for answer in ANSWERS.values():
        assert differences(log, *scope_and_period(answer)) == []
