"""How paper is said in words: its rows, what the day counts as with it, who typed what."""

from __future__ import annotations

from dataclasses import replace

from flask_babel import gettext, ngettext

from app.closing.queries import KnownDay
from app.paper.queries import Paper
from app.paper.sheet_rows import ADULTS, CHILDREN, SheetRow
from app.web.formatting import moment, number


def row_name(row: SheetRow) -> str:
    """What a row is called, as on the sheet."""
    names = {ADULTS: gettext("I am here"), CHILDREN: gettext("Children")}
    return names.get(row.key, row.name)


def with_paper(known: KnownDay, heads: int) -> str:
    """12 visits so far; 26 with the paper. Counted by the figures themselves, the staff's own count heeded."""
    before, after = _before_and_after(known, heads)
    said = ngettext("The day has %(num)s visit.", "The day has %(num)s visits.", before)
    if not heads:
        return said
    said += " " + gettext("With the paper: %(count)s.", count=number(after))
    if after - before < heads:
        said += " " + gettext("The staff had counted more than was noted; the paper fills that up.")
    return said


def typed_in(known: KnownDay, heads: int) -> str:
    """What has become of a day that had been so before the paper."""
    before, after = _before_and_after(known, heads)
    return gettext(
        "Typed in: the day had %(before)s visits, now it has %(after)s. The paper can be thrown away.",
        before=number(before),
        after=number(after),
    )


def _before_and_after(known: KnownDay, heads: int) -> tuple[int, int]:
    own_count = known.recorded.stated_heads if known.recorded is not None else None
    before = replace(known.counted, stated_heads=own_count)
    return before.visits, replace(before, counted_heads=before.counted_heads + heads).visits


def paper_words(paper: Paper) -> str:
    """14 visits, typed in by Alva 26 November 21.10."""
    visits = ngettext("%(num)s visit", "%(num)s visits", paper.visits)
    if not paper.staff_name:
        return gettext("%(visits)s, from a file %(when)s", visits=visits, when=moment(paper.typed_at))
    return gettext(
        "%(visits)s, typed in by %(name)s %(when)s", visits=visits, name=paper.staff_name, when=moment(paper.typed_at)
    )
