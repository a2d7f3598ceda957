"""The document of figures: its shape, the period before, the same bytes for the same log."""

import json
from datetime import date
from random import Random

import pytest

from app.figures.document import as_json
from app.figures.list import FIGURES
from app.log.actions import deposit
from tests.figures.noting import counted, note, period
from tests.make import labelled, make_activity, make_door

FORMAT = "oasen-figures/1"
MAY = period("2025-05-01", "2025-05-31")


@pytest.fixture
def door(app):
    return make_door()


def test_a_place_where_nothing_was_noted_has_every_figure_or_a_reason(door):
    document = counted()

    for figures in (document["figures"], document["previous"]["figures"]):
        assert list(figures) == [figure.id for figure in FIGURES]
        for record in figures.values():
            assert record["version"] == 1
            assert ("reason" in record) == (record["value"] is None)
    assert document["months"] == {}


def test_the_period_before_is_of_equal_kind_and_counted_alike(door):
    note(door, "anka", at="2025-04-30T11:00")
    note(door, "anka", at="2025-05-01T11:00")
    note(door, "duva", at="2025-05-31T11:00")

    document = counted(MAY)
    assert document["scope"] == {"premises": ["valla"], "from": "2025-05-01", "to": "2025-05-31"}
    assert document["figures"]["visits"]["value"] == 2
    assert (document["previous"]["from"], document["previous"]["to"]) == ("2025-04-01", "2025-04-30")
    alone = counted(period("2025-04-01", "2025-04-30"))["figures"]
    assert {
        name: {part: alone[name][part] for part in record} for name, record in document["previous"]["figures"].items()
    } == document["previous"]["figures"]


def test_days_that_are_no_whole_months_are_compared_with_as_many_days_before(door):
    document = counted(period("2025-05-02", "2025-05-31"))

    assert (document["previous"]["from"], document["previous"]["to"]) == ("2025-04-02", "2025-05-01")


def test_both_ends_of_the_period_are_counted_and_nothing_else(door):
    for day in ("2025-04-30", "2025-05-01", "2025-05-31", "2025-06-01"):
        note(door, "anka", at=f"{day}T11:00")

    assert counted(MAY)["figures"]["visits"]["value"] == 2
    assert list(counted(MAY)["months"]) == ["2025-05"]


def test_each_figure_is_named_and_defined_where_it_is_given(door):
    for record in counted()["figures"].values():
        assert set(record["label"]) == set(record["definition"]) == {"sv", "en"}


def test_json_keeps_letters_and_ends_with_a_line(door):
    text = as_json(counted())

    assert "Öppetdagar" in text
    assert text.endswith("}\n")
    assert json.loads(text)["format"] == FORMAT


def test_the_order_and_repetition_of_arrival_changes_no_byte(app):
    chance = Random(2025)
    entries = written_down(chance)

    texts = [figures_of_arrival(house, entries, chance) for house in ("house-a", "house-b", "house-c")]

    assert texts[0] == texts[1] == texts[2]
    assert json.loads(texts[0])["figures"]["visits"]["value"] > 20


def figures_of_arrival(house, entries, chance):
    """The document of a house to which the entries came in some order, a third of them twice."""
    door = make_door(f"{house}-door", house)
    for slug, kind in (("lunch", "meal"), ("group", "session")):
        make_activity(door, slug, kind)
    drafts = [labelled(door, label, kind, **values) for label, kind, values in entries]
    arriving = drafts + chance.sample(drafts, len(drafts) // 3)
    chance.shuffle(arriving)
    for start in range(0, len(arriving), 7):
        deposit(door.place.organisation_id, arriving[start : start + 7])
    return as_json(counted(organisation_slug=house)).replace(house, "house")


def written_down(chance):
    entries = []
    for _number in range(60):
        label = chance.choice(["anka", "bäver", "duva", None])
        kind = chance.choice(["visit", "visit", "meal", "session", "handout", "outreach"])
        day = date(2025, chance.randint(1, 12), chance.randint(1, 28))
        values = {"at": f"{day}T{chance.randint(8, 22):02d}:30"}
        if kind in ("meal", "session"):
            values["activity"] = {"meal": "lunch", "session": "group"}[kind]
        if kind == "outreach":
            values["channel"] = chance.choice(["sms", "phone"])
        if label is not None and chance.random() < 0.3:
            values["gender"] = {"anka": "woman", "bäver": "man", "duva": "other"}[label]
        entries.append((label, kind, values))
    return entries
