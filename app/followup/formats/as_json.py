"""The document itself, for other programs (contract.md, "The report as JSON")."""

from __future__ import annotations

import json
from typing import Any

from app.followup.blocks import Report


def json_file(_report: Report, document: dict[str, Any]) -> bytes:
    """The document as UTF-8 text, its keys in the order in which it gives them."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
