"""The document's tables as CSV in a zip, described by a datapackage.json (Frictionless Data Package 1).

With a byte order mark and semicolons: so Excel in Swedish opens them with å, ä, ö and columns; the package says so.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from io import StringIO
from typing import Any

from app.disclosure.cells import HIDDEN
from app.followup.composing.blocks import Report
from app.followup.formats.data_tables import DataTable, coded_tables, in_language, shown
from app.followup.formats.safe_cell import safe_cell
from app.followup.formats.same_zip import zip_of
from app.followup.formats.words import COUNTS, DIMENSIONS, words_in

BYTE_ORDER_MARK = "\ufeff"
DELIMITER, LINE_END = ";", "\r\n"
VALUE = "value"
DIALECT = {"delimiter": DELIMITER, "lineTerminator": LINE_END, "quoteChar": '"', "doubleQuote": True, "header": True}


def csv_zip_file(report: Report, document: dict[str, Any]) -> bytes:
    """A zip with a file for each table, columns as in the document, `..` for what is hidden."""
    tables = coded_tables(document, report.language)
    files = [(_path(table), _csv(table)) for table in tables]
    package = _package(report, document, list(zip(tables, files, strict=True)))
    described = json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"
    return zip_of([("datapackage.json", described), *files])


def _path(table: DataTable) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", table.id.lower()) + ".csv"


def _csv(table: DataTable) -> bytes:
    written = StringIO()
    writer = csv.writer(written, delimiter=DELIMITER, lineterminator=LINE_END)
    writer.writerow([*map(safe_cell, table.dimensions), VALUE])
    for key, value in table.rows:
        writer.writerow([*map(safe_cell, key), shown(value)])
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _package(
    report: Report, document: dict[str, Any], written: list[tuple[DataTable, tuple[str, bytes]]]
) -> dict[str, Any]:
    front = report.front
    return {
        "profile": "tabular-data-package",
        "name": "oasen-report",
        "title": front.title,
        "description": f"{front.period}. {front.state}. {words_in(report.language).hidden}.",
        "contributors": [{"title": party} for party in front.parties],
        "oasen": {name: document[name] for name in ("format", "scope", "sealed", "checksum")},
        "figures": list(_figures(document, report.language)),
        "resources": [_resource(report, document, table, *file) for table, file in written],
    }


def _figures(document: dict[str, Any], language: str) -> Iterator[dict[str, Any]]:
    """Each figure's definition with its version."""
    for figure_id, told in document["figures"].items():
        label, definition = in_language(told.get("label"), language), in_language(told.get("definition"), language)
        yield {"id": figure_id, "title": label or figure_id, "version": told["version"], "definition": definition}


def _resource(report: Report, document: dict[str, Any], table: DataTable, path: str, content: bytes) -> dict[str, Any]:
    language = report.language
    told = document["figures"].get(table.measure, {})
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv"),
        "path": path,
        "title": table.title,
        "description": in_language(told.get("definition"), language) or table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": DIALECT,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(table, language),
    }


def _schema(table: DataTable, language: str) -> dict[str, Any]:
    """Each column's name, type and title; together the dimensions name a cell."""
    dimensions = [
        {"name": each, "type": "string", "title": DIMENSIONS[language].get(each, each)} for each in table.dimensions
    ]
    counts = COUNTS[language].get(table.counts, table.counts)
    return {
        "fields": [*dimensions, {"name": VALUE, "type": _type(table), "title": counts}],
        "primaryKey": list(table.dimensions),
        "missingValues": [HIDDEN],
    }


def _type(table: DataTable) -> str:
    return "number" if any(isinstance(value, float) for _, value in table.rows) else "integer"
