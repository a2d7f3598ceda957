"""The kiosk's colours, read from its tokens: text can be read without glasses, in the sharper colours all the more."""

import re

import pytest

from app.kiosk_host.delivery import KIOSK_FOLDER

LEAST_CONTRAST = {"warm": 7.0, "sharp": 14.0}
LEAST_CONTRAST_OF_LINES = 3.0  # what WCAG asks of the edges of buttons
SHEET = (KIOSK_FOLDER / "styles" / "tokens.css").read_text("utf-8")
TEXT_ON_GROUND = [
    ("text", "ground"),
    ("text", "surface"),
    ("text", "chosen"),
    ("text-soft", "ground"),
    ("text-soft", "surface"),
    ("action", "ground"),
    ("action", "surface"),
    ("action", "chosen"),
    ("text-on-action", "action"),
    ("text-soft-on-action", "action"),
]


def tokens_of(selector):
    """What the first rule of that selector sets."""
    rule = re.search(rf"^  {re.escape(selector)} {{(.*?)^  }}", SHEET, re.M | re.S)
    assert rule is not None, selector
    return dict(re.findall(r"--([\w-]+): ([^;]+);", rule[1]))


WARM = tokens_of(":root")
SCHEMES = {"warm": WARM, "sharp": WARM | tokens_of(":root[data-high-contrast]")}


def colour(scheme, token):
    """The red, green and blue of a token, from 0 to 255."""
    value = SCHEMES[scheme][token]
    while value.startswith("var("):
        value = SCHEMES[scheme][value.removeprefix("var(--").removesuffix(")")]
    return tuple(int(value[start : start + 2], 16) for start in (1, 3, 5))


def luminance(rgb):
    """Relative luminance as WCAG 2 defines it."""
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG's contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(scheme, text, ground):
    assert contrast(colour(scheme, text), colour(scheme, ground)) >= LEAST_CONTRAST[scheme]


@pytest.mark.parametrize("line", ["border", "border-strong", "action"])
@pytest.mark.parametrize("ground", ["ground", "surface", "chosen"])
def test_in_sharper_colours_every_edge_can_be_seen(line, ground):
    assert contrast(colour("sharp", line), colour("sharp", ground)) >= LEAST_CONTRAST_OF_LINES


@pytest.mark.parametrize("ground", ["ground", "surface"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_ring_around_what_is_stepped_on_can_be_seen(scheme, ground):
    assert contrast(colour(scheme, "border-strong"), colour(scheme, ground)) >= LEAST_CONTRAST_OF_LINES


@pytest.mark.parametrize("selector", [":root[data-high-contrast]", ":root[data-large-text]"])
def test_what_makes_it_easier_redefines_tokens_and_nothing_else(selector):
    assert tokens_of(selector).keys() <= WARM.keys()
    elsewhere = [path for path in KIOSK_FOLDER.rglob("*.css") if path.name != "tokens.css"]
    assert [path for path in elsewhere if re.search(r"data-(high-contrast|large-text)", path.read_text("utf-8"))] == []


def test_larger_text_is_larger_at_every_step():
    larger = tokens_of(":root[data-large-text]")
    smallest = {name: float(re.search(r"([\d.]+)rem", value)[1]) for name, value in WARM.items() if "type-" in name}

    assert {name for name in larger if "type-" in name} == smallest.keys()
    assert [name for name in smallest if float(re.search(r"([\d.]+)rem", larger[name])[1]) <= smallest[name]] == []


def test_the_formula_knows_black_on_white():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
