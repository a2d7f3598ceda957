"""What is proposed to be recorded of a day, from what was noted and what was planned; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.closing.planned import PlannedDay
from app.organisations.models import DayState

MINUTES_A_DAY = 24 * 60
QUARTER_MINUTES = 15


@dataclass(frozen=True)
class Group:
    """One activity of the day with its participations. slug: of its activity, empty for one that has none."""

    slug: str
    name: str
    kind: str
    heads: int
    is_visiting: bool = False


@dataclass(frozen=True)
class DayNoted:
    """What the log has of a day. visits: as the figures count them without the staff's own number.

    first_minute, last_minute: when someone came to the door, in minutes after midnight; None where no hour is known.
    """

    visits: int = 0
    tablet_visits: int = 0
    on_premises_entries: int = 0
    groups: tuple[Group, ...] = ()
    first_minute: int | None = None
    last_minute: int | None = None
    was_tablet_heard: bool = True

    @property
    def typed_visits(self) -> int:
        """What did not come from a tablet."""
        return self.visits - self.tablet_visits


class Why(Enum):
    """Why a state is proposed."""

    SOMEONE_CAME = auto()
    PLANNED = auto()
    NOT_PLANNED = auto()
    PLANNED_CLOSED = auto()
    TABLET_SILENT = auto()
    RECORDED = auto()


@dataclass(frozen=True)
class DayRecord:
    """What is recorded of a day: the row of opening_days, without who and when."""

    state: DayState
    opens_minute: int | None = None
    closes_minute: int | None = None
    reason: str = ""
    stated_heads: int | None = None


@dataclass(frozen=True)
class Proposal:
    """A record with how it came about. heads: the number shown; most_in: the activity that had more than the door."""

    record: DayRecord
    heads: int
    why: Why
    most_in: Group | None = None


def proposal(noted: DayNoted, planned: PlannedDay, cutoff_minute: int) -> Proposal:
    """What to record of a day of which nothing is recorded yet."""
    state, why = _state(noted, planned)
    if state is DayState.CLOSED:
        return Proposal(DayRecord(state, reason=planned.closed_for), 0, why)
    most_in = fullest(noted)
    heads = most_in.heads if most_in is not None else noted.visits
    opens, closes = _times(noted, planned, cutoff_minute)
    return Proposal(DayRecord(state, opens, closes, "", stated(heads, noted.visits)), heads, why, most_in)


def stated(heads: int, visits: int) -> int | None:
    """What is recorded as the staff's own count, when they say so many and the door had so many.

    The door's own number is no count of the staff's: recorded, it would stand against a visit that is taken back later,
    and against two cards that turn out to be one person's. Left empty, whatever still comes from a late tablet counts.
    A lower number is kept: it holds once what was tapped twice is taken back.
    """
    return None if heads == visits else heads


def fullest(noted: DayNoted) -> Group | None:
    """The activity with the most heads, where it had more than came by the door; visiting groups are no visitors."""
    own = [group for group in noted.groups if not group.is_visiting]
    most = max(own, key=lambda group: group.heads, default=None)
    return most if most is not None and most.heads > noted.visits else None


def _state(noted: DayNoted, planned: PlannedDay) -> tuple[DayState, Why]:
    if noted.on_premises_entries:
        return DayState.OPEN, Why.SOMEONE_CAME
    if planned.closed_for:
        return DayState.CLOSED, Why.PLANNED_CLOSED
    if not planned.is_planned:
        return DayState.CLOSED, Why.NOT_PLANNED
    if not noted.was_tablet_heard:
        return DayState.UNRECORDED, Why.TABLET_SILENT
    return DayState.OPEN, Why.PLANNED


def _times(noted: DayNoted, planned: PlannedDay, cutoff_minute: int) -> tuple[int | None, int | None]:
    """The planned hours, made wider where someone came more than a quarter of an hour before or after them.

    Never narrower: whoever came last does not tell when the door was locked. On a day without a plan nobody knows the
    hours, and a guess would count as open hours, so they stay empty.
    """
    if planned.opens_minute is None or planned.closes_minute is None or planned.opens_minute == planned.closes_minute:
        return None, None
    opens = since_cutoff(planned.opens_minute, cutoff_minute)
    closes = since_cutoff(planned.closes_minute, cutoff_minute)
    if noted.first_minute is not None and noted.last_minute is not None:
        first = since_cutoff(noted.first_minute, cutoff_minute)
        last = since_cutoff(noted.last_minute, cutoff_minute)
        if first < opens - QUARTER_MINUTES:
            opens = first // QUARTER_MINUTES * QUARTER_MINUTES
        if last > closes + QUARTER_MINUTES:
            closes = min(-(-last // QUARTER_MINUTES) * QUARTER_MINUTES, MINUTES_A_DAY - 1)
    return (opens + cutoff_minute) % MINUTES_A_DAY, (closes + cutoff_minute) % MINUTES_A_DAY


def since_cutoff(minute: int, cutoff_minute: int) -> int:
    """Minutes of the service day at a time of the clock: half past midnight comes after eleven at night."""
    return (minute - cutoff_minute) % MINUTES_A_DAY
