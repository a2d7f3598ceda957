"""Why something that was noted is taken back, asked the same way wherever it is."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from app.web.nobody_told import tells_nobody
from app.web.plain_text import is_plain

LONGEST_REASON = 200


class ReasonForm(FlaskForm):
    """Why an older entry was wrong."""

    reason = StringField(
        words("Why was it wrong?"),
        validators=[
            DataRequired(words("Write a word or two.")),
            Length(max=LONGEST_REASON, message=words("Make it shorter.")),
            is_plain,
            tells_nobody(tuple),
        ],
        description=words("About the entry, never about a person. For example: counted twice."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_REASON},
    )
