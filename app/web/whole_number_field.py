"""A field for a number of heads: what is no number is kept as it was typed, and its validators say what to do."""

from __future__ import annotations

from typing import Any

from wtforms import IntegerField


class WholeNumberField(IntegerField):
    """A whole number, or None; the words of refusal are the form's own."""

    data: Any

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number, leaving out the library's own complaint."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
