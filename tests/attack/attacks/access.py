"""Every address asked for by every role: above it, of the other house, without a form's token, out of a folder."""

from __future__ import annotations

import hashlib
import http.client
import re
from collections.abc import Iterator

from sqlalchemy import select
from werkzeug.routing import Rule

from app.extensions import db
from app.web.policies import Policy, policy_of
from app.web.security import STATIC_ENDPOINTS
from tests.attack.judging import OF_THE_SERVER, Answer
from tests.attack.line import Attacker
from tests.attack.outcome import Finding, Outcome, Plan
from tests.attack.target import ROLES, Target
from tests.web.test_policies import PARTS

OF_STAFF = (Policy.VOLUNTEER, Policy.COORDINATOR, Policy.ADMIN)
OF_TABLETS = {
    Policy.KIOSK: {"kiosk"},
    Policy.PHONE: {"phone"},
    Policy.KIOSK_OR_PHONE: {"kiosk", "phone"},
    Policy.ONCE_KIOSK: {"kiosk", "phone"},
}
OF_THE_FIRST = re.compile(r"valla|[0-9a-f]{32}|kvarn")
# Answers that let nobody in: no form's token, not signed in, not allowed, not there, not so, too often.
SHUT = {400, 401, 403, 404, 405, 429}
OUT_OF_THE_FOLDER = (
    "../app/keys.py",
    "..%2fapp%2fkeys.py",
    "%2e%2e/app/keys.py",
    "....//app/keys.py",
    "..%5capp%5ckeys.py",
    "%2fetc%2fpasswd",
    "/etc/passwd",
    "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "..%252fapp%252fkeys.py",
)
# What changes in a house by itself: who was seen when, and what is noted of it.
CHANGES_BY_ITSELF = ("audit", "session", "kiosk_token", "waiting", "seen", "link")


def sweep_access(target: Target, _plan: Plan) -> Outcome:
    """Ask for all of it, once."""
    outcome = Outcome("access")
    before = _rows_of_first_house(target)
    for role in ROLES:
        _above_the_role(target, target.attacker("sion", role), outcome)
        _of_the_other_house(target, target.attacker("sion", role), outcome)
    if _rows_of_first_house(target) != before:
        outcome.findings.append(Finding("changed the other house", "a row of iogt is another than before"))
    for role in ("volunteer", "coordinator", "admin"):
        _without_a_token(target, target.attacker("iogt", role), outcome)
    _out_of_the_folder(target, outcome)
    return outcome


def _above_the_role(target: Target, who: Attacker, outcome: Outcome) -> None:
    for method, address, stated in _every_address(target):
        if _may(who.role, stated) or address == "/sign-out":
            continue
        answer = target.line.send(who, address, {}) if method == "POST" else target.line.ask(who, method, address)
        if not _is_shut(answer):
            outcome.findings.append(Finding("let in", f"{method} {address} as {who.role}", str(answer.status)))


def _of_the_other_house(target: Target, who: Attacker, outcome: Outcome) -> None:
    ground = target.ground
    for address in filter(OF_THE_FIRST.search, ground.opened.values()):
        _must_be_shut(target.line.ask(who, "GET", address), f"GET {address}", who, outcome)
    fields = {form.action: form.fields for form in ground.forms}
    for address in filter(OF_THE_FIRST.search, ground.sent.values()):
        values = dict.fromkeys(fields.get(address, ()), "1") | {"reason": "fel"}
        _must_be_shut(target.line.send(who, address, values), f"POST {address}", who, outcome)


def _must_be_shut(answer: Answer, asked: str, who: Attacker, outcome: Outcome) -> None:
    if not _is_shut(answer):
        outcome.findings.append(Finding("let into the other house", f"{asked} as {who.role}", str(answer.status)))


def _without_a_token(target: Target, who: Attacker, outcome: Outcome) -> None:
    for form in target.ground.forms:
        if form.endpoint == "staff.sign_out":
            continue
        answer = target.line.send(who, form.action, dict.fromkeys(form.fields - {"csrf_token"}, "1"), with_token=False)
        if answer.status not in SHUT:
            outcome.findings.append(Finding("taken without its token", f"POST {form.action} as {who.role}"))


def _out_of_the_folder(target: Target, outcome: Outcome) -> None:
    for root in ("/kiosk/", "/phone/", "/static/", "/kiosk/screens/"):
        for way in OUT_OF_THE_FOLDER:
            text = _asked_as_it_is(target.server.port, root + way)
            if OF_THE_SERVER.search(text):
                outcome.findings.append(Finding("shows a file of the server", root + way))


def _asked_as_it_is(port: int, address: str) -> str:
    """The text at an address that no client has tidied."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("GET", address)
    connection.endheaders()
    text = connection.getresponse().read().decode("utf-8", "replace")
    connection.close()
    return text


def _every_address(target: Target) -> Iterator[tuple[str, str, Policy]]:
    app = target.server.app
    with app.test_request_context():
        for rule in list(app.url_map.iter_rules()):
            stated = policy_of(app.view_functions[rule.endpoint])
            if rule.endpoint in STATIC_ENDPOINTS or stated is None or stated is Policy.ANYONE:
                continue
            for method in sorted(set(rule.methods or ()) & {"GET", "POST"}):
                yield method, _address(target, rule), stated


def _address(target: Target, rule: Rule) -> str:
    parts = {name: PARTS[name] for name in rule.arguments}
    if "slug" in parts:
        parts["slug"] = "sionhuset"  # one's own house, so that nothing but the role is in the way
    return str(target.server.app.url_map.bind("localhost").build(rule.endpoint, parts))


def _may(role: str, stated: Policy) -> bool:
    if stated in OF_TABLETS:
        return role in OF_TABLETS[stated]
    return role in ("volunteer", "coordinator", "admin") and OF_STAFF.index(stated) <= OF_STAFF.index(Policy(role))


def _is_shut(answer: Answer) -> bool:
    is_led_to_sign_in = answer.status == 302 and answer.header("Location").startswith("/sign-in")
    return answer.status in SHUT or is_led_to_sign_in


def _rows_of_first_house(target: Target) -> dict[str, str]:
    """A checksum of the first house's rows in each table that does not change by itself."""
    found = {}
    with target.server.database(), db.engine.connect() as connection:
        number = target.door.place.organisation_id
        for table in db.metadata.sorted_tables:
            if "organisation_id" not in table.c or any(word in table.name for word in CHANGES_BY_ITSELF):
                continue
            rows = connection.execute(select(table).where(table.c.organisation_id == number))
            said = sorted(repr(tuple(row)) for row in rows)
            found[table.name] = hashlib.sha256("\n".join(said).encode()).hexdigest()
    return found
