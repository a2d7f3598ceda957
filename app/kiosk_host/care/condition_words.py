"""Says in words how a tablet is doing, and what to do where it needs a hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from babel.dates import format_timedelta
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from app.database.statements import AnyRow
from app.kiosk_host.care.condition import Need
from app.web.formatting import moment

NOT_WORTH_TELLING = timedelta(minutes=1)


def need_in_words(need: Need, tablet: AnyRow) -> str:
    """What is the matter with the tablet, and what to do."""
    return WORDS[need](tablet)


def clock_in_words(ahead_seconds: int) -> str:
    """Right; 2 hours fast; 3 years slow."""
    ahead = timedelta(seconds=ahead_seconds)
    if abs(ahead) <= NOT_WORTH_TELLING:
        return _("right")
    length = format_timedelta(abs(ahead), locale=get_locale())
    return _("%(length)s fast", length=length) if ahead > timedelta() else _("%(length)s slow", length=length)


def queue_in_words(count: int) -> str:
    """Nothing; 3 entries."""
    return ngettext("%(num)s entry", "%(num)s entries", count) if count else _("nothing, all has arrived")


def _silent(tablet: AnyRow) -> str:
    when = moment(tablet.seen_at)
    return _("Not heard of since %(when)s. See whether it is on and has a network.", when=when)


def _queue(tablet: AnyRow) -> str:
    return _(
        "%(queue)s waited when it was last heard of. See whether its network holds.",
        queue=queue_in_words(tablet.queue_count),
    )


def _clock(tablet: AnyRow) -> str:
    return _(
        "Its clock is %(clock)s. What is tapped is dated right all the same; set the clock when you pass by.",
        clock=clock_in_words(tablet.clock_ahead_seconds),
    )


WORDS: dict[Need, Callable[[AnyRow], str]] = {
    Need.CANNOT_STORE: lambda _tablet: _(
        "It could not store a tap. Is the tablet full? Make room on it, then press Load anew."
    ),
    Need.SILENT: _silent,
    Need.QUEUE: _queue,
    Need.STORAGE: lambda _tablet: _(
        "Its browser may throw away what waits if the tablet runs full. Add Oasen to its home screen and open it there."
    ),
    Need.CLOCK: _clock,
}
