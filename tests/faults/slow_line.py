"""A long queue over a slow line that loses answers: all in, exactly once, and how long it takes."""

from __future__ import annotations

import time
from pathlib import Path

from tests.browser.starting import chromium_starter
from tests.faults.house import house
from tests.faults.law import account_of_ids
from tests.faults.outcome import Outcome, Plan, by_law
from tests.kiosk.in_browser.keeping import keep_visits
from tests.kiosk.in_browser.slow_line import SlowLine
from tests.kiosk.in_browser.tablet import Tablet

LINE_KBIT_A_SECOND = 64
LOST_SHARE = 0.2
# Five thousand take some ten minutes, ten thousand some twenty.
FULL_COUNT, USUAL_COUNT, QUICK_COUNT = 10_000, 5_000, 150
PATIENCE_SECONDS, PATIENCE_SECONDS_EACH = 60, 0.5
BETWEEN_LOOKS_MS = 500


def try_slow_line(folder: Path, plan: Plan) -> list[Outcome]:
    """So many entries wait; then the line comes back, narrow and with holes."""
    count = FULL_COUNT if plan.is_full else plan.rounds_of(USUAL_COUNT, QUICK_COUNT)
    with house(folder) as made, chromium_starter() as (browser_type, start):
        line = SlowLine(made.server.port)
        browser = browser_type.launch(**start)
        tablet = Tablet(browser.new_context(), f"http://localhost:{line.port}")
        tablet.open(made.pairing_link(line.port)).is_at("welcome")
        tablet.go_offline()
        kept = [each.replace("-", "") for each in keep_visits(tablet, count)]
        _make_poor(line)
        tablet.go_online()
        seconds = _seconds_until_empty(tablet, count)
        browser.close()
        line.stop()
        account = account_of_ids(kept, kept, made.ids(), made.set_aside_count())
    return [by_law(f"{count} queued, {LINE_KBIT_A_SECOND} kbit/s", count, _as_said(line, count, seconds), account)]


def _make_poor(line: SlowLine) -> None:
    line.bytes_a_second, line.lost_share = LINE_KBIT_A_SECOND * 1000 / 8, LOST_SHARE
    line.carried_bytes = 0


def _seconds_until_empty(tablet: Tablet, count: int) -> float:
    began_at = time.monotonic()
    while tablet.queue_count() > 0 and time.monotonic() - began_at < PATIENCE_SECONDS + count * PATIENCE_SECONDS_EACH:
        tablet.page.wait_for_timeout(BETWEEN_LOOKS_MS)
    return time.monotonic() - began_at


def _as_said(line: SlowLine, count: int, seconds: float) -> str:
    return (
        f"{line.lost_count} answers lost\n{seconds:.0f} s, {count / seconds:.1f} entries a second\n"
        f"{line.carried_bytes / count:.0f} bytes an entry"
    )
