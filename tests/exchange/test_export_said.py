"""What people said of themselves stands on the rows so that the same answers count when they are read anew."""

from __future__ import annotations

from random import Random
from uuid import uuid4

import pytest

from app.log.actions import deposit
from app.log.drafts import AboutDraft, VoidDraft
from tests.exchange.exported import exported, figures, rows_of
from tests.make import labelled


def store(door, *drafts):
    deposit(door.place.organisation_id, drafts)


def about(door, entry, id=None, **answers):
    identifier = id or uuid4().bytes
    return AboutDraft(identifier, entry.id, answers, door.place, door.origin, identifier + repr(answers).encode())


def test_what_was_said_later_of_an_entry_stands_on_its_row(app, doors, tmp_path):
    door = doors["valla"]
    entry = labelled(door, "anka", gender="woman")
    store(door, entry, about(door, entry, age_band="30-44"))

    [row] = rows_of(exported(app, tmp_path))

    assert (row["gender"], row["age_band"]) == ("woman", "30-44")


def test_what_was_said_and_taken_back_stands_nowhere(app, doors, tmp_path):
    door = doors["valla"]
    entry = labelled(door, "anka")
    said = about(door, entry, gender="man")
    store(door, entry, said, VoidDraft(uuid4().bytes, said.id, door.place, door.origin))

    assert [row["gender"] for row in rows_of(exported(app, tmp_path))] == [""]


@pytest.mark.parametrize("seed", range(6))
def test_of_answers_that_differ_the_same_one_stands_in_the_other_instance(app, doors, move, seed):
    """Statements have ids of their own here, and in a file those of their entries."""
    chance, door = Random(seed), doors["valla"]
    for label in ("anka", "bäver", "duva"):
        entries = [labelled(door, label, at=f"2025-05-0{chance.randint(5, 6)}T11:00") for _ in range(3)]
        store(door, *entries)
        for entry in entries:
            for _ in range(chance.randint(0, 2)):
                answers = {"gender": chance.choice(["woman", "man", "other"])}
                if chance.random() < 0.5:
                    answers["been_before"] = chance.random() < 0.5
                store(door, about(door, entry, chance.randbytes(16), **answers))
    asked = ("gender", "first_seen", "new_visitors", "new_share")
    before = {name: figures(app)[name] for name in asked}

    moved = move(app)

    with moved.app_context():
        assert {name: figures(moved)[name] for name in asked} == before
