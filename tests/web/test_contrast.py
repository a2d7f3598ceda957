"""The colours of the tokens: text reads at 7:1, what can be used at 3:1, in every scheme."""

from __future__ import annotations

import re

import pytest

from app.bootstrap import ROOT

TOKENS = (ROOT / "app" / "static" / "styles" / "tokens.css").read_text()
TEXT_ON_GROUND = [
    ("--text", "--ground"),
    ("--text", "--surface"),
    ("--text", "--surface-quiet"),
    ("--text-soft", "--ground"),
    ("--text-soft", "--surface"),
    ("--text-soft", "--surface-quiet"),
    ("--link", "--ground"),
    ("--link", "--surface"),
    ("--link", "--surface-quiet"),
    ("--text-on-bar", "--bar"),
    ("--text-soft-on-bar", "--bar"),
    ("--text-on-action", "--action"),
    ("--text-on-chosen", "--chosen"),
    ("--text-on-hand", "--hand"),
    ("--text-on-hand", "--surface"),
    ("--text-on-band-often", "--band-often"),
    ("--text-on-band-sometimes", "--band-sometimes"),
    ("--text-on-band-seldom", "--band-seldom"),
    ("--text-on-nearly-full", "--nearly-full"),
    ("--text-on-full", "--full"),
    ("--text-on-heat-light", "--heat-1"),
    ("--text-on-heat-light", "--heat-2"),
    ("--text-on-heat-light", "--heat-3"),
    ("--text-on-heat-dark", "--heat-4"),
    ("--text-on-heat-dark", "--heat-5"),
]
EDGE_ON_GROUND = [
    ("--full-part", "--full"),
    ("--border-field", "--surface"),
    ("--border-field", "--ground"),
    ("--focus", "--ground"),
    ("--mark", "--bar"),
    ("--this-year", "--surface"),
    ("--last-year-edge", "--surface"),
]
SCHEMES = ("light", "dark", "more", "dark and more")


def declared(block):
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def block_after(start):
    """The declarations between the braces after a place in the file."""
    return declared(TOKENS[TOKENS.index(start) :].partition("{")[2].partition(":root {")[2].partition("\n    }")[0])


def colours(scheme):
    """Every token's colour, with what it refers to looked up."""
    tokens = declared(TOKENS.partition("@media")[0])
    if "dark" in scheme:
        tokens |= block_after("@media (prefers-color-scheme: dark)")
    if "more" in scheme:
        tokens |= block_after("@media (prefers-contrast: more)")
    return tokens


def colour(tokens, name):
    value = tokens[name]
    while value.startswith("var("):
        value = tokens[value[4:-1]]
    return value


def luminance(hexadecimal):
    parts = [int(hexadecimal[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_reads(scheme, text, ground):
    tokens = colours(scheme)

    assert contrast(colour(tokens, text), colour(tokens, ground)) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON_GROUND)
def test_what_can_be_used_is_seen(scheme, edge, ground):
    tokens = colours(scheme)

    assert contrast(colour(tokens, edge), colour(tokens, ground)) >= 3


def test_the_measure_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_styles_name_tokens_and_no_colours_of_their_own():
    sheets = [path for path in (ROOT / "app" / "static" / "styles").glob("*.css") if path.name != "tokens.css"]

    assert [path.name for path in sheets if re.search(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", path.read_text())] == []
