"""What staff fill in on today's page."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired, Length

from app.web.plain_text import is_plain

LONGEST_REASON = 200


class TakeBackForm(FlaskForm):
    """Which entry was wrong, pressed within ten minutes."""

    entry = HiddenField(validators=[DataRequired()])


class ReasonForm(FlaskForm):
    """Why an older entry was wrong."""

    reason = StringField(
        words("Why was it wrong?"),
        validators=[
            DataRequired(words("Write a word or two.")),
            Length(max=LONGEST_REASON, message=words("Make it shorter.")),
            is_plain,
        ],
        description=words("About the entry, never about a person. For example: counted twice."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_REASON},
    )
