"""The report as a page: whole in itself, read by an HTML parser, held to what every page is held to."""

import re
from dataclasses import replace

from app.followup.composing.blocks import ChartBlock, Heading, Paragraph, Report, TableBlock
from app.followup.formats.as_html import html_file
from tests.followup.formats.sample import FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT
from tests.page import read_page
from tests.page_checks import complaints


def page_of(report=REPORT):
    return html_file(report, DOCUMENT).decode()


def test_it_is_a_page_like_every_other_but_for_its_own_styles():
    assert complaints(page_of()) == ["<style> in the page"]


def test_it_asks_for_nothing_from_elsewhere_and_runs_nothing():
    page = page_of()

    assert re.findall(r"url\((?!#)|@import|<script|<link|<iframe", page) == []
    assert [each for each in re.findall(r"https?://\S+?(?=[\"' <])", page) if "w3.org" not in each] == []


def test_every_heading_stands_under_the_one_above_it():
    page, _ = read_page(page_of())

    levels = [int(each.tag[1]) for each in page.every("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_contents_lead_to_the_headings():
    page, _ = read_page(page_of())

    links = {each.text: each.attributes["href"].removeprefix("#") for each in page.every("nav")[0].every("a")}
    headings = {each.text: each.attributes["id"] for each in page.every("h2", "h3") if "id" in each.attributes}
    assert links == headings


def test_every_chart_says_in_words_what_it_shows():
    page, _ = read_page(page_of())

    said = [[each.text for each in drawing.every("title", "desc")] for drawing in page.every("svg")]
    assert said == [[block.caption, block.alternative] for block in REPORT.blocks if isinstance(block, ChartBlock)]


def test_numbers_stand_to_the_right_and_headers_belong_to_their_cells():
    page, _ = read_page(page_of())
    table = page.every("table")[0]

    assert {each.attributes.get("scope") for each in table.every("th")} == {"col", "row"}
    assert [each.text for each in table.every("td") if each.attributes.get("class") == "number"][:4] == [
        "9",
        "21",
        "..",
        "33",
    ]


def test_words_are_words_whatever_they_say():
    words = "<script>alert(1)</script> & {{ 7 * 7 }} </style>"
    evil = Report(
        "sv",
        replace(FRONT, title=words, diary_number=words),
        (Heading(words, 1), Paragraph(words, "own"), *_tables_and_charts_saying(words)),
    )

    page = page_of(evil)
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "49" not in read_page(page)[0].every("main")[0].text


def _tables_and_charts_saying(words):
    for block in REPORT.blocks:
        if isinstance(block, TableBlock):
            yield replace(block, caption=words, rows=((words,) * len(block.columns),))
        if isinstance(block, ChartBlock):
            yield replace(block, caption=words, alternative=words, labels=(words,) * len(block.labels))


def test_quotation_marks_and_dashes_are_the_languages_own():
    said = Paragraph('Hon sa: "Kom in" - och log.', "own")

    assert "”Kom in” – och log." in page_of(Report("sv", FRONT, (said,)))
    assert "“Kom in” – och log." in page_of(Report("en", FRONT, (said,)))
