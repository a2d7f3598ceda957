"""What staff fill in on today's page."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField
from wtforms.validators import AnyOf, DataRequired, InputRequired, NumberRange, Optional, Regexp

from app.log.fields import HIGHEST_COUNT
from app.organisations.models import HIGHEST_CAPACITY

# A press that could not be sent waits on the device; what has waited for longer is not trusted to have its day right.
LONGEST_WAIT_SECONDS = 7 * 24 * 60 * 60
SOME = "some"  # as many as were typed


class NumberField(IntegerField):
    """A whole number; of what is none its NumberRange says what to write, once."""

    data: Any  # an int once the form is valid; the library publishes no types

    def pre_validate(self, _form: object) -> None:
        """Leave the library's own words out."""
        self.errors: Any = []


class TakeBackForm(FlaskForm):
    """Which entry was wrong, pressed within ten minutes."""

    entry = HiddenField(validators=[DataRequired()])


class PressForm(FlaskForm):
    """A press that the page has given an id of its own, so that it counts once."""

    press = HiddenField(validators=[Regexp(r"^[0-9a-f]{32}\Z")])

    @property
    def identifier(self) -> bytes:
        """The id of the press."""
        return bytes.fromhex(self.press.data)


class CountForm(PressForm):
    """A press of + or − at a counter. heads: what was typed, where the step is SOME."""

    counter = HiddenField(validators=[DataRequired()])
    step = HiddenField(validators=[AnyOf(["1", "5", "-1", SOME])])
    heads = NumberField(
        validators=[
            Optional(),
            NumberRange(1, HIGHEST_COUNT, words("Write a number from 1 to %(max)s.", max=HIGHEST_COUNT)),
        ]
    )
    seconds_ago = NumberField(validators=[Optional(), NumberRange(0, LONGEST_WAIT_SECONDS)])

    def validate(self, extra_validators: object = None) -> bool:
        """Whether it can be counted; a typed number that is none is told beside its field."""
        is_good: bool = super().validate(extra_validators)
        if self.step.data == SOME and self.heads.data is None:
            self.heads.errors = [words("Write a number from 1 to %(max)s.", max=HIGHEST_COUNT)]
            return False
        return is_good

    @property
    def step_heads(self) -> int:
        """How many more; below zero for −."""
        return int(self.heads.data if self.step.data == SOME else self.step.data)


class InsideForm(PressForm):
    """How many are inside, as somebody sees it."""

    inside = NumberField(
        words("How many are you inside?"),
        validators=[
            InputRequired(words("Write how many you are, 0 if nobody is there.")),
            NumberRange(0, HIGHEST_CAPACITY, words("Write a number from 0 to %(max)s.", max=HIGHEST_CAPACITY)),
        ],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )


class CapacityForm(FlaskForm):
    """How many people the premises have room for."""

    capacity = NumberField(
        words("How many may be inside at once?"),
        validators=[
            Optional(),
            NumberRange(1, HIGHEST_CAPACITY, words("Write a number from 1 to %(max)s.", max=HIGHEST_CAPACITY)),
        ],
        description=words("As the fire inspection or your landlord has it. Leave it empty if nobody has said."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
