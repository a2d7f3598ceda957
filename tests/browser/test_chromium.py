"""The browser that the other tests stand on."""

import pytest

from tests.browser.chromium import NoBrowser, from_package
from tests.npm_package import NpmPackage


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


@pytest.mark.parametrize(
    ("specification", "reason"),
    [
        ("file:./no-such-package.tgz", "cannot be fetched"),
        ("file:{another_package}", "another checksum"),
    ],
)
def test_a_browser_that_cannot_be_had_is_one_clear_line(specification, reason, tmp_path):
    (tmp_path / "package.json").write_text('{"name": "lantern", "version": "1.0.0"}')
    specification = specification.format(another_package=tmp_path)

    with pytest.raises(NoBrowser) as refusal:
        from_package(NpmPackage(specification, sha512="none"))

    assert len(str(refusal.value).splitlines()) == 1
    assert reason in str(refusal.value)
