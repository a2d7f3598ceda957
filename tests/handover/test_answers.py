"""What is told of a card and of a day is all there is, no more than the list says, and nothing without the key."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import select

from app.database.statements import table_of
from app.extensions import Model, db
from app.handover import evening, queries
from app.handover.answers import Standing, card_answer
from app.handover.columns import ABOUT
from app.handover.evening import evening_at, rows_of_evening
from app.handover.labels import COLUMNS, TABLES
from app.handover.told import About
from app.log.models import Entry
from app.log.waiting import resolve_waiting_codes
from app.organisations.models import Premises
from app.training.models import RunningShift
from tests.make import rows
from tests.privacy.planted_life import person_of

ALONE = {"forgotten_cards"}  # has no row that leads to anything but itself
BY_VAULT_KEYS = {"vault_sightings"}  # shown by tests/joint_counting: the database alone leads from no card there
MAY_BE_TOLD = {About.HOLDER, About.DAY, About.STAFF}


@pytest.fixture
def asked(life, app):
    """Asks about a card, and gives the answer."""

    def asked(card, organisation=(1, "iogt")):
        resolve_waiting_codes()
        with db.engine.connect() as connection:
            return card_answer(connection, app.config["OASEN"], *organisation, card.token)

    return asked


def part(answer, table):
    return next(part for part in answer.parts if part.table == table)


def test_all_of_a_life_is_told_of_both_its_cards(life, asked):
    answer = asked(life.card)

    assert answer.standing is Standing.SOMEBODYS
    assert answer == asked(life.lost)
    theirs = [person_of(life, card) for card in (life.card, life.lost)]
    assert len(part(answer, "entries").rows) == len(rows(select(Entry.id).where(Entry.person_id.in_(theirs))))
    assert len(part(answer, "cards").rows) == 2
    told = json.dumps([part.rows for part in answer.parts], default=str)
    assert {word for word in ("woman", "30-44", "meal") if word in told} == {"woman", "30-44", "meal"}


def test_nothing_is_told_of_anybody_else(life, asked):
    """Who came on the same days stays out of it, and nobody's number or code is given back."""
    answer = asked(life.card)
    told = json.dumps([part.rows for part in answer.parts], default=str)

    assert life.card.token not in told
    assert not any(
        isinstance(value, bytes)
        for part in answer.parts
        for row in part.rows
        for value in row
        if part.table != "people"
    )
    assert len(part(asked(life.others[0]), "entries").rows) == 11


def test_no_column_is_told_that_the_list_does_not_give_away(life, asked, house):
    parts = [*asked(life.card).parts, *evening_of(house, "2025-02-03"), *evening_of(house, "2025-10-06")]
    given = {(part.table, column) for part in parts for column in part.columns}
    number_of_day = {(table, "person_id") for table in ("entries", "visit_days")}
    with_key = {("set_aside", "sealed_item")}

    assert {column for column in given if ABOUT[column] not in MAY_BE_TOLD} <= number_of_day | with_key


def test_every_table_that_tells_of_a_holder_is_reached_from_a_card():
    told = {table for (table, _), about in ABOUT.items() if about is About.HOLDER}

    assert told - {table.name for table, _ in queries.WAYS} - {"set_aside"} - ALONE - BY_VAULT_KEYS == set()


def test_every_table_that_tells_of_a_day_is_reached_from_it():
    told = {table for (table, _), about in ABOUT.items() if about is About.DAY}

    assert told - {table.name for table, _ in evening.WAYS} == set()


def test_every_way_leads_to_what_hangs_on_people_or_entries():
    """A new table that hangs on a person needs its way."""
    hanging = {
        table.name
        for table in Model.metadata.tables.values()
        for key in table.foreign_key_constraints
        if key.referred_table.name in ("people", "cards", "entries", "training_participants")
    }

    assert hanging - {table.name for table, _ in queries.WAYS} - {"waiting_codes"} == set()


@pytest.mark.parametrize("card", ["bowl", "unknown"])
def test_of_a_card_that_nobody_holds_nothing_is_told(life, asked, card):
    if card == "unknown":
        assert asked(life.card, (2, "sion")) == asked(life.others[0], (2, "sion"))
        assert asked(life.card, (2, "sion")).standing is Standing.UNKNOWN
    else:
        life.post("/api/v1/card/forget", {"value": life.card.token})
        answer = asked(life.card)
        assert (answer.standing, answer.parts) == (Standing.FORGOTTEN, ())


def test_without_the_key_nothing_is_told(life, asked, app):
    from app.log.writing import forget_keys

    (app.config["OASEN"].keys_folder / "organisation-iogt.key").unlink()
    forget_keys()
    with db.engine.connect() as connection:
        answer = card_answer(connection, app.config["OASEN"], 1, "iogt", life.card.token)

    assert (answer.standing, answer.parts) == (Standing.NO_KEY, ())


def evening_of(house, day):
    with db.engine.connect() as connection:
        place = connection.execute(select(table_of(Premises)).where(table_of(Premises).c.slug == "valla")).one()
        return rows_of_evening(connection, evening_at(place, date.fromisoformat(day)))


def test_the_people_of_a_day_are_numbers_of_the_answer_alone(life, house):
    parts = {part.table: part for part in evening_of(house, "2025-02-03")}
    numbers = {row[0] for row in parts["entries"].rows}

    assert parts["entries"].columns[0] == "person_id"
    assert numbers == set(range(1, 13))
    assert len(parts["visit_days"].rows) == 12
    assert not any(isinstance(value, bytes) for part in parts.values() for row in part.rows for value in row)


def test_what_tells_of_a_day_that_nobody_came_is_nothing(life, house):
    assert evening_of(house, "2025-02-05") == []


def test_each_column_that_may_be_shown_has_a_name_in_both_languages():
    shown = {column for (_, column), about in ABOUT.items() if about in MAY_BE_TOLD}
    ways = [table for table, _ in (*queries.WAYS, *evening.WAYS)]

    assert {table.name for table in ways} - TABLES.keys() == set()
    assert {column for column in shown if any(column in table.c for table in ways)} - COLUMNS.keys() == set()
    assert RunningShift.__tablename__ in TABLES
