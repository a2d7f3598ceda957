"""What staff fill in about work training."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from app.kiosk_host.intake.items import CREDENTIAL_LENGTH
from app.periods import FIRST_YEAR, LAST_YEAR
from app.training.plan import WEEKDAYS, Span, Week

DATE_MISSING = words("Write a date like 2026-01-31.")


class CardField(StringField):
    """A card's code, typed by a scanner: never put into a page again. No password: a browser would offer to keep it."""

    def _value(self) -> str:
        return ""


class TakeInForm(FlaskForm):
    """Someone who begins: their card, and their yes."""

    card = CardField(
        words("Their card"),
        validators=[DataRequired(words("Hold the card before the scanner.")), Length(max=CREDENTIAL_LENGTH)],
        description=words("Put the cursor here and hold the card before the scanner."),
        render_kw={
            "class": "unseen",
            "autocomplete": "off",
            "autocapitalize": "none",
            "autocorrect": "off",
            "spellcheck": "false",
            "maxlength": CREDENTIAL_LENGTH,
        },
    )
    agreed = BooleanField(
        words("They have said yes to being known by this card"),
        validators=[DataRequired(words("Ask first. Without a yes nobody is known by a card."))],
    )


class WeekForm(FlaskForm):
    """The plan of a week from a day on; a weekday with both times empty is off."""

    from_day = DateField(words("From"), validators=[InputRequired(DATE_MISSING)])
    starts_0 = TimeField(validators=[Optional()])
    ends_0 = TimeField(validators=[Optional()])
    starts_1 = TimeField(validators=[Optional()])
    ends_1 = TimeField(validators=[Optional()])
    starts_2 = TimeField(validators=[Optional()])
    ends_2 = TimeField(validators=[Optional()])
    starts_3 = TimeField(validators=[Optional()])
    ends_3 = TimeField(validators=[Optional()])
    starts_4 = TimeField(validators=[Optional()])
    ends_4 = TimeField(validators=[Optional()])

    def validate_from_day(self, field: Field) -> None:
        """A year that can be."""
        _require_year(field)

    def validate(self, extra_validators: object = None) -> bool:
        """Both times or neither, the first before the second."""
        is_valid = bool(super().validate(extra_validators))
        for weekday in WEEKDAYS:
            starts, ends = self.times_of(weekday)
            if (starts.data is None) != (ends.data is None) or (starts.data and starts.data >= ends.data):
                ends.errors = [*ends.errors, words("Write both times, the first one first, or neither.")]
                is_valid = False
        return is_valid

    def times_of(self, weekday: int) -> tuple[Field, Field]:
        """The two fields of a weekday."""
        return self[f"starts_{weekday}"], self[f"ends_{weekday}"]

    def week(self) -> Week:
        """What was filled in, by weekday."""
        found = {weekday: self.times_of(weekday) for weekday in WEEKDAYS}
        return {
            weekday: Span(starts.data.hour * 60 + starts.data.minute, ends.data.hour * 60 + ends.data.minute)
            for weekday, (starts, ends) in found.items()
            if starts.data is not None
        }


class ShiftForm(FlaskForm):
    """A shift noted afterwards."""

    day = DateField(words("Day"), validators=[InputRequired(DATE_MISSING)])
    starts = TimeField(words("From"), validators=[InputRequired(words("Write when it began."))])
    ends = TimeField(words("To"), validators=[InputRequired(words("Write when it ended."))])

    def validate_day(self, field: Field) -> None:
        """A year that can be."""
        _require_year(field)

    def validate_ends(self, field: Field) -> None:
        """After the beginning, the same day."""
        if self.starts.data is not None and field.data is not None and field.data <= self.starts.data:
            raise ValidationError(words("It must end after it began."))


class LastDayForm(FlaskForm):
    """The last day of someone who ends."""

    last_day = DateField(words("The last day"), validators=[InputRequired(DATE_MISSING)])

    def validate_last_day(self, field: Field) -> None:
        """A year that can be."""
        _require_year(field)


def _require_year(field: Field) -> None:
    if field.data is not None and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        raise ValidationError(DATE_MISSING)
