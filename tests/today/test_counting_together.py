"""Eight people count the same lunch at the same moment, at the real server: no head is lost or doubled."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.clock import now
from app.log.definition import ENTRIES, is_voided
from app.log.models import SetAside, Void
from app.staff.actions import add_staff
from app.staff.models import Role
from tests.benchmarks.served import Instance, served
from tests.make import make_activity, make_door, rows
from tests.today.pressing import heads_by_staff

PEOPLE = 8
PLUS_EACH, MINUS_EACH = 12, 4
TOKEN = re.compile(r'name="csrf_token" type="hidden" value="([^"]+)"|name="csrf_token" value="([^"]+)"')


@pytest.fixture(autouse=True)
def at_noon():
    """The server of these tests has a clock of its own, which nobody sets."""


class Browser:
    """Someone signed in at the real server, with a page of today open."""

    def __init__(self, address: str, code: str) -> None:
        self.address = address
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
        self._post("/sign-in/link", self._token("/sign-in/link"), code=code)
        self.token = self._token("/today/valla")

    def press(self, step: str, identifier: str | None = None, heads: str = "") -> None:
        """Press + or − at lunch, as the page sends it."""
        self._post(
            "/today/valla/count", self.token, counter="lunch", step=step, heads=heads, press=identifier or uuid4().hex
        )

    def _token(self, path: str) -> str:
        with self.opener.open(self.address + path) as answer:
            found = TOKEN.search(answer.read().decode())
        assert found is not None
        return next(each for each in found.groups() if each)

    def _post(self, path: str, token: str, **values: Any) -> None:
        body = urlencode({"csrf_token": token, **values}).encode()
        try:
            with self.opener.open(Request(self.address + path, body, {"Accept": "application/json"})) as answer:
                assert answer.status == 200
        except HTTPError as error:
            raise AssertionError(f"{path} answers {error.code}: {error.read()[:300]!r}") from None


@pytest.fixture
def people(app, settings):
    """Eight browsers at the real server, on either database."""
    door = make_door("valla", "iogt")
    make_activity(door, "lunch", "meal")
    codes = [add_staff("iogt", f"Alva {number}", Role.VOLUNTEER, now()) for number in range(PEOPLE)]
    with served(Instance(settings, [])) as port:
        yield [Browser(f"http://localhost:{port}", code) for code in codes]


def at_once(people, presses):
    """Each of the people presses what is theirs, all together."""
    with ThreadPoolExecutor(len(people)) as threads:
        for done in [threads.submit(presses, person, place) for place, person in enumerate(people)]:
            done.result()


def test_no_head_is_lost_or_doubled(people):
    def presses(person, place):
        for number in range(PLUS_EACH):
            person.press("1")
            if number >= PLUS_EACH - MINUS_EACH:
                person.press("-1")

    at_once(people, presses)

    assert heads_by_staff("lunch") == PEOPLE * (PLUS_EACH - MINUS_EACH)
    assert rows(select(func.count()).select_from(ENTRIES)) == [(PEOPLE * PLUS_EACH,)]
    targets = [bytes(target) for (target,) in rows(select(Void.target_id))]
    assert len(targets) == len(set(targets)) == PEOPLE * MINUS_EACH
    assert rows(select(SetAside.reason)) == []


def test_one_press_that_eight_send_counts_once(people):
    identifier = uuid4().hex

    at_once(people, lambda person, place: [person.press("1", identifier) for _ in range(3)])

    assert heads_by_staff("lunch") == 1
    assert rows(select(SetAside.reason)) == []


def test_of_one_entry_of_many_each_takes_one_back(people):
    people[0].press("some", heads="50")

    at_once(people, lambda person, place: [person.press("-1") for _ in range(3)])

    assert heads_by_staff("lunch") == 50 - 3 * PEOPLE
    assert rows(select(func.count()).select_from(ENTRIES).where(~is_voided(ENTRIES))) == [(1,)]


def test_who_takes_back_more_than_there_is_ends_at_nothing(people):
    for _ in range(5):
        people[0].press("1")

    at_once(people, lambda person, place: [person.press("-1") for _ in range(2)])

    assert heads_by_staff("lunch") == 0
    assert len(rows(select(Void.id))) == 5
