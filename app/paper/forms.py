"""What staff fill in about paper: which sheets to print, which day to type in, the numbers, why one is wrong."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.log.fields import HIGHEST_COUNT
from app.paper.sheet_rows import ADULTS, CHILDREN, SheetRow
from app.web.plain_text import is_about_the_house, is_plain
from app.web.whole_number_field import WholeNumberField

LONGEST_REASON = 200
MOST_BLANK_SHEETS = 30


class AskedByAddress(FlaskForm):
    """A form that is asked by an address, which changes nothing and needs no token."""

    class Meta:
        """No token."""

        csrf = False


class PrintForm(AskedByAddress):
    """Which sheets to print."""

    sheets = SelectField(
        words("What to print"),
        choices=[
            SelectChoice("day", words("One day")),
            SelectChoice("week", words("A week, one sheet a day")),
            SelectChoice("blank", words("A pile without dates")),
        ],
        default="day",
    )
    first = DateField(words("First day"), validators=[Optional()])
    copies = WholeNumberField(
        words("How many, for a pile"),
        validators=[Optional(), NumberRange(1, MOST_BLANK_SHEETS, words("Write a number from 1 to 30."))],
        default=10,
    )


class DayForm(AskedByAddress):
    """Which day's paper to type in."""

    day = DateField(words("Which day?"), validators=[InputRequired(words("Choose a day."))])


class PaperForm(FlaskForm):
    """The numbers of a paper; its other fields are the rows of the sheet."""

    page = HiddenField()  # drawn at random when the page was opened
    shown = HiddenField()  # which papers of the day the page told of

    def validate(self, extra_validators: Any = None) -> bool:
        """Adults and children are one entry, which has a highest count of its own; a paper says something."""
        if not super().validate(extra_validators):
            return False
        counts = self.counts()
        if not any(counts.values()):
            self[ADULTS].errors = [words("Write at least one number.")]
        elif counts.get(ADULTS, 0) + counts.get(CHILDREN, 0) > HIGHEST_COUNT:
            self[ADULTS].errors = [
                words("Adults and children are more than 1 000 together. Is there a digit too many?")
            ]
        return not self[ADULTS].errors

    def counts(self) -> dict[str, int]:
        """What was typed, by the keys of the rows; rows left empty are left out."""
        return {name: field.data for name, field in self._fields.items() if isinstance(field.data, int)}


def paper_form(rows: list[SheetRow]) -> type[PaperForm]:
    """The form for these rows."""
    in_order = NumberRange(0, HIGHEST_COUNT, words("Write a number from 0 to 1 000, or leave it empty."))
    fields = {row.key: WholeNumberField(row.name or row.key, validators=[Optional(), in_order]) for row in rows}
    return type("PaperOfDayForm", (PaperForm,), fields)


class TakeBackForm(FlaskForm):
    """Why a paper was wrong."""

    reason = StringField(
        words("Why was it wrong?"),
        validators=[Length(max=LONGEST_REASON, message=words("Make it shorter.")), is_plain, is_about_the_house],
        description=words("About the paper, never about a person. For example: typed in twice."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_REASON},
    )
