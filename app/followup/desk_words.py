"""What the pages say of a report: its time, its tables, and why something of it is held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import LazyString, ngettext
from flask_babel import lazy_gettext as words

from app.disclosure.cells import Held, Why
from app.followup.composing.wording import period_in_words, sentence_case
from app.followup.tables.list import REPORT_TABLE
from app.web.languages import language

WHY: dict[Why, LazyString] = {
    Why.FEW_PERSONS: words("so few persons that someone could be recognised"),
    Why.WOULD_TELL: words("something hidden could be computed from it"),
    Why.EARLIER_RELEASE: words("together with an earlier report it would tell of someone"),
    Why.LATE_ENTRY: words("it has moved by too few persons since it was last told"),
}


@dataclass(frozen=True)
class HeldBack:
    """What the report does not tell of one of its tables, and why."""

    title: str
    what: str
    why: LazyString


def period_words(code: str) -> str:
    """A period that may leave, in the reader's language: 2025, first half of 2025."""
    return sentence_case(period_in_words(code, language()))


def held_back(held: Sequence[Held]) -> list[HeldBack]:
    """What is held back, one line for each table, sort and reason."""
    counted = Counter((each.table_id, each.what, each.why) for each in held)
    return [
        HeldBack(_title(table_id), _what(what, count), WHY[why]) for (table_id, what, why), count in counted.items()
    ]


def _title(table_id: str) -> str:
    table = REPORT_TABLE[table_id]
    return table.sv if language() == "sv" else table.en


def _what(what: str, count: int) -> str:
    match what:
        case "merged":
            return str(words("told in larger groups"))
        case "dropped":
            return str(words("left out"))
        case "hidden":
            return str(ngettext("%(num)s number is shown as ..", "%(num)s numbers are shown as ..", count))
        case _:
            return str(
                ngettext(
                    "%(num)s number stands as it was last told", "%(num)s numbers stand as they were last told", count
                )
            )
