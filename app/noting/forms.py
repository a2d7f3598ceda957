"""What staff fill in when they note something by hand; what is refused keeps what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as words
from wtforms import HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, Length, ValidationError

from app.activities.kinds import KIND
from app.noting.amounts import AmountRefused, minutes_of_hours, whole_amount
from app.noting.code_words import slug_of
from app.noting.models import LONGEST_REMARK
from app.noting.notables import Notable, Part
from app.noting.when_form import WhenForm
from app.web.nobody_told import is_plain_text, tells_nobody
from app.web.plain_text import is_plain

LONGEST_WORD = 60
SHORT = words("Make it shorter.")
# Bands as people say them, each stored as its middle (contract.md).
BANDS = (
    SelectChoice("3", words("under 5 min")),
    SelectChoice("10", words("5 to 15 min")),
    SelectChoice("22", words("15 to 30 min")),
    SelectChoice("45", words("30 to 60 min")),
    SelectChoice("90", words("1 to 2 h")),
    SelectChoice("180", words("2 to 4 h")),
)


class EntryForm(WhenForm):
    """Every part that a kind's form may have; those it has not are taken out when it is made."""

    activity = RadioField(words("Which one?"), validate_choice=False)
    heads = StringField(validators=[], render_kw={"inputmode": "numeric", "autocomplete": "off", "maxlength": 6})
    children = StringField(
        words("Of them children"),
        description=words("Children are never given a card."),
        render_kw={"inputmode": "numeric", "autocomplete": "off", "maxlength": 6},
    )
    code = RadioField(validate_choice=False)
    new_code = StringField(
        words("Something else"),
        validators=[Length(max=LONGEST_WORD, message=SHORT), is_plain],
        description=words("One or two words, never a person."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_WORD},
    )
    minutes = RadioField(
        words("How long did it take?"),
        choices=[*BANDS, SelectChoice("", words("Not noted"))],
        default="",
        validate_choice=False,
        validators=[AnyOf([*(band.value for band in BANDS), ""], message=words("Choose one of these."))],
    )
    hours = StringField(
        words("How many hours?"),
        description=words("Together, if you were several. Halves like 2,5."),
        render_kw={"inputmode": "decimal", "autocomplete": "off", "maxlength": 6},
    )
    basis = RadioField(
        words("How sure is it?"),
        choices=[SelectChoice("measured", words("Counted")), SelectChoice("estimated", words("About"))],
        default="measured",
        validate_choice=False,
        validators=[AnyOf(["measured", "estimated"], message=words("Choose one of these."))],
    )
    remark = TextAreaField(
        words("Something to remember?"),
        validators=[Length(max=LONGEST_REMARK, message=SHORT), is_plain_text],
        description=words("About the session, never about a person. May be left out."),
        render_kw={"rows": 3, "maxlength": LONGEST_REMARK, "autocomplete": "off"},
    )
    not_a_person = HiddenField()
    nobodys: Sequence[str] = ()
    notable: Notable

    def validate_heads(self, field: Any) -> None:
        """A whole number that the kind can have."""
        self.head_count = _amount(field, KIND[self.notable.kind].highest_count)

    def validate_children(self, field: Any) -> None:
        """Children are among the heads."""
        self.child_count = _amount(field, KIND[self.notable.kind].highest_count, lowest=0) if field.data else 0
        if self.child_count > getattr(self, "head_count", self.child_count):
            raise ValidationError(words("They are among those who came, so not more than them."))

    def validate_hours(self, field: Any) -> None:
        """Hours with halves or quarters."""
        try:
            self.minute_count = minutes_of_hours(field.data or "")
        except AmountRefused:
            raise ValidationError(words("Write the hours in digits, like 3 or 2,5. At most 240.")) from None

    def validate_code(self, field: Any) -> None:
        """A word is chosen, or typed below."""
        chosen = [choice.value for choice in field.choices]
        if not (self.new_code.data or "").strip() and field.data not in chosen:
            raise ValidationError(words("Choose one, or write it below."))

    def validate_new_code(self, field: Any) -> None:
        """What is typed becomes a code word, and names nobody."""
        if not (field.data or "").strip():
            return
        if not slug_of(field.data, self.notable.code):
            raise ValidationError(words("Write it in ordinary letters."))
        tells_nobody(lambda: self.nobodys, "not_a_person")(self, field)

    def validate_activity(self, field: Any) -> None:
        """One of those that are offered here, or none of them."""
        if field.data not in [choice.value for choice in field.choices]:
            raise ValidationError(words("Choose one of these."))

    def validate_remark(self, field: Any) -> None:
        """Nothing that could tell of somebody."""
        tells_nobody(lambda: self.nobodys, "not_a_person")(self, field)

    @property
    def code_word(self) -> str:
        """The code word that was chosen or typed; typed goes before chosen."""
        typed = (self.new_code.data or "").strip()
        return slug_of(typed, self.notable.code) if typed else self.code.data


class CardsForm(WhenForm):
    """Cards that were scanned one after the other, and how many came without."""

    activity = RadioField(words("Which one?"), validate_choice=False)
    hours = StringField(
        words("How many hours each?"),
        description=words("Halves like 2,5."),
        render_kw={"inputmode": "decimal", "autocomplete": "off", "maxlength": 6},
    )
    without = HiddenField()
    cards = HiddenField()  # never put into a page again: what it holds opens what is stored of its holder

    def validate_activity(self, field: Any) -> None:
        """One of the organisation's own: who borrows the premises is counted by head."""
        if field.data not in [choice.value for choice in field.choices]:
            raise ValidationError(words("Choose one of these. Visiting groups are counted by head only."))

    def validate_hours(self, field: Any) -> None:
        """Hours with halves or quarters, at most a day's."""
        try:
            self.minute_count = minutes_of_hours(field.data or "", most_hours=24)
        except AmountRefused:
            raise ValidationError(words("Write the hours in digits, like 3 or 2,5. At most 24.")) from None


def fit_to_kind(form: EntryForm, notable: Notable, activities: Sequence[Any], codes: Sequence[tuple[str, str]]) -> None:
    """Leave in the form what this kind asks here, in its own words."""
    form.notable = notable
    for part in Part:
        if part not in notable.parts:
            del form[part.value]
    if not notable.code:
        del form.code, form.new_code
    else:
        form.code.label.text, form.code.choices = notable.code_asks, [SelectChoice(slug, name) for slug, name in codes]
    if Part.HEADS in notable.parts:
        form.heads.label.text = notable.heads
    offer(form, activities)


def offer(form: EntryForm | CardsForm, activities: Sequence[Any]) -> None:
    """The activities to choose from, and none of them; where there are none the question is left out."""
    if not activities:
        del form.activity
        return
    form.activity.choices = [
        *(SelectChoice(each.slug, each.name) for each in activities),
        SelectChoice("", words("Something else")),
    ]
    if form.activity.data is None and len(activities) == 1:
        form.activity.data = activities[0].slug


def _amount(field: Any, highest: int, lowest: int = 1) -> int:
    try:
        return whole_amount(str(field.data or ""), lowest, highest)  # what it begins with is a number
    except AmountRefused:
        raise ValidationError(
            words("Write a whole number from %(lowest)s to %(highest)s.", lowest=lowest, highest=highest)
        ) from None
