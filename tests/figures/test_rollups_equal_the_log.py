"""The sums and the log itself give the same figures, whatever came, was taken back or linked."""

from datetime import date, timedelta
from random import Random

import pytest
from flask import current_app
from sqlalchemy import insert

from app.database.transaction import write_connection
from app.figures.document import as_json
from app.figures.facts import log, rollups
from app.log.models import ImportRun
from app.log.recording import record
from app.log.writing import LogWriting, log_keys
from app.organisations.queries import organisation_slug
from app.periods import year
from tests.figures.noting import agree, counted, link, note, period, record_day, take_back, value
from tests.make import NOON, labelled, make_activity, make_door

KINDS = ("visit", "visit", "visit", "meal", "walk", "session", "training", "handout", "outreach", "source")
PERIODS = (year(2025), year(2024), period("2025-02-10", "2025-04-03"), period("2024-07-01", "2025-06-30"))


def both(period, **scope):
    """The document from the sums and from the log."""
    return tuple(as_json(counted(period, facts=facts, **scope)) for facts in (rollups, log))


@pytest.fixture
def doors(app):
    doors = [make_door("valla", "iogt"), make_door("annex", "iogt"), make_door("kyrkan", "sion")]
    for door in doors:
        make_activity(door, "lunch", "meal")
    agree("iop", "iogt", "sion")
    return doors


@pytest.mark.parametrize("seed", range(3))
def test_both_give_the_same_bytes(doors, seed):
    chance = Random(seed)
    noted = [(door := chance.choice(doors), note_something(door, chance)) for _number in range(150)]
    for door, entry in chance.sample(noted, 15):
        take_back(door, entry)
    for door in doors:
        seen = {entry.shown.value: entry for place, entry in noted if place is door and entry.shown}
        if len(seen) > 1:
            link(door, *chance.sample(sorted(seen.values(), key=lambda entry: entry.id), 2))

    for scope in ({"agreement_slug": "iop"}, {"organisation_slug": "iogt"}, {"premises_slugs": ["kyrkan"]}):
        for each in PERIODS:
            from_sums, from_log = both(each, **scope)
            assert from_sums == from_log


def note_something(door, chance):
    day = date(2024, 6, 1) + timedelta(days=chance.randrange(500))
    kind = chance.choice(KINDS)
    values = {"at": f"{day}T{chance.randrange(24):02d}:{chance.randrange(60):02d}"}
    label = chance.choice(["anka", "bäver", "duva", "hare", None]) if kind != "source" else None
    if label is None:
        values["count"] = chance.randint(1, 4)
    elif chance.random() < 0.3:
        values["gender"] = chance.choice(["woman", "man"])
    if kind == "meal":
        values["activity"] = "lunch"
    if chance.random() < 0.2:
        record_day(door, day.isoformat(), chance.choice(["open", "closed", "unrecorded"]), heads=chance.randint(0, 6))
    return note(door, label, kind, **values)


def test_what_an_unfinished_import_holds_is_in_neither(doors):
    valla = doors[0]
    note(valla, "anka", gender="woman")
    with write_connection() as connection:
        batch_id = connection.execute(
            insert(ImportRun.__table__).returning(ImportRun.id), {"begun_at": NOON, "finished_at": None}
        ).scalar_one()
        keys = log_keys(current_app.config["OASEN"], organisation_slug(valla.place.organisation_id))
        staged = [labelled(valla, "anka", at="2025-05-07T11:00"), labelled(valla, "duva"), labelled(valla, count=3)]
        record(LogWriting(connection, valla.place.organisation_id, keys, batch_id), staged)

    from_sums, from_log = both(year(2025), premises_slugs=["valla"])

    assert from_sums == from_log
    assert value("visits", premises_slugs=["valla"]) == 1
    with write_connection() as connection:
        connection.execute(ImportRun.__table__.update().values(finished_at=NOON))
    from_sums, from_log = both(year(2025), premises_slugs=["valla"])
    assert from_sums == from_log
    assert value("visits", premises_slugs=["valla"]) == 6
