"""Trying to sign in too often."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import TooManyAttempts
from app.staff.attempts import Attempts
from app.staff.sign_in import visitor

NOON = datetime(2025, 5, 6, 10, 0, tzinfo=UTC)
CLEO = (1, "cleo")


def tries(attempts, count, source="stranger", account=CLEO, begins=NOON, every=timedelta(seconds=1)):
    """Fail so many times; return the last moment."""
    at = begins
    for number in range(count):
        at = begins + every * number
        attempts.admit(attempts.keys(account, source), at)
    return at


def test_the_sixth_try_in_a_minute_is_refused_and_says_how_long_to_wait():
    attempts = Attempts()
    at = tries(attempts, 5)

    with pytest.raises(TooManyAttempts) as refusal:
        tries(attempts, 1, begins=at)

    assert refusal.value.wait_minutes == 1


def test_after_a_minute_it_works_again():
    attempts = Attempts()
    tries(attempts, 5)

    tries(attempts, 1, begins=NOON + timedelta(minutes=1))


def test_the_twenty_first_try_in_an_hour_is_refused_and_none_is_for_good():
    attempts = Attempts()
    at = tries(attempts, 20, every=timedelta(seconds=30))

    with pytest.raises(TooManyAttempts):
        tries(attempts, 1, begins=at + timedelta(seconds=30))

    tries(attempts, 1, begins=NOON + timedelta(hours=1))


def test_one_source_that_tries_many_names_is_held_up():
    attempts = Attempts()
    for number in range(5):
        tries(attempts, 1, account=(1, f"name {number}"))

    with pytest.raises(TooManyAttempts):
        tries(attempts, 1, account=(1, "one more"))


def test_one_name_tried_from_many_sources_is_held_up():
    attempts = Attempts()
    for number in range(5):
        tries(attempts, 1, source=f"source {number}")

    with pytest.raises(TooManyAttempts):
        tries(attempts, 1, source="one more")


def test_a_stranger_who_keeps_trying_does_not_keep_the_owner_out():
    attempts = Attempts()
    attempts.welcome(CLEO, "the office")
    tries(attempts, 5)

    tries(attempts, 1, source="the office")


def test_even_from_a_known_place_tries_are_few():
    attempts = Attempts()
    attempts.welcome(CLEO, "the office")
    at = tries(attempts, 5, source="the office")

    with pytest.raises(TooManyAttempts):
        tries(attempts, 1, source="the office", begins=at)


def test_whoever_is_held_up_never_waits_longer_than_an_hour_however_long_it_goes_on():
    attempts, waits = Attempts(), []
    for number in range(24 * 60):
        try:
            tries(attempts, 1, begins=NOON + timedelta(minutes=number))
        except TooManyAttempts as refusal:
            waits.append(refusal.wait_minutes)

    assert len(waits) > 900
    assert max(waits) <= 60


def test_a_day_of_tries_from_everywhere_keeps_the_owner_out_of_no_place_that_is_known():
    attempts = Attempts()
    attempts.welcome(CLEO, "the office")
    for number in range(24 * 60):
        at = NOON + timedelta(minutes=number)
        with suppress(TooManyAttempts):
            tries(attempts, 1, source=f"source {number}", begins=at)
        tries(attempts, number % 60 == 30, source="the office", begins=at)


def test_a_thousand_sources_have_a_hundred_tries_at_one_name_in_five_hours():
    attempts, admitted = Attempts(), 0
    for number in range(5 * 60 * 10):
        with suppress(TooManyAttempts):
            tries(attempts, 1, source=f"source {number % 1000}", begins=NOON + timedelta(seconds=6 * number))
            admitted += 1

    assert admitted <= 100


def test_while_a_name_is_held_up_a_link_still_lets_its_owner_in(house, anyone):
    for _ in range(6):
        refused = anyone.submit("/sign-in", organisation="1", name="Cleo", password="gissning")

    elsewhere = house.signed_in("Cleo", REMOTE_ADDR="203.0.113.9")
    assert refused.status_code == 429
    assert elsewhere.get("/account").status_code == 200


def test_what_turned_out_right_does_not_count():
    attempts = Attempts()
    for number in range(30):
        at = NOON + timedelta(seconds=number)
        keys = attempts.keys(CLEO, "the office")
        attempts.admit(keys, at)
        attempts.forgive(keys, at)


def test_success_with_one_account_does_not_wash_off_tries_at_others():
    attempts = Attempts()
    for number in range(4):
        tries(attempts, 1, account=(1, f"name {number}"))
    mine = attempts.keys((1, "otto"), "stranger")
    attempts.admit(mine, NOON + timedelta(seconds=5))
    attempts.forgive(mine, NOON + timedelta(seconds=5))
    tries(attempts, 1, account=(1, "name 5"), begins=NOON + timedelta(seconds=6))

    with pytest.raises(TooManyAttempts):
        tries(attempts, 1, account=(1, "name 6"), begins=NOON + timedelta(seconds=7))


def test_old_tries_are_forgotten():
    attempts = Attempts()
    for number in range(50):
        tries(attempts, 1, source=f"source {number}", account=(1, f"name {number}"))

    tries(attempts, 1, begins=NOON + timedelta(hours=2))

    assert len(attempts._tries) == 2


def test_the_page_holds_up_who_tries_too_often(house, anyone):
    answers = [
        anyone.submit("/sign-in", organisation="1", name="Cleo", password="gissning").status_code for _ in range(6)
    ]

    assert answers == [401] * 5 + [429]


def knocks(app, remote, forwarded):
    """Where a request seems to come from."""
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": remote}, headers={"X-Forwarded-For": forwarded}):
        return visitor().source


def test_a_proxy_on_this_machine_tells_sources_apart(app):
    assert knocks(app, "127.0.0.1", "198.51.100.7, 203.0.113.9") == "203.0.113.9"


def test_a_stranger_cannot_invent_a_source(app):
    assert knocks(app, "203.0.113.9", "198.51.100.7") == "203.0.113.9"
