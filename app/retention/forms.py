"""What an administrator types to destroy a key."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as words
from flask_wtf import FlaskForm
from wtforms import StringField, ValidationError
from wtforms.validators import DataRequired


class DestroyForm(FlaskForm):
    """The word, so that no slip of a finger does it."""

    word = StringField(
        words("Type the word DESTROY"),
        validators=[DataRequired(words("Type the word, or let it be."))],
        description=words("In capitals or not."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )

    def validate_word(self, field: StringField) -> None:
        """Another word destroys nothing."""
        if (field.data or "").strip().upper() != _("DESTROY"):
            raise ValidationError(_("That is not the word. Nothing has been destroyed."))
