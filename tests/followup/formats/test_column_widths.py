"""Widths of columns: words are not cut, room goes to who has most to say, shares are whole."""

import pytest

from app.followup.composing.blocks import Column, TableBlock
from app.followup.formats.column_widths import column_shares, least_letters, wanted_letters

LONG = "Hur många gånger någon av oss följde med till en myndighet eller liknande under perioden"


def table(heads, *rows, numbers=True):
    columns = tuple(Column(head, is_number=numbers and bool(place)) for place, head in enumerate(heads))
    return TableBlock("t", "Tabellen", columns, rows)


@pytest.mark.parametrize("letters", [10, 40, 64, 92, 300])
def test_shares_sum_to_the_whole_and_none_is_nothing(letters):
    shares = column_shares(table(("Namn", "", "2025"), (LONG, "1", "2 146")), letters)

    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0


def test_no_word_and_no_number_is_narrower_than_its_column_where_there_is_room():
    made = table(("Nyckeltal", "2025, Kamratstödet", "2024, tillsammans"), (LONG, "2\u00a0146", "1"))

    widths = [92 * share for share in column_shares(made, 92)]
    assert all(width >= longest for width, longest in zip(widths, (len("myndighet"), 13, 12), strict=True))
    assert widths[0] > sum(widths[1:])


def test_columns_alike_are_as_wide():
    shares = column_shares(table(("Månad", "2025", "2024"), ("januari", "127", "141")), 64)

    assert shares[1] == shares[2]


def test_a_table_says_how_wide_it_must_and_would_be():
    made = table(("Namn", "Antal"), (LONG, "7"))

    assert least_letters(made) == pytest.approx(len("myndighet") + len("Antal") + 5)
    assert wanted_letters(made) == pytest.approx(60 + len("Antal") + 5)


def test_a_table_without_rows_has_widths_too():
    assert column_shares(table(("Namn", "Antal")), 64) == pytest.approx([6.5 / 14, 7.5 / 14])
