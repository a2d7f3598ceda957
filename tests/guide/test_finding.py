"""Finding in the guide: every word somewhere in a section, marks and capitals aside, headings first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app.guide.finding import LONGEST_QUESTION, MOST_FOUND, found_in
from app.guide.folding import folded
from app.guide.rendering import Rendered, Section

LOST = Section("Ett borttappat kort", "ett-borttappat-kort", ("Ge ett nytt ur skålen.", "Visa båda för läsaren."))
CARDS = Rendered("Kort", "Om kort.", Markup(), (Section("Kort", "", ("Om kort.",)), LOST))
DAY = Rendered("Avsluta dagen", "Siffror.", Markup(), (Section("Avsluta dagen", "", ("Ingen tappar ett kort här.",)),))
CHAPTERS = {"day": DAY, "cards": CARDS}


def headings(question):
    return [found.section.heading for found in found_in(CHAPTERS, question)]


@pytest.mark.parametrize("question", ["skålen", "SKALEN", "skål", "  nytt   skalen ", "läsaren båda", "lasaren BADA"])
def test_marks_and_capitals_and_order_do_not_matter(question):
    assert headings(question) == ["Ett borttappat kort"]


def test_what_stands_in_a_heading_comes_first():
    assert headings("kort") == ["Kort", "Ett borttappat kort", "Avsluta dagen"]


@pytest.mark.parametrize("question", ["", "   ", "giraff", "kort giraff"])
def test_what_is_nowhere_is_not_found(question):
    assert headings(question) == []


def test_the_paragraph_is_shown_that_tells_most():
    [found] = found_in(CHAPTERS, "läsaren")

    assert (found.chapter, found.title, found.paragraph) == ("cards", "Kort", "Visa båda för läsaren.")


def test_no_more_is_found_than_one_reads():
    many = Rendered("Kort", "", Markup(), tuple(Section(f"Kort {n}", f"kort-{n}", ("x",)) for n in range(50)))

    assert len(found_in({"many": many}, "kort")) == MOST_FOUND


@given(st.text(max_size=3 * LONGEST_QUESTION))
def test_whatever_is_asked_gets_sections_that_hold_it(question):
    for found in found_in(CHAPTERS, question):
        words = folded(" ".join([found.title, found.section.heading, *found.section.paragraphs]))
        assert all(word in words for word in folded(question[:LONGEST_QUESTION]).split())


@given(st.text())
def test_words_folded_twice_are_folded(text):
    assert folded(folded(text)) == folded(text)
