"""The sample report as the JSON document: coded cells, hidden ones without a value."""

from typing import Any

from tests.followup.formats.sample import CHECKSUM, OPENING, VISITORS
from tests.followup.formats.sample_drawn import MONTHS, VISITS


def _cells(dimensions: tuple[str, ...], values: dict[tuple[str, ...], int | None]) -> list[dict[str, Any]]:
    return [
        {
            "key": dict(zip(dimensions, key, strict=True)),
            "value": value,
            **({"suppressed": True} if value is None else {}),
        }
        for key, value in values.items()
    ]


def _visits_cells() -> list[dict[str, Any]]:
    values: dict[tuple[str, ...], int | None] = {}
    for number, visits in enumerate(VISITS, 1):
        month = f"2025-{number:02}"
        values |= {(month, "valla"): visits // 2, (month, "hamnen"): visits - visits // 2, (month, "*"): visits}
    values |= {("*", "valla"): 1070, ("*", "hamnen"): 1076, ("*", "*"): 2146}
    return _cells(("month", "premises"), values)


DOCUMENT: dict[str, Any] = {
    "format": "oasen-report/1",
    "scope": {"agreement": "iop", "premises": ["valla", "hamnen"], "from": "2025-01-01", "to": "2025-12-31"},
    "sealed": 1,
    "checksum": CHECKSUM,
    "figures": {
        row.figure_id: {"value": value, "version": 1, "label": row.label, "definition": row.definition}
        for row, value in zip((*VISITORS.rows, *OPENING.rows), (2146, 92, 9.8, 219, 46, 1284), strict=True)
    },
    "tables": [
        {
            "id": "visits-by-premises",
            "title": "Besök per månad och lokal",
            "measure": "visits",
            "counts": "visits",
            "dimensions": ["month", "premises"],
            "labels": {
                "month": {f"2025-{number:02}": f"{name} 2025" for number, name in enumerate(MONTHS, 1)},
                "premises": {"valla": "Vallastugan", "hamnen": "Café Hamnen"},
            },
            "cells": _visits_cells(),
        },
        {
            "id": "gender-by-age",
            "title": "Unika besökare efter kön och ålder",
            "measure": "unique_visitors",
            "counts": "persons",
            "dimensions": ["gender", "age"],
            "cells": _cells(
                ("gender", "age"),
                {("woman", "under-30"): 9, ("woman", "unstated"): None, ("woman", "*"): 33, ("*", "*"): 92},
            ),
        },
        {
            "id": "new-by-quarter",
            "title": "Nya besökare per kvartal",
            "measure": "new_visitors",
            "counts": "persons",
            "dimensions": ["quarter"],
            "cells": _cells(("quarter",), {("1",): 7, ("2",): None, ("3",): 6, ("4",): 9}),
        },
    ],
}
