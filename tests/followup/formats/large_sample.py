"""A year's report of a study association's size: 91 activities, three years of months, long tables."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.followup.composing.blocks import ChartBlock, Column, Heading, Paragraph, Report, Series, TableBlock
from tests.followup.formats.sample import BLOCKS, FRONT
from tests.followup.formats.sample_document import DOCUMENT
from tests.followup.formats.sample_drawn import MONTHS

ACTIVITY_COUNT = 91
PREMISES = ("Mötesplatsen", "Kulturhuset", "Verkstaden", "Trädgården", "Hamnen", "Torget", "Snickeriet och bygghallen")
WHAT = (
    "Målarcirkel",
    "Bokcirkel",
    "Svenska i vardagen",
    "Promenad och fika",
    "Snickeri för nybörjare",
    "Körsång",
    "Schack",
)
CHARTS_MORE = 8


def _league() -> TableBlock:
    rows = []
    for number in range(ACTIVITY_COUNT):
        sessions, participations = 12 + number % 30, 60 + (number * 37) % 900
        rows.append(
            (
                f"{WHAT[number % len(WHAT)]} {number + 1}",
                PREMISES[number % len(PREMISES)],
                str(sessions),
                str(participations),
                f"{participations / sessions:.1f}".replace(".", ","),
                ".." if number % 4 == 0 else str(10 + number % 40),
            )
        )
    heads = ("Tillfällen", "Deltaganden", "I snitt", "Personer")
    columns = (Column("Aktivitet", False), Column("Lokal", False), *map(Column, heads))
    return TableBlock("league", "Alla aktiviteter", columns, tuple(rows), ".. visas inte, för få personer")


def _trend(number: int) -> ChartBlock:
    labels = tuple(f"{month} {year}" for year in (24, 25, 26) for month in MONTHS)
    values = tuple(None if at % 11 == 5 else 120 + (at * 29 + number * 13) % 90 for at in range(len(labels)))
    events = ((3, "Personal sjuk"), (20, "Nya lokaler"))
    return ChartBlock(
        f"trend-{number}",
        "columns",
        f"Besök månad för månad, {PREMISES[number % len(PREMISES)]}",
        "Besöken ökade under de tre åren.",
        labels,
        (Series("Besök", values),),
        events,
    )


def _months_by_premises() -> dict[str, Any]:
    keys = [(f"{year}-{month:02}", place) for year in (2024, 2025) for month in range(1, 13) for place in PREMISES]
    return {
        "id": "large",
        "title": "Besök per månad och lokal",
        "measure": "visits",
        "counts": "visits",
        "dimensions": ["month", "premises"],
        "cells": [{"key": {"month": m, "premises": p}, "value": 40 + 7 * at % 90} for at, (m, p) in enumerate(keys)],
    }


LARGE_REPORT = Report(
    "sv",
    replace(FRONT, title="Underlag till uppföljningen 2025, alla mötesplatser"),
    (
        *BLOCKS,
        Heading("Bilaga", 1),
        Paragraph("Alla aktiviteter, i den ordning som de hölls. " * 12, "own"),
        _league(),
        *(_trend(number) for number in range(CHARTS_MORE)),
    ),
)
LARGE_DOCUMENT = {**DOCUMENT, "tables": [*DOCUMENT["tables"], _months_by_premises()]}
