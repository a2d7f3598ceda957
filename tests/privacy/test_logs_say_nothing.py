"""What server and program say while every role does what it does, and faults happen: no address, code or question."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import pytest

from app.clock import now
from app.factory import create_app
from app.people.pictures import written
from app.staff.actions import give_new_link
from app.staff.models import Role
from app.web.policies import Policy, policy_of
from tests.database.fixtures import close
from tests.privacy.raw_files import forms_of
from tests.privacy.real_house import Browser, real_house, served

QUESTION, PATH, BODY = "fraga-q8z1", "stig-p7x2", "innehall-k4j5"
PASSWORD, ADDRESS, BROWSER = "ett langt losen u5t4", "203.0.113.77", "Lasare/w6v3"
FOLLOWS = {"X-Forwarded-For": ADDRESS, "X-Real-IP": ADDRESS, "Forwarded": f"for={ADDRESS}", "User-Agent": BROWSER}
PARTS = {"slug": "valla", "day": "2026-01-05", "kind": "meal", "topic": "support", "name": PATH, "filename": PATH}


@pytest.fixture
def house(sqlite_template, tmp_path):
    shutil.copytree(sqlite_template, tmp_path / "instance")
    return real_house(tmp_path / "instance")


def addresses_of(house):
    """Every address that can be asked for, whoever it is for."""
    app = create_app(house.settings)
    with app.test_request_context():
        adapter = app.url_map.bind("localhost")
        return [
            (str(adapter.build(rule.endpoint, {each: PARTS.get(each, 1) for each in rule.arguments})), policy_of(view))
            for rule in app.url_map.iter_rules()
            if "GET" in rule.methods and (view := app.view_functions[rule.endpoint])
        ]


def everybody_does_everything(port, house):
    """Staff of every role, a tablet, a phone, somebody unknown; right, wrong and broken."""
    everywhere = [address for address, _ in addresses_of(house)]
    statuses = set()
    for role, code in house.codes.items():
        browser = Browser(port, FOLLOWS)
        assert browser.submit("/sign-in/link", code=code)[0] == 302, role
        statuses |= {browser.ask("GET", f"{address}?{QUESTION}={PATH}")[0] for address in everywhere}
        browser.submit("/sign-in/password", name=f"Namn-{role.value}-h3g6", password=PASSWORD)
    nobody = Browser(port, FOLLOWS)
    statuses |= {nobody.ask("GET", f"/{PATH}?{QUESTION}=1")[0], nobody.ask("GET", f"/hours/{PATH}?{QUESTION}")[0]}
    nobody.submit("/sign-in", organisation="iogt", name=PATH, password=PASSWORD)
    for token in (house.kiosk, house.phone, BODY):
        statuses |= set(tap(Browser(port, FOLLOWS | {"Authorization": f"Bearer {token}"}), house))
    return statuses


def tap(device, house):
    mine, forgotten = house.cards
    shown = [{"type": "card", "value": each.token, "agreed": True} for each in house.cards]
    shown.append({"type": "pictures", "value": written(mine.pictures), "agreed": True})
    entries = [{"id": str(uuid4()), "kind": "visit", "at": now().isoformat(), "credential": each} for each in shown]
    entries += [{"id": BODY}, {"id": str(uuid4()), "kind": BODY, "at": BODY, "credential": shown[0]}]
    yield device.send(f"/api/v1/entries?{QUESTION}={mine.token}", {"entries": entries})[0]
    yield device.send("/api/v1/sealed", {"boxes": [{"seq": 1, "box": BODY}]})[0]
    yield device.ask("POST", "/api/v1/entries", f"{{{BODY}", "application/json")[0]
    for path in ("", "/asked", "/days", "/declined", "/forget"):
        yield device.send(f"/api/v1/card{path}", {"value": forgotten.token})[0]
    yield device.ask("GET", f"/api/v1/screen?{QUESTION}={mine.token}")[0]


def test_no_log_holds_an_address_a_code_or_a_question(house, tmp_path):
    said = tmp_path / "said"
    with served(house, said) as port:
        statuses = everybody_does_everything(port, house)
        with closing(sqlite3.connect(house.settings.instance / "oasen.sqlite")) as connection:
            connection.execute("ALTER TABLE entries RENAME TO lost")  # now everything that counts is a fault
        faults = everybody_does_everything(port, again(house))

    assert {200, 302, 400, 401, 403, 404} <= statuses
    assert 500 in faults
    words = said.read_bytes()
    assert b"fault:" in words
    secrets = [QUESTION, PATH, BODY, PASSWORD, ADDRESS, BROWSER, "127.0.0.1:", house.kiosk, house.phone]
    secrets += house.codes.values()
    secrets += [text for card in house.cards for text in (card.token, written(card.pictures))]
    assert [each for each in secrets if any(form in words for form in forms_of(each.encode()))] == []


def again(house):
    """The same house with new ways in for its staff, whose links were used up."""
    app = create_app(house.settings)
    with app.app_context():
        codes = {role: give_new_link("iogt", f"Namn-{role.value}-h3g6", now()) for role in Role}
    close(app)
    return replace(house, codes=codes)


def test_the_roles_that_asked_are_all_there_are():
    """A new policy needs somebody here who asks as it lets them."""
    devices = {Policy.KIOSK, Policy.PHONE, Policy.KIOSK_OR_PHONE, Policy.ONCE_KIOSK}

    assert set(Policy) == {Policy.ANYONE} | devices | {Policy(role.value) for role in Role}
