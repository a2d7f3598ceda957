"""The house's own days: tablets, days that wait, notes that wait, an agreement whose report nobody has locked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import exists, select

from app.agreements.queries import own_agreements
from app.closing.queries import unfinished_days
from app.database.wall import Across, across_organisations
from app.followup.writing.queries import DRAFTS, SEALED
from app.health.findings import Finding, Level
from app.health.subject import Subject, today_at
from app.kiosk_host.care.condition import Need, needs_of
from app.kiosk_host.overview import kiosks_in_use, missing_counts
from app.search.queries import waiting_count
from app.today.queries import noted_on
from app.today.troubles import troubles_at

REMEMBERED = timedelta(days=400)  # an agreement from before Oasen is nobody's debt


def silent_tablets(subject: Subject) -> Iterator[Finding]:
    """Tablets that should have been heard of by now."""
    count = 0
    for place in subject.places:
        noted = noted_on(subject.connection, place, today_at(place, subject.moment))
        count += len(troubles_at(subject.connection, place, noted, subject.moment).silent_kiosks)
    if count:
        yield Finding(
            Level.LOOK,
            ngettext("%(num)s tablet is silent.", "%(num)s tablets are silent.", count),
            _("Is it switched on, and on the network? What people tap is kept on the tablet until then."),
            "kiosks.page",
            _("See the tablets"),
        )


def tablets_in_need(subject: Subject) -> Iterator[Finding]:
    """Tablets that could not keep a tap, or on which much waits, or from which it may be lost."""
    needs = [
        need
        for number in subject.organisation_ids
        for tablet in kiosks_in_use(subject.connection, number)
        for need in needs_of(tablet, subject.moment)
    ]
    to_tablets = ("kiosks.page", _("See the tablets"))
    full_count = needs.count(Need.CANNOT_STORE)
    if full_count:
        said = ngettext("%(num)s tablet could not keep a tap.", "%(num)s tablets could not keep a tap.", full_count)
        yield Finding(
            Level.BROKEN, said, _("Make room on it, then press Load anew. Until then note by hand."), *to_tablets
        )
    waiting_tablet_count = sum(need in (Need.QUEUE, Need.STORAGE) for need in needs)
    if waiting_tablet_count:
        said = ngettext(
            "%(num)s tablet has taps waiting, or may lose them when it runs full.",
            "%(num)s tablets have taps waiting, or may lose them when they run full.",
            waiting_tablet_count,
        )
        yield Finding(Level.LOOK, said, _("See whether its network holds, and what its page says to do."), *to_tablets)


def passed_over(subject: Subject) -> Iterator[Finding]:
    """Numbers that a tablet has given and that never came: notes that are still on their way, or lost."""
    today = subject.moment.date()
    counts = (missing_counts(subject.connection, number, today).values() for number in subject.organisation_ids)
    count = sum(map(sum, counts))
    if count:
        yield Finding(
            Level.LOOK,
            ngettext(
                "%(num)s note has not come in from a tablet.", "%(num)s notes have not come in from a tablet.", count
            ),
            _("Leave the tablet on and on the network: it sends again what is missing. Save its queue if it does not."),
            "kiosks.page",
            _("See the tablets"),
        )


def waiting_notes(subject: Subject) -> Iterator[Finding]:
    """Notes that were set aside and that nobody has looked over."""
    count = sum(waiting_count(subject.connection, number) for number in subject.organisation_ids)
    if count:
        yield Finding(
            Level.LOOK,
            ngettext("%(num)s note needs looking over.", "%(num)s notes need looking over.", count),
            _("Say what they were on the page To look over. Until then they count nowhere; nothing is lost."),
            "set_aside.page",
            ngettext("Look it over", "Look them over", count),
        )


def waiting_days(subject: Subject) -> Iterator[Finding]:
    """Days that nobody has finished."""
    days = [
        day
        for place in subject.places
        for day in unfinished_days(subject.connection, place, today_at(place, subject.moment))
    ]
    if days:
        yield Finding(
            Level.LOOK,
            ngettext("%(num)s day is not finished.", "%(num)s days are not finished.", len(days)),
            _("Finish them on the page Finish the day. Until then the year does not know how many were really there."),
            "closing.days",
            ngettext("Finish it", "Finish them", len(days)),
        )


def unreported_agreement(subject: Subject) -> Iterator[Finding]:
    """An agreement that is over, and no report that reaches its last day was locked."""
    today = subject.moment.date()
    over = {
        (agreement.id, agreement.last_day)
        for number in subject.organisation_ids
        for agreement in own_agreements(subject.connection, number)
        if today - REMEMBERED <= agreement.last_day < today
    }
    count = sum(not _is_reported(subject, number, last_day) for number, last_day in over)
    if count:
        yield Finding(
            Level.LOOK,
            ngettext(
                "%(num)s agreement is over, and its last report is not locked.",
                "%(num)s agreements are over, and their last reports are not locked.",
                count,
            ),
            _("Write the material for the follow-up and lock it, so that what you handed in is kept."),
            "reports.page",
            _("To the material"),
        )


@across_organisations(Across.AGREEMENT)
def _is_reported(subject: Subject, agreement_id: int, last_day: date) -> bool:
    reaches_the_end = exists().where(
        SEALED.c.draft_id == DRAFTS.c.id, DRAFTS.c.agreement_id == agreement_id, DRAFTS.c.last_day >= last_day
    )
    return bool(subject.connection.execute(select(reaches_the_end)).scalar())
