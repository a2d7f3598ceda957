"""Every figure is complete: named, defined in both languages, counted by hand somewhere, told in words."""

import json
import re
from pathlib import Path

import pytest

from app.figures.figure import Unit
from app.figures.list import FIGURE, FIGURES
from app.figures.text_words import WORDS
from tests.figures.both_countings import OF_AN_AGREEMENT

TESTS = Path(__file__).parent.parent
OF_THE_REPORT = {"people_judged"}
ANSWERS_COUNTED_BY_HAND = (TESTS / "examples" / "tiny-figures.json", TESTS / "figures" / "golden_year" / "answers.json")
FEWEST_LETTERS_OF_A_DEFINITION = 20


def test_every_figure_is_on_the_list_once():
    assert len(FIGURE) == len(FIGURES)
    assert not OF_THE_REPORT & FIGURE.keys()


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_figure_has_a_name_and_a_sentence_in_both_languages(figure):
    assert figure.sv
    assert figure.en
    assert figure.sv != figure.en
    for definition in (figure.definition_sv, figure.definition_en):
        assert len(definition) > FEWEST_LETTERS_OF_A_DEFINITION
        assert definition.endswith(".")
        assert definition.rstrip(".").count(".") <= definition.count("18.30")
        assert "  " not in definition
    assert figure.version >= 1
    assert isinstance(figure.unit, Unit)
    assert figure.count.__doc__


def test_no_definition_speaks_to_its_reader_or_of_mejl():
    definitions = " ".join(figure.definition_sv for figure in FIGURES).lower()

    assert re.findall(r"\b(?:ni|du|er|dig|din|ditt|dina|mejl\w*)\b", definitions) == []


def test_no_two_figures_share_a_name():
    for names in ([figure.sv for figure in FIGURES], [figure.en for figure in FIGURES]):
        assert len(set(names)) == len(names)


def test_every_figure_has_been_counted_by_hand():
    counted = {
        id
        for path in ANSWERS_COUNTED_BY_HAND
        for answer in json.loads(path.read_text("utf-8")).values()
        for id in answer["figures"]
    }

    # Those of an agreement are counted by hand in test_agreement.py: neither log has one.
    assert counted | OF_AN_AGREEMENT == FIGURE.keys()


def test_both_languages_have_the_same_words():
    assert WORDS["sv"].keys() == WORDS["en"].keys()
    assert all(text for words in WORDS.values() for text in words.values())
