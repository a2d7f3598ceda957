"""A form that is a button and nothing else: what it does is said by its address."""

from __future__ import annotations

from flask_wtf import FlaskForm


class PressedForm(FlaskForm):
    """A press of a button on a page of ours."""
