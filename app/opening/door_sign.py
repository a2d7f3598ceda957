"""The sign that hangs on the door: opening hours in Swedish with English beside, and a code that leads to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask_babel import force_locale, gettext

from app.opening.door_hours import DoorHours
from app.opening.wording import Line, stretch_line, week_lines
from app.typesetting import Format, typeset

TEMPLATE = Path(__file__).with_name("door_sign.typ")
MOST_COMING = 6  # so many fit on the sheet beside a week of seven different days
QUIET_MODULES = 4  # empty on every side, else readers find no code


def door_sign(
    name: str, hours: DoorHours, page_url: str | None, with_coming: bool = True, format_: Format = "pdf"
) -> bytes:
    """The sheet; without an address it bears no code, with `with_coming` the next decided days."""
    says = {
        "title": lambda: gettext("Opening hours"),
        "coming_title": lambda: gettext("Coming days that differ"),
        "code_says": lambda: gettext("Today's hours in your phone"),
    }
    week = hours.week or hours.next_week
    week_hours = week.hours if week else {}
    data: dict[str, Any] = {
        "name": name,
        "lines": _twice(lambda: week_lines(week_hours)),
        "coming": _twice(lambda: [stretch_line(each) for each in hours.coming[:MOST_COMING]]) if with_coming else [],
        "qr": qr_drawing(page_url) if page_url else None,
        "address": (page_url or "").partition("://")[2],
    }
    for key, say in says.items():
        data[key], data[f"{key}_en"] = _in("sv", say), _in("en", say)
    return typeset(TEMPLATE, data, format_)


def qr_drawing(address: str) -> str:
    """The QR code of an address, as SVG; a quarter of it may be worn away by weather."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_Q
    from qrcode.image.svg import SvgPathImage

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET_MODULES, image_factory=SvgPathImage)
    code.add_data(address, optimize=0)
    drawing: str = code.make_image().to_string(encoding="unicode")
    return drawing


def _twice(lines: Callable[[], list[Line]]) -> list[dict[str, Any]]:
    """The lines in Swedish, each with its English."""
    return [
        {
            "days": sv.days[:1].upper() + sv.days[1:],
            "days_en": en.days,
            "hours": sv.hours,
            "hours_en": en.hours,
            "is_open": sv.is_open,
        }
        for sv, en in zip(_in("sv", lines), _in("en", lines), strict=True)
    ]


def _in(language: str, say: Callable[[], Any]) -> Any:
    with force_locale(language):
        return say()
