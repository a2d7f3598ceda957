"""Every column of every table is told of once, with a sentence in both languages."""

from __future__ import annotations

from collections import Counter

import pytest

from app import factory
from app.extensions import Model
from app.handover.columns import ABOUT, COLUMNS

assert factory  # every feature's tables are known by it


def columns_of_schema():
    return {(table.name, column.name) for table in Model.metadata.tables.values() for column in table.columns}


def missing(schema, told):
    """The columns that nothing is said of."""
    return sorted(schema - set(told))


def test_every_column_there_is_has_its_sentence():
    assert missing(columns_of_schema(), ABOUT) == []


def test_a_column_that_was_forgotten_would_be_found():
    assert missing(columns_of_schema() | {("people", "nickname")}, ABOUT) == [("people", "nickname")]


def test_no_sentence_is_about_a_column_that_is_gone_and_none_is_told_twice():
    told = Counter((each.table, name) for each in COLUMNS for name in each.columns)

    assert sorted(told.keys() - columns_of_schema()) == []
    assert [column for column, count in told.items() if count > 1] == []


@pytest.mark.parametrize("each", COLUMNS, ids=lambda each: f"{each.table}-{each.columns[0]}")
def test_each_sentence_ends_in_both_languages(each):
    assert each.sv.endswith(".")
    assert each.en.endswith(".")
    assert each.sv != each.en


def test_what_could_tell_of_health_or_conviction_hangs_on_nobody():
    """As the database keeps it: no referrer beside a person."""
    entries = Model.metadata.tables["entries"]
    rules = " ".join(str(each.sqltext) for each in entries.constraints if hasattr(each, "sqltext"))

    assert "person_id IS NULL OR (referrer IS NULL AND how_found IS NULL)" in rules
