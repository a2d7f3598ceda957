"""Rows become lines and are themselves again."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app.backup.rows import Lines, code_of
from app.extensions import Base

VALUES = {
    "text": st.text(st.characters(exclude_categories=["Cs"])),
    "number": st.integers(-(2**63), 2**63 - 1),
    "bytes": st.binary(),
    "truth": st.booleans(),
    "date": st.dates(),
}
COLUMNS = st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=6)


@given(COLUMNS.flatmap(lambda codes: st.tuples(st.just(codes), st.tuples(*(st.none() | VALUES[c] for c in codes)))))
def test_a_row_is_itself_again_and_one_line(codes_and_row):
    codes, row = codes_and_row
    lines = Lines(codes)

    line = lines.line_of(row)

    assert line.count(b"\n") == 1
    assert tuple(lines.row_in(line)) == row
    assert [type(value) for value in lines.row_in(line)] == [type(value) for value in row]


def test_what_both_databases_give_makes_the_same_line():
    lines = Lines(["truth", "bytes", "date"])

    assert lines.line_of([1, memoryview(b"ab"), date(2026, 1, 2)]) == b'[true,"YWI=","2026-01-02"]\n'


def test_every_column_there_is_can_be_kept():
    columns = [column for table in Base.metadata.sorted_tables for column in table.c]

    assert {code_of(getattr(column.type, "impl", column.type)) for column in columns} == set(VALUES)


def test_a_column_that_cannot_be_kept_is_found():
    with pytest.raises(TypeError, match="Float"):
        code_of(sa.Float())
