"""Passwords that are tried first, alone or a few of them in a row."""

from __future__ import annotations

import pytest

from app.staff.keyboard_runs import is_keyboard_run
from app.staff.often_used_passwords import (
    DIGEST_LENGTH,
    LONG_LIST,
    digest_of_password,
    digests_of_long_ones,
    is_often_used,
    often_used_passwords,
)
from app.staff.passwords import Weakness, weakness_of


@pytest.mark.parametrize(
    "password",
    [
        "123456789987654321",
        "1qaz2wsx3edc4rfv",
        "SommarSommar2025",
        "lösenord lösenord!",
        "qwertyuiopasdfghjkl",
        "hejsan hejsan hejsan hejsan",
        "Sommar-2024-Sommar-2025",
        "passwordpassword",
        "qwertyuiopåasdfghjklö",
        "POIUYTREWQLKJHGFDSA",
        "asdfghjklöäzxcvbnm1234",
        "abcdefghijklmnop",
        "mailcreated5240",
        "ManchesterUnited",
        "perasperaadastra",
        "neversaymypassword",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert weakness_of(password, ()) is Weakness.OFTEN_USED


@pytest.mark.parametrize(
    "password", ["en lång mening om soppa", "fyra gula kaniner badar", "dragon monkey shadow master", "lunchen är god!"]
)
def test_a_sentence_passes(password):
    assert not is_often_used(password)


def test_the_list_holds_three_thousand_and_the_swedish_ones():
    assert len(often_used_passwords()) > 3000
    assert {"123456", "dragon", "sommar", "hejsan", "lösenord"} <= often_used_passwords()
    assert not any(word.startswith("#") for word in often_used_passwords())


def test_the_list_of_long_ones_holds_three_thousand_that_are_long_enough_for_a_password():
    digests = digests_of_long_ones()

    assert len(digests) > 3000
    assert {len(each) for each in digests} == {DIGEST_LENGTH}
    assert {digest_of_password(word) for word in ("polniypizdec0211", "1qaz2wsx3edc4rfv", "hd764nw5d7e1vb1")} <= digests


def test_the_list_of_long_ones_spreads_nobodys_password():
    lines = [line for line in LONG_LIST.read_text("utf-8").splitlines() if not line.startswith("#")]

    assert all(set(line) <= set("0123456789abcdef") for line in lines)


def test_capitals_hide_none_of_the_long_ones():
    assert is_often_used("MANCHESTERunited")


@pytest.mark.parametrize("run", ["asdf", "åpoi", "9876", "zxcvbnm", "1qaz2wsx", "klmno", "ölkj"])
def test_a_finger_that_goes_on_is_seen(run):
    assert is_keyboard_run(run)


@pytest.mark.parametrize("word", ["asd", "soppa", "lunch", "trappa", ""])
def test_words_are_no_runs(word):
    assert not is_keyboard_run(word)
