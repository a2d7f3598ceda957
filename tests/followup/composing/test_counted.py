"""The page that says how it was counted."""

from dataclasses import replace

import pytest

from app.followup.composing.blocks import Heading, Paragraph, TableBlock
from app.followup.composing.counted import bands_in_words, bounds, counted_blocks, definitions_changed, newness_in_words
from app.followup.composing.published import Published
from app.followup.sentences.speaking import Speaking
from tests.followup.telling import ALONE, document, speaking, tables_of

SPACE = "\N{NO-BREAK SPACE}"
BANDS = {"*": 64, "often": 13, "sometimes": 21, "seldom": 30}
COVERED = {
    "visits": (1328, 1462),
    "visits_identified": (961, 1008),
    "open_days": (219, 223),
    "registered_open_days": (216, 220),
    "gaps": (5, 3),
    "visits_on_paper": (40, 0),
}


def test_limits_of_the_bands_are_said_in_words():
    assert bands_in_words(speaking(bands=BANDS)) == (
        "Ofta är minst 24 dagar under året, alltså minst två gånger i månaden i snitt, ibland 6 till 23 dagar och "
        "sällan färre. Den som började komma sent hamnar lägre."
    )
    assert "at least twice a month on average" in (bands_in_words(speaking("en", bands=BANDS)) or "")
    assert bands_in_words(speaking()) is None


def test_it_is_said_how_it_is_known_who_is_new():
    assert "tidigare år" in (newness_in_words(speaking(newness={"new": 28, "earlier": 36})) or "")
    assert "mindre än ett år" in (newness_in_words(speaking(newness={"said-new": 18})) or "")
    assert newness_in_words(speaking()) is None


def coverage_rows(language="sv"):
    blocks = list(counted_blocks(speaking(language, **COVERED)))
    [found] = [each for each in blocks if isinstance(each, TableBlock) and each.table_id == "coverage"]
    return {row[0]: row[1:] for row in found.rows}


def test_coverage_stands_beside_that_of_the_year_before():
    rows = coverage_rows()

    assert rows["Besök med kort"] == (f"72{SPACE}%", f"69{SPACE}%")
    assert rows["Öppetdagar med siffror"] == (f"99{SPACE}%", f"99{SPACE}%")
    assert rows["Dagar som saknar siffror"] == ("5", "3")
    assert rows["Besök som först skrevs på papper"] == (f"3{SPACE}%", f"0{SPACE}%")
    assert rows["Besök som bara personalen har räknat"] == ("0", "0")
    assert coverage_rows("en")["Visits with a card"] == ("72%", "69%")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_figure_has_its_definition_and_version(language):
    told = speaking(language, **COVERED)
    blocks = list(counted_blocks(told))
    [found] = [each for each in blocks if isinstance(each, TableBlock) and each.table_id == "definitions"]

    assert len(found.rows) == len(told.told.document["figures"])
    assert all(label.endswith(" (version 1)") and definition for label, definition in found.rows)
    assert isinstance(blocks[0], Heading)
    assert any(isinstance(each, Paragraph) for each in blocks)


def test_definitions_that_changed_are_named():
    made = document(tables_of(**COVERED))
    earlier = {"figures": {name: dict(figure) for name, figure in made["figures"].items()}}
    now = Speaking(Published(made), "sv", ALONE)

    assert definitions_changed(now, earlier) == "Alla definitioner är desamma som i förra underlaget."
    earlier["figures"]["gaps"]["version"] = 0
    assert definitions_changed(now, earlier) == (
        "Dessa definitioner har ändrats sedan förra underlaget: Dagar som saknar siffror."
    )
    assert definitions_changed(now, None) == "Det finns inget tidigare låst underlag att jämföra definitionerna med."


def test_bounds_follow_from_published_numbers_alone():
    sure = speaking(
        unique_visitors=64, visits=1000, visits_identified=961, visits_on_counted_days=1000, registered_open_days=150
    )

    assert list(bounds(sure)) == [
        "Så många personer kan det ha varit: minst 7 en och samma dag, högst 103 av dem som räknades."
    ]
    assert list(bounds(replace(sure, language="en"))) == [
        "How many people it may have been: at least 7 on one day, at most 103 of those counted."
    ]
    assert list(bounds(speaking(unique_visitors=None, visits=1000))) == []
