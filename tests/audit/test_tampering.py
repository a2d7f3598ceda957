"""Whoever can write to the database by other ways: what they change, take out, put in, swap or cut off is found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.audit.actions import chain_key
from app.audit.chain import BEGINNING, follow
from app.audit.queries import audit_heads, linked_acts
from app.extensions import db
from tests.audit.acts import do, verdict

ACT_COUNT = 12
NUMBERS = st.integers(1, ACT_COUNT)
# One statement each that leaves another log than was written; :n is a number, :m another.
OTHERWISE = {
    "changes the act": "UPDATE audit_entries SET act = 'signed-in' WHERE number = :n",
    "changes the hour": "UPDATE audit_entries SET at = at + 3600 WHERE number = :n",
    "changes who": "UPDATE audit_entries SET who = 'kiosk', who_id = 7 WHERE number = :n",
    "changes whose": "UPDATE audit_entries SET organisation_id = (SELECT max(id) FROM organisations) WHERE number = :n",
    "changes to what": "UPDATE audit_entries SET about = 'staff/99' WHERE number = :n",
    "changes how many": "UPDATE audit_entries SET how_many = how_many + 1 WHERE number = :n",
    "changes the link": "UPDATE audit_entries SET link = (SELECT link FROM audit_entries WHERE number = :m) "
    "WHERE number = :n",
    "takes one out": "DELETE FROM audit_entries WHERE number = :n",
    "takes many out": "DELETE FROM audit_entries WHERE number BETWEEN :n AND :m",
    "puts one at the end": "INSERT INTO audit_entries SELECT 13, organisation_id, at, who, who_id, act, about,"
    " how_many, link FROM audit_entries WHERE number = :n",
    "puts one first": "INSERT INTO audit_entries SELECT 0, organisation_id, at, who, who_id, act, about, how_many, link"
    " FROM audit_entries WHERE number = :n",
}
CLOSE_THE_GAP = (
    "UPDATE audit_entries SET number = -number WHERE number > :n",
    "UPDATE audit_entries SET number = -number - 1 WHERE number < 0",
)
SWAP = (
    "UPDATE audit_entries SET number = -1 WHERE number = :n",
    "UPDATE audit_entries SET number = :n WHERE number = :m",
    "UPDATE audit_entries SET number = :m WHERE number = -1",
)


@pytest.fixture
def unguarded(house):
    """Twelve acts, in a database whose own guards somebody has taken away."""
    do(house.valla, ACT_COUNT)
    assert verdict().broken_at is None
    is_sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.begin() as connection:
        for name in ("in_order", "unchanged", "kept") if is_sqlite else ("in_order", "kept"):
            connection.execute(text(f"DROP TRIGGER audit_entries_{name}" + ("" if is_sqlite else " ON audit_entries")))
        for name in ("number", "who", "someone", "somewhere", "how_many", "link", "act"):
            if not is_sqlite:
                connection.execute(text(f"ALTER TABLE audit_entries DROP CONSTRAINT ck_audit_entries_{name}"))
        if is_sqlite:
            connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        yield connection


def found_after(connection, statements, n, m, wanted=BEGINNING):
    """What following the chain says after these statements, which are then undone; None where they change nothing."""
    before, undone = list(linked_acts(connection)), connection.begin_nested()
    try:
        for statement in statements:
            connection.execute(text(statement), {"n": n, "m": m} if ":m" in statement else {"n": n})
        after = list(linked_acts(connection))
    finally:
        undone.rollback()
    return None if after == before else follow(chain_key(), after, wanted)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(how=st.sampled_from(sorted(OTHERWISE)), n=NUMBERS, m=NUMBERS)
def test_whatever_is_changed_put_in_or_taken_out_is_found(unguarded, how, n, m):
    head = bytes.fromhex(audit_heads(unguarded)[0].link)
    found = found_after(unguarded, [OTHERWISE[how]], n, m, head)

    assert found is None or found.broken_at is not None or not found.has_wanted


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(n=st.integers(1, ACT_COUNT - 1))
def test_a_gap_that_is_closed_up_is_found(unguarded, n):
    found = found_after(unguarded, [OTHERWISE["takes one out"], *CLOSE_THE_GAP], n, n)

    assert found.broken_at == n


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(n=NUMBERS, m=NUMBERS)
def test_two_that_change_places_are_found(unguarded, n, m):
    found = found_after(unguarded, SWAP, n, m)

    assert found is None if n == m else found.broken_at == min(n, m)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(n=NUMBERS)
def test_what_is_cut_off_is_found_by_a_head_that_was_kept(unguarded, n):
    cut = ["DELETE FROM audit_entries WHERE number >= :n"]
    head = bytes.fromhex(audit_heads(unguarded)[0].link)

    assert found_after(unguarded, cut, n, n).broken_at is None
    assert not found_after(unguarded, cut, n, n, head).has_wanted


GUARDED = [
    "UPDATE audit_entries SET act = 'signed-in' WHERE number = 2",
    "UPDATE audit_entries SET number = 99 WHERE number = 3",
    "DELETE FROM audit_entries WHERE number = 3",
    "DELETE FROM audit_entries",
    OTHERWISE["puts one first"].replace(":n", "1"),
    OTHERWISE["puts one at the end"].replace("13", "99").replace(":n", "1"),
    OTHERWISE["puts one at the end"].replace("13", "2").replace(":n", "1"),
]


@pytest.mark.parametrize("statement", GUARDED)
def test_the_database_itself_lets_it_only_grow(house, statement):
    do(house.valla, 3)

    with pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(text(statement))

    assert (verdict().act_count, verdict().broken_at) == (3, None)


def test_nor_is_it_replaced_or_emptied_by_what_asks_no_row(house):
    do(house.valla, 3)
    again = GUARDED[-1].replace("INSERT", "INSERT OR REPLACE")
    statement = again if db.engine.dialect.name == "sqlite" else "TRUNCATE audit_entries"

    with pytest.raises(IntegrityError), db.engine.begin() as connection:
        connection.execute(text(statement))

    assert (verdict().act_count, verdict().broken_at) == (3, None)
