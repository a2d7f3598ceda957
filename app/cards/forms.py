"""What staff fill in about cards."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from app.people.card_sheet import CARDS_PER_SHEET
from app.people.pictures import PICTURES

MOST_SHEETS = 20
LONGEST_SHOWN = 200

_SIZES = {
    10: words("10 to a sheet, as large as a bank card"),
    21: words("21 to a sheet, smaller"),
}


class PrintForm(FlaskForm):
    """How many cards, how large, and what language is beside Swedish on their backs."""

    sheet_count = IntegerField(
        words("How many sheets"),
        validators=[
            InputRequired(words("Write how many, from 1 to 20.")),
            NumberRange(1, MOST_SHEETS, message=words("Write how many, from 1 to 20.")),
        ],
        description=words("Whole sheets of A4: every card on them is good from the moment they are made."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    cards_per_sheet = SelectField(
        words("How large"),
        coerce=int,
        choices=[SelectChoice(each, _SIZES[each]) for each in CARDS_PER_SHEET],
    )
    language = SelectField(
        words("On the back, beside Swedish"),
        description=words("What is stored, in the tablet's own words. Languages are turned on on the page Tablets."),
    )


class ShownForm(FlaskForm):
    """What the QR code of a card says; it is never given back to any page."""

    shown = StringField(
        validators=[
            DataRequired(words("Nothing came. Put the mark in the box and hold the card before the scanner.")),
            Length(max=LONGEST_SHOWN, message=words("That was too long to be a card. Show it once more.")),
        ]
    )


class PictureForm(FlaskForm):
    """One picture of a code, by its number."""

    picture = IntegerField(validators=[InputRequired(), NumberRange(0, len(PICTURES) - 1)])
