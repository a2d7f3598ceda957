"""How numbers, dates, shares and changes are written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from flask_babel import force_locale

from app.web import formatting
from app.web.shares import WORDS, share_of

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def context(sqlite_template):
    from app.factory import create_app
    from app.settings import Settings

    app = create_app(Settings(instance=sqlite_template))
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (2146, f"2{NBSP}146", "2,146"),
        (9.8132, "9,8", "9.8"),
        (1350.0, f"1{NBSP}350", "1,350"),
        (0, "0", "0"),
        (None, "–", "–"),
    ],
)
def test_numbers(context, value, sv, en):
    with force_locale("sv"):
        assert formatting.number(value) == sv
    with force_locale("en"):
        assert formatting.number(value) == en


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (1420, 2000, f"71{NBSP}%"),
        (33, 92, "ungefär en tredjedel"),
        (46, 92, "ungefär hälften"),
        (91, 92, "nästan alla"),
        (92, 92, "alla"),
        (0, 92, "ingen"),
        (1, 92, "knappt någon"),
        (4, 12, "4 av 12"),
        (4, 0, "–"),
        (None, 200, "–"),
    ],
)
def test_shares_of_few_are_words_and_of_very_few_two_numbers(context, part, whole, written):
    with force_locale("sv"):
        assert formatting.share(part, whole) == written


@pytest.mark.parametrize("percent", range(101))
def test_the_word_for_a_share_is_the_nearest_one(percent):
    middles = {word: limit for limit, word in WORDS}
    told = share_of(percent * 9 / 10, 90)

    assert told.word in {*middles, "none", "all"}
    if told.word in middles:
        assert middles[told.word] <= percent / 100


@pytest.mark.parametrize(
    ("value", "before", "written"),
    [
        (2146, 1834, "312 fler än 2024"),
        (1834, 2146, "312 färre än 2024"),
        (7, 7, "lika många som 2024"),
        (9.84, 9.81, "lika många som 2024"),
        (7, None, "2024 saknar siffror"),
    ],
)
def test_changes_are_said_in_words(context, value, before, written):
    with force_locale("sv"):
        assert formatting.change(value, before, "2024") == written


def test_days_months_and_times_are_written_as_people_write_them(context):
    at = datetime(2025, 7, 1, 12, 32, tzinfo=UTC)

    with force_locale("sv"):
        written = (formatting.day(date(2025, 1, 1)), formatting.long_day(date(2026, 11, 23)), formatting.month(1))
        assert written == ("1 januari", "måndag 23 november", "jan")
        assert formatting.clock_time(at, "Europe/Stockholm") == "14.32"
        assert formatting.moment(at) == "1 juli 14.32"
    with force_locale("en"):
        assert formatting.clock_time(at, "Europe/Stockholm") == "14:32"
        assert formatting.clock_time(None, "Europe/Stockholm") == ""
