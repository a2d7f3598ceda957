"""Words as a typesetter writes them, in both languages, and headings that fit on the contents' page."""

import pytest

from app.followup.composing.blocks import Heading, Report
from app.followup.formats.contents import contents_depth
from app.followup.formats.typography import typeset_words, typographic
from tests.followup.formats.sample import FRONT, REPORT


@pytest.mark.parametrize(
    ("words", "swedish", "english"),
    [
        ('"Kom in"', "”Kom in”", "“Kom in”"),
        ('Hon sa: "Hej!"', "Hon sa: ”Hej!”", "Hon sa: “Hej!”"),
        ('("så")', "(”så”)", "(“så”)"),
        ("it's", "it’s", "it’s"),
        ("då - ja", "då – ja", "då – ja"),
        ("IOGT-NTO", "IOGT-NTO", "IOGT-NTO"),
        ("2 146 besök", "2\u00a0146 besök", "2 146 besök"),
        ("14 januari 2026", "14 januari 2026", "14 januari 2026"),
        ("kaffe\x00\x0b", "kaffe", "kaffe"),
        ("en\nrad", "en\nrad", "en\nrad"),
    ],
)
def test_words_are_typeset_in_their_language(words, swedish, english):
    assert typographic(words, "sv") == swedish
    assert typographic(words, "en") == english
    assert typographic(swedish, "sv") == swedish


def test_what_is_compared_letter_by_letter_stays_as_it_is():
    typeset = typeset_words(REPORT)

    assert (typeset.front.checksum, typeset.front.diary_number) == (FRONT.checksum, FRONT.diary_number)
    assert len(typeset.blocks) == len(REPORT.blocks)


@pytest.mark.parametrize(("heading_count", "depth"), [(3, 2), (18, 2), (19, 1)])
def test_contents_that_would_fill_the_page_name_the_parts_alone(heading_count, depth):
    assert contents_depth(Report("sv", FRONT, (Heading("Mål", 2),) * heading_count)) == depth
