"""The oldest acts are forgotten on time, and the chain holds; whoever takes away more, or earlier, is found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from app.audit.queries import AUDIT, audit_heads, chain_begins
from app.backup.snapshot import every_table
from app.extensions import db
from tests.audit.acts import acts_noted, do, noted, verdict
from tests.audit.test_page import said
from tests.backup.backing_up import back_up, restore_beside, running
from tests.command_line import run
from tests.make import make_door, rows

TODAY = datetime(2026, 5, 5, 10, tzinfo=UTC)
KEPT_SINCE = datetime(2024, 5, 1, tzinfo=UTC)
OLD_COUNT, KEPT_COUNT = 7, 3
GUARDS = {"entries": ("in_order", "kept"), "cuts": ("further", "unchanged", "kept")}


@pytest.fixture
def door(app):
    """Seven acts of more than 24 months ago and three of later."""
    door = make_door()
    for moment, count in ((KEPT_SINCE - timedelta(hours=1), OLD_COUNT), (KEPT_SINCE, KEPT_COUNT)):
        with time_machine.travel(moment, tick=False):
            do(door, count)
    with time_machine.travel(TODAY, tick=False):
        yield door


def guards_away():
    """Somebody takes away what the database itself guards with."""
    of_table = "" if db.engine.dialect.name == "sqlite" else " ON audit_{}"
    with db.engine.begin() as connection:
        for table, names in GUARDS.items():
            for name in names:
                connection.execute(text(f"DROP TRIGGER IF EXISTS audit_{table}_{name}{of_table.format(table)}"))


def put(statement):
    with db.engine.begin() as connection:
        connection.execute(text(statement))


def test_what_is_older_than_24_months_goes_and_the_chain_holds(app, door):
    answer = run(app, "retention")

    assert f"{OLD_COUNT} lines of what was done here: gone" in answer.stdout
    numbers = [number for (number,) in rows(select(AUDIT.c.number).order_by(AUDIT.c.number))]
    assert numbers == list(range(OLD_COUNT + 1, OLD_COUNT + KEPT_COUNT + 3))
    assert acts_noted()[KEPT_COUNT:] == ["forgot-acts", "forgot-on-time"]
    assert rows(select(AUDIT.c.how_many).where(AUDIT.c.act == "forgot-acts")) == [(OLD_COUNT,)]
    assert (verdict().broken_at, verdict().cut_count) == (None, OLD_COUNT)
    assert f"of which the first {OLD_COUNT} are forgotten" in run(app, "audit", "verify").stdout


def test_a_rehearsal_says_the_same_and_changes_nothing(app, door):
    before = noted()

    assert f"{OLD_COUNT} lines of what was done" in run(app, "retention", "--dry-run").stdout
    assert noted() == before
    assert verdict().cut_count == 0


def test_once_is_enough_and_a_month_later_more_goes(app, door):
    run(app, "retention")
    after_first = chain_begins_here()
    assert "what was done" not in run(app, "retention").stdout
    assert chain_begins_here() == after_first

    with time_machine.travel(TODAY + timedelta(days=31), tick=False):
        assert f"{KEPT_COUNT} lines of what was done" in run(app, "retention").stdout
    assert (verdict().broken_at, verdict().cut_count) == (None, OLD_COUNT + KEPT_COUNT)


def chain_begins_here():
    with db.engine.connect() as connection:
        return chain_begins(connection)


def test_what_stands_behind_an_act_that_stays_stays_too(app):
    """A clock that was set back for a while: nothing goes out of the middle of the chain."""
    door = make_door()
    for moment in (KEPT_SINCE, KEPT_SINCE - timedelta(days=90)):
        with time_machine.travel(moment, tick=False):
            do(door, 2)
    with time_machine.travel(TODAY, tick=False):
        run(app, "retention")

        assert (verdict().broken_at, verdict().cut_count) == (None, 0)


def test_where_nothing_was_ever_done_nothing_is_cut(app):
    assert run(app, "retention").stdout == "Nothing is due to be forgotten.\n"
    assert verdict().cut_count == 0


BY_AN_INTRUDER = {
    "takes one more": "DELETE FROM audit_entries WHERE number = 8",
    "takes the cut away": "DELETE FROM audit_cuts",
    "says that more was cut": "UPDATE audit_cuts SET number = 8",
    "says another link": "UPDATE audit_cuts SET link = (SELECT link FROM audit_entries WHERE number = 9)",
    "makes a cut of their own": "INSERT INTO audit_cuts SELECT number, at, link, link FROM audit_entries"
    " WHERE number = 9",
    "takes an act for a cut": "INSERT INTO audit_cuts SELECT 9, at, (SELECT link FROM audit_entries WHERE number = 8),"
    " link FROM audit_entries WHERE number = 9",
}


@pytest.mark.parametrize("how", BY_AN_INTRUDER)
def test_whoever_takes_more_or_cuts_without_the_key_is_found(app, door, how):
    run(app, "retention")
    guards_away()
    put(BY_AN_INTRUDER[how])
    if "number = 9" in BY_AN_INTRUDER[how]:
        put("DELETE FROM audit_entries WHERE number <= 9")

    assert verdict().broken_at is not None
    assert run(app, "audit", "verify").exit_code == 1


def test_what_is_cut_off_at_the_end_is_still_found_by_a_head_that_was_kept(app, door):
    run(app, "retention")
    with db.engine.connect() as connection:
        head = audit_heads(connection)[0].link
    begins = chain_begins_here().link
    assert (verdict(bytes.fromhex(head)).has_wanted, verdict(begins).has_wanted) == (True, True)

    guards_away()
    put("DELETE FROM audit_entries WHERE number > 9")
    assert not verdict(bytes.fromhex(head)).has_wanted
    assert "acts that are forgotten" in run(app, "audit", "verify", "--head", head).stderr


GUARDED = (
    "DELETE FROM audit_entries WHERE number = 8",
    "DELETE FROM audit_entries",
    "UPDATE audit_cuts SET number = number + 1",
    "DELETE FROM audit_cuts",
    "INSERT INTO audit_cuts SELECT number - 1, at, link, seal FROM audit_cuts",
)


@pytest.mark.parametrize("statement", GUARDED)
def test_the_database_lets_go_what_is_cut_and_nothing_else(app, door, statement):
    run(app, "retention")

    with pytest.raises(IntegrityError):
        put(statement)
    assert verdict().broken_at is None


def test_a_backup_of_a_log_that_was_cut_is_restored_and_goes_on(app, door, tmp_path):
    run(app, "retention")
    with db.engine.connect() as connection:
        names = [table.name for table in every_table(connection)]
    assert names.index("audit_cuts") < names.index("audit_entries")  # else they begin at nothing
    back_up(app, tmp_path / "night.age", with_keys=True)
    restore_beside(app, tmp_path / "night.age", tmp_path / "restored")

    with running(tmp_path / "restored") as restored:
        do(door)
        assert (verdict().broken_at, verdict().cut_count) == (None, OLD_COUNT)
        assert run(restored, "audit", "verify").exit_code == 0


def test_the_page_says_how_many_were_forgotten(house):
    with time_machine.travel(KEPT_SINCE - timedelta(hours=1), tick=False):
        do(house.valla, 4)
    with time_machine.travel(TODAY, tick=False):
        run(house.app, "retention")

        assert "Servern glömde det som gjordes för längst sedan" in said(house.signed_in_anew("Ada"))
