"""Statements run by the driver itself say the same as SQLAlchemy's own."""

import secrets
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.database.prepared import MOST_ROWS_A_STATEMENT, PreparedInsert, PreparedLookup
from app.database.transaction import write_connection
from app.log.definition import ENTRIES
from tests.make import NOON, make_door, rows

ADD = PreparedInsert(ENTRIES, lambda _: insert(ENTRIES))
TEXTS = ["a,b", '{"', "\\x", "NULL", "", " åäö ", None]
BY_ID = PreparedLookup(
    select(ENTRIES.c.id, ENTRIES.c.count).where(ENTRIES.c.organisation_id == bindparam("organisation")), ENTRIES.c.id
)


@pytest.fixture
def door(app):
    return make_door()


def row(door, **values):
    given = {
        "organisation_id": door.place.organisation_id,
        "id": secrets.token_bytes(16),
        "premises_id": door.place.premises_id,
        "kind": "outreach",
        "day": date(2025, 5, 6),
        "at": NOON,
        "count": 1,
        "children": 0,
        "reached": True,
        "content_hash": bytes(16),
        "batch_id": 0,
        "source": "kiosk",
        "kiosk_id": door.kiosk_id,
        "received_at": datetime(2025, 5, 6, 10, 0, 1, tzinfo=UTC),
    }
    return dict.fromkeys(ENTRIES.c.keys()) | given | values


@pytest.mark.parametrize("count", [0, 1, 3, MOST_ROWS_A_STATEMENT, 2 * MOST_ROWS_A_STATEMENT + 5])
def test_any_number_of_rows_is_inserted(door, count):
    with write_connection() as connection:
        ADD.run(connection, [row(door) for _ in range(count)])

    assert len(rows(select(ENTRIES.c.id))) == count


def test_what_is_put_in_comes_out_as_sqlalchemy_reads_it(door):
    given = row(door, channel="phone", minutes=3)

    with write_connection() as connection:
        ADD.run(connection, [given])

    [found] = rows(select(ENTRIES))
    assert dict(zip(ENTRIES.c.keys(), found, strict=True)) == given


@pytest.mark.parametrize("count", [1, len(TEXTS)])
def test_texts_come_out_as_they_went_in_however_many_rows_come_at_once(door, count):
    given = [row(door, partner=text) for text in TEXTS[:count]]

    with write_connection() as connection:
        ADD.run(connection, given)

    found = dict(rows(select(ENTRIES.c.id, ENTRIES.c.partner)))
    assert found == {each["id"]: each["partner"] for each in given}


def test_a_text_that_is_too_long_for_its_column_is_never_cut_off(door):
    too_long = "x" * (ENTRIES.c.partner.type.length + 1)

    # PostgreSQL refuses it, SQLite keeps the whole of it.
    with suppress(DBAPIError), write_connection() as connection:
        ADD.run(connection, [row(door, partner=too_long) for _ in range(12)])

    assert {partner for (partner,) in rows(select(ENTRIES.c.partner))} <= {too_long}


@pytest.mark.parametrize("strangers", [0, 1, 30, 399])
def test_a_lookup_finds_those_of_its_list_long_or_short(door, strangers):
    there = [row(door, count=number) for number in range(1, 6)]
    with write_connection() as connection:
        ADD.run(connection, there)
        wanted = [there[1]["id"], there[3]["id"], *(number.to_bytes(16) for number in range(strangers))]
        found = BY_ID.run(connection, wanted, organisation=door.place.organisation_id)

    assert sorted((bytes(id), count) for id, count in found) == sorted(
        (there[number]["id"], number + 1) for number in (1, 3)
    )


def test_the_databases_complaint_is_sqlalchemys_and_carries_no_parameters(door):
    impossible = row(door, count=5000)

    with pytest.raises(IntegrityError) as refused, write_connection() as connection:
        ADD.run(connection, [impossible])

    assert refused.value.params is None
    assert rows(select(ENTRIES.c.id)) == []
