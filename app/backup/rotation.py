"""Which backups are kept: the newest of each of some days, weeks and months; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

DAY_COUNT, WEEK_COUNT, MONTH_COUNT = 7, 4, 12


class Keeping(NamedTuple):
    """Of how many days, weeks and months the newest is kept."""

    day_count: int
    week_count: int
    month_count: int


USUAL = "year"
# None keeps longer than a year: what was forgotten since lies in old backups still.
KEEPING = {
    USUAL: Keeping(DAY_COUNT, WEEK_COUNT, MONTH_COUNT),
    "quarter": Keeping(DAY_COUNT, WEEK_COUNT, 3),
    "week": Keeping(DAY_COUNT, 0, 0),
}
NAME = re.compile(r"oasen-(\d{8}T\d{6}Z)\.age")
STAMP = "%Y%m%dT%H%M%SZ"


def name_of(made_at: datetime) -> str:
    """The file name of a backup that was made then: names sort by time."""
    return f"oasen-{made_at.astimezone(UTC).strftime(STAMP)}.age"


def moment_in(name: str) -> datetime | None:
    """When the backup of that name was made; None when the name is no backup's of ours."""
    found = NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], STAMP).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def kept(moments: Iterable[datetime], keeping: Keeping = KEEPING[USUAL]) -> set[datetime]:
    """The newest of each of the last days that have one (usually seven), of the last weeks (four) and months (twelve).

    Days without a backup use up nothing: a computer that was off for a summer keeps what it had.
    """
    newest_first = sorted(set(moments), reverse=True)
    return (
        _newest_of_each(newest_first, lambda moment: moment.date(), keeping.day_count)
        | _newest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], keeping.week_count)
        | _newest_of_each(newest_first, lambda moment: (moment.year, moment.month), keeping.month_count)
    )


def _newest_of_each(
    newest_first: Iterable[datetime], stretch_of: Callable[[datetime], Hashable], count: int
) -> set[datetime]:
    newest: dict[Hashable, datetime] = {}
    for moment in newest_first:
        newest.setdefault(stretch_of(moment), moment)
    return set(list(newest.values())[:count])
