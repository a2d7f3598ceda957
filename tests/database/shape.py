"""The shape of a schema as the database has it, to be compared with another's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect

from app.extensions import db


def shape() -> dict[str, list[str]]:
    """Every table with its columns, keys, checks and indexes, as sorted text."""
    found = inspect(db.engine)
    pieces: dict[str, list[Any]] = {}
    for (_, table), columns in found.get_multi_columns().items():
        pieces[table] = [(each["name"], str(each["type"]), each["nullable"]) for each in columns]
    for (_, table), key in found.get_multi_pk_constraint().items():
        pieces[table].append(key["constrained_columns"])
    for named in (found.get_multi_check_constraints(), found.get_multi_indexes()):
        for (_, table), several in named.items():
            pieces[table] += [each["name"] for each in several]
    for (_, table), keys in found.get_multi_foreign_keys().items():
        pieces[table] += [each["referred_table"] for each in keys]
    return {table: sorted(map(repr, of_table)) for table, of_table in sorted(pieces.items())}
