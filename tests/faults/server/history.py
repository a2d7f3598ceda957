"""The eight laws of the log, held against what was sent and what is found afterwards; pure.

L1 what was acknowledged is there exactly once, with the same content. L2 what was refused is not there. L3 what nobody
knows of is there once or not at all. L4 nothing is there that no tablet made. L5 a tablet's numbers are without a gap,
or the gap is told. L6 what was erased stays away. L7 the same batches give the same bytes, in whatever order and
however often they come. L8 a year's figures and its months' agree, and an organisation's with its agreement's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

SHOWN = 8  # characters of an id, enough to find it by


class Outcome(Enum):
    """What the tablet was told last about something it had sent."""

    ACKED = "acknowledged"
    ASIDE = "kept aside"  # acknowledged, for staff to look at: a moment that cannot be
    FAILED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Event:
    """Something a tablet made: its id, its number on that tablet, what happened in short, what became of it.

    is_aside: it was kept aside once, whatever became of it by another line or later.
    """

    id: str
    device: str
    seq: int
    body: str
    outcome: Outcome
    is_aside: bool = False

    def told(self, outcome: Outcome) -> Event:
        """The same after one more answer; what is acknowledged stays so."""
        last = self.outcome if self.outcome is Outcome.ACKED else outcome
        return replace(self, outcome=last, is_aside=self.is_aside or outcome is Outcome.ASIDE)


@dataclass(frozen=True)
class Figures:
    """What the figures say. uniques of the organisations and of all together: only where they were asked for."""

    visits: int
    uniques: int
    month_visits: Sequence[int]
    month_uniques: Sequence[int]
    organisation_uniques: Sequence[int] = ()
    joint_uniques: int | None = None


@dataclass(frozen=True)
class Found:
    """What is there afterwards.

    rows: id and content, as often as it stands there. set_aside: how much was kept aside. told: by tablet, the
    stretches of numbers that the server says have come. traces: all that could lead to a person. exports: each the
    bytes that one order of arrival gave.
    """

    rows: Sequence[tuple[str, str]] = ()
    set_aside: int = 0
    told: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    traces: frozenset[str] = frozenset()
    exports: Sequence[bytes] = ()
    figures: Sequence[Figures] = ()


@dataclass(frozen=True)
class History:
    """What was done. erased: traces of those who have been forgotten."""

    events: Sequence[Event] = ()
    erased: frozenset[str] = frozenset()


def breaches(history: History, found: Found, *only: str) -> list[str]:
    """Every breach of a law, in words with the law's number; nothing where all hold. only: numbers of some laws."""
    return [f"{number}: {breach}" for number in only or LAWS for breach in LAWS[number](history, found)]


def acknowledged_is_there_once(history: History, found: Found) -> Iterator[str]:
    """L1."""
    bodies = _bodies(found)
    acked = [event for event in history.events if event.outcome is Outcome.ACKED]
    yield from _counted("acknowledged and lost", [event for event in acked if not bodies[event.id]])
    yield from _counted("acknowledged and doubled", [event for event in acked if len(bodies[event.id]) > 1])
    yield from _counted("acknowledged and changed", [event for event in acked if set(bodies[event.id]) - {event.body}])
    aside = [event for event in history.events if event.outcome is Outcome.ASIDE]
    yield from _counted("kept aside and stored", [event for event in aside if bodies[event.id]])
    told = sum(event.is_aside or event.outcome is Outcome.ASIDE for event in history.events)
    unknown = sum(event.outcome is Outcome.UNKNOWN for event in history.events)
    if not told <= found.set_aside <= told + unknown:
        yield f"{told} acknowledged as kept aside, {found.set_aside} are"


def refused_is_absent(history: History, found: Found) -> Iterator[str]:
    """L2."""
    bodies = _bodies(found)
    refused = [event for event in history.events if event.outcome is Outcome.FAILED]
    yield from _counted("refused and stored all the same", [event for event in refused if bodies[event.id]])


