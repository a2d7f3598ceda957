"""What was carried over when a key was destroyed goes with an export as far as a file has columns; the rest is told."""

from __future__ import annotations

import csv

import pytest

from tests.command_line import run
from tests.retention.two_periods import two_periods


@pytest.fixture
def house(app):
    return two_periods(app)


def exported(house, tmp_path):
    said = run(house.app, "export", "entries", "-o", str(tmp_path / "entries.csv"))
    with (tmp_path / "entries.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["at"])
    return said, [(row["at"][:10], row["gender"], row["called_first"]) for row in rows], {row["person"] for row in rows}


def test_first_answers_go_along_with_who_goes_on(house, tmp_path):
    [card] = house.print_cards(1)
    house.show(card, "2025-03-04", gender="woman")
    house.begin_next_period()
    house.show(card, "2026-01-02", gender="man", called_first=True)
    house.ready_to_destroy()
    house.destroy()

    said, rows, people = exported(house, tmp_path)

    assert len(people) == 2  # nobody can say any more that it is one
    assert [row[1:] for row in rows] == [("woman", "yes"), ("woman", "yes")]
    assert "that 1 person had been here before a period whose key was destroyed" in said.stderr


def test_where_no_key_was_destroyed_nothing_is_told(house, tmp_path):
    [card] = house.print_cards(1)
    house.show(card, "2025-03-04", gender="woman")

    said, rows, _people = exported(house, tmp_path)

    assert rows == [("2025-03-04", "woman", "")]
    assert said.stderr == ""
