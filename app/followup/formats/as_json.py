"""The document itself, for other programs (contract.md, "The report as JSON")."""

from __future__ import annotations

from typing import Any

from app.followup.composing.blocks import Report
from app.followup.document import as_json


def json_file(_report: Report, document: dict[str, Any]) -> bytes:
    """The document as UTF-8 text, its keys in the order in which it gives them."""
    return as_json(document).encode()
