"""The kiosk's colours, read from its tokens: text can be read without glasses."""

import re

import pytest

from app.kiosk_host.delivery import KIOSK_FOLDER

LEAST_CONTRAST = 7.0
TOKENS = dict(re.findall(r"--([\w-]+): ([^;]+);", (KIOSK_FOLDER / "styles" / "tokens.css").read_text("utf-8")))
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


def colour(token):
    """The red, green and blue of a token, from 0 to 255."""
    value = TOKENS[token]
    while value.startswith("var("):
        value = TOKENS[value.removeprefix("var(--").removesuffix(")")]
    return tuple(int(value[start : start + 2], 16) for start in (1, 3, 5))


def luminance(rgb):
    """Relative luminance as WCAG 2 defines it."""
    linear = [part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG's contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_stands_out_from_its_ground(text, ground):
    assert contrast(colour(text), colour(ground)) >= LEAST_CONTRAST


def test_the_formula_knows_black_on_white():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
