"""What staff fill in about kiosks."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import FileField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Regexp

from app.kiosk_host.care.pins import LONGEST as LONGEST_PIN
from app.kiosk_host.care.pins import SHORTEST as SHORTEST_PIN
from app.web.plain_text import is_plain

LONGEST_NAME = 100


class NameForm(FlaskForm):
    """What a kiosk is called."""

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


class KioskForm(NameForm):
    """A new kiosk."""

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


class PinForm(FlaskForm):
    """The PIN of the staff's corner."""

    pin = StringField(
        words("PIN"),
        validators=[
            Regexp(
                rf"^[0-9]{{{SHORTEST_PIN},{LONGEST_PIN}}}\Z",
                message=words("Take four to eight digits, and nothing else."),
            )
        ],
        description=words("Four to eight digits that you use nowhere else: not your card's, not your phone's."),
        render_kw={"autocomplete": "off", "inputmode": "numeric", "maxlength": LONGEST_PIN},
    )


class QueueFileForm(FlaskForm):
    """The file that a tablet's queue was saved as."""

    file = FileField(words("The file"), render_kw={"accept": ".json"})


class LanguagesForm(FlaskForm):
    """The languages that the tablets of a premises offer, a box for each."""

    spoken = SelectMultipleField()
