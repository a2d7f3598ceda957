"""The one list of tables that may leave the house; what is not here does not leave."""

from __future__ import annotations

from app.followup.tables.beyond import BEYOND
from app.followup.tables.by_consent import CONSENTED
from app.followup.tables.core import CORE
from app.followup.tables.report_table import ReportTable
from app.followup.tables.staying import STAYS_BECAUSE

REPORT_TABLES: tuple[ReportTable, ...] = (*CORE, *BEYOND)
REPORT_TABLE = {table.id: table for table in REPORT_TABLES}

# Of these a report never says anything.
NEVER_LEAVE = tuple(STAYS_BECAUSE)

# A partnership is not bought by the piece: unit costs and pace leave only when every party has ticked them.
ONLY_BY_CONSENT = tuple(each.measure for each in CONSENTED)
