"""Checks for fields of a form that take a line of text."""

from __future__ import annotations

import re

from flask_babel import gettext
from wtforms import Field, Form, ValidationError

# A personal identity number, a phone number, an e-mail address.
LOOKS_LIKE_SOMEONE = re.compile(r"\d(?:[ -]?\d){5,}|\S@\S")


def is_about_the_house(_form: Form, field: Field) -> None:
    """Refuse what looks like a number or an address of a person."""
    if field.data and LOOKS_LIKE_SOMEONE.search(field.data):
        raise ValidationError(gettext("That looks like someone's number or address. Write only about the house."))


def is_plain(_form: Form, field: Field) -> None:
    """Refuse what cannot be seen: control characters, and those that turn the direction of writing."""
    if field.data and not field.data.isprintable():
        raise ValidationError(gettext("Write it in ordinary letters, on one line."))
