"""What is filled in when a house begins."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from flask_babel import gettext
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import Form, SelectMultipleField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from app.beginning.ready_sets import READY_SETS
from app.opening.typed_times import typed_form, typed_minute
from app.organisations.actions import LATEST_CUTOFF_MINUTE, NewPremises
from app.organisations.models import DEFAULT_CUTOFF_MINUTE, DEFAULT_TIME_ZONE, SLUG_LENGTH
from app.service_day import zone
from app.slugs import is_slug
from app.web.plain_text import is_plain

LONGEST_NAME = 100
SHORTER = words("Make it shorter.")


class BeginForm(FlaskForm):
    """The organisation, who looks after Oasen there, and the link that lets them."""

    organisation = StringField(
        words("What is your organisation called?"),
        validators=[DataRequired(words("Write the organisation's name.")), Length(max=LONGEST_NAME, message=SHORTER)]
        + [is_plain],
        description=words("The association or parish that runs the place."),
        render_kw={"autocomplete": "organization", "maxlength": LONGEST_NAME},
    )
    name = StringField(
        words("What are you called there?"),
        validators=[DataRequired(words("Write what you are called.")), Length(max=LONGEST_NAME, message=SHORTER)]
        + [is_plain],
        description=words("A first name is enough. You will look after Oasen, and can let others in."),
        render_kw={"autocomplete": "given-name", "autocapitalize": "words", "maxlength": LONGEST_NAME},
    )
    code = StringField(
        words("The link from the window where Oasen was started"),
        validators=[DataRequired(words("Paste the whole link here."))],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": 500},
    )


class PremisesForm(FlaskForm):
    """A place with a door."""

    name = StringField(
        words("What is the place called?"),
        validators=[DataRequired(words("Write the name of the place.")), Length(max=LONGEST_NAME, message=SHORTER)]
        + [is_plain],
        description=words("As people say: the café, the yellow house."),
        render_kw={"autocomplete": "off", "maxlength": LONGEST_NAME},
    )
    slug = StringField(
        words("Short name in addresses"),
        validators=[Length(max=SLUG_LENGTH, message=SHORTER)],
        description=words("Leave it empty, and it is made from the name. It cannot be changed later."),
        filters=[lambda typed: (typed or "").strip()],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": SLUG_LENGTH},
    )
    time_zone = StringField(
        words("Time zone"),
        default=DEFAULT_TIME_ZONE,
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": 64},
    )
    cutoff = StringField(
        words("A new day begins at"),
        default=typed_form(DEFAULT_CUTOFF_MINUTE),
        description=words("Whoever comes after midnight, but before this, belongs to the evening before."),
        render_kw={"inputmode": "decimal", "autocomplete": "off", "maxlength": 5, "class": "time"},
    )

    def validate_slug(self, field: Any) -> None:
        """Refuse what cannot stand in an address; nothing at all is let through."""
        if field.data and not is_slug(field.data):
            raise ValidationError(gettext("Use small letters, digits and hyphens, like yellow-house."))

    def validate_time_zone(self, field: Any) -> None:
        """Refuse a time zone that this machine does not know."""
        try:
            zone(_typed(field) or DEFAULT_TIME_ZONE)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValidationError(gettext("Write it like Europe/Stockholm.")) from None

    def validate_cutoff(self, field: Any) -> None:
        """Refuse what is no time between midnight and noon."""
        try:
            minute = self._cutoff_minute()
        except ValueError:
            raise ValidationError(gettext("Write a time, like 4 or 04.30.")) from None
        if minute > LATEST_CUTOFF_MINUTE:
            raise ValidationError(gettext("Take a time between midnight and noon."))

    def premises(self) -> NewPremises:
        """What was written, once it is in order."""
        time_zone = _typed(self.time_zone) or DEFAULT_TIME_ZONE
        return NewPremises(self.slug.data, self.name.data.strip(), time_zone, self._cutoff_minute())

    def _cutoff_minute(self) -> int:
        return typed_minute(_typed(self.cutoff)) if _typed(self.cutoff) else DEFAULT_CUTOFF_MINUTE


def _typed(field: Any) -> str:
    """What was typed, without spaces around it; what is left empty is what nearly everybody has."""
    return (field.data or "").strip()


def is_any_chosen(_form: Form, field: Any) -> None:
    """Refuse a press with nothing chosen: it would do nothing."""
    if not field.data:
        raise ValidationError(gettext("Choose at least one, or take it later."))


class OfferedForm(FlaskForm):
    """Ready sets, a box for each."""

    sets = SelectMultipleField(
        choices=[SelectChoice(each.slug, each.name) for each in READY_SETS], validators=[is_any_chosen]
    )


class PutAwayForm(FlaskForm):
    """What proves that the key sheet is on paper and can be read."""

    last_letters = StringField(
        words("The last six letters of the line that begins with AGE-SECRET-KEY-1"),
        validators=[DataRequired(words("Read them off the paper.")), Length(max=40, message=SHORTER)],
        description=words("As they stand on the paper. So it is printed, and can be read."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "maxlength": 40},
    )
