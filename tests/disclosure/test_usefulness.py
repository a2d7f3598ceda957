"""The core report of a small place nearly always leaves whole."""

import pytest

from app.disclosure.door import released
from tests.disclosure.synthetic_year import KINDS_OF_YEARS, core_report, surviving_share, year_of_kind


@pytest.mark.parametrize("kind", [kind for kind in KINDS_OF_YEARS if "35 %" not in kind])
def test_the_core_report_of_a_place_with_ninety_persons_leaves(kind):
    shares = []
    for seed in range(8):
        tables = core_report(year_of_kind(kind, seed), seed)
        shares.append(surviving_share(tables, released(tables, 5)))

    assert sum(shares) / len(shares) >= 0.95


def test_where_one_in_three_has_a_card_most_of_it_leaves_still():
    shares = []
    for kind in ("8 a day on 220 days, 35 % with cards", "25 on 45 evenings, 35 % with cards"):
        for seed in range(8):
            tables = core_report(year_of_kind(kind, seed), seed)
            shares.append(surviving_share(tables, released(tables, 5)))

    assert sum(shares) / len(shares) >= 0.85
