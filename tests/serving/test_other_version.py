"""A start goes over to another version and back, whatever it is cut off by, and falls back where that fails."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from sqlalchemy import text

from app import __version__
from app.bootstrap import versions
from app.bootstrap.versions import (
    FAILED,
    UPDATED,
    WENT_BACK,
    Order,
    Standing,
    keep_standing,
    standing_of,
    version_of_home,
)
from app.care.updating import actions
from app.database.schema import newest_revision, revision_of_database, take_back
from app.extensions import db
from app.serving.other_version import arrive, leave
from tests.figures.noting import note
from tests.make import make_door

NEWEST = newest_revision()
# Some versions back, and a table that one since then makes.
BEFORE, MADE_SINCE = "0027", "audit_cuts"
OTHER = "0.9.0-0099-abcdef01"


class BegunAnew(BaseException):
    """The process has become another program."""


@pytest.fixture
def here(app, tmp_path, monkeypatch):
    """The settings of a house in which two have been, beside whose version lies another."""

    def become(_path, words):
        raise BegunAnew(*words)

    monkeypatch.setattr(os, "execv", become)
    monkeypatch.setattr(versions, "HOME", tmp_path)
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    monkeypatch.setattr(versions, "version_of_home", lambda: "0.1.0 0001")
    monkeypatch.setattr(actions, "HOME", tmp_path)
    main = tmp_path / "versions" / OTHER / "app" / "__main__.py"
    main.parent.mkdir(parents=True)
    main.write_text("")
    door = make_door("valla", "iogt")
    note(door, "anka")
    note(door, at="2025-05-06T11:00")
    return app.config["OASEN"]


def entries() -> int:
    with db.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM entries")).scalar_one())


def order(to: str, came_from: str, is_back: bool = False) -> Order:
    return Order(to, "0.2.0", came_from, "0.1.0", BEFORE, "2026-11-28T09:00:00+00:00", is_back)


def keep(settings, ordered: Order, present: str, before: Order | None = None) -> None:
    keep_standing(settings.instance, Standing("0.1.0 0001", present, before, ordered))


def go_back_is_ordered(settings) -> None:
    """This version is the newer one, and OTHER the one before it."""
    keep(settings, order(OTHER, "", is_back=True), present="", before=order("", OTHER))


def test_arriving_brings_the_house_up_to_date_and_shows_the_way_back(here):
    take_back(BEFORE)
    keep(here, order("", OTHER), present="")

    arrive(here)

    assert (revision_of_database(), entries()) == (NEWEST, 2)
    standing = standing_of(here.instance)
    assert (standing.present, standing.order, standing.last.what) == ("", None, UPDATED)
    assert actions.way_back(here) == order("", OTHER)
    arrive(here)
    assert standing_of(here.instance) == standing


def test_an_arrival_that_is_cut_off_is_ended_by_the_next(here, monkeypatch):
    take_back(BEFORE)
    keep(here, order("", OTHER), present="")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _power_goes)
        with pytest.raises(KeyboardInterrupt):
            arrive(here)
    assert revision_of_database() == NEWEST
    assert standing_of(here.instance).order is not None

    arrive(here)

    assert (standing_of(here.instance).last.what, entries()) == (UPDATED, 2)


def test_a_house_that_cannot_be_brought_up_to_date_is_as_it_was_and_the_version_before_runs(here):
    take_back(BEFORE)
    with db.engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {MADE_SINCE} (in_the_way INTEGER)"))
    keep(here, order("", OTHER), present="")

    with pytest.raises(BegunAnew):
        arrive(here)

    assert (revision_of_database(), entries()) == (BEFORE, 2)
    standing = standing_of(here.instance)
    assert (standing.present, standing.order, standing.last.what) == (OTHER, None, FAILED)
    assert "Error" in standing.last.why
    assert "\n" not in standing.last.why


def test_leaving_forwards_changes_one_name_and_nothing_of_the_house(here):
    keep(here, order(OTHER, ""), present="")

    with pytest.raises(BegunAnew):
        leave(here)

    assert standing_of(here.instance).present == OTHER
    assert (revision_of_database(), entries()) == (NEWEST, 2)


def test_a_server_that_is_stopped_begins_anew_only_when_somebody_asked_for_it(here):
    keep(here, order(OTHER, ""), present="")
    leave(here, only_pressed=True)
    assert standing_of(here.instance).present == ""

    actions.press_change(here)

    with pytest.raises(BegunAnew):
        leave(here, only_pressed=True)
    assert standing_of(here.instance).present == OTHER


def test_going_back_keeps_what_was_noted_since(here):
    note(make_door("nya", "nytt"))
    go_back_is_ordered(here)

    with pytest.raises(BegunAnew):
        leave(here)

    assert (revision_of_database(), entries()) == (BEFORE, 3)
    assert standing_of(here.instance).present == OTHER


def test_a_way_back_that_is_cut_off_in_the_middle_is_gone_to_its_end(here, monkeypatch):
    go_back_is_ordered(here)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _power_goes)
        with pytest.raises(KeyboardInterrupt):
            leave(here)
    assert (revision_of_database(), standing_of(here.instance).present) == (BEFORE, "")

    with pytest.raises(BegunAnew):
        arrive(here)

    assert standing_of(here.instance).present == OTHER


def test_a_way_back_that_fails_leaves_the_house_and_the_version_as_they_are(here):
    with db.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_entries_kept" + _on_table(connection)))
        connection.execute(text("ALTER TABLE audit_cuts RENAME TO audit_cuts_elsewhere"))
    go_back_is_ordered(here)

    leave(here)

    standing = standing_of(here.instance)
    assert (standing.present, standing.order, standing.last.what) == ("", None, FAILED)
    assert (revision_of_database(), entries()) == (NEWEST, 2)


def test_who_has_come_back_runs_on_and_there_is_no_further_way_back(here):
    ordered = order("", OTHER, is_back=True)
    keep(here, ordered, present="", before=order(OTHER, ""))

    arrive(here)

    standing = standing_of(here.instance)
    assert (standing.present, standing.order, standing.before, standing.last.what) == ("", None, None, WENT_BACK)
    assert actions.way_back(here) is None


def test_a_start_of_a_house_that_nobody_changes_changes_nothing(here):
    for ordered in (order("gone", OTHER), replace(order(OTHER, "gone"), is_pressed=True)):
        keep(here, ordered, present="")
        arrive(here)
        leave(here)
        leave(here, only_pressed=True)
        assert standing_of(here.instance).order == ordered
    assert (revision_of_database(), entries()) == (NEWEST, 2)


def test_the_home_is_told_apart_by_its_own_version():
    assert version_of_home().startswith(f"{__version__} ")


def _power_goes(_descriptor):
    raise KeyboardInterrupt


def _on_table(connection) -> str:
    return " ON audit_entries" if connection.dialect.name == "postgresql" else ""
