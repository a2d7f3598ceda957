"""What an administrator fills in to be told what could be learned."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

LONGEST_SHOWN = 200


class ShownForm(FlaskForm):
    """What the QR code of a card says; it is never given back to any page."""

    shown = StringField(
        words("Hold the card before the scanner"),
        validators=[
            DataRequired(words("Nothing came. Put the mark in the box and hold the card before the scanner.")),
            Length(max=LONGEST_SHOWN, message=words("That was too long to be a card. Show it once more.")),
        ],
        description=words("Only its holder should ask. What the card says is shown nowhere and kept nowhere."),
        render_kw={
            "class": "unseen",
            "autocomplete": "off",
            "autocapitalize": "none",
            "autocorrect": "off",
            "spellcheck": "false",
            "maxlength": LONGEST_SHOWN,
        },
    )


class EveningForm(FlaskForm):
    """Which place and which day."""

    class Meta:
        csrf = False  # it asks, and changes nothing

    premises = SelectField(words("Where"), validate_choice=False)  # one that is another's is not found
    day = DateField(words("Day"), validators=[InputRequired(words("Choose a day."))])
