"""What coordinators fill in about an agreement: its terms, how it counts, who stays a party."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from app.agreements.fields import (
    FromDayForm,
    VersionedForm,
    day_field,
    is_percent,
    line_field,
    number_field,
    number_in,
)
from app.agreements.typed import number_text, percent_text, typed_day, typed_percent
from app.database.statements import AnyRow
from app.periods import Period

MOST_DAYS_A_YEAR = 366


def _name() -> StringField:
    return line_field(
        words("What the agreement is called"),
        words("Give the agreement a name."),
        words("For example: Social gemenskap och kamratstöd."),
    )


def _municipality() -> StringField:
    return line_field(words("With which municipality"))


def _diary_number() -> StringField:
    return line_field(words("Diary number"), "", words("As it stands on the agreement."), 40)


class PeriodForm(FlaskForm):
    """From when to when."""

    first_day = day_field(words("The first day"))
    last_day = day_field(words("The last day"))

    def validate_last_day(self, field: Field) -> None:
        """Refuse an agreement that ends before it begins."""
        try:
            is_before = typed_day(field.data or "") < typed_day(self.first_day.data or "")
        except ValueError:
            return  # said of the field that is no day
        if is_before:
            raise ValidationError(_("It ends before it begins: look at both days."))

    def period(self) -> Period:
        """The days, once they have been looked over."""
        return Period(typed_day(self.first_day.data or ""), typed_day(self.last_day.data or ""))


class NewAgreementForm(PeriodForm):
    """An agreement that was not here before."""

    name = _name()
    municipality = _municipality()
    diary_number = _diary_number()


class TermsForm(FromDayForm, PeriodForm):
    """What an agreement is called, with whom, from when to when."""

    name = _name()
    municipality = _municipality()
    diary_number = _diary_number()

    @staticmethod
    def texts(agreement: AnyRow) -> dict[str, Any]:
        """What the fields show of the terms that are saved."""
        days = {"first_day": agreement.first_day.isoformat(), "last_day": agreement.last_day.isoformat()}
        return {name: getattr(agreement, name) for name in ("name", "municipality", "diary_number")} | days

    def changes(self) -> dict[str, Any]:
        """What it says, once it has been looked over."""
        period = self.period()
        said = {name: (self[name].data or "").strip() for name in ("name", "municipality", "diary_number")}
        return said | {"first_day": period.first_day, "last_day": period.last_day}


class CountingForm(FromDayForm):
    """The limits of the bands, and what may be told of few persons."""

    often = number_field(
        words("Often: from so many days a year"), 2, MOST_DAYS_A_YEAR, words("Empty: as the premises have it, else 24.")
    )
    sometimes = number_field(
        words("Sometimes: from so many days a year"),
        1,
        MOST_DAYS_A_YEAR,
        words("Empty: as the premises have it, else 6."),
    )
    threshold = SelectField(
        words("Tell outside only of at least"),
        choices=[SelectChoice("5", words("5 persons")), SelectChoice("10", words("10 persons"))],
        description=words("Fewer than that and the number is left out of what leaves the house."),
    )
    second_reader = BooleanField(words("Somebody else reads a report before it is locked"))

    def validate_sometimes(self, field: Field) -> None:
        """Refuse one limit without the other, and limits that are not in order."""
        try:
            often, sometimes = number_in(self.often), number_in(field)
        except ValueError:
            return
        if (often is None) != (sometimes is None):
            raise ValidationError(_("Write both limits, or neither."))
        if often is not None and sometimes is not None and sometimes >= often:
            raise ValidationError(_("Sometimes must begin at fewer days than often."))

    @staticmethod
    def texts(agreement: AnyRow) -> dict[str, Any]:
        """What the fields show of the terms that are saved."""
        return {
            "often": number_text(agreement.often_from_days),
            "sometimes": number_text(agreement.sometimes_from_days),
            "threshold": str(agreement.disclosure_threshold),
            "second_reader": agreement.wants_second_reader,
        }

    def changes(self) -> dict[str, Any]:
        """What it says, once it has been looked over."""
        return {
            "often_from_days": number_in(self.often),
            "sometimes_from_days": number_in(self.sometimes),
            "disclosure_threshold": int(self.threshold.data),
            "wants_second_reader": self.second_reader.data,
        }


class IndexForm(FromDayForm):
    """By how much grants go up each year."""

    from_year = number_field(
        words("From the grant of the year"), 1901, 2200, words("For example 2023, the year's level.")
    )
    percent = StringField(
        words("Percent a year"),
        validators=[is_percent],
        description=words("For example 2,5. It proposes the next grant; what you type there stands."),
        render_kw={"inputmode": "decimal", "autocomplete": "off", "maxlength": 8, "class": "number"},
    )

    def validate_percent(self, field: Field) -> None:
        """Refuse one without the other."""
        if bool((field.data or "").strip()) != bool((self.from_year.data or "").strip()):
            raise ValidationError(_("Write both the year and the percentage, or neither."))

    @staticmethod
    def texts(agreement: AnyRow) -> dict[str, Any]:
        """What the fields show of the terms that are saved."""
        year = agreement.index_from_year
        return {
            "from_year": "" if year is None else str(year),
            "percent": percent_text(agreement.index_percent_hundredths),
        }

    def changes(self) -> dict[str, Any]:
        """What it says, once it has been looked over."""
        return {
            "index_from_year": number_in(self.from_year),
            "index_percent_hundredths": typed_percent(self.percent.data or ""),
        }


class LeaveForm(VersionedForm):
    """The last day on which one's own organisation is a party; since: its first one."""

    last_day = day_field(words("The last day as a party"), words("What was counted until then stays in the agreement."))

    def __init__(self, since: date, **options: Any) -> None:
        self.since = since
        super().__init__(**options)

    def validate_last_day(self, field: Field) -> None:
        """Refuse a day on which it was no party yet; what is no day is told already."""
        if not field.errors and self.day() < self.since:
            raise ValidationError(_("Choose a day on which you were a party."))

    def day(self) -> date:
        """The day, once it has been looked over."""
        return typed_day(self.last_day.data or "")
