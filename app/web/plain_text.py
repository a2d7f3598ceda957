"""A check for fields of a form that take a line of text."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import Field, Form, ValidationError


def is_plain(_form: Form, field: Field) -> None:
    """Refuse what cannot be seen: control characters, and those that turn the direction of writing."""
    if field.data and not field.data.isprintable():
        raise ValidationError(gettext("Write it in ordinary letters, on one line."))
