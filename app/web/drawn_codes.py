"""Draws a link as a code for cameras, to be put into a page."""

from __future__ import annotations

from markupsafe import Markup
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage


def drawn_code(link: str) -> Markup:
    """The QR code as SVG, hidden from who listens: the page says beside it what it is."""
    drawing = QRCode(border=4, image_factory=SvgPathImage)
    drawing.add_data(link)
    svg = drawing.make_image().to_string(encoding="unicode")
    # Drawn here from a link made here.
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704
