"""All figures of a year, but for those of what people said of themselves, which forgetting destroys."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

from app.extensions import db
from app.figures.document import as_json, counted_document
from app.figures.scope import scope_named
from app.periods import year
from tests.log.card_life import OF_ATTRIBUTES


def figures_of_house(facts: ModuleType) -> dict[str, Any]:
    """The document of 2025 at every premises there is. facts: the sums, or the plain log."""
    with db.engine.connect() as connection:
        document: dict[str, Any] = json.loads(
            as_json(counted_document(connection, scope_named(connection, ["valla"]), year(2025), facts))
        )
    for some in (document["figures"], document["previous"]["figures"]):
        for name in OF_ATTRIBUTES:
            some.pop(name)
        some["unique_visitors"].pop("replaced")
    return document
