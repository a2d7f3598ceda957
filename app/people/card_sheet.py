"""Printed cards, ten or 21 to a sheet of A4: a QR code and five pictures; on the back what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathImage

from app.people.cards import NewCard
from app.people.pictures import PICTURES
from app.typesetting import Format, typeset

TEMPLATE = Path(__file__).with_name("card_sheet.typ")
QUIET_MODULES = 4  # empty on every side, else readers find no code
CARDS_PER_SHEET = (10, 21)  # of the size of a bank card, or smaller


@dataclass(frozen=True)
class BackText:
    """What the back says in one language: a title, and sentences, each under what it is about."""

    language: str
    direction: str
    title: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SheetLayout:
    """How the sheets are to look. Without texts for the back there are no backs."""

    cards_per_sheet: int = CARDS_PER_SHEET[0]
    back: Sequence[BackText] = field(default=())


PLAIN = SheetLayout()


def card_sheet(cards: Sequence[NewCard], layout: SheetLayout = PLAIN, format_: Format = "pdf") -> bytes:
    """The sheets to print, as PDF: each front, then its back, as a printer takes them that prints on both sides."""
    faces = [
        {
            "qr": qr_drawing(card.token),
            "pictures": [{"slug": PICTURES[each].slug, "word": PICTURES[each].sv} for each in card.pictures or ()],
        }
        for card in cards
    ]
    back = [each.__dict__ | {"language": each.language.split("-")[0]} for each in layout.back]
    return typeset(TEMPLATE, {"cards": faces, "per_sheet": layout.cards_per_sheet, "back": back}, format_)


def qr_drawing(token: str) -> str:
    """The QR code of a text, as SVG; a fifth of it may be worn away."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES, image_factory=SvgPathImage)
    code.add_data(token, optimize=0)
    drawing: str = code.make_image().to_string(encoding="unicode")
    return drawing
