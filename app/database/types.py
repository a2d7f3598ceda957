"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

IDENTIFIER_BYTES = 16


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC, stored as whole seconds since 1970: sorts and subtracts alike on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Seconds since 1970; a fraction is cut off."""
        return None if value is None else int(value.timestamp() // 1)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The moment, in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


# 128 bits, random: neither order nor time of arrival can be read from it.
Identifier = Annotated[bytes, mapped_column(LargeBinary(IDENTIFIER_BYTES))]
