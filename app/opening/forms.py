"""What staff fill in about opening hours."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import FieldList, Form, FormField, HiddenField, RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.opening.planned_days import Hours
from app.opening.typed_times import typed_day, typed_form, typed_minute
from app.organisations.models import DayState
from app.web.plain_text import is_plain

LONGEST_REASON = 80  # so much fits on a line of the door sign
LONGEST_STRETCH_DAYS = 120
OF_A_PERSON = re.compile(r"@|\d[\d\s+-]{5,}")
TIME_KEYS = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 5, "class": "time"}


def is_time(_form: Form, field: Any) -> None:
    """Refuse what is no time of day; nothing at all is let through."""
    if (field.data or "").strip():
        try:
            typed_minute(field.data)
        except ValueError:
            raise ValidationError(gettext("Write a time, like 10 or 16.30.")) from None


def is_day(_form: Form, field: Any) -> None:
    """Refuse what is no day."""
    try:
        typed_day(field.data or "")
    except ValueError:
        raise ValidationError(gettext("Choose a day.")) from None


def is_day_or_nothing(form: Form, field: Any) -> None:
    """Refuse what is no day; an empty field is let through."""
    if (field.data or "").strip():
        is_day(form, field)


def is_about_the_house(_form: Form, field: Any) -> None:
    """Refuse what looks like a person's number or address: this hangs on the door."""
    if OF_A_PERSON.search(field.data or ""):
        raise ValidationError(gettext("Write about the house only: no numbers, no addresses."))


def day_field(label: Any, *validators: Any, description: Any = "") -> StringField:
    """A field for a day, with the browser's own calendar."""
    return StringField(label, validators=list(validators), description=description, render_kw={"type": "date"})


def reason_field(description: Any) -> StringField:
    """A field for a word or two of why."""
    length = Length(max=LONGEST_REASON, message=words("Make it shorter."))
    return StringField(
        words("Why"),
        validators=[length, is_plain, is_about_the_house],
        description=description,
        filters=[lambda said: said or ""],  # left out of what is sent, as programs do
        render_kw={"autocomplete": "off", "maxlength": LONGEST_REASON},
    )


class Times(Form):
    """When the doors open and close; both or neither."""

    opens = StringField(words("Opens"), validators=[is_time], render_kw=TIME_KEYS)
    closes = StringField(words("Closes"), validators=[is_time], render_kw=TIME_KEYS)

    def validate_closes(self, field: Any) -> None:
        """Refuse one time without the other, and an opening that ends as it begins."""
        times = [bool((each.data or "").strip()) for each in (self.opens, field)]
        if any(times) and not all(times):
            raise ValidationError(gettext("Write both times, or neither."))
        hours = self.hours() if all(times) else None
        if hours and hours[0] == hours[1]:
            raise ValidationError(gettext("It closes at the same time as it opens."))

    def hours(self) -> Hours | None:
        """Both times in minutes; None while either is missing or no time."""
        try:
            return typed_minute(self.opens.data or ""), typed_minute(self.closes.data or "")
        except ValueError:
            return None


class WeekForm(FlaskForm):
    """A week from a day on."""

    from_day = day_field(
        words("From this day on"), is_day, description=words("The days before keep the plan they had.")
    )
    monday = FormField(Times)
    tuesday = FormField(Times)
    wednesday = FormField(Times)
    thursday = FormField(Times)
    friday = FormField(Times)
    saturday = FormField(Times)
    sunday = FormField(Times)
    version = HiddenField()

    @property
    def week(self) -> list[Times]:
        """The times of each day, from Monday on."""
        days = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
        return [day.form for day in days]

    def hours(self) -> dict[int, Hours]:
        """By weekday the hours of those on which the house is to be open."""
        by_weekday = {weekday: times.hours() for weekday, times in enumerate(self.week)}
        return {weekday: hours for weekday, hours in by_weekday.items() if hours}

    def show(self, from_day: date, hours: dict[int, Hours]) -> None:
        """Fill in a week as it is planned."""
        self.from_day.data = from_day.isoformat()
        for weekday, times in enumerate(self.week):
            opens, closes = hours.get(weekday, (None, None))
            times.opens.data, times.closes.data = typed_form(opens), typed_form(closes)


class ExceptionForm(FlaskForm, Times):
    """Days on which the weekly plan does not hold."""

    first_day = day_field(words("Which day"), is_day)
    last_day = day_field(
        words("Up to and including"), is_day_or_nothing, description=words("Only when it is more than one day.")
    )
    what = RadioField(
        words("Open or closed?"),
        choices=[SelectChoice("closed", words("Closed")), SelectChoice("open", words("Open, at these hours"))],
        default="closed",
        validate_choice=True,
    )
    reason = reason_field(words("Hangs on the door: about the house, never about a person. For example: summer break."))

    def validate_last_day(self, field: Any) -> None:
        """Refuse a last day before the first, and a stretch that is surely a slip."""
        first, last = self.days()
        if first and last and last < first:
            raise ValidationError(gettext("The last day lies before the first."))
        if first and last and (last - first).days >= LONGEST_STRETCH_DAYS:
            raise ValidationError(gettext("At most %(count)s days at a time.", count=LONGEST_STRETCH_DAYS))

    def validate_opens(self, field: Any) -> None:
        """Ask for hours where it is to be open."""
        if self.what.data == "open" and not (field.data or "").strip() and not (self.closes.data or "").strip():
            raise ValidationError(gettext("Write when it opens and closes."))

    def validate_reason(self, field: Any) -> None:
        """Ask why it is closed."""
        if self.what.data == "closed" and not (field.data or "").strip():
            raise ValidationError(gettext("Write a word or two."))

    def days(self) -> tuple[date | None, date | None]:
        """The first and last day; None where none is typed."""
        found: list[date | None] = []
        for text in (self.first_day.data, (self.last_day.data or "").strip() or self.first_day.data):
            try:
                found.append(typed_day(text or ""))
            except ValueError:
                found.append(None)
        return found[0], found[1]

    def decided_hours(self) -> Hours | None:
        """The hours, or None for closed."""
        return self.hours() if self.what.data == "open" else None


class DayForm(FlaskForm, Times):
    """What a day was."""

    state = RadioField(
        words("How was it?"),
        choices=[
            SelectChoice(DayState.OPEN.value, words("Open")),
            SelectChoice(DayState.CLOSED.value, words("Closed")),
            SelectChoice(DayState.UNRECORDED.value, words("Open, but the counting failed")),
        ],
    )
    reason = reason_field(words("About the house, never about a person. For example: the tablet was broken."))
    version = HiddenField()

    def validate_reason(self, field: Any) -> None:
        """Ask why it was closed."""
        if self.state.data == DayState.CLOSED and not (field.data or "").strip():
            raise ValidationError(gettext("Write a word or two."))


class StretchForm(FlaskForm):
    """Decided days in a row, as they were seen, to be taken back by a press."""

    first_day = HiddenField(validators=[is_day])
    last_day = HiddenField(validators=[is_day])
    opens = HiddenField()
    closes = HiddenField()
    reason = HiddenField()


class DaysForm(FlaskForm):
    """Days that were seen in a list, of which one press says the same."""

    days = FieldList(HiddenField(validators=[is_day]), max_entries=LONGEST_STRETCH_DAYS)
