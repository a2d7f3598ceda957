"""Reads the published cells of a report's document; what is hidden or not there has no value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.disclosure.cells import TOTAL
from app.disclosure.percent import Share, told_share

Document = Mapping[str, Any]
Key = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Where:
    """A period's code, and an organisation's slug; TOTAL: all parties together, or the only one."""

    period: str
    organisation: str = TOTAL


class Published:
    """The cells of a document, found by what they are called."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def tables(self) -> dict[str, Mapping[str, Any]]:
        """The tables that left, under their ids."""
        return {table["id"]: table for table in self.document["tables"]}

    @cached_property
    def _cells(self) -> dict[str, dict[Key, int | None]]:
        return {
            table_id: {frozenset(cell["key"].items()): cell["value"] for cell in table["cells"]}
            for table_id, table in self.tables.items()
        }

    @property
    def present(self) -> str:
        """The code of the report's own period."""
        return str(self.document["scope"]["period"]["code"])

    @property
    def before(self) -> str | None:
        """The code of the period it is compared with, if anything was noted in it."""
        before = self.document["scope"]["before"]
        return str(before["code"]) if before else None

    @property
    def organisations(self) -> list[str]:
        """The slugs of those who report."""
        return [each["slug"] for each in self.document["scope"]["organisations"]]

    @property
    def is_joint(self) -> bool:
        """Whether several organisations report together."""
        return len(self.organisations) > 1

    def value(self, table_id: str, where: Where, **codes: str) -> int | None:
        """A published number; None when it is hidden, or its table did not leave in that form."""
        table = self.tables.get(table_id)
        if table is None:
            return None
        key = {"period": where.period} | ({"organisation": where.organisation} if self.is_joint else {})
        classes = {dimension: TOTAL for dimension in table["dimensions"] if dimension not in key}
        return self._cells[table_id].get(frozenset((key | classes | codes).items()))

    def codes(self, table_id: str, dimension: str, where: Where) -> list[str]:
        """The codes of a dimension that a table has there, in its order, without the total; none where merged."""
        table = self.tables.get(table_id)
        if table is None or dimension not in table["dimensions"]:
            return []
        keys = [cell["key"] for cell in table["cells"] if self._is_at(cell["key"], where)]
        return [code for code in dict.fromkeys(key[dimension] for key in keys) if code != TOTAL]

    def series(self, table_id: str, dimension: str, where: Where) -> dict[str, int | None]:
        """The numbers along a dimension, hidden ones as None."""
        codes = self.codes(table_id, dimension, where)
        return {code: self.value(table_id, where, **{dimension: code}) for code in codes}

    def share(self, part: int | None, whole: int | None) -> Share | None:
        """A share as it may be told (trust.md, 10); None when either number is not published, or the whole is small."""
        return told_share(part, whole) if whole else None

    def _is_at(self, key: Mapping[str, str], where: Where) -> bool:
        return key["period"] == where.period and key.get("organisation", where.organisation) == where.organisation
