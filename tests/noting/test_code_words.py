"""The words that forms begin with, and what is made of a word that is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.kinds import KIND
from app.noting.code_words import CODE_WORDS, KNOWN_BESIDES, code_name, slug_of
from app.noting.notables import NOTED_HERE
from app.slugs import is_slug
from app.year.code_words import name_of

WORDS = [(column, word) for column, words in CODE_WORDS.items() for word in words]


def test_every_column_that_a_form_asks_has_words_to_begin_with():
    asked = {notable.code for notable in NOTED_HERE if notable.code}

    assert asked == set(CODE_WORDS)
    assert all(notable.code in KIND[notable.kind].columns for notable in NOTED_HERE if notable.code)


@pytest.mark.parametrize(("column", "word"), WORDS, ids=lambda each: getattr(each, "slug", each))
def test_a_word_is_a_slug_is_found_by_its_name_and_means_one_thing(column, word):
    assert is_slug(word.slug)
    assert {slug_of(name, column) for name in (word.sv, word.en, word.sv.upper(), word.slug)} == {word.slug}
    assert {other.sv for _, other in WORDS if other.slug == word.slug} == {word.sv}


def test_the_year_leaves_no_word_in_english(app):
    with app.test_request_context(headers={"Accept-Language": "sv"}):
        named = {word.slug: name_of(word.slug) for _, word in WORDS}

    assert named["enforcement-authority"] == "Kronofogden"
    assert [slug for slug, name in named.items() if name == slug.replace("-", " ")] == []


def test_a_word_that_is_only_known_is_called_the_same_on_every_page(app):
    with app.test_request_context(headers={"Accept-Language": "sv"}):
        named = {word.slug: name_of(word.slug) for word in KNOWN_BESIDES}

    assert named == {word.slug: code_name(word.slug, "sv") for word in KNOWN_BESIDES}
    assert code_name("womens-shelter", "sv") == "kvinnojouren"


def test_a_word_of_ones_own_keeps_its_letters():
    assert slug_of("  Hyresnämnden, i stan! ", "authority") == "hyresnämnden-i-stan"
    assert code_name("hyresnämnden-i-stan", "sv") == "hyresnämnden i stan"


@given(st.text(max_size=80))
def test_whatever_is_typed_becomes_a_slug_or_nothing(typed):
    slug = slug_of(typed, "partner")

    assert slug == "" or is_slug(slug)
