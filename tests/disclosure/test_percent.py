"""Percent from large published numbers, words from smaller ones, nothing from small or hidden ones."""

import pytest

from app.disclosure.percent import told_share


@pytest.mark.parametrize(
    ("part", "base", "percent"), [(33, 100, 33), (1, 200, 1), (999, 1000, 100), (0, 100, 0), (335, 1000, 34)]
)
def test_large_numbers_give_whole_percent(part, base, percent):
    assert told_share(part, base).percent == percent


@pytest.mark.parametrize(
    ("part", "base", "sv", "en"),
    [
        (30, 90, "ungefär en tredjedel", "about a third"),
        (45, 90, "ungefär hälften", "about half"),
        (20, 20, "nästan alla", "nearly all"),
        (0, 99, "nästan ingen", "hardly any"),
    ],
)
def test_smaller_numbers_give_words(part, base, sv, en):
    share = told_share(part, base)

    assert (share.percent, share.sv, share.en) == (None, sv, en)


@pytest.mark.parametrize(("part", "base"), [(10, 19), (None, 200), (30, None), (30, 20), (0, 0)])
def test_small_or_hidden_numbers_give_nothing(part, base):
    assert told_share(part, base) is None
