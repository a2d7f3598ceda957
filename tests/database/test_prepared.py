"""Statements run by the driver itself say the same as SQLAlchemy's own."""

import secrets
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from app.database.prepared import MOST_ROWS_A_STATEMENT, PreparedInsert, PreparedLookup
from app.database.transaction import write_connection
from app.log.definition import ENTRIES
from tests.make import NOON, make_door, rows

ADD = PreparedInsert(ENTRIES, lambda _: insert(ENTRIES))
BY_ID = PreparedLookup(
    select(ENTRIES.c.id, ENTRIES.c.count).where(
        ENTRIES.c.organisation_id == bindparam("organisation"), ENTRIES.c.id.in_(bindparam("wanted", expanding=True))
    )
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


def test_a_lookup_finds_those_of_its_list(door):
    there = [row(door, count=number) for number in range(1, 6)]
    with write_connection() as connection:
        ADD.run(connection, there)
        wanted = [there[1]["id"], there[3]["id"], bytes(16)]
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
