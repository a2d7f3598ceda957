"""Every page of the staff on ten years of one place: how long the server takes for each."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.routing import BuildError

from app.clock import now
from app.database.transaction import write_connection
from app.database.wall import Across, across_organisations
from app.extensions import db
from app.factory import create_app
from app.followup.writing.actions import begin_draft
from app.followup.writing.queries import Draft
from app.periods import year
from app.staff.actions import add_staff
from app.staff.attempts import Attempts
from app.staff.models import Role
from app.staff.sessions import Visitor, use_link
from app.web.policies import Policy, policy_of
from tests.benchmarks.history import filled, row_count_for
from tests.benchmarks.served import served
from tests.benchmarks.table import Line

STAFF = {Policy.VOLUNTEER, Policy.COORDINATOR, Policy.ADMIN}
# What stands for the parts of an address, so that most pages have something to show.
PARTS: dict[str, Any] = {
    "slug": "valla",
    "number": 2025,
    "kiosk_id": 1,
    "day": "2025-06-03",
    "month": 6,
    "year": 2025,
    "key": "00" * 16,
    "draft_id": 1,
}
# A year's search is the heaviest thing that the page of searching can be asked.
ALSO = ("/search?from=2016-01-01&to=2025-12-31",)
ASKED_TIMES = 9
SLOWEST_SHOWN = 8


def measure_pages(folder: Path, database: str, seconds: float) -> list[Line]:
    """The slowest pages by the median of several askings, and how many there are; the first of each prepares.

    A report being written stands by itself: it counts two years month by month, and is made and audited, each time.
    """
    with filled(folder, database, row_count_for(seconds)) as made:
        app = create_app(made.settings)
        with app.app_context(), across_organisations(Across.MACHINE):
            code = add_staff("valla", "Ada", Role.ADMIN, now())
            cookie = f"oasen={use_link(code, Visitor('127.0.0.1', 'benchmark'), Attempts(), now())}"
            with write_connection() as connection:
                begin_draft(connection, Draft(0, "organisation/valla", 1, None, year(PARTS["year"])), now())
            db.session.remove()
            db.engine.dispose()
        with served(made) as port:
            took = dict(_asked(port, cookie, [*_addresses(app), *ALSO]))
    writing = {address: took.pop(address) for address in [*took] if address.startswith("/reports/")}
    slowest = sorted(took.items(), key=lambda each: each[1], reverse=True)
    lines = [Line(f"pages of the staff, the slowest of {len(took)}", slowest[0][1] * 1000, "ms", aim="< 100")]
    shown = [*slowest[:SLOWEST_SHOWN], *sorted(writing.items())]
    return lines + [Line(f"  {address}", median * 1000, "ms") for address, median in shown]


def _addresses(app: Flask) -> Iterator[str]:
    """Every address that staff open by following a link, with something put in for its parts."""
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if "GET" in (rule.methods or ()) and policy_of(app.view_functions[rule.endpoint]) in STAFF:
                try:
                    yield adapter.build(rule.endpoint, {part: PARTS[part] for part in rule.arguments})
                except (KeyError, BuildError):
                    continue


def _asked(port: int, cookie: str, addresses: list[str]) -> Iterator[tuple[str, float]]:
    """The median seconds of each address that answers with a page; others name something that is not there."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for address in addresses:
        seconds = []
        for _ in range(ASKED_TIMES + 1):
            began_at = time.perf_counter()
            connection.request("GET", address, headers={"Cookie": cookie})
            answer = connection.getresponse()
            answer.read()
            seconds.append(time.perf_counter() - began_at)
            if answer.status >= http.client.INTERNAL_SERVER_ERROR:
                raise RuntimeError(f"{address} answers {answer.status}")
            if answer.status != http.client.OK:
                break
        else:
            yield address, statistics.median(seconds[1:])
    connection.close()
