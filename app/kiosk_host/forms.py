"""What staff fill in about kiosks."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
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


class DoorForm(FlaskForm):
    """What the tablets of one premises may offer beside the one tap."""

    needs = SelectField(
        words("Handouts and visiting groups"),
        choices=[SelectChoice("off", words("Not on the tablet")), SelectChoice("on", words("As tiles on the tablet"))],
        description=words("Whoever stands behind sees what is chosen. On the tablet they are counted without a card."),
    )
    goodbye = SelectField(
        words("Saying goodbye"),
        choices=[
            SelectChoice("off", words("Not on the tablet")),
            SelectChoice("on", words("Who likes may say goodbye")),
        ],
        description=words("Then you see about how long people stay. Nobody has to."),
    )


class PressedForm(FlaskForm):
    """A press of a button, and nothing more."""
