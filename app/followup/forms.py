"""What the coordinator fills in while writing a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from app.followup.models import LONGEST_EVENT, LONGEST_TEXT
from app.web.nobody_told import is_plain_text, tells_nobody
from app.web.plain_text import is_plain
from app.web.whole_number_field import WholeNumberField

SHORTER = words("Make it shorter.")
MOST_PEOPLE = 100_000
MOST_SAVINGS = 1_000_000  # of one place: more than anybody makes


class BeginForm(FlaskForm):
    """Which report to write."""

    scope = RadioField(words("Whose report?"), validators=[InputRequired(words("Choose whose it is."))])
    period = SelectField(words("Of which time?"), validators=[InputRequired(words("Choose a time."))])


class TextForm(FlaskForm):
    """What is to stand in one place of the report."""

    slot = HiddenField(validators=[DataRequired()])
    version = HiddenField(validators=[InputRequired()])
    text = TextAreaField(words("Your own words"), validators=[Length(max=LONGEST_TEXT, message=SHORTER), is_plain_text])
    not_a_person = HiddenField()
    nobodys: Sequence[str] = ()

    def validate_version(self, field: Any) -> None:
        """A number; anything else is as good as none that was seen."""
        field.data = int(field.data) if str(field.data).isdecimal() and len(str(field.data)) < 9 else -1

    def validate_text(self, field: Any) -> None:
        """Nothing that could tell of somebody."""
        tells_nobody(lambda: self.nobodys, "not_a_person")(self, field)


class JudgedForm(FlaskForm):
    """How many people the staff judge that came, and by what."""

    people = WholeNumberField(
        words("About how many people?"),
        validators=[Optional(), NumberRange(1, MOST_PEOPLE, message=words("Write a number from 1 to 100 000."))],
    )
    basis = StringField(
        words("What do you judge it by?"),
        validators=[Length(max=200, message=SHORTER), is_plain],
        description=words("For example: the staff's own list of faces, counted in three weeks."),
    )
    count_version = HiddenField()
    basis_version = HiddenField()
    nobodys: Sequence[str] = ()

    def validate_basis(self, field: Any) -> None:
        """Nothing that could tell of somebody."""
        tells_nobody(lambda: self.nobodys)(self, field)


class EventForm(FlaskForm):
    """Something that happened, with its day."""

    day = DateField(words("Which day?"), validators=[InputRequired(words("Choose a day."))])
    words = StringField(
        words("What happened?"),
        validators=[
            DataRequired(words("Write a word or two.")),
            Length(max=LONGEST_EVENT, message=SHORTER),
            is_plain,
        ],
        description=words("For example: staff ill for two months, new premises, closed for repairs."),
        render_kw={"maxlength": LONGEST_EVENT, "autocomplete": "off"},
    )
    nobodys: Sequence[str] = ()

    def validate_words(self, field: Any) -> None:
        """Nothing that could tell of somebody."""
        tells_nobody(lambda: self.nobodys)(self, field)


class RemoveEventForm(FlaskForm):
    """Which event is to go."""

    number = IntegerField(validators=[InputRequired()])


class TakeUpForm(FlaskForm):
    """Which earlier saving is to stand again; version: the one that stood there when the page was opened."""

    number = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_SAVINGS)])
    version = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_SAVINGS)])


class SealForm(FlaskForm):
    """The last look before a report is locked."""

    shown = HiddenField()  # the checksum of what was looked at
    what_changed = TextAreaField(
        words("What has changed since the version before, and why?"),
        validators=[Length(max=1000, message=SHORTER), is_plain_text],
        render_kw={"rows": 3},
    )
    nobodys: Sequence[str] = ()

    def validate_what_changed(self, field: Any) -> None:
        """Nothing that could tell of somebody."""
        tells_nobody(lambda: self.nobodys)(self, field)
