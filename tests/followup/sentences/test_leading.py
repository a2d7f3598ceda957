"""The sentence that a report leads with, with much published and with little."""

from dataclasses import replace

import pytest

from app.followup.composing.published import Published
from app.followup.sentences.leading import leading_sentence, side_by_side, why_no_estimate
from app.followup.sentences.speaking import Speaking
from app.followup.writing.texts import Judged
from tests.followup.telling import ALONE, BOTH, document, joined, speaking, table

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("numbers", "sv", "en"),
    [
        (
            {"unique_visitors": 54, "visits": 1725, "visits_identified": 1035},
            "54 personer med kort, 690 besök utan kort, uppskattningsvis 90 personer.",
            "54 people with a card, 690 visits without a card, an estimated 90 people.",
        ),
        (
            {"unique_visitors": 64, "visits": 4000, "visits_identified": 961},
            f"64 personer med kort, 3{SPACE}039 besök utan kort.",
            "64 people with a card, 3,039 visits without a card.",
        ),
        (
            {"unique_visitors": 8, "visits": 40, "visits_identified": 39},
            "8 personer med kort, ett besök utan kort.",
            "8 people with a card, one visit without a card.",
        ),
        (
            {"unique_visitors": None, "visits": 1328},
            f"1{SPACE}328 besök under 2025. Hur många olika personer det var visas inte.",
            "1,328 visits in 2025. How many different people that was is not shown.",
        ),
        (
            {"unique_visitors": None, "visits": None},
            "Vi hade öppet under 2025; hur många som kom är för få för att visas.",
            "We were open in 2025; those who came were too few for their number to be shown.",
        ),
        (
            {"unique_visitors": 12, "visits": None},
            "12 personer med kort.",
            "12 people with a card.",
        ),
    ],
)
def test_it_says_what_is_published_and_no_more(numbers, sv, en):
    assert leading_sentence(speaking("sv", **numbers)) == sv
    assert leading_sentence(speaking("en", **numbers)) == en


def test_what_the_staff_judge_stands_instead_of_the_estimate_with_its_basis():
    of_cards = speaking(unique_visitors=54, visits=1725, visits_identified=1035)

    assert leading_sentence(replace(of_cards, judged=Judged(90, "namnlistan vid kyrkkaffet"))) == (
        "54 personer med kort, 690 besök utan kort, vi bedömer att det var cirka 90 personer "
        "(namnlistan vid kyrkkaffet)."
    )


def test_why_there_is_no_estimate_is_said():
    mostly_without = speaking(unique_visitors=64, visits=4000, visits_identified=961)
    mostly_with = speaking(unique_visitors=64, visits=1000, visits_identified=961)

    assert "De flesta besöken gjordes utan kort" in (why_no_estimate(mostly_without) or "")
    assert why_no_estimate(mostly_with) is None


def test_several_parties_stand_side_by_side_and_are_never_added():
    cards = joined(
        table("unique_visitors", 90, organisation="hamnen"), table("unique_visitors", 64, organisation="valla")
    )
    made = document([cards], BOTH)

    assert side_by_side(Speaking(Published(made), "sv", BOTH)) == (
        "Hamnkyrkan och Kamratstödet: 90 och 64 personer med kort; några kan ha besökt båda."
    )
    assert "154" not in leading_sentence(Speaking(Published(made), "sv", BOTH))


def test_when_one_partys_number_is_hidden_none_is_told_beside_it():
    cards = joined(
        table("unique_visitors", 90, organisation="hamnen"), table("unique_visitors", None, organisation="valla")
    )

    assert side_by_side(Speaking(Published(document([cards], BOTH)), "sv", BOTH)) is None


def test_of_one_party_there_is_nothing_side_by_side():
    assert side_by_side(speaking(unique_visitors=90)) is None
    assert ALONE.parties[0].name == "Vallastugan"
