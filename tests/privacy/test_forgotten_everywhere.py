"""A forgotten card: no value that follows from it stands in any file any more, and nothing brings it back.

One value stays on purpose: the tombstone of each code, HMAC-SHA-256 of the code's tag under a key of its own that lies
outside the database. Without it, a tablet that sends its queue again, or a card shown once more, would begin to tie
visits to the card anew. It confirms no guess: whoever has the database but not the key would have to find 256 random
bits before the first guess could be tried; and it stands beside no day, number or person.
"""

from __future__ import annotations

import json
import logging

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from app.database.statistics import refresh_statistics
from app.extensions import db
from app.figures.facts import log as plain_log
from app.figures.facts import rollups
from app.log.models import SetAside
from app.log.waiting import resolve_waiting_codes
from app.log.writing import log_keys
from app.people.models import ForgottenCard, Person
from app.people.sealing import unseal
from tests.command_line import run
from tests.figures.noting import agree
from tests.make import rows
from tests.privacy.figures_of_house import figures_of_house
from tests.privacy.planted_life import planted_life, tombstones_of, values_of
from tests.privacy.raw_files import every_file, where_found


@pytest.fixture
def life(house, january_noon):
    """The house in January, with the year that was in its log."""
    return planted_life(house)


@pytest.fixture
def kept(life, app):
    """What the house has made of its log before: a locked report, the statistics of its tables."""
    agree("iop", "iogt", "sion")
    report = app.config["OASEN"].instance / "exports" / "report.json"
    report.parent.mkdir(exist_ok=True)
    of_2025 = ("--year", "2025", "--organisation", "iogt", "--format", "json", "--lock")
    answer = run(app, "report", *of_2025, "-o", str(report))
    assert answer.exit_code == 0, answer.output
    refresh_statistics()
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("ANALYZE"))
    return app.config["OASEN"].instance


def exported(app, path):
    answer = run(app, "export", "entries", "-o", str(path))
    assert answer.exit_code == 0, answer.output
    return path


def test_no_file_holds_a_value_of_a_forgotten_card_and_figures_stay(life, kept, app, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    before_file = exported(app, tmp_path / "before.csv")
    resolve_waiting_codes()
    values, tombstones = values_of(life), tombstones_of(life)
    figures = figures_of_house(rollups)
    found = {name for name, _ in where_found(every_file(kept), values)}
    assert {"card's id", "card's person", "card, organisation-iogt card", "card, organisation-iogt pictures"} <= found

    life.post("/api/v1/card/forget", {"value": life.card.token})

    assert where_found(every_file(kept), values) == set()
    assert figures_of_house(rollups) == figures == figures_of_house(plain_log)
    assert {name for name, _ in where_found(every_file(kept), tombstones)} == set(tombstones)
    assert {bytes(each) for (each,) in rows(select(ForgottenCard.tombstone))} == set(tombstones.values())
    after = {"log": caplog.text.encode(), "export": exported(app, tmp_path / "after.csv").read_bytes()}
    assert where_found(after, values | tombstones) == set()
    assert len(after["export"].splitlines()) == len(before_file.read_bytes().splitlines())


def test_a_replay_and_the_import_of_an_old_file_bring_nothing_back(life, kept, app, tmp_path):
    file = exported(app, tmp_path / "before.csv")
    resolve_waiting_codes()
    values, people = values_of(life), len(rows(select(Person.id)))
    life.post("/api/v1/card/forget", {"value": life.card.token})
    figures, tombstones = figures_of_house(rollups), rows(select(ForgottenCard.tombstone))

    life.replay()
    # An export calls people anew, so of those that are known each row of the file is a conflict, which is left out.
    imported = run(app, "import", "entries", str(file), "--skip-bad", str(tmp_path / "left-out.csv"))
    resolve_waiting_codes()
    life.post("/api/v1/card/asked", {"value": life.card.token})

    assert (imported.exit_code, imported.stdout.partition(" ")[0]) == (0, "Took"), imported.output
    assert figures_of_house(rollups) == figures == figures_of_house(plain_log)
    assert rows(select(ForgottenCard.tombstone)) == tombstones
    assert len(rows(select(Person.id))) == people - 1  # two cards of one person are one number by now
    assert where_found(every_file(kept), values) == set()


def test_what_was_set_aside_says_nothing_of_it_even_with_the_key(life, kept, app):
    values = values_of(life)
    life.post("/api/v1/card/forget", {"value": life.card.token})

    key = log_keys(app.config["OASEN"], "iogt").sealing
    items = [unseal(sealed, key) for (sealed,) in rows(select(SetAside.sealed_item))]

    assert len(items) == 3
    assert where_found({str(number): item for number, item in enumerate(items)}, values) == set()
    assert all("about" not in json.loads(item) for item in items)
