"""The report's document: contract.md's form, the same bytes each time, figures from published cells alone."""

import json
from datetime import date
from itertools import chain

import pytest

from app.figures.bands import Limits
from app.figures.list import FIGURE
from app.followup.about.kept_terms import terms_kept_in
from app.followup.about.terms import AgreedNumber, Goal, Terms
from app.followup.composing.figures_told import IN_ORDER, TOLD
from app.followup.document import as_json, checksum_of
from app.followup.tables.list import NEVER_LEAVE, ONLY_BY_CONSENT, REPORT_TABLE
from app.periods import Period
from tests.followup.telling import ALONE, BOTH, document, joined, table, tables_of

HOUSE = {
    "open_days": (219, 223),
    "registered_open_days": (216, 220),
    "visits": (1328, 1462),
    "visits_identified": (961, 1008),
    "visits_on_counted_days": (1320, 1460),
    "unique_visitors": (64, 63),
    "bands": (
        {"*": 64, "often": 13, "sometimes": 21, "seldom": 30},
        {"*": 63, "often": 15, "sometimes": 15, "seldom": 33},
    ),
    "newness": ({"*": 64, "new": 28, "earlier": 36}, {"said-new": 18}),
    "gender": {"*": 64, "woman": 20, "man": 24, "other-or-unstated": 20},
}


def figures(**changes):
    return document(tables_of(**(HOUSE | changes)))["figures"]


def test_it_has_the_form_that_others_rely_on():
    made = document(tables_of(visits=1328, unique_visitors=None))

    assert list(made)[:6] == ["format", "scope", "sealed", "checksum", "figures", "tables"]
    assert (made["format"], made["sealed"]) == ("oasen-report/1", None)
    assert made["tables"][0]["cells"] == [{"key": {"period": "2025"}, "value": 1328}]
    assert made["tables"][1]["cells"] == [{"key": {"period": "2025"}, "value": None, "suppressed": True}]
    assert {"id", "title", "measure", "counts", "dimensions", "cells"} <= set(made["tables"][0])
    assert {"value", "version", "definition"} <= set(made["figures"]["visits"])


def test_the_same_release_gives_the_same_bytes():
    assert as_json(document(tables_of(**HOUSE))) == as_json(document(tables_of(**HOUSE)))


def test_the_terms_under_which_it_was_made_can_be_read_from_it():
    terms = Terms(
        BOTH.parties,
        slug="iop",
        name="IOP Linköping",
        municipality="Linköpings kommun",
        diary_number="SON:2019-1251",
        period=Period(date(2024, 1, 1), date(2026, 12, 31)),
        goals=(Goal("goal-1", "Nå ut", "Till många.", ("walks",)),),
        agreed=(AgreedNumber("walks", 2, "week", True, "valla", "vid fint väder"),),
        limits=Limits(24, 6),
        threshold=10,
    )

    assert terms_kept_in(json.loads(as_json(document([], terms)))) == terms
    assert terms_kept_in(json.loads(as_json(document([])))) == ALONE


def test_only_what_is_told_of_is_named():
    names = {"activity": {"lunch": "Fredagslunch", "secret": "Samtal för anhöriga"}}
    made = document([table("activity_sessions", {"lunch": 40})], names=names)

    assert made["names"]["activity"] == {"lunch": "Fredagslunch"}


def test_the_checksum_is_of_everything_else():
    made = document(tables_of(**HOUSE))
    changed = json.loads(as_json(made))
    changed["tables"][2]["cells"][0]["value"] += 1

    assert checksum_of(json.loads(as_json(made))) == made["checksum"]
    assert checksum_of(changed) != made["checksum"]


def test_figures_follow_from_published_cells():
    told = figures()

    assert told["unique_visitors"]["value"] == 64
    assert told["unique_visitors"]["estimate"] == 88  # 64 x 1328 / 961 = 88.4
    assert told["visits_anonymous"]["value"] == 367
    assert told["visits_per_open_day"]["value"] == 6.1  # 1320 / 216
    assert told["identified_share"]["value"] == 0.72
    assert told["regulars"]["value"] == 13
    assert (told["new_visitors"]["value"], told["new_visitors"]["basis"]) == (28, "history")
    assert (told["new_visitors"]["before"]["value"], told["new_visitors"]["before"]["basis"]) == (18, "stated")
    assert told["bands"]["before"]["value"] == {"often": 15, "sometimes": 15, "seldom": 33}


def test_a_share_of_few_is_told_in_words_and_of_very_few_not_at_all():
    assert (figures()["new_share"]["value"], figures()["new_share"]["words"]) == (
        None,
        {"sv": "ungefär två femtedelar", "en": "about two fifths"},
    )
    assert "new_share" not in figures(newness={"*": 15, "new": 6, "earlier": 9}, unique_visitors=15)


@pytest.mark.parametrize(
    ("hidden", "gone"),
    [
        ({"unique_visitors": None}, ("unique_visitors", "new_share")),
        ({"visits_identified": None}, ("visits_identified", "visits_anonymous", "identified_share")),
        ({"visits_on_counted_days": None}, ("visits_per_open_day",)),
        ({"bands": {"*": 64, "often": None, "sometimes": None, "seldom": 30}}, ("regulars",)),
        ({"newness": {"*": 64, "new": None, "earlier": None}}, ("new_visitors", "new_share", "returning_visitors")),
    ],
)
def test_what_is_hidden_comes_back_in_no_figure(hidden, gone):
    assert [figure_id for figure_id in gone if figure_id in figures(**hidden)] == []


def test_without_a_published_number_of_visits_by_card_there_is_no_estimate():
    told = figures(visits_identified=None)["unique_visitors"]

    assert (told["value"], told["estimate"], told["high"]) == (64, None, None)


def test_the_upper_bound_is_told_only_where_nearly_all_visits_are_by_card():
    assert figures(visits_identified=1300)["unique_visitors"]["high"] == 92
    assert figures()["unique_visitors"]["high"] is None


def test_persons_of_two_parties_are_not_added():
    cards = joined(
        table("unique_visitors", 90, organisation="hamnen"), table("unique_visitors", 64, organisation="valla")
    )
    told = document([cards], BOTH)["figures"]["unique_visitors"]

    assert told["value"] is None
    assert {slug: each["value"] for slug, each in told["organisations"].items()} == {"hamnen": 90, "valla": 64}


def test_what_never_leaves_is_no_figure_and_no_measure_of_a_table():
    assert set(NEVER_LEAVE) & set(IN_ORDER) == set()
    assert {each.measure for each in REPORT_TABLE.values()} & set(NEVER_LEAVE + ONLY_BY_CONSENT) == set()


def test_every_figure_leaves_in_some_form_or_is_named_among_those_that_never_do():
    other = {"outreach_attempts", "outreach_by_direction", "arrivals", "activities", "cooperation_partners"}
    assert set(FIGURE) - set(TOLD) - set(NEVER_LEAVE) - set(ONLY_BY_CONSENT) == other


def test_every_number_of_the_document_stands_in_a_table_or_follows_from_one():
    made = document(tables_of(**HOUSE))
    in_tables = {cell["value"] for each in made["tables"] for cell in each["cells"]}
    derived = {88, 367, 6.1, 0.72, 91, 454, 6.6, 0.69}

    assert set(chain.from_iterable(map(_numbers, made["figures"].values()))) - in_tables - derived == set()


def _numbers(figure):
    for name, part in figure.items():
        if isinstance(part, dict) and name in ("value", "before"):
            yield from _numbers(part)
        elif isinstance(part, (int, float)) and name != "version":
            yield part
