"""The browser that the other tests stand on."""

import pytest

from tests.browser.chromium import NoBrowser, fetched_package


@pytest.mark.parametrize("text", ["Jag är här", "أنا هنا"], ids=["Latin", "Arabic"])
def test_text_has_width_in_a_font_of_its_own(page, text):
    page.set_content(f"<span style='font: 20px sans-serif'>{text}</span>")

    box = page.locator("span").bounding_box()
    missing_glyph = page.evaluate(
        """text => {
            const pen = document.createElement('canvas').getContext('2d');
            const width = (words) => { pen.font = '20px sans-serif'; return pen.measureText(words).width; };
            return width(text) === width('\\u{10ffff}'.repeat([...text].length));
        }""",
        text,
    )

    assert box["width"] > 40
    assert box["height"] > 15
    assert not missing_glyph


def test_a_browser_that_cannot_be_fetched_is_one_clear_line():
    with pytest.raises(NoBrowser) as refusal:
        fetched_package("file:./no-such-package.tgz")

    assert len(str(refusal.value).splitlines()) == 1
    assert "cannot be fetched" in str(refusal.value)
