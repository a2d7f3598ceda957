"""The report as a page in a real browser: read by axe, at a desk and on a phone, and printed on A4."""

from __future__ import annotations

import pytest

from app.followup.formats.as_html import html_file
from tests.followup.formats.pdf_reading import texts_of
from tests.followup.formats.sample import FRONT, REPORT
from tests.followup.formats.sample_document import DOCUMENT
from tests.web.in_browser.test_look import TOO_SMALL, violations


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(html_file(REPORT, DOCUMENT))
    return file.as_uri()


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_is_wrong_with_it(file, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file)

    assert page.locator("h1").inner_text() == FRONT.title
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_SMALL) == []


def test_it_prints_on_a4_with_whole_charts_and_no_page_of_its_own_for_a_line(file, page):
    page.goto(file)
    pages = texts_of(page.pdf(prefer_css_page_size=True, print_background=True))

    assert 4 <= len(pages) <= 7
    assert FRONT.checksum in pages[0].replace("\n", "")
    assert all(len(each.split()) > 20 for each in pages)
    assert all(f"{number} / {len(pages)}" in each for number, each in enumerate(pages, 1))


def test_it_looks_the_same_without_a_network_and_in_the_dark(file, page):
    page.context.set_offline(True)
    page.emulate_media(color_scheme="dark")
    page.goto(file)

    ground = page.evaluate("getComputedStyle(document.querySelector('.report')).color")
    assert ground == "rgb(28, 36, 32)"
