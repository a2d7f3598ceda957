"""The part of every form of noting that asks when it was, with the key that makes a press count once."""

from __future__ import annotations

import secrets
from datetime import datetime

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf

from app.database.types import IDENTIFIER_BYTES
from app.log.drafts import Place
from app.log.entry_reading import read_identifier
from app.log.fields import FieldRefused
from app.noting.when import Day, NotThen, day_meant, written_time

NOT_THEN = {
    "missing": words("Choose which day."),
    "unreadable": words("Write the day like 2026-05-31, the time like 14:30."),
    "future": words("That has not been yet. Choose an earlier one."),
    "long ago": words("That is too long ago to be noted here."),
}


class WhenForm(FlaskForm):
    """When it was; the key makes the same press twice count once."""

    key = HiddenField()
    day = RadioField(
        words("When?"),
        choices=[
            SelectChoice(Day.NOW.value, words("Now")),
            SelectChoice(Day.TODAY.value, words("Today")),
            SelectChoice(Day.YESTERDAY.value, words("Yesterday")),
            SelectChoice(Day.OTHER.value, words("Another day")),
        ],
        default=Day.NOW.value,
        validate_choice=False,
        validators=[AnyOf([day.value for day in Day], message=words("Choose one of these."))],
    )
    date = StringField(words("Which day"), render_kw={"type": "date", "autocomplete": "off"})
    time = StringField(
        words("What time"),
        description=words("May be left out: then only the day is kept."),
        render_kw={"type": "time", "autocomplete": "off"},
    )

    def look_at_time(self, place: Place, now: datetime) -> bool:
        """Read when it was; False, with the reason beside the field, when that cannot be."""
        try:
            day = Day(self.day.data)
            self.meant_day = day_meant(day, self.date.data or "", place, now)
            self.at = written_time(day, self.meant_day, self.time.data or "", place, now)
        except NotThen as refused:
            field = self[refused.field]
            field.errors = [*field.errors, NOT_THEN[refused.reason]]
            return False
        return True

    @property
    def press_key(self) -> bytes:
        """The key that the page was given; a new one where it was spoilt on the way."""
        try:
            return read_identifier(self.key.data)
        except FieldRefused:
            return secrets.token_bytes(IDENTIFIER_BYTES)
