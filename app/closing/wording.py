"""How a day is said in words: what is proposed and why, what it will count as, when it was open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask_babel import gettext, ngettext

from app.activities.kinds import KIND
from app.closing.proposal import DayRecord, Group, Proposal, Why
from app.closing.queries import KnownDay
from app.organisations.models import DayState
from app.service_day import clock_text
from app.web.formatting import long_day, number
from app.web.languages import language


def worded(proposed: Proposal) -> Proposal:
    """The proposal with its reason in words, where it has one of its own."""
    if proposed.why is not Why.TABLET_SILENT:
        return proposed
    return replace(proposed, record=replace(proposed.record, reason=gettext("the tablet was silent")))


def counts_as(known: KnownDay, record: DayRecord) -> str:
    """What the figures will say of the day, were this recorded; counted by themselves."""
    day = known.as_counted_with(record)
    if not day.is_open:
        return gettext("The day counts as closed.")
    visits = visits_words(known, record)
    if day.contradicts_itself:
        return gettext("The day counts as open all the same, with %(visits)s.", visits=visits)
    if not day.is_registered:
        if not day.visits:
            return gettext("The day counts as open, without figures.")
        return gettext("The day counts as open without figures, with %(visits)s.", visits=visits)
    if not day.visits:
        return gettext("The day counts as open, with nobody in.")
    return gettext("The day counts as %(visits)s.", visits=visits)


def visits_words(known: KnownDay, record: DayRecord) -> str:
    """25 visits: 18 from the tablet, 7 counted by the staff. The parts sum to the whole."""
    total = known.as_counted_with(record).visits
    parts = [
        (known.noted.tablet_visits, gettext("from the tablet")),
        (known.noted.typed_visits, gettext("typed in")),
        (total - known.noted.visits, gettext("counted by the staff")),
    ]
    said = [f"{number(count)} {words}" for count, words in parts if count]
    whole = ngettext("%(num)s visit", "%(num)s visits", total)
    is_all_by_tablet = total == known.noted.tablet_visits
    return whole if is_all_by_tablet else f"{whole}: {', '.join(said)}"


def fewer_words(known: KnownDay, record: DayRecord) -> str:
    """What to do when fewer are said than were noted; nothing else."""
    if record.stated_heads is None or record.stated_heads >= known.noted.visits:
        return ""
    return gettext(
        "%(count)s have been noted, so it does not become fewer. Was something tapped by mistake, take that back.",
        count=number(known.noted.visits),
    )


def line_words(known: KnownDay, record: DayRecord) -> str:
    """The day in one line: Open 10.00–16.00, 25 visits."""
    name = state_name(record.state)
    day = known.as_counted_with(record)
    said = [f"{name} {hours_words(record)}" if hours_words(record) and record.state is DayState.OPEN else name]
    if day.visits:
        said.append(ngettext("%(num)s visit", "%(num)s visits", day.visits))
    elif record.state is DayState.OPEN:
        said.append(gettext("nobody in"))
    if record.reason:
        said.append(record.reason)
    return ", ".join(said)


def day_words(day: date, today: date) -> str:
    """Friday 27 november; with the year where it is another than today's."""
    return long_day(day) if day.year == today.year else f"{long_day(day)} {day.year}"


def state_name(state: DayState) -> str:
    """What a state is called."""
    names = {
        DayState.OPEN: gettext("Open"),
        DayState.CLOSED: gettext("Closed"),
        DayState.UNRECORDED: gettext("Without figures"),
    }
    return names[state]


def why_words(proposed: Proposal) -> str:
    """Why it is proposed so; nothing where it goes without saying."""
    if proposed.most_in is not None:
        return gettext("%(group)s had more than came by the door.", group=group_name(proposed.most_in))
    return {
        Why.PLANNED: gettext("Nothing has been noted. Was nobody in, or was it closed?"),
        Why.NOT_PLANNED: gettext("Nothing was planned and nothing has been noted."),
        Why.PLANNED_CLOSED: gettext("The calendar says closed, and nothing has been noted."),
        Why.TABLET_SILENT: gettext("Nothing was heard of the tablet all day, and nothing was typed in."),
    }.get(proposed.why, "")


def group_name(group: Group) -> str:
    """An activity's name, or its kind's: Meal."""
    if group.name:
        return group.name
    name = KIND[group.kind].sv if language() == "sv" else KIND[group.kind].en
    return name[:1].upper() + name[1:]


def hours_words(record: DayRecord) -> str:
    """10.00–16.00, in English 10:00–16:00; nothing where neither is known."""
    if record.opens_minute is None and record.closes_minute is None:
        return ""
    return f"{minute_words(record.opens_minute)}–{minute_words(record.closes_minute)}"


def minute_words(minute: int | None) -> str:
    """What the clock shows; a question mark where nobody has said."""
    if minute is None:
        return "?"
    return clock_text(minute).replace(":", ".") if language() == "sv" else clock_text(minute)