def unknown_is_there_at_most_once(history: History, found: Found) -> Iterator[str]:
    """L3."""
    bodies = _bodies(found)
    unknown = [event for event in history.events if event.outcome is Outcome.UNKNOWN]
    yield from _counted("unanswered and doubled", [event for event in unknown if len(bodies[event.id]) > 1])
    yield from _counted("unanswered and changed", [event for event in unknown if set(bodies[event.id]) - {event.body}])


def nothing_is_made_up(history: History, found: Found) -> Iterator[str]:
    """L4."""
    made = {event.id for event in history.events}
    made_up = sorted({id_ for id_, _ in found.rows} - made)
    if made_up:
        yield f"{len(made_up)} made by no tablet, such as {made_up[0][:SHOWN]}"


def gaps_are_told(history: History, found: Found) -> Iterator[str]:
    """L5: of the numbers of each tablet, the server says of just those that have come that they have."""
    stored = {id_ for id_, _ in found.rows}
    by_device: defaultdict[str, list[Event]] = defaultdict(list)
    for event in history.events:
        by_device[event.device].append(event)
    for device, events in sorted(by_device.items()):
        come = {event.seq for event in events if event.id in stored or event.outcome is Outcome.ASIDE}
        told = {number for first, last in found.told.get(device, ()) for number in range(first, last + 1)}
        for wrong, what in (
            (come - told, "have come and are called missing"),
            (told - come, "are missing and not told"),
        ):
            if wrong:
                yield f"{len(wrong)} numbers of {device[:SHOWN]} {what}, such as {min(wrong)}"


def erased_stays_away(history: History, found: Found) -> Iterator[str]:
    """L6."""
    back = sorted(history.erased & found.traces)
    if back:
        yield f"{len(back)} erased and back, such as {back[0][:SHOWN]}"


def any_order_gives_same_bytes(_history: History, found: Found) -> Iterator[str]:
    """L7."""
    different = len(set(found.exports))
    if different > 1:
        yield f"{len(found.exports)} orders gave {different} different exports"


def figures_agree(_history: History, found: Found) -> Iterator[str]:
    """L8."""
    for each in found.figures:
        if each.visits != sum(each.month_visits):
            yield f"{each.visits} visits a year, {sum(each.month_visits)} in its months"
        if not max(each.month_uniques, default=0) <= each.uniques <= sum(each.month_uniques):
            yield f"{each.uniques} persons a year, in its months {list(each.month_uniques)}"
        joint, organisations = each.joint_uniques, each.organisation_uniques
        if joint is not None and not max(organisations, default=0) <= joint <= sum(organisations):
            yield f"{joint} persons in all, in the organisations {list(organisations)}"


LAWS: Mapping[str, Callable[[History, Found], Iterable[str]]] = {
    "L1": acknowledged_is_there_once,
    "L2": refused_is_absent,
    "L3": unknown_is_there_at_most_once,
    "L4": nothing_is_made_up,
    "L5": gaps_are_told,
    "L6": erased_stays_away,
    "L7": any_order_gives_same_bytes,
    "L8": figures_agree,
}


def counts(history: History, found: Found) -> tuple[int, int, int, int, int]:
    """For the table: acknowledged, arrived, lost, doubled, made up."""
    there = Counter(id_ for id_, _ in found.rows)
    acked = {event.id for event in history.events if event.outcome is Outcome.ACKED}
    made = {event.id for event in history.events}
    return len(acked), there.total(), len(acked - there.keys()), there.total() - len(there), len(there.keys() - made)


def _bodies(found: Found) -> defaultdict[str, list[str]]:
    bodies: defaultdict[str, list[str]] = defaultdict(list)
    for id_, body in found.rows:
        bodies[id_].append(body)
    return bodies


def _counted(what: str, events: Sequence[Event]) -> Iterator[str]:
    if events:
        yield f"{len(events)} {what}, such as {events[0].id[:SHOWN]} of {events[0].device[:SHOWN]}"
