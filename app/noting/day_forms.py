"""What staff fill in on the day's list: taking back, notes on the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.noting.models import LONGEST_REMARK
from app.web.nobody_told import is_plain_text, tells_nobody

SHORT = words("Make it shorter.")


class TakeBackForm(FlaskForm):
    """What was wrong, pressed within ten minutes."""

    entry = HiddenField(validators=[DataRequired()])


class RemoveForm(FlaskForm):
    """Which note is to go."""

    remark = HiddenField(validators=[DataRequired()])


class RemarkForm(FlaskForm):
    """A note on a day."""

    key = HiddenField()
    remark = TextAreaField(
        words("Something to remember?"),
        validators=[
            DataRequired(words("Write a word or two.")),
            Length(max=LONGEST_REMARK, message=SHORT),
            is_plain_text,
        ],
        description=words("About the day, never about a person: a feast, a burst pipe, why so few came."),
        render_kw={"rows": 3, "maxlength": LONGEST_REMARK, "autocomplete": "off"},
    )
    not_a_person = HiddenField()
    nobodys: Sequence[str] = ()

    def validate_remark(self, field: Any) -> None:
        """Nothing that could tell of somebody."""
        tells_nobody(lambda: self.nobodys, "not_a_person")(self, field)
