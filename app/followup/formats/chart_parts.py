"""What the charts of a report share: how wide they are, hidden values, a legend, and the whole drawing."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from app.disclosure.cells import HIDDEN
from app.followup.formats.svg import BEFORE, BEFORE_EDGE, GROUND, PINE, element, text, width_of

WIDTH = 640.0  # of every drawing, in its own units
HATCH_APART = 6.0
LEGEND_HEIGHT = 28.0


@dataclass(frozen=True)
class Drawing:
    """What a chart is drawn of, and how high it stands; the width is WIDTH."""

    parts: tuple[str, ...]
    height: float


def whole(drawing: Drawing, chart_id: str, title: str, alternative: str) -> str:
    """The SVG, which says what it shows to whoever cannot see it."""
    names = (f"{chart_id}-title", f"{chart_id}-desc")
    return element(
        "svg",
        element("title", escape(title), id=names[0]),
        element("desc", escape(alternative), id=names[1]),
        _hatching(chart_id),
        element("rect", width=WIDTH, height=drawing.height, fill=GROUND),
        *drawing.parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {drawing.height:g}",
        role="img",
        aria_labelledby=" ".join(names),
        font_family="Noto Sans, Noto Sans Variable, sans-serif",
        class_="chart",
    )


def hatching(chart_id: str) -> str:
    """What a hidden place is filled with."""
    return f"url(#{chart_id}-hatch)"


def hidden_field(chart_id: str, x: float, y: float, width: float, height: float) -> str:
    """A place whose value is not shown: hatched, with its mark in it, or over it where it is narrow."""
    box = element("rect", x=x, y=y, width=width, height=height, fill=hatching(chart_id), stroke=BEFORE_EDGE)
    middle = x + width / 2
    if width < 2 * width_of(HIDDEN):
        return box + text(HIDDEN, middle, y - 5, "middle")
    ground = element("rect", x=middle - 10, y=y + height / 2 - 8, width=20, height=16, rx=3, fill=GROUND)
    return box + ground + text(HIDDEN, middle, y + height / 2 + 3, "middle")


def series_legend(labels: tuple[str, ...]) -> tuple[str, ...]:
    """This period and the one before, each beside its ink, on LEGEND_HEIGHT; nothing where there is only one."""
    if len(labels) < 2:
        return ()
    parts, x = [], 0.0
    inks: tuple[dict[str, str | float], ...] = ({"fill": PINE}, {"fill": BEFORE, "stroke": BEFORE_EDGE})
    for label, ink in zip(labels, inks, strict=False):
        parts += [element("rect", x=x + 0.5, y=4.5, width=11, height=11, **ink), text(label, x + 18, 14.5)]
        x += width_of(label) + 44
    return tuple(parts)


def _hatching(chart_id: str) -> str:
    line = element("path", d=f"M0 {HATCH_APART:g}L{HATCH_APART:g} 0", stroke=BEFORE_EDGE, stroke_width=1.2)
    size: dict[str, str | float] = {"width": HATCH_APART, "height": HATCH_APART, "patternUnits": "userSpaceOnUse"}
    return element("defs", element("pattern", line, id=f"{chart_id}-hatch", **size))
