"""What the page of acts can be narrowed to."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from wtforms import Form, SelectField

from app.audit.acts import ACT, Heading

EVERYTHING = ""


class NarrowForm(Form):
    """Acts under one heading, or all; sent in the address."""

    heading = SelectField(words("What do you want to see?"))

    def offer(self) -> None:
        """Fill the list to choose from."""
        self.heading.choices = [(EVERYTHING, words("Everything")), *((each.slug, each.words) for each in Heading)]

    @property
    def acts(self) -> list[str] | None:
        """The slugs of the acts that are wanted; None: all."""
        if not self.heading.data:
            return None
        return [slug for slug, act in ACT.items() if act.heading.slug == self.heading.data]
