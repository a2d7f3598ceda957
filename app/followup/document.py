"""The report as a document: contract.md, "The report as JSON". The same release gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from app.disclosure.cells import Release, Table
from app.followup.about.kept_terms import kept_terms
from app.followup.about.particulars import Particulars, scope_document
from app.followup.composing.figures_told import figures_told, table_behind
from app.followup.composing.published import Published
from app.followup.tables.by_consent import consented_tables
from app.followup.tables.list import REPORT_TABLE

FORMAT = "oasen-report/1"
IN_ORDER = ("format", "scope", "sealed", "checksum", "figures", "tables", "lists", "agreement", "limits", "names")
REFERRERS = {"sv": "Vilka som har hänvisat till arbetsträning", "en": "Who has referred to work training"}

OLD_VALUE = "old value"  # a late entry has moved it by too little: it stands as it was last told

Document = dict[str, Any]
Standing = Collection[tuple[str, tuple[str, ...] | None]]


def document_of(release: Release, about: Particulars, sealed: int | None = None) -> Document:
    """The document of what was released; sealed: the version that it was sealed as, None for a draft.

    Its figures follow from its own cells: nothing in it has passed by the door.
    """
    standing = {(held.table_id, held.key) for held in release.held if held.what == OLD_VALUE}
    document: Document = {
        "format": FORMAT,
        "scope": scope_document(about),
        "sealed": sealed,
        "tables": [_table(table, standing) for table in release.tables],
        "lists": [{"id": "referrers", "title": REFERRERS, "words": list(about.referrers)}] if about.referrers else [],
        "agreement": kept_terms(about.terms),
        "limits": about.limits,
        "names": _names_told(about, release),
    }
    document["tables"] += consented_tables(document)
    document["figures"] = _standing_said(figures_told(Published(document)), {table_id for table_id, _ in standing})
    document["checksum"] = checksum_of(document)
    return {name: document[name] for name in IN_ORDER}


def checksum_of(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document without its checksum: UTF-8, keys sorted, no blanks."""
    without = {name: part for name, part in document.items() if name != "checksum"}
    text = json.dumps(without, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()


def as_json(document: Mapping[str, Any]) -> str:
    """The document as text."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _names_told(about: Particulars, release: Release) -> dict[str, dict[str, str]]:
    """The names of what stands in the tables, and no others: an activity that is not told of has no name there."""
    codes = {code for table in release.tables for cell in table.cells for code in cell.key}
    return {
        dimension: {code: name for code, name in names.items() if code in codes or dimension == "organisation"}
        for dimension, names in about.names.items()
    }


def _standing_said(figures: dict[str, Any], table_ids: set[str]) -> dict[str, Any]:
    """The figures; of those that rest on a table in which an old value stands it is said."""
    return {
        figure_id: of | ({"stands": True} if table_behind(figure_id) in table_ids else {})
        for figure_id, of in figures.items()
    }


def _table(table: Table, standing: Standing) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": REPORT_TABLE[table.id].sv,
        "title_en": REPORT_TABLE[table.id].en,
        "measure": table.measure,
        "counts": table.counts.value,
        "dimensions": list(table.dimensions),
        "cells": [
            {"key": dict(zip(table.dimensions, cell.key, strict=True)), "value": cell.value}
            | ({"suppressed": True} if cell.value is None else {})
            | ({"stands": True} if (table.id, cell.key) in standing else {})
            for cell in table.cells
        ],
    }
