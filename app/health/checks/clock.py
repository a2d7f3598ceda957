"""The machine's clock, held against what has been written down, what the tablets say, and the zones it knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import func, select

from app.database.wall import Across, across_organisations
from app.health.checks.instance_files import files_of_instance
from app.health.findings import Finding, Level
from app.health.subject import Subject, is_zone_known
from app.kiosk_host.intake.items import CLOCK_MAY_BE_OFF
from app.kiosk_host.overview import kiosks_in_use
from app.kiosk_host.queries import KIOSKS
from app.log.definition import ENTRIES
from app.organisations.models import DEFAULT_TIME_ZONE
from app.organisations.queries import PREMISES

MAY_DIFFER = timedelta(minutes=10)
TELLS_FOR = timedelta(days=2)  # what a tablet said of its clock before that says nothing of now
A_DAY = timedelta(days=1)


def times_to_come(subject: Subject) -> Iterator[Finding]:
    """No file bears a time that is still to come."""
    latest = max((file.stat().st_mtime for file in files_of_instance(subject.settings.instance)), default=0)
    if datetime.fromtimestamp(latest, UTC) - subject.moment > MAY_DIFFER:
        yield _set_back(_("There are files from a time that is still to come, by this machine's clock."))


def entries_to_come(subject: Subject) -> Iterator[Finding]:
    """Nothing was noted, and no tablet heard of, at a time that is still to come."""
    lately = select(func.max(ENTRIES.c.received_at)).where(
        ENTRIES.c.organisation_id.in_(subject.organisation_ids), ENTRIES.c.day >= subject.moment.date() - A_DAY
    )
    heard = select(func.max(KIOSKS.c.seen_at)).where(KIOSKS.c.organisation_id.in_(subject.organisation_ids))
    moments = [subject.connection.execute(each).scalar() for each in (lately, heard)]
    if any(moment is not None and moment - subject.moment > MAY_DIFFER for moment in moments):
        yield _set_back(_("Something was noted at a time that is still to come, by this machine's clock."))


def against_tablets(subject: Subject) -> Iterator[Finding]:
    """Most of several tablets agree with this machine's clock; which is wrong cannot be told by one alone."""
    tablets = [kiosk for number in subject.organisation_ids for kiosk in kiosks_in_use(subject.connection, number)]
    ahead = [
        timedelta(seconds=tablet.clock_ahead_seconds)
        for tablet in tablets
        if tablet.told_at is not None and abs(subject.moment - tablet.told_at) < TELLS_FOR
    ]
    off = [each for each in ahead if abs(each) > CLOCK_MAY_BE_OFF]
    agreed = [each for each in off if sum(abs(each - other) <= CLOCK_MAY_BE_OFF for other in off) * 2 > len(ahead)]
    if len(agreed) >= 2:
        yield Finding(
            Level.BROKEN,
            _("The tablets agree on another time than this machine's clock shows."),
            _("Set the machine's clock, and let it be set by the network from now on."),
        )
    elif off:
        yield Finding(
            Level.LOOK,
            _("A tablet's clock shows another time than this machine's."),
            _("See which of the two is right, and set the other. What is tapped is dated by this machine's."),
            "kiosks.page",
            _("See the tablets"),
        )


def known_zones(subject: Subject) -> Iterator[Finding]:
    """This machine has the data of the time zones that the premises lie in."""
    with across_organisations(Across.INSTALLATION):
        zones = set(subject.connection.execute(select(PREMISES.c.time_zone)).scalars()) | {DEFAULT_TIME_ZONE}
    if not all(map(is_zone_known, zones)):
        yield Finding(
            Level.BROKEN,
            _("This machine does not know the time zone of a place, so its days cannot be told apart."),
            _("Install the package tzdata, or correct the zone of the place."),
        )


def _set_back(what: str) -> Finding:
    advice = _(
        "Is the date right? Set the clock, and let it be set by the network. If it was wrong before and is right "
        "now, this is told until that time has come."
    )
    return Finding(Level.BROKEN, what, advice)
