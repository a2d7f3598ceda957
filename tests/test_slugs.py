"""Slugs made from names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.slugs import is_slug, slug_of_name


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Fredagslunch", "fredagslunch"),
        ("  Stickcafé på Åsen!  ", "stickcafe-pa-asen"),
        ("AA / NA", "aa-na"),
        ("Öppet hus_2026", "oppet-hus-2026"),
        ("!!!", "activity"),
        ("☕", "activity"),
    ],
)
def test_a_slug_reads_like_the_name(name, slug):
    assert slug_of_name(name, ()) == slug


def test_what_another_has_gets_a_number():
    assert slug_of_name("Lunch", {"lunch", "lunch-2"}) == "lunch-3"
    assert slug_of_name("x" * 200, {"x" * 48}) == "x" * 48 + "-2"


@given(st.text())
def test_whatever_the_name_is_it_is_a_slug(name):
    assert is_slug(slug_of_name(name, ()))
