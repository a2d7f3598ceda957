"""The row of a form that says one time of an activity's schedule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from wtforms import Field, Form, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from app.activities.schedule import ActivityTime
from app.activities.wording import WEEKDAYS
from app.service_day import clock_text, minute_of

ONE_DAY = "day"


def typed_minute(text: str) -> int:
    """Minutes after midnight of what people type: 12:00, 12.00, 9.30, 12; raises ValueError."""
    hour, _separator, minute = text.strip().replace(".", ":").partition(":")
    return minute_of(f"{hour.zfill(2)}:{minute or '00'}")


class TimeRow(Form):
    """One time: where, a weekday or one day, from when until when. A row in which nothing is typed is no time."""

    premises = SelectField(words("Where"), default="")
    when = SelectField(
        words("Day"),
        choices=[
            *(SelectChoice(str(number), name) for number, name in enumerate(WEEKDAYS)),
            SelectChoice(ONE_DAY, words("One day only")),
        ],
        default="0",
    )
    day = StringField(words("Which day"), render_kw={"type": "date"})
    starts = StringField(words("From"), render_kw={"type": "time"})
    ends = StringField(words("To"), render_kw={"type": "time"})
    from_day = StringField(words("First day"), render_kw={"type": "date"})
    to_day = StringField(words("Last day"), render_kw={"type": "date"})

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in it."""
        return not any((field.data or "").strip() for field in (self.day, self.starts, self.ends, *self._season))

    def time(self) -> ActivityTime:
        """The time that it says, once it has been looked over."""
        starts, ends = typed_minute(self.starts.data), typed_minute(self.ends.data) if self.ends.data else None
        if self.when.data == ONE_DAY:
            return ActivityTime(starts, ends, day=date.fromisoformat(self.day.data))
        days = [date.fromisoformat(field.data) if field.data else None for field in self._season]
        return ActivityTime(starts, ends, int(self.when.data), None, *days)

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Look it over, unless it is blank."""
        return self.is_blank or super().validate(extra_validators)

    def validate_starts(self, field: Field) -> None:
        """A time has a beginning."""
        if not field.data:
            raise ValidationError(_("Write when it begins. For example: 12.00."))
        _require_minute(field.data)

    def validate_ends(self, field: Field) -> None:
        """An end that is told differs from the beginning; before it, it lies past midnight."""
        if not field.data:
            return
        if _require_minute(field.data) == _minute_or_none(self.starts.data):
            raise ValidationError(_("It ends when it begins. Leave this empty if you do not know."))

    def validate_day(self, field: Field) -> None:
        """What is on one day only says which."""
        if self.when.data == ONE_DAY:
            _require_day(field.data, _("Choose the day."))

    def validate_to_day(self, field: Field) -> None:
        """A season ends after it has begun."""
        if self.when.data == ONE_DAY:
            return
        first, last = (
            _require_day(each.data, _("Write the day like 2026-12-18.")) if each.data else None for each in self._season
        )
        if first and last and last < first:
            raise ValidationError(_("The last day comes before the first."))

    @property
    def _season(self) -> tuple[Field, Field]:
        return (self.from_day, self.to_day)


def row_of(time: ActivityTime, premises: str) -> dict[str, str]:
    """What a row shows of a time that is saved."""
    days = {"day": time.day, "from_day": time.from_day, "to_day": time.to_day}
    return {
        "premises": premises,
        "when": ONE_DAY if time.weekday is None else str(time.weekday),
        "starts": clock_text(time.starts_minute),
        "ends": "" if time.ends_minute is None else clock_text(time.ends_minute),
        **{name: "" if day is None else day.isoformat() for name, day in days.items()},
    }


def _minute_or_none(text: str | None) -> int | None:
    try:
        return typed_minute(text or "")
    except ValueError:
        return None


def _require_minute(text: str) -> int:
    minute = _minute_or_none(text)
    if minute is None:
        raise ValidationError(_("Write the time like 12.00."))
    return minute


def _require_day(text: str | None, otherwise: str) -> date:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        raise ValidationError(otherwise) from None
