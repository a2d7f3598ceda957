"""Numbers in an address: none that no row can have, so that it leads nowhere instead of into the database."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter

HIGHEST_NUMBER = 2**31 - 1  # of a column of whole numbers, in PostgreSQL; SQLite breaks at 2**63


class NumberInAddress(IntegerConverter):
    """What `<int:…>` takes: the digits 0 to 9, up to the highest number."""

    regex = "[0-9]{1,10}"

    def __init__(self, *arguments: Any, **limits: Any) -> None:
        super().__init__(*arguments, **{"max": HIGHEST_NUMBER, **limits})


def register_numbers(app: Flask) -> None:
    """Let every route's numbers be such; before the routes."""
    app.url_map.converters["int"] = NumberInAddress
