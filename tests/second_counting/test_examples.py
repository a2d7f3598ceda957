"""The second counting against the tiny log, whose answers were counted by hand."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.second_counting.figures_document import count
from tests.second_counting.plain_data import Limits, Premises
from tests.second_counting.reading_files import entries_of_rows, openings_of_rows, rows_of_file

EXAMPLES = Path(__file__).parent.parent / "examples"
PREMISES = {slug: Premises(slug, "oasen") for slug in ("valla", "kyrkan")}
ANSWERS = json.loads((EXAMPLES / "tiny-figures.json").read_text())


def counted(scope: list[str]) -> dict:
    entries = entries_of_rows(rows_of_file((EXAMPLES / "tiny-log.csv").read_bytes()), PREMISES)
    openings = openings_of_rows(rows_of_file((EXAMPLES / "tiny-openings.csv").read_bytes()))
    year = (date(2025, 1, 1), date(2025, 12, 31))
    return count(PREMISES, entries, openings, {}, [], [], Limits(), year, scope)


@pytest.mark.parametrize(
    ("name", "scope"), [("both", ["valla", "kyrkan"]), ("valla", ["valla"]), ("kyrkan", ["kyrkan"])]
)
def test_the_tiny_log_has_the_figures_counted_by_hand(name: str, scope: list[str]) -> None:
    answer = ANSWERS[name]

    document = counted(scope)

    assert document["format"] == answer["format"]
    assert document["scope"] == answer["scope"]
    assert document["months"] == answer["months"]
    for figure, record in answer["figures"].items():
        if figure == "busiest_day":
            assert document["figures"][figure]["value"]["visits"] == record["value"]["visits"]
        else:
            stated = {key: document["figures"][figure][key] for key in record}
            assert stated == record, figure


def test_no_figure_is_left_without_a_word_on_why_it_has_no_value() -> None:
    for scope in (["valla", "kyrkan"], ["valla"], ["kyrkan"]):
        document = counted(scope)

        for records in (document["figures"], document["previous"]["figures"]):
            without_value = [record for record in records.values() if record["value"] is None]
            assert all(record["reason"] for record in without_value)
