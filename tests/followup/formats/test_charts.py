"""Charts: well-formed, within their edges, the same every time, and hidden values that tell nothing."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from app.followup.composing.blocks import ChartBlock, Series
from app.followup.formats.chart_parts import WIDTH
from app.followup.formats.charts import svg_of_chart
from app.followup.formats.svg import GROUND, INK, TINTS
from tests.followup.formats.sample import BLOCKS
from tests.followup.formats.sample_drawn import FIRST_TIME, FOUND, MONTHLY

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = [block for block in BLOCKS if isinstance(block, ChartBlock)]
LONG = replace(
    MONTHLY,
    chart_id="three-years",
    labels=tuple(f"{month} {year}" for year in (2024, 2025, 2026) for month in range(1, 13)),
    series=(Series("2024–2026", tuple(range(100, 136))),),
    events=(),
)


def drawn(chart):
    return ElementTree.fromstring(svg_of_chart(chart, "sv"))  # noqa: S314  # what we drew ourselves


def words_of(chart):
    return [each.text for each in drawn(chart).iter(f"{SVG}text")]


def number(element, name):
    return float(element.get(name, 0))


@pytest.mark.parametrize("chart", [*CHARTS, LONG], ids=lambda chart: chart.chart_id)
def test_nothing_stands_outside_of_the_drawing(chart):
    drawing = drawn(chart)
    height = float(drawing.get("viewBox").split()[3])

    for box in drawing.iter(f"{SVG}rect"):
        assert number(box, "x") >= 0
        assert number(box, "x") + number(box, "width") <= WIDTH + 0.01
        assert 0 <= number(box, "y") <= number(box, "y") + number(box, "height") <= height + 0.01
    assert all(0 < number(words, "y") <= height for words in drawing.iter(f"{SVG}text"))


def test_a_hidden_value_is_drawn_the_same_whatever_is_known_of_it():
    def hatched(values):
        boxes = drawn(replace(FIRST_TIME, series=(Series("2025", values),))).iter(f"{SVG}rect")
        return [(each.get("y"), each.get("height")) for each in boxes if "hatch" in each.get("fill", "")]

    assert hatched((7, None, 6, 9)) == hatched((700, None, 6, 900))
    assert len(hatched((7, None, None, 9))) == 2
    assert words_of(FIRST_TIME).count("..") == 2


def test_a_hidden_part_of_a_strip_is_as_wide_whatever_the_others_are():
    def width(values):
        boxes = drawn(replace(FOUND, series=(Series("2025", values),))).iter(f"{SVG}rect")
        return next(each.get("width") for each in boxes if "hatch" in each.get("fill", ""))

    assert width((41, 12, 8, None)) == width((410, 1, 1, None))


def test_a_zero_is_drawn_as_nothing_and_says_so():
    assert words_of(replace(FIRST_TIME, series=(Series("2025", (7, 0, 6, 9)),))).count("0") == 1


def test_columns_are_as_high_as_their_values():
    bars = list(drawn(replace(FIRST_TIME, series=(Series("", (5, 10, 20, 40)),))).iter(f"{SVG}rect"))[1:]

    heights = [number(each, "height") for each in bars]
    assert [round(each / heights[0], 2) for each in heights] == [1, 2, 4, 8]


def test_what_happened_stands_under_its_month_with_its_words():
    said = words_of(MONTHLY)

    assert [said.count(each) for each in ("1", "2", "3")] == [2, 2, 2]
    assert any(each.startswith("Mars: en av två") for each in said)


def test_three_years_of_months_leave_out_labels_rather_than_print_over_them():
    said = words_of(LONG)

    assert 9 <= sum(label in said for label in LONG.labels) < 36
    assert "135" in said


def test_the_tints_fall_in_grey_too():
    assert [_luminance(each) for each in TINTS] == sorted((_luminance(each) for each in TINTS), reverse=True)
    assert all(_contrast(INK, tint) >= 7 for tint in TINTS[:3])
    assert _contrast(GROUND, TINTS[5]) >= 7


def _luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
