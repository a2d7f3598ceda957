"""Passwords that are tried first, alone or a few of them in a row."""

from __future__ import annotations

import pytest

from app.staff.often_used_passwords import is_often_used, often_used_passwords
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
