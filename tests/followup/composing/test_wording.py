"""How a report writes numbers, periods, shares and lists."""

from datetime import date

import pytest

from app.disclosure.percent import told_share
from app.followup.composing.nouns import PERSONS, VISITS
from app.followup.composing.wording import (
    day,
    few_in_words,
    listed,
    month,
    number,
    period_in_words,
    share_in_words,
    signed,
    weekday,
)


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [(2146, "2\N{NO-BREAK SPACE}146", "2,146"), (9.8, "9,8", "9.8"), (7.0, "7", "7"), (0, "0", "0"), (None, "–", "–")],
)
def test_numbers_are_written_as_the_language_writes_them(value, sv, en):
    assert (number(value, "sv"), number(value, "en")) == (sv, en)


def test_small_numbers_are_words_and_large_ones_digits():
    assert [few_in_words(each, "sv") for each in (2, 8, 12, 13, 2146)] == [
        "två",
        "åtta",
        "tolv",
        "13",
        "2\N{NO-BREAK SPACE}146",
    ]
    assert [few_in_words(each, "en") for each in (2, 8, 12, 13)] == ["two", "eight", "twelve", "13"]


def test_a_noun_follows_its_number():
    assert [PERSONS.counted(each, "sv") for each in (0, 1, 8)] == ["inga personer", "en person", "åtta personer"]
    assert [VISITS.counted(each, "sv") for each in (0, 1, 690)] == ["inga besök", "ett besök", "690 besök"]
    assert [PERSONS.counted(each, "en") for each in (0, 1, 8)] == ["no people", "one person", "eight people"]


@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("2025", "2025", "2025"),
        ("2025-H1", "första halvåret 2025", "the first half of 2025"),
        ("2025-H2", "andra halvåret 2025", "the second half of 2025"),
        ("2024-2026", "2024–2026", "2024–2026"),
        ("2024-02-15..2026-08-14", "15 februari 2024 – 14 augusti 2026", "15 February 2024 – 14 August 2026"),
    ],
)
def test_periods_are_told_in_words(code, sv, en):
    assert (period_in_words(code, "sv"), period_in_words(code, "en")) == (sv, en)


def test_shares_follow_the_size_of_their_base():
    percent, words = told_share(71, 100), told_share(30, 90)

    assert percent is not None
    assert words is not None
    assert (share_in_words(percent, "sv"), share_in_words(percent, "en")) == ("71\N{NO-BREAK SPACE}%", "71%")
    assert (share_in_words(words, "sv"), share_in_words(words, "en")) == ("ungefär en tredjedel", "about a third")


def test_names_of_days_and_months():
    assert (month("2025-03", "sv"), month("2025-03", "en")) == ("mars", "March")
    assert (month("2025-01", "sv", "abbreviated"), weekday("4", "sv"), weekday("0", "en")) == (
        "jan",
        "fredag",
        "Monday",
    )
    assert (day(date(2025, 3, 14), "sv"), day(date(2025, 3, 14), "en")) == ("14 mars 2025", "14 March 2025")


def test_differences_have_a_sign():
    assert [signed(each, "sv") for each in (134, -134, 0, 0.04, -0.5)] == ["+134", "−134", "0", "0", "−0,5"]


def test_lists_end_with_and():
    assert [listed(each, "sv") for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]
    assert listed(["a", "b", "c"], "en") == "a, b and c"
