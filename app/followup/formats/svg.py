"""SVG as text: elements whose words are escaped, the report's inks, and how wide a word is about."""

from __future__ import annotations

from html import escape

# One ink and its tints; they stay apart in grey too, for whoever copies the page.
PINE = "#1d4a3c"
INK = "#1c2420"
INK_SOFT = "#444e48"
GROUND = "#ffffff"
BEFORE = "#e2d9c8"  # the period before
BEFORE_EDGE = "#857a63"
RULE = "#857a63"
TINTS = ("#f4f7f4", "#dcebdf", "#b7d3c1", "#7dab94", "#3f7460", PINE)  # from nothing to the most
FIRST_DARK_TINT = 4  # from here on words on it are white

SMALL, PLAIN = 11, 12  # sizes of letters, in units of the drawing
LETTER_WIDTH = 0.56  # of the size: about the average of Noto Sans


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """An element; what is inside is SVG already. Attributes with a hyphen are given with an underscore."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def text(words: str, x: float, y: float, anchor: str = "start", **attributes: str | float) -> str:
    """Words in the drawing, standing on y; anchor: start, middle or end."""
    given = {"fill": INK, "font_size": PLAIN, **attributes}
    return element("text", escape(words), x=x, y=y, text_anchor=anchor, **given)


def width_of(words: str, size: float = PLAIN) -> float:
    """About how wide words stand, in units of the drawing."""
    return len(words) * size * LETTER_WIDTH


def lines_of(words: str, width: float, size: float = PLAIN) -> list[str]:
    """Words broken into lines of at most about this width."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
