"""What files cannot say of visitors: a card that replaces a lost one, limits that were agreed."""

from dataclasses import replace
from datetime import date

from tests.second_counting.plain_data import Limits, Premises
from tests.second_counting.written_log import WrittenLog, counted

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
NEW_CARD_REPLACES_LOST = WrittenLog(
    premises={"hamnen": Premises("hamnen", "strand")},
    entry_rows=[
        {"id": "", "premises": "hamnen", "kind": "visit", "at": "2024-02-01", "person": "asp"},
        {
            "id": "",
            "premises": "hamnen",
            "kind": "visit",
            "at": "2024-02-02",
            "person": "asp-2",
            "replaces_lost": "yes",
        },
        {"id": "", "premises": "hamnen", "kind": "visit", "at": "2024-02-03", "person": "asp-2", "replaces_lost": "no"},
    ],
    opening_rows=[],
)


def test_a_card_said_to_replace_a_lost_one_is_told_while_nobody_knows_which() -> None:
    unique_visitors = counted(NEW_CARD_REPLACES_LOST, YEAR)["figures"]["unique_visitors"]

    assert (unique_visitors["value"], unique_visitors["replaced"]) == (2, 1)


def test_a_known_link_makes_both_cards_one_person_who_replaces_nothing() -> None:
    linked = replace(NEW_CARD_REPLACES_LOST, links=[("strand", "asp-2", "asp")])

    unique_visitors = counted(linked, YEAR)["figures"]["unique_visitors"]

    assert (unique_visitors["value"], unique_visitors["replaced"]) == (1, 0)


def test_agreed_limits_come_before_those_of_the_premises() -> None:
    limits = Limits(agreement=(3, 2), premises={"hamnen": (2, 1)})

    bands = counted(replace(NEW_CARD_REPLACES_LOST, limits=limits), YEAR)["figures"]["bands"]

    assert bands["value"] == {"often": 0, "sometimes": 1, "seldom": 1}
