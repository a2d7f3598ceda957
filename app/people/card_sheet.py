"""Printed cards: ten to a sheet of A4, each with a QR code and the same card's five pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathImage

from app.people.cards import NewCard
from app.people.pictures import PICTURES
from app.typesetting import Format, typeset

TEMPLATE = Path(__file__).with_name("card_sheet.typ")
QUIET_MODULES = 4  # empty on every side, else readers find no code


def card_sheet(cards: Sequence[NewCard], format_: Format = "pdf") -> bytes:
    """The sheets to print, as PDF."""
    faces = [
        {
            "qr": qr_drawing(card.token),
            "pictures": [{"slug": PICTURES[each].slug, "word": PICTURES[each].sv} for each in card.pictures or ()],
        }
        for card in cards
    ]
    return typeset(TEMPLATE, {"cards": faces}, format_)


def qr_drawing(token: str) -> str:
    """The QR code of a text, as SVG; a fifth of it may be worn away."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES, image_factory=SvgPathImage)
    code.add_data(token, optimize=0)
    drawing: str = code.make_image().to_string(encoding="unicode")
    return drawing
