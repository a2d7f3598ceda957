"""What staff fill in to finish a day."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import DateField, Field, Form, HiddenField, RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.closing.proposal import DayRecord, Proposal, stated
from app.organisations.models import DayState
from app.service_day import clock_text, minute_of
from app.web.plain_text import is_about_the_house, is_plain
from app.web.whole_number_field import WholeNumberField

LONGEST_REASON = 200
HIGHEST_HEADS = 10_000


def is_time(_form: Form, field: Field) -> None:
    """Refuse what is no time of the clock."""
    try:
        minute(field.data)
    except ValueError:
        raise ValidationError(gettext("Write a time, like 10:00, or leave it empty.")) from None


class DayForm(FlaskForm):
    """A day: its state, how many were here, when it was open, why not."""

    state = RadioField(
        words("Was it open?"),
        choices=[
            SelectChoice(DayState.OPEN.value, words("Open")),
            SelectChoice(DayState.CLOSED.value, words("Closed")),
            SelectChoice(DayState.UNRECORDED.value, words("Without figures")),
        ],
    )
    heads = WholeNumberField(
        words("How many were here?"),
        validators=[
            InputRequired(words("Write a number; 0 if nobody was here.")),
            NumberRange(0, HIGHEST_HEADS, words("Write a number from 0 to 10 000.")),
        ],
    )
    opens = StringField(words("Opened"), validators=[Optional(), is_time], render_kw={"type": "time"})
    closes = StringField(words("Closed at"), validators=[Optional(), is_time], render_kw={"type": "time"})
    reason = StringField(
        words("Why?"),
        validators=[Length(max=LONGEST_REASON, message=words("Make it shorter.")), is_plain, is_about_the_house],
        description=words("In a word, about the house, never about a person. For example: the tablet was broken."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_REASON},
    )
    shown = HiddenField()  # the seal of what was recorded when the form was opened
    counted = WholeNumberField(validators=[Optional()])  # visits noted when the form was opened

    def validate_heads(self, field: Field) -> None:
        """Whoever was here was let in by someone."""
        if self.state.data == DayState.CLOSED and self.own_count() and field.data:
            raise ValidationError(gettext("Were people here, it was open. Choose Open, or write 0."))

    def validate_closes(self, field: Field) -> None:
        """An opening time has a length."""
        if field.data and field.data == self.opens.data:
            raise ValidationError(gettext("It closed when it opened. Write another time, or leave both empty."))

    def own_count(self) -> int | None:
        """What the staff say beside the door's own number."""
        return stated(self.heads.data or 0, self.counted.data or 0)

    def record(self) -> DayRecord:
        """What the form says, once it has been found in order."""
        state = DayState(self.state.data)
        reason = (self.reason.data or "").strip()
        if state is DayState.CLOSED:
            return DayRecord(state, reason=reason)
        return DayRecord(state, minute(self.opens.data), minute(self.closes.data), reason, self.own_count())


def filled_in(proposed: Proposal, visits: int, seal: str) -> dict[str, Any]:
    """What the form begins with."""
    record = proposed.record
    return {
        "state": record.state.value,
        "heads": proposed.heads,
        "opens": _time(record.opens_minute),
        "closes": _time(record.closes_minute),
        "reason": record.reason,
        "shown": seal,
        "counted": visits,
    }


def minute(text: str | None) -> int | None:
    """Minutes after midnight of a time field, with or without seconds; raises ValueError."""
    return minute_of(text[:5]) if text else None


def _time(minute_of_day: int | None) -> str:
    return "" if minute_of_day is None else clock_text(minute_of_day)


class AllForm(FlaskForm):
    """All proposals taken as they were shown."""

    shown = HiddenField()


class OtherDayForm(FlaskForm):
    """Which day to open."""

    class Meta:
        """Asked by an address, which changes nothing and needs no token."""

        csrf = False

    day = DateField(words("Another day"), validators=[InputRequired(words("Choose a day."))])
