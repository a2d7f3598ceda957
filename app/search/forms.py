"""What staff fill in to find entries, and to mend what was set aside."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import DateField, Form, IntegerField, SelectField, TimeField, ValidationError
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from app.activities.kinds import KINDS
from app.log.fields import HIGHEST_COUNT, MINUTES_A_DAY
from app.log.models import Source
from app.periods import FIRST_YEAR, LAST_YEAR

WHATEVER = ""
DATE_MISSING = words("Write a date like 2026-01-31.")
SOURCES = {
    Source.KIOSK: words("Tablet or telephone"),
    Source.STAFF: words("Typed by staff"),
    Source.IMPORT: words("From a file"),
}
STATES = {"counts": words("Counts"), "taken-back": words("Taken back")}


class SearchForm(Form):
    """What to look for; sent in the address, so that a search can be kept and come back to."""

    premises = SelectField(words("Premises"))
    from_day = DateField(words("From"), name="from", validators=[DataRequired(DATE_MISSING)])
    to_day = DateField(words("To"), name="to", validators=[DataRequired(DATE_MISSING)])
    kind = SelectField(words("Kind"))
    activity = SelectField(words("Activity"))
    source = SelectField(words("How it came"))
    state = SelectField(words("State"))

    def validate_from_day(self, field: DateField) -> None:
        """A year that can be."""
        _require_year(field)

    def validate_to_day(self, field: DateField) -> None:
        """A year that can be; two days in the wrong order are put right."""
        _require_year(field)
        if self.from_day.data is not None and field.data is not None and field.data < self.from_day.data:
            self.from_day.data, field.data = field.data, self.from_day.data

    def offer(self, kinds: dict[str, str], premises: list[tuple[str, str]], activities: list[tuple[str, str]]) -> None:
        """Fill the lists to choose from."""
        self.premises.choices = [(WHATEVER, words("All")), *premises]
        self.kind.choices = [(WHATEVER, words("All")), *((kind.slug, kinds[kind.slug]) for kind in KINDS)]
        self.activity.choices = [(WHATEVER, words("All")), *activities]
        self.source.choices = [(WHATEVER, words("All")), *((source.value, name) for source, name in SOURCES.items())]
        self.state.choices = [(WHATEVER, words("All")), *STATES.items()]


class MendForm(FlaskForm):
    """What an item that was set aside really was."""

    premises = SelectField(words("Premises"))
    day = DateField(words("Day"), validators=[InputRequired(DATE_MISSING)])
    time = TimeField(words("Time"), validators=[Optional()], description=words("Leave it empty if nobody knows."))
    kind = SelectField(words("Kind"))
    activity = SelectField(words("Activity"))
    count = IntegerField(
        words("How many"),
        validators=[
            InputRequired(words("Write how many.")),
            NumberRange(1, HIGHEST_COUNT, words("Write a number from 1 to 1 000.")),
        ],
        render_kw={"inputmode": "numeric"},
    )
    children = IntegerField(
        words("Children among them"),
        validators=[Optional(), NumberRange(0, HIGHEST_COUNT, words("Write a number from 0 to 1 000."))],
        render_kw={"inputmode": "numeric"},
    )
    minutes = IntegerField(
        words("Minutes"),
        validators=[Optional(), NumberRange(0, MINUTES_A_DAY, words("Write a number from 0 to 1 440."))],
        render_kw={"inputmode": "numeric"},
    )

    def offer(self, kinds: dict[str, str], premises: list[tuple[str, str]], activities: list[tuple[str, str]]) -> None:
        """Fill the lists to choose from."""
        self.premises.choices = premises
        self.kind.choices = [(kind.slug, kinds[kind.slug]) for kind in KINDS]
        self.activity.choices = [(WHATEVER, words("None")), *activities]

    def given(self) -> dict[str, object]:
        """What it was, by column; those left empty absent."""
        day, clock = self.day.data, self.time.data
        values = {
            "kind": self.kind.data,
            "activity": self.activity.data or None,
            "at": f"{day.isoformat()}T{clock.strftime('%H:%M')}" if clock else day.isoformat(),
            "count": self.count.data,
            "children": self.children.data or None,
            "minutes": self.minutes.data,
        }
        return {name: value for name, value in values.items() if value is not None}


def _require_year(field: DateField) -> None:
    if field.data is not None and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        raise ValidationError(DATE_MISSING)
