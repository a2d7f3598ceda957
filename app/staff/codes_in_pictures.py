"""A text as a square code that a camera reads, drawn as SVG."""

from __future__ import annotations

from markupsafe import Markup
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage


def drawing_of(text: str) -> Markup:
    """The code, hidden from who listens: what it says stands beside it in words."""
    drawing = QRCode(border=4, image_factory=SvgPathImage)
    drawing.add_data(text)
    svg = drawing.make_image().to_string(encoding="unicode")
    # Drawn here from a text made here.
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704
