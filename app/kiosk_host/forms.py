"""What staff fill in about kiosks."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length

from app.web.plain_text import is_plain

LONGEST_NAME = 100


class KioskForm(FlaskForm):
    """A new kiosk."""

    name = StringField(
        words("What it is called"),
        validators=[
            DataRequired(words("Give it a name.")),
            Length(max=LONGEST_NAME, message=words("Make it shorter.")),
            is_plain,
        ],
        description=words("So that you know which one it is. For example: by the door."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_NAME},
    )
    premises = SelectField(words("Where it stands"))


class PressedForm(FlaskForm):
    """A press of a button, and nothing more."""


class LanguagesForm(FlaskForm):
    """The languages that the tablets of a premises offer, a box for each."""

    spoken = SelectMultipleField()
