"""What a party says of counting jointly: a tick under the words that tell what it means."""

from __future__ import annotations

from flask_babel import lazy_gettext as words
from wtforms import BooleanField
from wtforms.validators import DataRequired

from app.agreements.fields import VersionedForm


class TickForm(VersionedForm):
    """The yes of one's own organisation."""

    is_given = BooleanField(
        words("We have read this, have told our visitors, and want to count together"),
        validators=[DataRequired(words("Tick the box first, or let it be."))],
    )


class TakeBackForm(VersionedForm):
    """A press of the button that takes the yes back."""
