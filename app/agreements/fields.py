"""Fields of the agreement's forms: days, whole numbers, percentages, each kept as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import Field, Form, HiddenField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from app.agreements.typed import typed_day, typed_number, typed_percent
from app.web.plain_text import is_plain

LONGEST_LINE = 120
LONGEST_SENTENCE = 400


def is_day(_form: Form, field: Field) -> None:
    """Refuse what is no day."""
    try:
        typed_day(field.data or "")
    except ValueError:
        raise ValidationError(_("Choose a day.")) from None


def is_number_from(lowest: int, highest: int) -> Callable[[Form, Field], None]:
    """A check that refuses what is no whole number between the two; nothing at all is let through."""

    def check(_form: Form, field: Field) -> None:
        try:
            number = typed_number(field.data or "")
        except ValueError:
            number = lowest - 1
        if number is not None and not lowest <= number <= highest:
            raise ValidationError(
                _("Write a whole number from %(lowest)s to %(highest)s.", lowest=lowest, highest=highest)
            )

    return check


def is_percent(_form: Form, field: Field) -> None:
    """Refuse what is no percentage that a year's index can be."""
    try:
        hundredths = typed_percent(field.data or "")
    except ValueError:
        hundredths = 9999
    if hundredths is not None and not -2000 <= hundredths <= 5000:
        raise ValidationError(_("Write a percentage, like 2,5."))


def line_field(label: Any, is_needed: str = "", description: Any = "", longest: int = LONGEST_LINE) -> StringField:
    """A field for a line of plain text; is_needed: what to say when it is empty, if it may not be."""
    validators: list[Any] = [DataRequired(is_needed)] if is_needed else []
    validators += [Length(max=longest, message=words("Make it shorter.")), is_plain]
    typing = {"autocomplete": "off", "maxlength": longest}
    return StringField(label, validators=validators, description=description, render_kw=typing)


def day_field(label: Any, description: Any = "") -> StringField:
    """A field for a day, with the browser's own calendar."""
    return StringField(label, validators=[is_day], description=description, render_kw={"type": "date"})


def number_field(label: Any, lowest: int, highest: int, description: Any = "") -> StringField:
    """A field for a whole number, or nothing."""
    checks = [is_number_from(lowest, highest)]
    typing = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 16, "class": "number"}
    return StringField(label, validators=checks, description=description, render_kw=typing)


class VersionedForm(FlaskForm):
    """A form on one wording: which one was seen."""

    version = HiddenField(default="0")

    @property
    def seen(self) -> int:
        """The number of the wording that the form was opened with."""
        typed = self.version.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0


class FromDayForm(VersionedForm):
    """A wording of all parties, and from which day it holds."""

    from_day = day_field(
        words("Holds from"), words("For a correction: the first day of the agreement. What held before is kept.")
    )

    @property
    def since(self) -> date:
        """The day, once it has been looked over."""
        return typed_day(self.from_day.data or "")


def number_in(field: Field) -> int | None:
    """The number of a field that has been looked over."""
    return typed_number(field.data or "")
