"""A report as bytes and back: how a sealed one is kept, word for word, whatever becomes of the sentences later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from app.followup.composing.blocks import BLOCKS, Column, FigureRow, FrontPage, Report, Series

KIND = "is"
KINDS: dict[str, type] = {each.__name__: each for each in (*BLOCKS, Column, FigureRow, FrontPage, Report, Series)}
DAY = "day"


def kept(reports: Mapping[str, Report]) -> bytes:
    """The report in each of its languages, as bytes; the same reports give the same bytes."""
    plain = {language: _plain(report) for language, report in sorted(reports.items())}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def unkept(content: bytes) -> dict[str, Report]:
    """The reports that were kept, by language."""
    return {language: _made(plain) for language, plain in json.loads(content).items()}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {KIND: type(value).__name__} | {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _made(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_made(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    if KIND not in plain:
        return date.fromisoformat(plain[DAY])
    named = {name: _made(part) for name, part in plain.items() if name != KIND}
    return KINDS[plain[KIND]](**named)
