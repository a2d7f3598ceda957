"""What is chosen or typed when a new version is brought."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField, ValidationError
from wtforms.validators import DataRequired, Length

from app.care.forms import LONGEST_PATH, OTHER


class NewVersionForm(FlaskForm):
    """Where the new version lies."""

    where = RadioField(words("Where does the new version lie?"), validators=[DataRequired(words("Choose where."))])
    source = StringField(
        words("A file or folder on this computer"),
        validators=[Length(max=LONGEST_PATH, message=words("Make it shorter."))],
        description=words("The ZIP of the new version, or the folder it was unpacked in. Write the whole path."),
        filters=[lambda typed: (typed or "").strip()],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "maxlength": LONGEST_PATH},
    )

    def validate_source(self, field: Any) -> None:
        """Ask for a whole path where none was chosen from the list."""
        if self.where.data == OTHER and not str(field.data or "").strip():
            raise ValidationError(_("Write where it lies, with the whole path."))

    @property
    def chosen(self) -> str:
        """The path that was chosen or typed."""
        return str(self.source.data if self.where.data == OTHER else self.where.data)


class BringForm(FlaskForm):
    """The version that was looked at, to be brought."""

    source = HiddenField(validators=[DataRequired(), Length(max=LONGEST_PATH)])
